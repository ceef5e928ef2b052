/**
 * Check 78: an ordinary user, a file system that cannot be written to, and Node's permission model.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../src/platform/project.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { demoAddress } from '../src/app/demo/demo.ts';
import type { Check } from './check.ts';

const port = 3186;
const nobody = 65534;
let isConfined = true;

/**
 * As root: a name space of its own in which everything but the data is read-only, and then nobody.
 */
function command(data: string): [string, string[]] {
  if (!isConfined || process.getuid?.() !== 0) return ['node', [join(root, 'bin/start.mjs')]];
  const script =
    'mount --make-rprivate / && mount --bind "$1" "$1" && mount -o remount,ro,bind / && exec setpriv --reuid 65534 --regid 65534 --clear-groups env -u HOME node "$2"';
  return ['unshare', ['-m', 'sh', '-c', script, 'sh', data, join(root, 'bin/start.mjs')]];
}

/** The process that serves, below the one that was started. */
function servers(parent: number): number[] {
  const children = globSync('/proc/[0-9]*/stat').flatMap((file) => {
    try {
      const [pid, , , above] = readFileSync(file, 'utf8')
        .replace(/\(.*\)/, 'x')
        .split(' ')
        .map(Number);
      return above === parent ? [pid!] : [];
    } catch {
      return [];
    }
  });
  return children.flatMap((child) => [child, ...servers(child)]);
}

export const confined: Check = {
  number: 78,
  name: 'it runs as an ordinary user, where nothing but its data can be written, under Node’s permission model',
  isQuick: false,
  run: async () => {
    const faults: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'mentorium-confined-'));
    chmodSync(folder, 0o755);
    const data = join(folder, 'data');
    mkdirSync(data);
    if (process.getuid?.() === 0) chownSync(data, nobody, nobody);
    const began = Date.now();
    const [program, args] = command(data);
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        MENTORIUM_DATA: data,
        PORT: String(port),
        DATABASE_URL: '',
        ...(isConfined ? { MENTORIUM_STRICT: 'on' } : {}),
      },
    });
    let said = '';
    child.stderr.on('data', (text) => (said += String(text)));
    try {
      for (
        let waited = 0;
        !said.includes('runs at') && child.exitCode === null && waited < 120_000;
        waited += 100
      )
        await sleep(100);
      if (!said.includes('runs at')) faults.push(`it does not start: ${said.slice(-300)}`);
      const page = await fetch(`http://127.0.0.1:${port}/sign-in`).catch(() => null);
      const door = /browser=([^;]+)/.exec(page?.headers.get('set-cookie') ?? '')?.[1] ?? '';
      const token = /name="token" value="([^"]+)"/.exec((await page?.text()) ?? '')?.[1] ?? '';
      const signedIn = await fetch(`http://127.0.0.1:${port}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `browser=${door}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          token,
          email: demoAddress('network.mentee'),
          password: demoPassword,
        }).toString(),
      }).catch(() => null);
      if (signedIn?.status !== 303) faults.push(`signing in answers ${signedIn?.status}`);
      const own = servers(child.pid!)
        .concat(child.pid!)
        .filter((pid) => {
          try {
            return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('src/app/main.js');
          } catch {
            return false;
          }
        });
      if (own.length === 0) faults.push('the process that serves was not found');
      for (const pid of own) {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        if (/^Uid:\s+0\s/m.test(status)) faults.push('it serves as root');
        if (/^CapEff:\s+(?!0+$)/m.test(status) && !/^Uid:\s+0\s/m.test(status))
          faults.push('it has rights of root left');
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('--permission'))
          faults.push('it serves without the permission model');
        if (
          isConfined &&
          process.getuid?.() === 0 &&
          readlinkSync(`/proc/${pid}/ns/mnt`) === readlinkSync('/proc/self/ns/mnt')
        )
          faults.push('the file system can be written');
      }
      const changed = globSync('{src,db,bin,templates,dist/*/**,package*.json,node_modules/*}', {
        cwd: root,
      }).filter((file) => statSync(join(root, file)).mtimeMs > began);
      faults.push(...changed.map((file) => `${file} was changed`));
      return {
        tried: `a start, a page and a sign-in as user ${process.getuid?.() === 0 ? nobody : process.getuid?.()}`,
        figure: `${faults.length} exceptions`,
        faults,
      };
    } finally {
      isConfined = true;
      for (const pid of servers(child.pid!).reverse()) spawnSync('kill', ['-TERM', String(pid)]);
      child.kill('SIGTERM');
      for (
        let waited = 0;
        child.exitCode === null && child.signalCode === null && waited < 20_000;
        waited += 100
      )
        await sleep(100);
      await sleep(1000);
      rmSync(folder, { recursive: true, force: true });
    }
  },
  mutation: {
    name: 'started as it usually is',
    break: async () => {
      isConfined = false;
    },
  },
};
