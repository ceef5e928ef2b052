import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import { openProfileRoutes } from './open-profile.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  open_profile: {
    about: entry('mentoring', 'consent', ['person_id'], 'person', 'delete'),
    encrypted: {
      columns: ['about', 'interests', 'contact'],
      row: ['person_id'],
      subject: 'person_id',
    },
    kinds: { contact: 'confided' },
  },
} as const satisfies TableFacts;

declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}

export const feature = defineFeature({
  name: 'open-profiles',
  routes: openProfileRoutes,
  tables,
  words: featureWords,
});
