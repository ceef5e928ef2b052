/** What the home page asks of development. */
import { inside, type ReadTx } from '../../platform/database.ts';
import { runs, takesPart } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

/** Requests for help with a goal, or to look at it, that this person has not answered. */
export const waitingRequests = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('goal_request as q')
    .innerJoin('person as o', (join) => inside(join, 'o.id', 'q.owner_id'))
    .select(['q.kind', nameOf('o').as('owner')])
    .where('q.person_id', '=', person)
    .where('q.agreed', 'is', null)
    .orderBy('q.asked_at')
    .orderBy('q.id');

/** Feedback whose turn is this person’s, of mentorships that run. */
export const waitingFeedback = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('feedback as f')
    .innerJoin('person as g', (join) => inside(join, 'g.id', 'f.giver_id'))
    .innerJoin('person as r', (join) => inside(join, 'r.id', 'f.receiver_id'))
    .select([
      'f.id',
      'f.mentorship_id as mentorship',
      'f.giver_id as giverId',
      nameOf('g').as('giver'),
      nameOf('r').as('receiver'),
    ])
    .where((on) =>
      on.or([
        on.and([on('f.receiver_id', '=', person), on('f.answer', 'is', null)]),
        on.and([
          on('f.giver_id', '=', person),
          on('f.answer', 'is not', null),
          on('f.confirmed_at', 'is', null),
        ]),
      ]),
    )
    .where(runs('f.mentorship_id'))
    .where(takesPart('f.mentorship_id', person))
    .orderBy('f.sent_at', 'desc')
    .orderBy('f.id');
