import { sql } from 'kysely';
import { invitationDays } from './window.rules.ts';
import {
  fromNow,
  isOpenFor,
  type Database,
  type AuthTx,
  type Tx,
} from '../../platform/database.ts';
import { hashToken, newToken } from '../../platform/secret.ts';

/**
 * A link for one person; an earlier one that was not used ends. Returns the token, which is kept
 * nowhere.
 */
export async function insertInvitation(
  tx: Tx,
  { organisation, person, by }: { organisation: string; person: string; by: string },
): Promise<string> {
  const token = newToken();
  await endInvitations(tx, [person]);
  await tx
    .insertInto('invitation')
    .values({
      organisation_id: organisation,
      person_id: person,
      token_hash: hashToken(token),
      made_by: by,
      ends_at: fromNow({ days: invitationDays }),
    })
    .execute();
  return token;
}

export type Invitation = {
  id: string;
  organisationId: string;
  organisation: string;
  personId: string;
  name: string;
  email: string | null;
};

/** Looking does not use it up: mail scanners open links too. */
export async function findInvitation(
  database: Database,
  token: string,
): Promise<Invitation | null> {
  const row = await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('invitation as i')
      .innerJoin('organisation as o', 'o.id', 'i.organisation_id')
      .select(['i.id', 'i.organisation_id', 'i.person_id', 'o.name'])
      .where('token_hash', '=', hashToken(token))
      .where('used_at', 'is', null)
      .where(isOpenFor('ends_at', { days: invitationDays }))
      .executeTakeFirst(),
  );
  if (!row) return null;
  const person = await database.inTenant(
    { organisation: row.organisation_id, person: null },
    'read',
    (tx) =>
      tx
        .selectFrom('person')
        .select(['given_name', 'family_name', 'email'])
        .where('id', '=', row.person_id)
        .where('left_on', 'is', null)
        .where('account_id', 'is', null)
        .executeTakeFirst(),
  );
  return person
    ? {
        id: row.id,
        organisationId: row.organisation_id,
        organisation: row.name,
        personId: row.person_id,
        name: `${person.given_name} ${person.family_name}`,
        email: person.email,
      }
    : null;
}

/**
 * I-1: connects the person with the account, where nobody signs in as this person at this moment,
 * and uses the invitation up; false when somebody was faster.
 */
export async function acceptInvitation(
  database: Database,
  { id, organisationId, personId }: Invitation,
  account: string,
): Promise<boolean> {
  return database.inTenant(
    { organisation: organisationId, person: personId },
    'write',
    async (tx) => {
      const used = await tx
        .updateTable('invitation')
        .set({ used_at: sql`now()` })
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where(isOpenFor('ends_at', { days: invitationDays }))
        .executeTakeFirst();
      if (used.numUpdatedRows !== 1n) return false;
      const connected = await tx
        .updateTable('person')
        .set({ account_id: account })
        .where('id', '=', personId)
        .where('account_id', 'is', null)
        .executeTakeFirst();
      return connected.numUpdatedRows === 1n;
    },
  );
}

/** Links that were not used open nothing any more. */
export async function endInvitations(tx: Tx, people: string[]): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ ends_at: sql`now()` })
    .where(sql<boolean>`person_id = any(${people}::uuid[])`)
    .where('used_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .execute();
}

export async function insertAccount(
  tx: AuthTx,
  email: string,
  passwordHash: string,
): Promise<string> {
  const { id } = await tx
    .insertInto('account')
    .values({ email, password_hash: passwordHash })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Made for a link that somebody else had used meanwhile: nobody is behind it. */
export async function dropAccount(tx: AuthTx, account: string): Promise<void> {
  await tx.deleteFrom('account').where('id', '=', account).execute();
}
