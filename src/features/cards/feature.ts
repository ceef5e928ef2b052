import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import { cardRoutes } from './card.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  card: {
    about: entry('mentoring', 'public-task', ['made_by'], 'relationship', 'keep', 'of-others'),
  },
} as const satisfies TableFacts;

export const feature = defineFeature({
  name: 'cards',
  routes: cardRoutes,
  tables,
  words: featureWords,
});
