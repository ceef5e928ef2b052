/**
 * The cast and the stage of the tests: a database of their own, a server on it, and visitors who
 * are signed in.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { CompiledQuery, sql } from 'kysely';
import { Client } from 'pg';
import type { DemoAccounts } from '../../src/app/demo/cast.ts';
import { demoAddress, demoAddresses } from '../../src/app/demo/demo.ts';
import { keysOf, openText } from '../../src/platform/keys.ts';
import {
  openDatabase,
  ownerConfig,
  selectRows,
  type Database,
  type ReadTx,
  type Tx,
} from '../../src/platform/database.ts';
import {
  decrypted,
  encryptedColumns,
  type Encrypted,
  type EncryptedColumn,
} from '../../src/platform/encryption.ts';
import { demoPassword } from '../../src/features/accounts/sign-in.pages.tsx';
import { buildServer } from '../../src/app/server.ts';

/** The day on which the demo world stands still. */
export const demoDay = '2026-11-22';
export const now = () => Temporal.ZonedDateTime.from(`${demoDay}T10:00:00[Europe/Amsterdam]`);

/** The same in every process of a run: the databases are clones of one. */
export const testMaster = createHash('sha256').update('tests only').digest();
export const testKeys = keysOf([testMaster]);

export type World = {
  database: Database;
  owner: Client;
  server: FastifyInstance;
  databaseName: string;
  close: () => Promise<void>;
};

/** Whoever holds a connection does not ask for another. */
export const refuseSecond = (error: Error): void => {
  throw error;
};

const socket = () => process.env.MENTORIUM_TEST_SOCKET ?? '';

/** A database of one's own, cloned in some 20 ms. */
export async function openWorld(
  template: 'schema_template' | 'demo_template' = 'demo_template',
  {
    hasMail = false,
    connections = 6,
    patienceMs = 10_000,
  }: { hasMail?: boolean; connections?: number; patienceMs?: number } = {},
): Promise<World> {
  const databaseName = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const admin = new Client(ownerConfig({ socketFolder: socket(), database: 'mentorium' }));
  await admin.connect();
  await admin.query('select pg_advisory_lock(1)'); // one clone at a time: a template may not be in use
  await admin.query(`create database ${databaseName} template ${template} strategy = wal_log`);
  await admin.query('select pg_advisory_unlock(1)');
  const address = { socketFolder: socket(), database: databaseName };
  const database = openDatabase(address, {
    keys: testKeys,
    connections,
    patienceMs,
    second: refuseSecond,
  });
  const owner = new Client(ownerConfig(address));
  await owner.connect();
  const world: World = {
    database,
    owner,
    server: await buildServer({ database, now, log: false, hasMail, demo: demoAddresses }),
    databaseName,
    close: async () => {
      // The server that stands now: a test may have put another one in its place.
      await world.server.close();
      await database.end();
      await owner.end();
      await dropWhenFree(admin, databaseName);
      await admin.end();
    },
  };
  return world;
}

/** The last connections of a closed pool take a moment to end on the server's side. */
export async function dropWhenFree(admin: Client, databaseName: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const refused = await admin.query(`drop database ${databaseName}`).then(
      () => null,
      (error: Error) => error,
    );
    if (!refused) return;
    if (tries > 100) throw refused;
    await sleep(20);
  }
}

/**
 * Nobody in the network has a question that waits: everybody without a mentorship can be matched
 * again.
 */
export async function takeBackQuestions({ database, owner }: World): Promise<void> {
  const { id } = await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await owner.query(`set app.organisation = '${id}'`);
  await owner.query(
    'update proposal q set sent_at = null, answer_by = null where not exists (select 1 from mentorship m where m.proposal_id = q.id) and not exists (select 1 from proposal_answer n where n.proposal_id = q.id and not n.accepted)',
  );
}

/** Letters as their readers get them, of the organisation in which the owner stands. */
export async function readLetters(
  { owner }: World,
  condition = 'true',
  values: unknown[] = [],
): Promise<Record<string, string | null>[]> {
  const { rows } = await owner.query<Record<string, string | null>>(
    `select * from letter where ${condition} order by made_at desc`,
    values,
  );
  const read = (key: string, text: string | null) =>
    text === null ? null : openText(testKeys, text, `letter ${key}`);
  return rows.map((row) => ({
    ...row,
    body: read(row.key!, row.body!),
    calendar: read(row.key!, row.calendar!),
  }));
}

