/**
 * Texts that were confided, sealed where they lie (envelope encryption). Each mentorship, person or
 * case has a data key of 32 random bytes (`data_key`), itself sealed under the master key; what is
 * written about it is AES-256-GCM under the data key, with the column and the row as additional
 * data: a text that was copied into another row does not open.
 *
 * The row names its key by a foreign key, so no key can vanish under a text. A query asks for
 * `sealed(column, alias)` and gives its rows to `opened`, which fetches the keys once for each
 * transaction. A key of a transaction that was rolled back is never used again: nothing is
 * remembered beyond the transaction.
 *
 * Cost: one more query for each transaction that reads texts, some 5 microseconds and 28 bytes for
 * each text.
 */
import { randomBytes } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { keysIn, type ReadTx, type Tx } from './database.ts';
import { decrypt, encrypt } from './keys.ts';

export type EncryptedTable = {
  columns: readonly string[];
  /** Of these, what holds a whole number, in digits. */
  numbers?: readonly string[];
  /** The columns that name a row. */
  row: readonly string[];
  /** Whose key encrypts it: a mentorship, a person or a case. */
  subject: string;
  /**
   * What the table was called when its first texts were encrypted. The name is part of each of
   * them and never changes, whatever the table is called later.
   */
  formerly?: string;
};

/** The tables with encrypted columns; each feature adds its own. */
export interface EncryptedTables {}
/** Of what a feature says of its tables, those with encrypted columns. */
export type EncryptedOf<Facts> = {
  [
    T in keyof Facts as Facts[T] extends { encrypted: EncryptedTable } ? T : never
  ]: Facts[T] extends { encrypted: infer E } ? E : never;
};

export type EncryptedColumn = {
  [T in keyof EncryptedTables]: EncryptedTables[T] extends {
    columns: readonly (infer C extends string)[];
  }
    ? `${T & string}.${C}`
    : never;
}[keyof EncryptedTables];

let registered: Record<string, EncryptedTable> | null = null;

/**
 * Once, when the features are put together. Rotation, and the encryption of what was written
 * before, go by it.
 */
export function registerEncryptedTables(tables: Record<string, EncryptedTable>): void {
  registered = tables;
}

export function encryptedColumns(): Readonly<Record<string, EncryptedTable>> {
  if (registered === null) throw new Error('the features have not been put together');
  return registered;
}

/** Which encrypted columns of a table hold a whole number. */
export const numbersOf = (table: string): readonly string[] =>
  encryptedColumns()[table]?.numbers ?? [];

declare const shut: unique symbol;
/** What a query returns for a sealed column, until it is opened. */
export type Encrypted = { readonly [shut]: true };
type OnTheWire = [column: string, key: string, row: string, body: string];

/**
 * In a `select`; with `Sealed | null` where the row may be missing or the column empty. `alias`: of
 * the table in the query.
 */
export function encrypted<T extends Encrypted | null = Encrypted>(
  column: EncryptedColumn,
  alias: string,
): RawBuilder<T> {
  const [table, name] = column.split('.') as [string, string];
  const row = sql.join(encryptedColumns()[table]!.row.map((part) => sql.ref(`${alias}.${part}`)));
  const body = sql.ref(`${alias}.${name}`);
  return sql<T>`case when ${body} is not null then jsonb_build_array(${sql.lit(column)}::text, ${sql.ref(`${alias}.key_id`)}, concat_ws(' ', ${row}), encode(${body}, 'base64')) end`;
}

type Opened<R, F extends keyof R, V> = {
  [K in keyof R]: K extends F ? (null extends R[K] ? V | null : V) : R[K];
};

/**
 * The rows with these fields as texts. Throws `Unsealable` for a text that was changed or stands in
 * another row than its own.
 */
export async function decrypted<R, F extends keyof R>(
  tx: ReadTx,
  rows: R[],
  ...fields: F[]
): Promise<Opened<R, F, string>[]> {
  const open = await opener(tx, rows, fields);
  return rows.map(
    (row) =>
      ({
        ...row,
        ...Object.fromEntries(fields.map((field) => [field, open(row[field])?.toString() ?? null])),
      }) as Opened<R, F, string>,
  );
}

