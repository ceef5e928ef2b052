/**
 * The reader on documents that it has never seen: made of the bank, laid out anew. None of these
 * checks knows what a document says; each changes its form and wants the same profile.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { printDraft, type PrintedProfile } from '../src/core/reader/print.ts';
import { readProfile } from '../src/core/reader/read.ts';
import { bankLanguages } from './support/reading/bank.ts';
import { goldOf } from './support/reading/gold.ts';
import { makeDocument, makePieces, printed, type Piece } from './support/reading/render.ts';
import { lessonOf, train, type Example } from './support/reading/train.ts';

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

/** Every item of a profile with the place where it stands. */
function itemsOf(profile: PrintedProfile): Set<string> {
  return new Set(
    profile.roles.flatMap((role) => [
      ...role.criteria.map(({ kind, value, unit }) => `${role.role} asks ${kind} ${value} ${unit}`),
      ...role.behaviours.map((text) => `${role.role} does ${fold(text)}`),
      ...role.competences.flatMap(({ name, indicators }) => [
        `${role.role} knows ${fold(name)}`,
        ...indicators.map((text) => `${role.role} shows ${fold(name)} ${fold(text)}`),
      ]),
    ]),
  );
}

function alike(one: Set<string>, other: Set<string>): number {
  const both = [...one].filter((item) => other.has(item)).length;
  return one.size + other.size === 0 ? 1 : (2 * both) / (one.size + other.size);
}

async function read(bytes: Uint8Array, name: string): Promise<Set<string>> {
  return itemsOf(printDraft(await readProfile(bytes, name)));
}

const seeds = [101, 102, 103, 104, 105, 106];

/** Without tables and names in front of text, which plain text cannot tell. */
const plain = (pieces: Piece[]): boolean => pieces.every((piece) => piece.is !== 'table');

async function likeness(change: (text: string) => string): Promise<number> {
  let sum = 0;
  let count = 0;
  for (const language of bankLanguages)
    for (const seed of seeds) {
      const { pieces } = makePieces(language, seed);
      const text = Buffer.from(printed(pieces, 'md')).toString();
      sum += alike(
        await read(Buffer.from(text), 'a.md'),
        await read(Buffer.from(change(text)), 'a.md'),
      );
      count++;
    }
  return sum / count;
}

const changes: Record<string, (text: string) => string> = {
  'other bullets': (text) => text.replace(/^(\s*)- /gm, '$1* '),
  'bullets as dots': (text) => text.replace(/^(\s*)- /gm, '$1• '),
  'numbered lists': (text) => text.replace(/^- /gm, '1. '),
  'lettered lists': (text) => text.replace(/^- /gm, 'a) '),
  'blank lines': (text) => text.replaceAll('\n\n', '\n\n\n\n'),
  'carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'deeper headings': (text) => text.replace(/^#/gm, '##'),
  'a line above all': (text) => `Version 2.3, 4 May 2025\n\n${text}`,
  'a line below all': (text) => `${text}\n\nPrinted on 4 May 2025\n`,
};

for (const [name, change] of Object.entries(changes))
  test(`PR-12: the same text with ${name} reads the same`, async () => {
    const share = await likeness(change);
    ok(share > 0.93, `${share.toFixed(3)} of the items stay`);
  });

test('PR-12: the same parts in four formats read the same', async () => {
  const shares: Record<string, number[]> = { txt: [], html: [], docx: [] };
  for (const language of bankLanguages)
    for (const seed of seeds) {
      const { pieces } = makePieces(language, seed);
      const base = await read(printed(pieces, 'md'), 'a.md');
      for (const format of ['txt', 'html', 'docx'] as const)
        if (format !== 'txt' || plain(pieces))
          shares[format]!.push(alike(base, await read(printed(pieces, format), `a.${format}`)));
    }
  for (const [format, list] of Object.entries(shares)) {
    const share = list.reduce((sum, value) => sum + value, 0) / list.length;
    ok(share > (format === 'txt' ? 0.8 : 0.9), `${format}: ${share.toFixed(3)}`);
  }
});

test('PR-13: no line of a document is lost: it is in an item, or beside the draft', async () => {
  for (const language of bankLanguages)
    for (const seed of seeds) {
      const { name, bytes } = makeDocument(language, seed);
      const draft = await readProfile(bytes, name);
      const used = new Set([
        ...draft.unplaced.map(({ line }) => line),
        ...draft.roles.flatMap((role) => [
          ...role.criteria.map(({ line }) => line),
          ...role.behaviours.map(({ line }) => line),
          ...role.competences.flatMap(({ line, definition, indicators }) => [
            line,
            ...(definition ? [definition.line] : []),
            ...indicators.map((indicator) => indicator.line),
          ]),
        ]),
      ]);
      deepEqual(
        draft.lines.filter((text, line) => text.trim() !== '' && !used.has(line)),
        [],
        name,
      );
    }
});

test('PR-14: every item has a probability, and an unsure one is marked', async () => {
  for (const language of bankLanguages) {
    const { name, bytes } = makeDocument(language, 103);
    const { roles } = await readProfile(bytes, name);
    const items = roles.flatMap((role) => [
      ...role.criteria,
      ...role.behaviours,
      ...role.competences,
      ...role.competences.flatMap(({ indicators }) => indicators),
    ]);
    for (const { probability, doubtful } of items) {
      ok(probability !== undefined && probability >= 0 && probability <= 1);
      if (probability < 0.7) equal(doubtful, true);
    }
  }
});

test('the same lessons teach the same weights', async () => {
  const lessons: Example[] = [];
  for (const language of bankLanguages) {
    const { name, bytes, expected } = makeDocument(language, 1);
    const { seen, gold } = await lessonOf(bytes, name, expected, 1);
    deepEqual(goldOf(seen.units, expected), gold);
    const known = [...new Set(gold.labels)];
    lessons.push({
      features: seen.parts,
      steps: seen.steps,
      gold: gold.labels.map((label) => known.indexOf(label) % 2),
      weight: 1,
    });
  }
  const options = { epochs: 2, rate: 0.1, decay: 0.002, drop: 0.5, seed: 7 };
  const [one, two] = [train(['a', 'b'], lessons, options), train(['a', 'b'], lessons, options)];
  deepEqual(one.weights, two.weights);
  deepEqual(one.steps, two.steps);
});
