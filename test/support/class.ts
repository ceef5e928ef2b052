/**
 * The demo's mentor group 1A, filled up to 28 pupils, with everybody around it: a pupil and a
 * guardian who can sign in, a colleague who teaches it, the counsellor.
 */
import { visit, type Visitor, type World } from './world.ts';

type Name = 'mentor' | 'counsellor' | 'coordinator' | 'pupil' | 'guardian' | 'teacher';
/**
 * With whose account each of them signs in: accounts of the demo's other organisation stand for those
 * who have none of their own.
 */
export const signsInAs = {
  mentor: 'school.mentor',
  counsellor: 'school.counsellor',
  coordinator: 'school.coordinator',
  pupil: 'network.mentee',
  guardian: 'network.contact',
  teacher: 'network.auditor',
} as const;
export type Class = {
  organisation: string;
  path: string;
  base: string;
  /** The board of the class. */
  board: string;
  /** The card of the pupil. */
  card: string;
  pupil: string;
  guardian: string;
  teacher: string;
  pupils: string[];
  as: (name: Name, language?: string) => Promise<Visitor>;
};

export async function openClass(world: World): Promise<Class> {
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${organisation}'`);
  const one = async (query: string, values: unknown[] = []) =>
    (await world.owner.query(query, values)).rows[0] as Record<string, string>;
  const { id: group } =
    await one(`select m.id from mentorship m join mentorship_member x on x.mentorship_id = m.id join person p on p.id = x.person_id
    where m.kind = 'group' and m.name = '1A' and x.part = 'mentor' and p.account_id is not null and not exists (select from closure c where c.mentorship_id = m.id)`);
  const { guardian, pupil } = await one(
    `select g.guardian_id as guardian, g.child_id as pupil from guardianship g join mentorship_member x on x.person_id = g.child_id and x.mentorship_id = $1
      join person p on p.id = g.child_id where p.born_on + interval '18 years' > '2027-12-31' order by g.child_id limit 1`,
    [group],
  );
  const { id: teacher } = await one(
    `select m.person_id as id from membership m where m.role = 'mentor' and m.last_day is null and not exists (select from mentorship_member x where x.mentorship_id = $1 and x.person_id = m.person_id) order by m.person_id limit 1`,
    [group],
  );
  await world.owner.query(`set app.scope = 'sign-in'`);
  for (const [person, door] of [
    [pupil, signsInAs.pupil],
    [guardian, signsInAs.guardian],
    [teacher, signsInAs.teacher],
  ])
    await world.owner.query(
      `update person set account_id = (select id from account where email = $1) where id = $2`,
      [`${door}.demo@mentorium.example`, person],
    );
  // The demo's classes are smaller than many.
  for (const [given, family] of [
    ['Mirthe', 'Aalbers'],
    ['Youssef', 'Benali'],
    ['Wout', 'Zijlstra'],
  ]) {
    const { id } = await one(
      `insert into person (organisation_id, given_name, family_name, born_on, unit_id) values ($1, $2, $3, '2014-05-04', (select unit_id from person where id = $4)) returning id`,
      [organisation, given, family, pupil],
    );
    await world.owner.query(
      `insert into membership (organisation_id, person_id, role, first_day) values ($1, $2, 'mentee', '2026-08-17')`,
      [organisation, id],
    );
    await world.owner.query(
      `insert into mentorship_member (organisation_id, mentorship_id, person_id, part, first_day) values ($1, $2, $3, 'mentee', '2026-08-17')`,
      [organisation, group, id],
    );
  }
  const pupils = (
    await world.owner.query(
      `select person_id from mentorship_member where mentorship_id = $1 and part = 'mentee' order by person_id`,
      [group],
    )
  ).rows.map((row) => (row as { person_id: string }).person_id);
  const base = '/o/lindenhof';
  return {
    organisation,
    base,
    path: `${base}/mentorships/${group}`,
    board: `${base}/class/${group}`,
    card: `${base}/class/${group}/pupils/${pupil}`,
    pupil: pupil!,
    guardian: guardian!,
    teacher: teacher!,
    pupils,
    as: (name, language) => visit(world, signsInAs[name], language),
  };
}
