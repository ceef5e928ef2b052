/** The yes of somebody with custody to what a pupil writes of their own accord. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { isUnderAge } from './consent.rules.ts';
import { nameOf } from './person.store.ts';

export type Consent = { by: string; givenOn: string };

export async function findConsent(tx: ReadTx, child: string): Promise<Consent | null> {
  const row = await tx
    .selectFrom('child_consent as c')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'c.guardian_id'))
    .select(['c.given_on', nameOf('p').as('by')])
    .where('c.child_id', '=', child)
    .where('c.withdrawn_on', 'is', null)
    .executeTakeFirst();
  return row ? { by: row.by, givenOn: row.given_on } : null;
}

export type Age = { bornOn: string | null; isPupil: boolean };

/** What counts for the age of somebody. */
export const findAge = async (tx: ReadTx, person: string): Promise<Age> =>
  ageOf(await ageQuery(tx, person).executeTakeFirst());

export const ageQuery = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('person as p')
    .leftJoin('unit as u', (join) => inside(join, 'u.id', 'p.unit_id'))
    .select(['p.born_on', 'u.kind'])
    .select(
      sql<boolean>`exists (select from membership m where m.organisation_id = p.organisation_id and m.person_id = p.id and m.role <> 'mentee')`.as(
        'is_more',
      ),
    )
    .where('p.id', '=', person);

export const ageOf = (
  row: { born_on: string | null; kind: string | null; is_more: boolean } | undefined,
): Age => ({
  bornOn: row?.born_on ?? null,
  isPupil: row !== undefined && row.kind === 'class' && !row.is_more,
});

/** whether this person still waits for a yes. */
export async function waitsForConsent(
  tx: ReadTx,
  person: string,
  { consentAge, today }: { consentAge: number; today: string },
): Promise<boolean> {
  return (
    isUnderAge(await findAge(tx, person), consentAge, today) &&
    (await findConsent(tx, person)) === null
  );
}

export async function giveConsent(
  tx: Tx,
  {
    organisation,
    child,
    guardian,
    today,
  }: { organisation: string; child: string; guardian: string; today: string },
): Promise<void> {
  await tx
    .insertInto('child_consent')
    .values({
      organisation_id: organisation,
      child_id: child,
      guardian_id: guardian,
      given_on: today,
    })
    .onConflict((on) =>
      on.columns(['organisation_id', 'child_id']).where('withdrawn_on', 'is', null).doNothing(),
    )
    .execute();
}

/** The yes ends. False when there was none. */
export async function withdrawConsent(
  tx: Tx,
  { child, guardian, today }: { child: string; guardian: string; today: string },
): Promise<boolean> {
  return (
    (
      await tx
        .updateTable('child_consent')
        .set({ withdrawn_on: today, withdrawn_by: guardian })
        .where('child_id', '=', child)
        .where('withdrawn_on', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows === 1n
  );
}

/** what rested on the yes goes; in a place that may erase. */
export async function dropVoluntary(tx: Tx, child: string): Promise<void> {
  await tx.deleteFrom('own_action').where('person_id', '=', child).execute();
  await tx.deleteFrom('open_profile_contact').where('person_id', '=', child).execute();
  await tx.deleteFrom('open_profile').where('person_id', '=', child).execute();
}
