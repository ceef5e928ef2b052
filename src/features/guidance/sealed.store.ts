import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';

export type SealedNote = {
  id: string;
  by: string;
  writtenOn: string;
  reads: { by: string; reason: string; at: Date }[];
};

/**
 * Notes of counsellors and records of talks under seal: that they are there and who has read them;
 * never what.
 */
export async function listSealed(tx: ReadTx, pupil: string): Promise<SealedNote[]> {
  const rows = await tx
    .selectFrom('sealed_note as n')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'n.author_id'))
    .select(['n.id', 'n.written_on', 'p.given_name', 'p.family_name'])
    .where('n.mentee_id', '=', pupil)
    .orderBy('n.written_on', 'desc')
    .orderBy('n.id')
    .execute();
  const talks = await tx
    .selectFrom('meeting as m')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'm.recorded_by'))
    .select(['m.text_id', 'm.held_on', 'p.given_name', 'p.family_name'])
    .where('m.with_mentee_id', '=', pupil)
    .where('m.note_class', '=', 'safeguarding')
    .where('m.text_id', 'is not', null)
    .orderBy('m.held_on', 'desc')
    .execute();
  const all = [
    ...rows,
    ...talks.map((talk) => ({
      id: talk.text_id!,
      written_on: talk.held_on,
      given_name: talk.given_name,
      family_name: talk.family_name,
    })),
  ];
  if (all.length === 0) return [];
  const found = await tx
    .selectFrom('sealed_read as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.reader_id'))
    .select([
      'r.note_id',
      encrypted('sealed_read.reason', 'r').as('reason'),
      'r.read_at',
      'p.given_name',
      'p.family_name',
    ])
    .where(
      'r.note_id',
      'in',
      all.map(({ id }) => id),
    )
    .orderBy('r.read_at', 'desc')
    .execute();
  const reads = await decrypted(tx, found, 'reason');
  return all.map((row) => ({
    id: row.id,
    by: `${row.given_name} ${row.family_name}`,
    writtenOn: row.written_on,
    reads: reads
      .filter(({ note_id: note }) => note === row.id)
      .map((read) => ({
        by: `${read.given_name} ${read.family_name}`,
        reason: read.reason,
        at: read.read_at,
      })),
  }));
}

export async function insertSealed(
  tx: Tx,
  {
    organisation,
    pupil,
    person,
    body,
    today,
  }: { organisation: string; pupil: string; person: string; body: string; today: string },
): Promise<void> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('sealed_note')
    .values({
      organisation_id: organisation,
      id,
      mentee_id: pupil,
      author_id: person,
      written_on: today,
    })
    .execute();
  const key = await keyFor(tx, organisation, id);
  await tx
    .insertInto('sealed_text')
    .values({
      organisation_id: organisation,
      note_id: id,
      author_id: person,
      key_id: key.id,
      body: key.seal('sealed_text.body', id, body),
    })
    .execute();
}

/**
 * G-6: the reason is written first; the wall opens this one note for the rest of the transaction.
 */
export async function readSealed(
  tx: Tx,
  {
    organisation,
    note,
    person,
    reason,
  }: { organisation: string; note: string; person: string; reason: string },
): Promise<string | null> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, note);
  await tx
    .insertInto('sealed_read')
    .values({
      organisation_id: organisation,
      id,
      note_id: note,
      reader_id: person,
      key_id: key.id,
      reason: key.seal('sealed_read.reason', id, reason),
    })
    .execute();
  const own = await tx
    .selectFrom('sealed_text as t')
    .select(encrypted('sealed_text.body', 't').as('body'))
    .where('t.note_id', '=', note)
    .execute();
  const talks = await tx
    .selectFrom('confided_text as t')
    .select(encrypted('confided_text.body', 't').as('body'))
    .where('t.id', '=', note)
    .execute();
  return (await decrypted(tx, [...own, ...talks], 'body'))[0]?.body ?? null;
}
