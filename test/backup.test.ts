/** A copy of everything, and back: the file, the rows, and what a restored copy does not do. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { openDatabase, ownerConfig } from '../src/platform/database.ts';
import { Differs, NotEmpty, restoreBackup, writeBackup } from '../src/platform/backup.ts';
import { keysOf, DecryptionError } from '../src/platform/keys.ts';
import { isRestoredCopy, resumeMail } from '../src/platform/restored-copy.ts';
import { encryptFile, decryptFile } from '../src/platform/file-encryption.ts';
import { verifyAuditLog } from '../src/features/organisations/audit-log.store.ts';
import { startMailer } from '../src/features/mail/mailer.job.ts';
import { buildServer } from '../src/app/server.ts';
import { findErased } from '../src/app/backup.command.ts';
import { eraseAgain, keepErased, readErased } from '../src/features/rights/erasure-log.file.ts';
import { eraseRows } from '../src/features/rights/erasure.store.ts';
import { openPair, type Pair } from './support/pair.ts';
import { now, openWorld, readTexts, testKeys, visit, type World } from './support/world.ts';

let world: World;
let copy: Buffer;
let pair: Pair;
const made: string[] = [];

before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  await pair.mentor.post(`${pair.path}/meetings`, {
    held_on: '2026-11-20',
    minutes: '60',
    note_class: 'private',
    note: 'Tab\there, \\ and a\nnew line: "åäö" 😀',
  });
  copy = await take();
});
after(async () => {
  const admin = new Client(
    ownerConfig({ socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database: 'mentorium' }),
  );
  await admin.connect();
  try {
    // Not by force: whoever is no administrator may not end a worker that cleans up there, and
    // without force the database asks it to go.
    for (const name of made) await admin.query(`drop database ${name}`);
  } finally {
    await admin.end();
    await world.close();
  }
});

async function take(): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([
    Array.fromAsync(out as AsyncIterable<Buffer>),
    writeBackup(world.owner, testKeys, out),
  ]);
  return Buffer.concat(bytes);
}

async function emptyDatabase(): Promise<{ databaseName: string; owner: Client }> {
  const databaseName = `restored_${process.pid}_${made.length}`;
  made.push(databaseName);
  await world.owner.query(`create database ${databaseName} template template0`);
  const owner = new Client(
    ownerConfig({ socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database: databaseName }),
  );
  await owner.connect();
  return { databaseName, owner };
}

const whole = async (parts: AsyncIterable<Buffer>): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(parts));

test('the file: known answers, made with another program (Python, cryptography 48) from the description alone', async () => {
  const keys = keysOf([Buffer.from(Array.from({ length: 32 }, (_, k) => k))]);
  const open = (file: Buffer) => whole(decryptFile(keys, Readable.from([file])));
  const known = Buffer.from(
    '6d656e746f7269756d207661756c7420310a112ba1d76465666768696a6b6c6d6e6f70717273' +
      '0000001d4c8814c208ab862d674dde742d2a8de481984ccd02b9e37453b9c916c3',
    'hex',
  );
  equal((await open(known)).toString(), 'Known answer.');
  for (let at = 0; at < known.length; at++) {
    const changed = Buffer.from(known);
    changed[at]! ^= 1;
    await rejects(open(changed), DecryptionError, `byte ${at}`);
    await rejects(open(known.subarray(0, at)), DecryptionError, `${at} bytes`);
  }
  await rejects(open(Buffer.concat([known, Buffer.of(0)])), DecryptionError, 'a byte too many');
  // Three pieces, written by hand as the comment of the format says it.
  const plain = Buffer.from(Array.from({ length: 131_077 }, (_, k) => k % 251));
  const salt = known.subarray(22, 38);
  const { key } = keys.forFile(salt)!;
  const parts = [0, 1, 2].map((k) => {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(k, 4);
    nonce.writeUInt32BE(k === 2 ? 1 : 0, 8);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const body = cipher.update(plain.subarray(k * 65_536, (k + 1) * 65_536));
    cipher.final();
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length + 16);
    return Buffer.concat([length, body, cipher.getAuthTag()]);
  });
  const file = Buffer.concat([known.subarray(0, 38), ...parts]);
  equal(
    createHash('sha256').update(file).digest('hex'),
    'c73bbcbcda863a78c62d79420c5826fe08885e10cca28672ef98af086e1d68c3',
  );
  deepEqual(await open(file), plain);
});

test('the file: opened by its key alone, whole or not at all, at every length', async () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]) {
    const plain = randomBytes(length);
    const locked = await whole(encryptFile(testKeys, Readable.from([plain])));
    deepEqual(await whole(decryptFile(testKeys, Readable.from([locked]))), plain, `${length}`);
    await rejects(
      whole(decryptFile(keysOf([randomBytes(32)]), Readable.from([locked]))),
      DecryptionError,
    );
    for (const cut of [1, 20, 65_556])
      if (cut < locked.length)
        await rejects(
          whole(decryptFile(testKeys, Readable.from([locked.subarray(0, -cut)]))),
          DecryptionError,
          `${length} without ${cut}`,
        );
    const changed = Buffer.from(locked);
    changed[changed.length - 1]! ^= 1;
    await rejects(whole(decryptFile(testKeys, Readable.from([changed]))), DecryptionError);
  }
  const two = await whole(encryptFile(testKeys, Readable.from([Buffer.alloc(131_072)])));
  const [head, piece] = [38, 65_536 + 20];
  await rejects(
    whole(
      decryptFile(
        testKeys,
        Readable.from([
          Buffer.concat([
            two.subarray(0, head),
            two.subarray(head + piece),
            two.subarray(head, head + piece),
          ]),
        ]),
      ),
    ),
    DecryptionError,
    'pieces swapped',
  );
  await rejects(
    whole(
      decryptFile(
        testKeys,
        Readable.from([Buffer.from('PK\x03\x04 something else, long enough to be a head')]),
      ),
    ),
    DecryptionError,
  );
});

test('restored: every table as it was, people sign in, texts open, the audit log is whole, and no mail goes out until somebody says so', async () => {
  equal(
    /kanarie|demo@|Lindenhof/i.test(copy.toString('latin1')),
    false,
    'nothing to read in the file',
  );
  const { databaseName, owner } = await emptyDatabase();
  const { tables, rows, applied } = await restoreBackup(owner, testKeys, Readable.from([copy]));
  ok(tables > 120 && rows > 3000, `${tables} tables, ${rows} rows`);
  deepEqual(applied, []);
  const database = openDatabase(
    { socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database: databaseName },
    { keys: testKeys, connections: 3 },
  );
  try {
    const server = await buildServer({ database, now, log: false });
    const mentor = await visit({ ...world, database, owner, server }, 'network.mentor');
    equal((await mentor.get('/o/ledarnatverket/mentorships')).status, 200);
    for (const { id } of await database.beforeTenant(null, (tx) =>
      tx.selectFrom('organisation').select('id').execute(),
    )) {
      const people = await database.inTenant({ organisation: id, person: null }, 'read', (tx) =>
        tx.selectFrom('membership').select('person_id').where('role', '=', 'mentor').execute(),
      );
      for (const { person_id: person } of people) {
        const place = { organisation: id, person, today: '2026-11-22' };
        deepEqual(
          (await database.inTenant(place, 'read', (tx) => readTexts(tx))).sort(),
          (await world.database.inTenant(place, 'read', (tx) => readTexts(tx))).sort(),
        );
      }
      equal(
        (
          await database.inTenant({ organisation: id, person: null }, 'read', (tx) =>
            verifyAuditLog(tx),
          )
        ).brokenAt,
        null,
      );
    }
    // Walls, keys and triggers stand again.
    const shape = async (client: Client) =>
      (
        await client.query(
          `select relname as n, relrowsecurity as a, relforcerowsecurity as b from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' union all select conrelid::regclass || '.' || conname, convalidated, contype = 'f' from pg_constraint where connamespace = 'public'::regnamespace union all select tgname, tgenabled = 'O', true from pg_trigger where not tgisinternal order by 1`,
        )
      ).rows;
    deepEqual(await shape(owner), await shape(world.owner));
    const mailer = startMailer({ database, server: 'smtp://127.0.0.1:1', from: 'x <x@localhost>' });
    const waiting = async () =>
      (
        await owner.query(
          `select set_config('app.organisation', id::text, false), (select count(*)::int from letter where sent_at is null and tries > 0) as n from organisation`,
        )
      ).rows.reduce((sum, { n }) => sum + (n as number), 0);
    equal(await mailer.carry(), 0);
    equal(await waiting(), 0, 'no letter was even tried');
    equal(await database.beforeTenant(null, resumeMail), true);
    equal(await database.beforeTenant(null, resumeMail), false);
    equal(await database.beforeTenant(null, isRestoredCopy), false);
    await mailer.stop();
    await server.close();
  } finally {
    await database.end();
    await owner.end();
  }
});

test('RE-17: who was erased after a copy was made is erased in it too, with what ran there; once is enough', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mentorium-erased-'));
  const file = join(folder, 'erased.jsonl');
  const { organisation, ids } = pair;
  const today = '2026-11-22';
  equal(await keepErased(world.database, file), 0);
  equal(readFileSync(file, 'utf8'), '', 'an empty list says that nobody was');
  const person = async (client: Client) => {
    await client.query(`set app.organisation = '${organisation}'`);
    return client.query(
      `select given_name, family_name, email, erased_on::text from person where id = $1`,
      [ids.mentor],
    );
  };
  const { family_name: name, email } = (await person(world.owner)).rows[0] as {
    family_name: string;
    email: string;
  };
  await world.database.inTenant(
    { organisation, person: null, today, purpose: 'erase' },
    'write',
    (tx) => eraseRows(tx, { organisation, person: ids.mentor, today }),
  );
  equal(await keepErased(world.database, file), 1);
  equal(await keepErased(world.database, file), 0, 'a file that only grows by what is new');
  equal(readFileSync(file, 'utf8').includes(name), false);
  appendFileSync(
    file,
    `${JSON.stringify({ organisation: crypto.randomUUID(), person: ids.mentee, on: today })}\n{"organisation":"cut o`,
  );

  const { databaseName, owner } = await emptyDatabase();
  await restoreBackup(owner, testKeys, Readable.from([copy]));
  const database = openDatabase(
    { socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database: databaseName },
    { keys: testKeys, connections: 2 },
  );
  try {
    equal(
      ((await person(owner)).rows[0] as { family_name: string }).family_name,
      name,
      'there again',
    );
    deepEqual((await readErased(file)).length, 2);
    deepEqual(await eraseAgain(database, await readErased(file), today), { erased: 1, failed: [] });
    deepEqual(await eraseAgain(database, await readErased(file), today), { erased: 0, failed: [] });
    const after = (await person(owner)).rows[0] as { family_name: string; erased_on: string };
    deepEqual([after.family_name, after.erased_on], ['–', today]);
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from mentorship_member x left join closure c on c.mentorship_id = x.mentorship_id where x.person_id = $1 and coalesce(x.last_day, '${today}') >= '${today}' and c.mentorship_id is null`,
      [ids.mentor],
    );
    equal(rows[0]!.n, 0, 'nothing runs any more');
    equal(
      (await owner.query(`select left_on from person where id = $1`, [ids.mentee])).rows[0]!
        .left_on,
      null,
      'others stay',
    );
    await owner.query(`select set_config('app.purpose', 'backup', false)`);
    for (const { t, c } of (
      await owner.query<{ t: string; c: string }>(
        `select table_name as t, column_name as c from information_schema.columns where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`,
      )
    ).rows)
      equal(
        (
          await owner.query(
            `select count(*)::int as n from "${t}" where "${c}"::text ilike '%' || $1 || '%'`,
            [email],
          )
        ).rows[0]!.n,
        0,
        `${t}.${c}`,
      );
    equal(
      ((await owner.query('select count(*)::int as n from person')).rows[0] as { n: number }).n >
        500,
      true,
      'everything was looked at',
    );
  } finally {
    await database.end();
    await owner.end();
    rmSync(folder, { recursive: true });
  }
});

test('the list of who was erased: named, found beside the copy, or left out on purpose', () => {
  const here = import.meta.filename;
  equal(findErased('none', [here]), 'none');
  equal(findErased('/nowhere/erased.jsonl', [here]), 'missing');
  deepEqual(findErased(here, []), { file: here });
  deepEqual(findErased(null, ['/nowhere/erased.jsonl', here]), { file: here });
  equal(findErased(null, ['/nowhere/erased.jsonl']), null);
});

test('refused, with nothing changed: a database that is in use, a file of another key, one that was cut off or changed', async () => {
  await rejects(restoreBackup(world.owner, testKeys, Readable.from([copy])), NotEmpty);
  const { owner } = await emptyDatabase();
  const isEmpty = async () =>
    (await owner.query(`select set_config('app.scope', 'sign-in', false)`)) &&
    (
      await owner.query(
        `select to_regclass('organisation') is null or not exists (select from pg_stat_user_tables where relname = 'organisation' and n_live_tup > 0) as empty`,
      )
    ).rows[0]!.empty;
  const bad = Buffer.from(copy);
  bad[Math.floor(bad.length / 2)]! ^= 1;
  for (const [file, keys] of [
    [copy, keysOf([randomBytes(32)])],
    [copy.subarray(0, copy.length - 100), testKeys],
    [bad, testKeys],
    [Buffer.from('something else'), testKeys],
  ] as const) {
    await rejects(
      restoreBackup(owner, keys, Readable.from([file])),
      (error: Error) => error instanceof DecryptionError || error instanceof Differs,
    );
    ok(await isEmpty());
  }
  await restoreBackup(owner, testKeys, Readable.from([copy]));
  await owner.end();
});
