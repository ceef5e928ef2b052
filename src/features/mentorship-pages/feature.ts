import { defineFeature } from '../../web/feature.ts';
import { mentorshipRoutes } from './mentorship.routes.tsx';
import { mentorshipsHome } from './home.lines.tsx';
import { featureWords } from './feature.words.ts';

declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'mentorship-pages',
  routes: mentorshipRoutes,
  menu: [{ path: '/mentorships', word: 'mentorships', permission: 'see mentorships', place: 20 }],
  home: mentorshipsHome,
  words: featureWords,
});
