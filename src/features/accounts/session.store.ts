/** Sessions: opaque tokens of which only the hash is kept. */
import { sql } from 'kysely';
import { halfSessionMinutes } from './window.rules.ts';
import {
  fromNow,
  isOpenFor,
  isSince,
  keysIn,
  withAuthScope,
  type AuthTx,
  type Tx,
} from '../../platform/database.ts';
import { endDerived } from './derived.store.ts';
import { hashToken, newToken } from '../../platform/secret.ts';
import {
  absoluteDays,
  cardHours,
  idleMinutes,
  newSessionToken,
  type Visitor,
  type AuthMethod,
} from '../../web/session.ts';

export type Opening = {
  account: string;
  device: string;
  method: AuthMethod;
  hasSecondFactor: boolean;
  /** The only one that it opens. */
  organisation?: string;
};

/**
 * A new session; returns its token, which is kept nowhere. A card opens one organisation, for a
 * school day.
 */
export async function insertSession(
  tx: AuthTx,
  { account, device, method, hasSecondFactor, organisation }: Opening,
): Promise<string> {
  const token = newSessionToken(keysIn(tx));
  await tx
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      account_id: account,
      device,
      way: method,
      is_strong: hasSecondFactor,
      organisation_id: organisation ?? null,
      ends_at: fromNow(method === 'card' ? { hours: cardHours } : { days: absoluteDays }),
    })
    .execute();
  return token;
}

export type SessionLine = {
  id: string;
  device: string;
  way: AuthMethod;
  madeAt: Date;
  seenAt: Date;
};

export async function listSessions(tx: AuthTx, account: string): Promise<SessionLine[]> {
  const rows = await tx
    .selectFrom('session')
    .select(['id', 'device', 'way', 'made_at', 'seen_at'])
    .where('account_id', '=', account)
    .where(isOpenFor('ends_at', { days: absoluteDays }))
    .where(isSince('seen_at', { minutes: idleMinutes }))
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    way: row.way,
    madeAt: row.made_at,
    seenAt: row.seen_at,
  }));
}

export async function deleteSession(tx: AuthTx, account: string, id: string): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', account).where('id', '=', id).execute();
}

/**
 * Every session of the account, and what was begun with it: a password that waits for its second
 * step, a way to a provider that is to be connected, a link for a new password. All but `except`,
 * when one is to stay. How many sessions there were.
 */
export async function deleteSessions(
  tx: AuthTx,
  account: string,
  except: string | null = null,
): Promise<number> {
  await tx.deleteFrom('half_session').where('account_id', '=', account).execute();
  await tx.deleteFrom('provider_visit').where('connect_account', '=', account).execute();
  await tx.deleteFrom('password_reset').where('account_id', '=', account).execute();
  let query = tx.deleteFrom('session').where('account_id', '=', account);
  if (except) query = query.where('id', '!=', except);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/**
 * SI-18: of a person of the organisation, from within it. How many there were; none for who has no
 * account.
 */
export async function endSessionsOf(tx: Tx, person: string): Promise<number> {
  const row = await tx
    .selectFrom('person')
    .select('account_id')
    .where('id', '=', person)
    .executeTakeFirst();
  if (!row?.account_id) return 0;
  const { account_id: account } = row;
  await endDerived(tx, [person]);
  return withAuthScope(tx, null, (auth) => deleteSessions(auth, account));
}

/** The person has proved who it is: from now on another token, and the old one is dead. */
export async function renewSession(
  tx: AuthTx,
  visitor: Visitor,
  { hasSecondFactor }: { hasSecondFactor: boolean },
): Promise<string> {
  const token = newSessionToken(keysIn(tx));
  await tx
    .updateTable('session')
    .set({
      token_hash: hashToken(token),
      proved_at: sql`now()`,
      ...(hasSecondFactor ? { is_strong: true } : {}),
    })
    .where('id', '=', visitor.session)
    .execute();
  return token;
}

/** The password was right; returns the token of the second step. */
export async function insertHalfSession(tx: AuthTx, account: string): Promise<string> {
  const token = newToken();
  await tx
    .deleteFrom('half_session')
    .where('ends_at', '<', sql<Date>`now()`)
    .execute();
  await tx
    .insertInto('half_session')
    .values({
      token_hash: hashToken(token),
      account_id: account,
      ends_at: fromNow({ minutes: halfSessionMinutes }),
    })
    .execute();
  return token;
}

export async function findHalfSession(tx: AuthTx, token: string): Promise<string | null> {
  const row = await tx
    .selectFrom('half_session')
    .select('account_id')
    .where('token_hash', '=', hashToken(token))
    .where(isOpenFor('ends_at', { minutes: halfSessionMinutes }))
    .executeTakeFirst();
  return row?.account_id ?? null;
}

export async function deleteHalfSession(tx: AuthTx, token: string): Promise<void> {
  await tx.deleteFrom('half_session').where('token_hash', '=', hashToken(token)).execute();
}
