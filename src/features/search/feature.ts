import { defineFeature } from '../../web/feature.ts';
import { searchRoutes } from './search.routes.tsx';
import { featureWords } from './feature.words.ts';

declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'search',
  routes: searchRoutes,
  words: featureWords,
});
