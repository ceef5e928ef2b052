/**
 * Keys over time, by the owner of the tables, who needs the master keys for it and reads nothing
 * aloud.
 *
 * `sealPlain` seals what was written before texts were sealed. `rotateKeys` makes every older
 * master key superfluous: each data key that an older one sealed is retired, its texts are sealed
 * anew under its successor, and it is deleted when no row names it any more. Both work in small
 * transactions, while the server runs, and go on where they were killed: what is still to be done
 * can be read off the rows. A text that is written in between under a retired key keeps that key
 * from being deleted (a foreign key), so it is found in the next round.
 *
 * Cost: some 30 microseconds for each text; nothing is locked for longer than a batch of 500.
 */
import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { decrypt, encrypt, reseal, resealText, type Keys } from './keys.ts';
import { aboutKey, aboutText, encryptedColumns } from './encryption.ts';

const batch = 500;
/**
 * How a value begins that stands unsealed in a row which has a key: its column was not sealed when
 * the others of the row were.
 */
const stillPlain = Buffer.from('plain:');

/** What lies directly under the master key: the column, and where a value is at home. */
export type UnderMaster = {
  table: string;
  column: string;
  row: string;
  about: (row: string) => string;
  purpose?: string;
};

type Table = { name: string; columns: readonly string[]; row: readonly string[]; subject: string };
const listTables = (): Table[] =>
  Object.entries(encryptedColumns()).map(([name, table]) => ({ name, ...table }));

type Row = { ctid: string; named: string; subject: string; key_id: string | null } & Record<
  string,
  Buffer | string | null
>;

/** How many texts were sealed: none, once every table has been gone through. */
export async function encryptPlain(owner: Client, keys: Keys): Promise<number> {
  const { rows } = await owner.query<{ name: string }>(
    `select conrelid::regclass::text as name from pg_constraint where contype = 'c' and not convalidated and conname = conrelid::regclass::text || '_is_sealed'`,
  );
  const open = listTables().filter(({ name }) => rows.some((row) => row.name === name));
  if (open.length === 0) return 0;
  let count = 0;
  for (const organisation of await listOrganisations(owner)) {
    await enter(owner, organisation);
    for (const table of open)
      count += await inBatches(owner, keys, { organisation, table, under: null });
  }
  for (const { name } of open)
    await owner.query(`alter table ${name} validate constraint ${name}_is_sealed`);
  await leave(owner);
  return count;
}

export type Rotated = { keys: number; texts: number; others: number };

/** Afterwards nothing is sealed under any key but the first. */
export async function rotateKeys(
  owner: Client,
  keys: Keys,
  others: UnderMaster[],
): Promise<Rotated> {
  const done: Rotated = { keys: 0, texts: 0, others: 0 };
  // Last without an organisation: what belongs to accounts is sealed anew even where there is none.
  for (const organisation of [...(await listOrganisations(owner)), '']) {
    await enter(owner, organisation);
    await retireOld(owner, keys, organisation);
    const retired = await listRetired(owner, keys);
    do
      for (const table of listTables())
        done.texts += await inBatches(owner, keys, { organisation, table, under: retired });
    while (!(await deleteKeys(owner, [...retired.keys()])));
    done.keys += retired.size;
    for (const one of others) done.others += await resealOthers(owner, keys, one);
  }
  await leave(owner);
  return done;
}

async function listOrganisations(owner: Client): Promise<string[]> {
  await owner.query(`select set_config('app.scope', 'sign-in', false)`);
  return (await owner.query<{ id: string }>('select id from organisation order by id')).rows.map(
    ({ id }) => id,
  );
}

const enter = (owner: Client, organisation: string) =>
  owner.query(
    `select set_config('app.organisation', $1, false), set_config('app.purpose', 'keys', false)`,
    [organisation],
  );
const leave = (owner: Client) =>
  owner.query(
    `select set_config('app.organisation', '', false), set_config('app.purpose', '', false), set_config('app.scope', '', false)`,
  );

