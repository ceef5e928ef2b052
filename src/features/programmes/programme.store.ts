import { sql } from 'kysely';
import { inside, selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import type { Profile } from '../profiles/profile.rules.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';

export type CohortLine = { id: string; name: string; firstDay: string; lastDay: string };
export type ProgrammeLine = {
  id: string;
  name: string;
  kind: 'pairs' | 'groups';
  cohorts: CohortLine[];
};

export async function listProgrammes(tx: ReadTx): Promise<ProgrammeLine[]> {
  const rows = await tx
    .selectFrom('programme as p')
    .leftJoin('cohort as c', (join) => inside(join, 'c.programme_id', 'p.id'))
    .select([
      'p.id',
      'p.name',
      'p.rules',
      'c.id as cohort',
      'c.name as cohort_name',
      'c.first_day',
      'c.last_day',
    ])
    .orderBy('p.name')
    .orderBy('c.first_day', 'desc')
    .execute();
  const lines = new Map<string, ProgrammeLine>();
  for (const row of rows) {
    const line = lines.get(row.id) ?? {
      id: row.id,
      name: row.name,
      kind: row.rules.kind,
      cohorts: [],
    };
    if (row.cohort)
      line.cohorts.push({
        id: row.cohort,
        name: row.cohort_name!,
        firstDay: row.first_day!,
        lastDay: row.last_day!,
      });
    lines.set(row.id, line);
  }
  return [...lines.values()];
}

type NewProgramme = {
  organisation: string;
  name: string;
  template: string;
  version: string;
  rules: ProgrammeRules;
};

/** A school divides pupils over groups; an agency pairs. */
export const hasGroups = async (tx: ReadTx): Promise<boolean> =>
  (await groupsQuery(tx).executeTakeFirst()) !== undefined;

export const groupsQuery = (tx: ReadTx) =>
  tx
    .selectFrom('programme')
    .select('id')
    .where(sql<boolean>`rules ->> 'kind' = 'groups'`)
    .limit(1);

export async function insertProgramme(
  tx: Tx,
  { organisation, name, template, version, rules }: NewProgramme,
): Promise<string> {
  const { id } = await tx
    .insertInto('programme')
    .values({
      organisation_id: organisation,
      name,
      template,
      profile_version_id: version,
      rules: JSON.stringify(rules),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Of every programme here. */
export async function listProfilesInUse(tx: ReadTx): Promise<Profile[]> {
  const rows = await tx
    .selectFrom('programme as p')
    .innerJoin('profile_version as v', (join) => inside(join, 'v.id', 'p.profile_version_id'))
    .select('v.content')
    .orderBy('p.id')
    .execute();
  return rows.map(({ content }) => content);
}

export async function updateRules(tx: Tx, id: string, rules: ProgrammeRules): Promise<void> {
  await tx
    .updateTable('programme')
    .set({ rules: JSON.stringify(rules) })
    .where('id', '=', id)
    .execute();
}

export type Programme = {
  id: string;
  name: string;
  template: string;
  rules: ProgrammeRules;
  profileName: string;
  versionId: string;
  versionNumber: number;
  cohorts: CohortLine[];
};

export async function findProgramme(tx: ReadTx, id: string): Promise<Programme | null> {
  const row = await tx
    .selectFrom('programme as p')
    .innerJoin('profile_version as v', (join) => inside(join, 'v.id', 'p.profile_version_id'))
    .innerJoin('profile as f', (join) => inside(join, 'f.id', 'v.profile_id'))
    .select([
      'p.id',
      'p.name',
      'p.template',
      'p.rules',
      'f.name as profile',
      'v.id as version',
      'v.number',
    ])
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const cohorts = await tx
    .selectFrom('cohort')
    .select(['id', 'name', 'first_day', 'last_day'])
    .where('programme_id', '=', id)
    .orderBy('first_day', 'desc')
    .execute();
  return {
    id: row.id,
    name: row.name,
    template: row.template,
    rules: row.rules,
    profileName: row.profile,
    versionId: row.version,
    versionNumber: row.number,
    cohorts: cohorts.map((cohort) => ({
      id: cohort.id,
      name: cohort.name,
      firstDay: cohort.first_day,
      lastDay: cohort.last_day,
    })),
  };
}

export type KnownInputs = { people: number; managers: number; members: number };

/**
 * MA-27: of how many people a rule of pairing has something to go by: of those who apply, else of
 * all mentors and mentees.
 */
export async function countKnown(tx: ReadTx, programme: string): Promise<KnownInputs> {
  const rows = await selectRows(
    tx,
    sql<KnownInputs>`
    with applied as (
      select distinct a.organisation_id, a.person_id from application a
      join cohort c on c.organisation_id = a.organisation_id and c.id = a.cohort_id
      where c.programme_id = ${programme} and c.last_day >= this_day() and a.withdrawn_on is null
    ), meant as (
      select * from applied
      union
      select organisation_id, person_id from membership
      where role in ('mentor', 'mentee') and this_day() between first_day and coalesce(last_day, 'infinity') and not exists (select from applied)
    )
    select count(*)::int as people, count(p.manager_id)::int as managers, count(p.member_organisation_id)::int as members
    from meant join person p on p.organisation_id = meant.organisation_id and p.id = meant.person_id
    where p.left_on is null`,
  );
  return rows[0]!;
}

type NewCohort = {
  organisation: string;
  programme: string;
  name: string;
  firstDay: string;
  lastDay: string;
  hoursPromised: number | null;
  capacity: number | null;
};

export async function insertCohort(tx: Tx, cohort: NewCohort): Promise<string> {
  const { id } = await tx
    .insertInto('cohort')
    .values({
      organisation_id: cohort.organisation,
      programme_id: cohort.programme,
      name: cohort.name,
      first_day: cohort.firstDay,
      last_day: cohort.lastDay,
      hours_promised: cohort.hoursPromised,
      capacity: cohort.capacity,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Who looks after a cohort, and who does when that person is away. */
export async function keepCare(
  tx: Tx,
  cohort: string,
  { coordinator, deputy }: { coordinator: string | null; deputy: string | null },
): Promise<void> {
  await tx
    .updateTable('cohort')
    .set({ coordinator_id: coordinator, deputy_id: deputy })
    .where('id', '=', cohort)
    .execute();
}

export type CohortDate = {
  id: string;
  kind: 'phase' | 'gathering' | 'deadline' | 'break';
  name: string;
  firstDay: string;
  lastDay: string;
};
export type Cohort = {
  id: string;
  name: string;
  firstDay: string;
  lastDay: string;
  hoursPromised: number | null;
  capacity: number | null;
  coordinatorId: string | null;
  deputyId: string | null;
  programmeId: string;
  programmeName: string;
  rules: ProgrammeRules;
  profile: Profile;
};

export async function findCohort(tx: ReadTx, id: string): Promise<Cohort | null> {
  const row = await tx
    .selectFrom('cohort as c')
    .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
    .innerJoin('profile_version as v', (join) => inside(join, 'v.id', 'p.profile_version_id'))
    .select([
      'c.id',
      'c.name',
      'c.first_day',
      'c.last_day',
      'c.hours_promised',
      'c.capacity',
      'c.coordinator_id',
      'c.deputy_id',
      'p.id as programme',
      'p.name as programme_name',
      'p.rules',
      'v.content',
    ])
    .where('c.id', '=', id)
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        name: row.name,
        firstDay: row.first_day,
        lastDay: row.last_day,
        hoursPromised: row.hours_promised,
        capacity: row.capacity,
        coordinatorId: row.coordinator_id,
        deputyId: row.deputy_id,
        programmeId: row.programme,
        programmeName: row.programme_name,
        rules: row.rules,
        profile: row.content,
      }
    : null;
}

export async function listDates(tx: ReadTx, cohort: string): Promise<CohortDate[]> {
  const rows = await tx
    .selectFrom('cohort_date')
    .select(['id', 'kind', 'name', 'first_day', 'last_day'])
    .where('cohort_id', '=', cohort)
    .orderBy('first_day')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    firstDay: row.first_day,
    lastDay: row.last_day,
  }));
}

export async function insertDate(
  tx: Tx,
  organisation: string,
  cohort: string,
  date: Omit<CohortDate, 'id'>,
): Promise<void> {
  await tx
    .insertInto('cohort_date')
    .values({
      organisation_id: organisation,
      cohort_id: cohort,
      kind: date.kind,
      name: date.name,
      first_day: date.firstDay,
      last_day: date.lastDay,
    })
    .execute();
}
