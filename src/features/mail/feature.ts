import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { outboxRoutes } from './outbox.routes.tsx';
import { mailRoutes } from './mail.routes.tsx';
import { lettersRoutes } from './letters.routes.tsx';
import { digestText, writeDigests } from './digest.job.ts';
import { stopRoutes } from './stop.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  calendar_feed: { about: entry('post', 'public-task', ['person_id'], 'service', 'delete') },
  letter: {
    about: entry('post', 'public-task', ['person_id'], 'letters', 'delete'),
    kinds: { subject: 'work', sealed_address: 'contact', reply_to: 'contact' },
  },
  letter_logo: { about: entry('post', 'public-task', [], 'organisation', 'keep', 'nobody') },
  letter_signature: {
    about: entry('post', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { body: 'work' },
  },
  letter_text: {
    about: entry('post', 'public-task', ['changed_by'], 'organisation', 'keep', 'nobody'),
    kinds: { subject: 'work', body: 'work' },
  },
  mail_choice: { about: entry('post', 'public-task', ['person_id'], 'person', 'delete') },
} as const satisfies TableFacts;

const permissions = {
  'choose mail': {
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
  'edit letters': { administrator: 'all', coordinator: 'all' },
  'see outbox': { administrator: 'all', coordinator: 'all' },
} as const satisfies PermissionTable;

const letters = {
  digest: { texts: [digestText] },
  test: { isReadable: true, texts: [] },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'mail',
  openRoutes: [...stopRoutes],
  routes: [...outboxRoutes, ...mailRoutes, ...lettersRoutes],
  permissions,
  tables,
  jobs: { digests: { every: 'hour', run: writeDigests } },
  letters,
  menu: [
    { path: '/mail', word: 'mail', place: 210, isPersonal: true },
    { path: '/letters', word: 'letters', permission: 'edit letters', place: 224, isPersonal: true },
    { path: '/outbox', word: 'outbox', permission: 'see outbox', place: 226, isPersonal: true },
  ],
  words: featureWords,
});
