/** What is called in a terminal: where the server begins, and in which database a command works. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandWords } from '../src/foundation/command.words.ts';

const root = join(import.meta.dirname, '..');
const port = 20_000 + ((process.pid + 7000) % 20_000);
let folder: string;
let running: ChildProcess | null = null;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mentorium-command-'));
});
after(async () => {
  if (running) await stop(running);
  rmSync(folder, { recursive: true, force: true });
});

const data = () => join(folder, 'data');
const nowhere = () => join(folder, 'nowhere');
function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _, MENTORIUM_DEMO: __, ...others } = process.env;
  return {
    ...others,
    LANG: 'C',
    OXC_TSCONFIG_PATH: join(root, 'tsconfig.json'),
    ...settings,
  };
}

function call(args: string[], settings: Record<string, string>, input = '') {
  const { status, stdout, stderr } = spawnSync(join(root, 'bin/mentorium'), args, {
    encoding: 'utf8',
    cwd: folder,
    input,
    env: environment(settings),
    timeout: 120_000,
  });
  return { status, stdout, stderr };
}

const startArgs = (...args: string[]) => [...process.execArgv, join(root, 'src/main.ts'), ...args];

async function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, startArgs(), {
    cwd: root,
    env: environment({ MENTORIUM_DATA: data(), PORT: String(port), LOG: 'off', ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk) => (said += String(chunk)));
  for (let waited = 0; waited < 90_000 && child.exitCode === null; waited += 20) {
    if (said.includes('Stop with Ctrl-C')) return { child, said };
    await sleep(20);
  }
  throw new Error(`it did not start: ${said}`);
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
  running = null;
}

/** A PostgreSQL that has ended takes its file along. */
async function hasEnded(): Promise<boolean> {
  const file = join(data(), 'cluster/postmaster.pid');
  for (let waited = 0; existsSync(file) && waited < 5000; waited += 50) await sleep(50);
  return !existsSync(file);
}

test('npm start: help in three languages, and what is not known is refused before anything is made', () => {
  const begin = (args: string[], settings: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, startArgs(...args), {
      encoding: 'utf8',
      env: environment({ MENTORIUM_DATA: nowhere(), ...settings }),
      timeout: 60_000,
    });
    return { status, stdout, stderr };
  };
  for (const language of ['en', 'nl', 'sv'] as const)
    deepEqual(begin(['--help', '--lang', language]), {
      status: 0,
      stdout: commandWords[language].startHelp,
      stderr: '',
    });
  for (const args of [['--dmeo'], ['demo'], ['--demo=yes']]) {
    const { status, stderr } = begin(args);
    deepEqual([status, stderr.trim()], [2, commandWords.en.startForm]);
  }
  const { status, stderr } = begin([], { MENTORIUM_DEMO: 'false' });
  deepEqual([status, stderr.trim()], [2, commandWords.en.demoForm('false')]);
  equal(existsSync(nowhere()), false);
});

test('ST-5: a command never makes a database of its own: it refuses where there is none, and says where it looked', () => {
  const file = join(folder, 'some.file');
  writeFileSync(file, 'x');
  const fresh = join(folder, 'fresh');
  const founding = ['river', 'River School', 'Noor', 'Bos', 'noor@river.nl', '--country', 'NL'];
  const withDatabase: Record<string, string[]> = {
    migrate: [],
    'organisation add': founding,
    'account reset': ['noor@river.nl'],
    backup: [fresh],
    'log copy': [],
    'mail resume': [],
    'mail receive': [],
    'keys new': [],
    'keys rotate': [],
    'journal anchor': [],
    'journal report': ['river', '--from', '2026-11-01', '--to', '2026-11-02'],
    'journal verify': [],
  };
  /** They make one on purpose, or need none. */
  const others = ['serve', 'demo', 'restore', 'back', 'simulate'];
  const offline = [
    'profile read',
    'roster check',
    'match',
    'match verify',
    'match replay',
    'eligibility',
    'statistics',
    'certificate verify',
  ];
  const known = [...Object.keys(withDatabase), ...others, ...offline];
  const listed = [...commandWords.en.help.matchAll(/^ {2}mentorium ([a-z]+(?: [a-z]+)?)/gm)].map(
    ([, name]) => name!,
  );
  deepEqual(
    listed.filter((name) => !known.includes(name)),
    [],
  );
  const languages = ['en', 'nl', 'sv'] as const;
  Object.entries(withDatabase).forEach(([name, args], i) => {
    const language = languages[i % 3]!;
    const { status, stdout, stderr } = call([...name.split(' '), ...args, '--lang', language], {
      MENTORIUM_DATA: nowhere(),
      MENTORIUM_LOG_ARCHIVE: join(folder, 'log'),
    });
    const w = commandWords[language];
    deepEqual(
      [status, stdout, stderr.trim()],
      [1, '', name === 'keys new' ? w.noKeyFile(join(nowhere(), 'keys')) : w.noDatabase(nowhere())],
      name,
    );
    equal(existsSync(nowhere()), false, name);
  });
});

