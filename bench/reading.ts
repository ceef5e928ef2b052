/**
 * How well profiles are read. `npm run bench reading`: documents of several authors, each read with
 * what was learned from the others; small cases; pages a second, and growth. These documents are not
 * ours to publish: without the folder that holds them (`../shared/fixtures`, or the one that is
 * named) only the documents of this project are counted.
 *
 *   npm run bench reading [FOLDER] [--seeds 7,11,23]
 *   npm run bench reading --repeated     one fragment repeated, in processor time
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/platform/project.ts';
import { assemble } from '../src/core/reader/assemble.ts';
import { kindLabels } from '../src/core/reader/kinds.ts';
import { labels, roles } from '../src/core/reader/labels.ts';
import { pack, unpack, type Model } from '../src/core/reader/model.ts';
import { printDraft } from '../src/core/reader/print.ts';
import { readProfile, readSource } from '../src/core/reader/read.ts';
import { label, understand } from '../src/core/reader/understand.ts';
import {
  examplesOf,
  lessonsIn,
  lessonsOfBank,
  lessonsWritten,
  ownFolder,
  trainAll,
  usual,
  type Lesson,
} from '../test/support/reading/train.ts';

async function readRepeated(): Promise<void> {
  const fragments = 'years, ;och ;.;|;[;![;[a](;_a;<a;*a ;**a;<!--;at least 3 years ;('.split(';');
  const heading = 'Requirements for mentors\n\n';
  const ignore = () => null;
  await readProfile(Buffer.from(`# ${heading}- five years, or a diploma\n- C1\n`), 'a.md').catch(
    ignore,
  );
  for (const fragment of fragments) {
    const cells: string[] = [];
    let ms = 0;
    for (const length of [5000, 20_000, 100_000]) {
      if (ms > 3000) break;
      const bytes = Buffer.from(
        `# ${heading}${fragment.repeat(Math.ceil(length / fragment.length))}`,
      );
      const began = process.cpuUsage();
      await readProfile(bytes, 'a.md').catch(ignore);
      const { user, system } = process.cpuUsage(began);
      ms = (user + system) / 1000;
      cells.push(`${length / 1000} kB ${Math.round(ms)} ms`);
    }
    console.log(`${JSON.stringify(fragment).padEnd(22)} ${cells.join(' · ')}`);
  }
}

type Count = { tp: number; fp: number; fn: number };
type Scored = { m: Record<string, Count>; noise: string[] };
type Score = (wanted: unknown, found: unknown) => Scored;

const parts = {
  roles: 'roles',
  competences: 'competences',
  indicators: 'indicatorsLoose',
  requirements: 'criteria',
  behaviours: 'behavioursLoose',
} as const;

function f1(counts: Count[]): number {
  const sum = { tp: 0, fp: 0, fn: 0 };
  for (const count of counts)
    for (const field of ['tp', 'fp', 'fn'] as const) sum[field] += count[field];
  const wrong = sum.fp + sum.fn;
  return sum.tp + wrong === 0 ? 1 : (2 * sum.tp) / (2 * sum.tp + wrong);
}

const line = (name: string, scores: Scored[]): string =>
  [
    name.padEnd(12),
    ...Object.values(parts).map((part) =>
      f1(scores.map(({ m }) => m[part]!))
        .toFixed(2)
        .padStart(12),
    ),
  ].join(' ');

const wantedOf = (file: string): unknown =>
  JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));

function documentsIn(folder: string): { name: string; bytes: Uint8Array; wanted: unknown }[] {
  return globSync('*.expected.json', { cwd: folder })
    .sort()
    .map((expected) => {
      const stem = expected.slice(0, -'expected.json'.length);
      const name = globSync(`${stem}*`, { cwd: folder }).find((file) => !file.endsWith('.json'))!;
      return {
        name,
        bytes: readFileSync(join(folder, name)),
        wanted: wantedOf(join(folder, expected)),
      };
    });
}

/** By the names of its documents: who wrote one. */
const authors: Record<string, RegExp> = {
  A: /^(?:nl-d|en-d0)/,
  B: /^(?:sv|nb|da)-d/,
  C: /^en-d[12]/,
  D: /^(?:de|fr)-d/,
};

/** As the weights are shipped: rounded to bytes. */
function modelOf(lessons: Lesson[]): Model {
  const { parts: part, sides, kinds } = trainAll(examplesOf(lessons));
  return {
    parts: unpack(pack(part), labels),
    sides: unpack(pack(sides), roles),
    kinds: unpack(pack(kinds), kindLabels),
  };
}

