/**
 * A copy of everything in one file, and back. Made as SQL, so it works with the embedded
 * PostgreSQL, which has no pg_dump, and with any other, while the server runs: one transaction sees
 * one moment. The content is lines of COPY in its text format, table by table and organisation by
 * organisation, packed (gzip) and locked under the master key (`file-encryption.ts`): whoever has the file
 * alone reads nothing.
 *
 * Restored is into an empty database, in one transaction: the schema of the copy first, then the
 * rows without their walls, keys and triggers, which stand again before it ends, then what the
 * schema has learnt since. At the end the tables are counted and summed once more and compared with
 * the copy.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable, type Writable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Keys } from './keys.ts';
import { listMigrations, migrate, openSignIn } from './migrate.ts';
import { becomeCopy } from './restored-copy.ts';
import { encryptFile, decryptFile } from './file-encryption.ts';

/**
 * Rows, and the sum of the first eight bytes of each row's SHA-256: equal for equal tables in
 * whatever order.
 */
export type Sums = Map<string, { rows: number; sum: bigint }>;

type Section = { table: string; columns: string[]; organisation: string | null };
type Head = { mentorium: 'backup 1'; takenAt: string; migration: string };
type Foot = { end: true; tables: [string, number, string][] };

const end = Buffer.from('\\.\n');

/** Streams everything into `out`. */
export async function writeBackup(owner: Client, keys: Keys, out: Writable): Promise<Sums> {
  const sums: Sums = new Map();
  await owner.query('begin isolation level repeatable read read only');
  try {
    await pipeline(
      content(owner, sums),
      createGzip({ level: 6 }),
      (packed: AsyncIterable<Buffer>) => encryptFile(keys, packed),
      out,
    );
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    throw error;
  }
  return sums;
}

/** Under another name until it is complete, so that a file of this name is a whole one. */
export async function backupTo(
  owner: Client,
  keys: Keys,
  file: string,
): Promise<{ rows: number; bytes: number }> {
  try {
    const sums = await writeBackup(owner, keys, createWriteStream(`${file}.part`, { mode: 0o600 }));
    renameSync(`${file}.part`, file);
    return {
      rows: sums.values().reduce((sum, { rows }) => sum + rows, 0),
      bytes: statSync(file).size,
    };
  } catch (error) {
    rmSync(`${file}.part`, { force: true });
    throw error;
  }
}

async function* content(owner: Client, sums: Sums): AsyncGenerator<Buffer> {
  await owner.query(
    `select set_config('app.purpose', 'backup', true), set_config('app.scope', 'sign-in', true)`,
  );
  const { rows: last } = await owner.query<{ number: string; at: string }>(
    `select max(number) as number, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from migration`,
  );
  yield line({
    mentorium: 'backup 1',
    takenAt: last[0]!.at,
    migration: last[0]!.number,
  } satisfies Head);
  const { rows: organisations } = await owner.query<{ id: string }>(
    'select id from organisation order by id',
  );
  for (const { table, columns, isOwned } of await listTables(owner)) {
    sums.set(table, { rows: 0, sum: 0n });
    for (const organisation of isOwned ? organisations.map(({ id }) => id) : [null]) {
      if (organisation)
        await owner.query(`select set_config('app.organisation', $1, true)`, [organisation]);
      let isEmpty = true;
      const where = organisation ? ` where organisation_id = '${organisation}'` : '';
      for await (const rows of linesOf(
        owner.query(
          copyTo(
            `copy (select ${columns.map(quote).join(', ')} from ${quote(table)}${where}) to stdout`,
          ),
        ),
      )) {
        if (isEmpty) yield line({ table, columns, organisation } satisfies Section);
        isEmpty = false;
        add(sums, table, rows);
        yield Buffer.concat(rows);
      }
      if (!isEmpty) yield end;
    }
  }
  yield line({
    end: true,
    tables: [...sums].map(([table, { rows, sum }]) => [table, rows, sum.toString()]),
  } satisfies Foot);
}

const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);
const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function add(sums: Sums, table: string, rows: Buffer[]): void {
  const own = sums.get(table) ?? { rows: 0, sum: 0n };
  let { sum } = own;
  for (const row of rows) sum += createHash('sha256').update(row).digest().readBigUInt64BE();
  sums.set(table, { rows: own.rows + rows.length, sum: BigInt.asUintN(64, sum) });
}

/** Whole lines with their ends, as many as a chunk holds. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const rows: Buffer[] = [];
    let from = 0;
    for (let to = data.indexOf(10); to >= 0; to = data.indexOf(10, from)) {
      rows.push(data.subarray(from, to + 1));
      from = to + 1;
    }
    rest = data.subarray(from);
    if (rows.length > 0) yield rows;
  }
}

async function listTables(
  owner: Client,
): Promise<{ table: string; columns: string[]; isOwned: boolean }[]> {
  const { rows } = await owner.query<{ table: string; columns: string[]; isOwned: boolean }>(`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns, bool_or(a.attname = 'organisation_id' and a.attnotnull) as "isOwned"
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relname not in ('migration', 'restored_copy')
    group by c.relname order by c.relname`);
  return rows;
}

export class NotEmpty extends Error {}
export class Differs extends Error {}

export type Restored = { takenAt: string; tables: number; rows: number; applied: string[] };

/**
 * Throws `NotEmpty` for a database that holds an organisation, `Unsealable` for a file that does
 * not open, `Differs` when what arrived is not what was copied.
 */
