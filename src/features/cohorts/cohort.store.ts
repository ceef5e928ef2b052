import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';

/** `unplaced`: admitted, and never in a mentorship here but in one that ended before its time. */
export type CohortCounts = {
  mentors: number;
  mentees: number;
  undecided: number;
  admitted: number;
  running: number;
  unplaced: number;
};

/**
 * MA-25: of a query in which `a` is the application of a mentee: a mentorship of this cohort runs,
 * or has run its course. Who is counted as unplaced and who is in the pool follow from this one
 * condition.
 */
export const isPlaced = sql<boolean>`exists (select from mentorship m
  join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id
  left join closure c on c.organisation_id = m.organisation_id and c.mentorship_id = m.id
  where m.organisation_id = a.organisation_id and m.cohort_id = a.cohort_id
    and x.person_id = a.person_id and x.part = 'mentee' and coalesce(c.reason, 'completed') = 'completed')`;

export async function countCohort(tx: ReadTx, cohort: string): Promise<CohortCounts> {
  const row = await tx
    .selectFrom('application as a')
    .leftJoin(
      (on) =>
        on
          .selectFrom('admission_decision')
          .distinctOn('application_id')
          .select(['application_id', 'organisation_id', 'admitted', 'valid_until'])
          .orderBy('application_id')
          .orderBy('decided_at', 'desc')
          .as('d'),
      (join) => inside(join, 'd.application_id', 'a.id'),
    )
    .select([
      sql<number>`count(*) filter (where a.role = 'mentor')::int`.as('mentors'),
      sql<number>`count(*) filter (where a.role = 'mentee')::int`.as('mentees'),
      sql<number>`count(*) filter (where d.admitted is null)::int`.as('undecided'),
      sql<number>`count(*) filter (where d.admitted)::int`.as('admitted'),
      sql<number>`count(*) filter (where d.admitted and coalesce(d.valid_until, 'infinity') >= this_day() and a.role = 'mentee' and not ${isPlaced})::int`.as(
        'unplaced',
      ),
    ])
    .where('a.cohort_id', '=', cohort)
    .where('a.withdrawn_on', 'is', null)
    .executeTakeFirstOrThrow();
  const { running } = await tx
    .selectFrom('mentorship as m')
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .select(({ fn }) => fn.countAll<number>().as('running'))
    .where('m.cohort_id', '=', cohort)
    .where('c.mentorship_id', 'is', null)
    .executeTakeFirstOrThrow();
  return { ...row, running };
}

/** Mentor and mentee of every pair of the cohort that runs. */
export async function listRunningPairs(
  tx: ReadTx,
  cohort: string,
): Promise<{ mentorId: string; menteeId: string }[]> {
  const rows = await tx
    .selectFrom('mentorship as m')
    .innerJoin('mentorship_member as x', (join) =>
      inside(join, 'x.mentorship_id', 'm.id').on('x.part', '=', 'mentor'),
    )
    .innerJoin('mentorship_member as y', (join) =>
      inside(join, 'y.mentorship_id', 'm.id').on('y.part', '=', 'mentee'),
    )
    .select(['x.person_id as mentor', 'y.person_id as mentee'])
    .where('m.cohort_id', '=', cohort)
    .where('m.kind', '=', 'pair')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('closure as c')
            .select('c.mentorship_id')
            .whereRef('c.organisation_id', '=', 'm.organisation_id')
            .whereRef('c.mentorship_id', '=', 'm.id'),
        ),
      ),
    )
    .execute();
  return rows.map(({ mentor, mentee }) => ({ mentorId: mentor, menteeId: mentee }));
}

/**
 * Sending, beginning and making groups in one cohort happen one after the other: nobody is asked
 * who has just begun, and no pupil gets two groups.
 */
export async function lockCohort(tx: Tx, cohort: string): Promise<void> {
  await tx.selectFrom('cohort').select('id').where('id', '=', cohort).forUpdate().execute();
}
