/**
 * Learns the weights of the reader from documents whose structure is known: the project's own, and
 * examples kept of documents that are not its to publish. Of those no text stands here, only what
 * the reader saw of them: numbers of features and labels (`kept.br`). The same examples give the
 * same file, bit for bit, so it can be made anew from a clean clone.
 *
 *   node test/support/reading/train.ts            writes src/core/reader/weights.ts
 *   node test/support/reading/train.ts --check    ends with 1 when the file would be another
 *   node test/support/reading/train.ts FOLDER...  keeps the examples of these folders first
 *
 * When features change, the kept examples have to be made anew from their folders; without them,
 * what is learned from the project's own documents alone reads clearly worse (docs/plan.md).
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emissions, relations, sums, type Chain } from '../../../src/core/reader/chain.ts';
import { bits } from '../../../src/core/reader/hashing.ts';
import { clauseFeatures, kindLabels, quantityFeatures } from '../../../src/core/reader/kinds.ts';
import { labels, roles, type Label } from '../../../src/core/reader/labels.ts';
import type { Language } from '../../../src/core/reader/language.ts';
import { pack } from '../../../src/core/reader/model.ts';
import { findQuantities } from '../../../src/core/reader/quantity.ts';
import { readSource } from '../../../src/core/reader/read.ts';
import { passages, see, type Seen } from '../../../src/core/reader/understand.ts';
import type { Unit } from '../../../src/core/reader/units.ts';
import { bankLanguages } from './bank.ts';
import { goldOf, type Wanted } from './gold.ts';
import { makeDocument } from './render.ts';
import { packExamples, unpackExamples } from './kept.ts';
import { writtenDocuments } from './written.ts';

export type Example = {
  features: Uint32Array[];
  steps: Uint8Array;
  barred?: Uint16Array;
  gold: number[];
  weight: number;
};
export type Options = {
  epochs: number;
  rate: number;
  decay: number;
  drop: number;
  seed: number;
  /** Only what a change of label costs is learned; to stay costs nothing. */
  changesOnly?: boolean;
};

export const usual: Options = { epochs: 16, rate: 0.1, decay: 0.002, drop: 0.5, seed: 7 };

function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff;
}

/**
 * Stochastic gradient ascent, each weight at its own pace; some features are left out at random.
 * What is learned is the mean over the later rounds, so that the order of the examples matters less.
 */
export function train(
  names: readonly string[],
  examples: Example[],
  { epochs, rate, decay, drop, seed, changesOnly = false }: Options = usual,
): Chain {
  const size = names.length;
  const weights = new Float64Array((1 << bits) * size);
  const squares = new Float64Array(weights.length);
  const steps = new Float64Array(relations.length * size * size);
  const stepSquares = new Float64Array(steps.length);
  const changes = new Float64Array(steps.length);
  const chain: Chain = { labels: names, weights, scale: 1, steps };
  const random = randomOf(seed);
  const order = examples.map((_, i) => i);
  const settled = Math.floor(epochs / 3);
  const meanWeights = new Float64Array(weights.length);
  const meanSteps = new Float64Array(steps.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const n of order) {
      const { features: all, steps: relation, barred, gold, weight } = examples[n]!;
      if (all.length === 0) continue;
      const features = all.map((list) => list.filter(() => random() >= drop));
      const scores = emissions(chain, features, barred);
      const { forward, backward, total } = sums(chain, scores, relation);
      const touched = new Set<number>();
      features.forEach((list, i) => {
        const error = forward[i]!.map(
          (value, label) => -Math.exp(value + backward[i]![label]! - total),
        );
        error[gold[i]!]! += 1;
        if (error.some((value) => Math.abs(value) >= 1e-3))
          for (const feature of list)
            for (let label = 0; label < size; label++) {
              const at = feature * size + label;
              if (Math.abs(error[label]!) < 1e-3 && weights[at] === 0) continue;
              const slope = error[label]! * weight - decay * weights[at]!;
              squares[at]! += slope * slope;
              weights[at]! += (rate * slope) / (0.5 + Math.sqrt(squares[at]!));
            }
        const offset = relation[i]! * size * size;
        touched.add(offset);
        if (i === 0) {
          for (let label = 0; label < size; label++) changes[offset + label]! += error[label]!;
          return;
        }
        const last = forward[i - 1]!;
        const next = backward[i]!;
        const own = scores[i]!;
        for (let label = 0; label < size; label++) {
          const rest = own[label]! + next[label]! - total;
          for (let before = 0; before < size; before++) {
            const at = offset + before * size + label;
            const sum = last[before]! + steps[at]! + rest;
            if (sum > unlikely) changes[at]! -= Math.exp(sum);
          }
        }
        changes[offset + gold[i - 1]! * size + gold[i]!]! += 1;
      });
      for (const offset of touched)
        for (let at = offset; at < offset + size * size; at++) {
          if (changes[at] === 0) continue;
          if (changesOnly && (at - offset) % (size + 1) === 0 && offset > 0) {
            changes[at] = 0;
            continue;
          }
          const slope = changes[at]! * weight - decay * steps[at]!;
          changes[at] = 0;
          stepSquares[at]! += slope * slope;
          steps[at]! += (rate * slope) / (0.5 + Math.sqrt(stepSquares[at]!));
        }
    }
    if (epoch < settled) continue;
    const share = 1 / (epochs - settled);
    weights.forEach((value, at) => (meanWeights[at]! += value * share));
    steps.forEach((value, at) => (meanSteps[at]! += value * share));
  }
  return {
    labels: names,
    scale: 1,
    weights: Float32Array.from(meanWeights, (value) => value * (1 - drop)),
    steps: Float32Array.from(meanSteps),
  };
}

