import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import type { DropReason } from '../mentorships/mentorship.rules.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

export type Agreement = {
  id: string;
  text: string | null;
  ownerId: string;
  owner: string;
  dueOn: string | null;
  madeOn: string;
  kept: boolean | null;
  settledOn: string | null;
  settledById: string | null;
  reason: DropReason | null;
  confirmedOn: string | null;
  /** In a group, the pupil whom it concerns. */
  aboutId: string | null;
  writtenById: string | null;
  writtenBy: string | null;
  /** In a group, with whom the talk was in which it was agreed. */
  talkWithId: string | null;
  meetingId: string | null;
};

export async function listAgreements(tx: ReadTx, mentorship: string): Promise<Agreement[]> {
  const rows = await tx
    .selectFrom('agreement as a')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.owner_id'))
    .leftJoin('confided_text as t', (join) => inside(join, 't.id', 'a.text_id'))
    .leftJoin('agreement_outcome as o', (join) => inside(join, 'o.agreement_id', 'a.id'))
    .leftJoin('person as w', (join) => inside(join, 'w.id', 't.author_id'))
    .leftJoin('meeting as g', (join) => inside(join, 'g.id', 'a.meeting_id'))
    .select([
      'a.id',
      'a.owner_id',
      'a.due_on',
      'a.made_on',
      't.author_id',
      nameOf<string | null>('w').as('writer'),
      'g.with_mentee_id',
      'a.meeting_id',
      'p.given_name',
      'p.family_name',
      encrypted<Encrypted | null>('confided_text.body', 't').as('body'),
      't.mentee_id',
      'o.kept',
      'o.settled_on',
      'o.settled_by',
      'o.reason',
      'o.confirmed_on',
    ])
    .where('a.mentorship_id', '=', mentorship)
    .orderBy(sql`o.kept is not null`)
    .orderBy('a.due_on')
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    id: row.id,
    text: row.body,
    ownerId: row.owner_id,
    owner: `${row.given_name} ${row.family_name}`,
    dueOn: row.due_on,
    madeOn: row.made_on,
    kept: row.kept,
    settledOn: row.settled_on,
    settledById: row.settled_by,
    reason: row.reason,
    confirmedOn: row.confirmed_on,
    aboutId: row.mentee_id,
    writtenById: row.author_id,
    writtenBy: row.writer,
    talkWithId: row.with_mentee_id,
    meetingId: row.meeting_id,
  }));
}

export async function insertAgreement(
  tx: Tx,
  own: Own,
  agreement: {
    text: string;
    owner: string;
    dueOn: string | null;
    madeOn: string;
    meeting?: string | null;
    mentee?: string | null;
  },
): Promise<void> {
  const textId = await insertText(tx, own, 'shared', agreement.text, agreement.mentee ?? null);
  await tx
    .insertInto('agreement')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      meeting_id: agreement.meeting ?? null,
      text_id: textId,
      owner_id: agreement.owner,
      due_on: agreement.dueOn,
      made_on: agreement.madeOn,
    })
    .execute();
}

/** One that this person may read. */
export async function findAgreement(
  tx: ReadTx,
  mentorship: string,
  id: string,
): Promise<{ id: string; aboutId: string | null } | null> {
  const row = await tx
    .selectFrom('agreement as a')
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'a.text_id'))
    .select(['a.id', 't.mentee_id'])
    .where('a.id', '=', id)
    .where('a.mentorship_id', '=', mentorship)
    .executeTakeFirst();
  return row ? { id: row.id, aboutId: row.mentee_id } : null;
}

/**
 * False when the agreement is not of this mentorship, cannot be read by this person, or has been
 * settled before.
 */
export async function settleAgreement(
  tx: Tx,
  own: Own,
  {
    agreement,
    kept,
    today,
    reason = null,
  }: { agreement: string; kept: boolean; today: string; reason?: DropReason | null },
): Promise<boolean> {
  if (!(await findAgreement(tx, own.mentorship, agreement))) return false;
  const row = await tx
    .insertInto('agreement_outcome')
    .values({
      organisation_id: own.organisation,
      agreement_id: agreement,
      kept,
      settled_on: today,
      settled_by: own.person,
      reason,
    })
    .onConflict((on) => on.doNothing())
    .returning('agreement_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** M-14: the other side says that it was done; nobody confirms what they settled themselves. */
export async function confirmAgreement(
  tx: Tx,
  own: Own,
  agreement: string,
  today: string,
): Promise<boolean> {
  if (!(await findAgreement(tx, own.mentorship, agreement))) return false;
  const done = await tx
    .updateTable('agreement_outcome')
    .set({ confirmed_by: own.person, confirmed_on: today })
    .where('agreement_id', '=', agreement)
    .where('kept', '=', true)
    .where('confirmed_on', 'is', null)
    .where('settled_by', '<>', own.person)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
