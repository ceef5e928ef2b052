/** What is called in a terminal: where the server begins, and in which database a command works. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../src/platform/project.ts';
import { commands } from '../src/app/commands.ts';
import { Refused, type Io } from '../src/platform/command.ts';
import { solver } from '../src/features/optimisation/policy.rules.ts';
import { commandWords } from '../src/platform/command.words.ts';
import { languages, type Language } from '../src/platform/i18n.ts';
import { program } from './support/program.ts';

const port = 20_000 + ((process.pid + 7000) % 20_000);
let folder: string;
let running: ChildProcess | null = null;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mentorium-command-'));
  // As root, PostgreSQL runs as somebody else, who has to pass.
  chmodSync(folder, 0o711);
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
    ...settings,
  };
}

/** A command in this process, with the settings that a terminal would have. */
async function call(name: string, args: string[], language: Language = 'en') {
  let [stdout, stderr] = ['', ''];
  const io: Io = {
    out: (text) => void (stdout += text),
    error: (text) => void (stderr += `${text}\n`),
    language,
  };
  const status = await (
    await commands[name]!()
  )(args, io).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    io.error(error.say(language));
    return 1;
  });
  return { status, stdout, stderr };
}

const startArgs = (...args: string[]) => [...program('src/app/main.ts'), ...args];

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
  for (let waited = 0; waited < 300_000 && child.exitCode === null; waited += 20) {
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
  for (let waited = 0; existsSync(file) && waited < 20_000; waited += 50) await sleep(50);
  return !existsSync(file);
}

test('npm start: help in three languages, and what is not known is refused before anything is made', async () => {
  process.env.MENTORIUM_DATA = nowhere();
  for (const language of languages)
    deepEqual(await call('serve', ['--help'], language), {
      status: 0,
      stdout: commandWords[language].startHelp,
      stderr: '',
    });
  for (const args of [['--dmeo'], ['demo'], ['--demo=yes']])
    deepEqual(await call('serve', args), {
      status: 2,
      stdout: '',
      stderr: `${commandWords.en.startForm}\n`,
    });
  process.env.MENTORIUM_DEMO = 'false';
  const { status, stderr } = await call('serve', []);
  delete process.env.MENTORIUM_DEMO;
  deepEqual([status, stderr], [2, `${commandWords.en.demoForm('false')}\n`]);
  equal(existsSync(nowhere()), false);
});

/** In the order of the command line; what a command needs to get as far as a database. */
const withDatabase: Record<string, string[]> = {
  migrate: [],
  'organisation add': ['river', 'River School', 'Noor', 'Bos', 'noor@river.nl', '--country', 'NL'],
  'account reset': ['noor@river.nl'],
  approve: ['river'],
  'retention agree': ['river'],
  backup: ['not-there.backup'],
  'log copy': [],
  'mail resume': [],
  'keys new': [],
  'keys rotate': [],
  'audit-log anchor': [],
  'audit-log report': ['river', '--from', '2026-11-01', '--to', '2026-11-02'],
  'audit-log verify': [],
  'mail receive': [],
};
/** They make one on purpose, in a folder that was named, or need none. */
const others = [
  'serve',
  'demo',
  'restore',
  'back',
  'simulate',
  'profile read',
  'roster check',
  'match',
  'match verify',
  'match replay',
  'statistics',
  'certificate verify',
  'eligibility',
  'language export',
  'language import',
];

test('ST-5: a command never makes a database of its own: it refuses where there is none, and says where it looked', async () => {
  deepEqual(Object.keys(commands).sort(), [...Object.keys(withDatabase), ...others].sort());
  process.env.MENTORIUM_DATA = nowhere();
  process.env.MENTORIUM_LOG_ARCHIVE = join(folder, 'log');
  Object.defineProperty(process, 'stdin', { value: Readable.from([]) });
  for (const [i, [name, args]] of Object.entries(withDatabase).entries()) {
    const language = languages[i % 3]!;
    const w = commandWords[language];
    const sentence =
      name === 'keys new' ? w.noKeyFile(join(nowhere(), 'keys')) : w.noDatabase(nowhere());
    deepEqual(
      await call(name, args, language),
      { status: 1, stdout: '', stderr: `${sentence}\n` },
      name,
    );
    equal(existsSync(nowhere()), false, name);
  }
  delete process.env.MENTORIUM_LOG_ARCHIVE;
});