/** The same for what is no text: a file. */
export async function decryptedBytes<R, F extends keyof R>(
  tx: ReadTx,
  rows: R[],
  field: F,
): Promise<Opened<R, F, Buffer>[]> {
  const open = await opener(tx, rows, [field]);
  return rows.map((row) => ({ ...row, [field]: open(row[field]) }) as Opened<R, F, Buffer>);
}

async function opener<R, F extends keyof R>(
  tx: ReadTx,
  rows: R[],
  fields: F[],
): Promise<(value: unknown) => Buffer | null> {
  const known = await fetchKeys(
    tx,
    rows.flatMap((row) =>
      fields.flatMap((field) =>
        row[field] === null ? [] : [(row[field] as unknown as OnTheWire)[1]],
      ),
    ),
  );
  return (value) => {
    if (value === null) return null;
    const [column, key, row, body] = value as OnTheWire;
    return decrypt(known.get(key)!, Buffer.from(body, 'base64'), aboutText(column, row));
  };
}

const keysOfTx = new WeakMap<object, Map<string, Buffer>>();

function rememberedIn(tx: ReadTx): Map<string, Buffer> {
  const known = keysOfTx.get(tx) ?? new Map<string, Buffer>();
  keysOfTx.set(tx, known);
  return known;
}

async function fetchKeys(tx: ReadTx, ids: string[]): Promise<Map<string, Buffer>> {
  const known = rememberedIn(tx);
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  if (missing.length > 0)
    for (const row of await tx
      .selectFrom('data_key')
      .select(['id', 'sealed'])
      .where(sql<boolean>`id = any(${missing}::uuid[])`)
      .execute())
      known.set(row.id, keysIn(tx).open(row.sealed, aboutKey(row.id)));
  return known;
}

/** Where a data key is at home, so that it opens nowhere else. */
export const aboutKey = (id: string): string => `data_key ${id}`;
/** Where a text is at home: the column, and what names the row. */
export function aboutText(column: string, row: string): string {
  const [table, name] = column.split('.') as [string, string];
  return `${encryptedColumns()[table]?.formerly ?? table}.${name} ${row}`;
}

export type DataKey = {
  id: string;
  seal: (
    column: EncryptedColumn,
    row: string | (string | number)[],
    plain: string | Buffer,
  ) => Buffer;
};

const dataKey = (id: string, key: Buffer): DataKey => ({
  id,
  seal: (column, row, plain) =>
    encrypt(
      key,
      typeof plain === 'string' ? Buffer.from(plain) : plain,
      aboutText(column, [row].flat().join(' ')),
    ),
});

/** The key under which something new about this subject is sealed; made when it is the first. */
export const keyFor = async (tx: Tx, organisation: string, subject: string): Promise<DataKey> =>
  (await keysFor(tx, organisation, [subject])).get(subject)!;

/** The same for many at once, by subject: three queries at most. */
export async function keysFor(
  tx: Tx,
  organisation: string,
  subjects: string[],
): Promise<Map<string, DataKey>> {
  const find = () =>
    tx
      .selectFrom('data_key')
      .select(['id', 'subject_id'])
      .where(sql<boolean>`subject_id = any(${subjects}::uuid[])`)
      .where('is_retired', '=', false)
      .execute();
  let rows = await find();
  const missing = [...new Set(subjects)].filter(
    (subject) => !rows.some(({ subject_id: known }) => known === subject),
  );
  if (missing.length > 0) {
    await makeKeys(tx, organisation, missing);
    rows = await find(); // ours, or those that somebody else made meanwhile
  }
  const keys = await fetchKeys(
    tx,
    rows.map(({ id }) => id),
  );
  return new Map(rows.map(({ id, subject_id: subject }) => [subject, dataKey(id, keys.get(id)!)]));
}

/** The key of a row that has one, for another of its columns. */
export const keyOf = async (tx: ReadTx, id: string): Promise<DataKey> =>
  dataKey(id, (await fetchKeys(tx, [id])).get(id)!);

async function makeKeys(tx: Tx, organisation: string, subjects: string[]): Promise<void> {
  const keys = keysIn(tx);
  await tx
    .insertInto('data_key')
    .values(
      subjects.map((subject) => {
        const id = crypto.randomUUID();
        return {
          organisation_id: organisation,
          id,
          subject_id: subject,
          sealed: keys.seal(randomBytes(32), aboutKey(id)),
        };
      }),
    )
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'subject_id'])
        .where('is_retired', '=', sql.lit(false))
        .doNothing(),
    )
    .execute();
}