async function inTransaction<T>(owner: Client, work: () => Promise<T>): Promise<T> {
  await owner.query('begin');
  try {
    const result = await work();
    await owner.query('commit');
    return result;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

/**
 * Each key that an older master key sealed makes room for a new one; both stand until its texts
 * have moved.
 */
async function retireOld(owner: Client, keys: Keys, organisation: string): Promise<void> {
  const { rows } = await owner.query<{ id: string; subject_id: string; sealed: Buffer }>(
    'select id, subject_id, sealed from data_key where not is_retired',
  );
  const old = rows.filter(({ sealed }) => !keys.isNewest(sealed));
  for (let k = 0; k < old.length; k += batch)
    await inTransaction(owner, async () => {
      const some = old.slice(k, k + batch);
      await owner.query('update data_key set is_retired = true where id = any($1)', [
        some.map(({ id }) => id),
      ]);
      await insertKeys(
        owner,
        keys,
        organisation,
        some.map(({ subject_id: subject }) => subject),
      );
    });
}

async function insertKeys(
  owner: Client,
  keys: Keys,
  organisation: string,
  subjects: string[],
): Promise<void> {
  const made = subjects.map((subject) => ({ id: crypto.randomUUID(), subject }));
  await owner.query(
    'insert into data_key (organisation_id, id, subject_id, sealed) select $1, * from unnest($2::uuid[], $3::uuid[], $4::bytea[]) on conflict do nothing',
    [
      organisation,
      made.map(({ id }) => id),
      made.map(({ subject }) => subject),
      made.map(({ id }) => keys.seal(randomBytes(32), aboutKey(id))),
    ],
  );
}

type Shut = { id: string; sealed: Buffer };

const opened = (keys: Keys, rows: Shut[]): Map<string, Buffer> =>
  new Map(rows.map(({ id, sealed }) => [id, keys.open(sealed, aboutKey(id))]));
const listRetired = async (owner: Client, keys: Keys) =>
  opened(keys, (await owner.query<Shut>('select id, sealed from data_key where is_retired')).rows);
const openKeys = async (owner: Client, keys: Keys, ids: string[]) =>
  opened(
    keys,
    (await owner.query<Shut>('select id, sealed from data_key where id = any($1)', [ids])).rows,
  );

/** False when a text has come in under one of them meanwhile. */
async function deleteKeys(owner: Client, ids: string[]): Promise<boolean> {
  return owner.query('delete from data_key where id = any($1)', [ids]).then(
    () => true,
    (error: { code?: string }) => {
      if (error.code === '23503') return false;
      throw error;
    },
  );
}

/**
 * `under`: the retired keys whose texts move; null for what is not sealed yet, perhaps beside texts
 * that are.
 */
async function inBatches(
  owner: Client,
  keys: Keys,
  {
    organisation,
    table,
    under,
  }: { organisation: string; table: Table; under: Map<string, Buffer> | null },
): Promise<number> {
  const { name, columns, row, subject } = table;
  const condition =
    under === null
      ? `num_nonnulls(${columns.join(', ')}) > 0 and (key_id is null or ${columns.map((column) => `coalesce(substring(${column} for ${stillPlain.length}) = '${stillPlain}', false)`).join(' or ')})`
      : 'key_id = any($1)';
  const select = `select ctid, concat_ws(' ', ${row.join(', ')}) as named, ${subject} as subject, key_id, ${columns.join(', ')} from ${name} where ${condition} limit ${batch} for update`;
  for (let count = 0; ;) {
    const moved = await inTransaction(owner, async () => {
      const { rows } = await owner.query<Row>(select, under === null ? [] : [[...under.keys()]]);
      if (rows.length === 0) return 0;
      const newest = await ensureKeys(owner, keys, organisation, [
        ...new Set(rows.map((one) => one.subject)),
      ]);
      const known =
        under ??
        (await openKeys(owner, keys, [...new Set(rows.flatMap(({ key_id: id }) => id ?? []))]));
      const open = ({ key_id: key }: Row, value: Buffer, about: string) => {
        if (under === null && value.subarray(0, stillPlain.length).equals(stillPlain))
          return value.subarray(stillPlain.length);
        return key === null ? value : decrypt(known.get(key)!, value, about);
      };
      const values = columns.map((column) =>
        rows.map((one) => {
          const value = one[column] as Buffer | null;
          const about = aboutText(`${name}.${column}`, one.named);
          return value === null
            ? null
            : encrypt(newest.get(one.subject)!.key, open(one, value, about), about);
        }),
      );
      await owner.query(
        `update ${name} t set key_id = v.key_id, ${columns.map((column, k) => `${column} = v.c${k}`).join(', ')}
          from unnest($1::text[]::tid[], $2::uuid[], ${columns.map((_, k) => `$${k + 3}::bytea[]`).join(', ')}) v(row, key_id, ${columns.map((_, k) => `c${k}`).join(', ')}) where t.ctid = v.row`,
        [rows.map(({ ctid }) => ctid), rows.map((one) => newest.get(one.subject)!.id), ...values],
      );
      return rows.length;
    });
    if (moved === 0) return count;
    count += moved;
  }
}

type Plain = { id: string; key: Buffer };

async function newestKeys(
  owner: Client,
  keys: Keys,
  subjects: string[],
): Promise<Map<string, Plain>> {
  const { rows } = await owner.query<{ id: string; subject_id: string; sealed: Buffer }>(
    'select id, subject_id, sealed from data_key where subject_id = any($1) and not is_retired',
    [subjects],
  );
  return new Map(
    rows.map((row) => [
      row.subject_id,
      { id: row.id, key: keys.open(row.sealed, aboutKey(row.id)) },
    ]),
  );
}

async function ensureKeys(
  owner: Client,
  keys: Keys,
  organisation: string,
  subjects: string[],
): Promise<Map<string, Plain>> {
  const known = await newestKeys(owner, keys, subjects);
  const missing = subjects.filter((subject) => !known.has(subject));
  if (missing.length === 0) return known;
  await insertKeys(owner, keys, organisation, missing);
  return newestKeys(owner, keys, subjects);
}

async function resealOthers(
  owner: Client,
  keys: Keys,
  { table, column, row, about, purpose }: UnderMaster,
): Promise<number> {
  await owner.query(`select set_config('app.purpose', $1, false)`, [purpose ?? 'keys']);
  const { rows } = await owner.query<{
    ctid: string;
    named: string;
    value: Buffer | string;
    is_json: boolean;
  }>(
    `select ctid, ${row}::text as named, ${column} as value, pg_typeof(${column}) = 'jsonb'::regtype as is_json from ${table} where ${column} is not null`,
  );
  let count = 0;
  for (const { ctid, named, value, is_json: isJson } of rows) {
    const anew =
      typeof value === 'string'
        ? resealText(keys, value, about(named))
        : reseal(keys, value, about(named));
    if (anew === null) continue;
    const written = (one: Buffer | string) => (isJson ? JSON.stringify(one) : one);
    count +=
      (
        await owner.query(`update ${table} set ${column} = $1 where ctid = $2 and ${column} = $3`, [
          written(anew),
          ctid,
          written(value),
        ])
      ).rowCount ?? 0;
  }
  await owner.query(`select set_config('app.purpose', 'keys', false)`);
  return count;
}
