import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { evaluationRoutes } from './evaluation.routes.tsx';
import { countAllFigures } from './figures.service.ts';
import { evaluationHome } from './home.lines.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  evaluation_figures: {
    about: entry('accountability', 'public-task', [], 'organisation', 'keep', 'anonymous'),
    encrypted: { columns: ['content'], row: ['cohort_id'], subject: 'cohort_id' },
  },
  evaluation_plan: {
    about: entry('accountability', 'public-task', ['written_by'], 'organisation', 'keep', 'nobody'),
    kinds: { objectives: 'work', criteria: 'work', planned_hours: 'figure' },
  },
  evaluation_cost: {
    about: entry('accountability', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { item: 'state', hours: 'figure', low: 'figure', high: 'figure' },
  },
  evaluation_decision: {
    about: entry(
      'accountability',
      'public-task',
      ['owner_id', 'written_by'],
      'organisation',
      'keep',
      'nobody',
    ),
    kinds: { decision: 'work', place: 'setting' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see evaluations': { coordinator: 'all', auditor: 'all', 'results-reader': 'all' },
} as const satisfies PermissionTable;

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
  name: 'evaluation',
  routes: evaluationRoutes,
  permissions,
  tables,
  menu: [
    {
      path: '/evaluations',
      word: 'results',
      permission: 'see evaluations',
      place: 105,
      where: (_around, roles) => !roles.includes('coordinator'),
    },
  ],
  home: evaluationHome,
  jobs: {
    evaluation: {
      every: 'day',
      run: (tx, { organisation, at }, day) =>
        countAllFigures(tx, {
          organisation: organisation.id,
          today: day,
          now: new Date(at.epochMilliseconds),
        }),
    },
  },
  words: featureWords,
});
