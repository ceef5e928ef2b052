import { sql } from 'kysely';
import { inside, selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import type { CalendarDate } from '../programmes/calendar.rules.ts';
import type { CohortCounts, Standing } from './standing.rules.ts';

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

type MoreCounts = Omit<Standing, keyof CohortCounts>;

export async function findStanding(tx: ReadTx, cohort: string, today: string): Promise<Standing> {
  const [row] = await selectRows(
    tx,
    sql<MoreCounts>`
    select
      (select count(distinct q.mentee_id)::int from proposal q where q.cohort_id = ${cohort} and q.sent_at is not null
        and case when q.chosen_on is null then q.answer_by else q.chosen_on + q.answer_days * q.choice end >= ${today}::date
        and not exists (select from mentorship m where m.organisation_id = q.organisation_id and m.proposal_id = q.id)
        and not exists (select from proposal_answer n where n.organisation_id = q.organisation_id and n.proposal_id = q.id and not n.accepted)) as asked,
      t.begun, t.ended, t.talked, t.untalked, r.rounds, r."openRounds", r.raters, r.answered
    from (
      select count(*)::int as begun, count(c.mentorship_id)::int as ended,
        count(*) filter (where m.kind = 'pair' and x.talk_on is not null)::int as talked,
        count(*) filter (where m.kind = 'pair' and c.mentorship_id is null and x.talk_on is null)::int as untalked
      from mentorship m
      left join closure c on c.organisation_id = m.organisation_id and c.mentorship_id = m.id
      left join closing x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id
      where m.cohort_id = ${cohort}
    ) t, (
      select count(distinct a.id)::int as rounds,
        count(distinct a.id) filter (where a.closes_on >= ${today}::date and a.released_at is null)::int as "openRounds",
        count(b.id)::int as raters, count(b.submitted_at)::int as answered
      from assessment_round a left join rater b on b.organisation_id = a.organisation_id and b.round_id = a.id
      where a.cohort_id = ${cohort} and a.kind = 'round'
    ) r`,
  );
  return { ...(await countCohort(tx, cohort)), ...row! };
}

/** When its assessment rounds were, as phases of a calendar that have no phase of that name yet. */
export async function listRoundPhases(tx: ReadTx, cohort: string): Promise<CalendarDate[]> {
  const rows = await tx
    .selectFrom('assessment_round as r')
    .select(['r.name', 'r.opens_on', 'r.closes_on'])
    .where('r.cohort_id', '=', cohort)
    .where('r.kind', '=', 'round')
    .where(
      sql<boolean>`not exists (select from cohort_date d where d.organisation_id = r.organisation_id and d.cohort_id = r.cohort_id and d.name = r.name)`,
    )
    .orderBy('r.opens_on')
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({
    kind: 'phase',
    name: row.name,
    firstDay: row.opens_on,
    lastDay: row.closes_on,
  }));
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
