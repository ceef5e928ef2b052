import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import {
  listMentorsOf,
  listRunningGroups,
  type RunningGroup,
} from '../mentorships/running-group.store.ts';

export type ClassLine = {
  id: string;
  name: string;
  /** Who stands in no running group. */
  pupils: string[];
  /** The group that the class has, or had to its end, in the cohort. */
  mentorshipId: string | null;
  mentors: string[];
  /** Groups of other cohorts that still run with its pupils, its own first. */
  elsewhere: RunningGroup[];
  /** Its group runs in another cohort. */
  runsElsewhere: boolean;
};

/**
 * Classes of the roster with their pupils who stand in no running group, and the groups in which
 * the others stand.
 */
export async function listClasses(tx: ReadTx, cohort: string): Promise<ClassLine[]> {
  const units = await tx
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('kind', '=', 'class')
    .orderBy('name')
    .execute();
  const people = await tx
    .selectFrom('person as p')
    .select(['p.id', 'p.unit_id'])
    .where(
      sql<boolean>`p.unit_id = any(${sql.val(units.map(({ id }) => id))}::uuid[]) and p.left_on is null and exists (select from membership s
        where s.organisation_id = p.organisation_id and s.person_id = p.id and s.role = 'mentee')`,
    )
    .orderBy('p.id')
    .execute();
  const running = await listRunningGroups(
    tx,
    people.map(({ id }) => id),
  );
  const standing = new Map(
    running.flatMap((group) => group.pupils.map((pupil) => [pupil, group] as const)),
  );
  // One whose year is over is done; one that ended before its time may be made again.
  const ofClasses = await tx
    .selectFrom('mentorship as m')
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .select(['m.id', 'm.unit_id', 'm.cohort_id', 'm.name', 'c.reason'])
    .where('m.kind', '=', 'group')
    .where('m.unit_id', 'is not', null)
    .where((on) =>
      on.or([
        on('c.mentorship_id', 'is', null),
        on.and([on('c.reason', '=', 'completed'), on('m.cohort_id', '=', cohort)]),
      ]),
    )
    .orderBy('c.reason', sql`desc nulls first`)
    .execute();
  const mentors = await listMentorsOf(
    tx,
    ofClasses.map(({ id }) => id),
  );
  const byUnit = Map.groupBy(people, ({ unit_id }) => unit_id);
  return units.map(({ id, name }) => {
    const own = ofClasses.find((group) => group.unit_id === id && group.cohort_id === cohort);
    const away =
      own?.reason === null
        ? undefined
        : ofClasses.find((group) => group.unit_id === id && group.reason === null);
    const pupils = (byUnit.get(id) ?? []).map((person) => person.id);
    const groups = [...new Set(pupils.flatMap((pupil) => standing.get(pupil) ?? []))];
    return {
      id,
      name,
      pupils: pupils.filter((pupil) => !standing.has(pupil)),
      mentorshipId: own?.id ?? null,
      mentors: (own && mentors.get(own.id)?.map((mentor) => mentor.name)) ?? [],
      elsewhere: groups
        .filter((group) => group.cohortId !== cohort)
        .sort((a, b) => Number(b.id === away?.id) - Number(a.id === away?.id)),
      runsElsewhere: away !== undefined,
    };
  });
}

export async function listMentorPeople(tx: ReadTx): Promise<{ id: string; name: string }[]> {
  const rows = await tx
    .selectFrom('person as p')
    .innerJoin('membership as s', (join) => inside(join, 's.person_id', 'p.id'))
    .select(['p.id', 'given_name', 'family_name', 'sort_name'])
    .distinct()
    .where('s.role', '=', 'mentor')
    .where('left_on', 'is', null)
    .where(sql<boolean>`not is_restricted(p.organisation_id, p.id)`)
    .orderBy('sort_name')
    .execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}` }));
}
