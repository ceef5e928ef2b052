/**
 * Runs the tests on a real PostgreSQL, and beside them types, format and lint. Ends with one line of
 * counts. With words, only the files whose names contain one, and nothing beside them; with
 * `--whole`, those that take a sample otherwise (`support/extent.ts`), and all of what they take it
 * from.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { run } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../src/platform/project.ts';
import { tookMark, type Took } from './support/in-turn.ts';
import { startThrownAway } from './support/thrown-away.ts';

/** What a test counts begins so: `t.diagnostic('tried: ...')` stands under its line. */
const tried = 'tried: ';
/**
 * So long may nothing end before what still runs is stopped, and counted as failed by its name: a
 * server left open would hold a file for ever.
 */
const patienceMs = 8 * 60_000;
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What failed is said once more at the end, where a log that is cut short still has it. */
const failures: string[] = [];
const took: Took[] = [];
const tree = join(import.meta.dirname, '..');
/** Begun first, in this order, each in a process of its own. */
const longest = [
  'life',
  'start',
  'twice',
  'pair.journey',
  'canary',
  'forms',
  'school.journey',
  'journey',
  'sign-in.journey',
  'year',
  'lists',
  'takeover',
  'development',
  'division',
  'fuzz',
  'reader-speed',
];

/** What looks at the sources alone. Types remember what they found in files that are the same. */
const tools = [
  [
    'types',
    'tsc',
    ['--noEmit', '--incremental', '--tsBuildInfoFile', join(root, 'dist/types.tsbuildinfo')],
  ],
  ['format', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', []],
] as const;

const isWhole = process.argv.includes('--whole');
if (isWhole) process.env.MENTORIUM_EXTENT = 'whole';
const words = process.argv.slice(2).filter((word) => word !== '--whole');
const beside = words.length === 0 && !isWhole ? runTools() : null;
const { cluster, folder, end } = await startThrownAway('mentorium-test');
try {
  process.env.MENTORIUM_TEST_SOCKET = cluster.socketFolder;
  await runTests();
  await beside;
} finally {
  await end();
}
sayWhatTookLong();
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);

async function runTools(): Promise<void> {
  for (const [name, tool, args] of tools) {
    const began = performance.now();
    const child = spawn(join(root, 'node_modules/.bin', tool), args, {
      cwd: root,
      env: { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env.PATH}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (said += String(chunk)));
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    say(status === 0, name, performance.now() - began);
    if (status === 0) continue;
    console.log(said);
    failures.push(name);
  }
}

async function runTests(): Promise<void> {
  const wanted = words.map((word) => word.replace(/\.tsx?$/, ''));
  const files = globSync('**/*.test.js', { cwd: import.meta.dirname })
    .filter((file) => wanted.length === 0 || wanted.some((word) => `test/${file}`.includes(word)))
    .filter((file) => !isWhole || /support\/extent|lookAtAll/.test(textOf(file)));
  const stuck = new AbortController();
  const patience = setTimeout(() => stuck.abort(), patienceMs);
  const stream = run({
    files: schedule(files).map(writeEntry),
    concurrency: 2,
    execArgv: process.execArgv,
    signal: stuck.signal,
  });
  stream.on('test:complete', () => patience.refresh());
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite') return;
    // A test inside a test is told with it.
    if (event.nesting > 1) return;
    if (event.skip !== undefined) counts.skipped++;
    else counts.passed++;
    if (event.skip !== undefined) console.log(`- ${event.name} (skipped: ${event.skip})`);
    else console.log(`✓ ${event.name} (${Math.round(event.details.duration_ms)} ms)`);
  });
  stream.on('test:fail', (event) => {
    const { error } = event.details;
    // A suite fails of its own where a file cannot be loaded or a hook fails; else its tests have
    // said it.
    if (
      event.details.type === 'suite' &&
      (error as { failureType?: string }).failureType === 'subtestsFailed'
    )
      return;
    counts.failed++;
    const file = event.file ? relative(tree, event.file) : '';
    const failure = `✗ ${event.name} (${file}:${event.line})\n${String((error.cause as Error)?.stack ?? error.cause ?? error.message)}\n`;
    console.log(failure);
    failures.push(failure);
  });
  stream.on(
    'test:diagnostic',
    ({ message }) => message.startsWith(tried) && console.log(`  ${message}`),
  );
  stream.on('test:stdout', ({ message }) => {
    for (const line of message.split('\n'))
      if (line.startsWith(tookMark)) took.push(JSON.parse(line.slice(tookMark.length)) as Took);
      else if (line !== '') console.log(line);
  });
  stream.on('test:stderr', (event) => console.error(event.message.trimEnd()));
  for await (const _ of stream);
  clearTimeout(patience);
}

/**
 * Which files share a process, the longest first. Whoever measures how long something takes, starts
 * programs or changes what the whole process shares has one to itself; so has what takes long, so
 * that both processors have work until the end.
 */
function schedule(files: string[]): string[][] {
  const isAlone = (file: string) =>
    /process\.cpuUsage|node:child_process|process\.env\.\w+ =|(?:reading|calculating)\.close\(|openBrowser/.test(
      textOf(file),
    ) || longest.some((name) => file === `${name}.test.js`);
  const rank = (file: string) => longest.indexOf(file.replace('.test.js', '')) + 1 || 1000;
  const alone = files.filter(isAlone).sort((a, b) => rank(a) - rank(b));
  const others = files.filter((file) => !isAlone(file));
  const groups = Array.from({ length: Math.ceil(others.length / 8) }, (_, k) =>
    others.filter((_file, at) => at % Math.ceil(others.length / 8) === k),
  );
  return [...alone.map((file) => [file]), ...groups];
}

function textOf(file: string): string {
  return readFileSync(join(import.meta.dirname, file), 'utf8');
}

/** A file that runs others, for the runner knows files alone. */
function writeEntry(files: string[], at: number): string {
  const entry = join(folder, 'entries', `${at}.test.mjs`);
  mkdirSync(dirname(entry), { recursive: true });
  const from = pathToFileURL(join(import.meta.dirname, 'support/in-turn.js')).href;
  const paths = files.map((file) => join(import.meta.dirname, file));
  writeFileSync(
    entry,
    `import { runInTurn } from ${JSON.stringify(from)};\nrunInTurn(${JSON.stringify(paths)});\n`,
  );
  return entry;
}

function sayWhatTookLong(): void {
  const rows = took.sort((a, b) => b.ms - a.ms);
  if (rows.length < 2) return;
  console.log(
    '\nThe slowest files: seconds, and seconds of a processor in the process of the tests',
  );
  for (const { file, ms, processorMs } of rows.slice(0, process.env.MENTORIUM_ALL_TIMES ? 200 : 10))
    console.log(
      `${(ms / 1000).toFixed(1).padStart(7)} ${(processorMs / 1000).toFixed(1).padStart(6)}  ${relative(import.meta.dirname, file)}`,
    );
}

function say(good: boolean, name: string, ms: number): void {
  counts[good ? 'passed' : 'failed']++;
  console.log(`${good ? '✓' : '✗'} ${name} (${Math.round(ms)} ms)`);
}
