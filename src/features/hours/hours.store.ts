import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import type { HourKind, Used } from './hours.rules.ts';
import { nameOf } from '../people/person.store.ts';

export type HoursOf = {
  mentorshipId: string;
  personId: string;
  name: string;
  memberOrganisation: string | null;
  part: string;
  used: Used;
  planned: number;
};
type Scope = { mentorship?: string; cohort?: string; now: Date };

/** Of everybody in a pair or leading a group: one line per person and mentorship. */
export async function listHours(
  tx: ReadTx,
  { mentorship, cohort, now }: Scope,
): Promise<HoursOf[]> {
  const sum = (query: ReturnType<typeof sql<number>>) => sql<number>`coalesce((${query}), 0)::int`;
  let query = tx
    .selectFrom('mentorship_member as x')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'x.mentorship_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .leftJoin('member_organisation as o', (join) =>
      inside(join, 'o.id', 'p.member_organisation_id'),
    )
    .select([
      'x.mentorship_id',
      'x.person_id',
      'x.part',
      'o.name as member',
      nameOf('p').as('name'),
    ])
    .select([
      sum(
        sql`select sum(t.minutes) from meeting t where t.organisation_id = x.organisation_id and t.mentorship_id = x.mentorship_id and t.held_on <= coalesce(x.last_day, 'infinity')
          and (t.held_on >= x.first_day or x.first_day = m.first_day)
          and (m.kind = 'pair' or t.recorded_by = x.person_id or exists (select from meeting_participant q
            where q.organisation_id = t.organisation_id and q.meeting_id = t.id and q.person_id = x.person_id))`,
      ).as('meetings'),
      sum(
        sql`select sum(h.minutes) from hours_entry h where h.organisation_id = x.organisation_id and h.mentorship_id = x.mentorship_id and h.person_id = x.person_id`,
      ).as('other'),
      sum(sql`select sum(a.minutes) from gathering_attendance a join cohort_date d on d.organisation_id = a.organisation_id and d.id = a.date_id
        where a.organisation_id = x.organisation_id and d.cohort_id = m.cohort_id and a.person_id = x.person_id and a.came`).as(
        'gatherings',
      ),
      sum(
        sql`select sum(a.minutes) from appointment a where a.organisation_id = x.organisation_id and a.mentorship_id = x.mentorship_id and a.cancelled_at is null and a.starts_at > ${now}
          and not exists (select from closure c where c.organisation_id = x.organisation_id and c.mentorship_id = x.mentorship_id)`,
      ).as('planned'),
    ])
    .where((on) => on.or([on('m.kind', '=', 'pair'), on('x.part', '<>', 'mentee')]))
    .orderBy('p.sort_name')
    .orderBy('x.mentorship_id');
  if (mentorship) query = query.where('x.mentorship_id', '=', mentorship);
  if (cohort) query = query.where('m.cohort_id', '=', cohort);
  return (await query.execute()).map((row) => ({
    mentorshipId: row.mentorship_id,
    personId: row.person_id,
    name: row.name,
    memberOrganisation: row.member,
    part: row.part,
    used: { meetings: row.meetings, other: row.other, gatherings: row.gatherings },
    planned: row.planned,
  }));
}

export type Entry = {
  id: string | null;
  day: string;
  minutes: number;
  what: 'meeting' | 'gathering' | HourKind;
  name: string | null;
};

/** Day by day, for a proof: minutes and nothing of what was said. */
export async function listEntries(
  tx: ReadTx,
  { mentorship, person, cohort }: { mentorship: string; person: string; cohort: string },
): Promise<Entry[]> {
  const own = await tx
    .selectFrom('hours_entry')
    .select(['id', 'day', 'minutes', 'kind'])
    .where('mentorship_id', '=', mentorship)
    .where('person_id', '=', person)
    .execute();
  const meetings = await tx
    .selectFrom('meeting')
    .select(['held_on', 'minutes'])
    .where('mentorship_id', '=', mentorship)
    .execute();
  const gatherings = await tx
    .selectFrom('gathering_attendance as a')
    .innerJoin('cohort_date as d', (join) => inside(join, 'd.id', 'a.date_id'))
    .select(['d.first_day', 'd.name', 'a.minutes'])
    .where('d.cohort_id', '=', cohort)
    .where('a.person_id', '=', person)
    .where('a.came', '=', true)
    .execute();
  return [
    ...own.map((row): Entry => ({
      id: row.id,
      day: row.day,
      minutes: row.minutes,
      what: row.kind,
      name: null,
    })),
    ...meetings.map((row): Entry => ({
      id: null,
      day: row.held_on,
      minutes: row.minutes,
      what: 'meeting',
      name: null,
    })),
    ...gatherings.map((row): Entry => ({
      id: null,
      day: row.first_day,
      minutes: row.minutes,
      what: 'gathering',
      name: row.name,
    })),
  ].sort((a, b) => a.day.localeCompare(b.day));
}

export async function insertEntry(
  tx: Tx,
  {
    organisation,
    mentorship,
    person,
    kind,
    day,
    minutes,
  }: {
    organisation: string;
    mentorship: string;
    person: string;
    kind: HourKind;
    day: string;
    minutes: number;
  },
): Promise<void> {
  await tx
    .insertInto('hours_entry')
    .values({
      organisation_id: organisation,
      mentorship_id: mentorship,
      person_id: person,
      kind,
      day,
      minutes,
    })
    .execute();
}

export async function deleteEntry(tx: Tx, id: string, person: string): Promise<boolean> {
  return (
    (
      await tx
        .deleteFrom('hours_entry')
        .where('id', '=', id)
        .where('person_id', '=', person)
        .executeTakeFirst()
    ).numDeletedRows === 1n
  );
}
