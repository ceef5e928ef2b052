import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import { energyRoutes } from './energy.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  energy_check: {
    about: entry('care', 'consent', ['person_id'], 'relationship', 'delete'),
    encrypted: {
      columns: ['energy', 'load'],
      numbers: ['energy', 'load'],
      row: ['person_id', 'week_on'],
      subject: 'person_id',
    },
  },
} as const satisfies TableFacts;

declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}

export const feature = defineFeature({
  name: 'energy',
  routes: energyRoutes,
  tables,
  menu: [{ path: '/energy', word: 'energy', permission: 'grow', place: 204, isPersonal: true }],
  words: featureWords,
});
