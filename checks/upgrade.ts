/**
 * Checks 53 and 54: from every earlier schema to this one nothing is lost or changed, and nobody
 * waits. The world of the demo is put into each schema as far as it fits there: the tables and
 * columns that it had, rows that it would have taken, texts unsealed where they were not sealed
 * yet.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { withoutWalls } from '../src/platform/backup.ts';
import { ownerConfig } from '../src/platform/database.ts';
import { describe } from '../src/platform/schema-description.ts';
import { decrypt } from '../src/platform/keys.ts';
import { listMigrations, migrate } from '../src/platform/migrate.ts';
import { encryptPlain } from '../src/platform/key-rotation.ts';
import { aboutKey, aboutText, encryptedColumns } from '../src/platform/encryption.ts';
import { dropWhenFree, testKeys } from '../test/support/world.ts';
import { plural, type Check, type Outcome, type Stage } from './check.ts';

/** Changed on purpose by a migration, which says why. */
const changed = new Set(['organisation.strong_roles']);
/**
 * Gone for good: 0017 put measures at the end elsewhere and did not take along what stood here.
 * Nothing else may go.
 */
const dropped = new Set(['closing.measured']);
/** Made by the migrations, or by the server. */
const notOurs = new Set(['migration', 'master_key_check', 'restored_copy', 'data_key']);

/** Under their present names, what was renamed: tables, and columns of tables. */
const renamed = new Map([
  ['journal', 'audit_log'],
  ['glass', 'break_glass_access'],
  ['brought_data', 'data_import'],
  ['provider_visit.door_hash', 'browser_hash'],
]);
const tableNow = (table: string): string => renamed.get(table) ?? table;
const columnNow = (table: string, name: string): string => renamed.get(`${table}.${name}`) ?? name;

type Column = { table: string; name: string; type: string; isNeeded: boolean; isFilled: boolean };
type Link = { child: string; columns: string[]; parent: string; parentColumns: string[] };

async function columnsOf(client: Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull and d.adbin is null and a.attidentity = '' as "isNeeded", a.attnotnull as "isFilled" from pg_class c join pg_attribute a on a.attrelid = c.oid
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by 1, a.attnum`,
  );
  return Map.groupBy(rows, ({ table }) => table);
}

async function linksOf(client: Client): Promise<Link[]> {
  const named = (side: 'conrelid' | 'confrelid', keys: 'conkey' | 'confkey') =>
    `array(select a.attname::text from unnest(k.${keys}) with ordinality u(n, i) join pg_attribute a on a.attrelid = k.${side} and a.attnum = u.n order by i)`;
  const { rows } = await client.query<Link>(
    `select conrelid::regclass::text as child, ${named('conrelid', 'conkey')} as columns, confrelid::regclass::text as parent, ${named('confrelid', 'confkey')} as "parentColumns" from pg_constraint k where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  return rows;
}

const isSealed = (table: string, column: string): boolean =>
  (encryptedColumns() as Record<string, { columns: readonly string[] }>)[
    tableNow(table)
  ]?.columns.includes(column) ?? false;

/**
 * An expression that gives a column of an older schema from the present one; null when it cannot.
 */
function projection(
  table: string,
  { name, type, isNeeded, isFilled }: Column,
  now: Column | undefined,
): string | null {
  if (now && now.type === type) return `"${now.name}"`;
  if (now && isSealed(table, name)) {
    const text = `'Words of ${table} ' || md5(t::text)`;
    const instead = {
      text: [text, `''`],
      jsonb: [`jsonb_build_object('words', ${text})`, `'{}'::jsonb`],
      integer: ['1 + abs(hashtext(t::text) % 5)', '1'],
      'text[]': [`array[${text}, 'tired']`, `'{}'::text[]`],
    }[type];
    if (instead)
      return `case when "${name}" is not null then ${instead[0]} else ${isFilled ? instead[1] : 'null'} end`;
  }
  if (!isNeeded) return null;
  return (
    {
      text: `''`,
      boolean: 'false',
      integer: '0',
      jsonb: `'{}'::jsonb`,
      date: `'2026-01-01'::date`,
    }[type] ?? null
  );
}

