import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import type { Reason } from '../optimisation/criterion.rules.ts';
import type { TrialTalk } from './trial-talk.rules.ts';
import { inVainOf, waitingOf, type Reply } from './proposal.rules.ts';

export type Answer = Reply & {
  at: Date;
  reason: string | null;
  metOn: string | null;
  /** MA-41: said after a talk on trial, and so without a reason. */
  afterTalk: boolean;
};
export type Proposal = {
  id: string;
  runId: string;
  cohortId: string;
  mentorId: string;
  mentor: string;
  mentorOrganisation: string | null;
  mentorEmail: string | null;
  menteeId: string;
  mentee: string;
  menteeOrganisation: string | null;
  menteeEmail: string | null;
  score: number;
  reasons: Reason[];
  sentAt: Date | null;
  answerBy: string | null;
  /** Set in a shortlist only. */
  answerDays: number | null;
  choice: number | null;
  chosenOn: string | null;
  answers: Answer[];
  mentorshipId: string | null;
  /** MA-41: asked for by one of the two. */
  talk: TrialTalk | null;
};

/**
 * `also`: questions of earlier runs that still wait for an answer. `person`: what has been sent to
 * somebody. `mentee`: all of one mentee.
 */
type Scope = {
  run?: string;
  also?: string[];
  person?: string;
  id?: string;
  cohort?: string;
  mentee?: string;
};

export async function listProposals(tx: ReadTx, scope: Scope): Promise<Proposal[]> {
  let query = tx
    .selectFrom('proposal as q')
    .innerJoin('person as a', (join) => inside(join, 'a.id', 'q.mentor_id'))
    .innerJoin('person as b', (join) => inside(join, 'b.id', 'q.mentee_id'))
    .leftJoin('member_organisation as ao', (join) =>
      inside(join, 'ao.id', 'a.member_organisation_id'),
    )
    .leftJoin('member_organisation as bo', (join) =>
      inside(join, 'bo.id', 'b.member_organisation_id'),
    )
    .leftJoin('mentorship as m', (join) => inside(join, 'm.proposal_id', 'q.id'))
    .leftJoin('trial_talk as t', (join) =>
      inside(join, 't.proposal_id', 'q.id').on('t.until', 'is not', null),
    )
    .select([
      't.asked_by as talk_asked_by',
      't.asked_on as talk_asked_on',
      't.until as talk_until',
      't.talk_on',
      't.mentor_asks_on',
      't.mentee_asks_on',
      't.settled_on as talk_settled_on',
      'q.id',
      'q.run_id',
      'q.cohort_id',
      'q.mentor_id',
      'q.mentee_id',
      'q.score',
      'q.reasons',
      'q.sent_at',
      'q.answer_by',
      'q.answer_days',
      'q.choice',
      'q.chosen_on',
      'a.email as a_email',
      'b.email as b_email',
      'a.given_name as a_given',
      'a.family_name as a_family',
      'b.given_name as b_given',
      'b.family_name as b_family',
      'ao.name as a_member',
      'bo.name as b_member',
      'm.id as mentorship',
    ])
    .orderBy('q.score')
    .orderBy('q.mentee_id');
  if (scope.run)
    query = query.where((on) =>
      on.or([
        on('q.run_id', '=', scope.run!),
        ...(scope.also?.length ? [on('q.id', 'in', scope.also)] : []),
      ]),
    );
  if (scope.cohort)
    query = query.where('q.cohort_id', '=', scope.cohort).where('q.sent_at', 'is not', null);
  if (scope.mentee) query = query.where('q.mentee_id', '=', scope.mentee);
  if (scope.id) query = query.where('q.id', '=', scope.id);
  if (scope.person)
    query = query
      .where('q.sent_at', 'is not', null)
      .where((on) =>
        on.or([on('q.mentor_id', '=', scope.person!), on('q.mentee_id', '=', scope.person!)]),
      );
  const rows = await query.execute();
  const answers =
    rows.length === 0
      ? []
      : await tx
          .selectFrom('proposal_answer as n')
          .select([
            'proposal_id',
            'side',
            'accepted',
            encrypted<Encrypted | null>('proposal_answer.reason', 'n').as('reason'),
            'met_on',
            'by_itself',
            'after_talk',
            'answered_at',
            sql<string>`coalesce(answered_on, answered_at::date)`.as('on'),
          ])
          .where(sql<boolean>`proposal_id = any(${sql.val(rows.map((row) => row.id))}::uuid[])`)
          .execute();
  const byProposal = Map.groupBy(
    await decrypted(tx, answers, 'reason'),
    (answer) => answer.proposal_id,
  );
  return rows.map((row) => ({
    id: row.id,
    runId: row.run_id,
    cohortId: row.cohort_id,
    mentorId: row.mentor_id,
    mentor: `${row.a_given} ${row.a_family}`,
    mentorOrganisation: row.a_member,
    mentorEmail: row.a_email,
    menteeId: row.mentee_id,
    mentee: `${row.b_given} ${row.b_family}`,
    menteeOrganisation: row.b_member,
    menteeEmail: row.b_email,
    score: row.score,
    reasons: row.reasons,
    sentAt: row.sent_at,
    answerBy: row.answer_by,
    answerDays: row.answer_days,
    choice: row.choice,
    chosenOn: row.chosen_on,
    answers: (byProposal.get(row.id) ?? []).map((answer) => ({
      side: answer.side,
      accepted: answer.accepted,
      reason: answer.reason,
      metOn: answer.met_on,
      on: answer.on,
      byItself: answer.by_itself,
      afterTalk: answer.after_talk,
      at: answer.answered_at,
    })),
    mentorshipId: row.mentorship,
    talk:
      row.talk_until === null
        ? null
        : {
            askedById: row.talk_asked_by!,
            askedOn: row.talk_asked_on!,
            until: row.talk_until,
            talkOn: row.talk_on,
            asks: { mentor: row.mentor_asks_on, mentee: row.mentee_asks_on },
            settledOn: row.talk_settled_on,
          },
  }));
}