export async function restoreBackup(
  owner: Client,
  keys: Keys,
  file: AsyncIterable<Buffer>,
  progress: (sentence: string) => void = () => {},
): Promise<Restored> {
  const lines = linesOf(unpacked(keys, file));
  const first = await lines.next();
  if (first.done) throw new Differs('The copy is empty.');
  const head = JSON.parse(first.value[0]!.toString()) as Head;
  if (head.mentorium !== 'backup 1') throw new Differs('This copy was made by another version.');
  if (head.migration > listMigrations().at(-1)!.number)
    throw new Differs('This copy was made by a newer version.');
  await migrate(owner, progress, head.migration);
  await openSignIn(owner);
  if ((await owner.query('select from organisation limit 1')).rowCount! > 0)
    throw new NotEmpty('The database holds an organisation.');
  await owner.query('begin');
  try {
    const foot = await withoutWalls(owner, async () => {
      const told = await load(owner, first.value.slice(1), lines);
      await compare(owner, told);
      return told;
    });
    await becomeCopy(owner, head.takenAt);
    await owner.query('commit');
    const applied = await migrate(owner, progress);
    return {
      takenAt: head.takenAt,
      tables: foot.tables.length,
      rows: foot.tables.reduce((sum, [, rows]) => sum + rows, 0),
      applied,
    };
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    throw error;
  }
}

/** A fault in the file ends the stream that reads from it. */
function unpacked(keys: Keys, file: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const plain = createGunzip();
  pipeline(Readable.from(decryptFile(keys, file)), plain).catch((error: Error) =>
    plain.destroy(error),
  );
  return plain as AsyncIterable<Buffer>;
}

/**
 * Rows go in as they are: walls, foreign keys and triggers are taken down and stand again, foreign
 * keys checked, before anybody sees them.
 */
export async function withoutWalls<T>(owner: Client, work: () => Promise<T>): Promise<T> {
  const { rows: walled } = await owner.query<{ t: string }>(
    `select relname as t from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity`,
  );
  const { rows: links } = await owner.query<{ t: string; name: string; definition: string }>(
    `select conrelid::regclass::text as t, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const { rows: triggers } = await owner.query<{ t: string; name: string }>(
    `select tgrelid::regclass::text as t, tgname as name from pg_trigger where not tgisinternal and tgrelid::regclass::text not like 'pg_%'`,
  );
  for (const { t } of walled)
    await owner.query(`alter table ${quote(t)} disable row level security`);
  for (const { t, name } of links)
    await owner.query(`alter table ${t} drop constraint ${quote(name)}`);
  for (const { t, name } of triggers)
    await owner.query(`alter table ${t} disable trigger ${quote(name)}`);
  const result = await work();
  for (const { t, name } of triggers)
    await owner.query(`alter table ${t} enable trigger ${quote(name)}`);
  for (const { t, name, definition } of links)
    await owner.query(`alter table ${t} add constraint ${quote(name)} ${definition}`);
  for (const { t } of walled)
    await owner.query(
      `alter table ${quote(t)} enable row level security, force row level security`,
    );
  return result;
}

async function load(owner: Client, rest: Buffer[], lines: AsyncGenerator<Buffer[]>): Promise<Foot> {
  let into: Writable | null = null;
  let arrived: Promise<unknown> | null = null;
  let foot: Foot | null = null;
  const take = async (rows: Buffer[]): Promise<void> => {
    let block: Buffer[] = [];
    const flush = async () => {
      if (block.length > 0 && !into!.write(Buffer.concat(block)))
        await Promise.race([arrived, new Promise((resolve) => into!.once('drain', resolve))]);
      block = [];
    };
    for (const row of rows)
      if (into === null) {
        const value = JSON.parse(row.toString()) as Section | Foot;
        if ('end' in value) foot = value;
        else {
          into = owner.query(
            copyFrom(
              `copy ${quote(value.table)} (${value.columns.map(quote).join(', ')}) from stdin`,
            ),
          );
          arrived = new Promise((resolve, reject) =>
            into!.once('finish', resolve).once('error', reject),
          );
          arrived.catch(() => {}); // said where it is waited for
        }
      } else if (row.equals(end)) {
        await flush();
        into.end();
        await arrived;
        into = null;
      } else block.push(row);
    if (into !== null) await flush();
  };
  try {
    await take(rest);
    for await (const rows of lines) await take(rows);
  } catch (error) {
    // A COPY that has begun is called off, or the connection would wait for its end.
    (into as Writable | null)?.destroy(error as Error);
    await (arrived as Promise<unknown> | null)?.catch(() => {});
    throw error;
  }
  if (!foot) throw new Differs('The copy has no end.');
  const { rows: counted } = await owner.query<{ t: string; c: string }>(
    `select attrelid::regclass::text as t, attname as c from pg_attribute where attidentity <> '' and attrelid::regclass::text not like 'pg_%'`,
  );
  for (const { t, c } of counted)
    await owner.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${quote(c)}) from ${t}), 0) + 1, false)`,
      [t, c],
    );
  return foot;
}

/** What lies in the tables now against what the copy says. */
async function compare(owner: Client, { tables }: Foot): Promise<void> {
  const sums: Sums = new Map();
  for (const { table, columns } of await listTables(owner)) {
    sums.set(table, { rows: 0, sum: 0n });
    for await (const rows of linesOf(
      owner.query(
        copyTo(`copy (select ${columns.map(quote).join(', ')} from ${quote(table)}) to stdout`),
      ),
    ))
      add(sums, table, rows);
  }
  for (const [table, rows, sum] of tables) {
    const own = sums.get(table);
    if (own?.rows !== rows || own.sum.toString() !== sum)
      throw new Differs(
        `The table ${table} is not what was copied: ${own?.rows ?? 0} rows instead of ${rows}.`,
      );
  }
}
