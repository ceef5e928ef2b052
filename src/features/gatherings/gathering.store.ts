import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import type { Reply } from '../meetings/appointment.store.ts';

/** A gathering of a cohort whose hour is known. */
export type Gathering = {
  dateId: string;
  cohortId: string;
  name: string;
  startsAt: Date;
  minutes: number;
  place: string | null;
  sequence: number;
  cancelledAt: Date | null;
  replies: Reply[];
};
type Scope = { date?: string; cohorts?: string[] };

export async function listGatherings(tx: ReadTx, { date, cohorts }: Scope): Promise<Gathering[]> {
  if (cohorts?.length === 0) return [];
  let query = tx
    .selectFrom('gathering as g')
    .innerJoin('cohort_date as d', (join) => inside(join, 'd.id', 'g.date_id'))
    .selectAll('g')
    .select(['d.cohort_id', 'd.name'])
    .select(
      sql<
        Reply[]
      >`coalesce((select jsonb_agg(jsonb_build_object('personId', q.id, 'name', q.given_name || ' ' || q.family_name, 'answer', r.answer) order by q.sort_name)
        from gathering_reply r join person q on q.organisation_id = r.organisation_id and q.id = r.person_id
        where r.organisation_id = g.organisation_id and r.date_id = g.date_id and r.sequence = g.sequence), '[]')`.as(
        'replies',
      ),
    )
    .orderBy('g.starts_at');
  if (date) query = query.where('g.date_id', '=', date);
  if (cohorts) query = query.where('d.cohort_id', 'in', cohorts);
  return (await query.execute()).map((row) => ({
    dateId: row.date_id,
    cohortId: row.cohort_id,
    name: row.name,
    startsAt: row.starts_at,
    minutes: row.minutes,
    place: row.place,
    sequence: row.sequence,
    cancelledAt: row.cancelled_at,
    replies: row.replies,
  }));
}

type Plan = {
  organisation: string;
  date: string;
  person: string;
  startsAt: Date;
  day: string;
  minutes: number;
  place: string | null;
};

/** Planned, or planned anew: each change counts up, and the calendar of the cohort moves along. */
export async function keepGathering(
  tx: Tx,
  { organisation, date, person, startsAt, day, minutes, place }: Plan,
): Promise<void> {
  await tx
    .insertInto('gathering')
    .values({
      organisation_id: organisation,
      date_id: date,
      starts_at: startsAt,
      minutes,
      place,
      planned_by: person,
    })
    .onConflict((on) =>
      on.columns(['organisation_id', 'date_id']).doUpdateSet({
        starts_at: startsAt,
        minutes,
        place,
        cancelled_at: null,
        sequence: sql`gathering.sequence + 1`,
      }),
    )
    .execute();
  await tx
    .updateTable('cohort_date')
    .set({ first_day: day, last_day: day })
    .where('id', '=', date)
    .execute();
}

export async function cancelGathering(tx: Tx, date: string, at: Date): Promise<boolean> {
  const done = await tx
    .updateTable('gathering')
    .set({ cancelled_at: at, sequence: sql`sequence + 1` })
    .where('date_id', '=', date)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function keepGatheringReply(
  tx: Tx,
  {
    organisation,
    date,
    person,
    sequence,
    answer,
    at,
  }: {
    organisation: string;
    date: string;
    person: string;
    sequence: number;
    answer: Reply['answer'];
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('gathering_reply')
    .values({
      organisation_id: organisation,
      date_id: date,
      person_id: person,
      sequence,
      answer,
      replied_at: at,
    })
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'date_id', 'person_id'])
        .doUpdateSet({ sequence, answer, replied_at: at })
        .where('gathering_reply.sequence', '<=', sequence),
    )
    .execute();
}

export type Attendance = {
  personId: string;
  name: string;
  part: string;
  came: boolean | null;
  minutes: number | null;
};

/**
 * Everybody who is expected: both of a pair, the mentors of a group, where their mentorship runs on
 * that day.
 */
export async function listAttendance(
  tx: ReadTx,
  { cohort, date }: { cohort: string; date: string },
): Promise<Attendance[]> {
  const rows = await tx
    .selectFrom('mentorship_member as x')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'x.mentorship_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .leftJoin('gathering_attendance as a', (join) =>
      inside(join, 'a.person_id', 'x.person_id').on('a.date_id', '=', date),
    )
    .select([
      'p.id',
      'p.given_name',
      'p.family_name',
      sql<string>`min(x.part)`.as('part'),
      'a.came',
      'a.minutes',
    ])
    .innerJoin('cohort_date as d', (join) =>
      join.onRef('d.organisation_id', '=', 'x.organisation_id').on('d.id', '=', date),
    )
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .where((on) =>
      on.or([on('c.closed_on', 'is', null), on('c.closed_on', '>=', on.ref('d.first_day'))]),
    )
    .where((on) =>
      on.or([on('x.last_day', 'is', null), on('x.last_day', '>=', on.ref('d.first_day'))]),
    )
    .where('m.cohort_id', '=', cohort)
    .where((on) => on.or([on('m.kind', '=', 'pair'), on('x.part', '<>', 'mentee')]))
    .groupBy(['p.id', 'p.given_name', 'p.family_name', 'p.sort_name', 'a.came', 'a.minutes'])
    .orderBy('p.sort_name')
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: `${row.given_name} ${row.family_name}`,
    part: row.part,
    came: row.came,
    minutes: row.minutes,
  }));
}

export async function keepAttendance(
  tx: Tx,
  {
    organisation,
    date,
    by,
    minutes,
    came,
    people,
  }: {
    organisation: string;
    date: string;
    by: string;
    minutes: number;
    came: string[];
    people: string[];
  },
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insertInto('gathering_attendance')
    .values(
      people.map((person) => ({
        organisation_id: organisation,
        date_id: date,
        person_id: person,
        came: came.includes(person),
        minutes,
        noted_by: by,
      })),
    )
    .onConflict((on) =>
      on.columns(['organisation_id', 'date_id', 'person_id']).doUpdateSet((ex) => ({
        came: ex.ref('excluded.came'),
        minutes: ex.ref('excluded.minutes'),
        noted_by: ex.ref('excluded.noted_by'),
      })),
    )
    .execute();
}
