import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import { cohortRoutes } from './cohort.routes.tsx';
import { cohortsHome } from './home.lines.ts';
import { rulesRoutes } from './rules.routes.tsx';
import { upkeepRoutes } from './upkeep.routes.tsx';
import { versionRoutes } from './version.routes.tsx';
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
  home: cohortsHome,
  routes: [...cohortRoutes, ...upkeepRoutes, ...rulesRoutes, ...versionRoutes],
  tables,
  words: featureWords,
});
