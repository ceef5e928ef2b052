/** ID-5: what was derived from a way of signing in ends with it. */
import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/database.ts';
import { newToken } from '../../platform/secret.ts';

/**
 * Of these people: calendar addresses, links to questions that they opened while signed in, links
 * that stop letters.
 */
export async function endDerived(tx: Tx, people: string[]): Promise<void> {
  const theirs = sql<boolean>`person_id = any(${people}::uuid[])`;
  await tx
    .updateTable('calendar_feed')
    .set({ revoked_at: sql`now()` })
    .where(theirs)
    .where('revoked_at', 'is', null)
    .execute();
  await tx
    .updateTable('rater_link')
    .set({ ends_at: sql`now()` })
    .where('by_self', '=', true)
    .where('ends_at', '>', sql<Date>`now()`)
    .where(
      sql<boolean>`rater_id in (select id from rater where person_id = any(${people}::uuid[]))`,
    )
    .execute();
  for (const { person_id: person } of await tx
    .selectFrom('mail_choice')
    .select('person_id')
    .where(theirs)
    .execute())
    await tx
      .updateTable('mail_choice')
      .set({ token: newToken() })
      .where('person_id', '=', person)
      .execute();
}

/** Of everybody that an account is. */
export async function endDerivedOf(database: Database, account: string): Promise<void> {
  const people = await database.beforeTenant(account, (tx) =>
    tx
      .selectFrom('person')
      .select(['id', 'organisation_id'])
      .where('account_id', '=', account)
      .execute(),
  );
  for (const { id, organisation_id: organisation } of people)
    await database.inTenant({ organisation, person: null }, 'write', (tx) => endDerived(tx, [id]));
}
