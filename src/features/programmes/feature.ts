import type { ProgrammeRules } from '../profiles/template.store.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { programmeRoutes } from './programme.routes.tsx';
import { programmesHome } from './home.lines.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  cohort: {
    about: entry(
      'mentoring',
      'public-task',
      ['coordinator_id', 'deputy_id'],
      'organisation',
      'keep',
      'nobody',
    ),
    kinds: {
      name: 'work',
      state: 'state',
      copied_from: 'reference',
      admitted_until: 'moment',
      needed_checks: 'setting',
      open_choice: 'setting',
    },
  },
  cohort_date: {
    about: entry('mentoring', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { name: 'work' },
  },
  programme: {
    about: entry('mentoring', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { name: 'work' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see programmes': {
    administrator: 'all',
    coordinator: 'all',
    'contact-person': 'all',
    auditor: 'all',
  },
  'edit programmes': { coordinator: 'all' },
} as const satisfies PermissionTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'programme.rules': ProgrammeRules;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'programmes',
  routes: [...programmeRoutes],
  permissions,
  tables,
  menu: [{ path: '/programmes', word: 'programmes', permission: 'see programmes', place: 70 }],
  home: programmesHome,
  words: featureWords,
});
