import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { candidateRoutes } from './candidate.routes.tsx';
import { openProfilesHome } from './home.lines.ts';
import { openProfileRoutes } from './open-profile.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  open_profile: {
    about: entry('mentoring', 'consent', ['person_id'], 'person', 'delete'),
    encrypted: {
      columns: ['about', 'topics', 'interests', 'times', 'photo'],
      row: ['person_id'],
      subject: 'person_id',
    },
    kinds: { topics: 'confided', times: 'confided', photo: 'file', photo_type: 'file' },
  },
  // It lay in the row of the page before, and is sealed under that name.
  open_profile_contact: {
    about: entry('mentoring', 'consent', ['person_id'], 'person', 'delete'),
    encrypted: {
      columns: ['contact'],
      row: ['person_id'],
      subject: 'person_id',
      formerly: 'open_profile',
    },
    kinds: { contact: 'confided' },
  },
} as const satisfies TableFacts;

const permissions = {
  'read pages of people': { coordinator: 'all', mentor: 'own', mentee: 'own' },
  'choose candidates': { mentor: 'own', mentee: 'own' },
} as const satisfies PermissionTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}

export const feature = defineFeature({
  name: 'open-profiles',
  routes: [...openProfileRoutes, ...candidateRoutes],
  permissions,
  tables,
  home: openProfilesHome,
  menu: [
    {
      path: '/about-me',
      word: 'aboutMe',
      permission: 'write in mentorship',
      place: 200,
      isPersonal: true,
    },
  ],
  words: featureWords,
});
