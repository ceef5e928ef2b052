/**
 * `npm start` from a fresh clone to the first answered page, in each surrounding in which it has to
 * work: `npm run bench start`. The packages are the installed ones, as links: what the network takes
 * is not measured. As root the ordinary user is `nobody`; as anybody else only the last four are.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { cpus, homedir, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultDataFolder } from '../src/platform/embedded-system.ts';
import { root } from '../src/platform/project.ts';

type User = { uid: number; gid: number } | null;
const isRoot = process.getuid?.() === 0;
const port = 20_000 + (process.pid % 20_000);
const address = `http://127.0.0.1:${port}/sign-in`;
const begun: string[] = [];
/** Where the data of a closed folder of root lies. */
const outside: string[] = [];

function run(program: string, args: string[], cwd = '/'): void {
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}

/** What is committed, with the packages beside it. */
function clone(folder: string, user: User = null): string {
  run('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
  run('cp', ['-al', join(root, 'node_modules'), join(folder, 'node_modules')]);
  if (user) {
    // Links to the packages stay whose they are; anybody may read them.
    const own = readdirSync(folder).filter((name) => name !== 'node_modules');
    const paths = own.map((name) => join(folder, name));
    run('chown', ['-R', `${user.uid}:${user.gid}`, ...paths]);
    chownSync(folder, user.uid, user.gid);
  }
  return folder;
}

function temporary(parent: string, name: string): string {
  const folder = mkdtempSync(join(parent, name));
  begun.push(folder);
  return folder;
}

function launch(folder: string, user: User): ChildProcess {
  const { HOME: _, ...environment } = process.env;
  return spawn(process.execPath, ['bin/start.mjs'], {
    cwd: folder,
    env: { ...environment, HOME: user ? folder : homedir(), PORT: String(port) },
    stdio: 'ignore',
    detached: true,
    ...user,
  });
}

async function answered(child: ChildProcess): Promise<number> {
  const began = performance.now();
  for (let waited = 0; waited < 300_000; waited += 50) {
    const reply = await fetch(address).catch(() => null);
    if (reply?.status === 200) return (performance.now() - began) / 1000;
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    await sleep(50);
  }
  throw new Error('no page within five minutes');
}

/** Of all that it started, as Linux counts it: on a busy machine this says more than the clock. */
function processorOf(session: number): string {
  if (process.platform !== 'linux') return '';
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // Behind the name: state, parent, group, session; and times from the fourteenth field on.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[3]) !== session) continue;
      for (const at of [11, 12, 13, 14]) ticks += Number(fields[at]);
    } catch {
      // It has ended meanwhile.
    }
  return `${(ticks / 100).toFixed(1)} s`;
}

const gone = (child: ChildProcess) =>
  new Promise<void>((resolve) =>
    child.exitCode !== null || child.signalCode !== null
      ? resolve()
      : child.once('exit', () => resolve()),
  );
const end = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGTERM');
  await gone(child);
};

/** Whatever runs from this folder, as a power cut would. */
function kill(folder: string): void {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  for (const line of stdout.split('\n')) {
    const [, pid, args] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    if (!pid || Number(pid) === process.pid || !args!.includes(folder)) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

async function measure(what: string, folder: string, user: User = null): Promise<void> {
  const load = loadavg()[0]!.toFixed(1);
  const child = launch(folder, user);
  const said = await answered(child).then(
    (seconds) => `${seconds.toFixed(1)} s | ${processorOf(child.pid!)}`,
    (error: Error) => `${error.message} |`,
  );
  console.log(`| ${what} | ${said} | ${load} |`);
  await end(child);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    clear();
    process.exit(130);
  });
console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}\n`);
console.log('| surroundings | to the first answered page | of a processor | load |');
console.log('| --- | --- | --- | --- |');
try {
  if (isRoot) {
    const closed = temporary(homedir(), 'start-');
    chmodSync(closed, 0o700);
    const project = clone(join(closed, 'mentorium'));
    outside.push(defaultDataFolder(project));
    await measure('root, in a folder of mode 0700', project);
    const home = temporary('/var/tmp', 'start-');
    const nobody = { uid: Number(idOf('-u')), gid: Number(idOf('-g')) };
    chownSync(home, nobody.uid, nobody.gid);
    await measure('an ordinary user', clone(join(home, 'mentorium'), nobody), nobody);
  }
  const spaces = temporary(tmpdir(), 'a path with spaces ');
  chmodSync(spaces, 0o755);
  const folder = clone(join(spaces, 'mentorium'));
  await measure('a path with spaces', folder);
  await measure('the same, second start', folder);
  const running = launch(folder, null);
  await answered(running);
  kill(folder);
  await gone(running);
  await measure('the same, after kill -9 of all of it', folder);
  const long = temporary(tmpdir(), 'long-');
  chmodSync(long, 0o755);
  const deep = join(long, 'x'.repeat(150 - long.length - '/mentorium'.length - 1), 'mentorium');
  mkdirSync(join(deep, '..'), { recursive: true });
  const half = clone(deep);
  const unfinished = launch(half, null);
  await sleep(Number(process.argv[2] ?? 6000));
  kill(half);
  await gone(unfinished);
  await measure(`a path of ${deep.length} characters, after a first start that was killed`, half);
  const other = join(`${deep.slice(0, -'/mentorium'.length - 1)}y`, 'mentorium');
  mkdirSync(join(other, '..'), { recursive: true });
  await measure(`a path of ${other.length} characters, first start`, clone(other));
} finally {
  clear();
}

/** Nothing runs on and nothing stays, also where the bench is ended before its time. */
function clear(): void {
  for (const folder of [...begun, ...outside]) {
    kill(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

function idOf(flag: '-u' | '-g'): string {
  return spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout.trim();
}
