import type { Profile, Unplaced } from './profile.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import { looksAfterOthers, type PermissionTable } from '../../web/permission.ts';
import { profileRoutes } from './profile.routes.tsx';
import { profileFileRoutes } from './profile-file.routes.tsx';
import { reviewRoutes } from './review.routes.tsx';
import { profilesHome } from './home.lines.ts';
import { commands } from './commands.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  draft_state: {
    about: entry('assessment', 'public-task', [], 'files', 'keep', 'nobody'),
    kinds: { state: 'key' },
  },
  indicator: { about: entry('assessment', 'public-task', [], 'organisation', 'keep', 'nobody') },
  profile: {
    about: entry('assessment', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { name: 'work' },
  },
  profile_source: {
    about: entry('assessment', 'public-task', ['made_by'], 'files', 'keep', 'nobody'),
    kinds: { unplaced: 'file' },
  },
  profile_version: {
    about: entry('assessment', 'public-task', ['published_by'], 'organisation', 'keep', 'nobody'),
    kinds: { state: 'key' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see profiles': {
    coordinator: 'all',
    'contact-person': 'all',
    mentor: 'all',
    mentee: 'all',
    auditor: 'all',
  },
  'edit profiles': { coordinator: 'all' },
} as const satisfies PermissionTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'draft_state.content': Profile;
    'profile_source.lines': string[];
    'profile_source.unplaced': Unplaced[] | null;
    'profile_version.content': Profile;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'profiles',
  routes: [...profileRoutes, ...reviewRoutes, ...profileFileRoutes],
  permissions,
  tables,
  menu: [
    {
      path: '/profiles',
      word: 'profiles',
      permission: 'see profiles',
      place: 90,
      where: (_, roles) => looksAfterOthers(roles),
    },
  ],
  home: profilesHome,
  commands,
  words: featureWords,
});
