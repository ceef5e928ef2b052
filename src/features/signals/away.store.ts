/** Days on which a coordinator or mentor is away, and the deputy who takes signals meanwhile (S-4). */
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import type { Away } from './signal.rules.ts';
import { nameOf } from '../people/person.store.ts';

/** Of everybody, from this day on; who is away on it, `isAwayOn` tells. */
export async function listAway(tx: ReadTx, today: string): Promise<Away[]> {
  const rows = await tx
    .selectFrom('absence')
    .select(['person_id', 'first_day', 'last_day', 'deputy_id'])
    .where('last_day', '>=', today)
    .orderBy('first_day')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    person: row.person_id,
    firstDay: row.first_day,
    lastDay: row.last_day,
    deputy: row.deputy_id,
  }));
}

export type AwayLine = { id: string; firstDay: string; lastDay: string; deputyName: string | null };

export async function listOwnAway(tx: ReadTx, person: string, today: string): Promise<AwayLine[]> {
  const rows = await tx
    .selectFrom('absence as a')
    .leftJoin('person as p', (join) => inside(join, 'p.id', 'a.deputy_id'))
    .select(['a.id', 'a.first_day', 'a.last_day', nameOf<string | null>('p').as('deputy_name')])
    .where('a.person_id', '=', person)
    .where('a.last_day', '>=', today)
    .orderBy('a.first_day')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    firstDay: row.first_day,
    lastDay: row.last_day,
    deputyName: row.deputy_name,
  }));
}

export async function insertAway(
  tx: Tx,
  { organisation, person, firstDay, lastDay, deputy }: Away & { organisation: string },
): Promise<void> {
  await tx
    .insertInto('absence')
    .values({
      organisation_id: organisation,
      person_id: person,
      first_day: firstDay,
      last_day: lastDay,
      deputy_id: deputy,
    })
    .execute();
}

/** False when it was not there, or is somebody else's. */
export async function deleteAway(tx: Tx, id: string, person: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('absence')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
