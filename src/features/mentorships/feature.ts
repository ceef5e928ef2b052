import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { beganText } from './began.letters.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  confided_text: {
    about: entry(
      'mentoring',
      'public-task',
      ['author_id', 'mentee_id', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
    encrypted: { columns: ['body'], row: ['id'], subject: 'mentorship_id' },
  },
  counter_statement: {
    about: entry(
      'accountability',
      'legal-duty',
      ['author_id'],
      'relationship',
      'keep',
      'of-others',
    ),
    encrypted: { columns: ['body'], row: ['id'], subject: 'text_id' },
  },
  mentorship: {
    about: entry('mentoring', 'public-task', [], 'relationship', 'keep', 'of-others'),
    kinds: { name: 'work' },
  },
  mentorship_member: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'anonymise'),
  },
} as const satisfies TableFacts;

const permissions = {
  'see mentorships': { coordinator: 'all', mentor: 'own', mentee: 'own', 'contact-person': 'own' },
  'write in mentorship': { mentor: 'own', mentee: 'own' },
  'close mentorship': { coordinator: 'all', mentor: 'own', mentee: 'own' },
} as const satisfies PermissionTable;

const letters = {
  began: { texts: [beganText] },
} as const satisfies LetterTable;

declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}
declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'mentorships',
  permissions,
  tables,
  letters,
  words: featureWords,
});
