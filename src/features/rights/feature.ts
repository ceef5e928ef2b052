import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { LetterTable } from '../../web/letters.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { noticeRoutes } from './notice.routes.tsx';
import { dataRoutes } from './data.routes.tsx';
import { rightsOfficeRoutes } from './office.routes.tsx';
import { seenRoutes } from './seen.routes.tsx';
import { rightsHome } from './home.lines.tsx';
import { shorterText } from './office.letters.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  data_import: {
    about: entry('people', 'consent', ['person_id'], 'person', 'delete'),
    encrypted: {
      columns: ['content'],
      row: ['id'],
      subject: 'person_id',
      formerly: 'brought_data',
    },
    kinds: { content: 'confided' },
  },
  notice_reading: {
    about: entry('accountability', 'legal-duty', ['person_id'], 'person', 'delete'),
  },
  restriction: {
    about: entry('accountability', 'legal-duty', ['person_id', 'set_by'], 'person', 'delete'),
  },
  retention_choice: {
    about: entry('accountability', 'legal-duty', ['chosen_by'], 'organisation', 'keep', 'nobody'),
  },
  retention_shortening: {
    about: entry(
      'accountability',
      'legal-duty',
      ['asked_by', 'agreed_by'],
      'organisation',
      'keep',
      'nobody',
    ),
    kinds: { from_day: 'moment' },
  },
  retention_run: {
    about: entry('accountability', 'legal-duty', ['run_by'], 'organisation', 'keep', 'audit-log'),
  },
  right_refusal: {
    about: entry('accountability', 'legal-duty', [], 'organisation', 'keep', 'audit-log'),
  },
  right_request: {
    about: entry(
      'accountability',
      'legal-duty',
      ['person_id', 'decided_by'],
      'organisation',
      'keep',
      'audit-log',
    ),
    encrypted: { columns: ['wish', 'reason'], row: ['id'], subject: 'id' },
  },
} as const satisfies TableFacts;

const permissions = {
  'see own data': {
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
  'handle rights': { administrator: 'all', coordinator: 'all' },
} as const satisfies PermissionTable;

const letters = {
  retention: { texts: [shorterText] },
} as const satisfies LetterTable;

declare module '../../web/letters.ts' {
  interface LetterKinds extends Record<keyof typeof letters, true> {}
}
declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../../db/schema.ts' {
  interface JsonColumns {
    'retention_run.done_rows': Record<string, Record<string, number>>;
  }
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'rights',
  routes: [...noticeRoutes, ...dataRoutes, ...rightsOfficeRoutes, ...seenRoutes],
  permissions,
  tables,
  home: rightsHome,
  letters,
  menu: [
    { path: '/my-data', word: 'ownData', place: 214, isPersonal: true },
    {
      path: '/rights',
      word: 'dataRequests',
      permission: 'handle rights',
      place: 216,
      isPersonal: true,
    },
  ],
  words: featureWords,
});
