import { sql } from 'kysely';
import type { ReadTx } from '../../platform/database.ts';

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

/** In which mentorship something was agreed, if this person may read it. */
export async function findMentorshipOf(tx: ReadTx, agreement: string): Promise<string | null> {
  const row = await tx
    .selectFrom('agreement')
    .select('mentorship_id')
    .where('id', '=', agreement)
    .executeTakeFirst();
  return row?.mentorship_id ?? null;
}