test('ST-1, ST-3, ST-5: a server for others starts empty with a code; a command beside it works in the same database and gives a whole link', async () => {
  const { child, said } = await start({ NODE_ENV: 'production' });
  match(said, new RegExp(`http://localhost:${port}/founding\\n\\s+code: ([A-Z2-9]{4}-){4}`));
  equal(/Loading the demo|notebook-2026/.test(said), false);
  const see = async (path: string) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
    return { to: reply.headers.get('location'), text: await reply.text() };
  };
  equal((await see('/')).to, '/founding');
  process.env.MENTORIUM_DATA = data();
  for (const wrong of [
    [],
    ['river', 'River School', 'noor@river.nl'],
    ['River', 'River School', 'Noor', 'Bos', 'noor@river.nl', '--country', 'NL'],
    ['river', 'River School', '', 'Bos', 'noor@river.nl', '--country', 'NL'],
    ['river', 'River School', 'Noor', 'Bos', 'noor', '--country', 'NL'],
    ['river', 'River School', 'Noor', 'Bos', 'noor@river.nl'],
    ['river', 'River School', 'Noor', 'Bos', 'noor@river.nl', '--country', 'PT'],
    ['river', 'River School', 'Noor', 'Bos', 'noor@river.nl', '--country', 'NL', '--bcc', 'x'],
  ])
    deepEqual(await call('organisation add', wrong), {
      status: 2,
      stdout: '',
      stderr: `${commandWords.en.organisationForm}\n`,
    });
  const add = withDatabase['organisation add']!;
  const made = await call('organisation add', add, 'nl');
  match(made.stdout, new RegExp(`^http://localhost:${port}/welcome/[\\w-]{43}\\n$`));
  const w = commandWords.nl;
  deepEqual(made.stderr.trim().split('\n'), [w.worksIn(data()), w.invited('Noor Bos', 14)]);
  match((await see(new URL(made.stdout.trim()).pathname)).text, /Noor Bos, choose a password/);
  // The code has nothing to open any more.
  equal((await see('/founding')).to, '/sign-in');
  deepEqual(await call('organisation add', add), {
    status: 1,
    stdout: '',
    stderr: `${commandWords.en.worksIn(data())}\n${commandWords.en.slugTaken('river')}\n`,
  });
  await stop(child);
  equal(await hasEnded(), true);
  // Without a server the address is not known; with PUBLIC_URL it is.
  const delta = 'delta,Delta,Ana,Reis,ana@delta.pt,--country,PT,--time-zone,Europe/Lisbon';
  const bare = await call('organisation add', delta.split(','));
  match(bare.stdout, /^\/welcome\/[\w-]{43}\n$/);
  ok(bare.stderr.includes(commandWords.en.putBefore));
  process.env.PUBLIC_URL = 'https://mentoring.example.nl/';
  const whole = await call('organisation add', [
    'ems',
    'Ems',
    'Jo',
    'Ems',
    'jo@ems.de',
    '--country',
    'DE',
  ]);
  delete process.env.PUBLIC_URL;
  match(whole.stdout, /^https:\/\/mentoring\.example\.nl\/welcome\/[\w-]{43}\n$/);
  equal(await hasEnded(), true);
});

test('ST-5: a PostgreSQL that a command started ends with it, also when nobody reads what it prints or it is cut off', async () => {
  const env = environment({ MENTORIUM_DATA: data() });
  const command = join(root, 'bin/mentorium');
  const piped = spawnSync('/bin/sh', ['-c', '"$0" audit-log verify 2>&1 | true', command], {
    env,
    timeout: 300_000,
  });
  equal(piped.status, 0);
  equal(await hasEnded(), true, 'piped into a command that reads nothing');
  const cut = spawn(command, ['audit-log', 'verify'], { env });
  // As a shell says it of a program that ends by the signal itself.
  const ended = new Promise<number | null>((resolve) =>
    cut.once('exit', (code, signal) => resolve(signal === 'SIGINT' ? 130 : code)),
  );
  const file = join(data(), 'cluster/postmaster.pid');
  for (let waited = 0; !existsSync(file) && waited < 300_000; waited += 5) await sleep(5);
  cut.kill('SIGINT');
  equal(await ended, 130);
  equal(await hasEnded(), true, 'cut off');
});

