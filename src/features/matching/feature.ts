import type { Reason } from '../optimisation/criterion.rules.ts';
import type { Division, DivisionPolicy, DivisionPool } from '../optimisation/division.rules.ts';
import type { Policy, Result } from '../optimisation/policy.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { cohortRoutes } from '../cohorts/cohort.routes.tsx';
import { matchingRoutes } from './run.routes.tsx';
import { proposalRoutes } from '../proposals/proposal.routes.tsx';
import { workbenchRoutes } from './workbench.routes.tsx';
import { divisionRoutes } from '../divisions/division.routes.tsx';
import { groupRoutes } from '../divisions/group.routes.tsx';
import { matchingHome } from './home.lines.ts';
import { writeToAsked } from '../proposals/question.letters.ts';
import { commands } from '../optimisation/commands.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  division: {
    about: entry('matching', 'public-task', ['made_by'], 'matching', 'keep', 'of-others'),
  },
  group_request: {
    about: entry(
      'matching',
      'public-task',
      ['pupil_id', 'other_id', 'noted_by'],
      'matching',
      'delete',
    ),
  },
  matching_run: {
    about: entry('matching', 'public-task', ['made_by'], 'matching', 'keep', 'of-others'),
  },
  pairing_release: {
    about: entry(
      'matching',
      'public-task',
      ['released_by', 'mentorship'],
      'matching',
      'keep',
      'of-others',
    ),
  },
  proposal: {
    about: entry(
      'matching',
      'public-task',
      ['mentor_id', 'mentee_id'],
      'matching',
      'keep',
      'of-others',
    ),
  },
  proposal_answer: {
    about: entry('matching', 'public-task', ['answered_by'], 'matching', 'keep', 'of-others'),
    encrypted: { columns: ['reason'], row: ['id'], subject: 'proposal_id' },
  },
  run_note: {
    about: entry('matching', 'public-task', ['written_by'], 'matching', 'keep', 'of-others'),
    encrypted: { columns: ['text'], row: ['id'], subject: 'run_id' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see runs': { coordinator: 'all' },
  'run matching': { coordinator: 'all' },
  'answer proposal': { mentor: 'own', mentee: 'own' },
} as const satisfies PermissionTable;

const letters = {
  proposal: { isReadable: true },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'division.pool': DivisionPool;
    'division.policy': DivisionPolicy;
    'division.result': Division;
    'matching_run.policy': Policy;
    'matching_run.result': Result;
    'proposal.reasons': Reason[];
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'matching',
  routes: [
    ...cohortRoutes,
    ...matchingRoutes,
    ...proposalRoutes,
    ...workbenchRoutes,
    ...divisionRoutes,
    ...groupRoutes,
  ],
  permissions,
  tables,
  home: matchingHome,
  jobs: { proposals: { every: 'day', run: writeToAsked } },
  letters,
  commands,
  words: featureWords,
});
