/**
 * What somebody entered outside a meeting is taken back for a week; the database says of each entry
 * whether it can be, takes it back and keeps the trace.
 */
import { sql } from 'kysely';
import {
  inside,
  selectRows,
  withPurpose,
  type ReadTx,
  type Tx,
  type Value,
} from '../../platform/database.ts';
import { decrypted, encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import { correctionDays } from '../meetings/correction.rules.ts';
import type { Own } from '../mentorships/mentorship.store.ts';

export type EntryKind = Value<'entry_withdrawal', 'kind'>;

export type Entry = {
  kind: EntryKind;
  id: string;
  madeOn: string;
  text: string | null;
  /** Somebody else has built on it. */
  isBound: boolean;
};

/** M-45: what this person has entered in the last week, the newest first. */
export async function listEntries(tx: ReadTx, own: Own): Promise<Entry[]> {
  const rows = await selectRows(
    tx,
    sql<{
      kind: EntryKind;
      entry_id: string;
      made_on: string;
      text_id: string | null;
      is_bound: boolean;
    }>`select kind, entry_id, made_on, text_id, is_bound from mentorship_entry
    where organisation_id = ${own.organisation} and mentorship_id = ${own.mentorship} and made_by = ${own.person}
      and made_on >= this_day() - ${sql.lit(correctionDays)} order by made_on desc, kind, entry_id`,
  );
  const texts = await textsOf(
    tx,
    rows.flatMap((row) => row.text_id ?? []),
  );
  return rows.map((row) => {
    const text = row.text_id === null ? null : (texts.get(row.text_id) ?? null);
    return {
      kind: row.kind,
      id: row.entry_id,
      madeOn: row.made_on,
      text: row.kind === 'card' && text !== null ? wordsOfCard(text) : text,
      isBound: row.is_bound,
    };
  });
}

/** A card is kept as its fields. */
const wordsOfCard = (body: string): string =>
  Object.values(JSON.parse(body) as Record<string, string>)
    .filter(Boolean)
    .join(' · ');

async function textsOf(tx: ReadTx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('confided_text as t')
    .select(['t.id', encrypted('confided_text.body', 't').as('body')])
    .where('t.id', 'in', ids)
    .execute();
  return new Map((await decrypted(tx, rows, 'body')).map(({ id, body }) => [id, body]));
}

/** One after the other in a mentorship, so that nothing is taken back twice. */
export async function waitForOthers(tx: Tx, mentorship: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`entries ${mentorship}`}, 0))`.execute(
    tx,
  );
}

/** The database refuses what is not an own entry of this week, or what others have built on. */
export async function withdrawEntry(
  tx: Tx,
  own: Own,
  { kind, id, today }: { kind: EntryKind; id: string; today: string },
): Promise<void> {
  await withPurpose(tx, 'withdraw', () =>
    tx
      .insertInto('entry_withdrawal')
      .values({
        organisation_id: own.organisation,
        mentorship_id: own.mentorship,
        kind,
        entry_id: id,
        withdrawn_by: own.person,
        withdrawn_on: today,
      })
      .execute(),
  );
}

export type EntryWithdrawal = { kind: EntryKind; by: string; on: string };

/** The latest first. `pupil`: in a group, only what concerned the whole group or this one. */
export async function listEntryWithdrawals(
  tx: ReadTx,
  mentorship: string,
  pupil: string | null,
): Promise<EntryWithdrawal[]> {
  let query = tx
    .selectFrom('entry_withdrawal as w')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'w.withdrawn_by'))
    .select(['w.kind', 'w.withdrawn_on', nameOf('p').as('by')])
    .where('w.mentorship_id', '=', mentorship)
    .orderBy('w.withdrawn_at', 'desc')
    .limit(50);
  if (pupil !== null)
    query = query.where((on) =>
      on.or([on('w.mentee_id', 'is', null), on('w.mentee_id', '=', pupil)]),
    );
  return (await query.execute()).map((row) => ({
    kind: row.kind,
    by: row.by,
    on: row.withdrawn_on,
  }));
}