test('ST-1, ST-3, ST-5: a server for others starts empty with a code; a command beside it works in the same database and gives a whole link', async () => {
  const { child, said } = await start({ NODE_ENV: 'production' });
  match(said, new RegExp(`http://localhost:${port}/founding\\n\\s+code: ([A-Z2-9]{4}-){4}`));
  equal(/Loading the demo|notebook-2026/.test(said), false);
  const at = `http://127.0.0.1:${port}`;
  const see = async (path: string) => {
    const reply = await fetch(`${at}${path}`, { redirect: 'manual' });
    return { to: reply.headers.get('location'), text: await reply.text() };
  };
  equal((await see('/')).to, '/founding');
  const here = { MENTORIUM_DATA: data() };
  for (const wrong of [
    [],
    ['river', 'River School', 'noor@river.nl'],
    ['River', 'River School', 'Noor', 'Bos', 'noor@river.nl', '--country', 'NL'],
    ['river', 'River School', 'Noor', 'Bos', 'noor@river.nl'],
    ['river', 'River School', 'Noor', 'Bos', 'noor@river.nl', '--country', 'PT'],
    ['river', 'River School', 'Noor', 'Bos', 'noor@river.nl', '--country', 'NL', '--bcc', 'x'],
  ])
    deepEqual(call(['organisation', 'add', ...wrong], here), {
      status: 2,
      stdout: '',
      stderr: `${commandWords.en.organisationForm}\n`,
    });
  const add = ['organisation', 'add', 'river', 'River School', 'Noor', 'Bos', 'noor@river.nl'];
  const made = call([...add, '--country', 'nl', '--language', 'nl'], here);
  equal(made.status, 0, made.stderr);
  match(made.stdout, new RegExp(`^http://localhost:${port}/welcome/[\\w-]{43}\\n$`));
  const w = commandWords.nl;
  deepEqual(made.stderr.trim().split('\n'), [w.worksIn(data()), w.invited('Noor Bos', 14)]);
  match((await see(new URL(made.stdout.trim()).pathname)).text, /Noor Bos, choose a password/);
  // The code has nothing to open any more.
  equal((await see('/founding')).to, '/sign-in');
  const twice = call([...add, '--country', 'NL'], here);
  deepEqual([twice.status, twice.stdout], [1, '']);
  match(twice.stderr, /There is an organisation "river" already/);
  await stop(child);
  equal(await hasEnded(), true);
  // Without a server the address is not known; with PUBLIC_URL it is.
  const later = ['organisation', 'add', 'delta', 'Delta', 'Ana', 'Reis', 'ana@delta.pt'];
  const there = ['--country', 'PT', '--time-zone', 'Europe/Lisbon'];
  const bare = call([...later, ...there], here);
  match(bare.stdout, /^\/welcome\/[\w-]{43}\n$/);
  match(bare.stderr, /Put the address of your server before it/);
  later[2] = 'delta-two';
  match(
    call([...later, ...there], { ...here, PUBLIC_URL: 'https://mentoring.example.nl/' }).stdout,
    /^https:\/\/mentoring\.example\.nl\/welcome\/[\w-]{43}\n$/,
  );
  equal(await hasEnded(), true);
});

test('ST-5: a PostgreSQL that a command started ends with it, also when nobody reads what it prints or it is cut off', async () => {
  const env = environment({ MENTORIUM_DATA: data() });
  const piped = spawnSync(
    '/bin/sh',
    ['-c', '"$0" journal verify 2>&1 | true', join(root, 'bin/mentorium')],
    {
      env,
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  equal(piped.status, 0);
  equal(await hasEnded(), true, 'piped into a command that reads nothing');
  const cut = spawn(join(root, 'bin/mentorium'), ['journal', 'verify'], { env });
  const ended = new Promise<number | null>((resolve) => cut.once('exit', resolve));
  const file = join(data(), 'cluster/postmaster.pid');
  for (let waited = 0; !existsSync(file) && waited < 30_000; waited += 5) await sleep(5);
  cut.kill('SIGINT');
  ok([130, 0].includes((await ended) ?? -1));
  equal(await hasEnded(), true, 'cut off');
});
