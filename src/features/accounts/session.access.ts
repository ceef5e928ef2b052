/** How a session begins, and whom it lets into an account. */
import type { Database } from '../../platform/database.ts';
import type { Cookies } from '../../web/cookie.ts';
import type { OpenContext } from '../../web/open-route.ts';
import { NotFound } from '../../web/route.tsx';
import { absoluteDays, type Visitor } from '../../web/session.ts';
import { deviceOf } from './account.rules.ts';
import { findFactors } from './factor.store.ts';
import type { Site } from './passkey.access.ts';
import { insertSession, type Opening } from './session.store.ts';

export const siteOf = (
  { address, cookies, clock }: OpenContext,
  visitor: Visitor | null = null,
): Site => ({
  origin: address,
  known: visitor?.session ?? cookies.get('browser') ?? '',
  at: clock(),
});

/** SI-2: every sign-in is a new session with a token of its own. */
export async function openSession(
  { database, cookies, agent }: OpenContext,
  opening: Omit<Opening, 'device'>,
): Promise<void> {
  const token = await database.beforeTenant(null, (tx) =>
    insertSession(tx, { ...opening, device: deviceOf(agent) }),
  );
  giveToken(cookies, token);
}

export function giveToken(cookies: Cookies, token: string): void {
  cookies.set('session', token, absoluteDays * 86_400);
}

/** Only paths of this server; never an address elsewhere. */
export function ownPath(path: string | undefined): string {
  return path && /^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(path) ? path : '';
}

/**
 * SI-11: an account with a password is its owner's, in every organisation; a session that only one
 * of them opened may prove who it is, and neither see nor change anything of the account. A card
 * has no account at all.
 */
export async function mayEnter(
  database: Database,
  { account, organisation, method }: Visitor,
): Promise<boolean> {
  if (method === 'card') throw new NotFound();
  return (
    organisation === null ||
    !(await database.beforeTenant(account, (tx) => findFactors(tx, account))).hasPassword
  );
}