test('ST-6: an option that a command does not have, or that misses its value, is refused before anything is done', async () => {
  process.env.MENTORIUM_DATA = nowhere();
  const own: Record<string, string> = {
    serve: commandWords.en.startForm,
    'organisation add': commandWords.en.organisationForm,
    simulate: commandWords.en.simulateForm,
  };
  let values = 0;
  for (const [name, load] of Object.entries(commands)) {
    const { options } = await load();
    for (const wrong of ['--anchor', '--jsn', '--policy=x'])
      deepEqual(
        await call(name, ['file', wrong]),
        {
          status: 2,
          stdout: '',
          stderr: `${own[name] ?? commandWords.en.unknownOption(wrong, name)}\n`,
        },
        `${name} ${wrong}`,
      );
    for (const [option, kind] of Object.entries(options))
      if (kind === 'value') {
        values++;
        for (const after of [[], ['--json']])
          deepEqual(
            await call(name, ['file', `--${option}`, ...after]),
            {
              status: 2,
              stdout: '',
              stderr: `${own[name] ?? commandWords.en.optionWithoutValue(`--${option}`)}\n`,
            },
            `${name} --${option}`,
          );
      }
  }
  ok(values >= 11, `${values} options with a value`);
  equal(existsSync(nowhere()), false);
  // Of a command that reads several kinds of files, an option belongs to some of them.
  for (const [file, option] of [
    ['file.json', '--out'],
    ['file.json', '--policy'],
    ['file.bin', '--policy'],
  ] as const)
    equal((await call('match', [file, option, 'x'])).status, 2, `${file} ${option}`);
});

test('ST-6: the options that the help names are those that commands have, and each is read', async () => {
  const names = Object.keys(commands).sort((a, b) => b.length - a.length);
  const helped = new Set<string>();
  for (const line of commandWords.en.help.split('\n')) {
    const called = /^\s+mentorium (.*)$/.exec(line)?.[1];
    const name = names.find((one) => called === one || called?.startsWith(`${one} `));
    if (!name) continue;
    const { options } = await commands[name]!();
    // `--language` is taken away before, as `--lang` is: every command knows it.
    for (const [option] of line.matchAll(/--(?!lang)[a-z-]+/g)) {
      helped.add(`${name} ${option}`);
      ok(Object.hasOwn(options, option.slice(2)), line);
    }
  }
  ok(helped.size > 12, `${helped.size} options`);
  const sources = globSync('src/**/*.command.ts', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  for (const [name, load] of Object.entries(commands)) {
    const source = sources.find(
      (one) => one.includes(`command('${name}'`) || one.includes(`'${name}',\n`),
    );
    ok(source, name);
    for (const [option, kind] of Object.entries((await load()).options)) {
      if (kind === 'always') continue;
      ok(
        helped.has(`${name} --${option}`) || option === 'help',
        `the help names ${name} --${option}`,
      );
      const read = new RegExp(
        `options(?:\\.${option}\\b|\\['${option}'\\])|\\b${option}\\b[^;]*\\} = (?:given\\.)?options;`,
      );
      ok(read.test(source), `${name} reads --${option}`);
    }
  }
});

test('ST-6: a file is found beside an option and its value, wherever they stand', async () => {
  const missing = join(folder, 'not-there');
  for (const [name, args] of [
    ['certificate verify', ['--issuer', 'x', missing]],
    ['statistics', ['--json', missing]],
    ['match', ['--json', missing]],
    ['match replay', [missing]],
  ] as const)
    deepEqual(
      await call(name, [...args]),
      { status: 1, stdout: '', stderr: `${commandWords.en.cannotOpen(missing)}\n` },
      name,
    );
  const run = join(folder, 'run.json');
  writeFileSync(run, JSON.stringify({ format: 'mentorium-run-1', solver, pool: {}, policy: {} }));
  deepEqual(
    await call('match replay', [run]),
    { status: 1, stdout: '', stderr: `${commandWords.en.notARun(run)}\n` },
    'parts that are not what they should be',
  );
});