/** Each author's documents, read with what was learned from the others and from our own. */
async function readAuthors(folder: string, score: Score, seeds: number[]): Promise<void> {
  const own = [
    ...(await lessonsIn(ownFolder)),
    ...(await lessonsWritten()),
    ...(await lessonsOfBank()),
    ...(await lessonsIn(join(folder, 'profiles'))),
  ];
  const corpus = await lessonsIn(join(folder, 'reading-corpus'));
  const scores = new Map<string, Scored[]>(Object.keys(authors).map((author) => [author, []]));
  for (const seed of seeds) {
    usual.seed = seed;
    for (const [author, pattern] of Object.entries(authors)) {
      const others = corpus.filter(({ name }) => !pattern.test(name));
      const model = modelOf([...own, ...others]);
      for (const { name, seen, wanted } of corpus.filter((lesson) => pattern.test(lesson.name))) {
        const found = assemble(seen.units, label(seen, model), { ...seen, kinds: model.kinds });
        const scored = score(wanted, printDraft(found));
        scores.get(author)!.push(scored);
        if (process.argv.includes('--documents')) console.log(line(name.slice(0, 12), [scored]));
      }
    }
  }
  console.log(
    `\nRead with what was learned from the other authors (F1, mean of ${seeds.length} orders of learning)`,
  );
  console.log(
    ['author'.padEnd(12), ...Object.keys(parts).map((part) => part.padStart(12))].join(' '),
  );
  for (const [author, own] of scores) console.log(line(author, own));
  console.log(line('all', [...scores.values()].flat()));
}

/** A case has passed when nothing is missing, nothing is too much and nothing was no content. */
async function readCases(folder: string, score: Score): Promise<void> {
  const cases = documentsIn(folder);
  let passed = 0;
  for (const { name, bytes, wanted } of cases) {
    const { m, noise } = score(wanted, printDraft(await readProfile(bytes, name)));
    const right = Object.values(parts).every((part) => m[part]!.fp + m[part]!.fn === 0);
    if (right && noise.length === 0) passed++;
    else console.log(`  not passed: ${name}`);
  }
  console.log(`cases: ${passed} of ${cases.length} passed, with the weights that are shipped`);
}

/** A page is 2500 signs. */
const page = 2500;

async function readSpeed(documents: { name: string; bytes: Uint8Array }[]): Promise<void> {
  for (const { name, bytes } of documents) await readProfile(bytes, name);
  const times: number[] = [];
  for (const { name, bytes } of documents) {
    const source = await readSource(bytes, name);
    const signs = source.lines.join('\n').length;
    const began = process.cpuUsage();
    for (let run = 0; run < 3; run++) await readProfile(bytes, name);
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 3000 / Math.max(1, signs / page));
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]!.toFixed(1);
  console.log(
    `a page: median ${at(0.5)} ms of a processor, slowest document ${at(1)} ms (${times.length} documents)`,
  );
}

/** One document, its parts many times over. */
async function readGrowth(): Promise<void> {
  const { shipped } = await import('../src/core/reader/model.ts');
  const text = readFileSync(
    globSync('*.md', { cwd: ownFolder }).map((name) => join(ownFolder, name))[0]!,
    'utf8',
  );
  const cells: string[] = [];
  for (const size of [10_000, 100_000, 1_000_000]) {
    const source = await readSource(
      Buffer.from(text.repeat(Math.ceil(size / text.length))),
      'a.md',
    );
    const began = process.cpuUsage();
    understand(source, shipped());
    const { user, system } = process.cpuUsage(began);
    cells.push(`${size / 1000} kB ${Math.round((user + system) / 1000)} ms`);
  }
  console.log(`growth: ${cells.join(' · ')}`);
}

if (process.argv.includes('--repeated')) await readRepeated();
else {
  const args = process.argv.slice(2);
  const at = args.indexOf('--seeds');
  const seeds = (at < 0 ? '7,11,23' : args[at + 1]!).split(',').map(Number);
  const named = args.find((arg, i) => !arg.startsWith('--') && (at < 0 || i !== at + 1));
  const folder = named ?? join(root, '../shared/fixtures');
  const scorer = join(folder, 'score.mjs');
  if (existsSync(scorer)) {
    const { scoreDoc: score } = (await import(scorer)) as { scoreDoc: Score };
    await readAuthors(folder, score, seeds);
    await readCases(join(folder, 'reading-cases'), score);
  } else
    console.log(
      `No documents of others in ${folder}: the figures by author and the cases are left out.`,
    );
  await readSpeed(documentsIn(ownFolder));
  await readGrowth();
}
