/** Who may do what, as the features say it. What none of them says is refused. */

export type Role =
  | 'administrator'
  | 'coordinator'
  | 'contact-person'
  | 'mentor'
  | 'mentee'
  | 'guardian'
  | 'specialist'
  | 'rater'
  | 'auditor'
  | 'registrar'
  | 'results-reader'
  | 'teacher';

export const roles: Role[] = [
  'administrator',
  'coordinator',
  'contact-person',
  'mentor',
  'mentee',
  'guardian',
  'specialist',
  'rater',
  'auditor',
  'registrar',
  'results-reader',
  'teacher',
];

/** Whether somebody leads or looks after what others take part in. */
export const looksAfterOthers = (held: Role[]): boolean =>
  held.includes('coordinator') || held.includes('contact-person');

/**
 * `own`: only where the person takes part, or of the own member organisation; the store's query
 * narrows it down.
 */
export type Grant = 'all' | 'own';

export type PermissionTable = Record<string, Partial<Record<Role, Grant>>>;

/** What there is to be allowed; each feature adds its own. */
export interface Permissions {}
export type Permission = keyof Permissions;

let permissions: PermissionTable = {};

/** Once, when the features are put together. */
export function registerPermissions(all: PermissionTable): void {
  permissions = all;
}

/** The widest grant that any of the roles gives, or null. */
export function grantOf(held: Role[], permission: Permission): Grant | null {
  const grants = permissions[permission];
  const given = held.map((role) => grants?.[role]).filter((grant) => grant !== undefined);
  return given.includes('all') ? 'all' : given.length > 0 ? 'own' : null;
}
