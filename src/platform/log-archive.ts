/**
 * Back to any moment, for the PostgreSQL that comes along (continuous archiving, PostgreSQL manual,
 * chapter 25): its log is kept segment by segment in a folder, beside copies of all its files; from
 * the newest copy before a moment the log is played up to that moment, in another folder, while the
 * first database goes on.
 *
 * Shape of the folder: `cluster` (whose log it is), `log/<segment>.gz` (16 MiB each, an idle one
 * some 20 kB), and `base/<moment of its end>/` with the files. A segment is closed after a minute,
 * so at most a minute is lost with the disk. What is sealed stays sealed; names and dates are
 * readable, as in the data folder: keep it where that may lie.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import {
  copyFile,
  lchown,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { giveFiles, type ServerUser } from './embedded-system.ts';
import { sync, syncAll } from './files.ts';
import { recoverCluster, type Cluster } from './embedded.ts';

/** Another database wrote into this folder. */
export class OtherCluster extends Error {}
/** No copy is older than the moment, or the log does not reach it. */
export class NoWayBack extends Error {
  readonly why: 'no-base' | 'log-ends';
  constructor(why: NoWayBack['why']) {
    super(why);
    this.why = why;
  }
}

const shell = (path: string): string => `'${path.replace(/'/g, `'\\''`).replace(/%/g, '%%')}'`;

/**
 * What the server is started with. A segment is whole under its name, or not there: it is renamed
 * when it is on the disk.
 */
export function archiveSettings(archive: string): Record<string, string> {
  const folder = join(resolve(archive), 'log');
  const [part, whole] = [`${shell(folder)}/%f.part`, `${shell(folder)}/%f.gz`];
  return {
    archive_mode: 'on',
    archive_timeout: '60',
    archive_command: `gzip -c "%p" > ${part} && sync ${part} && mv ${part} ${whole}`,
  };
}

/**
 * Makes the folder, or refuses one into which another database writes. `data`: the folder of the
 * cluster's files; `owner`: as whom it runs.
 */
export function claimArchive(archive: string, data: string, owner: ServerUser): void {
  const home = resolve(archive);
  for (const folder of [home, join(home, 'log'), join(home, 'base')]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    giveFiles(folder, owner);
  }
  const mine = identifierOf(data);
  const mark = join(home, 'cluster');
  if (!existsSync(mark)) writeFileSync(mark, `${mine}\n`, { mode: 0o600 });
  else if (readFileSync(mark, 'utf8').trim() !== mine)
    throw new OtherCluster(
      `Another database keeps its log in ${home}. Set MENTORIUM_LOG_ARCHIVE to a folder of its own.`,
    );
}

/** A number that a cluster gets when it is made: the first eight bytes of its control file. */
const identifierOf = (data: string): string =>
  readFileSync(join(data, 'global', 'pg_control'))
    .readBigUInt64LE(0)
    .toString();

/**
 * What is not part of a copy (PostgreSQL manual, 25.3.4): it belongs to the running server, or
 * comes from the log.
 */
const left = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'pg_internal.init',
  'recovery.signal',
  'standby.signal',
  'backup_label',
  'tablespace_map',
]);
const emptied = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

/** The name of a copy: the moment at which it was whole, in a form that sorts. */
const nameOf = (at: Date): string => at.toISOString().replaceAll(':', '-');
const momentOf = (name: string): number =>
  Date.parse(name.replace(/T(\d\d)-(\d\d)-(\d\d)/, 'T$1:$2:$3'));

export const listBases = (archive: string): string[] =>
  existsSync(join(archive, 'base'))
    ? readdirSync(join(archive, 'base'))
        .filter((name) => name.endsWith('Z'))
        .sort()
    : [];

/** The number of the lock under which one copy at a time is made, by whichever process. */
const oneCopy = 52_001;

/**
 * Copies all files of a running cluster while people work. Reads and writes as much as the cluster
 * is large; locks nothing, in PostgreSQL or in this process. Returns the name of the copy, which is
 * on the disk; null while another one is being made.
 */
export async function copyBase(
  cluster: Pick<Cluster, 'socketFolder' | 'data' | 'owner'>,
  archive: string,
): Promise<string | null> {
  const fresh = join(resolve(archive), 'base', 'new');
  // In a database without tables: whoever copies files sees none of them.
  const session = new Client({
    host: cluster.socketFolder,
    user: 'mentorium_owner',
    database: 'postgres',
  });
  session.on('error', () => {}); // the statement that waits fails by itself
  await session.connect();
  try {
    const { rows } = await session.query<{ mine: boolean }>(
      'select pg_try_advisory_lock($1) as mine',
      [oneCopy],
    );
    if (!rows[0]!.mine) return null;
    await rm(fresh, { recursive: true, force: true });
    await session.query(`select pg_backup_start('mentorium', true)`);
    const isOnDisk = await copyFiles(cluster.data, fresh, {
      owner: cluster.owner,
      leave: left,
      empty: emptied,
    });
    const { label } = (
      await session.query<{ label: string }>('select labelfile as label from pg_backup_stop(true)')
    ).rows[0]!;
    await writeFile(join(fresh, 'backup_label'), label, { flag: 'as' });
    if (!isOnDisk) await syncAll(fresh);
    const at = (await session.query<{ at: Date }>('select clock_timestamp() as at')).rows[0]!.at;
    const name = nameOf(at);
    await rename(fresh, join(resolve(archive), 'base', name));
    await sync(join(resolve(archive), 'base'));
    return name;
  } finally {
    await session.end();
  }
}

type Copying = { owner: Cluster['owner']; leave?: Set<string>; empty?: Set<string> };

/**
 * Whether it is on the disk when it returns. A file that goes while others are copied is left out:
 * the log says what became of it.
 */
async function copyFiles(
  from: string,
  to: string,
  { owner, leave = new Set(), empty = new Set() }: Copying,
): Promise<boolean> {
  let isOnDisk = true;
  await mkdir(to, { mode: 0o700 });
  for (const name of await readdir(from)) {
    if (leave.has(name) || name.startsWith('pgsql_tmp')) continue;
    const [source, target] = [join(from, name), join(to, name)];
    try {
      const found = await lstat(source);
      if (found.isDirectory()) {
        if (empty.has(name)) await mkdir(target, { mode: 0o700 });
        else
          isOnDisk =
            (await copyFiles(source, target, { owner, leave: new Set(['pg_internal.init']) })) &&
            isOnDisk;
      } else if (found.isSymbolicLink()) await symlink(await readlink(source), target);
      else if (found.isFile()) {
        await copyFile(source, target);
        isOnDisk = (await sync(target)) && isOnDisk;
      } else continue;
      if (owner) await lchown(target, owner.uid, owner.gid);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  if (owner) await lchown(to, owner.uid, owner.gid);
  return (await sync(to)) && isOnDisk;
}

/**
 * A cluster in `home` (a new folder) as it was at a moment, started and open to changes. `living`:
 * the folder of the files of the database whose log it is, if it is still there: the last minutes
 * may not be in the archive yet. Throws `NoWayBack`.
 */
export async function goBack(
  archive: string,
  { at, home, living }: { at: Date; home: string; living: string | null },
): Promise<Cluster> {
  const base = listBases(archive).findLast((name) => momentOf(name) <= at.getTime());
  if (!base) throw new NoWayBack('no-base');
  const segments = shell(join(resolve(archive), 'log'));
  const near = living ? ` || cp ${shell(join(living, 'pg_wal'))}/"%f" "%p"` : '';
  const cluster = await recoverCluster(home, {
    fill: async (data, owner) => {
      await copyFiles(join(resolve(archive), 'base', base), data, { owner });
      await writeFile(join(data, 'recovery.signal'), '');
    },
    settings: {
      restore_command: `{ test -f ${segments}/"%f".gz && gzip -dc ${segments}/"%f".gz > "%p"; }${near}`,
      recovery_target_time: at.toISOString().replace('T', ' ').replace('Z', '+00'),
      recovery_target_action: 'promote',
      recovery_target_timeline: 'latest',
    },
  });
  if (cluster) return cluster;
  const log = join(resolve(home), 'database.log');
  if (/before configured recovery target was reached/.test(await readFile(log, 'utf8')))
    throw new NoWayBack('log-ends');
  throw new Error(`The database did not come back. Its log is ${log}.`);
}

/** So many copies stay, with the log since the oldest. */
const keptBases = 14;

/**
 * A new copy; what is older than those that are kept goes. Returns the name of the new one; null
 * while another one is being made.
 */
export async function keepBase(
  cluster: Parameters<typeof copyBase>[0],
  archive: string,
): Promise<string | null> {
  const name = await copyBase(cluster, archive);
  if (name) await trimArchive(archive, keptBases);
  return name;
}

/** Copies beyond the newest so many go, and the log before the oldest that stays. */
async function trimArchive(archive: string, keep: number): Promise<void> {
  const bases = listBases(archive);
  for (const name of bases.slice(0, -keep))
    await rm(join(archive, 'base', name), { recursive: true, force: true });
  const oldest = bases.slice(-keep)[0];
  if (!oldest) return;
  // "START WAL LOCATION: 0/2000028 (file 000000010000000000000002)": the first eight digits are the
  // timeline.
  const first = /\(file ([0-9A-F]{24})\)/
    .exec(await readFile(join(archive, 'base', oldest, 'backup_label'), 'utf8'))![1]!
    .slice(8);
  const old = (await readdir(join(archive, 'log'))).filter(
    (name) => /^[0-9A-F]{24}/.test(name) && name.slice(8, 24) < first,
  );
  for (const name of old) await rm(join(archive, 'log', name), { force: true });
}