export type Lesson = {
  name: string;
  seen: Seen;
  wanted: Wanted;
  gold: ReturnType<typeof goldOf>;
  weight: number;
};

export async function lessonOf(
  bytes: Uint8Array,
  name: string,
  wanted: Wanted,
  weight: number,
): Promise<Lesson> {
  const seen = see(await readSource(bytes, name));
  return { name, seen, wanted, gold: goldOf(seen.units, wanted), weight };
}

/** The documents of a folder that have their structure beside them. */
export async function lessonsIn(folder: string): Promise<Lesson[]> {
  const files = readdirSync(folder).sort();
  const lessons: Lesson[] = [];
  for (const file of files.filter((name) => name.endsWith('.expected.json'))) {
    const stem = file.slice(0, -'expected.json'.length);
    const document = files.find((name) => name.startsWith(stem) && !name.endsWith('.json'));
    if (!document) continue;
    const wanted = JSON.parse(
      readFileSync(join(folder, file), 'utf8').replace(/^\ufeff/, ''),
    ) as Wanted;
    lessons.push(await lessonOf(readFileSync(join(folder, document)), document, wanted, 1));
  }
  return lessons;
}

/** The logarithm below which a step is not looked at. */
const unlikely = Math.log(1e-4);

/** How many documents are made for each language, and how many of their requirements count. */
const made = 20;
const counted = 12;

export async function lessonsOfBank(): Promise<Lesson[]> {
  const lessons: Lesson[] = [];
  for (const language of bankLanguages)
    for (let seed = 1; seed <= made; seed++) {
      const { name, bytes, expected } = makeDocument(language, seed);
      const lesson = await lessonOf(bytes, name, expected, 0.4);
      if (lesson.gold.lost.length <= 2) lessons.push(lesson);
    }
  return lessons;
}

/** Those that were written whole. */
export async function lessonsWritten(): Promise<Lesson[]> {
  const lessons: Lesson[] = [];
  for (const { name, bytes, expected } of writtenDocuments())
    lessons.push(await lessonOf(bytes, name, expected, 1));
  return lessons;
}

const partsOf = ({ seen, gold, weight }: Lesson): Example => ({
  features: seen.parts,
  steps: seen.steps,
  barred: seen.barred,
  gold: gold.labels.map((label) => labels.indexOf(label)),
  weight,
});

