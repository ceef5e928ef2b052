import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import { ownActionRoutes } from './own-action.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  own_action: {
    about: entry('mentoring', 'consent', ['person_id'], 'person', 'delete'),
    encrypted: { columns: ['body'], row: ['id'], subject: 'person_id' },
  },
} as const satisfies TableFacts;

declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}

export const feature = defineFeature({
  name: 'own-actions',
  routes: ownActionRoutes,
  tables,
  menu: [
    {
      path: '/actions',
      word: 'ownActions',
      permission: 'write in mentorship',
      place: 202,
      isPersonal: true,
    },
  ],
  words: featureWords,
});
