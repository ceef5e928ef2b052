/**
 * People at work: each follows links of the page before them, writes now and then, and thinks in
 * between; some sign in with a password. The server and its PostgreSQL run as `npm start` runs
 * them, in processes of their own, on the same cores as the people. `npm run bench load [people]
 * [minutes] [seconds between two pages]`, 200, 10 and 3 when nothing is said.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { root } from '../src/platform/project.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { insertSession } from '../src/features/accounts/session.store.ts';
import { demoAddress } from '../src/app/demo/demo.ts';
import { openDatabase, ownerConfig, type Database } from '../src/platform/database.ts';
import { startCluster } from '../src/platform/embedded.ts';
import { temporaryFolder } from '../src/platform/embedded-system.ts';
import { readKeys } from '../src/platform/keys.ts';
import { program } from '../test/support/program.ts';

const people = Number(process.argv[2] ?? 200);
const minutes = Number(process.argv[3] ?? 10);
const think = Number(process.argv[4] ?? 3);
const port = 3187;
const token = 'load';
const data = temporaryFolder('mentorium-load');

const server = spawn(process.execPath, program('src/app/main.ts'), {
  cwd: root,
  env: {
    ...process.env,
    MENTORIUM_DATA: data,
    PORT: String(port),
    DATABASE_URL: '',
    METRICS_TOKEN: token,
  },
  stdio: ['ignore', 'ignore', 'pipe'],
});
const ready = Promise.withResolvers<void>();
server.stderr.on('data', (text) => String(text).includes('runs at') && ready.resolve());
server.on('exit', () => ready.reject(new Error('the server did not start')));

type Person = { place: string; jar: string; roles: string[] };
type Answer = { kind: string; ms: number; at: number; status: number };
const answers: Answer[] = [];

/**
 * Everybody gets an account and a session, half in each organisation: all who work there, then
 * pupils and guardians.
 */
async function gather(database: Database, owner: Client): Promise<Person[]> {
  await owner.query(`set app.scope = 'sign-in'`);
  const { rows: places } = await owner.query<{ id: string; slug: string }>(
    'select id, slug from organisation order by slug',
  );
  const found: Person[] = [];
  for (const [k, { id, slug }] of places.entries()) {
    await owner.query(`set app.organisation = '${id}'`);
    const { rows } = await owner.query<{ id: string; account_id: string | null; roles: string[] }>(
      `select p.id, p.account_id, array_agg(distinct m.role) as roles from person p join membership m on m.person_id = p.id
       where p.left_on is null and m.first_day <= current_date and (m.last_day is null or m.last_day >= current_date) group by p.id, p.account_id
       order by array_agg(m.role) <@ array['mentee', 'guardian'], md5(p.id::text)`,
    );
    const share = Math.floor(people / places.length) + (k < people % places.length ? 1 : 0);
    for (const row of rows.slice(0, share)) {
      let account = row.account_id;
      if (!account) {
        account = (
          await owner.query<{ id: string }>(
            'insert into account (email) values ($1) returning id',
            [`${row.id}@load.example`],
          )
        ).rows[0]!.id;
        await owner.query('update person set account_id = $1 where id = $2', [account, row.id]);
      }
      const token = await database.beforeTenant(null, (tx) =>
        insertSession(tx, { account, device: 'load', method: 'passkey', hasSecondFactor: true }),
      );
      found.push({ place: `/o/${slug}`, jar: `session=${token}`, roles: row.roles });
    }
  }
  return found;
}

async function ask(
  kind: string,
  path: string,
  jar: string,
  fields?: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const from = performance.now();
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
    ...(fields
      ? {
          method: 'POST',
          headers: { cookie: jar, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(fields).toString(),
        }
      : { headers: { cookie: jar } }),
  }).then(
    async (answer) => ({ status: answer.status, text: await answer.text() }),
    () => ({ status: 0, text: '' }),
  );
  answers.push({ kind, ms: performance.now() - from, at: performance.now(), status: reply.status });
  return reply;
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