/**
 * Every sealed text that a transaction may read, opened; of one column or of all. Files are left
 * out. One statement, prepared in its connection: to plan it takes longer than to run it.
 */
export async function readTexts(tx: ReadTx, only?: EncryptedColumn): Promise<string[]> {
  const name = only ? `texts_of_${only.replace('.', '_')}` : 'texts';
  const known = await selectRows(tx, sql`select from pg_prepared_statements where name = ${name}`);
  // To prepare a statement and to execute it is no query; neither writes anything.
  const raw = tx as Tx;
  if (known.length === 0)
    await raw.executeQuery(CompiledQuery.raw(`prepare ${name} as ${queryOfTexts(only)}`));
  const { rows } = await raw.executeQuery<{ text: Encrypted }>(
    CompiledQuery.raw(`execute ${name}`),
  );
  return (await decrypted(tx, rows, 'text')).map(({ text }) => text);
}

const queryOfTexts = (only?: EncryptedColumn): string =>
  Object.entries(encryptedColumns())
    .flatMap(([table, { columns, row }]) =>
      columns
        .filter((name) => (only ? `${table}.${name}` === only : name !== 'file'))
        .map(
          (name) => `select jsonb_build_array('${table}.${name}', key_id,
            concat_ws(' ', ${row.join(', ')}), encode(${name}, 'base64')) as text
            from ${table} where ${name} is not null`,
        ),
    )
    .join(' union all ');

export type Reply = {
  status: number;
  text: string;
  bytes: Buffer;
  location: string;
  headers: Record<string, unknown>;
};
export type Visitor = {
  get: (path: string) => Promise<Reply>;
  post: (path: string, fields: Record<string, string>) => Promise<Reply>;
  upload: (
    path: string,
    fields: Record<string, string>,
    file: { name: string; bytes: Buffer },
  ) => Promise<Reply>;
  cookie: string;
};

/** Signs in by the form, as a browser would. */
export async function visit(
  { server }: World,
  who: keyof DemoAccounts,
  language = 'en',
): Promise<Visitor> {
  const first = await server.inject({ url: '/sign-in' });
  const browser = first.cookies.find((cookie) => cookie.name === 'browser')!.value;
  const signedIn = await server.inject({
    method: 'POST',
    url: '/sign-in',
    cookies: { browser },
    payload: new URLSearchParams({
      token: tokenIn(first.body),
      email: demoAddress(who),
      password: demoPassword,
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const session = signedIn.cookies.find((cookie) => cookie.name === 'session')?.value ?? '';
  return visitorWith(server, session, language);
}

export function visitorWith(server: FastifyInstance, session: string, language = 'en'): Visitor {
  const cookies = { session, language };
  let token = '';
  const reply = (response: {
    statusCode: number;
    body: string;
    rawPayload: Buffer;
    headers: Record<string, unknown>;
  }): Reply => {
    token = tokenIn(response.body) || token;
    return {
      status: response.statusCode,
      text: response.body,
      bytes: response.rawPayload,
      location: String(response.headers.location ?? ''),
      headers: response.headers,
    };
  };
  const get = async (path: string) => reply(await server.inject({ url: path, cookies }));
  const ready = async () => {
    if (token !== '') return token;
    const home = await get('/');
    const next = await get(home.location || '/');
    if (token === '') await get(linkIn(next.text, /^\/o\//));
    return token;
  };
  return {
    get,
    cookie: session,
    post: async (path, fields) =>
      reply(
        await server.inject({
          method: 'POST',
          url: path,
          cookies,
          payload: new URLSearchParams({ token: await ready(), ...fields }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
    upload: async (path, fields, file) => {
      const boundary = 'mentoriumtestboundary';
      const parts = Object.entries({ token: await ready(), ...fields }).map(
        ([name, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
      const payload = Buffer.concat([
        Buffer.from(parts.join('') + head),
        file.bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]);
      return reply(
        await server.inject({
          method: 'POST',
          url: path,
          cookies,
          payload,
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        }),
      );
    },
  };
}

function tokenIn(html: string): string {
  return /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** The first link in a page whose address matches. */
export function linkIn(html: string, pattern: RegExp): string {
  for (const [, href] of html.matchAll(/href="([^"]+)"/g)) if (pattern.test(href!)) return href!;
  throw new Error(`no link like ${pattern}`);
}
