import type { ReadTx, Tx } from '../../platform/database.ts';
import { keyFor, type DataKey, type EncryptedColumn } from '../../platform/encryption.ts';
import { sealCheck } from '../energy/energy.store.ts';
import type { ReadDataImport } from './data-import.worker.ts';
import type { PortableRow, Row } from './data-import.rules.ts';

export type DataImport = { id: string; home: string; madeOn: string; broughtOn: string };

export async function listDataImports(tx: ReadTx, person: string): Promise<DataImport[]> {
  const rows = await tx
    .selectFrom('data_import')
    .select(['id', 'home', 'made_on', 'brought_on'])
    .where('person_id', '=', person)
    .orderBy('brought_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    home: row.home,
    madeOn: row.made_on,
    broughtOn: row.brought_on,
  }));
}

export const wasImported = async (tx: ReadTx, person: string, digest: string): Promise<boolean> =>
  (await tx
    .selectFrom('data_import')
    .select('id')
    .where('person_id', '=', person)
    .where('digest', '=', digest)
    .executeTakeFirst()) !== undefined;

type Bringing = { organisation: string; person: string; today: string };

/**
 * RE-16: each row into its place; where that is taken (who somebody is, a week of energy) the row
 * is kept with the rest.
 */
export async function insertOwnData(
  tx: Tx,
  { organisation, person, today }: Bringing,
  { organisation: home, madeOn, sorted, digest }: ReadDataImport,
): Promise<void> {
  const key = await keyFor(tx, organisation, person);
  const base = { organisation_id: organisation, person_id: person };
  const rest: Record<string, Row[]> = { ...sorted.rest };
  const keep = (table: string, row: Row) => (rest[table] ??= []).push(row);
  for (const row of sorted.rows.own_action) {
    const id = crypto.randomUUID();
    await tx
      .insertInto('own_action')
      .values({
        ...row,
        ...base,
        id,
        key_id: key.id,
        body: key.seal('own_action.body', id, row.body),
      })
      .execute();
  }
  for (const row of sorted.rows.open_profile) {
    const shut = (column: 'about' | 'topics' | 'interests' | 'times') =>
      sealOrNull(key, `open_profile.${column}`, person, row[column]);
    const done = await tx
      .insertInto('open_profile')
      .values({
        ...base,
        changed_on: row.changed_on,
        key_id: key.id,
        about: shut('about'),
        topics: shut('topics'),
        interests: shut('interests'),
        times: shut('times'),
      })
      .onConflict((on) => on.columns(['organisation_id', 'person_id']).doNothing())
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows === 0n) keep('open_profile', row);
    else if (row.contact)
      sorted.rows.open_profile_contact.push({
        person_id: 'you',
        contact: row.contact,
        changed_on: row.changed_on,
      });
  }
  for (const row of sorted.rows.open_profile_contact) {
    const done = await tx
      .insertInto('open_profile_contact')
      .values({
        ...base,
        changed_on: row.changed_on,
        key_id: key.id,
        contact: key.seal('open_profile_contact.contact', person, row.contact),
      })
      .onConflict((on) => on.columns(['organisation_id', 'person_id']).doNothing())
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows === 0n) keep('open_profile_contact', row);
  }
  for (const row of sorted.rows.energy_check) {
    const done = await tx
      .insertInto('energy_check')
      .values({
        week_on: row.week_on,
        ...base,
        ...sealCheck(key, person, { weekOn: row.week_on, energy: row.energy, load: row.load }),
      })
      .onConflict((on) => on.columns(['organisation_id', 'person_id', 'week_on']).doNothing())
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows === 0n) keep('energy_check', row);
  }
  for (const row of sorted.rows.evidence) await insertEvidenceRow(tx, base, key, row);
  const { data_import: earlier = [], ...others } = rest;
  for (const one of earlier) await insertBrought(tx, { organisation, person, today }, key, one);
  const id = crypto.randomUUID();
  await tx
    .insertInto('data_import')
    .values({
      ...base,
      id,
      home,
      made_on: madeOn,
      brought_on: today,
      digest,
      key_id: key.id,
      content: key.seal('data_import.content', id, JSON.stringify(others)),
    })
    .execute();
}

const sealOrNull = (
  key: DataKey,
  column: EncryptedColumn,
  row: string,
  plain: string | Buffer | undefined,
): Buffer | null => (plain === undefined ? null : key.seal(column, row, plain));

async function insertEvidenceRow(
  tx: Tx,
  base: { organisation_id: string; person_id: string },
  key: DataKey,
  row: PortableRow<'evidence'>,
): Promise<void> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('evidence')
    .values({
      ...row,
      ...base,
      id,
      key_id: key.id,
      title: key.seal('evidence.title', id, row.title),
      body: sealOrNull(key, 'evidence.body', id, row.body),
      file: sealOrNull(
        key,
        'evidence.file',
        id,
        row.file === undefined ? undefined : Buffer.from(row.file, 'base64'),
      ),
      indicators: JSON.stringify(row.indicators),
      made_at: new Date(row.made_at),
    })
    .execute();
}

/**
 * What was brought to the other installation before; by its own sum, so that it is not here twice.
 */
async function insertBrought(
  tx: Tx,
  { organisation, person, today }: Bringing,
  key: DataKey,
  row: Row,
): Promise<void> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('data_import')
    .values({
      organisation_id: organisation,
      person_id: person,
      id,
      home: String(row.home),
      made_on: String(row.made_on),
      brought_on: today,
      digest: String(row.digest),
      key_id: key.id,
      content: key.seal('data_import.content', id, JSON.stringify(row.content ?? {})),
    })
    .onConflict((on) => on.constraint('data_import_once').doNothing())
    .execute();
}
