import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor, type Encrypted } from '../../platform/encryption.ts';
import type { Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';
import type { NoteReaders } from './note.rules.ts';

export type PupilNote = {
  id: string;
  authorId: string;
  author: string;
  readers: NoteReaders;
  /** Null when it was taken back. */
  text: string | null;
  writtenOn: string;
  withdrawnOn: string | null;
};

/** Those that this person may read, the newest first: the wall decides. */
export async function listNotes(
  tx: ReadTx,
  mentorship: string,
  pupil: string,
): Promise<PupilNote[]> {
  const rows = await tx
    .selectFrom('pupil_note as n')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'n.author_id'))
    .select([
      'n.id',
      'n.author_id',
      'n.readers',
      'n.written_on',
      'n.withdrawn_on',
      nameOf('p').as('author'),
      encrypted<Encrypted | null>('pupil_note.body', 'n').as('body'),
    ])
    .where('n.mentorship_id', '=', mentorship)
    .where('n.mentee_id', '=', pupil)
    .orderBy('n.written_at', 'desc')
    .orderBy('n.id')
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    id: row.id,
    authorId: row.author_id,
    author: row.author,
    readers: row.readers,
    text: row.body,
    writtenOn: row.written_on,
    withdrawnOn: row.withdrawn_on,
  }));
}

export async function insertNote(
  tx: Tx,
  own: Own,
  {
    pupil,
    readers,
    text,
    today,
  }: {
    pupil: string;
    readers: NoteReaders;
    text: string;
    today: string;
  },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, own.organisation, own.mentorship);
  await tx
    .insertInto('pupil_note')
    .values({
      organisation_id: own.organisation,
      id,
      mentorship_id: own.mentorship,
      mentee_id: pupil,
      author_id: own.person,
      readers,
      key_id: key.id,
      body: key.seal('pupil_note.body', id, text),
      written_on: today,
    })
    .execute();
}

/** Its words go; that it was there, by whom and when, stays. */
export async function withdrawNote(
  tx: Tx,
  own: Own,
  { id, pupil, since, today }: { id: string; pupil: string; since: string; today: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('pupil_note')
    .set({ body: null, key_id: null, withdrawn_on: today })
    .where('id', '=', id)
    .where('mentorship_id', '=', own.mentorship)
    .where('mentee_id', '=', pupil)
    .where('author_id', '=', own.person)
    .where('written_on', '>=', since)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
