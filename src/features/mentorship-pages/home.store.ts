/** What the home page asks of mentorships, besides the mentorships themselves. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { encrypted } from '../../platform/encryption.ts';
import { isCurrent } from '../programmes/programme.store.ts';
import { runs, takesPart } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

/** Cards that nobody has looked back on, of what runs. */
export const openCards = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('card as c')
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'c.text_id'))
    .select([
      'c.mentorship_id as mentorship',
      'c.kind',
      'c.made_by as madeById',
      'c.review_on as reviewOn',
      'c.reviewed_on as reviewedOn',
      't.mentee_id as menteeId',
      sql<boolean>`t.note_class = 'private'`.as('isPrivate'),
    ])
    .where('c.reviewed_on', 'is', null)
    .where(runs('c.mentorship_id'))
    .where(takesPart('c.mentorship_id', person));

/** Pairs whose newest mentoring agreement this person has not signed. */
export const unsigned = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('mentorship as m')
    .select('m.id')
    .where('m.kind', '=', 'pair')
    .where(takesPart('m.id', person))
    .where(
      sql<boolean>`(select not exists (select from mentoring_signature s where s.organisation_id = g.organisation_id and s.agreement_id = g.id and s.person_id = ${person})
        from mentoring_agreement g where g.organisation_id = m.organisation_id and g.mentorship_id = m.id order by g.version desc limit 1)`,
    );

/** Running pairs of this person without a closing talk, and whether their cohort is closing. */
export const untalked = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('mentorship as m')
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'm.cohort_id'))
    .select(['m.id', sql<boolean>`c.state = 'closing'`.as('isClosing')])
    .where('m.kind', '=', 'pair')
    .where(takesPart('m.id', person))
    .where(runs('m.id'))
    .where(
      sql<boolean>`not exists (select from closing x where x.organisation_id = m.organisation_id and x.mentorship_id = m.id and x.talk_on is not null)`,
    );

/** What this person had agreed to do by a day that is over, of what runs. */
export const lateAgreements = (tx: ReadTx, person: string, today: string) =>
  tx
    .selectFrom('agreement as a')
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'a.text_id'))
    .leftJoin('agreement_outcome as o', (join) => inside(join, 'o.agreement_id', 'a.id'))
    .select([
      'a.mentorship_id as mentorship',
      sql<string>`a.due_on`.as('dueOn'),
      encrypted('confided_text.body', 't').as('body'),
    ])
    .where('a.owner_id', '=', person)
    .where('a.due_on', '<', today)
    .where('o.kept', 'is', null)
    .where(runs('a.mentorship_id'))
    .where(takesPart('a.mentorship_id', person))
    .orderBy('a.due_on');

/** Of the own list, what is due or to be looked at again. */
export const dueActions = (tx: ReadTx, person: string, today: string) =>
  tx
    .selectFrom('own_action')
    .select(encrypted('own_action.body', 'own_action').as('body'))
    .where('person_id', '=', person)
    .where('done_on', 'is', null)
    .where((on) => on.or([on('due_on', '<=', today), on('review_on', '<=', today)]))
    .orderBy('due_on')
    .orderBy('made_on', 'desc')
    .orderBy('id');

/** Of the lists of teams, what another mentor asks somebody to take over. */
export const askedCover = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('team_item as i')
    .select(['i.cohort_id as cohort', encrypted('team_item.body', 'i').as('body')])
    .where('i.done_on', 'is', null)
    .where(
      sql<boolean>`exists (select from team_owner o where o.organisation_id = i.organisation_id and o.item_id = i.id and o.asks_cover and o.person_id <> ${person})`,
    )
    .orderBy('i.made_on')
    .orderBy('i.id');

/** Meetings and talks that are planned, of what runs; a pupil sees the own ones and the class's. */
export const plannedMeetings = (
  tx: ReadTx,
  { person, since, until }: { person: string; since: Date; until: Date },
) =>
  tx
    .selectFrom('appointment as a')
    .leftJoin('person as p', (join) => inside(join, 'p.id', 'a.mentee_id'))
    .select(['a.id', 'a.mentorship_id as mentorship', 'a.mentee_id as pupil', 'a.minutes'])
    .select([
      'a.place',
      sql<string>`a.starts_at`.as('startsAt'),
      nameOf<string | null>('p').as('name'),
    ])
    .where('a.cancelled_at', 'is', null)
    .where('a.starts_at', '>=', since)
    .where('a.starts_at', '<', until)
    .where(
      sql<boolean>`not exists (select from meeting m
        where m.organisation_id = a.organisation_id and m.appointment_id = a.id)`,
    )
    .where(
      sql<boolean>`exists (select from running_member x
        where x.organisation_id = a.organisation_id and x.mentorship_id = a.mentorship_id
          and x.person_id = ${person}
          and (x.part <> 'mentee' or a.mentee_id is null or a.mentee_id = ${person}))`,
    )
    .orderBy('a.starts_at')
    .orderBy('a.id');

/** Dates of cohorts that come soon, and whether an hour is known to which people are invited. */
export const comingDates = (tx: ReadTx, first: string, last: string) =>
  tx
    .selectFrom('cohort_date as d')
    .select(['d.id', 'd.cohort_id as cohort', 'd.kind', 'd.name', 'd.first_day as day'])
    .select(
      sql<boolean>`exists (select from gathering g where g.organisation_id = d.organisation_id and g.date_id = d.id)`.as(
        'hasHour',
      ),
    )
    .where('d.first_day', '>=', first)
    .where('d.first_day', '<=', last)
    .where(
      sql<boolean>`exists (select from cohort c where c.organisation_id = d.organisation_id and c.id = d.cohort_id and ${isCurrent})`,
    )
    .orderBy('d.first_day');
