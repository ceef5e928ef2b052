/**
 * The way to rows. A bare pool cannot be queried from a feature: `inTenant` opens a transaction inside
 * the wall of one organisation and hands out a `ReadTx` or a `Tx`; `beforeTenant` opens one for
 * sign-in, before an organisation is known.
 *
 * The setting is `set local`, sent together with `begin` in one round trip, because a distributed
 * PostgreSQL (Citus) propagates exactly that form.
 */
import type { Keys } from './keys.ts';
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  sql,
  type JoinBuilder,
  type RawBuilder,
  type Selectable,
  type StringReference,
  type Transaction,
} from 'kysely';
import { types, type ClientConfig, type PoolConfig } from 'pg';
import { holdsConnection, whileHeld } from './held-connection.ts';
import { framesOf } from './stack-frames.ts';
import { openPool } from './connection-pool.ts';
import type { Tables } from '../../db/schema.ts';

declare const walled: unique symbol;
declare const unlocked: unique symbol;

/** What a column can hold, as its checks have it. */
export type Value<
  Table extends keyof Tables,
  Column extends keyof Selectable<Tables[Table]>,
> = NonNullable<Selectable<Tables[Table]>[Column]>;

/**
 * A transaction inside one organisation, as one person, that only asks: of pages, and of every
 * function of a store that changes nothing. It has no verb that writes, and no `with`, whose parts
 * may write; it runs no raw statement either, but for those that `selectRows` takes. PostgreSQL keeps
 * a transaction of mode `read` from writing; the type says so where it is written.
 */
export type ReadTx = Reading & { readonly [walled]: true };
type Reading = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom'>;
/** The same with the verbs to write. */
export type Tx = Kysely<Tables> & { readonly [walled]: true };
/**
 * A transaction before an organisation is known: accounts, sessions, the names of organisations.
 */
export type AuthTx = Kysely<Tables> & { readonly [unlocked]: true };
/** The same that only asks. */
export type ReadAuthTx = Reading & { readonly [unlocked]: true };

/**
 * What a transaction is opened for besides its person: the answers of all raters may be read for a
 * report; official notes by a registrar; the private key of the organisation; rows may go for good.
 */
export type Purpose = 'report' | 'records' | 'sign' | 'erase';
/** Opens nothing to read: a meeting that was recorded by mistake is withdrawn, or brought back. */
type Withdrawal = 'withdraw';

/** `rater`: somebody who answers about a mentor. */
export type TenantScope = {
  organisation: string;
  person: string | null;
  rater?: string;
  purpose?: Purpose;
  /** The day by which memberships count; today's when absent. */
  today?: string;
};

/** `trial`: may write, and is always rolled back: what would happen, and does not. */
export type Mode = 'read' | 'write' | 'trial';
export type TxOf<M extends Mode> = M extends 'read' ? ReadTx : Tx;

export type Database = {
  inTenant: <T, M extends Mode>(
    place: TenantScope,
    mode: M,
    work: (tx: TxOf<M>) => Promise<T>,
  ) => Promise<T>;
  beforeTenant: <T>(account: string | null, work: (tx: AuthTx) => Promise<T>) => Promise<T>;
  /** What leaves the database unreadable to whoever holds only the database. */
  keys: Keys;
  /** Throws unless something can be written. */
  tryWriting: () => Promise<void>;
  end: () => Promise<void>;
};

/** Where a database is: a socket folder of the embedded cluster, or a connection string. */
export type Address = { socketFolder: string; database: string } | { url: string };

/** The keys of the database to which a transaction belongs. */
const keysOfTx = new WeakMap<object, Keys>();
export const keysIn = (tx: ReadTx | AuthTx): Keys => keysOfTx.get(tx)!;

// Days stay days: a `date` is read as the text 2026-11-22, never as an instant.
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.INT8, (text) => Number(text));

export function ownerConfig(address: Address): ClientConfig {
  return 'url' in address
    ? { connectionString: address.url }
    : { host: address.socketFolder, database: address.database, user: 'mentorium_owner' };
}

/** As the database role: signed in as it where that is possible, stepping down to it otherwise. */
export function databaseConfig(address: Address): PoolConfig {
  return 'url' in address
    ? { connectionString: address.url, options: '-c role=mentorium_desk' }
    : { host: address.socketFolder, database: address.database, user: 'mentorium_desk' };
}

/** Every connection is lent out, and none came back in time. */
export class NoConnection extends Error {
  override name = 'NoConnection';
}

/**
 * Connection pool: `second` is told of whoever holds one connection and asks for another. As many
 * of those as there are connections wait for each other until their patience is over. Tests refuse
 * it; a server that runs says where it happened and goes on.
 */
