import { sql } from 'kysely';
import { attemptWindow } from './window.rules.ts';
import { ago, isSince, type Database, type AuthTx } from '../../platform/database.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Visitor } from '../../web/session.ts';
import { hashToken } from '../../platform/secret.ts';

export type Account = { id: string; passwordHash: string | null };

export async function findAccount(tx: AuthTx, email: string): Promise<Account | null> {
  const row = await tx
    .selectFrom('account')
    .select(['id', 'password_hash'])
    .where('email', '=', email)
    .executeTakeFirst();
  return row ? { id: row.id, passwordHash: row.password_hash } : null;
}

export async function findOwnAccount(tx: AuthTx, account: string): Promise<Account | null> {
  const row = await tx
    .selectFrom('account')
    .select(['id', 'password_hash'])
    .where('id', '=', account)
    .executeTakeFirst();
  return row ? { id: row.id, passwordHash: row.password_hash } : null;
}

export async function updatePassword(tx: AuthTx, account: string, hash: string): Promise<void> {
  await tx.updateTable('account').set({ password_hash: hash }).where('id', '=', account).execute();
}

/**
 * The account of a person who has none yet: without an address or a password, so nothing but a card
 * or the organisation’s own sign-in opens it.
 */
export async function giveAccount(
  database: Database,
  { organisation, person }: { organisation: string; person: string },
): Promise<string | null> {
  const { id } = await database.beforeTenant(null, (tx) =>
    tx.insertInto('account').values({ email: null }).returning('id').executeTakeFirstOrThrow(),
  );
  const given = await database.inTenant({ organisation, person }, 'write', async (tx) => {
    await tx
      .updateTable('person')
      .set({ account_id: id })
      .where('id', '=', person)
      .where('account_id', 'is', null)
      .execute();
    return (
      (
        await tx
          .selectFrom('person')
          .select('account_id')
          .where('id', '=', person)
          .executeTakeFirst()
      )?.account_id ?? null
    );
  });
  // Somebody was faster: theirs counts.
  if (given !== id)
    await database.beforeTenant(null, (tx) =>
      tx.deleteFrom('account').where('id', '=', id).execute(),
    );
  return given;
}

/**
 * Tries of the last minutes under a key (the address that was typed, the place it came
 * from), and those that are being looked at now; others wait until this transaction ends. One whose
 * end nobody wrote down counts as wrong after a while.
 */
export async function countAttempts(
  tx: AuthTx,
  key: string,
): Promise<{ wrong: number; inFlight: number }> {
  await sql`select pg_advisory_xact_lock(${hashToken(key).readInt32BE()}, 1)`.execute(tx);
  const isOpen = sql<boolean>`in_flight and made_at > ${ago({ minutes: attemptWindow.openMinutes })}`;
  return tx
    .selectFrom('sign_in_attempt')
    .select([
      sql<number>`count(*) filter (where not (${isOpen}))`.as('wrong'),
      sql<number>`count(*) filter (where ${isOpen})`.as('inFlight'),
    ])
    .where('key_hash', '=', hashToken(key))
    .where(isSince('made_at', { minutes: attemptWindow.countedMinutes }))
    .executeTakeFirstOrThrow();
}

/** One for each key, not yet wrong; their ids, in the same order. */
export async function insertAttempts(tx: AuthTx, keys: string[]): Promise<number[]> {
  const made = await tx
    .insertInto('sign_in_attempt')
    .values(keys.map((key) => ({ key_hash: hashToken(key), in_flight: true })))
    .returning('id')
    .execute();
  await tx
    .deleteFrom('sign_in_attempt')
    .where('made_at', '<', ago({ days: attemptWindow.keptDays }))
    .execute();
  return made.map(({ id }) => Number(id));
}

export async function countAsWrong(tx: AuthTx, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('sign_in_attempt')
    .set({ in_flight: false })
    .where('id', 'in', ids)
    .execute();
}

export async function deleteAttempt(tx: AuthTx, id: number): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('id', '=', id).execute();
}

/** What was wrong before; what is being looked at still counts when it turns out so. */
export async function clearAttempts(tx: AuthTx, key: string): Promise<void> {
  await tx
    .deleteFrom('sign_in_attempt')
    .where('key_hash', '=', hashToken(key))
    .where('in_flight', '=', false)
    .execute();
}

type Home = {
  organisation: string;
  email: string;
  name: string;
  language: CompleteLanguage;
  timeZone: string;
};

/**
 * Where letters to an account can be written: its people who are still there, the one who came
 * first in front.
 */
export async function listHomes(database: Database, account: string): Promise<Home[]> {
  const rows = await database.beforeTenant(account, (tx) =>
    tx
      .selectFrom('person as p')
      .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
      .innerJoin('account as a', 'a.id', 'p.account_id')
      .select([
        'o.id',
        'a.email',
        'p.given_name',
        'p.family_name',
        'p.language',
        'o.language as common',
        'o.time_zone',
      ])
      .where('p.account_id', '=', account)
      .where('p.left_on', 'is', null)
      .where('a.email', 'is not', null)
      .orderBy('o.slug')
      .execute(),
  );
  return rows.map((row) => ({
    organisation: row.id,
    email: row.email!,
    name: `${row.given_name} ${row.family_name}`,
    language: (row.language ?? row.common) as CompleteLanguage,
    timeZone: row.time_zone,
  }));
}

export type Place = { id: string; slug: string; name: string };

/** The organisations in which an account is somebody and that the session opens. */
export async function listOrganisations(
  database: Database,
  { account, organisation }: Pick<Visitor, 'account' | 'organisation'>,
): Promise<Place[]> {
  return database.beforeTenant(account, (tx) =>
    tx
      .selectFrom('person')
      .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
      .select(['organisation.id', 'organisation.slug', 'organisation.name'])
      .where('person.account_id', '=', account)
      .where('person.left_on', 'is', null)
      .$if(organisation !== null, (query) => query.where('organisation.id', '=', organisation))
      .orderBy('organisation.name')
      .execute(),
  );
}

/** Those of some addresses with which somebody can sign in. */
export async function findKnown(tx: AuthTx, emails: string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('account')
    .select('email')
    .where('email', 'in', emails)
    .execute();
  return new Set(rows.map((row) => row.email!));
}
