/** What the home page asks of matching. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { takesPart } from '../mentorships/mentorship.store.ts';
import { isPlaced } from '../cohorts/cohort.store.ts';
import { isFilling } from '../programmes/programme.store.ts';
import { proposalsWithAnswers } from '../proposals/home.store.ts';

const isPairing = (today: string) =>
  sql<boolean>`c.last_day >= ${today}::date and ${isFilling} and exists (select from programme p where p.organisation_id = c.organisation_id and p.id = c.programme_id and p.rules ->> 'kind' = 'pairs')`;
const isOfPairing = (alias: string, today: string) =>
  sql<boolean>`exists (select from cohort c where c.organisation_id = ${sql.ref(`${alias}.organisation_id`)} and c.id = ${sql.ref(`${alias}.cohort_id`)} and ${isPairing(today)})`;

/** Cohorts of pairs that are not over: who is admitted and has no mentor, and what was sent. */
export const pairing = (tx: ReadTx, today: string) => ({
  cohorts: tx
    .selectFrom('cohort as c')
    .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
    .select([
      'c.id',
      'c.name',
      'p.name as programme',
      sql<number>`(select count(*)::int from application a where a.organisation_id = c.organisation_id and a.cohort_id = c.id and a.withdrawn_on is null and a.role = 'mentee'
        and ${isAdmitted} and not ${isPlaced})`.as('unplaced'),
    ])
    .where(isPairing(today))
    .orderBy('p.name')
    .orderBy('c.first_day', 'desc'),
  sent: proposalsWithAnswers(tx).where('q.sent_at', 'is not', null).where(isOfPairing('q', today)),
  latest: tx
    .selectFrom('matching_run as r')
    .distinctOn('r.cohort_id')
    .select(['r.cohort_id as cohort', 'r.id', 'r.made_at as madeAt'])
    .where('r.made_how', '=', 'calculated')
    .where(isOfPairing('r', today))
    .orderBy('r.cohort_id')
    .orderBy('r.made_at', 'desc'),
});

/** Of a query in which `a` is an application: what was decided last, and has not ended. */
const isAdmitted = sql<boolean>`coalesce((select d.admitted and coalesce(d.valid_until, 'infinity') >= this_day() from admission_decision d where d.organisation_id = a.organisation_id and d.application_id = a.id
  order by d.decided_at desc limit 1), false)`;

/** Cohorts that are not over, to which this person was admitted and where they have nobody yet. */
export const unmatched = (tx: ReadTx, person: string, today: string) =>
  tx
    .selectFrom('application as a')
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'a.cohort_id'))
    .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
    .select(['a.id', 'c.name as cohort', 'p.name as programme'])
    .where('a.person_id', '=', person)
    .where('a.withdrawn_on', 'is', null)
    .where('c.last_day', '>=', today)
    .where(isFilling)
    .where(isAdmitted)
    .where(
      sql<boolean>`not exists (select from mentorship m where m.organisation_id = a.organisation_id and m.cohort_id = a.cohort_id and ${takesPart('m.id', person)})`,
    );
