import { defineFeature } from '../../web/feature.ts';
import { calendarRoutes, feedRoutes } from './calendar.routes.tsx';

export const feature = defineFeature({
  name: 'calendar',
  openRoutes: feedRoutes,
  routes: calendarRoutes,
});
