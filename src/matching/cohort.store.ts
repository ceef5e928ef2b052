import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';

/** `unplaced`: admitted, and never in a mentorship here but in one that ended before its time. */
export type CohortCounts = {
  mentors: number;
  mentees: number;
  undecided: number;
  admitted: number;
  running: number;
  unplaced: number;
};

export async function countCohort(tx: Tx, cohort: string): Promise<CohortCounts> {
  const row = await tx
    .selectFrom('application as a')
    .leftJoin(
      (on) =>
        on
          .selectFrom('admission_decision')
          .distinctOn('application_id')
          .select(['application_id', 'organisation_id', 'admitted'])
          .orderBy('application_id')
          .orderBy('decided_at', 'desc')
          .as('d'),
      (join) =>
        join
          .onRef('d.organisation_id', '=', 'a.organisation_id')
          .onRef('d.application_id', '=', 'a.id'),
    )
    .select([
      sql<number>`count(*) filter (where a.role = 'mentor')::int`.as('mentors'),
      sql<number>`count(*) filter (where a.role = 'mentee')::int`.as('mentees'),
      sql<number>`count(*) filter (where d.admitted is null)::int`.as('undecided'),
      sql<number>`count(*) filter (where d.admitted)::int`.as('admitted'),
      sql<number>`count(*) filter (where d.admitted and a.role = 'mentee' and not exists (select 1 from mentorship m join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id left join closure c on c.organisation_id = m.organisation_id and c.mentorship_id = m.id
        where m.organisation_id = a.organisation_id and m.cohort_id = a.cohort_id and x.person_id = a.person_id and coalesce(c.reason, 'completed') = 'completed'))::int`.as(
        'unplaced',
      ),
    ])
    .where('a.cohort_id', '=', cohort)
    .where('a.withdrawn_on', 'is', null)
    .executeTakeFirstOrThrow();
  const { running } = await tx
    .selectFrom('mentorship as m')
    .leftJoin('closure as c', (join) =>
      join
        .onRef('c.organisation_id', '=', 'm.organisation_id')
        .onRef('c.mentorship_id', '=', 'm.id'),
    )
    .select(({ fn }) => fn.countAll<number>().as('running'))
    .where('m.cohort_id', '=', cohort)
    .where('c.mentorship_id', 'is', null)
    .executeTakeFirstOrThrow();
  return { ...row, running };
}
