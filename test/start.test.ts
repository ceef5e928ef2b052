import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../src/platform/project.ts';
import { readWorkbook } from '../src/core/reader/spreadsheet.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { extent } from './support/extent.ts';
import { program } from './support/program.ts';

const port = 20_000 + (process.pid % 20_000);
const address = `http://127.0.0.1:${port}`;
let folder: string;
let running: ChildProcess | null = null;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mentorium-start-'));
});
after(async () => {
  if (running) await stop(running, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts as `npm start` does and waits until the address is printed. */
async function start(): Promise<{ child: ChildProcess; said: string; ms: number }> {
  const began = performance.now();
  const environment = {
    ...process.env,
    MENTORIUM_DATA: folder,
    PORT: String(port),
  };
  delete (environment as Record<string, string>).NODE_TEST_CONTEXT;
  const child = spawn(process.execPath, program('src/app/main.ts'), {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk) => (said += String(chunk)));
  for (let waited = 0; waited < 240_000; waited += 20) {
    if (said.includes('Stop with Ctrl-C')) return { child, said, ms: performance.now() - began };
    if (child.exitCode !== null) break;
    await sleep(20);
  }
  throw new Error(`it did not start: ${said}`);
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
  running = null;
}

function databasePid(): number {
  return Number(readFileSync(join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

function isAlive(pid: number): boolean {
  return spawnSync('kill', ['-0', String(pid)]).status === 0;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Signs in over the network; returns what a later request needs. */
async function signIn(): Promise<{ cookie: string; mentorship: string; token: string }> {
  const signInPage = await fetch(`${address}/sign-in`);
  const browserCookie = signInPage.headers.getSetCookie()[0]!.split(';')[0]!;
  const token = /name="token" value="([^"]+)"/.exec(await signInPage.text())![1]!;
  const signedIn = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...form, cookie: browserCookie },
    body: new URLSearchParams({
      token,
      email: 'network.mentee.demo@mentorium.example',
      password: demoPassword,
    }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .find((line) => line.startsWith('session='))!
    .split(';')[0]!;
  const list = await (
    await fetch(`${address}/o/ledarnatverket/mentorships`, { headers: { cookie } })
  ).text();
  const mentorship = /href="(\/o\/ledarnatverket\/mentorships\/[0-9a-f-]{36})"/.exec(list)?.[1];
  if (!mentorship)
    throw new Error(`no mentorship on the page: ${list.replace(/<[^>]+>/g, ' ').slice(0, 600)}`);
  const page = await (await fetch(address + mentorship, { headers: { cookie } })).text();
  return { cookie, mentorship, token: /name="token" value="([^"]+)"/.exec(page)![1]! };
}

test('starts, loads the demo once, starts again, and stops all that it started', async () => {
  const first = await start();
  match(first.said, /Loading the demo/);
  match(first.said, /network\.coordinator\.demo@mentorium\.example/);
  const database = databasePid();
  await stop(first.child, 'SIGINT');
  // Ended, but perhaps not yet taken off the list of processes by the system.
  for (let tries = 0; isAlive(database) && tries < 40; tries++) await sleep(50);
  equal(isAlive(database), false);
  const second = await start();
  equal(/Loading the demo/.test(second.said), false);
  equal(((await (await fetch(`${address}/ready`)).json()) as { status: string }).status, 'ready');
  await stop(second.child, 'SIGTERM');
});

test('killed again and again in the middle of acknowledged writes: nothing lost, nothing doubled, it starts again', async () => {
  const acknowledged: string[] = [];
  const rounds = extent(2, 10);
  for (let round = 0; round < rounds; round++) {
    const { child } = await start();
    const { cookie, mentorship, token } = await signIn();
    const writers = [0, 1, 2].map(async (writer) => {
      for (let i = 0; i < 200; i++) {
        const goal = `round ${round} writer ${writer} goal ${i}.`;
        const reply = await fetch(`${address}${mentorship}/goals`, {
          method: 'POST',
          redirect: 'manual',
          headers: { ...form, cookie },
          body: new URLSearchParams({ token, goal }),
        }).catch(() => null);
        if (reply?.status !== 303) return;
        acknowledged.push(goal);
      }
    });
    // Killed when some have been acknowledged, at another moment of the next each time.
    const enough = acknowledged.length + 4;
    for (let waited = 0; acknowledged.length < enough && waited < 30_000; waited += 5)
      await sleep(5);
    await sleep(round * 5);
    if (round % 2 === 1) process.kill(databasePid(), 'SIGKILL'); // the database of this test, by the id in its own folder
    await stop(child, 'SIGKILL');
    await Promise.all(writers);
  }
  const { child } = await start();
  const { cookie, mentorship } = await signIn();
  const page = await (await fetch(address + mentorship, { headers: { cookie } })).text();
  const stored = [...page.matchAll(/<span>(round \d+ writer \d+ goal \d+\.)<\/span>/g)].map(
    ([, goal]) => goal!,
  );
  ok(acknowledged.length > rounds * 3, `${acknowledged.length} writes were acknowledged`);
  deepEqual(
    acknowledged.filter((goal) => !stored.includes(goal)),
    [],
  );
  equal(new Set(stored).size, stored.length);
  await stop(child, 'SIGTERM');
});

test('the command line: help in three languages, JSON alone on standard output, honest exit codes', () => {
  const call = (...args: string[]) =>
    spawnSync(join(root, 'bin/mentorium'), args, {
      encoding: 'utf8',
      cwd: tmpdir(),
      env: { ...process.env, LANG: 'C' },
    });
  match(call('--help').stdout, /read a competence profile/);
  match(call('--help', '--lang', 'nl').stdout, /een competentieprofiel lezen/);
  match(call('--lang=sv', '--help').stdout, /läs en kompetensprofil/);
  const read = call(
    'profile',
    'read',
    join(root, 'test/fixtures/profiles/en-enterprise.md'),
    '--json',
  );
  deepEqual(
    [read.status, (JSON.parse(read.stdout) as { language: string }).language, read.stderr],
    [0, 'en', ''],
  );
  const several = call(
    'profile',
    'read',
    join(root, 'test/fixtures/profiles/en-enterprise.md'),
    join(root, 'package.json'),
    '--json',
  );
  deepEqual(
    [
      several.status,
      several.stdout
        .trim()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line) as object)[0]),
    ],
    [1, ['file', 'file']],
  );
  deepEqual(
    [
      call('nonsense').status,
      call('profile', 'read').status,
      call('profile', 'read', 'absent.txt').status,
      call().status,
    ],
    [2, 2, 1, 2],
  );
  const file = join(folder, 'instances.json');
  writeFileSync(
    file,
    JSON.stringify({
      format: 'matching-lex-1',
      instances: [
        {
          id: 'a',
          menteeCount: 2,
          capacity: [1, 1],
          edges: [
            [0, 0, 5],
            [0, 1, 4],
            [1, 0, 3],
          ],
        },
        { id: 'b', menteeCount: 1, capacity: [1], edges: [[0, 3, 1]] },
      ],
    }),
  );
  const solved = call('match', file, '--json');
  const { results } = JSON.parse(solved.stdout) as {
    results: { id: string; cardinality?: number; totalScore?: number; error?: string }[];
  };
  deepEqual(
    [solved.status, results[0]!.cardinality, results[0]!.totalScore, results[1]!.error],
    [0, 2, 7, 'malformed'],
  );
  const answer = join(folder, 'results.json');
  writeFileSync(answer, solved.stdout);
  deepEqual(
    (
      JSON.parse(call('match', 'verify', file, answer).stdout) as {
        results: { verified: boolean }[];
      }
    ).results.map((result) => result.verified),
    [true, false],
  );
  const list = join(folder, 'people.csv');
  writeFileSync(
    list,
    'naam;rol;e-mail\nNoor Bos;mentor;noor@river.example\nDaan Vos;mentor;daan@\n',
  );
  const roster = call('roster', 'check', list, '--json');
  deepEqual(
    [
      roster.status,
      (JSON.parse(roster.stdout) as { refused: { line: number }[] }).refused.map(
        (entry) => entry.line,
      ),
    ],
    [1, [3]],
  );
});

test('matching on the command line: spreadsheets with reasons, binary instances, faults in words', async () => {
  const call = (...args: string[]) =>
    spawnSync(join(root, 'bin/mentorium'), args, {
      encoding: 'utf8',
      cwd: tmpdir(),
      env: { ...process.env, LANG: 'C' },
    });
  const examples = join(root, 'examples/matching');
  const sheet = join(folder, 'result.xlsx');
  const matched = call(
    'match',
    join(examples, 'mentors.csv'),
    join(examples, 'mentees.csv'),
    '--policy',
    join(examples, 'policy.json'),
    '--out',
    sheet,
    '--lang',
    'nl',
  );
  deepEqual([matched.status, matched.stdout], [0, '']);
  match(matched.stderr, /4 koppels, 1 niet geplaatst/);
  const sheets = await readWorkbook(readFileSync(sheet));
  deepEqual(
    sheets.map(({ name, rows }) => [name, rows.length]),
    [
      ['Koppels', 5],
      ['Niet geplaatst', 2],
      ['Samenvatting', 11],
    ],
  );
  match(sheets[0]!.rows[2]!.join(' '), /David Ek Anna Berg \d+ kan helpen met conflict/);
  writeFileSync(join(folder, 'policy.json'), '{"weights":{"shoes":1}}');
  const refused = call(
    'match',
    join(examples, 'mentors.csv'),
    join(examples, 'mentees.csv'),
    '--policy',
    join(folder, 'policy.json'),
  );
  equal(refused.status, 1);
  match(refused.stderr, /weighs something unknown, "shoes"/);
  const binary = join(folder, 'one.bin');
  writeFileSync(binary, Buffer.from(Int32Array.of(2, 1, 2, 1, 0, 1, 2, 0, 0, 5, 9).buffer));
  const large = JSON.parse(
    call('match', binary, '--out', join(folder, 'out.bin')).stdout,
  ) as Record<string, unknown>;
  deepEqual([large.cardinality, large.totalScore, large.certified], [1, 9, true]);
  deepEqual(
    [...new Int32Array(new Uint8Array(readFileSync(join(folder, 'out.bin'))).buffer)],
    [-1, 0],
  );
  writeFileSync(binary, Buffer.from(Int32Array.of(2, 1, 2, 1, 0, 1, 2, 0, 3, 5, 9).buffer));
  match(call('match', binary).stdout, /names mentor 3, who does not exist/);
});
