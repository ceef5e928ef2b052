import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import { keptDays } from './draft.rules.ts';
import { forgetDrafts } from './draft.store.ts';
import { forgetLastSaves } from './last-save.store.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  draft: {
    about: entry('service', 'interest', ['person_id'], 'service', 'delete'),
    encrypted: { columns: ['body'], row: ['id'], subject: 'person_id' },
    kinds: { page: 'work' },
  },
  last_save: { about: entry('service', 'interest', ['person_id'], 'service', 'delete') },
} as const satisfies TableFacts;

declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}

export const feature = defineFeature({
  name: 'drafts',
  tables,
  jobs: {
    drafts: {
      every: 'day',
      run: async (tx, { at }) => {
        const before = new Date(at.subtract({ hours: 24 * keptDays }).epochMilliseconds);
        await forgetDrafts(tx, before);
        await forgetLastSaves(tx, before);
      },
    },
  },
  words: featureWords,
});
