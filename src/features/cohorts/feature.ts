import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import { cohortRoutes } from './cohort.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
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
} as const satisfies TableFacts;

declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'cohorts',
  routes: cohortRoutes,
  tables,
  words: featureWords,
});
