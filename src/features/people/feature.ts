import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { tellEndedByChange } from './approval.service.ts';
import { consentAgeRoutes } from './consent-age.routes.tsx';
import { approvalRoutes } from './approval.routes.tsx';
import { guardianRoutes } from './guardian.routes.tsx';
import { importRoutes } from './import.routes.tsx';
import { protectedRoutes } from './protected.routes.tsx';
import { personRoutes } from './person.routes.tsx';
import type { Moved } from './merge.store.ts';
import { mergeRoutes } from './merge.routes.tsx';
import type { ListFacts } from './roster-file.worker.ts';
import type { Column } from './roster.rules.ts';
import { peopleHome } from './home.lines.ts';
import { commands } from './commands.ts';
import { foundingRoutes } from './founding.routes.tsx';
import { approvalText } from './approval.letters.ts';
import { invitationText } from './invitation.letters.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  child_consent: {
    about: entry(
      'accountability',
      'legal-duty',
      ['child_id', 'guardian_id', 'withdrawn_by'],
      'person',
      'delete',
    ),
  },
  break_glass_access: {
    about: entry(
      'accountability',
      'legal-duty',
      ['person_id', 'asked_by', 'agreed_by'],
      'person',
      'keep',
      'audit-log',
    ),
    encrypted: { columns: ['reason'], row: ['id'], subject: 'id', formerly: 'glass' },
  },
  guardianship: {
    about: entry('people', 'legal-duty', ['guardian_id', 'child_id'], 'person', 'delete'),
  },
  member_organisation: {
    about: entry('people', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { name: 'work' },
  },
  membership: { about: entry('people', 'public-task', ['person_id'], 'person', 'anonymise') },
  organisation: {
    about: entry('service', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: {
      name: 'work',
      name_order: 'setting',
      consent_age: 'setting',
      worst_mark: 'setting',
      best_mark: 'setting',
      pass_mark: 'setting',
      school_year: 'setting',
      class_weeks: 'setting',
    },
  },
  person: {
    about: entry('people', 'public-task', ['id'], 'person', 'anonymise'),
    kinds: {
      name_prefix: 'contact',
      sort_name: 'contact',
      protected_hashes: 'secret',
      earlier_emails: 'contact',
      merged_into: 'reference',
    },
  },
  person_check: {
    about: entry('people', 'legal-duty', ['person_id', 'noted_by'], 'person', 'delete'),
  },
  protected_identity: {
    about: entry('people', 'legal-duty', ['person_id'], 'person', 'delete'),
    encrypted: { columns: ['body'], row: ['person_id'], subject: 'person_id' },
  },
  protected_reader: {
    about: entry('people', 'legal-duty', ['person_id', 'reader_id'], 'person', 'delete'),
  },
  roster_import: {
    about: entry('people', 'public-task', ['made_by'], 'files', 'keep', 'of-others'),
    kinds: { facts: 'file' },
  },
  person_merge: {
    about: entry('people', 'public-task', ['kept_id', 'gone_id', 'made_by'], 'person', 'delete'),
    kinds: { moved: 'contact' },
  },
  column_assignment: {
    about: entry('service', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { header: 'work', columns: 'setting' },
  },
  unit: {
    about: entry('people', 'public-task', [], 'organisation', 'keep', 'nobody'),
    kinds: { name: 'work' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see people': { administrator: 'all', coordinator: 'all', 'contact-person': 'own' },
  'import people': { coordinator: 'all' },
  'open protected identity': { administrator: 'all', coordinator: 'all', specialist: 'all' },
  'answer requests for access': {
    administrator: 'all',
    coordinator: 'all',
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
} as const satisfies PermissionTable;

const letters = {
  invitation: { texts: [invitationText] },
  approval: { texts: [approvalText] },
} as const satisfies LetterTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'roster_import.content': string[][];
    'roster_import.facts': Partial<ListFacts>;
    'person_merge.moved': Moved;
    'column_assignment.columns': Record<string, Column | null>;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}
declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}

export const feature = defineFeature({
  name: 'people',
  openRoutes: [...foundingRoutes],
  routes: [
    ...approvalRoutes,
    ...consentAgeRoutes,
    ...guardianRoutes,
    ...importRoutes,
    ...mergeRoutes,
    ...protectedRoutes,
    ...personRoutes,
  ],
  permissions,
  tables,
  menu: [{ path: '/people', word: 'people', permission: 'see people', place: 80 }],
  home: peopleHome,
  jobs: { endedRequests: { every: 'hour', run: tellEndedByChange } },
  letters,
  commands,
  words: featureWords,
});
