/**
 * The PostgreSQL that comes with the packages: one cluster in one folder, reached through a unix
 * socket only.
 *
 * Operating-system users are mapped to the two database roles (owner, database) by peer
 * authentication; nobody can sign in as superuser. A cluster is made in a new folder and renamed
 * when complete, so a start that was cut off leaves nothing half made.
 *
 * Several processes may share a cluster. Each holds a session of its own open for as long as it
 * needs it (the hold); the last one that leaves stops the server, whoever started it. A process
 * that is killed loses its session with its life, so there is no list that could be wrong. The same
 * session tells at once when the server has died.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  linkSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StartFault } from './command.ts';
import {
  asServer,
  findBinaries,
  giveFiles,
  keepSocketFolder,
  leaveSocketFolder,
  prepareHome,
  prepareSocketFolder,
  serverUser,
  type Progress,
  type ServerUser,
} from './embedded-system.ts';
import { syncFolder } from './files.ts';

export type Cluster = {
  /** Folder of the unix socket: the `host` for a client. */
  socketFolder: string;
  /** Folder of its files, and as whom it runs when that is somebody else. */
  data: string;
  owner: Owner;
  /** Starts the server again whenever it has died. Tells each time, and once when it cannot be. */
  watch: (told: { again: () => void; lost: (reason: Error) => void }) => void;
  /**
   * Lets go: the last one stops the server. Fast shutdown; after ten seconds an immediate one.
   * Never SIGKILL.
   */
  stop: () => Promise<void>;
};

export type Owner = { uid: number; gid: number } | null;

/** What a cluster is started for. */
export type Keeping = {
  /** Of the server, besides ours. */
  settings: Record<string, string>;
  /** What is done about the log of changes before it starts. */
  claim?: (data: string, owner: ServerUser) => void;
};

/** For a cluster that is thrown away: nothing of it has to be there after the current has gone. */
export const throwAway: Keeping = {
  settings: {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '256MB',
    min_wal_size: '32MB',
    checkpoint_timeout: '1h',
    io_method: 'sync',
  },
};

/** All that a start needs to know. */
type Site = {
  home: string;
  data: string;
  socketFolder: string;
  binaries: string;
  user: ServerUser;
  settings: Record<string, string>;
};

/**
 * Starts the cluster in `folder` (made when missing) or joins those who use the one that runs
 * there. Waits at most two minutes.
 */
export async function startCluster(
  folder: string,
  progress: Progress = () => {},
  keeping: Keeping | null = null,
): Promise<Cluster> {
  const home = resolve(folder);
  const data = join(home, 'cluster');
  const user = serverUser(data, progress);
  prepareHome(home, user);
  return withLock(home, async () => {
    const binaries = findBinaries(home, user);
    if (!existsSync(data)) {
      progress('Preparing the database (a few seconds, only once) ...');
      initialise(home, data, binaries, user);
    }
    const isRunning = livingServer(data) !== null;
    refuseOtherMajor(data, binaries, user);
    if (!isRunning) giveFiles(data, user);
    const socketFolder = isRunning ? socketOf(data) : prepareSocketFolder(home, user);
    keeping?.claim?.(data, user);
    if (keeping?.claim && !isRunning) allowCopies(home, data, binaries, user);
    const site = { home, data, socketFolder, binaries, user, settings: keeping?.settings ?? {} };
    return clusterOf(site, await reach(site));
  });
}

/** Files of another major version are never started with, and never changed (decision 21). */
function refuseOtherMajor(data: string, binaries: string, user: ServerUser): void {
  const files = readIfThere(join(data, 'PG_VERSION'))?.trim();
  const { stdout } = spawnSync(
    join(binaries, 'bin', 'postgres'),
    ['--version'],
    asServer(user, data),
  );
  const program = /(\d+)/.exec(String(stdout))?.[1];
  if (files === undefined || program === undefined || files === program) return;
  throw new StartFault(
    `The data in ${data} is of PostgreSQL ${files}, and the one that comes along is ${program}: it cannot read it, and nothing was changed. Start the earlier version of Mentorium once more and make a copy (bin/mentorium backup FILE); then, with this version, restore it into an empty folder (MENTORIUM_DATA=/elsewhere bin/mentorium restore FILE).`,
  );
}

/**
 * A cluster in a new folder, filled with files by somebody, that comes to itself by what it is
 * told; null when it does not get there. Waits at most ten minutes.
 */
