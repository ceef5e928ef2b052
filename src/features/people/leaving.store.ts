/**
 * who has left opens nothing from the next request on; what was written stays for its time.
 */
import { sql } from 'kysely';
import { endCards } from '../accounts/class-card.store.ts';
import { endDerived } from '../accounts/derived.store.ts';
import { endInvitations } from '../accounts/invitation.store.ts';
import { selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import { nameOf } from './person.store.ts';

/**
 * Roles end, and places in groups; a pair is closed by people. Nothing happens to who had left
 * before.
 */
export async function recordLeft(tx: Tx, people: string[], today: string): Promise<void> {
  const there = await tx
    .updateTable('person')
    .set({ left_on: today })
    .where(sql<boolean>`id = any(${people}::uuid[])`)
    .where('left_on', 'is', null)
    .returning('id')
    .execute();
  const gone = there.map(({ id }) => id);
  await endDerived(tx, gone);
  await endInvitations(tx, gone);
  await endCards(tx, gone);
  const left = sql`person_id = any(${gone}::uuid[]) and (last_day is null or last_day >= ${today}::date)`;
  await sql`delete from membership where ${left} and first_day > ${today}::date`.execute(tx);
  await sql`update membership set last_day = greatest(first_day, ${today}::date - 1) where ${left}`.execute(
    tx,
  );
  await sql`update mentorship_member set last_day = greatest(first_day, ${today}::date - 1)
    where ${left} and part = 'mentee' and mentorship_id in (select id from mentorship where kind = 'group')`.execute(
    tx,
  );
}

/** What ended because the person left begins again; false for somebody who had not. */
export async function recordReturn(tx: Tx, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('left_on')
    .where('id', '=', person)
    .where('left_on', 'is not', null)
    .where('erased_on', 'is', null)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  if (!row) return false;
  const ended = sql`person_id = ${person} and last_day = greatest(first_day, ${row.left_on}::date - 1)`;
  await sql`update membership set last_day = null where ${ended}`.execute(tx);
  // MA-28: one place, and none where another class has taken the pupil in meanwhile.
  await sql`update mentorship_member set last_day = null where id = (select x.id from mentorship_member x
    join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id and m.kind = 'group'
    where x.person_id = ${person} and x.last_day = greatest(x.first_day, ${row.left_on}::date - 1) and x.part = 'mentee'
      and not stands_elsewhere(x.organisation_id, x.person_id, x.mentorship_id)
      and not exists (select from closure c where c.organisation_id = m.organisation_id and c.mentorship_id = m.id)
    order by x.first_day desc, x.id limit 1)`.execute(tx);
  await tx.updateTable('person').set({ left_on: null }).where('id', '=', person).execute();
  return true;
}

/**
 * Of a query in which `x` is a member of `m`: it runs, and somebody must take the place of who
 * leaves.
 */
const runsOn = (today: string) =>
  sql<boolean>`(x.last_day is null or x.last_day >= ${today}::date) and (m.kind = 'pair' or x.part <> 'mentee')
    and not exists (select from closure c where c.organisation_id = m.organisation_id and c.mentorship_id = m.id)`;

/** Who has left while a mentorship with them still runs, the latest first. */
export const leftRunning = (tx: ReadTx, today: string) =>
  tx
    .selectFrom('person')
    .select(['id', nameOf('person').as('name')])
    .where('left_on', 'is not', null)
    .where('erased_on', 'is', null)
    .where(
      sql<boolean>`exists (select from mentorship_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
        where x.organisation_id = person.organisation_id and x.person_id = person.id and ${runsOn(today)})`,
    )
    .orderBy('left_on', 'desc')
    .orderBy('id');

/** Those of these people with whom a mentorship of two still runs, and how many. */
export async function countRunning(
  tx: ReadTx,
  people: string[],
  today: string,
): Promise<Map<string, number>> {
  const rows = await selectRows(
    tx,
    sql<{ person: string; n: number }>`
    select x.person_id as person, count(distinct m.id)::int as n from mentorship_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
    where x.person_id = any(${people}::uuid[]) and ${runsOn(today)} group by 1`,
  );
  return new Map(rows.map(({ person, n }) => [person, n]));
}
