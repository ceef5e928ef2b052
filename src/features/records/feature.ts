import { entry, type TableFacts } from '../../platform/data-inventory.ts';
import type { EncryptedOf } from '../../platform/encryption.ts';
import { defineFeature } from '../../web/feature.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { archiveRoutes } from './archive.routes.tsx';
import { requestRoutes } from './request.routes.tsx';
import { recordsHome } from './home.lines.ts';
import { featureWords } from './feature.words.ts';

const tables = {
  archive_choice: {
    about: entry('accountability', 'legal-duty', ['noted_by'], 'organisation', 'keep', 'audit-log'),
  },
  archive_item: {
    about: entry('accountability', 'legal-duty', [], 'relationship', 'keep', 'nobody'),
  },
  archive_package: {
    about: entry(
      'accountability',
      'legal-duty',
      ['made_by', 'receipt_noted_by'],
      'organisation',
      'keep',
      'audit-log',
    ),
  },
  record_item: {
    about: entry(
      'accountability',
      'legal-duty',
      ['added_by', 'decided_by'],
      'relationship',
      'keep',
      'audit-log',
    ),
    encrypted: { columns: ['pieces'], row: ['id'], subject: 'request_id' },
  },
  record_request: {
    about: entry(
      'accountability',
      'legal-duty',
      ['received_by', 'answered_by'],
      'organisation',
      'keep',
      'audit-log',
    ),
    encrypted: { columns: ['wish', 'contact'], row: ['id'], subject: 'id' },
    kinds: { wish: 'confided' },
  },
} as const satisfies TableFacts;

const permissions = {
  'keep records': { registrar: 'all' },
} as const satisfies PermissionTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../platform/encryption.ts' {
  interface EncryptedTables extends EncryptedOf<typeof tables> {}
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'records',
  routes: [...archiveRoutes, ...requestRoutes],
  permissions,
  tables,
  menu: [{ path: '/records', word: 'records', permission: 'keep records', place: 100 }],
  home: recordsHome,
  words: featureWords,
});
