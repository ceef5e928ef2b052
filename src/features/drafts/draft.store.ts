import { createHash } from 'node:crypto';
import type { ReadTx, Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor } from '../../platform/encryption.ts';
import { mostDrafts, type DraftFields, type Place } from './draft.rules.ts';

/** `address`: of the page, with what stands behind its question mark. */
export type Draft = {
  id: string;
  form: string;
  mark: string;
  address: string;
  fields: DraftFields;
  keptAt: Date;
};

const pathOf = (address: string): string => address.split('?')[0]!;

const digestOf = ({ page, form, mark }: Place): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([pathOf(page), form, mark]))
    .digest();

/** In the place of what was kept of the same form before. Returns its id. */
export async function keepDraft(
  tx: Tx,
  {
    organisation,
    person,
    place,
    fields,
    at,
  }: { organisation: string; person: string; place: Place; fields: DraftFields; at: Date },
): Promise<string> {
  const digest = digestOf(place);
  const key = await keyFor(tx, organisation, person);
  const body = (id: string) =>
    key.seal('draft.body', id, JSON.stringify({ mark: place.mark, address: place.page, fields }));
  const fresh = crypto.randomUUID();
  const made = await tx
    .insertInto('draft')
    .values({
      organisation_id: organisation,
      id: fresh,
      person_id: person,
      page: pathOf(place.page),
      form: place.form,
      digest,
      key_id: key.id,
      body: body(fresh),
      kept_at: at,
    })
    .onConflict((on) => on.columns(['organisation_id', 'person_id', 'digest']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) {
    await forgetSurplus(tx, person);
    return fresh;
  }
  const { id } = await tx
    .selectFrom('draft')
    .select('id')
    .where('person_id', '=', person)
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('draft')
    .set({ key_id: key.id, body: body(id), kept_at: at })
    .where('id', '=', id)
    .execute();
  return id;
}

async function forgetSurplus(tx: Tx, person: string): Promise<void> {
  await tx
    .deleteFrom('draft')
    .where('person_id', '=', person)
    .where('id', 'in', (query) =>
      query
        .selectFrom('draft')
        .select('id')
        .where('person_id', '=', person)
        .orderBy('kept_at', 'desc')
        .orderBy('id')
        .offset(mostDrafts),
    )
    .execute();
}

/** Of a page, or the one with this id; the newest first. */
export async function listDrafts(
  tx: ReadTx,
  person: string,
  of: { page: string } | { id: string },
): Promise<Draft[]> {
  const rows = await tx
    .selectFrom('draft')
    .select(['id', 'form', 'kept_at', encrypted('draft.body', 'draft').as('body')])
    .where('person_id', '=', person)
    .where((on) => ('page' in of ? on('page', '=', pathOf(of.page)) : on('id', '=', of.id)))
    .orderBy('kept_at', 'desc')
    .execute();
  return (await decrypted(tx, rows, 'body')).map(({ id, form, kept_at: keptAt, body }) => {
    const { mark, address, fields } = JSON.parse(body) as {
      mark: string;
      address: string;
      fields: DraftFields;
    };
    return { id, form, mark, address, fields, keptAt };
  });
}

/** Its form was saved, or its writer does not want it any more. */
export async function dropDraft(tx: Tx, person: string, place: Place): Promise<void> {
  await tx
    .deleteFrom('draft')
    .where('person_id', '=', person)
    .where('digest', '=', digestOf(place))
    .execute();
}

/** As work on a timetable, which finds none that is younger. */
export async function forgetDrafts(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('draft').where('kept_at', '<', before).execute();
}
