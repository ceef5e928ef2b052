/** What the home page asks of proposals. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import type { FromJson } from '../../platform/select-together.ts';
import { nameOf } from '../people/person.store.ts';
import type { Reply, Sent } from './proposal.rules.ts';

/** What whose turn it is follows from; of a query in which `q` is a proposal. */
export const proposalsWithAnswers = (tx: ReadTx) =>
  tx
    .selectFrom('proposal as q')
    .leftJoin('mentorship as m', (join) => inside(join, 'm.proposal_id', 'q.id'))
    .select([
      'q.id',
      'q.run_id as runId',
      'q.cohort_id as cohortId',
      'q.mentor_id as mentorId',
      'q.mentee_id as menteeId',
      'q.score',
      'q.answer_by as answerBy',
      'q.answer_days as answerDays',
      'q.choice',
      'q.chosen_on as chosenOn',
      'm.id as mentorshipId',
      sql<
        (Reply & { at: string })[]
      >`coalesce((select jsonb_agg(jsonb_build_object('side', n.side, 'accepted', n.accepted, 'on', coalesce(n.answered_on, n.answered_at::date), 'byItself', n.by_itself, 'at', n.answered_at))
        from proposal_answer n where n.organisation_id = q.organisation_id and n.proposal_id = q.id), '[]')`.as(
        'answers',
      ),
    ])
    .orderBy('q.score')
    .orderBy('q.mentee_id');

type Row = FromJson<
  Awaited<ReturnType<ReturnType<typeof proposalsWithAnswers>['execute']>>[number]
>;
export const sentOf = <R extends Row>(row: R): Omit<R, 'answers'> & Pick<Sent, 'answers'> => ({
  ...row,
  answers: row.answers.map((answer) => ({ ...answer, at: new Date(answer.at) })),
});

/** What was sent to this person, and the whole shortlists that it stands in. */
export const askedOf = (tx: ReadTx, person: string) =>
  proposalsWithAnswers(tx)
    .innerJoin('person as a', (join) => inside(join, 'a.id', 'q.mentor_id'))
    .innerJoin('person as b', (join) => inside(join, 'b.id', 'q.mentee_id'))
    .leftJoin('trial_talk as t', (join) => inside(join, 't.proposal_id', 'q.id'))
    .select([nameOf('a').as('mentor'), nameOf('b').as('mentee'), 't.until as talkUntil'])
    .select(
      sql<boolean>`q.sent_at is not null and ${person}::uuid in (q.mentor_id, q.mentee_id)`.as(
        'isOwn',
      ),
    )
    .where(
      sql<boolean>`exists (select from proposal o where o.organisation_id = q.organisation_id and o.run_id = q.run_id and o.mentee_id = q.mentee_id
        and o.sent_at is not null and ${person}::uuid in (o.mentor_id, o.mentee_id) and (o.id = q.id or o.answer_days is not null))`,
    );

/**
 * MA-41: talks that ask for whoever looks after the cohort: somebody would rather speak with them,
 * or the days are over and a word is missing.
 */
export const talksToLookAt = (tx: ReadTx, person: string, today: string) =>
  tx
    .selectFrom('trial_talk as t')
    .innerJoin('proposal as q', (join) => inside(join, 'q.id', 't.proposal_id'))
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'q.cohort_id'))
    .innerJoin('person as a', (join) => inside(join, 'a.id', 'q.mentor_id'))
    .innerJoin('person as b', (join) => inside(join, 'b.id', 'q.mentee_id'))
    .select([
      'q.id',
      'q.run_id as runId',
      nameOf('a').as('mentor'),
      nameOf('b').as('mentee'),
      't.until',
      't.mentor_asks_on as mentorAsks',
      't.mentee_asks_on as menteeAsks',
    ])
    .where('q.sent_at', 'is not', null)
    .where((on) =>
      on.or([
        on('t.until', '<', today),
        on('t.mentor_asks_on', 'is not', null),
        on('t.mentee_asks_on', 'is not', null),
      ]),
    )
    .where('t.until', 'is not', null)
    .where(sql<boolean>`coalesce(c.coordinator_id, ${person}::uuid) = ${person}::uuid`)
    .where(
      sql<boolean>`not exists (select from mentorship m where m.organisation_id = q.organisation_id and m.proposal_id = q.id)
        and not exists (select from proposal_answer n where n.organisation_id = q.organisation_id and n.proposal_id = q.id and not n.accepted)`,
    )
    .orderBy('t.until')
    .orderBy('q.id');
