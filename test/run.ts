/** Runs every check in order: types, format, lint, then the tests on a real PostgreSQL. Ends with one line of counts. */
import { spawnSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { root } from '../src/platform/project.ts';
import { prepareTemplates } from './support/templates.ts';
import { startCluster } from '../src/platform/embedded.ts';
import { temporaryFolder } from '../src/platform/embedded-system.ts';

/** What a test counts begins so: `t.diagnostic('tried: ...')` stands under its line. */
const tried = 'tried: ';
/** So long may nothing end before what still runs is stopped, and counted as failed by its name: a server left open would hold a file for ever. */
const patienceMs = 8 * 60_000;
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What failed is said once more at the end, where a log that is cut short still has it. */
const failures: string[] = [];

for (const [name, tool, args] of [
  ['types', 'tsc', ['--noEmit']],
  ['format', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', []],
] as const) {
  if (process.argv.length > 2) continue;
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env.PATH}` },
  });
  say(status === 0, name, performance.now() - began);
  if (status === 0) continue;
  console.log(`${stdout}\n${stderr}`);
  failures.push(name);
}

const folder = temporaryFolder('mentorium-test');
const cluster = await startCluster(folder);
try {
  await prepareTemplates(cluster.socketFolder);
  process.env.MENTORIUM_TEST_SOCKET = cluster.socketFolder;
  await runTests();
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);

async function runTests(): Promise<void> {
  const wanted = process.argv.slice(2);
  const files = globSync('**/*.test.js', { cwd: import.meta.dirname })
    .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
    .map((file) => join(import.meta.dirname, file));
  const stuck = new AbortController();
  const patience = setTimeout(() => stuck.abort(), patienceMs);
  const stream = run({ files, concurrency: 2, execArgv: process.execArgv, signal: stuck.signal });
  stream.on('test:complete', () => patience.refresh());
  stream.on('test:pass', (event) => {
    if (event.nesting === 0 && event.details.type === 'suite') return;
    if (event.skip !== undefined) counts.skipped++;
    else counts.passed++;
    if (event.skip !== undefined) console.log(`- ${event.name} (skipped: ${event.skip})`);
    else console.log(`✓ ${event.name} (${Math.round(event.details.duration_ms)} ms)`);
  });
  stream.on('test:fail', (event) => {
    counts.failed++;
    const { error } = event.details;
    const failure = `✗ ${event.name} (${event.file ? relative(root, event.file) : ''}:${event.line})\n${String((error.cause as Error)?.stack ?? error.cause ?? error.message)}\n`;
    console.log(failure);
    failures.push(failure);
  });
  stream.on(
    'test:diagnostic',
    ({ message }) => message.startsWith(tried) && console.log(`  ${message}`),
  );
  stream.on('test:stderr', (event) => console.error(event.message.trimEnd()));
  for await (const _ of stream);
  clearTimeout(patience);
}

function say(good: boolean, name: string, ms: number): void {
  counts[good ? 'passed' : 'failed']++;
  console.log(`${good ? '✓' : '✗'} ${name} (${Math.round(ms)} ms)`);
}
