import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import { contactsHome } from './home.lines.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  contact: {
    about: entry(
      'mentoring',
      'public-task',
      ['person_id', 'noted_by', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
    encrypted: { columns: ['note'], row: ['id'], subject: 'mentorship_id' },
  },
  follow_up: {
    about: entry(
      'mentoring',
      'public-task',
      ['changed_by', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
    encrypted: {
      columns: ['next_step', 'note'],
      row: ['mentorship_id'],
      subject: 'mentorship_id',
    },
    kinds: { next_step: 'confided' },
  },
} as const satisfies TableFacts;

declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}

export const feature = defineFeature({
  name: 'contacts',
  tables,
  home: contactsHome,
  words: featureWords,
});