export async function recoverCluster(
  folder: string,
  {
    fill,
    settings,
  }: {
    fill: (data: string, owner: Owner) => Promise<void>;
    settings: Record<string, string>;
  },
): Promise<Cluster | null> {
  const home = resolve(folder);
  const data = join(home, 'cluster');
  const user = serverUser(null);
  prepareHome(home, user);
  const binaries = findBinaries(home, user);
  const socketFolder = prepareSocketFolder(home, user);
  await fill(data, user);
  writeAccess(data, user);
  const site = { home, data, socketFolder, binaries, user, settings };
  const server = launch(site);
  for (let waited = 0; waited < 600_000; waited += 50) {
    if (hasEnded(server)) return null;
    if (pidFile(data)?.[7]?.trim() === 'ready' && !existsSync(join(data, 'recovery.signal')))
      return clusterOf(site, await hold(site));
    await sleep(50);
  }
  await stopServer(data);
  return null;
}

/** Whether a cluster was made in `folder` before. */
export const hasCluster = (folder: string): boolean => existsSync(join(resolve(folder), 'cluster'));

function clusterOf(site: Site, first: Client): Cluster {
  let held = first;
  let isOver = false;
  const { socketFolder, data, user: owner } = site;
  let reachedAt = performance.now();
  const watch: Cluster['watch'] = ({ again, lost }) => {
    const revive = async () => {
      // One that dies as soon as it stands is not started without a pause.
      if (performance.now() - reachedAt < 1000) await sleep(1000);
      await withLock(site.home, async () => {
        if (isOver) return;
        if (livingServer(site.data) === null) keepSocketFolder(site.socketFolder, site.user);
        held = await reach(site, () => isOver);
        if (site.socketFolder !== socketFolder)
          throw new StartFault(
            `It was started by somebody else with its socket in ${site.socketFolder}, not in ${socketFolder}.`,
          );
      });
      if (isOver) return void held.end().catch(() => {});
      reachedAt = performance.now();
      again();
      listen();
    };
    const onEnd = () => {
      if (!isOver) revive().catch((error: Error) => !isOver && lost(error));
    };
    const listen = () => (ended.has(held) ? onEnd() : held.once('end', onEnd));
    listen();
  };
  const stop = async () => {
    isOver = true;
    // What waits for its answer keeps the process alive.
    (held as Idle).ref();
    await withLock(site.home, async () => {
      const isAlone = await countOthers(held)
        .catch(async () => countOthers((held = await hold(site, 5))))
        .then(
          (others) => others === 0,
          // Without an answer nothing is known of the others.
          () => false,
        );
      await held.end().catch(() => {});
      if (isAlone) await stopServer(site.data);
      if (isAlone) leaveSocketFolder(site.socketFolder);
    });
  };
  return { socketFolder, data, owner, watch, stop };
}

/**
 * The hold on a server that runs; started when there is none, and once more when it ends just then.
 */
async function reach(site: Site, isOver = () => false): Promise<Client> {
  for (let tries = 0; ; tries++) {
    await untilReady(site, isOver);
    // Where it really is: whoever started it may have found the usual place taken.
    site.socketFolder = socketOf(site.data) || site.socketFolder;
    try {
      return await hold(site);
    } catch (error) {
      if (isOver() || tries >= 5 || livingServer(site.data) !== null) throw error;
    }
  }
}

const holder = 'mentorium holds';

/** Those that are gone already when somebody begins to watch. */
const ended = new WeakSet<Client>();

/** What the types of the package do not know. */
type Idle = Client & { ref: () => void; unref: () => void };

/** In a database without tables, where it is in nobody's way; it keeps no process alive. */
async function hold({ home, socketFolder, data }: Site, most = 50): Promise<Client> {
  for (let tries = 0; ; tries++) {
    const client = new Client({
      host: socketFolder,
      user: 'mentorium_owner',
      database: 'postgres',
      application_name: holder,
      connectionTimeoutMillis: 10_000,
    });
    client.on('error', () => {});
    client.once('end', () => ended.add(client));
    try {
      await client.connect();
      (client as Idle).unref();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      const { code, message } = error as Error & { code?: string };
      if (code === '28000')
        throw new StartFault(
          `The database in ${home} runs already, for another user of this machine, and does not let ${userInfo().username} in. Do this as the user who started it; its files belong to uid ${statSync(data).uid}.`,
          { cause: error },
        );
      if (tries >= most || livingServer(data) === null)
        throw new StartFault(
          `The database in ${home} runs and cannot be reached (${message}). Its log is ${logOf(home)}.`,
          { cause: error },
        );
      await sleep(200);
    }
  }
}