type Sending = {
  run: string;
  /** Null for all. */
  proposals: string[] | null;
  answerBy: string | null;
  answerDays: number | null;
};

/** Sends what has not been sent. Returns how many went. */
export async function sendProposals(
  tx: Tx,
  { run, proposals, answerBy, answerDays }: Sending,
): Promise<number> {
  let query = tx
    .updateTable('proposal')
    .set({ sent_at: sql<Date>`now()`, answer_by: answerBy, answer_days: answerDays })
    .where('run_id', '=', run)
    .where('sent_at', 'is', null);
  if (proposals) query = query.where(sql<boolean>`id = any(${sql.val(proposals)}::uuid[])`);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** As if it had not been sent; false when the mentorship has begun. */
export async function takeBack(tx: Tx, id: string): Promise<boolean> {
  // Whoever says yes at this moment holds it, and what they begin is seen only by what is asked
  // after they have ended.
  await lockProposal(tx, id);
  const done = await tx
    .updateTable('proposal as q')
    .set({ sent_at: null, answer_by: null, choice: null, chosen_on: null })
    .where('q.id', '=', id)
    .where('q.sent_at', 'is not', null)
    .where(
      sql<boolean>`not exists (select 1 from mentorship m where m.organisation_id = q.organisation_id and m.proposal_id = q.id)`,
    )
    .executeTakeFirst();
  await tx.updateTable('trial_talk').set({ until: null }).where('proposal_id', '=', id).execute();
  return done.numUpdatedRows === 1n;
}

type NewAnswer = {
  organisation: string;
  proposal: string;
  side: 'mentor' | 'mentee';
  accepted: boolean;
  reason: string | null;
  metOn?: string | null;
  person: string;
  today: string;
  byItself?: boolean;
  /** A no that needs no reason. */
  afterTalk?: boolean;
};

/** False when this side has answered before. */
export async function insertAnswer(tx: Tx, answer: NewAnswer): Promise<boolean> {
  const id = crypto.randomUUID();
  const key = !answer.reason ? null : await keyFor(tx, answer.organisation, answer.proposal);
  const row = await tx
    .insertInto('proposal_answer')
    .values({
      organisation_id: answer.organisation,
      id,
      proposal_id: answer.proposal,
      side: answer.side,
      accepted: answer.accepted,
      key_id: key?.id ?? null,
      reason: key?.seal('proposal_answer.reason', id, answer.reason!) ?? null,
      met_on: answer.metOn ?? null,
      answered_on: answer.today,
      by_itself: answer.byItself ?? false,
      after_talk: answer.afterTalk ?? false,
      answered_by: answer.person,
    })
    .onConflict((on) => on.constraint('proposal_answer_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function lockProposal(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('proposal').select('id').where('id', '=', id).forUpdate().execute();
}

/** The mentee's order of a shortlist: who is not named in it is not asked. */
export async function keepOrder(
  tx: Tx,
  order: { proposal: string; choice: number }[],
  today: string,
): Promise<void> {
  for (const { proposal, choice } of order)
    await tx
      .updateTable('proposal')
      .set({ choice, chosen_on: today })
      .where('id', '=', proposal)
      .execute();
}

/**
 * Cohorts in which somebody may still have to answer: something was sent whose first day of answer
 * lies after `since`.
 */
export async function listAsking(tx: ReadTx, since: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('proposal')
    .select('cohort_id')
    .distinct()
    .where('sent_at', 'is not', null)
    .where('answer_by', '>=', since)
    .execute();
  return rows.map(({ cohort_id: cohort }) => cohort);
}

/** What has been asked in a cohort and still waits. */
export const listWaiting = async (tx: ReadTx, cohort: string, today: string): Promise<Proposal[]> =>
  waitingOf(await listProposals(tx, { cohort }), today);

/** Mentees of a cohort whose questions came to nothing and for whom no run has looked since. */
export async function listInVain(
  tx: ReadTx,
  cohort: string,
  today: string,
): Promise<{ mentee: string; name: string; lapsed: [string, string][] }[]> {
  const sent = await listProposals(tx, { cohort });
  const latest = await tx
    .selectFrom('matching_run')
    .select(['id', 'made_at as madeAt'])
    .where('cohort_id', '=', cohort)
    .where('made_how', '=', 'calculated')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return inVainOf(sent, latest, today).map((own) => ({
    mentee: own[0]!.menteeId,
    name: own[0]!.mentee,
    lapsed: own
      .filter(({ choice, answers }) => choice !== null && answers.every(({ accepted }) => accepted))
      .map(({ mentorId, menteeId }): [string, string] => [mentorId, menteeId]),
  }));
}

/**
 * When a mentor's last place or a mentee's place is taken, what else was asked of them is answered
 * by itself.
 */
export async function closeTaken(
  tx: Tx,
  {
    organisation,
    cohort,
    person,
    side,
    today,
  }: {
    organisation: string;
    cohort: string;
    person: string;
    side: 'mentor' | 'mentee';
    today: string;
  },
): Promise<void> {
  for (const open of await listProposals(tx, { cohort, person })) {
    if (
      (side === 'mentor' ? open.mentorId : open.menteeId) !== person ||
      open.mentorshipId !== null ||
      open.answers.some(({ accepted }) => !accepted)
    )
      continue;
    const answered = open.answers.some((answer) => answer.side === side);
    const other = side === 'mentor' ? 'mentee' : 'mentor';
    await insertAnswer(tx, {
      organisation,
      proposal: open.id,
      side: answered ? other : side,
      accepted: false,
      reason: 'taken',
      person,
      today,
      byItself: true,
    });
  }
}
