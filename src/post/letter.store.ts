import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';
import type { Language } from '../foundation/words.ts';
import { minutesUntil, mostTries, type Letter } from './letter.rules.ts';

type NewLetter = Letter & { organisation: string; /** Says what it is about; a second letter with the same key is not written. */ key: string; kind: string; language: Language };

/** In the transaction that it tells of. False when it had been written before. */
export async function postLetter(tx: Tx, { organisation, key, kind, language, name, address, subject, body }: NewLetter): Promise<boolean> {
  const row = await tx
    .insertInto('letter')
    .values({ organisation_id: organisation, key, kind, language, name, address, subject, body })
    .onConflict((on) => on.columns(['organisation_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type Due = Letter & { id: string; language: string; tries: number };

/** Takes up letters that are due; they are nobody else's until the time of the next try. */
export async function takeLetters(tx: Tx, most: number): Promise<Due[]> {
  const due = await tx
    .selectFrom('letter')
    .select(['id', 'tries'])
    .where('sent_at', 'is', null)
    .where('due_at', '<=', sql<Date>`now()`)
    .where('next_try_at', '<=', sql<Date>`now()`)
    .where('tries', '<', mostTries)
    .orderBy('next_try_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  const taken: Due[] = [];
  for (const { id, tries } of due) {
    const row = await tx
      .updateTable('letter')
      .set({ tries: tries + 1, next_try_at: sql<Date>`now() + ${sql.lit(`${minutesUntil(tries)} minutes`)}::interval` })
      .where('id', '=', id)
      .returning(['id', 'name', 'address', 'language', 'subject', 'body', 'tries'])
      .executeTakeFirstOrThrow();
    taken.push({ ...row, body: row.body ?? '' });
  }
  return taken;
}

/** The text is not kept after that. */
export async function markSent(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('letter')
    .set({ sent_at: sql<Date>`now()`, body: null, trouble: null })
    .where('id', '=', id)
    .execute();
}

export async function markTrouble(tx: Tx, id: string, trouble: string): Promise<void> {
  await tx
    .updateTable('letter')
    .set({ trouble: trouble.slice(0, 300) })
    .where('id', '=', id)
    .execute();
}

export type LetterLine = { id: string; kind: string; name: string; address: string; subject: string; madeAt: Date; sentAt: Date | null; tries: number; trouble: string | null };

export async function listLetters(tx: Tx): Promise<LetterLine[]> {
  const rows = await tx.selectFrom('letter').select(['id', 'kind', 'name', 'address', 'subject', 'made_at', 'sent_at', 'tries', 'trouble']).orderBy('made_at', 'desc').orderBy('id').limit(200).execute();
  return rows.map((row) => ({ id: row.id, kind: row.kind, name: row.name, address: row.address, subject: row.subject, madeAt: row.made_at, sentAt: row.sent_at, tries: row.tries, trouble: row.trouble }));
}

/** When a letter with this key was written. */
export async function findPosted(tx: Tx, keys: string[]): Promise<Map<string, Date>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.selectFrom('letter').select(['key', 'made_at']).where('key', 'in', keys).execute();
  return new Map(rows.map((row) => [row.key, row.made_at]));
}