/** Of every hundred units of a label, how many are taken for what. */
const mistakes: Partial<Record<Label, [Label, number][]>> = {
  role: [
    ['none', 25],
    ['ask', 15],
    ['skills', 10],
  ],
  ask: [
    ['none', 20],
    ['role', 10],
  ],
  skills: [
    ['none', 15],
    ['role', 10],
  ],
  ways: [
    ['none', 20],
    ['ask', 10],
  ],
  name: [
    ['skills', 5],
    ['none', 5],
  ],
  definition: [
    ['none', 15],
    ['indicator', 5],
  ],
  indicator: [
    ['behaviour', 8],
    ['criterion', 5],
  ],
  criterion: [
    ['none', 10],
    ['behaviour', 8],
    ['indicator', 3],
  ],
  behaviour: [
    ['none', 10],
    ['criterion', 10],
    ['indicator', 10],
  ],
};
const mistakenHeading: [Label, number][] = [
  ['role', 10],
  ['ask', 10],
  ['name', 5],
];

/** Labels as they are read in a document that nobody has seen: some of them wrong. */
function misread(wanted: readonly Label[], units: Unit[], random: () => number): Label[] {
  return wanted.map((label, i) => {
    let left = random() * 100;
    const others =
      label === 'none' && units[i]!.kind === 'heading' ? mistakenHeading : mistakes[label];
    for (const [other, share] of others ?? []) if ((left -= share) < 0) return other;
    return label;
  });
}

/** Once with the right labels, and twice with some that are wrong. */
function sidesOf({ name, seen, gold, weight }: Lesson): Example[] {
  const random = randomOf([...name].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) | 0);
  return [
    gold.labels,
    misread(gold.labels, seen.units, random),
    misread(gold.labels, seen.units, random),
  ].map((read) => {
    const { kept, features, turns } = passages(seen.units, read);
    return {
      features,
      steps: turns,
      gold: kept.map((at) => roles.indexOf(gold.sides[at]!)),
      weight: (weight < 1 ? weight * 0.75 : weight) / 2,
    };
  });
}

type Asked = { kind: string; value: number | null; unit: string | null };

function kindsOf({ wanted, weight }: Lesson): Example[] {
  const language = (wanted.language === 'no' ? 'nb' : wanted.language) as Language;
  const byText = new Map<string, Asked[]>();
  for (const { criteria = [] } of wanted.roles)
    for (const { text, kind, value, unit } of criteria)
      byText.set(text, [
        ...(byText.get(text) ?? []),
        { kind, value: value ?? null, unit: unit ?? null },
      ]);
  return [...byText].flatMap(([text, asked]) => {
    const told = /^([^:]{3,50}):\s+(.+)$/.exec(text) ?? /^(.{3,80}\?)\s+(.+)$/.exec(text);
    return [
      ...kindExamples(text, '', language, asked, weight),
      ...(told ? kindExamples(told[2]!, told[1]!, language, asked, weight) : []),
    ];
  });
}

function kindExamples(
  text: string,
  context: string,
  language: Language,
  asked: Asked[],
  weight: number,
): Example[] {
  const example = (features: Uint32Array, kind: string): Example => ({
    features: [features],
    steps: Uint8Array.of(0),
    gold: [kindLabels.indexOf(kind as (typeof kindLabels)[number])],
    weight: weight < 1 ? 0.35 : 1,
  });
  const whole = (asked.find(({ value }) => value === null) ?? asked[0]!).kind;
  const quantities = findQuantities(text, language);
  return [
    example(clauseFeatures(text, context, language), whole),
    ...quantities.map((quantity, at) =>
      example(
        quantityFeatures(text, context, quantities, at),
        asked.find((entry) => isSame(entry, quantity))?.kind ?? 'nothing',
      ),
    ),
  ];
}

const yearsOf = (value: number, unit: string): number =>
  unit === 'months' ? value / 12 : unit === 'weeks' ? value / 52 : value;

function isSame(
  { kind, value: wanted, unit: told }: Asked,
  quantity: ReturnType<typeof findQuantities>[number],
): boolean {
  if (wanted === null) return false;
  const value = quantity.unit === 'minutes' ? quantity.value / 60 : quantity.value;
  const unit = (told ?? '').split('/')[0]!;
  const lasting = (name: string) => /^(?:years|months|weeks)$/.test(name);
  if (lasting(unit) && lasting(quantity.unit ?? ''))
    return Math.abs(yearsOf(wanted, unit) - yearsOf(value, quantity.unit!)) < 0.02;
  if (Math.abs(wanted - value) > 0.01) return false;
  if (quantity.unit === null)
    return kind === 'age' || /^(?:mentees|references|employees|meetings|)$/.test(unit);
  const own = quantity.unit === 'minutes' ? 'hours' : quantity.unit;
  return (
    own === unit || (kind === 'age' && own === 'years') || (own === 'dayparts' && unit === 'days')
  );
}

