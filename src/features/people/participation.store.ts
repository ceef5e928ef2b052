/** Where somebody is admitted and has nobody yet, and whether they wrote a page about themselves. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';

export type ToPair = { cohort: string; name: string; role: 'mentor' | 'mentee' };

/** Cohorts of pairs that are being filled, the latest first. */
export async function listToPair(tx: ReadTx, person: string): Promise<ToPair[]> {
  return tx
    .selectFrom('application as a')
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'a.cohort_id'))
    .innerJoin('programme as g', (join) => inside(join, 'g.id', 'c.programme_id'))
    .select(['c.id as cohort', sql<string>`g.name || ', ' || c.name`.as('name'), 'a.role'])
    .where('a.person_id', '=', person)
    .where('c.state', 'in', ['open', 'running'])
    .where('c.archived_on', 'is', null)
    .where('g.archived_on', 'is', null)
    .where(sql<boolean>`g.rules ->> 'kind' = 'pairs'`)
    .where(sql<boolean>`is_admitted(a.organisation_id, a.id)`)
    .where(sql<boolean>`is_to_place(a.organisation_id, a.id)`)
    .orderBy('c.first_day', 'desc')
    .orderBy('c.id')
    .execute();
}

/** As far as whoever asks may read it: the wall decides. */
export async function hasOwnPage(tx: ReadTx, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('open_profile')
    .select('person_id')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}