async function countOthers(held: Client): Promise<number> {
  const { rows } = await held.query<{ n: number }>(
    'select count(*)::int as n from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
    [holder],
  );
  return rows[0]!.n;
}

const logOf = (home: string): string => join(home, 'database.log');
const hasEnded = (server: ChildProcess): boolean =>
  server.exitCode !== null || server.signalCode !== null || server.pid === undefined;

function initialise(home: string, data: string, binaries: string, user: ServerUser): void {
  // What an earlier start left half made; one that was killed may still be writing to it, so this
  // one has a name of its own.
  for (const name of readdirSync(home).filter((one) => /^(?:cluster|postgresql-.*)\.new/.test(one)))
    rmSync(join(home, name), { recursive: true, force: true });
  const fresh = mkdtempSync(`${data}.new-`);
  if (user) chownSync(fresh, user.uid, user.gid);
  const initdb = spawnSync(
    join(binaries, 'bin', 'initdb'),
    [
      '-D',
      fresh,
      '-U',
      'mentorium_none',
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--auth-local=peer',
      '--auth-host=reject',
      '--data-checksums',
      '--no-instructions',
    ],
    asServer(user, home),
  );
  if (initdb.status !== 0)
    throw new StartFault(
      `The database could not be made in ${data}. Tried: ${join(binaries, 'bin', 'initdb')} as ${user?.name ?? userInfo().username}, which ended with ${initdb.error?.message ?? initdb.signal ?? initdb.status} and said: ${lastLines(String(initdb.stderr ?? ''))}`,
    );
  const roles = [
    'create role mentorium_owner login createdb',
    'create role mentorium_desk login',
    'alter role mentorium_none nologin',
    'create database mentorium owner mentorium_owner',
  ];
  const single = spawnSync(
    join(binaries, 'bin', 'postgres'),
    ['--single', '-D', fresh, 'postgres'],
    { ...asServer(user, home), input: `${roles.join('\n')}\n` },
  );
  if (single.status !== 0 || /ERROR/.test(String(single.stderr)))
    throw new StartFault(`The database roles could not be made: ${String(single.stderr)}`);
  renameSync(fresh, data);
  syncFolder(home);
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-5).join('\n');

/**
 * The owner of the tables may copy the files of the cluster while it runs; nobody else may. Only of
 * a cluster that does not run.
 */
function allowCopies(home: string, data: string, binaries: string, user: ServerUser): void {
  const may =
    'grant execute on function pg_backup_start(text, boolean), pg_backup_stop(boolean) to mentorium_owner\n';
  const single = spawnSync(
    join(binaries, 'bin', 'postgres'),
    ['--single', '-D', data, 'postgres'],
    { ...asServer(user, home), input: may },
  );
  if (single.status !== 0 || /ERROR/.test(String(single.stderr)))
    throw new StartFault(`Copies of the files could not be allowed: ${String(single.stderr)}`);
}

/**
 * Who of the operating system may be which role: whoever runs Mentorium, and not the user as whom
 * PostgreSQL runs for root, who may be the user of other programs too. Written at every start, so
 * that a changed user name does not lock anybody out.
 */
function writeAccess(data: string, user: ServerUser): void {
  const lines = ['mentorium_owner', 'mentorium_desk'].map(
    (role) => `mentorium "${userInfo().username}" ${role}`,
  );
  writeFileSync(join(data, 'pg_ident.conf'), `${lines.join('\n')}\n`);
  writeFileSync(
    join(data, 'pg_hba.conf'),
    'local all mentorium_owner,mentorium_desk peer map=mentorium\n',
  );
  if (user)
    for (const file of ['pg_ident.conf', 'pg_hba.conf'])
      chownSync(join(data, file), user.uid, user.gid);
}

/** Its output goes to the log of the database. */
function launch({
  home,
  data,
  socketFolder,
  binaries,
  user,
  settings: others,
}: Site): ChildProcess {
  const log = openSync(logOf(home), 'a', 0o600);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...others,
  };
  const args = [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  const server = spawn(join(binaries, 'bin', 'postgres'), args, {
    ...asServer(user, home),
    detached: true,
    stdio: ['ignore', log, log],
  });
  server.on('error', () => {}); // seen by what it leaves: no process
  server.unref();
  closeSync(log);
  return server;
}

