import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { teamRoutes } from './team.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  team_item: {
    about: entry('mentoring', 'public-task', ['made_by'], 'relationship', 'keep', 'of-others'),
    encrypted: { columns: ['body'], row: ['id'], subject: 'cohort_id' },
  },
  team_owner: { about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete') },
} as const satisfies TableFacts;

const permissions = {
  'work as a team': { mentor: 'own' },
} as const satisfies PermissionTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}

export const feature = defineFeature({
  name: 'team',
  routes: teamRoutes,
  permissions,
  tables,
  words: featureWords,
});
