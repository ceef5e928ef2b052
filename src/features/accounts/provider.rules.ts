import { roles, type Role } from '../../web/permission.ts';

/**
 * What a provider can give: everything but the role that sets up providers, and those of people who
 * only answer.
 */
export const givenRoles: Role[] = roles.filter(
  (role) => role !== 'administrator' && role !== 'rater',
);

/** Lines of "value = role"; or the first line that is none. */
export function readRoles(text: string): { roles: Record<string, Role> } | { bad: string } {
  const found: Record<string, Role> = {};
  for (const line of text.split('\n').map((line) => line.trim())) {
    if (line === '') continue;
    const [, value, role] = /^(.+?)\s*=\s*([a-z-]+)$/.exec(line) ?? [];
    if (!value || !givenRoles.includes(role as Role)) return { bad: line };
    found[value] = role as Role;
  }
  return { roles: found };
}

export const writeRoles = (mapped: Record<string, Role>): string =>
  Object.entries(mapped)
    .map(([value, role]) => `${value} = ${role}`)
    .join('\n');

/** SI-12: the roles that a claim gives: one value or several. What is not mapped gives none. */
export function rolesFrom(claim: unknown, mapped: Record<string, Role>): Role[] {
  const values = Array.isArray(claim) ? claim : [claim];
  return [
    ...new Set(
      values.flatMap((value) =>
        typeof value === 'string' && Object.hasOwn(mapped, value) ? [mapped[value]!] : [],
      ),
    ),
  ];
}

/** An issuer is a secure address without a query (OpenID Connect Discovery 1.0, section 3). */
export function isIssuer(text: string): boolean {
  try {
    const { protocol, search, hash, username } = new URL(text);
    return (
      (protocol === 'https:' || protocol === 'http:') &&
      search === '' &&
      hash === '' &&
      username === ''
    );
  } catch {
    return false;
  }
}

/**
 * SI-11: where a provider sends people back, an address of its own: else one could pass on to
 * another what it was told of somebody (RFC 9700, section 4.4). Null: set up when there was one for
 * all.
 */
export const callbackPath = (slug: string, number: number | null): string =>
  number === null ? '/sign-in/back' : `/sign-in/back/${slug}/${number}`;
