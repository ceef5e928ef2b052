import type { CertificateContent } from './certificate.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { certificateRoutes } from './certificate.routes.tsx';
import { developmentRoutes } from './development.routes.tsx';
import { feedbackRoutes } from './feedback.routes.tsx';
import { libraryRoutes } from './library.routes.tsx';
import { reportRoutes } from './report.routes.tsx';
import { developmentHome } from './home.lines.ts';
import { commands } from './commands.ts';
import { verifyRoutes } from './verify.routes.tsx';
import { featureWords } from './feature.words.ts';

const tables = {
  certificate: {
    about: entry('development', 'public-task', ['person_id'], 'certificate', 'delete'),
    kinds: { credential: 'answer' },
  },
  development_goal: {
    about: entry('development', 'public-task', ['person_id'], 'assessment', 'delete'),
  },
  evidence: {
    about: entry('development', 'public-task', ['person_id'], 'assessment', 'delete'),
    encrypted: { columns: ['title', 'body', 'file'], row: ['id'], subject: 'person_id' },
    kinds: { address: 'file', indicators: 'answer' },
  },
  feedback: {
    about: entry('development', 'public-task', ['giver_id', 'receiver_id'], 'assessment', 'delete'),
    encrypted: {
      columns: ['situation', 'behaviour', 'effect', 'question', 'answer'],
      row: ['id'],
      subject: 'mentorship_id',
    },
  },
  goal_request: {
    about: entry('development', 'public-task', ['owner_id', 'person_id'], 'assessment', 'delete'),
    encrypted: { columns: ['words', 'answer'], row: ['id'], subject: 'owner_id' },
  },
  peer_group: {
    about: entry('development', 'public-task', ['made_by'], 'organisation', 'keep', 'nobody'),
    kinds: { about: 'work', name: 'work' },
  },
  peer_group_member: {
    about: entry('development', 'public-task', ['person_id'], 'person', 'delete'),
  },
  resource: {
    about: entry('development', 'public-task', ['added_by'], 'organisation', 'keep', 'nobody'),
    kinds: { address: 'file', title: 'work', about: 'work' },
  },
  resource_use: { about: entry('development', 'public-task', ['person_id'], 'person', 'delete') },
  signing_key: { about: entry('development', 'public-task', [], 'organisation', 'keep', 'nobody') },
  signing_secret: {
    about: entry('development', 'public-task', [], 'organisation', 'keep', 'nobody'),
  },
  strength: { about: entry('development', 'consent', ['person_id'], 'person', 'delete') },
} as const satisfies TableFacts;

const permissions = {
  grow: { mentor: 'own' },
  'answer requests': {
    mentor: 'own',
    coordinator: 'own',
    'contact-person': 'own',
    specialist: 'own',
    mentee: 'own',
  },
  'see library': { mentor: 'all', mentee: 'all', coordinator: 'all' },
  'add to library': { mentor: 'own', coordinator: 'all' },
  'give feedback': { mentor: 'own', mentee: 'own' },
  'issue certificates': { coordinator: 'all' },
} as const satisfies PermissionTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'certificate.content': CertificateContent;
    'evidence.indicators': string[];
    'resource.competences': string[];
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'development',
  openRoutes: [...verifyRoutes],
  routes: [
    ...certificateRoutes,
    ...developmentRoutes,
    ...feedbackRoutes,
    ...libraryRoutes,
    ...reportRoutes,
  ],
  permissions,
  tables,
  menu: [{ path: '/development', word: 'growing', permission: 'grow', place: 60 }],
  home: developmentHome,
  commands,
  words: featureWords,
});
