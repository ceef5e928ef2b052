import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import {
  divider,
  type Division,
  type DivisionPolicy,
  type DivisionPool,
  type Request,
} from '../optimisation/division.rules.ts';
import { listMentorPeople } from './group.store.ts';

export type ClassOfPupils = { id: string; name: string; pupils: { id: string; name: string }[] };

/** Classes with the pupils who have no running group in the cohort yet. */
export async function listFreeClasses(tx: ReadTx, cohort: string): Promise<ClassOfPupils[]> {
  const rows = await tx
    .selectFrom('person as p')
    .innerJoin('unit as u', (join) => inside(join, 'u.id', 'p.unit_id'))
    .select(['p.id', 'p.given_name', 'p.family_name', 'u.id as unit', 'u.name'])
    .where('u.kind', '=', 'class')
    .where('p.left_on', 'is', null)
    .where(sql<boolean>`not is_restricted(p.organisation_id, p.id)`)
    .where(
      sql<boolean>`exists (select 1 from membership s where s.organisation_id = p.organisation_id and s.person_id = p.id and s.role = 'mentee' and this_day() between s.first_day and coalesce(s.last_day, 'infinity'))`,
    )
    .where(
      sql<boolean>`not exists (select 1 from mentorship m join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id left join closure c on c.organisation_id = m.organisation_id and c.mentorship_id = m.id
        where m.organisation_id = p.organisation_id and m.cohort_id = ${sql.val(cohort)}::uuid and x.person_id = p.id and x.part = 'mentee' and c.mentorship_id is null)`,
    )
    .orderBy('u.name')
    .orderBy('p.sort_name')
    .execute();
  return [...Map.groupBy(rows, ({ unit }) => unit)].map(([id, own]) => ({
    id,
    name: own[0]!.name,
    pupils: own.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}` })),
  }));
}

export type NotedRequest = Request & { id: string; pupilName: string; otherName: string };

export async function listRequests(tx: ReadTx, cohort: string): Promise<NotedRequest[]> {
  const rows = await tx
    .selectFrom('group_request as r')
    .innerJoin('person as a', (join) => inside(join, 'a.id', 'r.pupil_id'))
    .innerJoin('person as b', (join) => inside(join, 'b.id', 'r.other_id'))
    .select([
      'r.id',
      'r.kind',
      'r.pupil_id',
      'r.other_id',
      'r.said_by',
      'a.given_name',
      'a.family_name',
      'b.given_name as other_given',
      'b.family_name as other_family',
    ])
    .where('r.cohort_id', '=', cohort)
    .orderBy('r.noted_at')
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    pupil: row.pupil_id,
    other: row.other_id,
    saidBy: row.said_by,
    pupilName: `${row.given_name} ${row.family_name}`,
    otherName: `${row.other_given} ${row.other_family}`,
  }));
}

type NewRequest = Request & { organisation: string; cohort: string; person: string };

/** The same request twice is one. */
export async function insertRequest(
  tx: Tx,
  { organisation, cohort, kind, pupil, other, saidBy, person }: NewRequest,
): Promise<void> {
  await tx
    .insertInto('group_request')
    .values({
      organisation_id: organisation,
      cohort_id: cohort,
      kind,
      pupil_id: pupil,
      other_id: other,
      said_by: saidBy,
      noted_by: person,
    })
    .onConflict((on) => on.constraint('group_request_once').doNothing())
    .execute();
}

export async function deleteRequest(tx: Tx, cohort: string, id: string): Promise<boolean> {
  return (
    (
      await tx
        .deleteFrom('group_request')
        .where('cohort_id', '=', cohort)
        .where('id', '=', id)
        .executeTakeFirst()
    ).numDeletedRows === 1n
  );
}

/**
 * Pupils of the chosen classes with their brothers and sisters in the organisation and the mentors
 * of earlier cohorts.
 */
export async function loadDivisionPool(
  tx: ReadTx,
  cohort: string,
  chosen: { classes: string[]; mentors: string[] },
): Promise<DivisionPool> {
  const classes = (await listFreeClasses(tx, cohort)).filter(({ id }) =>
    chosen.classes.includes(id),
  );
  const ids = classes.flatMap(({ pupils }) => pupils.map(({ id }) => id));
  const near =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('person as p')
          .select([
            'p.id',
            sql<
              string[]
            >`array(select distinct b.child_id from guardianship a join guardianship b on b.organisation_id = a.organisation_id and b.guardian_id = a.guardian_id and b.child_id <> a.child_id
              where a.organisation_id = p.organisation_id and a.child_id = p.id and this_day() between a.first_day and coalesce(a.last_day, 'infinity') and this_day() between b.first_day and coalesce(b.last_day, 'infinity') order by 1)::text[]`.as(
              'siblings',
            ),
            sql<
              string[]
            >`array(select distinct y.person_id from mentorship_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
              join mentorship_member y on y.organisation_id = x.organisation_id and y.mentorship_id = x.mentorship_id and y.part = 'mentor'
              where x.organisation_id = p.organisation_id and x.person_id = p.id and x.part = 'mentee' and m.cohort_id <> ${sql.val(cohort)}::uuid order by 1)::text[]`.as(
              'mentors',
            ),
          ])
          .where(sql<boolean>`p.id = any(${sql.val(ids)}::uuid[])`)
          .execute();
  const known = new Map(near.map((row) => [row.id, row]));
  return {
    mentors: (await listMentorPeople(tx)).filter(({ id }) => chosen.mentors.includes(id)),
    pupils: classes.flatMap(({ id: unit, pupils }) =>
      pupils.map(({ id, name }) => ({
        id,
        name,
        unit,
        siblings: known.get(id)?.siblings ?? [],
        earlierMentors: known.get(id)?.mentors ?? [],
      })),
    ),
    units: classes.map(({ id, name }) => ({ id, name })),
    requests: (await listRequests(tx, cohort)).map(({ kind, pupil, other, saidBy }) => ({
      kind,
      pupil,
      other,
      saidBy,
    })),
  };
}

type NewDivision = {
  organisation: string;
  cohort: string;
  seed: number;
  pool: DivisionPool;
  policy: DivisionPolicy;
  result: Division;
  basedOn: string | null;
  person: string;
};

export async function insertDivision(
  tx: Tx,
  { organisation, cohort, seed, pool, policy, result, basedOn, person }: NewDivision,
): Promise<string> {
  const { id } = await tx
    .insertInto('division')
    .values({
      organisation_id: organisation,
      cohort_id: cohort,
      seed,
      solver: divider,
      pool: JSON.stringify(pool),
      policy: JSON.stringify(policy),
      result: JSON.stringify(result),
      based_on: basedOn,
      made_by: person,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type DivisionLine = {
  id: string;
  madeAt: Date;
  by: string;
  groups: number;
  pupils: number;
  left: number;
  appliedAt: Date | null;
};
export type StoredDivision = {
  id: string;
  cohortId: string;
  madeAt: Date;
  appliedAt: Date | null;
  seed: number;
  solver: string;
  pool: DivisionPool;
  policy: DivisionPolicy;
  result: Division;
  basedOn: string | null;
};

export async function listDivisions(tx: ReadTx, cohort: string): Promise<DivisionLine[]> {
  const rows = await tx
    .selectFrom('division as d')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'd.made_by'))
    .select(['d.id', 'd.made_at', 'd.applied_at', 'd.result', 'p.given_name', 'p.family_name'])
    .where('d.cohort_id', '=', cohort)
    .orderBy('d.made_at', 'desc')
    .execute();
  return rows.map((row) => {
    const { groups, left } = row.result;
    const pupils = groups.reduce((sum, group) => sum + group.pupils.length, 0);
    return {
      id: row.id,
      madeAt: row.made_at,
      appliedAt: row.applied_at,
      by: `${row.given_name} ${row.family_name}`,
      groups: groups.length,
      pupils,
      left: left.length,
    };
  });
}

export async function findDivision(tx: ReadTx, id: string): Promise<StoredDivision | null> {
  const row = await tx.selectFrom('division').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    cohortId: row.cohort_id,
    madeAt: row.made_at,
    appliedAt: row.applied_at,
    seed: Number(row.seed),
    solver: row.solver,
    pool: row.pool,
    policy: row.policy,
    result: row.result,
    basedOn: row.based_on,
  };
}

/** False when its groups have been made before. */
export async function applyDivision(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('division')
    .set({ applied_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('applied_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
