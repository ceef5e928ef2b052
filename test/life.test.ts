/**
 * The life of the processes: servers that share a database, a database that dies, clients that hold
 * on, starts that were cut off.
 */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../src/platform/project.ts';
import { openDatabase } from '../src/platform/database.ts';
import { startCluster } from '../src/platform/embedded.ts';
import { defaultDataFolder, temporaryFolder } from '../src/platform/embedded-system.ts';
import { archiveSettings, claimArchive, copyBase } from '../src/platform/log-archive.ts';
import { buildServer } from '../src/app/server.ts';
import { extent } from './support/extent.ts';
import { now, openWorld, testKeys, type World } from './support/world.ts';

const isRoot = process.getuid?.() === 0;
const firstPort = 41_000 + (process.pid % 9000);
const children: ChildProcess[] = [];
let folder: string;
let data: string;

before(() => {
  folder = temporaryFolder('mentorium-life');
  data = join(folder, 'data');
});
after(async () => {
  for (const child of children) if (isRunning(child)) await end(child, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

type Started = { child: ChildProcess; address: string; said: () => string };

/** As `npm start` does; returns at once. */
function launch(
  port: number,
  { project = root, env = {} }: { project?: string; env?: Record<string, string> } = {},
): Started {
  const environment: Record<string, string | undefined> = {
    ...process.env,
    ...(project === root ? { MENTORIUM_DATA: data } : {}),
    MENTORIUM_DEMO: 'off',
    PORT: String(port),
    ...env,
  };
  delete environment.NODE_TEST_CONTEXT;
  const child = spawn(process.execPath, [join(project, 'bin/start.mjs')], {
    cwd: project,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk) => (said += String(chunk)));
  return { child, address: `http://127.0.0.1:${port}`, said: () => said };
}

async function start(...args: Parameters<typeof launch>): Promise<Started> {
  const started = launch(...args);
  await until(() => {
    ok(isRunning(started.child), `it ended: ${started.said()}`);
    return started.said().includes('Stop with Ctrl-C');
  });
  return started;
}

/** Waits for what comes by itself, four minutes at most: a busy machine is no fault. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 240_000; waited += 25) {
    if (await isSo()) return;
    await sleep(25);
  }
  ok(false, `it did not come to: ${isSo}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return gone;
}

const readiness = async (address: string): Promise<string> =>
  fetch(`${address}/ready`).then(
    async (reply) => `${reply.status} ${((await reply.json()) as { status: string }).status}`,
    () => 'no answer',
  );
const databasePid = (of = data): number =>
  Number(readFileSync(join(of, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
const isAlive = (pid: number) => spawnSync('kill', ['-0', String(pid)]).status === 0;
const command = (...args: string[]) =>
  spawnSync(join(root, 'bin/mentorium'), args, {
    encoding: 'utf8',
    env: { ...process.env, MENTORIUM_DATA: data, LANG: 'C' },
  });

test('OP-1: servers and commands on one data folder share its database, which ends with the last of them, whoever started it', async () => {
  const first = await start(firstPort);
  const database = databasePid();
  const second = await start(firstPort + 1);
  equal(databasePid(), database);
  equal(await end(second.child, 'SIGTERM'), 0);
  equal(await readiness(first.address), '200 ready');
  const third = await start(firstPort + 1);
  equal(await end(first.child, 'SIGTERM'), 0);
  equal(await readiness(third.address), '200 ready');
  const verified = command('audit-log', 'verify');
  equal(verified.status, 0, verified.stderr);
  equal(await readiness(third.address), '200 ready');
  // A port that is taken ends a start, not the database of whoever has it.
  const late = launch(firstPort + 1);
  await until(() => !isRunning(late.child));
  match(late.said(), /Port \d+ is taken/);
  equal(await readiness(third.address), '200 ready');
  equal(databasePid(), database);
  equal(await end(third.child, 'SIGTERM'), 0);
  await until(() => !isAlive(database));
});

test('OP-1: what a killed server left running is joined, and stopped by the next that ends', async () => {
  const first = await start(firstPort);
  const database = databasePid();
  const server = childOf(first.child.pid!);
  process.kill(server, 'SIGKILL');
  await until(() => !isRunning(first.child));
  ok(isAlive(database));
  equal(command('audit-log', 'verify').status, 0);
  await until(() => !isAlive(database));
});

/** The process that serves, below the one that was started. */
function childOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' });
  const lines = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return lines.find(([, parent]) => parent === pid)![0]!;
}

test('OP-2: a database that dies is started again and it is said; meanwhile nobody waits; where it cannot be, the process ends with an error', async () => {
  const { child, address, said } = await start(firstPort, { env: { METRICS_TOKEN: 'a token' } });
  const answers = new Map<string, number>();
  const work = { isOver: false };
  let slowest = 0;
  const asking = (async () => {
    while (!work.isOver)
      for (const path of ['/sign-in', '/o/school/people']) {
        const began = performance.now();
        const reply = await fetch(address + path, {
          redirect: 'manual',
          headers: { cookie: `session=${'x'.repeat(40)}` },
        });
        await reply.text();
        slowest = Math.max(slowest, performance.now() - began);
        const key = String(reply.status);
        answers.set(key, (answers.get(key) ?? 0) + 1);
      }
  })();
  for (let death = 1; death <= 2; death++) {
    const database = databasePid();
    process.kill(database, 'SIGKILL'); // the database of this test, by the id in its own folder
    await until(() => said().includes(`started again, for the ${death}. time`));
    ok(databasePid() !== database);
    await until(async () => (await readiness(address)) === '200 ready');
  }
  work.isOver = true;
  await asking;
  deepEqual(
    [...answers.keys()].filter((status) => !['200', '303', '503'].includes(status)),
    [],
  );
  ok(slowest < 10_000, `the slowest answer took ${Math.round(slowest)} ms`);
  const metrics = await fetch(`${address}/metrics`, {
    headers: { authorization: 'Bearer a token' },
  });
  match(await metrics.text(), /^mentorium_database_starts 2$/m);
  const control = join(data, 'cluster/global/pg_control');
  renameSync(control, join(folder, 'pg_control'));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  process.kill(databasePid(), 'SIGKILL');
  equal(await ended, 1);
  match(said(), /cannot be started again[^]*pg_control/);
  renameSync(join(folder, 'pg_control'), control);
});

test('OP-3: SIGTERM ends within ten seconds, with half-sent forms, idle connections and a download that nobody takes', async () => {
  const { child, address } = await start(firstPort);
  const port = Number(new URL(address).port);
  const held = await Promise.all([
    ...[0, 1, 2].map(() =>
      talk(
        port,
        'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nab',
      ),
    ),
    talk(port, 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    talk(port, 'GET /sign-in HTTP/1.1\r\nHost:'),
    talk(port, 'GET /assets/atkinson-400.woff2 HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(200)),
  ]);
  held.at(-1)!.pause();
  await sleep(200);
  const began = performance.now();
  equal(await end(child, 'SIGTERM'), 0);
  const ms = performance.now() - began;
  ok(ms < 10_000, `it took ${Math.round(ms)} ms`);
  for (const socket of held) socket.destroy();
});

async function talk(port: number, words: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  socket.write(words);
  return socket;
}

test('OP-3: a connection on which nothing moves is closed; one that sends slowly gets its answer', async () => {
  const world: World = await openWorld('schema_template');
  const server = await buildServer({
    database: world.database,
    now,
    log: false,
    patience: { headers: 1500, request: 6000, silence: 1500 },
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  const head = (length: number) =>
    `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n\r\n`;
  const lifeOf = async (words: string, drip: number): Promise<{ ms: number; heard: string }> => {
    const began = performance.now();
    const socket = await talk(port, words);
    let heard = '';
    socket.on('data', (chunk) => (heard += String(chunk)));
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    for (let k = 0; k < drip && !socket.destroyed; k++) {
      await sleep(400);
      socket.write('x');
    }
    await closed;
    return { ms: performance.now() - began, heard };
  };
  const [silent, unfinished, slow, endless] = await Promise.all([
    lifeOf(`${head(100)}ab`, 0),
    lifeOf('GET /sign-in HTTP/1.1\r\nHost:', 0),
    lifeOf(head(8), 8),
    lifeOf(head(1000), 60),
  ]);
  ok(silent.ms < 5000, `half a form stayed for ${silent.ms} ms`);
  ok(unfinished.ms < 5000, `half a head stayed for ${unfinished.ms} ms`);
  match(slow.heard, /^HTTP\/1\.1 403/);
  ok(endless.ms < 15_000, `a form that never ends stayed for ${endless.ms} ms`);
  await server.close();
  await world.close();
});

test('OP-6: ready means that something can be written: not on a full disk, and again when there is room', async (t) => {
  const place = join(folder, 'small disk');
  mkdirSync(place);
  const isMounted =
    isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'none', place]).status === 0;
  if (!isMounted) return t.skip('a small disk can be made by root alone');
  const cluster = await startCluster(join(place, 'data'));
  const database = openDatabase(
    { socketFolder: cluster.socketFolder, database: 'mentorium' },
    { keys: testKeys, connections: 2 },
  );
  const server = await buildServer({ database, now, log: false });
  const status = async () => {
    const { statusCode, body } = await server.inject('/ready');
    return `${statusCode} ${(JSON.parse(body) as { status: string }).status}`;
  };
  try {
    equal(await status(), '200 ready');
    spawnSync('sh', ['-c', 'cat /dev/zero > "$1"', 'sh', join(place, 'filler')]);
    await until(async () => (await status()) === '503 no writing');
    rmSync(join(place, 'filler'));
    await until(async () => (await status()) === '200 ready');
  } finally {
    await server.close();
    await database.end();
    await cluster.stop();
    spawnSync('umount', [place]);
  }
});

test('OP-9: copies of the files are made while the process answers, on the disk, one at a time', async () => {
  const home = join(folder, 'copied');
  const size = extent(80, 200) * 1024 * 1024;
  const archive = join(folder, 'archive');
  const cluster = await startCluster(home, () => {}, {
    settings: archiveSettings(archive),
    claim: (files, owner) => claimArchive(archive, files, owner),
  });
  try {
    writeFileSync(join(cluster.data, 'base', 'large'), Buffer.alloc(size, 1));
    const began = performance.eventLoopUtilization();
    const names = await Promise.all([copyBase(cluster, archive), copyBase(cluster, archive)]);
    const { utilization } = performance.eventLoopUtilization(began);
    equal(names.filter(Boolean).length, 1);
    equal(statSync(join(archive, 'base', names.find(Boolean)!, 'base', 'large')).size, size);
    // Of the time, however busy the machine is: a copy that everybody waits for would take all of
    // it.
    ok(utilization < 0.6, `the process did nothing else for ${Math.round(utilization * 100)} %`);
  } finally {
    await cluster.stop();
  }
});

test('OP-7: it starts for root in a closed folder with a long name and spaces, also after a first start that was killed, and leaves nothing half made', async (t) => {
  if (!isRoot) return t.skip('root alone has folders that the user of the database cannot enter');
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const project = join(closed, `a folder with spaces ${'x'.repeat(130)}`, 'mentorium');
  for (const name of ['bin', 'src', 'db', 'templates', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(project, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const away = defaultDataFolder(project);
  t.after(() => rmSync(away, { recursive: true, force: true }));
  equal(dirname(away), '/var/lib/mentorium');
  const killed = launch(firstPort, { project, env: { MENTORIUM_DATA: '' } });
  await until(() => killed.said().includes('Preparing the database'));
  process.kill(childOf(killed.child.pid!), 'SIGKILL');
  await until(() => !isRunning(killed.child));
  // Cut off while the programs were copied, too; and what an earlier version left: a copy whose
  // links lead into the closed folder.
  const [copy] = readdirSync(away).filter((name) => /^postgresql-[^/]*$/.test(name));
  const library = readdirSync(join(away, copy!, 'lib')).find((name) =>
    /^libpq\.so\.\d+$/.test(name),
  )!;
  rmSync(join(away, copy!, 'lib', library));
  symlinkSync(join(project, 'node_modules', library), join(away, copy!, 'lib', library));
  mkdirSync(join(away, `${copy}.new-cut-off`));
  mkdirSync(join(away, 'postgresql'));
  const began = performance.now();
  const { child, address } = await start(firstPort, { project, env: { MENTORIUM_DATA: '' } });
  t.diagnostic(`started in ${Math.round(performance.now() - began)} ms`);
  equal(await readiness(address), '200 ready');
  ok(!existsSync(join(project, 'data')));
  deepEqual(
    readdirSync(away).filter(
      (name) =>
        ![
          'cluster',
          'database.log',
          'keys',
          'socket',
          copy,
          'anchors.jsonl',
          'erased.jsonl',
          'server.json',
        ].includes(name),
    ),
    [],
  );
  equal(statSync(join(away, 'keys')).mode & 0o777, 0o600);
  // OP-8: the user as whom PostgreSQL runs may be the user of other programs: it is nobody in the
  // database.
  const { uid, gid } = statSync(join(away, 'cluster'));
  const asked = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import pg from ${JSON.stringify(join(root, 'node_modules/pg/esm/index.mjs'))};
       process.setgroups([]); process.setgid(${gid}); process.setuid(${uid});
       for (const user of ['mentorium_owner', 'mentorium_desk']) {
         const client = new pg.Client({ host: ${JSON.stringify(join(away, 'socket'))}, database: 'mentorium', user });
         await client.connect().then(() => console.log('let in'), (error) => console.log(error.code));
         await client.end().catch(() => {});
       }`,
    ],
    { encoding: 'utf8' },
  );
  equal(asked.stdout, '28000\n28000\n', asked.stderr);
  equal(await end(child, 'SIGTERM'), 0);
});

test('OP-7: a database that is there goes on being found, and a fault says what was tried', async (t) => {
  const project = join(folder, 'closed', 'earlier');
  mkdirSync(join(project, 'data', 'cluster'), { recursive: true });
  equal(defaultDataFolder(project), join(project, 'data'));
  if (!isRoot) return t.skip('root alone has folders that the user of the database cannot enter');
  const { child, said } = launch(firstPort, { env: { MENTORIUM_DATA: join(project, 'data') } });
  await until(() => !isRunning(child));
  equal(child.exitCode, 1);
  match(said(), /cannot enter \S*\/closed on the way to the data in \S*earlier\/data/);
  ok(!said().includes('    at '), 'a sentence, not where in the code');
});

test('OP-7: a folder for the socket that somebody else made in the temporary folder is left to them', async (t) => {
  if (!isRoot) return t.skip('root alone can make files of somebody else');
  const home = join(folder, 'deep'.repeat(30));
  const first = await startCluster(home);
  const usual = first.socketFolder;
  match(usual, /^\/tmp\/mentorium-/);
  await first.stop();
  rmSync(usual, { recursive: true, force: true });
  symlinkSync(folder, usual);
  const before = statSync(folder);
  const second = await startCluster(home);
  ok(second.socketFolder !== usual);
  deepEqual([statSync(folder).uid, statSync(folder).mode], [before.uid, before.mode]);
  await second.stop();
  rmSync(usual);
  ok(!existsSync(second.socketFolder), 'what nobody needs is taken away');
});

test('OP-11: files of another major version of PostgreSQL are refused in a sentence, and not touched', async () => {
  const home = temporaryFolder('mentorium-other-major');
  const data = join(home, 'cluster');
  mkdirSync(data);
  writeFileSync(join(data, 'PG_VERSION'), '17\n');
  await rejects(
    startCluster(home),
    (error: Error) =>
      error.name === 'StartFault' &&
      /is of PostgreSQL 17, and the one that comes along is \d+.*bin\/mentorium backup FILE/.test(
        error.message,
      ),
  );
  deepEqual(readdirSync(data), ['PG_VERSION']);
  rmSync(home, { recursive: true });
});
