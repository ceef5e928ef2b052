import { defineFeature } from '../../web/feature.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { homeRoutes } from './home.routes.tsx';
import { featureWords } from './feature.words.ts';

const permissions = {
  'see home': {
    administrator: 'all',
    coordinator: 'all',
    'contact-person': 'all',
    mentor: 'all',
    mentee: 'all',
    guardian: 'all',
    specialist: 'all',
    rater: 'all',
    auditor: 'all',
    registrar: 'all',
    'results-reader': 'all',
    teacher: 'all',
  },
} as const satisfies PermissionTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}

export const feature = defineFeature({
  name: 'home',
  routes: [...homeRoutes],
  permissions,
  menu: [{ path: '', word: 'home', permission: 'see home', place: 10 }],
  words: featureWords,
});
