import type { Role } from '../../web/permission.ts';

/** Roles that read what others confided, or give and take rights: nobody gives them alone. */
const guarded = [
  'administrator',
  'coordinator',
  'specialist',
  'registrar',
  'auditor',
] as const satisfies Role[];
export const guardedRoles: readonly Role[] = guarded;
export const isGuarded = (role: Role): role is (typeof guarded)[number] =>
  guardedRoles.includes(role);
