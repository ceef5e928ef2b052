import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, keyOf, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import type { Hold } from '../../platform/data-inventory.ts';
import type { Held } from './erasure.store.ts';
import type { RequestKind } from './request.rules.ts';

export type RightRequest = {
  id: string;
  personId: string;
  person: string;
  kind: RequestKind;
  wish: string;
  madeAt: Date;
  answerBy: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  isGranted: boolean | null;
  reason: string | null;
  held: { table: string; hold: Hold; rows: number }[];
};

/** What waits first, the nearest day first. */
export async function listRequests(
  tx: ReadTx,
  scope: { person?: string; id?: string } = {},
): Promise<RightRequest[]> {
  let query = tx
    .selectFrom('right_request as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.person_id'))
    .leftJoin('person as d', (join) => inside(join, 'd.id', 'r.decided_by'))
    .select([
      'r.id',
      'r.person_id',
      'r.kind',
      encrypted<Encrypted | null>('right_request.wish', 'r').as('wish'),
      'r.made_at',
      'r.answer_by',
      'r.decided_at',
      'r.is_granted',
      encrypted<Encrypted | null>('right_request.reason', 'r').as('reason'),
      nameOf('p').as('person'),
      nameOf<string | null>('d').as('decider'),
    ])
    .orderBy(sql`r.decided_at is not null`)
    .orderBy('r.answer_by')
    .orderBy('r.id')
    .limit(300);
  if (scope.person) query = query.where('r.person_id', '=', scope.person);
  if (scope.id) query = query.where('r.id', '=', scope.id);
  const rows = await decrypted(tx, await query.execute(), 'wish', 'reason');
  if (rows.length === 0) return [];
  const refusals = await tx
    .selectFrom('right_refusal')
    .select(['request_id', 'subject', 'hold', 'rows_due'])
    .where(
      'request_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('subject')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    person: row.person,
    kind: row.kind,
    wish: row.wish ?? '',
    madeAt: row.made_at,
    answerBy: row.answer_by,
    decidedAt: row.decided_at,
    decidedBy: row.decider,
    isGranted: row.is_granted,
    reason: row.reason,
    held: refusals
      .filter(({ request_id: of }) => of === row.id)
      .map((refusal) => ({
        table: refusal.subject,
        hold: refusal.hold,
        rows: refusal.rows_due,
      })),
  }));
}

/** False when the same is being asked already. */
export async function insertRequest(
  tx: Tx,
  {
    organisation,
    person,
    kind,
    wish,
    answerBy,
  }: { organisation: string; person: string; kind: RequestKind; wish: string; answerBy: string },
): Promise<boolean> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, id);
  const row = await tx
    .insertInto('right_request')
    .values({
      organisation_id: organisation,
      id,
      person_id: person,
      kind,
      key_id: key.id,
      wish: wish === '' ? null : key.seal('right_request.wish', id, wish),
      answer_by: answerBy,
    })
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'person_id', 'kind'])
        .where('decided_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False when somebody has decided it before. */
export async function decideRequest(
  tx: Tx,
  {
    id,
    person,
    isGranted,
    reason,
  }: { id: string; person: string; isGranted: boolean; reason: string },
): Promise<boolean> {
  const asked = await tx
    .selectFrom('right_request')
    .select(['organisation_id', 'key_id'])
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!asked) return false;
  const key =
    asked.key_id === null
      ? await keyFor(tx, asked.organisation_id, id)
      : await keyOf(tx, asked.key_id);
  const done = await tx
    .updateTable('right_request')
    .set({
      decided_by: person,
      decided_at: sql<Date>`now()`,
      is_granted: isGranted,
      key_id: key.id,
      reason: reason === '' ? null : key.seal('right_request.reason', id, reason),
    })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** The words of a wish go with what was erased; that it was asked and answered stays. */
export async function forgetWish(tx: Tx, person: string): Promise<void> {
  await tx
    .updateTable('right_request')
    .set({ wish: null })
    .where('person_id', '=', person)
    .execute();
}

export async function insertRefusals(
  tx: Tx,
  { organisation, request, held }: { organisation: string; request: string; held: Held[] },
): Promise<void> {
  if (held.length > 0)
    await tx
      .insertInto('right_refusal')
      .values(
        held.map(({ table, hold, rows }) => ({
          organisation_id: organisation,
          request_id: request,
          subject: table,
          hold,
          rows_due: rows,
        })),
      )
      .execute();
}

export type Restriction = { id: string; kind: 'restriction' | 'objection'; firstDay: string };

/** What stands today. */
export async function listRestrictions(tx: ReadTx, person: string): Promise<Restriction[]> {
  const rows = await tx
    .selectFrom('restriction')
    .select(['id', 'kind', 'first_day'])
    .where('person_id', '=', person)
    .where((on) =>
      on.or([on('last_day', 'is', null), on('last_day', '>=', sql<string>`this_day()`)]),
    )
    .orderBy('first_day')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    firstDay: row.first_day,
  }));
}

export async function insertRestriction(
  tx: Tx,
  {
    organisation,
    person,
    kind,
    by,
    today,
  }: { organisation: string; person: string; kind: Restriction['kind']; by: string; today: string },
): Promise<void> {
  await tx
    .insertInto('restriction')
    .values({
      organisation_id: organisation,
      person_id: person,
      kind,
      set_by: by,
      first_day: today,
    })
    .execute();
}

/** From today on it does not stand any more; one from today never did. */
export async function endRestriction(tx: Tx, id: string, yesterday: string): Promise<boolean> {
  const done = await tx
    .updateTable('restriction')
    .set({ last_day: sql<string>`greatest(first_day, ${yesterday}::date)` })
    .where('id', '=', id)
    .where('last_day', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
