/**
 * The step that turns the sources into JavaScript: by content, whole or not there, and cheap where
 * little has changed.
 */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../src/platform/project.ts';

let folder: string;
const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
const args = () => [join(folder, 'bin/build.mjs')];
function build(): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args(), { encoding: 'utf8' });
  deepEqual([status, stderr], [0, '']);
  return stdout.trim();
}
const built = () => readdirSync(join(folder, 'dist')).sort();

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mentorium-build-'));
  for (const name of ['bin', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'src/deep'), { recursive: true });
  write('src/main.ts', `import { word } from './deep/page.tsx';\nconsole.log(word as string);\n`);
  write(
    'src/deep/page.tsx',
    `import { readFileSync } from 'node:fs';
type Word = string;
export const word: Word = readFileSync(new URL('sheet.css', import.meta.url), 'utf8');
export const thread = new URL('./work.tsx', import.meta.url);
export const page = () => <p>{word}</p>;
`,
  );
  write('src/deep/work.tsx', 'export const work = () => <p>work</p>;\n');
  write('src/deep/sheet.css', 'p {}');
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('OP-10: a tree has all that runs, named by its content; what did not change is taken from the tree before', () => {
  const first = build();
  const said = spawnSync(process.execPath, [join(first, 'src/main.js')], { encoding: 'utf8' });
  deepEqual([said.stdout, said.stderr], ['p {}\n', '']);
  const page = readFileSync(join(first, 'src/deep/page.js'), 'utf8');
  match(page, /new URL\("\.\/work\.js", import\.meta\.url\)/);
  const { sources } = JSON.parse(readFileSync(join(first, 'src/deep/page.js.map'), 'utf8')) as {
    sources: string[];
  };
  equal(join(first, 'src/deep', sources[0]!), join(folder, 'src/deep/page.tsx'));
  equal(build(), first);
  const inode = (tree: string, path: string) => statSync(join(tree, path)).ino;
  write('src/deep/sheet.css', 'p { margin: 0 }');
  const second = build();
  notEqual(second, first);
  equal(inode(second, 'src/deep/page.js'), inode(first, 'src/deep/page.js'));
  equal(readFileSync(join(first, 'src/deep/sheet.css'), 'utf8'), 'p {}');
  write('src/deep/sheet.css', 'p {}');
  equal(build(), first);
});

test('OP-10: two builds at once make one tree, and one that is killed leaves none', async () => {
  const before = built();
  write('src/other.ts', 'export const other = 1;\n');
  const ends = await Promise.all(
    [1, 2, 3].map(
      () => new Promise((resolve) => spawn(process.execPath, args()).once('exit', resolve)),
    ),
  );
  deepEqual(ends, [0, 0, 0]);
  equal(built().length, before.length + 1);
  for (let ms = 20; ms <= 120; ms += 20) {
    write('src/other.ts', `export const other = ${ms};\n`);
    spawnSync(process.execPath, args(), { timeout: ms, killSignal: 'SIGKILL' });
    for (const name of built().filter((one) => !one.startsWith('.')))
      ok(existsSync(join(folder, 'dist', name, 'made-from.json')), name);
  }
  equal(existsSync(join(build(), 'src/other.js')), true);
});

test('OP-10: what nobody has used for a day goes, what is used stays', () => {
  const kept = build();
  const aged = new Date(Date.now() - 25 * 3_600_000);
  for (const name of built()) utimesSync(join(folder, 'dist', name), aged, aged);
  equal(build(), kept);
  write('src/other.ts', 'export const other = 2;\n');
  const present = build();
  deepEqual(built(), [kept, present].map((tree) => tree.slice(-20)).sort());
});

test('OP-10: a fault in a source is named with its place', () => {
  write('src/other.ts', 'export const other = ;\n');
  const wrong = spawnSync(process.execPath, args(), { encoding: 'utf8' });
  equal(wrong.status, 1);
  match(wrong.stderr, /^src\/other\.ts: [^]*:1:22/);
  equal(
    built().some((name) => name.startsWith('.making')),
    false,
  );
});

test('OP-10: where nothing can be written a tree that is there runs, and for one that is not a sentence says what to do', (t) => {
  const somebody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  if (spawnSync(process.execPath, ['--version'], somebody).status !== 0)
    return t.skip('who is not root cannot run Node from this folder');
  write('src/other.ts', 'export const other = 3;\n');
  const there = build();
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'dist'), 0o555);
  const asSomebody = () => spawnSync(process.execPath, args(), { encoding: 'utf8', ...somebody });
  equal(asSomebody().stdout.trim(), there);
  write('src/other.ts', 'export const other = 4;\n');
  const closed = asSomebody();
  chmodSync(join(folder, 'dist'), 0o755);
  equal(closed.status, 1);
  match(closed.stderr, /cannot be written \(EACCES\)\. Run "npm run build"/);
});

test('OP-10: modules are named by an import or a new URL, so that the compiled ones are found', () => {
  const wrong = globSync('{src,test,checks,bench,db}/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !file.startsWith('test/build.test'))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => /['"`]\.{1,2}\/[^'"` ]*\.tsx?['"`]/.test(line))
        .filter((line) => !/^\s*(\*|\/\/|\/\*\*)/.test(line))
        .filter(
          (line) =>
            !/(?:\bfrom |\bimport\(|^import |^declare module |new URL\()\s*'[^']+'/.test(line) &&
            !/^\s*'[^']+',?$/.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
  deepEqual(wrong, []);
});

test('OP-12: how long a pinned program has been behind is counted from the first newer one of its major version', async () => {
  const { lagOf } = (await import(join(root, 'bin/updates.mjs'))) as {
    lagOf: (
      pinned: string,
      published: Record<string, string>,
      now: number,
    ) => { newest: string; days: number };
  };
  const published = {
    created: '2020-01-01T00:00:00Z',
    modified: '2026-11-20T00:00:00Z',
    '26.9.0': '2026-09-17T00:00:00Z',
    '26.10.0': '2026-09-23T00:00:00Z',
    '26.12.1': '2026-11-10T00:00:00Z',
    '26.11.0': '2026-11-01T00:00:00Z',
    '27.0.0': '2026-10-01T00:00:00Z',
  };
  const now = Date.parse('2026-11-21T00:00:00Z');
  deepEqual(lagOf('26.10.0', published, now), { newest: '26.12.1', days: 20 });
  deepEqual(lagOf('26.12.1', published, now), { newest: '26.12.1', days: 0 });
  const betas = {
    '18.4.0-beta.17': '2026-09-01T00:00:00Z',
    '18.4.0-beta.16': '2026-08-01T00:00:00Z',
  };
  deepEqual(lagOf('18.4.0-beta.17', betas, now), { newest: '18.4.0-beta.17', days: 0 });
  equal(lagOf('18.4.0-beta.16', betas, now).days, 81);
});
