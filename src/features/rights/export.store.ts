/** Everything about oneself (GDPR, Arts 15 and 20), as far as one may read it by oneself. */
import { sql, type RawBuilder } from 'kysely';
import { selectRows, withAuthScope, type ReadTx } from '../../platform/database.ts';
import {
  numbersOf,
  decryptedBytes,
  encrypted,
  encryptedColumns,
  type Encrypted,
  type EncryptedColumn,
} from '../../platform/encryption.ts';
import { dataInventory, kindOf, type Purpose } from '../../platform/data-inventory.ts';

export type Exported = { table: string; purpose: Purpose; rows: Record<string, unknown>[] };

/**
 * RE-3: what others wrote down about somebody for themselves, what is being looked into, and what
 * lies under seal is not handed out by a machine: others are named in it, and that it is there may
 * already say too much. It is asked for, and a person decides.
 */
export const notByItself = new Set([
  'signal',
  'signal_step',
  'signal_text',
  'hearing',
  'referral',
  'referral_text',
  'sealed_note',
  'sealed_text',
  'sealed_read',
  'worry',
  'tension',
  'tension_person',
  'tension_step',
  'interview_score',
  'audit_log',
  'rater',
]);

/** Columns that hold a file; they go out as base64. */
const files = ['evidence.file', 'application_evidence.file', 'open_profile.photo'];

type Column = { table: string; column: string; type: string };

export type Counted = { table: string; purpose: Purpose; rows: number };

/** Tables about people, with which of their rows are about this one. */
const own = (person: string) =>
  Object.entries(dataInventory())
    .filter(([table, { of }]) => of.length > 0 && !notByItself.has(table))
    .map(([table, { of, purpose }]) => ({
      table,
      purpose,
      mine: mineOf(table, of, person),
      isOfAccount: of.includes('account'),
    }));

const reach = <T>(tx: ReadTx, isOfAccount: boolean, work: () => Promise<T>): Promise<T> =>
  isOfAccount ? withAuthScope(tx, null, work) : work();

/** Which rows of a table `t` are somebody's, by what the catalogue says. */
export function mineOf(table: string, of: string[], person: string): RawBuilder<unknown> {
  const indirect: Record<string, RawBuilder<unknown>> = {
    mentorship: sql`t.mentorship_id in (select x.mentorship_id from mentorship_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id where x.person_id = ${person} and m.kind = 'pair')`,
    application: sql`t.application_id in (select a.id from application a where a.person_id = ${person})`,
    account: sql`${sql.ref(table === 'account' ? 't.id' : 't.account_id')} = (select p.account_id from person p where p.id = ${person})`,
  };
  return sql.join(
    of.map((one) => indirect[one] ?? sql`${sql.ref(`t.${one}`)} = ${person}`),
    sql` or `,
  );
}

/** How much there is, without opening any of it. */
export async function countOwn(tx: ReadTx, person: string): Promise<Counted[]> {
  const all: Counted[] = [];
  for (const { table, purpose, mine, isOfAccount } of own(person)) {
    const rows = await reach(tx, isOfAccount, () =>
      selectRows(
        tx,
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} t where ${mine}`,
      ),
    );
    if (rows[0]!.n > 0) all.push({ table, purpose, rows: rows[0]!.n });
  }
  return all;
}

/**
 * In a transaction of this very person: the walls leave out what they may not read. `withFiles`:
 * uploaded files too, in base64.
 */
export async function collect(
  tx: ReadTx,
  person: string,
  { withFiles }: { withFiles: boolean },
): Promise<Exported[]> {
  const columns = await selectRows(
    tx,
    sql<Column>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`,
  );
  const byTable = Map.groupBy(columns, ({ table }) => table);
  const all: Exported[] = [];
  for (const { table, purpose, mine, isOfAccount } of own(person)) {
    const columns = byTable
      .get(table)!
      .filter(({ column }) => withFiles || !files.includes(`${table}.${column}`));
    const rows = await reach(tx, isOfAccount, () =>
      collectTable(tx, table, { mine, person, columns }),
    );
    if (rows.length > 0) all.push({ table, purpose, rows });
  }
  return all;
}

async function collectTable(
  tx: ReadTx,
  table: string,
  { mine, person, columns }: { mine: RawBuilder<unknown>; person: string; columns: Column[] },
): Promise<Record<string, unknown>[]> {
  const shut = (encryptedColumns()[table]?.columns ?? []).filter((name) =>
    columns.some(({ column }) => column === name),
  );
  const plain = columns.filter(({ column }) => !shut.includes(column) && isShown(table, column));
  const rows = await selectRows(
    tx,
    sql<Record<string, unknown>>`select ${sql.join([
      ...plain.map(({ column, type }) =>
        type === 'uuid' && kindOf(table, column) === 'reference'
          ? sql`case when ${sql.ref(`t.${column}`)} = ${person} then 'you' end as ${sql.ref(column)}`
          : sql.ref(`t.${column}`),
      ),
      ...shut.map(
        (column) =>
          sql`${encrypted<Encrypted | null>(`${table}.${column}` as EncryptedColumn, 't')} as ${sql.ref(column)}`,
      ),
    ])} from ${sql.table(table)} t where ${mine}`,
  );
  return openAll(tx, rows, table, shut);
}

/** Secrets belong to nobody's file; ids of a row lead nowhere outside. */
function isShown(table: string, column: string): boolean {
  const kind = kindOf(table, column);
  return (
    kind !== null &&
    kind !== 'secret' &&
    !(kind === 'key' && ['id', 'organisation_id', 'subject_id'].includes(column)) &&
    column !== 'key_id' &&
    `${table}.${column}` !== 'evidence.scanned_at'
  );
}

async function openAll(
  tx: ReadTx,
  rows: Record<string, unknown>[],
  table: string,
  shut: readonly string[],
): Promise<Record<string, unknown>[]> {
  let open = rows;
  for (const column of shut)
    open = await decryptedBytes(tx, open as Record<string, Encrypted | null>[], column);
  return open.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([column, value]) =>
        value === null || value === ''
          ? []
          : [[column, shut.includes(column) ? readable(table, column, value as Buffer) : value]],
      ),
    ),
  );
}

/**
 * A file goes out as base64; everything else that was sealed is a number or text, some of it JSON.
 */
function readable(table: string, column: string, bytes: Buffer): unknown {
  if (files.includes(`${table}.${column}`)) return bytes.toString('base64');
  const text = bytes.toString();
  if (numbersOf(table).includes(column)) return Number(text);
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
