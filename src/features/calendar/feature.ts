import { defineFeature } from '../../web/feature.ts';
import { calendarRoutes, feedRoutes } from './calendar.routes.tsx';
import { featureWords } from './feature.words.ts';

export const feature = defineFeature({
  name: 'calendar',
  openRoutes: feedRoutes,
  routes: calendarRoutes,
  menu: [{ path: '/calendar', word: 'calendar', place: 212, isPersonal: true }],
  words: featureWords,
});
