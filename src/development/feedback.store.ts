import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';

export type Feedback = {
  id: string;
  mentorshipId: string;
  giverId: string;
  giver: string;
  receiverId: string;
  receiver: string;
  indicator: string | null;
  situation: string;
  behaviour: string;
  effect: string;
  question: string;
  sentAt: Date;
  answer: string | null;
  isConfirmed: boolean;
};

/** What the reader gave or got, newest first: the wall shows nothing else. */
export async function listFeedback(tx: Tx, scope: { mentorship?: string; id?: string }): Promise<Feedback[]> {
  let query = tx
    .selectFrom('feedback as f')
    .innerJoin('person as g', (join) => join.onRef('g.organisation_id', '=', 'f.organisation_id').onRef('g.id', '=', 'f.giver_id'))
    .innerJoin('person as r', (join) => join.onRef('r.organisation_id', '=', 'f.organisation_id').onRef('r.id', '=', 'f.receiver_id'))
    .selectAll('f')
    .select(['g.given_name as giver_given', 'g.family_name as giver_family', 'r.given_name as receiver_given', 'r.family_name as receiver_family'])
    .orderBy('f.sent_at', 'desc')
    .orderBy('f.id');
  if (scope.mentorship) query = query.where('f.mentorship_id', '=', scope.mentorship);
  if (scope.id) query = query.where('f.id', '=', scope.id);
  return (await query.execute()).map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    giverId: row.giver_id,
    giver: `${row.giver_given} ${row.giver_family}`,
    receiverId: row.receiver_id,
    receiver: `${row.receiver_given} ${row.receiver_family}`,
    indicator: row.indicator_id,
    situation: row.situation,
    behaviour: row.behaviour,
    effect: row.effect,
    question: row.question,
    sentAt: row.sent_at,
    answer: row.answer,
    isConfirmed: row.confirmed_at !== null,
  }));
}

type NewFeedback = { organisation: string; giver: string; receiver: string; mentorship: string; indicator: string | null; situation: string; behaviour: string; effect: string; question: string };

export async function insertFeedback(tx: Tx, { organisation, giver, receiver, mentorship, indicator, situation, behaviour, effect, question }: NewFeedback): Promise<void> {
  await tx.insertInto('feedback').values({ organisation_id: organisation, giver_id: giver, receiver_id: receiver, mentorship_id: mentorship, indicator_id: indicator, situation, behaviour, effect, question }).execute();
}

/** By the receiver, once for each time that it was asked. */
export async function answerFeedback(tx: Tx, { id, person, answer }: { id: string; person: string; answer: string }): Promise<boolean> {
  const done = await tx
    .updateTable('feedback')
    .set({ answer, answered_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('receiver_id', '=', person)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** By the giver: it came across, or the question is open again. */
export async function settleFeedback(tx: Tx, { id, person, isConfirmed }: { id: string; person: string; isConfirmed: boolean }): Promise<boolean> {
  const done = await tx
    .updateTable('feedback')
    .set(isConfirmed ? { confirmed_at: sql<Date>`now()` } : { answer: null, answered_at: null })
    .where('id', '=', id)
    .where('giver_id', '=', person)
    .where('answered_at', 'is not', null)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
