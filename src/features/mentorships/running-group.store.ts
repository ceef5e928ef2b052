import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';

/** A group that has not ended. */
export type RunningGroup = {
  id: string;
  name: string;
  cohortId: string;
  cohortName: string;
  mentors: { id: string; name: string }[];
  /** Those of the people asked about who stand in it. */
  pupils: string[];
};

/** Groups that have not ended in which some of these pupils stand. */
export async function listRunningGroups(tx: ReadTx, pupils: string[]): Promise<RunningGroup[]> {
  if (pupils.length === 0) return [];
  const rows = await tx
    .selectFrom('mentorship as m')
    .innerJoin('cohort as h', (join) => inside(join, 'h.id', 'm.cohort_id'))
    .innerJoin('mentorship_member as x', (join) =>
      inside(join, 'x.mentorship_id', 'm.id').on('x.part', '=', 'mentee'),
    )
    .select([
      'm.id',
      'm.name',
      'm.cohort_id',
      'h.name as cohort_name',
      sql<string[]>`array_agg(x.person_id order by x.person_id)::text[]`.as('pupils'),
    ])
    .where('m.kind', '=', 'group')
    .where(sql<boolean>`x.person_id = any(${sql.val(pupils)}::uuid[])`)
    .where(sql<boolean>`coalesce(x.last_day, 'infinity') >= this_day()`)
    .where(
      sql<boolean>`not exists (select from closure c where c.organisation_id = m.organisation_id and c.mentorship_id = m.id)`,
    )
    .groupBy(['m.id', 'm.name', 'm.cohort_id', 'h.name'])
    .orderBy('m.name')
    .orderBy('m.id')
    .execute();
  const mentors = await listMentorsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    cohortId: row.cohort_id,
    cohortName: row.cohort_name,
    mentors: mentors.get(row.id) ?? [],
    pupils: row.pupils,
  }));
}

/** Without substitutes, the mentor before the second one. */
export async function listMentorsOf(
  tx: ReadTx,
  groups: string[],
): Promise<Map<string, { id: string; name: string }[]>> {
  const rows = await tx
    .selectFrom('mentorship_member as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .select(['x.mentorship_id as group', 'p.id', 'p.given_name', 'p.family_name'])
    .where(sql<boolean>`x.mentorship_id = any(${sql.val(groups)}::uuid[])`)
    .where('x.part', 'in', ['mentor', 'second-mentor'])
    .orderBy('x.part')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ group }) => group)].map(([group, own]) => [
      group,
      own.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}` })),
    ]),
  );
}
