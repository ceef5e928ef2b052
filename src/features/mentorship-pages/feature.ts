import { defineFeature } from '../../web/feature.ts';
import { looksAfterOthers } from '../../web/permission.ts';
import { mentorshipRoutes } from './mentorship.routes.tsx';
import { mentorshipsHome } from './home.lines.tsx';
import { featureWords } from './feature.words.ts';

declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'mentorship-pages',
  routes: mentorshipRoutes,
  menu: [
    {
      path: '/mentorships',
      word: 'mentorships',
      permission: 'see mentorships',
      place: 20,
      // Who is in a class only finds it under its own name.
      where: (around, roles) => around.pairs || looksAfterOthers(roles),
    },
  ],
  home: mentorshipsHome,
  words: featureWords,
});
