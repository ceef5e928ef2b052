import { sql } from 'kysely';
import type { Desk, DoorTx } from '../foundation/database.ts';
import { hashToken, newToken } from '../foundation/secret.ts';
import { absoluteDays } from '../hall/session.ts';

export type Account = { id: string; passwordHash: string | null };

export async function findAccount(tx: DoorTx, email: string): Promise<Account | null> {
  const row = await tx.selectFrom('account').select(['id', 'password_hash']).where('email', '=', email).executeTakeFirst();
  return row ? { id: row.id, passwordHash: row.password_hash } : null;
}

export async function findOwnAccount(tx: DoorTx, account: string): Promise<Account | null> {
  const row = await tx.selectFrom('account').select(['id', 'password_hash']).where('id', '=', account).executeTakeFirst();
  return row ? { id: row.id, passwordHash: row.password_hash } : null;
}

/** Attempts of the last fifteen minutes under a key (the address that was typed, the place it came from). */
export async function countAttempts(tx: DoorTx, key: string): Promise<number> {
  const { times } = await tx
    .selectFrom('sign_in_attempt')
    .select(({ fn }) => fn.countAll<number>().as('times'))
    .where('key_hash', '=', hashToken(key))
    .where('made_at', '>', sql<Date>`now() - interval '15 minutes'`)
    .executeTakeFirstOrThrow();
  return times;
}

export async function insertAttempts(tx: DoorTx, keys: string[]): Promise<void> {
  await tx
    .insertInto('sign_in_attempt')
    .values(keys.map((key) => ({ key_hash: hashToken(key) })))
    .execute();
  await tx
    .deleteFrom('sign_in_attempt')
    .where('made_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
}

export async function clearAttempts(tx: DoorTx, key: string): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('key_hash', '=', hashToken(key)).execute();
}

/** A new session; returns its token, which is kept nowhere. */
export async function insertSession(tx: DoorTx, account: string): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('session')
    .values({ token_hash: hashToken(token), account_id: account, ends_at: sql`now() + ${sql.lit(`${absoluteDays} days`)}::interval` })
    .execute();
  return token;
}

export async function deleteSession(tx: DoorTx, token: string): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute();
}

export type Place = { slug: string; name: string };

/** The organisations in which an account is somebody. */
export async function listOrganisations(desk: Desk, account: string): Promise<Place[]> {
  return desk.atTheDoor(account, (tx) =>
    tx
      .selectFrom('person')
      .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
      .select(['organisation.slug', 'organisation.name'])
      .where('person.account_id', '=', account)
      .where('person.left_on', 'is', null)
      .orderBy('organisation.name')
      .execute(),
  );
}

/** Demo people to sign in as; empty when this is no demo. */
export async function listDemoAccounts(tx: DoorTx): Promise<string[]> {
  const rows = await tx.selectFrom('account').select('email').where('email', 'like', '%.demo@mentorium.example').orderBy('made_at').execute();
  return rows.map((row) => row.email);
}
