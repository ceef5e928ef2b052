import type { Division, DivisionPolicy, DivisionPool } from '../optimisation/division.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import { divisionRoutes } from './division.routes.tsx';
import { groupRoutes } from './group.routes.tsx';
import { groupText } from './group.letters.ts';
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
} as const satisfies TableFacts;

const letters = {
  group: { texts: [groupText] },
} as const satisfies LetterTable;

declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'division.pool': DivisionPool;
    'division.policy': DivisionPolicy;
    'division.result': Division;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'divisions',
  routes: [...divisionRoutes, ...groupRoutes],
  tables,
  letters,
  words: featureWords,
});
