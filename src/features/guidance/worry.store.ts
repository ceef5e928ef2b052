import type { ReadTx, Tx, Value } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import type { PlaceOfWorry, Sign, WorryStep } from './worry.rules.ts';

export type Worry = {
  id: string;
  menteeId: string;
  signs: Sign[];
  map: Partial<Record<PlaceOfWorry, string>>;
  seenOn: string;
  step: WorryStep;
  closedOn: string | null;
  outcome: string | null;
};

/** Only one's own. */
export async function listWorries(tx: ReadTx, mentorship: string, pupil: string): Promise<Worry[]> {
  const rows = await tx
    .selectFrom('worry as w')
    .select([
      'w.id',
      'w.mentee_id',
      encrypted('worry.signs', 'w').as('signs'),
      encrypted('worry.map', 'w').as('map'),
      'w.seen_on',
      'w.step',
      'w.closed_on',
      'w.outcome',
    ])
    .where('w.mentorship_id', '=', mentorship)
    .where('w.mentee_id', '=', pupil)
    .orderBy('w.seen_on', 'desc')
    .orderBy('w.id')
    .execute();
  return (await decrypted(tx, rows, 'signs', 'map')).map((row) => ({
    id: row.id,
    menteeId: row.mentee_id,
    signs: JSON.parse(row.signs) as Sign[],
    map: JSON.parse(row.map) as Worry['map'],
    seenOn: row.seen_on,
    step: row.step,
    closedOn: row.closed_on,
    outcome: row.outcome,
  }));
}

type NewWorry = {
  organisation: string;
  mentorship: string;
  pupil: string;
  author: string;
  signs: string[];
  map: Record<string, string>;
  today: string;
  step: WorryStep;
};

export async function insertWorry(
  tx: Tx,
  { organisation, mentorship, pupil, author, signs, map, today, step }: NewWorry,
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, mentorship);
  await tx
    .insertInto('worry')
    .values({
      organisation_id: organisation,
      id,
      mentorship_id: mentorship,
      mentee_id: pupil,
      author_id: author,
      key_id: key.id,
      signs: key.seal('worry.signs', id, JSON.stringify(signs)),
      map: key.seal('worry.map', id, JSON.stringify(map)),
      seen_on: today,
      step,
    })
    .execute();
}

export async function closeWorry(
  tx: Tx,
  {
    id,
    mentorship,
    outcome,
    today,
  }: { id: string; mentorship: string; outcome: Value<'worry', 'outcome'>; today: string },
): Promise<boolean> {
  return (
    (
      await tx
        .updateTable('worry')
        .set({ closed_on: today, outcome })
        .where('id', '=', id)
        .where('mentorship_id', '=', mentorship)
        .where('closed_on', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows === 1n
  );
}
