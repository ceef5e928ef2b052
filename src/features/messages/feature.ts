import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { announcementRoutes } from './announcement.routes.tsx';
import { messagesHome } from './home.lines.tsx';
import { messageText } from './message.letters.ts';
import { messageRoutes } from './message.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  announcement: {
    about: entry('post', 'public-task', ['made_by'], 'letters', 'keep', 'of-others'),
    kinds: { title: 'work', body: 'work', audience: 'work' },
  },
  message: {
    about: entry('post', 'public-task', ['sender_id'], 'letters', 'keep', 'of-others'),
    encrypted: { columns: ['subject', 'body'], row: ['id'], subject: 'id' },
    kinds: { subject: 'confided' },
  },
  message_recipient: {
    about: entry('post', 'public-task', ['person_id'], 'letters', 'delete'),
    kinds: { letter_key: 'work' },
  },
} as const satisfies TableFacts;

const permissions = {
  'read messages': {
    administrator: 'own',
    coordinator: 'own',
    'contact-person': 'own',
    mentor: 'own',
    mentee: 'own',
    guardian: 'own',
    specialist: 'own',
    rater: 'own',
    auditor: 'own',
    registrar: 'own',
    'results-reader': 'own',
    teacher: 'own',
  },
  'write to people': { coordinator: 'all', 'contact-person': 'own' },
  announce: { coordinator: 'all' },
} as const satisfies PermissionTable;

const letters = {
  message: { hidesSubject: true, texts: [messageText] },
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
  name: 'messages',
  routes: [...messageRoutes, ...announcementRoutes],
  permissions,
  tables,
  menu: [
    { path: '/messages', word: 'messages', permission: 'write to people', place: 85 },
    {
      path: '/messages',
      word: 'messages',
      permission: 'read messages',
      place: 206,
      isPersonal: true,
    },
  ],
  home: messagesHome,
  letters,
  words: featureWords,
});
