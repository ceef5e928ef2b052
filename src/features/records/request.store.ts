/** Requests for documents of the body: seen by registrars alone. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import type { OfficialDocument } from './document.rules.ts';
import { heldDays, type Verdict } from './law.rules.ts';

export type RecordRequest = {
  id: string;
  number: number;
  wish: string;
  contact: string | null;
  receivedAt: Date;
  receivedBy: string;
  answeredAt: Date | null;
  answeredBy: string | null;
  counts: Record<Verdict, number> | null;
  /** Documents in it that still wait for a decision. */
  open: number;
};

/** What waits first, the oldest first; then the newest answers. */
export async function listRecordRequests(tx: ReadTx, id?: string): Promise<RecordRequest[]> {
  let query = tx
    .selectFrom('record_request as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.received_by'))
    .leftJoin('person as a', (join) => inside(join, 'a.id', 'r.answered_by'))
    .select([
      'r.id',
      'r.number',
      'r.received_at',
      'r.answered_at',
      'r.given',
      'r.masked',
      'r.withheld',
      nameOf('p').as('receiver'),
      nameOf<string | null>('a').as('answerer'),
    ])
    .select([
      encrypted('record_request.wish', 'r').as('wish'),
      encrypted<Encrypted | null>('record_request.contact', 'r').as('contact'),
    ])
    .select(
      sql<number>`(select count(*)::int from record_item i where i.organisation_id = r.organisation_id and i.request_id = r.id and i.verdict is null)`.as(
        'open',
      ),
    )
    .orderBy(sql`r.answered_at desc nulls first`)
    .orderBy('r.number')
    .limit(300);
  if (id) query = query.where('r.id', '=', id);
  return (await decrypted(tx, await query.execute(), 'wish', 'contact')).map((row) => ({
    id: row.id,
    number: row.number,
    wish: row.wish,
    contact: row.contact,
    receivedAt: row.received_at,
    receivedBy: row.receiver,
    answeredAt: row.answered_at,
    answeredBy: row.answerer,
    counts:
      row.given === null ? null : { give: row.given, mask: row.masked!, withhold: row.withheld! },
    open: row.open,
  }));
}

export const unansweredQuery = (tx: ReadTx) =>
  tx.selectFrom('record_request').select('id').where('answered_at', 'is', null);

