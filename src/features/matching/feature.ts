import type { Policy, Result } from '../optimisation/policy.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { byHandRoutes } from './by-hand.routes.tsx';
import { matchingRoutes } from './run.routes.tsx';
import { sendingRoutes } from './sending.routes.tsx';
import { workbenchRoutes } from './workbench.routes.tsx';
import { matchingHome } from './home.lines.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  matching_run: {
    about: entry('matching', 'public-task', ['made_by'], 'matching', 'keep', 'of-others'),
    kinds: { name: 'work', made_how: 'state' },
  },
  run_note: {
    about: entry('matching', 'public-task', ['written_by'], 'matching', 'keep', 'of-others'),
    encrypted: { columns: ['text'], row: ['id'], subject: 'run_id' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see runs': { coordinator: 'all' },
  'run matching': { coordinator: 'all' },
} as const satisfies PermissionTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'matching_run.policy': Policy;
    'matching_run.result': Result;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'matching',
  routes: [...byHandRoutes, ...matchingRoutes, ...sendingRoutes, ...workbenchRoutes],
  permissions,
  tables,
  home: matchingHome,
  words: featureWords,
});
