/**
 * Check 75: what was confided is unreadable without the master key, in its own row alone, and
 * survives a change of keys that is killed.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase, selectRows, type Database, type ReadTx } from '../src/platform/database.ts';
import { keysOf } from '../src/platform/keys.ts';
import { keyFor, decrypted, encrypted } from '../src/platform/encryption.ts';
import { testMaster } from '../test/support/world.ts';
import { plural, type Check, type Stage } from './check.ts';
import { program } from '../test/support/program.ts';

const notes = 100_000;
const canary = (k: number) =>
  `kanarie ${k} ${createHash('sha256').update(String(k)).digest('hex')}`;

type Place = { organisation: string; mentorship: string; person: string };

export const sealedTexts: Check = {
  number: 75,
  name: 'notes are unreadable without the master key, open in their own row alone, and survive a change of keys that is killed',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const place = await fill(stage);
    const dumped = await search(stage, 'kanarie');
    if (dumped.found > 0) faults.push(`a copy of the database shows ${dumped.found} texts`);
    const swaps = await swap(stage, place);
    if (swaps.opened > 0) faults.push(`${swaps.opened} texts opened in another row`);
    const newer = randomBytes(32);
    const kills = await rotateAndKill(stage, newer);
    const database = openDatabase(
      { socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database: stage.databaseName },
      { keys: keysOf([newer]), connections: 2 },
    );
    const lost = await countLost(database, place).finally(() => database.end());
    if (lost > 0) faults.push(`${lost} texts are lost`);
    if (kills < 5) faults.push(`killed ${kills} times only`);
    return {
      tried: `${plural(notes, 'notes')}, ${plural(dumped.columns, 'columns')}, ${plural(swaps.tried, 'swaps')}, killed ${kills} times`,
      figure: `${dumped.found} readable, ${swaps.opened} opened elsewhere, ${lost} lost under the new key alone`,
      faults,
    };
  },
  mutation: {
    name: 'one text lies as it was written',
    break: async ({ owner }) => {
      await owner.query(`set app.scope = 'sign-in'`);
      for (const { id } of (await owner.query<{ id: string }>('select id from organisation')).rows)
        await owner.query(`alter table signal_text drop constraint if exists signal_text_is_sealed; set app.organisation = '${id}'; set app.purpose = 'keys';
          insert into signal_text (organisation_id, signal_id, author_id, body) select organisation_id, id, owner_id, 'kanarie'::bytea from signal where not exists (select from signal_text t where t.signal_id = signal.id) limit 1`);
    },
  },
};

async function fill({ database, owner }: Stage): Promise<Place> {
  await owner.query(`set app.scope = 'sign-in'`);
  const { id: organisation } = (
    await owner.query<{ id: string }>(`select id from organisation where slug = 'lindenhof'`)
  ).rows[0]!;
  await owner.query(`set app.organisation = '${organisation}'`);
  const { mentorship_id: mentorship, person_id: person } = (
    await owner.query<{ mentorship_id: string; person_id: string }>(
      `select mentorship_id, person_id from mentorship_member where part = 'mentor' order by 1 limit 1`,
    )
  ).rows[0]!;
  for (let from = 0; from < notes; from += 2000)
    await database.inTenant({ organisation, person }, 'write', async (tx) => {
      const key = await keyFor(tx, organisation, mentorship);
      const rows = Array.from({ length: 2000 }, (_, k) => {
        const id = crypto.randomUUID();
        return {
          organisation_id: organisation,
          id,
          mentorship_id: mentorship,
          author_id: person,
          note_class: 'private' as const,
          key_id: key.id,
          body: key.seal('confided_text.body', id, canary(from + k)),
        };
      });
      await tx.insertInto('confided_text').values(rows).execute();
    });
  return { organisation, mentorship, person };
}

/**
 * Every column of every table, as somebody reads it who has all of the database and nothing else.
 */
