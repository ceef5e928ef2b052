import type { Preferences } from './preference.rules.ts';
import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { admissionRoutes } from './admission.routes.tsx';
import type { CallText, OwnQuestion } from './application-call.rules.ts';
import { applicationCallRoutes } from './application-call.routes.tsx';
import { evidenceRoutes } from './evidence.routes.tsx';
import { publicApplicationRoutes } from './public-application.routes.tsx';
import { deleteOldDrafts } from './public-application.store.ts';
import { applicationBoardRoutes } from './application-board.routes.tsx';
import { admissionsHome } from './home.lines.ts';
import { commands } from './commands.ts';
import { decisionText, nominatedText } from './decision.letters.ts';
import { consentText, draftText, sentText } from './public-application.letters.ts';
import { reminderText } from './reminder.letters.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  admission_decision: {
    about: entry('admission', 'public-task', ['application'], 'admission', 'keep', 'signed'),
    encrypted: { columns: ['parts', 'reason'], row: ['id'], subject: 'application_id' },
  },
  application: {
    about: entry('admission', 'public-task', ['person_id'], 'admission', 'anonymise'),
    encrypted: { columns: ['answers'], row: ['id'], subject: 'person_id' },
  },
  application_call: {
    about: entry('admission', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { asks_manager: 'setting', welcome: 'work', questions: 'work' },
  },
  application_evidence: {
    about: entry('admission', 'public-task', ['person_id', 'verified_by'], 'admission', 'delete'),
    encrypted: { columns: ['about', 'address', 'file_name', 'file'], row: ['id'], subject: 'id' },
    kinds: { address: 'file', criterion: 'reference' },
  },
  application_link: {
    about: entry('admission', 'public-task', [], 'admission', 'keep', 'nobody'),
    encrypted: { columns: ['token'], row: ['id'], subject: 'id' },
    kinds: { address_of: 'reference' },
  },
  manager_consent: {
    about: entry('admission', 'public-task', ['person_id'], 'admission', 'delete'),
    encrypted: { columns: ['contact', 'words'], row: ['id'], subject: 'id' },
  },
  public_application: {
    about: entry('admission', 'public-task', ['person_id'], 'admission', 'delete'),
    encrypted: { columns: ['content'], row: ['id'], subject: 'id' },
    kinds: { content: 'confided' },
  },
  role_history: {
    about: entry('admission', 'public-task', ['person_id', 'verified_by'], 'person', 'delete'),
    encrypted: { columns: ['verified_against'], row: ['id'], subject: 'person_id' },
    kinds: { title: 'name' },
  },
  wish: {
    about: entry('matching', 'public-task', ['person_id', 'wished_id'], 'admission', 'delete'),
    encrypted: { columns: ['reason'], row: ['id'], subject: 'application_id' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see applications': { coordinator: 'all', 'contact-person': 'own' },
  nominate: { coordinator: 'all', 'contact-person': 'own' },
  apply: { mentor: 'own', mentee: 'own', coordinator: 'all' },
  'decide admission': { coordinator: 'all' },
} as const satisfies PermissionTable;

const letters = {
  decision: { texts: [decisionText] },
  nominated: { texts: [nominatedText] },
  'application reminder': { texts: [reminderText] },
  'manager-consent': { texts: [consentText] },
  'public-application': { texts: [draftText, sentText] },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'application.competences': string[];
    'application_call.questions': OwnQuestion[];
    'application_call.welcome': CallText;
    'cohort.needed_checks': string[];
    'application.preferences': Partial<Preferences>;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'admissions',
  routes: [
    ...applicationBoardRoutes,
    ...admissionRoutes,
    ...applicationCallRoutes,
    ...evidenceRoutes,
  ],
  openRoutes: publicApplicationRoutes,
  jobs: {
    'drop-drafts': { every: 'day', run: (tx) => deleteOldDrafts(tx) },
  },
  permissions,
  tables,
  home: admissionsHome,
  letters,
  commands,
  words: featureWords,
});
