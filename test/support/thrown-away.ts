/**
 * The database on which a run of tests or checks stands, and which goes with it: one cluster, with
 * the templates from which each test clones its own.
 *
 * To fill them takes longer than most tests. So what came of it is kept in `dist/`, named by the
 * sources from which it was made, and a run for which nothing of them has changed unpacks it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster, throwAway, type Cluster } from '../../src/platform/embedded.ts';
import { temporaryFolder } from '../../src/platform/embedded-system.ts';
import { root } from '../../src/platform/project.ts';

/** As many archives are kept: branches are left and come back to. */
const kept = 3;

export type ThrownAway = { cluster: Cluster; folder: string; end: () => Promise<void> };

export async function startThrownAway(name: string): Promise<ThrownAway> {
  const folder = temporaryFolder(name, [...inMemory(), tmpdir(), '/tmp', '/var/tmp']);
  let cluster: Cluster | null = null;
  let ending: Promise<void> | null = null;
  const end = () =>
    (ending ??= (async () => {
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    })());
  // Whoever stops a run leaves no database behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void end().finally(() => process.exit(130)));
  try {
    const isThere = unpackTemplates(folder);
    cluster = await startCluster(folder, undefined, throwAway);
    if (isThere) return { cluster, folder, end };
    const { prepareTemplates } = await import('./templates.ts');
    await prepareTemplates(cluster.socketFolder);
    await cluster.stop();
    pack(archiveOf(), folder);
    cluster = await startCluster(folder, undefined, throwAway);
    return { cluster, folder, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The memory of the machine, where it has room and lets programs run. */
function inMemory(): string[] {
  const place = '/dev/shm';
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
    const options = mounts.find((line) => line.split(' ')[1] === place)?.split(' ')[3];
    const { bavail, bsize } = statfsSync(place);
    const isFit = options !== undefined && !options.split(',').includes('noexec');
    return isFit && bavail * bsize > 6 * 1024 ** 3 ? [place] : [];
  } catch {
    return [];
  }
}

/** What the templates are made from: the product, its migrations, and how they are filled. */
function keyOfTemplates(): string {
  const { digests } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../made-from.json'), 'utf8'),
  ) as { digests: Record<string, string> };
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const [path, digest] of Object.entries(digests))
    if (/^(?:src|db|templates)\/|^test\/support\/(?:templates|world|thrown-away)\.ts$/.test(path))
      hash.update(`${path} ${digest}\n`);
  return hash.update(`${process.getuid?.()}`).digest('hex').slice(0, 20);
}

const tar = (...args: string[]): boolean =>
  spawnSync('tar', args, { stdio: 'ignore' }).status === 0;

const archiveOf = () => join(root, 'dist', `templates-${keyOfTemplates()}.tar`);

/** A cluster with the templates for a folder that has none; false where nobody has filled one yet. */
export function unpackTemplates(folder: string): boolean {
  const archive = archiveOf();
  if (!existsSync(archive)) return false;
  if (!tar('-xpf', archive, '-C', folder)) {
    rmSync(join(folder, 'cluster'), { recursive: true, force: true });
    return false;
  }
  utimesSync(archive, new Date(), new Date());
  return true;
}

/** It appears whole, or not at all; without it the next run fills its own. */
function pack(archive: string, folder: string): void {
  const making = `${archive}.making-${process.pid}`;
  try {
    if (tar('-cf', making, '-C', folder, 'cluster')) renameSync(making, archive);
    const dist = join(root, 'dist');
    const archives = readdirSync(dist)
      .filter((name) => /^templates-.*\.tar/.test(name))
      .map((name) => join(dist, name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const old of archives.slice(kept)) rmSync(old, { force: true });
  } catch {
    // A folder that cannot be written, or somebody else who tidies up at the same moment.
  } finally {
    rmSync(making, { force: true });
  }
}