async function search({ owner }: Stage, word: string): Promise<{ columns: number; found: number }> {
  await owner.query(`set app.purpose = 'keys'`);
  const { rows } = await owner.query<{ t: string; c: string; b: boolean }>(
    `select table_name as t, column_name as c, data_type = 'bytea' as b from information_schema.columns where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY', 'bytea')`,
  );
  let found = 0;
  for (const { t, c, b } of rows)
    found += (
      await owner.query<{ n: number }>(
        `select count(*)::int as n from "${t}" where ${b ? `position('${word}'::bytea in "${c}") > 0` : `"${c}"::text like '%${word}%'`}`,
      )
    ).rows[0]!.n;
  await owner.query(`set app.purpose = ''`);
  return { columns: rows.length, found };
}

const read = (tx: ReadTx, { mentorship }: Place) =>
  tx
    .selectFrom('confided_text as t')
    .select(['t.id', encrypted('confided_text.body', 't').as('text')])
    .where('t.mentorship_id', '=', mentorship);

/**
 * As somebody who may write to the database: the text of one row put into another, of the same key
 * and of another one.
 */
async function swap(
  { database, owner }: Stage,
  place: Place,
): Promise<{ tried: number; opened: number }> {
  let [tried, count] = [0, 0];
  const rows = await database.inTenant(place, 'read', (tx) => read(tx, place).limit(200).execute());
  await owner.query(`set app.purpose = 'keys'`);
  for (let k = 0; k + 1 < rows.length; k += 2) {
    const [a, b] = [rows[k]!.id, rows[k + 1]!.id];
    const { body } = (
      await owner.query<{ body: Buffer }>('select body from confided_text where id = $1', [b])
    ).rows[0]!;
    await owner.query(
      'update confided_text set body = (select body from confided_text where id = $2) where id = $1',
      [b, a],
    );
    tried++;
    await database
      .inTenant(place, 'read', async (tx) =>
        decrypted(tx, await read(tx, place).where('t.id', '=', b).execute(), 'text'),
      )
      .then(
        () => count++,
        () => {},
      );
    await owner.query('update confided_text set body = $2 where id = $1', [b, body]);
  }
  await owner.query(`set app.purpose = ''`);
  return { tried, opened: count };
}

/**
 * A change of keys in a process of its own, killed at a random moment again and again until it has
 * had the time to end.
 */
async function rotateAndKill({ databaseName }: Stage, newer: Buffer): Promise<number> {
  const environment = {
    ...process.env,
    MENTORIUM_KEYS: [newer, testMaster].map((key) => key.toString('base64')).join(','),
  };
  for (let kills = 0; ; kills++) {
    const child = spawn(process.execPath, [...program('checks/rotate.ts'), databaseName], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    const ended = new Promise<number | null>((resolve) =>
      child.on('exit', (code) => resolve(code)),
    );
    const wait =
      kills < 8 ? sleep(900 + 120 * kills).then(() => child.kill('SIGKILL')) : Promise.resolve();
    await Promise.race([wait, ended]);
    const code = await ended;
    if (code === 0) return kills;
    if (code !== null) throw new Error(`the command ended with ${code}: ${said}`);
  }
}

async function countLost(database: Database, place: Place): Promise<number> {
  const expected = new Set(Array.from({ length: notes }, (_, k) => canary(k)));
  await database.inTenant(place, 'read', async (tx) => {
    for (let last: string | null = null; ;) {
      let query = read(tx, place).orderBy('t.id').limit(5000);
      if (last !== null) query = query.where('t.id', '>', last);
      const rows: { id: string; text: string }[] = await decrypted(
        tx,
        await query.execute(),
        'text',
      );
      for (const { text } of rows) expected.delete(text);
      if (rows.length === 0) return;
      last = rows.at(-1)!.id;
    }
  });
  const rows = await database.inTenant(place, 'read', (tx) =>
    selectRows(tx, sql<{ n: number }>`select count(*)::int as n from data_key where is_retired`),
  );
  return expected.size + rows[0]!.n;
}
