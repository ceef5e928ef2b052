import { sql } from 'kysely';
import { selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted, type DataKey } from '../../platform/encryption.ts';
import { addDays, daysAfter } from '../../platform/i18n.ts';
import { doneDays, plannedDays, type Check } from './energy.rules.ts';

/** Of the person who asks: the wall knows no other. The newest first. */
export async function listChecks(tx: ReadTx, person: string): Promise<Check[]> {
  const rows = await tx
    .selectFrom('energy_check as e')
    .select([
      'e.week_on',
      encrypted('energy_check.energy', 'e').as('energy'),
      encrypted('energy_check.load', 'e').as('load'),
    ])
    .where('e.person_id', '=', person)
    .orderBy('e.week_on', 'desc')
    .limit(26)
    .execute();
  return (await decrypted(tx, rows, 'energy', 'load')).map((row) => ({
    weekOn: row.week_on,
    energy: Number(row.energy),
    load: Number(row.load),
  }));
}

/** Both under one key, which is new with them. */
export function sealCheck(
  key: DataKey,
  person: string,
  { weekOn, energy, load }: Check,
): { key_id: string; energy: Buffer; load: Buffer } {
  const shut = (column: 'energy' | 'load', value: number) =>
    key.seal(`energy_check.${column}`, [person, weekOn], String(value));
  return { key_id: key.id, energy: shut('energy', energy), load: shut('load', load) };
}

export async function keepCheck(
  tx: Tx,
  { organisation, person, weekOn, energy, load }: Check & { organisation: string; person: string },
): Promise<void> {
  const key = await keyFor(tx, organisation, person);
  const both = sealCheck(key, person, { weekOn, energy, load });
  await tx
    .insertInto('energy_check')
    .values({ organisation_id: organisation, person_id: person, week_on: weekOn, ...both })
    .onConflict((on) => on.columns(['organisation_id', 'person_id', 'week_on']).doUpdateSet(both))
    .execute();
}

/**
 * Minutes of the last weeks (meetings and own preparation) and of what is planned in the next.
 */
export async function sumMinutes(
  tx: ReadTx,
  { person, now, today }: { person: string; now: Date; today: string },
): Promise<{ done: number; planned: number }> {
  const since = addDays(today, 1 - doneDays);
  const until = daysAfter(now, plannedDays);
  const rows = await selectRows(
    tx,
    sql<{ done: number; planned: number }>`with own as (
      select organisation_id, mentorship_id, part, closed_on is not null as ended from
        (select organisation_id, mentorship_id, part, person_id, null::date as closed_on from running_member union all select organisation_id, mentorship_id, part, person_id, closed_on from ended_member) m
      where person_id = ${person})
    select (coalesce((select sum(t.minutes) from meeting t join own using (organisation_id, mentorship_id) where t.held_on between ${since} and ${today} and (own.part <> 'mentee' or t.with_mentee_id is null or t.with_mentee_id = ${person})), 0)
      + coalesce((select sum(h.minutes) from hours_entry h where h.person_id = ${person} and h.day between ${since} and ${today}), 0))::int as done,
    coalesce((select sum(a.minutes) from appointment a join own using (organisation_id, mentorship_id) where not own.ended and a.cancelled_at is null and a.starts_at between ${now} and ${until} and (own.part <> 'mentee' or a.mentee_id is null or a.mentee_id = ${person})), 0)::int as planned`,
  );
  return rows[0]!;
}
