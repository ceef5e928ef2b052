import { defineFeature } from '../../web/feature.ts';
import type { PermissionTable } from '../../web/permission.ts';
import { auditLogRoutes } from './audit-log.routes.tsx';
import { settingsRoutes } from './settings.routes.tsx';
import { featureWords } from './feature.words.ts';

const permissions = {
  'see audit log': { auditor: 'all', administrator: 'all' },
  'set organisation': { administrator: 'all' },
} as const satisfies PermissionTable;

declare module '../../web/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
declare module '../../web/audit.ts' {
  interface AuditActions extends Record<keyof (typeof featureWords.en)['actions'], true> {}
}

export const feature = defineFeature({
  name: 'organisations',
  routes: [...auditLogRoutes, ...settingsRoutes],
  permissions,
  menu: [
    { path: '/audit-log', word: 'auditLog', permission: 'see audit log', place: 110 },
    {
      path: '/settings',
      word: 'organisationSettings',
      permission: 'set organisation',
      place: 218,
      isPersonal: true,
    },
  ],
  words: featureWords,
});