/** What the three models learn from. */
export type Examples = { parts: Example[]; sides: Example[]; kinds: Example[] };

export function examplesOf(lessons: Lesson[]): Examples {
  // Of the bank's documents the later ones repeat what the first ones ask.
  const asked = lessons.filter(
    ({ name, weight }) => weight === 1 || Number(/-(\d+)\./.exec(name)?.[1]) <= counted,
  );
  return {
    parts: lessons.map(partsOf),
    sides: lessons.flatMap(sidesOf),
    kinds: asked.flatMap(kindsOf),
  };
}

export type Trained = { parts: Chain; sides: Chain; kinds: Chain };

export function trainAll({ parts, sides, kinds }: Examples): Trained {
  return {
    parts: trainOften(2, labels, parts),
    sides: trainOften(3, roles, sides, {
      ...usual,
      epochs: 40,
      rate: 0.3,
      decay: 0.0005,
      drop: 0.1,
      changesOnly: true,
    }),
    kinds: trainOften(3, kindLabels, kinds, { ...usual, epochs: 24, drop: 0.3 }),
  };
}

/** The mean of what is learned in several orders: what depends on the order alone evens out. */
function trainOften(
  times: number,
  names: readonly string[],
  examples: Example[],
  options: Options = usual,
): Chain {
  const chains = Array.from({ length: times }, (_, i) =>
    train(names, examples, { ...options, seed: options.seed + i * 1009 }),
  );
  const mean = (all: Chain['steps'][]) =>
    Float32Array.from(all[0]!, (_, at) => all.reduce((sum, own) => sum + own[at]!, 0) / times);
  return {
    labels: names,
    scale: 1,
    weights: mean(chains.map(({ weights }) => weights as Float32Array)),
    steps: mean(chains.map(({ steps }) => steps)),
  };
}

/** The file of weights as it stands in the sources. */
export function weightsFile({ parts, sides, kinds }: Trained): string {
  return `/** Learned; test/support/reading/train.ts writes it. */
export const packed = {
  parts:
    '${pack(parts)}',
  sides:
    '${pack(sides)}',
  kinds:
    '${pack(kinds)}',
};
`;
}

export const ownFolder = join(import.meta.dirname, '../../fixtures/profiles');

/** From documents that stand in this project: its fixtures, those written whole, those of the bank. */
export async function ownExamples(): Promise<Examples> {
  return examplesOf([
    ...(await lessonsIn(ownFolder)),
    ...(await lessonsWritten()),
    ...(await lessonsOfBank()),
  ]);
}

export function together(one: Examples, other: Examples): Examples {
  return {
    parts: [...one.parts, ...other.parts],
    sides: [...one.sides, ...other.sides],
    kinds: [...one.kinds, ...other.kinds],
  };
}

/** Examples of documents that are not ours to keep: numbers of features and labels, no text. */
export const keptFile = join(import.meta.dirname, 'kept.br');

export const keptExamples = (): Examples => unpackExamples(readFileSync(keptFile));

export const learn = async (): Promise<string> =>
  weightsFile(trainAll(together(keptExamples(), await ownExamples())));

if (import.meta.main) {
  const folders = process.argv.slice(2).filter((name) => !name.startsWith('--'));
  if (folders.length > 0) {
    const lessons: Lesson[] = [];
    for (const folder of folders.filter((name) => existsSync(name)))
      lessons.push(...(await lessonsIn(folder)));
    writeFileSync(keptFile, packExamples(examplesOf(lessons)));
  }
  const file = new URL('../../../src/core/reader/weights.ts', import.meta.url);
  const text = await learn();
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write('Other weights follow from these lessons: run it without --check.\n');
    process.exitCode = 1;
  }
}
