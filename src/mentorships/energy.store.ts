import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';
import { addDays } from '../foundation/words.ts';
import type { Check } from './energy.rules.ts';

/** Of the person who asks: the wall knows no other. The newest first. */
export async function listChecks(tx: Tx, person: string): Promise<Check[]> {
  const rows = await tx.selectFrom('energy_check').select(['week_on', 'energy', 'load']).where('person_id', '=', person).orderBy('week_on', 'desc').limit(26).execute();
  return rows.map((row) => ({ weekOn: row.week_on, energy: row.energy, load: row.load }));
}

export async function keepCheck(tx: Tx, { organisation, person, weekOn, energy, load }: Check & { organisation: string; person: string }): Promise<void> {
  await tx
    .insertInto('energy_check')
    .values({ organisation_id: organisation, person_id: person, week_on: weekOn, energy, load })
    .onConflict((on) => on.columns(['organisation_id', 'person_id', 'week_on']).doUpdateSet({ energy, load }))
    .execute();
}

/** Minutes of the last four weeks (meetings and own preparation) and of what is planned in the next two. */
export async function sumMinutes(tx: Tx, { person, now, today }: { person: string; now: Date; today: string }): Promise<{ done: number; planned: number }> {
  const since = addDays(today, -27);
  const until = new Date(now.getTime() + 14 * 86_400_000);
  const { rows } = await sql<{ done: number; planned: number }>`with own as (
      select organisation_id, mentorship_id, part from mentorship_member where person_id = ${person} and this_day() between first_day and coalesce(last_day, 'infinity'))
    select (coalesce((select sum(t.minutes) from meeting t join own using (organisation_id, mentorship_id) where t.held_on between ${since} and ${today} and (own.part <> 'mentee' or t.with_mentee_id is null or t.with_mentee_id = ${person})), 0)
      + coalesce((select sum(h.minutes) from hours_entry h where h.person_id = ${person} and h.day between ${since} and ${today}), 0))::int as done,
    coalesce((select sum(a.minutes) from appointment a join own using (organisation_id, mentorship_id) where a.cancelled_at is null and a.starts_at between ${now} and ${until} and (own.part <> 'mentee' or a.mentee_id is null or a.mentee_id = ${person})), 0)::int as planned`.execute(
    tx,
  );
  return rows[0]!;
}