export function openDatabase(
  address: Address,
  {
    keys,
    connections = 16,
    patienceMs = 10_000,
    second = sayWhere,
  }: {
    keys: Keys;
    connections?: number;
    /** How long a request waits for a connection before it is told to come back. */
    patienceMs?: number;
    second?: (error: Error) => void;
  },
): Database {
  const pool = openPool({
    ...databaseConfig(address),
    max: connections,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: patienceMs,
  });
  pool.on('error', () => {}); // an idle connection that the server closed: the pool opens another
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const transact = async <T>(
    opening: string,
    closing: 'commit' | 'rollback',
    work: (tx: Transaction<Tables>) => Promise<T>,
  ): Promise<T> => {
    if (holdsConnection()) second(new Error('a second connection is asked for while one is held'));
    const held = { isOpen: true };
    return kysely
      .connection()
      .execute(async (connection) => {
        keysOfTx.set(connection, keys);
        await connection.executeQuery(CompiledQuery.raw(opening));
        try {
          const result = await whileHeld(held, () => work(connection as Transaction<Tables>));
          await connection.executeQuery(CompiledQuery.raw(closing));
          return result;
        } catch (error) {
          await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
          throw error;
        } finally {
          held.isOpen = false;
        }
      })
      .catch((error: Error) => {
        throw error.message === 'timeout exceeded when trying to connect'
          ? new NoConnection(error.message)
          : error;
      });
  };
  return {
    inTenant: async <T, M extends Mode>(
      { organisation, person, rater, purpose, today }: TenantScope,
      mode: M,
      work: (tx: TxOf<M>) => Promise<T>,
    ) =>
      transact(
        `begin ${mode === 'read' ? 'read only' : 'read write'}; set local app.organisation = '${uuid(organisation)}'; set local app.person = '${person === null ? '' : uuid(person)}'; set local app.rater = '${rater ? uuid(rater) : ''}'; set local app.purpose = '${purpose ?? ''}'; set local app.today = '${today === undefined ? '' : day(today)}'`,
        mode === 'trial' ? 'rollback' : 'commit',
        (tx) => work(tx as unknown as TxOf<M>),
      ),
    beforeTenant: async (account, work) =>
      transact(
        `begin; set local app.scope = 'sign-in'; set local app.account = '${account === null ? '' : uuid(account)}'`,
        'commit',
        (tx) => work(tx as unknown as AuthTx),
      ),
    keys,
    tryWriting: async () => void (await pool.query(smallWrite)),
    end: () => kysely.destroy(),
  };
}

/**
 * One statement of the log, made durable, and a sort that does not fit into its memory and goes
 * through a file of a quarter of a megabyte: it fails on a full disk and on a database that takes
 * no writes, and leaves no row behind.
 */
const smallWrite = `select set_config('work_mem', '64kB', true); select pg_logical_emit_message(true, 'mentorium', 'ready');
  select count(*) from (select repeat(md5(k::text), 4) as word from generate_series(1, 2000) k order by word offset 0) as sorted`;

/**
 * Not there, being started or stopped, without room or without a connection to spare (PostgreSQL,
 * Appendix A: classes 08, 53, 57P).
 */
export function isAway(error: unknown): boolean {
  const { code = '', syscall, message = '' } = error as NodeJS.ErrnoException;
  return (
    /^(?:08|53|57P)/.test(code) ||
    (syscall === 'connect' && ['ENOENT', 'ECONNREFUSED'].includes(code)) ||
    (['EPIPE', 'ECONNRESET'].includes(code) && syscall !== undefined) ||
    /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      message,
    )
  );
}

/**
 * Two did the same at the same moment: what was to be once is there already, or each waited for the
 * other (PostgreSQL, Appendix A).
 */
export const isMeanwhile = (error: unknown): boolean =>
  ['23505', '23P01', '40001', '40P01'].includes((error as { code?: string }).code ?? '');

const told = new Set<string>();
function sayWhere(error: Error): void {
  const where = framesOf(error).join(' ');
  if (told.has(where)) return;
  told.add(where);
  console.error(`Connection pool: ${error.message} ${where}`);
}

/**
 * The rows of a query that is written in SQL. It stands inside another one, where PostgreSQL takes
 * a query and nothing that writes: neither an `update` nor a `with` that has one.
 */
export const selectRows = <Row>(tx: ReadTx, query: RawBuilder<Row>): Promise<Row[]> =>
  tx
    .selectFrom(sql<Row>`(${query})`.as('rows'))
    .selectAll()
    .execute() as Promise<Row[]>;

/** Settings of this transaction, until it is over. */
const configure = (tx: ReadTx, settings: Record<`app.${string}`, string>): Promise<unknown> =>
  tx
    .selectNoFrom(
      Object.entries(settings).map(([name, value]) =>
        sql`set_config(${name}, ${value}, true)`.as(name),
      ),
    )
    .execute();

/**
 * For the length of the work the transaction is of a purpose, and afterwards of none, also when the
 * work fails.
 */
