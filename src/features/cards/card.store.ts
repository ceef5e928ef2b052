import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { kindOf, type Content, type Kind } from './card.rules.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

export type Card = {
  id: string;
  kind: Kind;
  content: Content;
  madeById: string;
  madeBy: string;
  madeOn: string;
  goalId: string | null;
  builtOn: string | null;
  builtOnBy: string | null;
  reviewOn: string | null;
  reviewedOn: string | null;
  outcome: string | null;
  outcomeText: string | null;
  /** Of a group, the pupil by whom it is read. */
  menteeId: string | null;
  isPrivate: boolean;
};

/** Only what this person may read; what is open and due first, then the newest. */
export async function listCards(tx: ReadTx, mentorship: string): Promise<Card[]> {
  const rows = await tx
    .selectFrom('card as c')
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'c.text_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'c.made_by'))
    .leftJoin('confided_text as o', (join) => inside(join, 'o.id', 'c.outcome_id'))
    .leftJoin('card as b', (join) => inside(join, 'b.id', 'c.built_on'))
    .leftJoin('person as q', (join) => inside(join, 'q.id', 'b.made_by'))
    .select([
      'c.id',
      'c.kind',
      'c.made_by',
      'c.made_on',
      'c.goal_id',
      'c.built_on',
      'c.review_on',
      'c.reviewed_on',
      'c.outcome',
      't.mentee_id',
      't.note_class',
      encrypted('confided_text.body', 't').as('body'),
      encrypted<Encrypted | null>('confided_text.body', 'o').as('outcome_text'),
    ])
    .select([nameOf('p').as('maker'), nameOf<string | null>('q').as('before')])
    .where('c.mentorship_id', '=', mentorship)
    .orderBy(sql`c.reviewed_on is not null`)
    .orderBy('c.review_on')
    .orderBy('c.made_on', 'desc')
    .orderBy('c.id')
    .execute();
  return (await decrypted(tx, rows, 'body', 'outcome_text')).flatMap((row) =>
    kindOf(row.kind)
      ? [
          {
            id: row.id,
            kind: row.kind as Kind,
            content: JSON.parse(row.body) as Content,
            madeById: row.made_by,
            madeBy: row.maker,
            madeOn: row.made_on,
            goalId: row.goal_id,
            builtOn: row.built_on,
            builtOnBy: row.before,
            reviewOn: row.review_on,
            reviewedOn: row.reviewed_on,
            outcome: row.outcome,
            outcomeText: row.outcome_text,
            menteeId: row.mentee_id,
            isPrivate: row.note_class === 'private',
          },
        ]
      : [],
  );
}

type NewCard = {
  kind: Kind;
  content: Content;
  isPrivate: boolean;
  mentee: string | null;
  goal: string | null;
  builtOn: string | null;
  today: string;
  reviewOn: string | null;
};

export async function insertCard(
  tx: Tx,
  own: Own,
  { kind, content, isPrivate, mentee, goal, builtOn, today, reviewOn }: NewCard,
): Promise<void> {
  const textId = await insertText(
    tx,
    own,
    isPrivate ? 'private' : 'shared',
    JSON.stringify(content),
    mentee,
  );
  await tx
    .insertInto('card')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      kind,
      text_id: textId,
      made_by: own.person,
      made_on: today,
      goal_id: goal,
      built_on: builtOn,
      review_on: reviewOn,
    })
    .execute();
}

type Review = {
  outcome: string;
  words: string;
  isPrivate: boolean;
  mentee: string | null;
  today: string;
};

export async function reviewCard(
  tx: Tx,
  own: Own,
  id: string,
  { outcome, words, isPrivate, mentee, today }: Review,
): Promise<void> {
  const textId =
    words === ''
      ? null
      : await insertText(tx, own, isPrivate ? 'private' : 'shared', words, mentee);
  await tx
    .updateTable('card')
    .set({ reviewed_on: today, reviewed_by: own.person, outcome, outcome_id: textId })
    .where('id', '=', id)
    .where('mentorship_id', '=', own.mentorship)
    .where('reviewed_on', 'is', null)
    .execute();
}
