import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted } from '../../platform/encryption.ts';
import type { Item } from './meeting.rules.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

/** What is open, the oldest first; only what this person may read. */
export async function listAgenda(tx: ReadTx, mentorship: string): Promise<Item[]> {
  const rows = await tx
    .selectFrom('agenda_item as i')
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'i.text_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'i.made_by'))
    .select([
      'i.id',
      'i.kind',
      encrypted('confided_text.body', 't').as('body'),
      'i.mentee_id',
      'i.made_by',
      'i.made_on',
      'i.closed_on',
      nameOf('p').as('by'),
    ])
    .where('i.mentorship_id', '=', mentorship)
    .where('i.closed_on', 'is', null)
    .orderBy('i.made_on')
    .orderBy('t.written_at')
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    id: row.id,
    kind: row.kind,
    text: row.body,
    menteeId: row.mentee_id,
    byId: row.made_by,
    by: row.by,
    madeOn: row.made_on,
    closedOn: row.closed_on,
  }));
}

/** Of everything that ever stood on it. */
export async function listAgendaMakers(
  tx: ReadTx,
  mentorship: string,
): Promise<{ byId: string }[]> {
  return (
    await tx
      .selectFrom('agenda_item')
      .select('made_by')
      .where('mentorship_id', '=', mentorship)
      .where('kind', '=', 'topic')
      .execute()
  ).map((row) => ({ byId: row.made_by }));
}

export async function insertItem(
  tx: Tx,
  own: Own,
  {
    kind,
    text,
    mentee,
    today,
  }: { kind: Item['kind']; text: string; mentee: string | null; today: string },
): Promise<void> {
  const textId = await insertText(tx, own, 'shared', text, mentee);
  await tx
    .insertInto('agenda_item')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      mentee_id: mentee,
      kind,
      text_id: textId,
      made_by: own.person,
      made_on: today,
    })
    .execute();
}

export async function closeItems(
  tx: Tx,
  own: Own,
  ids: string[],
  { meeting, today }: { meeting: string | null; today: string },
): Promise<void> {
  if (ids.length > 0)
    await tx
      .updateTable('agenda_item')
      .set({ closed_on: today, meeting_id: meeting })
      .where('mentorship_id', '=', own.mentorship)
      .where('id', 'in', ids)
      .where('closed_on', 'is', null)
      .execute();
}