export async function withPurpose<T, Own extends ReadTx>(
  tx: Own,
  purpose: Purpose | Withdrawal,
  work: (tx: Own) => Promise<T>,
): Promise<T> {
  const become = (name: Purpose | Withdrawal | '') => configure(tx, { 'app.purpose': name });
  await become(purpose);
  let result: T;
  try {
    result = await work(tx);
  } catch (error) {
    // A transaction in which a statement failed takes no other one, and is rolled back with the
    // purpose.
    await become('').catch(() => {});
    throw error;
  }
  await become('');
  return result;
}

/** What the work would do, and then not done: the rest of the transaction sees nothing of it. */
export async function inVain<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.executeQuery(CompiledQuery.raw('savepoint in_vain'));
  const result = await work();
  await tx.executeQuery(CompiledQuery.raw('rollback to savepoint in_vain'));
  return result;
}

/**
 * What is there for signing in, from within an organisation, for the length of the work. It sees the
 * people of `account`, of other organisations too.
 */
export async function withAuthScope<T, Own extends ReadTx>(
  tx: Own,
  account: string | null,
  work: (auth: Own extends Tx ? AuthTx : ReadAuthTx) => Promise<T>,
): Promise<T> {
  await configure(tx, { 'app.scope': 'sign-in', 'app.account': account ?? '' });
  const result = await work(tx as unknown as Own extends Tx ? AuthTx : ReadAuthTx);
  await configure(tx, { 'app.scope': '', 'app.account': '' });
  return result;
}

/**
 * Null when the master keys open what this database holds; else a sentence. The first server on a
 * database leaves the mark.
 */
export async function refuseKeys(database: Database): Promise<string | null> {
  return database.beforeTenant(null, async (tx) => {
    const row = await tx.selectFrom('master_key_check').select('sealed').executeTakeFirst();
    if (!row) {
      await tx
        .insertInto('master_key_check')
        .values({ sealed: database.keys.seal(Buffer.from('Mentorium'), 'master_key_check') })
        .execute();
      return null;
    }
    try {
      database.keys.open(row.sealed, 'master_key_check');
      return null;
    } catch {
      return 'The master keys that are set do not open what this database holds. Set MENTORIUM_KEYS, or the key file, to those with which it was filled.';
    }
  });
}

/**
 * The server refuses to run as a role that the wall does not stop. Returns a sentence, or null when
 * all is well.
 */
export async function refuseDeskRole(database: Database): Promise<string | null> {
  return database.beforeTenant(null, async (tx) => {
    const { rows } = await tx.executeQuery<{
      name: string;
      strong: boolean;
      owns: number;
      version: number;
    }>(
      CompiledQuery.raw(`select current_user as name, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as strong,
        (select count(*)::int from pg_tables where schemaname = 'public' and tableowner = current_user) as owns, current_setting('server_version_num')::int as version`),
    );
    const role = rows[0]!;
    if (role.version < 160000) return 'Mentorium needs PostgreSQL 16 or newer.';
    if (role.strong || role.owns > 0)
      return `The database role "${role.name}" walks through walls (superuser, bypassrls or owner of tables). Mentorium does not serve as such a role.`;
    return null;
  });
}

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error('not a day');
  return text;
}

function uuid(text: string): string {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text))
    throw new Error('not an identifier');
  return text;
}

type Span = { days: number } | { hours: number } | { minutes: number };
const intervalOf = (span: Span) => {
  const [[unit, amount]] = Object.entries(span) as [[string, number]];
  return sql`${sql.lit(`${amount} ${unit}`)}::interval`;
};
/** A moment on the clock of the database; how long stands in the rules. */
export const ago = (span: Span) => sql<Date>`now() - ${intervalOf(span)}`;
export const fromNow = (span: Span) => sql<Date>`now() + ${intervalOf(span)}`;
/**
 * OP-13: what was opened for so long, and is not over. What was made while a clock went ahead is over
 * when the clock is put right; some minutes are nobody's fault.
 */
export const isOpenFor = (ending: string, span: Span) =>
  sql<boolean>`(${sql.ref(ending)} > now() and ${sql.ref(ending)} <= now() + ${intervalOf(span)} + interval '5 minutes')`;
/** OP-13: not longer ago, and not in a time that is still to come. */
export const isSince = (moment: string, span: Span) =>
  sql<boolean>`(${sql.ref(moment)} > now() - ${intervalOf(span)} and ${sql.ref(moment)} <= now() + interval '5 minutes')`;

/**
 * A join of two rows of one organisation. Keys lead with the organisation, so a join without it
 * reads past an index; what else it needs is put behind with `.on(...)`.
 */
export const inside = <DB, TB extends keyof DB>(
  join: JoinBuilder<DB, TB>,
  one: StringReference<DB, TB>,
  other: StringReference<DB, TB>,
): JoinBuilder<DB, TB> => {
  const organisationOf = (column: string) => `${column.split('.')[0]}.organisation_id`;
  return join
    .onRef(
      organisationOf(one) as StringReference<DB, TB>,
      '=',
      organisationOf(other) as StringReference<DB, TB>,
    )
    .onRef(one, '=', other);
};
