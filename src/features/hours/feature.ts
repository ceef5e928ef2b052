import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import { hoursRoutes } from './hours.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  hours_entry: {
    about: entry('mentoring', 'public-task', ['person_id'], 'relationship', 'delete'),
  },
} as const satisfies TableFacts;

declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'hours',
  routes: hoursRoutes,
  tables,
  words: featureWords,
});
