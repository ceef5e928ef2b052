import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, keyOf, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';

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
export async function listFeedback(
  tx: ReadTx,
  scope: { mentorship?: string; id?: string },
): Promise<Feedback[]> {
  let query = tx
    .selectFrom('feedback as f')
    .innerJoin('person as g', (join) => inside(join, 'g.id', 'f.giver_id'))
    .innerJoin('person as r', (join) => inside(join, 'r.id', 'f.receiver_id'))
    .select([
      'f.id',
      'f.mentorship_id',
      'f.giver_id',
      'f.receiver_id',
      'f.indicator_id',
      'f.sent_at',
      'f.confirmed_at',
    ])
    .select([
      encrypted('feedback.situation', 'f').as('situation'),
      encrypted('feedback.behaviour', 'f').as('behaviour'),
      encrypted('feedback.effect', 'f').as('effect'),
    ])
    .select([
      encrypted('feedback.question', 'f').as('question'),
      encrypted<Encrypted | null>('feedback.answer', 'f').as('answer'),
    ])
    .select([
      'g.given_name as giver_given',
      'g.family_name as giver_family',
      'r.given_name as receiver_given',
      'r.family_name as receiver_family',
    ])
    .orderBy('f.sent_at', 'desc')
    .orderBy('f.id');
  if (scope.mentorship) query = query.where('f.mentorship_id', '=', scope.mentorship);
  if (scope.id) query = query.where('f.id', '=', scope.id);
  return (
    await decrypted(
      tx,
      await query.execute(),
      'situation',
      'behaviour',
      'effect',
      'question',
      'answer',
    )
  ).map((row) => ({
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

type NewFeedback = {
  organisation: string;
  giver: string;
  receiver: string;
  mentorship: string;
  indicator: string | null;
  situation: string;
  behaviour: string;
  effect: string;
  question: string;
};

export async function insertFeedback(
  tx: Tx,
  {
    organisation,
    giver,
    receiver,
    mentorship,
    indicator,
    situation,
    behaviour,
    effect,
    question,
  }: NewFeedback,
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, mentorship);
  await tx
    .insertInto('feedback')
    .values({
      organisation_id: organisation,
      id,
      giver_id: giver,
      receiver_id: receiver,
      mentorship_id: mentorship,
      indicator_id: indicator,
      key_id: key.id,
      situation: key.seal('feedback.situation', id, situation),
      behaviour: key.seal('feedback.behaviour', id, behaviour),
      effect: key.seal('feedback.effect', id, effect),
      question: key.seal('feedback.question', id, question),
    })
    .execute();
}

/** By the receiver, once for each time that it was asked. */
export async function answerFeedback(
  tx: Tx,
  { id, person, answer }: { id: string; person: string; answer: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('feedback')
    .select('key_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return false;
  const done = await tx
    .updateTable('feedback')
    .set({
      answer: (await keyOf(tx, row.key_id!)).seal('feedback.answer', id, answer),
      answered_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('receiver_id', '=', person)
    .where('key_id', '=', row.key_id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** By the giver: it came across, or the question is open again. */
export async function settleFeedback(
  tx: Tx,
  { id, person, isConfirmed }: { id: string; person: string; isConfirmed: boolean },
): Promise<boolean> {
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
