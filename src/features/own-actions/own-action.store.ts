import { sql } from 'kysely';
import type { ReadTx, Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';

export type OwnAction = {
  id: string;
  body: string;
  dueOn: string | null;
  reviewOn: string | null;
  doneOn: string | null;
};

/** Of the person who asks: the wall knows no other. Open ones first, the nearest day first. */
export async function listOwnActions(tx: ReadTx, person: string): Promise<OwnAction[]> {
  const rows = await tx
    .selectFrom('own_action')
    .select([
      'id',
      encrypted('own_action.body', 'own_action').as('body'),
      'due_on',
      'review_on',
      'done_on',
    ])
    .where('person_id', '=', person)
    .orderBy(sql`done_on is not null`)
    .orderBy('due_on')
    .orderBy('made_on', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    id: row.id,
    body: row.body,
    dueOn: row.due_on,
    reviewOn: row.review_on,
    doneOn: row.done_on,
  }));
}

export async function insertOwnAction(
  tx: Tx,
  {
    organisation,
    person,
    body,
    reviewOn,
    dueOn,
    today,
  }: {
    organisation: string;
    person: string;
    body: string;
    reviewOn: string | null;
    dueOn: string | null;
    today: string;
  },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, person);
  await tx
    .insertInto('own_action')
    .values({
      organisation_id: organisation,
      id,
      person_id: person,
      key_id: key.id,
      body: key.seal('own_action.body', id, body),
      review_on: reviewOn,
      due_on: dueOn,
      made_on: today,
    })
    .execute();
}

export async function finishOwnAction(tx: Tx, id: string, today: string): Promise<boolean> {
  return (
    (
      await tx
        .updateTable('own_action')
        .set({ done_on: today })
        .where('id', '=', id)
        .where('done_on', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows === 1n
  );
}

export async function deleteOwnAction(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.deleteFrom('own_action').where('id', '=', id).executeTakeFirst()).numDeletedRows ===
    1n
  );
}