/**
 * What the next one may say while processes of a killed one still hold its memory; they end by
 * themselves.
 */
const passing = /pre-existing shared memory block|lock file "[^"]+" already exists/;

/** One that somebody stops while it starts has refused nothing. */
const stoppedByOthers = /received (?:immediate|fast|smart) shutdown request/;

/** Waits for a living server, starting one when there is none. */
async function untilReady(site: Site, isOver = () => false): Promise<void> {
  const { home, data } = site;
  let server: ChildProcess | null = null;
  let refusals = 0;
  let from = 0;
  for (let waited = 0; waited < 120_000 && !isOver(); waited += 20) {
    if (livingServer(data) !== null) {
      if (pidFile(data)?.[7]?.trim() === 'ready') return;
    } else if (server === null || hasEnded(server)) {
      if (server !== null) {
        const said = readLog(home, from);
        const isStopped = server.signalCode !== null || stoppedByOthers.test(said);
        if (!isStopped && !passing.test(said) && ++refusals >= 3)
          throw new StartFault(
            `The database in ${data} does not start. Tried three times: ${join(site.binaries, 'bin', 'postgres')} as ${site.user?.name ?? userInfo().username}. It said: ${lastLines(said)}`,
          );
        await sleep(200);
      }
      from = existsSync(logOf(home)) ? statSync(logOf(home)).size : 0;
      writeAccess(data, site.user);
      server = launch(site);
    }
    await sleep(20);
  }
  if (isOver()) return;
  throw new StartFault(
    `The database did not get ready within two minutes. Its log is ${logOf(home)}; it ends with: ${lastLines(readLog(home, from))}`,
  );
}

/** The log from a place on, at most its last 64 kB. */
function readLog(home: string, from: number): string {
  const log = openSync(logOf(home), 'r');
  try {
    const { size } = fstatSync(log);
    const start = Math.max(from, size - 65_536);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    readSync(log, bytes, 0, bytes.length, start);
    return bytes.toString();
  } finally {
    closeSync(log);
  }
}

function pidFile(data: string): string[] | null {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

const socketOf = (data: string): string => pidFile(data)?.[4] ?? '';

/**
 * Process id of the server on this data folder, or null. A process that does not name the folder is
 * never taken for it.
 */
function livingServer(data: string): number | null {
  const pid = Number(pidFile(data)?.[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return commandLine(pid).includes(data) ? pid : null;
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return process.platform === 'linux'
      ? ''
      : String(spawnSync('ps', ['-o', 'args=', '-p', String(pid)]).stdout);
  }
}

async function stopServer(data: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    for (let waited = 0; waited < 10_000; waited += 50) {
      const pid = livingServer(data);
      if (pid === null) return;
      if (waited === 0) process.kill(pid, signal);
      await sleep(50);
    }
  }
}

/**
 * One start or end at a time. The lock comes into being with its content, the id of a process and
 * when that began (an id is given again after a restart); one whose process is gone is taken over
 * by whoever moves it away first.
 */
async function withLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const lock = join(home, 'starting.lock');
  const own = `${lock}.${process.pid}`;
  const mine = `${process.pid} ${beginOf(process.pid)}`;
  for (let waited = 0; ; waited += 50) {
    writeFileSync(own, mine, { mode: 0o600 });
    try {
      linkSync(own, lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(own, { force: true });
    }
    const holder = readIfThere(lock);
    if (holder !== null && !isHeld(holder)) {
      moveAway(lock, `${lock}.${process.pid}.old`, holder);
      continue;
    }
    if (waited > 120_000)
      throw new StartFault(
        `Another start (process ${holder?.split(' ')[0]}) has held ${lock} for two minutes. Remove the file if that process has nothing to do with Mentorium.`,
      );
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Somebody may have taken the lock since it was read: then it goes back. */
function moveAway(lock: string, aside: string, dead: string): void {
  try {
    renameSync(lock, aside);
    if (readFileSync(aside, 'utf8') !== dead) linkSync(aside, lock);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code!)) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function isHeld(holder: string): boolean {
  const [pid, began = ''] = holder.split(' ');
  return isAlive(Number(pid)) && (began === '' || beginOf(Number(pid)) === began);
}

/**
 * When a process began, by the clock of the system (proc(5), field 22); empty where that cannot be
 * seen.
 */
function beginOf(pid: number): string {
  const line = readIfThere(`/proc/${pid}/stat`);
  return line?.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
