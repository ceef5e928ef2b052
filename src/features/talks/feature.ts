import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { childrenRoutes } from './children.routes.tsx';
import { featureWords } from './feature.words.ts';
import { talksHome } from './home.lines.ts';
import { inviteRoutes } from './invite.routes.tsx';
import { recordRoutes } from './record.routes.tsx';
import { offeredText, talkTexts } from './talk.letters.ts';
import { talkRoutes } from './talk.routes.tsx';

const tables = {
  talk_preparation: {
    about: entry('guidance', 'public-task', ['author_id'], 'pupil-file', 'delete'),
    encrypted: { columns: ['body'], row: ['id', 'author_id'], subject: 'author_id' },
  },
  talk_slot: {
    about: entry(
      'guidance',
      'public-task',
      ['mentee_id', 'booked_by', 'offered_by'],
      'pupil-file',
      'keep',
      'pupil-file',
    ),
  },
  talk_slot_pupil: {
    about: entry('guidance', 'public-task', ['mentee_id'], 'pupil-file', 'delete'),
  },
} as const satisfies TableFacts;

const permissions = {
  'see talks': { mentor: 'own', mentee: 'own', guardian: 'own' },
  'see own children': { guardian: 'own' },
  'book talks': { mentee: 'own', guardian: 'own' },
  'invite guardians': { coordinator: 'all', mentor: 'own' },
} as const satisfies PermissionTable;

const letters = {
  talk: { isReadable: true, texts: Object.values(talkTexts) },
  'talk-offer': { isReadable: true, texts: [offeredText] },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'talks',
  routes: [...talkRoutes, ...childrenRoutes, ...recordRoutes, ...inviteRoutes],
  permissions,
  tables,
  menu: [
    {
      path: '/talks',
      word: 'talks',
      permission: 'see talks',
      place: 16,
      where: ({ classes }, roles) =>
        classes && roles.some((role) => role === 'mentor' || role === 'mentee'),
    },
    { path: '/children', word: 'children', permission: 'see own children', place: 40 },
  ],
  home: talksHome,
  letters,
  words: featureWords,
});
