import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import { entryRoutes } from './entry.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  entry_withdrawal: {
    about: entry(
      'accountability',
      'public-task',
      ['withdrawn_by', 'mentee_id', 'other_id', 'mentorship'],
      'relationship',
      'keep',
      'of-others',
    ),
    kinds: { readers: 'state' },
  },
} as const satisfies TableFacts;

declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'entries',
  routes: [...entryRoutes],
  tables,
  words: featureWords,
});
