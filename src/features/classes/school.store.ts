/** What the page of the school counts: rows and numbers, and never a text about a pupil. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { addDays } from '../../platform/i18n.ts';
import { factDays } from '../signals/signal.rules.ts';
import type { OpenThing } from './school.rules.ts';

/** Of each pupil of a class: since when, when somebody last spoke with them, hours away. */
export const pupilsOfSchool = (tx: ReadTx, today: string) =>
  tx
    .selectFrom('mentorship_member as x')
    .innerJoin('mentorship as m', (join) =>
      inside(join, 'm.id', 'x.mentorship_id').on('m.kind', '=', 'group'),
    )
    .leftJoin('closure as e', (join) => inside(join, 'e.mentorship_id', 'm.id'))
    .select(['x.mentorship_id as mentorship', 'x.first_day as since'])
    .select([
      sql<
        string | null
      >`(select max(t.held_on) from meeting t where t.organisation_id = x.organisation_id
        and t.mentorship_id = x.mentorship_id and t.with_mentee_id = x.person_id)`.as('last'),
      sql<number>`(select coalesce(sum(f.value), 0)::int from pupil_fact f where f.organisation_id = x.organisation_id
        and f.person_id = x.person_id and f.kind = 'absence' and f.day between ${addDays(today, -factDays)} and ${today})`.as(
        'absence',
      ),
    ])
    .where('x.part', '=', 'mentee')
    .where(sql<boolean>`coalesce(x.last_day, 'infinity') >= coalesce(e.closed_on, ${today}::date)`);

/** Days on which something was recorded, and how many minutes: each meeting once. */
export const meetingsOfSchool = (tx: ReadTx) =>
  tx
    .selectFrom('meeting as t')
    .innerJoin('mentorship as m', (join) =>
      inside(join, 'm.id', 't.mentorship_id').on('m.kind', '=', 'group'),
    )
    .select(['t.mentorship_id as mentorship', 't.held_on as heldOn'])
    .select(sql<number>`sum(t.minutes)::int`.as('minutes'))
    .groupBy(['t.mentorship_id', 't.held_on']);

export const lateOfSchool = (tx: ReadTx, today: string) =>
  tx
    .selectFrom('agreement as a')
    .select('a.mentorship_id as mentorship')
    .select(sql<number>`count(*)::int`.as('late'))
    .where('a.due_on', '<', today)
    .where(
      sql<boolean>`not exists (select from agreement_outcome k where k.organisation_id = a.organisation_id and k.agreement_id = a.id)`,
    )
    .groupBy('a.mentorship_id');

/** The two newest questions about each class that are over. */
export const climatesOfSchool = (tx: ReadTx, today: string) =>
  tx
    .selectFrom((on) =>
      on
        .selectFrom('climate_round as r')
        .select(['r.id', 'r.mentorship_id as mentorship', 'r.closes_on as closesOn'])
        .select(
          sql<number>`row_number() over (partition by r.mentorship_id order by r.closes_on desc)::int`.as(
            'place',
          ),
        )
        .where('r.closes_on', '<', today)
        .as('n'),
    )
    .selectAll()
    .where('place', '<=', 2)
    .orderBy('place');

/** Only inside a transaction for a report: what is open, by its kind and its day, without anybody. */
export async function listOpenThings(tx: ReadTx): Promise<OpenThing[]> {
  return await tx
    .selectFrom('tension as t')
    .select(['t.mentorship_id as mentorshipId', 't.seen_on as since'])
    .select(sql<OpenThing['kind']>`t.kind`.as('kind'))
    .where('t.closed_on', 'is', null)
    .unionAll(
      tx
        .selectFrom('referral as r')
        .select(['r.mentorship_id as mentorshipId', 'r.sent_on as since'])
        .select(sql<OpenThing['kind']>`'referral'`.as('kind'))
        .where('r.result', 'is', null)
        .where('r.declined_on', 'is', null),
    )
    .execute();
}
