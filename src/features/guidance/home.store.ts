/** What the home page asks about pupils, talks and what waits in a class. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { nameOf } from '../people/person.store.ts';
import type { Marks } from '../../web/session.ts';
import { runs } from '../mentorships/mentorship.store.ts';
import { pupilsQuery } from './pupil.store.ts';

/** Of a query: this person leads the running class that a column names, or is a pupil of it. */
const takesPartIn = (column: string, person: string, parts: readonly string[]) =>
  sql<boolean>`exists (select from running_member r
    where r.mentorship_id = ${sql.ref(column)} and r.kind = 'group' and r.person_id = ${person}
      and r.part in (${sql.join(parts)}))`;
const mentors = ['mentor', 'second-mentor'] as const;

/** The pupils of every class that this person leads, with the name of the class. */
export const pupilsOf = (
  tx: ReadTx,
  { person, ...when }: { person: string; now: Date; today: string; marks: Marks },
) =>
  pupilsQuery(tx, when)
    .innerJoin('mentorship as g', (join) => inside(join, 'g.id', 'x.mentorship_id'))
    .select(sql<string>`coalesce(g.name, '')`.as('group'))
    .where(takesPartIn('x.mentorship_id', person, mentors));

/** Cases that nobody has closed in which this person acts: the wall shows no others. */
export const openCases = (tx: ReadTx) =>
  tx
    .selectFrom('tension as t')
    .innerJoin('mentorship as g', (join) => inside(join, 'g.id', 't.mentorship_id'))
    .select([
      't.id',
      't.mentorship_id as mentorship',
      't.kind',
      't.seen_on as seenOn',
      't.look_on as lookOn',
    ])
    .select(
      sql<string>`coalesce((select string_agg(p.given_name, ', ' order by p.sort_name)
        from tension_person x join person p on p.organisation_id = x.organisation_id and p.id = x.person_id
        where x.organisation_id = t.organisation_id and x.tension_id = t.id), '')`.as('names'),
    )
    .select(
      sql<
        string[]
      >`coalesce((select array_agg(s.grade order by s.taken_on, s.taken_at) from tension_step s
        where s.organisation_id = t.organisation_id and s.tension_id = t.id), '{}')`.as('grades'),
    )
    .where('t.closed_on', 'is', null)
    .where(runs('t.mentorship_id'))
    .orderBy('t.seen_on');

/** Questions about the class that are asked now, and that this pupil has not answered. */
export const askedClimate = (tx: ReadTx, person: string, today: string) =>
  tx
    .selectFrom('climate_round as c')
    .select(['c.mentorship_id as mentorship', 'c.closes_on as closesOn'])
    .where('c.opens_on', '<=', today)
    .where('c.closes_on', '>=', today)
    .where(takesPartIn('c.mentorship_id', person, ['mentee']))
    .where(
      sql<boolean>`not exists (select from climate_done d
        where d.organisation_id = c.organisation_id and d.round_id = c.id and d.person_id = ${person})`,
    );

/** Answers about the class that came together lately. */
export const answeredClimate = (
  tx: ReadTx,
  { person, since, today }: { person: string; since: string; today: string },
) =>
  tx
    .selectFrom('climate_round as c')
    .innerJoin('mentorship as g', (join) => inside(join, 'g.id', 'c.mentorship_id'))
    .select('c.mentorship_id as mentorship')
    .select(sql<string>`coalesce(g.name, '')`.as('group'))
    .where('c.closes_on', '<', today)
    .where('c.closes_on', '>=', since)
    .where(takesPartIn('c.mentorship_id', person, mentors));

/** Referrals that wait for this person's office, by pupil; the wall shows them to nobody else. */
export const openReferrals = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('referral as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.mentee_id'))
    .select(['r.id', 'r.sent_on as sentOn', 'r.answer_due as answerDue', nameOf('p').as('name')])
    .select(sql<boolean>`r.why_none = 'danger'`.as('isUrgent'))
    .where('r.result', 'is', null)
    .where('r.declined_on', 'is', null)
    .where('r.sent_by', '<>', person)
    .where((on) => on.or([on('r.taken_by', 'is', null), on('r.taken_by', '=', person)]))
    .orderBy('r.answer_due');

/** Whom a pupil can turn to: the mentors of the class, then who answers for bigger worries. */
export function helpersOf(tx: ReadTx, pupil: string, today: string) {
  const leadsTheirClass = sql<boolean>`exists (select from running_member a join running_member b
    on b.organisation_id = a.organisation_id and b.mentorship_id = a.mentorship_id
    where a.person_id = ${pupil} and a.part = 'mentee' and a.kind = 'group'
      and b.person_id = p.id and b.part in (${sql.join(mentors)}))`;
  const isCounsellor = sql<boolean>`exists (select from specialty y join membership m
    on m.organisation_id = y.organisation_id and m.person_id = y.person_id
    where y.organisation_id = p.organisation_id and y.person_id = p.id
      and y.target = 'counsellor' and m.role = 'specialist'
      and ${today} between m.first_day and coalesce(m.last_day, 'infinity'))`;
  return tx
    .selectFrom('person as p')
    .select([nameOf('p').as('name'), leadsTheirClass.as('isMentor')])
    .where('p.left_on', 'is', null)
    .where((on) => on.or([leadsTheirClass, isCounsellor]))
    .orderBy('isMentor', 'desc')
    .orderBy('p.sort_name');
}