/** How many rows there are now. */
async function fill(old: Client, demo: Client): Promise<number> {
  const [then, today, links] = [await columnsOf(old), await columnsOf(demo), await linksOf(old)];
  let rows = 0;
  await withoutWalls(old, async () => {
    for (const [table, columns] of then) {
      if (notOurs.has(table) || !today.has(tableNow(table))) continue;
      const taken = columns.flatMap((column) => {
        const expression = projection(
          table,
          column,
          today.get(tableNow(table))!.find(({ name }) => name === columnNow(table, column.name)),
        );
        return expression === null ? [] : [{ name: column.name, expression }];
      });
      const { rows: found } = await demo.query<{ row: unknown }>(
        `select to_jsonb(x) as row from (select ${taken.map(({ name, expression }) => `${expression} as "${name}"`).join(', ')} from "${tableNow(table)}" t) x`,
      );
      const names = taken.map(({ name }) => `"${name}"`).join(', ');
      const put = (some: unknown[]) =>
        old.query(
          `insert into "${table}" (${names}) overriding system value select ${names} from jsonb_populate_recordset(null::"${table}", $1)`,
          [JSON.stringify(some)],
        );
      for (let from = 0; from < found.length; from += 500) {
        const some = found.slice(from, from + 500).map(({ row }) => row);
        // What the older schema would not have taken was not there then.
        await put(some).catch(async () => {
          for (const row of some) await put([row]).catch(() => {});
        });
      }
    }
    for (let gone = 1; gone > 0;) {
      gone = 0;
      for (const { child, columns, parent, parentColumns } of links) {
        const { rowCount } = await old.query(
          `delete from ${child} c where ${columns.map((name) => `c."${name}" is not null`).join(' and ')} and not exists (select from ${parent} p where ${columns.map((name, i) => `p."${parentColumns[i]}" = c."${name}"`).join(' and ')})`,
        );
        gone += rowCount ?? 0;
      }
    }
    for (const table of then.keys())
      rows += (await old.query<{ n: number }>(`select count(*)::int as n from "${table}"`)).rows[0]!
        .n;
  });
  return rows;
}

type Figures = Map<
  string,
  { columns: string[]; figure: string; plain: Map<string, Map<string, string>> }
>;

/** Each table as one figure over these columns, and what will be sealed in words, by row. */
async function look(
  client: Client,
  tables: Map<string, Column[]>,
  only: Map<string, string[]> | null,
): Promise<Figures> {
  const all: Figures = new Map();
  const walled = (
    await client.query<{ t: string }>(
      `select relname as t from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity`,
    )
  ).rows;
  for (const { t } of walled) await client.query(`alter table "${t}" disable row level security`);
  for (const [table, columns] of tables) {
    if (notOurs.has(table) || (only && !only.has(table))) continue;
    const kept = only
      ? only.get(table)!
      : columns
          .filter(
            ({ name, type }) =>
              !changed.has(`${table}.${name}`) && !(isSealed(table, name) && type !== 'bytea'),
          )
          .map(({ name }) => name);
    const row =
      kept.length > 0
        ? `concat_ws('|', ${kept.map((name) => `coalesce("${name}"::text, '-')`).join(', ')})`
        : `''`;
    const { n, sum } = (
      await client.query<{ n: string; sum: string }>(
        `select count(*) as n, coalesce(sum(('x' || substr(md5(${row}), 1, 12))::bit(48)::bigint), 0)::text as sum from "${table}"`,
      )
    ).rows[0]!;
    const plain = new Map<string, Map<string, string>>();
    for (const { name, type } of only
      ? []
      : columns.filter((column) => isSealed(table, column.name) && column.type !== 'bytea')) {
      const key = (encryptedColumns() as Record<string, { row: readonly string[] }>)
        [tableNow(table)]!.row.map((part) => `"${part}"::text`)
        .join(` || ' ' || `);
      const { rows } = await client.query<{ key: string; words: string }>(
        `select ${key} as key, ${type === 'text[]' ? `to_json("${name}")` : `"${name}"`}::text as words from "${table}" where "${name}" is not null and "${name}"::text not in ('', '{}')`,
      );
      plain.set(`${name} ${type}`, new Map(rows.map(({ key: of, words }) => [of, words])));
    }
    all.set(tableNow(table), {
      columns: kept.map((name) => columnNow(table, name)),
      figure: `${n} ${sum}`,
      plain,
    });
  }
  for (const { t } of walled) await client.query(`alter table "${t}" enable row level security`);
  return all;
}

