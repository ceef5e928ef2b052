import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';

export type ClassLine = {
  id: string;
  name: string;
  pupils: string[];
  mentorshipId: string | null;
  mentors: string[];
};

/** Classes of the roster with their pupils who are in no other group of the cohort, and the mentor group that a class already has in the cohort. */
export async function listClasses(tx: Tx, cohort: string): Promise<ClassLine[]> {
  const rows = await tx
    .selectFrom('unit as u')
    .leftJoin('mentorship as m', (join) =>
      join
        .onRef('m.organisation_id', '=', 'u.organisation_id')
        .onRef('m.unit_id', '=', 'u.id')
        .on('m.cohort_id', '=', cohort),
    )
    .select([
      'u.id',
      'u.name',
      'm.id as mentorship',
      sql<
        string[]
      >`array(select p.id from person p join membership s on s.organisation_id = p.organisation_id and s.person_id = p.id and s.role = 'mentee' where p.organisation_id = u.organisation_id and p.unit_id = u.id and p.left_on is null
        and not exists (select 1 from mentorship o join mentorship_member y on y.organisation_id = o.organisation_id and y.mentorship_id = o.id left join closure c on c.organisation_id = o.organisation_id and c.mentorship_id = o.id
          where o.organisation_id = u.organisation_id and o.cohort_id = ${sql.val(cohort)}::uuid and o.unit_id is distinct from u.id and y.person_id = p.id and y.part = 'mentee' and c.mentorship_id is null) order by p.id)::text[]`.as(
        'pupils',
      ),
      sql<
        string[]
      >`array(select p.given_name || ' ' || p.family_name from mentorship_member x join person p on p.organisation_id = x.organisation_id and p.id = x.person_id where x.organisation_id = u.organisation_id and x.mentorship_id = m.id and x.part <> 'mentee' order by x.part)`.as(
        'mentors',
      ),
    ])
    .where('u.kind', '=', 'class')
    .orderBy('u.name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    pupils: row.pupils,
    mentorshipId: row.mentorship,
    mentors: row.mentors,
  }));
}

export async function listMentorPeople(tx: Tx): Promise<{ id: string; name: string }[]> {
  const rows = await tx
    .selectFrom('person as p')
    .innerJoin('membership as s', (join) =>
      join.onRef('s.organisation_id', '=', 'p.organisation_id').onRef('s.person_id', '=', 'p.id'),
    )
    .select(['p.id', 'given_name', 'family_name'])
    .distinct()
    .where('s.role', '=', 'mentor')
    .where('left_on', 'is', null)
    .where(sql<boolean>`not is_restricted(p.organisation_id, p.id)`)
    .orderBy('family_name')
    .orderBy('given_name')
    .execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}` }));
}
