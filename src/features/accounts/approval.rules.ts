import type { Role } from '../../web/permission.ts';

/** Roles that read what others confided, or give and take rights: nobody gives them alone. */
export const guardedRoles: Role[] = [
  'administrator',
  'coordinator',
  'specialist',
  'registrar',
  'auditor',
];
