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

/** Whom a request is about; null where it is about the organisation. */
export const personIn = (one: { kind: string; person?: string | null }): string | null =>
  one.person ?? null;
/** For whom somebody begins or ceases to speak. */
export const childIn = (one: { kind: string; child?: string | null }): string | null =>
  one.child ?? null;
