/** What the home page asks of people. */
import { sql } from 'kysely';
import { ago, inside, type ReadTx } from '../../platform/database.ts';
import { breakGlassHours, openedDays } from './protected.rules.ts';
import { nameOf } from './person.store.ts';

/** Who asks for the identity of somebody protected and waits for a second person. */
export const waitingBreakGlass = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('break_glass_access as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.person_id'))
    .innerJoin('person as a', (join) => inside(join, 'a.id', 'g.asked_by'))
    .select(['g.person_id as personId', nameOf('p').as('person'), nameOf('a').as('askedBy')])
    .where('g.agreed_by', 'is', null)
    .where('g.refused_by', 'is', null)
    .where('g.asked_at', '>', ago({ hours: breakGlassHours.asked }))
    .where(sql<boolean>`may_still_ask(g.organisation_id, g.asked_by, 'identity')`)
    .where('g.asked_by', '<>', person)
    .where('g.person_id', '<>', person)
    .orderBy('g.asked_at', 'desc')
    .limit(100);

/** PI-3: who has lately opened the identity of this person. */
export const openedIdentity = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('break_glass_access as g')
    .innerJoin('person as a', (join) => inside(join, 'a.id', 'g.asked_by'))
    .innerJoin('person as b', (join) => inside(join, 'b.id', 'g.agreed_by'))
    .select([nameOf('a').as('askedBy'), nameOf('b').as('agreedBy')])
    .where('g.person_id', '=', person)
    .where('g.agreed_at', '>', ago({ days: openedDays }))
    .orderBy('g.agreed_at', 'desc')
    .limit(3);

/** Whether anybody is here beside somebody, whether another coordinator is, and a programme. */
export const besides = (tx: ReadTx, person: string, today: string) =>
  tx.selectNoFrom([
    sql<boolean>`exists (select from person where id <> ${person} and left_on is null)`.as(
      'people',
    ),
    sql<boolean>`exists (select from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
      where m.person_id <> ${person} and m.role = 'coordinator' and ${today}::date between m.first_day and coalesce(m.last_day, 'infinity') and p.left_on is null)`.as(
      'coordinator',
    ),
    sql<boolean>`exists (select from programme)`.as('programme'),
  ]);