export async function insertRecordRequest(
  tx: Tx,
  {
    organisation,
    person,
    wish,
    contact,
  }: { organisation: string; person: string; wish: string; contact: string | null },
): Promise<string> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, id);
  await tx
    .insertInto('record_request')
    .values({
      organisation_id: organisation,
      id,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from record_request where organisation_id = ${organisation})`,
      key_id: key.id,
      wish: key.seal('record_request.wish', id, wish),
      contact: contact === null ? null : key.seal('record_request.contact', id, contact),
      received_by: person,
    })
    .execute();
  return id;
}

export type RecordItem = {
  id: string;
  kind: OfficialDocument['kind'];
  /** Of the note, the mentorship or the application. */
  documentId: string;
  verdict: Verdict | null;
  ground: string | null;
  pieces: string[];
  decidedBy: string | null;
  decidedAt: Date | null;
};

export async function listItems(tx: ReadTx, request: string, id?: string): Promise<RecordItem[]> {
  let query = tx
    .selectFrom('record_item as i')
    .leftJoin('person as p', (join) => inside(join, 'p.id', 'i.decided_by'))
    .select([
      'i.id',
      'i.text_id',
      'i.mentorship_id',
      'i.application_id',
      'i.verdict',
      'i.ground',
      'i.decided_at',
      nameOf<string | null>('p').as('decider'),
      encrypted<Encrypted | null>('record_item.pieces', 'i').as('pieces'),
    ])
    .where('i.request_id', '=', request)
    .orderBy('i.added_at')
    .orderBy('i.id');
  if (id) query = query.where('i.id', '=', id);
  return (await decrypted(tx, await query.execute(), 'pieces')).map((row) => ({
    id: row.id,
    kind: row.text_id ? 'note' : row.mentorship_id ? 'mentorship' : 'admission',
    documentId: (row.text_id ?? row.mentorship_id ?? row.application_id)!,
    verdict: row.verdict,
    ground: row.ground,
    pieces: row.pieces === null ? [] : row.pieces.split('\n'),
    decidedBy: row.decider,
    decidedAt: row.decided_at,
  }));
}

/** Those that are in it already stay as they are. */
export async function insertItems(
  tx: Tx,
  {
    organisation,
    person,
    request,
    documents,
  }: { organisation: string; person: string; request: string; documents: OfficialDocument[] },
): Promise<void> {
  if (documents.length === 0) return;
  await tx
    .insertInto('record_item')
    .values(
      documents.map((document) => ({
        organisation_id: organisation,
        request_id: request,
        text_id: document.kind === 'note' ? document.id : null,
        mentorship_id: document.kind === 'admission' ? null : document.mentorship.id,
        application_id: document.kind === 'admission' ? document.id : null,
        added_by: person,
      })),
    )
    .onConflict((on) => on.constraint('record_item_once').doNothing())
    .execute();
}

export const deleteItem = async (tx: Tx, id: string): Promise<void> =>
  void (await tx.deleteFrom('record_item').where('id', '=', id).execute());

type Decision = {
  organisation: string;
  request: string;
  item: string;
  person: string;
  verdict: Verdict;
  ground: string | null;
  pieces: string[];
};

export async function decideItem(
  tx: Tx,
  { organisation, request, item, person, verdict, ground, pieces }: Decision,
): Promise<void> {
  const key = await keyFor(tx, organisation, request);
  await tx
    .updateTable('record_item')
    .set({
      verdict,
      ground: verdict === 'give' ? null : ground,
      ...(verdict === 'mask'
        ? { key_id: key.id, pieces: key.seal('record_item.pieces', item, pieces.join('\n')) }
        : { key_id: null, pieces: null }),
      decided_by: person,
      decided_at: sql<Date>`now()`,
    })
    .where('id', '=', item)
    .execute();
}

/** False when it was answered before, or a document in it waits for a decision. */
export async function answerRequest(
  tx: Tx,
  { request, person, counts }: { request: string; person: string; counts: Record<Verdict, number> },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('record_request as r')
    .set({
      answered_at: sql<Date>`now()`,
      answered_by: person,
      given: counts.give,
      masked: counts.mask,
      withheld: counts.withhold,
    })
    .where('r.id', '=', request)
    .where('r.answered_at', 'is', null)
    .where(
      sql<boolean>`not exists (select from record_item i where i.organisation_id = r.organisation_id and i.request_id = r.id and i.verdict is null)`,
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * RE-15: of these mentorships or applications, those about which a request waits or was answered
 * not long ago. Of a transaction to erase.
 */
export async function findHeldByRequests(
  tx: ReadTx,
  column: 'mentorship_id' | 'application_id',
  ids: string[],
  today: string,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('record_item as i')
    .innerJoin('record_request as r', (join) => inside(join, 'r.id', 'i.request_id'))
    .select(`i.${column} as id`)
    .distinct()
    .where(sql<boolean>`i.${sql.ref(column)} = any(${ids}::uuid[])`)
    .where(
      sql<boolean>`(r.answered_at is null or r.answered_at::date > ${today}::date - ${heldDays}::int)`,
    )
    .execute();
  return new Set(rows.map(({ id }) => id!));
}

/**
 * How to reach somebody is not needed any more once the time for an appeal has passed. Of a
 * transaction to erase. How many.
 */
export async function forgetContacts(tx: Tx, before: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('record_request')
    .set({ contact: null })
    .where('contact', 'is not', null)
    .where('answered_at', '<', sql<Date>`${before}::date`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
