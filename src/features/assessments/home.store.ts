/** What the home page asks of assessments. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { nameOf } from '../people/person.store.ts';

/** Interviews in which this person has not handed in what they heard. */
export const openInterviews = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('interviewer as x')
    .innerJoin('interview as i', (join) => inside(join, 'i.id', 'x.interview_id'))
    .innerJoin('application as a', (join) => inside(join, 'a.id', 'i.application_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.person_id'))
    .select(['i.id', nameOf('p').as('applicant')])
    .where('x.person_id', '=', person)
    .where('x.submitted_at', 'is', null)
    .orderBy('i.id');

/** Whom this person is asked to assess, in rounds that are open. */
export const openRatings = (tx: ReadTx, person: string, today: string) =>
  tx
    .selectFrom('rater as r')
    .innerJoin('assessment_round as o', (join) => inside(join, 'o.id', 'r.round_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.mentor_id'))
    .select(['r.id', 'r.source', nameOf('p').as('mentor')])
    .select(['o.name as round', 'o.closes_on as closesOn'])
    .where('r.person_id', '=', person)
    .where('r.submitted_at', 'is', null)
    .where('r.declined_why', 'is', null)
    .where('r.checked_at', 'is not', null)
    .where('o.released_at', 'is', null)
    .where('o.opens_on', '<=', today)
    .where('o.closes_on', '>=', today)
    .orderBy('p.sort_name')
    .orderBy('r.mentor_id')
    .orderBy('r.source')
    .orderBy('r.position')
    .orderBy('r.id');

/** Rounds about this person, the newest first. */
export const ownRounds = (tx: ReadTx, mentor: string) =>
  tx
    .selectFrom('assessment_round as r')
    .select([
      'r.id',
      'r.name',
      'r.opens_on as opensOn',
      'r.closes_on as closesOn',
      'r.sources',
      sql<boolean>`r.released_at is not null`.as('isReleased'),
    ])
    .where('r.kind', '=', 'round')
    .where((on) =>
      on.exists(
        on
          .selectFrom('rater as x')
          .select('x.id')
          .whereRef('x.organisation_id', '=', 'r.organisation_id')
          .whereRef('x.round_id', '=', 'r.id')
          .where('x.mentor_id', '=', mentor),
      ),
    )
    .orderBy('r.opens_on', 'desc')
    .orderBy('r.id');