/** Words that stand sealed now and do not open to what they were. */
async function countMissing(
  client: Client,
  table: string,
  column: string,
  words: Map<string, string>,
): Promise<number> {
  const key = (encryptedColumns() as Record<string, { row: readonly string[] }>)
    [table]!.row.map((part) => `t."${part}"::text`)
    .join(` || ' ' || `);
  await client.query(
    `alter table "${table}" disable row level security; alter table data_key disable row level security`,
  );
  const { rows } = await client.query<{ key: string; body: Buffer; id: string; sealed: Buffer }>(
    `select ${key} as key, t."${column}" as body, k.id, k.sealed from "${table}" t join data_key k on k.organisation_id = t.organisation_id and k.id = t.key_id where t."${column}" is not null`,
  );
  await client.query(
    `alter table "${table}" enable row level security; alter table data_key enable row level security`,
  );
  const found = new Map(
    rows.map((row) => [
      row.key,
      decrypt(
        testKeys.open(row.sealed, aboutKey(row.id)),
        row.body,
        aboutText(`${table}.${column}`, row.key),
      ).toString(),
    ]),
  );
  return [...words].filter(([of, text]) => found.get(of) !== text).length;
}

/**
 * The first line that is in one and not in the other; empty when they are the same. What had to be
 * sealed has been: it may be called valid.
 */
function driftOf(database: string, file: string): string {
  const [found, written] = [database, file].map((text) => text.replaceAll(' NOT VALID', '')) as [
    string,
    string,
  ];
  if (found === written) return '';
  const [there, here] = [new Set(found.split('\n')), new Set(written.split('\n'))];
  return (
    [...there].find((line) => !here.has(line)) ??
    [...here].find((line) => !there.has(line)) ??
    'the order of its lines'
  );
}

async function inDatabase<T>(
  stage: Stage,
  name: string,
  work: (owner: Client) => Promise<T>,
): Promise<T> {
  const database = `${name}_${stage.databaseName}`;
  await stage.owner.query(`create database ${database} template template0`);
  const owner = new Client(
    ownerConfig({ socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database }),
  );
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
    await dropWhenFree(stage.owner, database);
  }
}