async function work({ place, jar, roles }: Person, until: number): Promise<void> {
  const mayWrite = roles.includes('mentor') || roles.includes('mentee');
  await sleep(Math.random() * 30_000); // a server that has just started, and everybody within half a minute
  let page = { status: 0, text: '' };
  while (performance.now() < until) {
    const written = /name="token" value="([^"]+)"/.exec(page.text)?.[1];
    const links = [...page.text.matchAll(/href="([^"#]+)"/g)]
      .map(([, path]) => path!.replaceAll('&amp;', '&'))
      .filter(
        (path) => path.startsWith(`${place}/`) && !/\/(file|print|all|credential)(\?|$)/.test(path),
      );
    const what = Math.random();
    if (what < 0.1 && written && mayWrite)
      await ask('write', `${place}/actions`, jar, {
        token: written,
        body: `A line that somebody writes, ${Math.random()}`,
      });
    else if (what < 0.102) await signIn();
    else
      page =
        links.length > 0 && what < 0.85
          ? await ask('page', pick(links), jar)
          : await ask('page', place, jar);
    if (page.status !== 200) page = { status: 0, text: '' };
    await sleep(-Math.log(1 - Math.random()) * think * 1000);
  }
}

/** With a password: what costs most of the processor. */
async function signIn(): Promise<void> {
  const reply = await fetch(`http://127.0.0.1:${port}/sign-in`);
  const door = /browser=([^;]+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const proof = /name="token" value="([^"]+)"/.exec(await reply.text())?.[1] ?? '';
  const name = pick([
    'school.mentor',
    'network.mentor',
    'network.mentee',
    'school.counsellor',
  ] as const);
  await ask('sign-in', '/sign-in', `browser=${door}`, {
    token: proof,
    email: demoAddress(name),
    password: demoPassword,
  });
}

/** What the server says of itself. */
async function routes(): Promise<{ route: string; count: number; sum: number }[]> {
  const text = await (
    await fetch(`http://127.0.0.1:${port}/metrics`, {
      headers: { authorization: `Bearer ${token}` },
    })
  ).text();
  const found = new Map<string, { route: string; count: number; sum: number }>();
  for (const [, what, method, path, value] of text.matchAll(
    /^mentorium_request_seconds_(sum|count)\{method="(\w+)",route="([^"]*)",status="\d+"\} (\S+)$/gm,
  )) {
    const route = `${method} ${path}`;
    const line = found.get(route) ?? { route, count: 0, sum: 0 };
    line[what as 'sum' | 'count'] += Number(value);
    found.set(route, line);
  }
  return [...found.values()].toSorted((a, b) => b.sum - a.sum);
}

const memory = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const at = (list: number[], share: number): number =>
  list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * share)] ?? 0;
const tell = (list: Answer[]) =>
  `${list.length} answers, median ${at(
    list.map(({ ms }) => ms),
    0.5,
  ).toFixed(0)}, p95 ${at(
    list.map(({ ms }) => ms),
    0.95,
  ).toFixed(0)}, p99 ${at(
    list.map(({ ms }) => ms),
    0.99,
  ).toFixed(0)} ms, slowest ${at(
    list.map(({ ms }) => ms),
    1,
  ).toFixed(0)} ms`;
const failed = (list: Answer[]) =>
  list.filter(({ status }) => status === 0 || status >= 500 || status === 429).length;

try {
  await ready.promise;
  const address = { socketFolder: (await startCluster(data)).socketFolder, database: 'mentorium' };
  const database = openDatabase(address, {
    keys: readKeys(process.env.MENTORIUM_KEYS, join(data, 'keys')),
    connections: 1,
  });
  const owner = new Client(ownerConfig(address));
  await owner.connect();
  const everybody = await gather(database, owner);
  await owner.end();
  await database.end();
  console.log(
    `${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}; ${everybody.length} people, ${think} s between two pages, ${minutes} min`,
  );
  const began = performance.now();
  const until = began + minutes * 60_000;
  const all = Promise.all(everybody.map((person) => work(person, until)));
  for (let minute = 1; minute <= minutes; minute++) {
    const from = performance.now();
    await sleep(Math.max(0, began + minute * 60_000 - performance.now()));
    const now = answers.filter((answer) => answer.at >= from);
    console.log(
      `minute ${String(minute).padStart(2)}: ${tell(now)}; ${failed(now)} failed; server ${memory(server.pid!).toFixed(0)} MB`,
    );
  }
  await all;
  for (const [kind, list] of Map.groupBy(answers, (answer) => answer.kind))
    console.log(`${kind}: ${tell(list)}; ${failed(list)} failed`);
  console.log(
    `all: ${tell(answers)}; ${failed(answers)} failed; ${[...Map.groupBy(answers, ({ status }) => status)].map(([status, list]) => `${status} ${list.length}`).join(', ')}`,
  );
  console.log('by route, the longest in all:');
  for (const { route, count, sum } of (await routes()).slice(0, 12))
    console.log(`  ${route}: ${count} x ${((sum / count) * 1000).toFixed(0)} ms`);
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}
