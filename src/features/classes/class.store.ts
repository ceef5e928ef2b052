import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { ageOfMajority, hasReached } from '../people/consent.rules.ts';
import { nameOf } from '../people/person.store.ts';

export type Fact = {
  pupil: string;
  kind: 'absence' | 'mark';
  day: string;
  what: string;
  value: number;
};

/** Absence and marks of pupils from a day on, the newest first: what the wall lets be read. */
export async function listFacts(tx: ReadTx, pupils: string[], since: string): Promise<Fact[]> {
  if (pupils.length === 0) return [];
  const rows = await tx
    .selectFrom('pupil_fact')
    .select(['person_id', 'kind', 'day', 'what', 'value'])
    .where(sql<boolean>`person_id = any(${sql.val(pupils)}::uuid[])`)
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .orderBy('what')
    .execute();
  return rows.map((row) => ({
    pupil: row.person_id,
    kind: row.kind,
    day: row.day,
    what: row.what,
    value: Number(row.value),
  }));
}

export type Guardian = { id: string; child: string; name: string; email: string | null };

/** Whoever has custody of these pupils on this day, while they are under eighteen. */
export async function listGuardiansOf(
  tx: ReadTx,
  pupils: string[],
  today: string,
): Promise<Guardian[]> {
  if (pupils.length === 0) return [];
  const rows = await tx
    .selectFrom('guardianship as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.guardian_id'))
    .innerJoin('person as c', (join) => inside(join, 'c.id', 'g.child_id'))
    .select(['p.id', 'g.child_id as child', 'p.email', 'c.born_on', nameOf('p').as('name')])
    .where(sql<boolean>`g.child_id = any(${sql.val(pupils)}::uuid[])`)
    .where('g.first_day', '<=', today)
    .where((on) => on.or([on('g.last_day', 'is', null), on('g.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .orderBy('p.sort_name')
    .execute();
  return rows.flatMap(({ born_on: bornOn, ...guardian }) =>
    hasReached(ageOfMajority, bornOn, today) ? [] : [guardian],
  );
}

/** In which mentorship something was agreed, if this person may read it. */
export async function findMentorshipOf(tx: ReadTx, agreement: string): Promise<string | null> {
  const row = await tx
    .selectFrom('agreement')
    .select('mentorship_id')
    .where('id', '=', agreement)
    .executeTakeFirst();
  return row?.mentorship_id ?? null;
}