async function openWalls({ owner }: Stage): Promise<void> {
  for (const { t } of (
    await owner.query<{ t: string }>(
      `select relname as t from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
  ).rows)
    await owner.query(`alter table "${t}" disable row level security`);
}

let isForgetful = false;

async function upgradeFromAll(stage: Stage): Promise<Outcome> {
  const faults: string[] = [];
  await openWalls(stage);
  const written = readFileSync(join(import.meta.dirname, '..', 'db', 'schema.sql'), 'utf8');
  const numbers = listMigrations().map(({ number }) => number);
  let [rows, words] = [0, 0];
  const starts = numbers.slice(4, -1);
  for (const from of isForgetful ? starts.slice(-1) : starts)
    await inDatabase(stage, `from_${from}`, async (old) => {
      await migrate(old, () => {}, from);
      rows += await fill(old, stage.owner);
      const before = await columnsOf(old);
      const figures = await look(old, before, null);
      await migrate(old);
      if (isForgetful)
        await old.query(
          'alter table person disable row level security; update person set job_title = null; alter table person enable row level security',
        );
      await encryptPlain(old, testKeys);
      const after = await columnsOf(old);
      const kept = new Map(
        [...figures].flatMap(([table, { columns }]) =>
          after.has(table)
            ? [
                [
                  table,
                  columns.filter((name) =>
                    after.get(table)!.some((column) => column.name === name),
                  ),
                ] as const,
              ]
            : (faults.push(`${from}: ${table} is gone`), []),
        ),
      );
      for (const [table, { columns }] of figures)
        for (const name of columns.filter(
          (one) =>
            after.has(table) && !kept.get(table)!.includes(one) && !dropped.has(`${table}.${one}`),
        ))
          faults.push(`${from}: ${table}.${name} is gone`);
      const now = await look(old, after, kept);
      for (const [table, { figure, plain }] of figures) {
        if (now.has(table) && now.get(table)!.figure !== figure)
          faults.push(`${from}: ${table} was ${figure}, is ${now.get(table)!.figure}`);
        for (const [column, texts] of plain) {
          words += texts.size;
          const missing = await countMissing(old, table, column.split(' ')[0]!, texts);
          if (missing > 0)
            faults.push(`${from}: ${missing} of ${texts.size} in ${table}.${column}`);
        }
      }
      const drift = driftOf((await describe(old)).sql, written);
      if (drift !== '') faults.push(`${from}: the schema is not the written one: ${drift}`);
    });
  return {
    tried: `${plural(starts.length, 'schemas')}, ${plural(rows, 'rows')}, ${plural(words, 'texts')} sealed on the way`,
    figure: `${faults.length} differences`,
    faults,
  };
}

export const upgrades: Check = {
  number: 54,
  name: 'from every earlier schema: every row, every column, every text as it was, and the schema that is written down',
  isQuick: false,
  run: upgradeFromAll,
  mutation: {
    name: 'a migration empties a column',
    break: async () => {
      isForgetful = true;
    },
  },
};

const copies = 49;
let isGreedy = false;

/** Every organisation and account forty-nine times more, with ids of their own. */
async function multiply(old: Client): Promise<number> {
  const tables = await columnsOf(old);
  const { rows: unique } = await old.query<{ t: string; columns: string[] }>(
    `select i.indrelid::regclass::text as t, array(select a.attname::text from unnest(i.indkey) n join pg_attribute a on a.attrelid = i.indrelid and a.attnum = n) as columns from pg_index i join pg_class c on c.oid = i.indrelid where i.indisunique and c.relnamespace = 'public'::regnamespace`,
  );
  let rows = 0;
  await withoutWalls(old, async () => {
    for (const [table, columns] of tables) {
      if (notOurs.has(table)) continue;
      const isUuid = (name: string) =>
        columns.some((column) => column.name === name && column.type === 'uuid');
      // What is the only one of its kind in the whole database gets a mark.
      const marked = new Set(
        unique
          .filter(({ t, columns: of }) => t.replaceAll('"', '') === table && !of.some(isUuid))
          .map(({ columns: of }) =>
            of.find((name) =>
              columns.some(
                (column) => column.name === name && ['text', 'bytea'].includes(column.type),
              ),
            ),
          ),
      );
      const expression = ({ name, type }: Column): string => {
        if (type === 'uuid') return `md5("${name}"::text || n)::uuid`;
        if (marked.has(name))
          return type === 'text' ? `"${name}" || '-' || n` : `sha256("${name}" || n::text::bytea)`;
        return `"${name}"`;
      };
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      await old.query(
        `insert into "${table}" (${names}) overriding system value select ${columns.map(expression).join(', ')} from "${table}", generate_series(1, ${copies}) n`,
      );
      rows += (await old.query<{ n: number }>(`select count(*)::int as n from "${table}"`)).rows[0]!
        .n;
    }
  });
  return rows;
}

const busy = [
  'person',
  'membership',
  'mentorship',
  'mentorship_member',
  'meeting',
  'confided_text',
  'journal',
  'organisation',
  'account',
  'session',
];

async function upgradeWhileInUse(stage: Stage): Promise<Outcome> {
  await openWalls(stage);
  const from = '0028';
  return inDatabase(stage, 'large', async (old) => {
    await migrate(old, () => {}, from);
    await fill(old, stage.owner);
    const rows = await multiply(old);
    await old.query('analyze');
    const work = { isOver: false };
    let longest = { table: '', ms: 0 };
    let reads = 0;
    const reader = async (table: string) => {
      const client = new Client(
        ownerConfig({
          socketFolder: process.env.MENTORIUM_TEST_SOCKET!,
          database: `large_${stage.databaseName}`,
        }),
      );
      await client.connect();
      let name = table;
      while (!work.isOver) {
        const began = performance.now();
        await client.query(`select from "${name}" limit 1`).catch((error: { code?: string }) => {
          if (error.code !== '42P01') throw error;
          name = tableNow(table);
        });
        const ms = performance.now() - began;
        if (ms > longest.ms) longest = { table, ms };
        reads++;
        await sleep(5);
      }
      await client.end();
    };
    const readers = busy.map(reader);
    await sleep(200);
    const began = performance.now();
    await migrate(old);
    if (isGreedy)
      await old.query(
        'begin; lock table person in access exclusive mode; select pg_sleep(1.5); commit',
      );
    const took = performance.now() - began;
    work.isOver = true;
    await Promise.all(readers);
    const found = driftOf(
      (await describe(old)).sql,
      readFileSync(join(import.meta.dirname, '..', 'db', 'schema.sql'), 'utf8'),
    );
    const drift = found === '' ? [] : [`the schema is not the written one: ${found}`];
    return {
      tried: `${plural(listMigrations().filter(({ number }) => number > from).length, 'migrations')} over ${plural(rows, 'rows')}, ${plural(reads, 'reads')} meanwhile`,
      figure: `${(took / 1000).toFixed(1)} s; the longest wait ${Math.round(longest.ms)} ms (${longest.table}); drift ${drift.length}`,
      faults: [
        ...drift,
        ...(longest.ms > 1000
          ? [`somebody waited ${Math.round(longest.ms)} ms for ${longest.table}`]
          : []),
      ],
    };
  });
}

export const unhurried: Check = {
  number: 53,
  name: 'migrations since the last landing over fifty times the demo: nobody waits for a second',
  isQuick: false,
  run: upgradeWhileInUse,
  mutation: {
    name: 'a migration locks people for a second and a half',
    break: async () => {
      isGreedy = true;
    },
  },
};
