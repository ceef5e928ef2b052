/** What tells about whom a unit speaks: the one who helps, or the one who is helped. */
import { hash } from './features.ts';
import { forWhom } from './lexicon.ts';
import { roleIn } from './naming.ts';
import { speaksOfMaximum } from './quantity.ts';
import { hintsOf, wordsOf } from './signals.ts';
import type { Unit } from './units.ts';

type Add = (name: string) => void;

/** Words by which a document calls the two sides. */
export type Sides = { title: Set<string>; helped: string[] };

export function roleFeaturesOf(units: Unit[], sides: Sides): Uint32Array[] {
  const stack: number[] = [];
  let intro = -1;
  const spoken = units.map(wordsFor);
  return units.map((unit, i) => {
    const found: number[] = [];
    const add: Add = (name) => found.push(hash(`r/${name}`));
    if (unit.kind === 'heading') {
      while (stack.length > 0 && units[stack.at(-1)!]!.level >= unit.level) stack.pop();
      intro = -1;
    }
    add('bias');
    add(`k:${unit.kind}`);
    add(`first:${i === 0}`);
    about(add, 'own', unit.text, spoken[i]!, sides);
    const heads = stack.slice(-3);
    heads.reverse().forEach((at, far) => about(add, `h${far}`, units[at]!.text, spoken[at]!, sides));
    add(`deep:${heads.length}`);
    if (intro >= 0) about(add, 'in', units[intro]!.text, spoken[intro]!, sides);
    if (unit.place?.head) about(add, 'th', unit.place.head, wordsOf(unit.place.head, 12), sides);
    const before = units[i - 1];
    if (before) about(add, 'b1', before.text, spoken[i - 1]!, sides);
    const next = units[i + 1];
    if (next) about(add, 'n1', next.text, spoken[i + 1]!, sides);
    add(`part:${Math.floor((i / units.length) * 5)}`);
    if (unit.kind === 'heading') stack.push(i);
    else if (/[:…?]$|\.\.\.$/u.test(unit.text)) intro = i;
    return Uint32Array.from(new Set(found));
  });
}

const wordsFor = (unit: Unit): string[] => wordsOf(unit.text, 30);

function about(add: Add, name: string, text: string, words: string[], { title, helped }: Sides): void {
  const short = words.length <= 9;
  const role = text.length <= 240 ? roleIn(text, helped) : null;
  add(`${name}:role:${role}:${short}`);
  if (short && forWhom.test(text)) add(`${name}:for`);
  const hints = words.slice(0, 12).map(hintsOf);
  for (const list of hints)
    for (const hint of list)
      if (/^(?:helper|helped|fresh|good|first|second|third|expect|skill|ask)$/.test(hint)) add(`${name}:${hint}:${short}`);
  // The first of the two sides to be named is what the text is about.
  const first = hints.find((list) => list.includes('helper') !== list.includes('helped'));
  if (first) add(`${name}:1st:${first.includes('helper')}:${short}`);
  if (words.some((word) => title.has(word))) add(`${name}:title:${short}`);
  if (words[0]) add(`${name}:w:${words[0]}:${short}`);
  if (/^(?:en|and|und|och|og|et|a)\s.*\?$/iu.test(text)) add(`${name}:and?`);
  if (short) for (const word of words) add(`${name}:any:${word.slice(0, 7)}`);
}

/** The nouns of the title, and what the helper may have several of. */
export function sidesOf(units: Unit[], helped: string[]): Sides {
  const first = units.find((unit) => unit.kind === 'heading') ?? units[0];
  return {
    title: new Set(
      wordsOf(first?.text ?? '', 14).filter((word) => word.length >= 5),
    ),
    helped,
  };
}

const severalAtOnce =
  /(?:tegelijk|samtidig|parallellt|at the same time|at once|at any one time|in parallel|gleichzeitig|zugleich|zur (?:gleichen|selben) zeit|ad gangen|om gangen|i taget|åt gången|en même temps|simultané|à la fois|(?:per|par|pr\.|je|pro|to each|to one) \p{L}+)/iu;
const numeral =
  /(?:\d+|(?<!\p{L})(?:twee|drie|vier|vijf|två|tre|fyra|fem|one|two|three|four|five|six|eine[nrm]?|zwei|drei|vier|fünf|to|fire|un|deux|trois|quatre|cinq|een|één|én|ein|ett))\s+((?:\p{L}|-)+)/iu;
/** A document has few words for whom it helps. */
const stemLimit = 12;

/** Whom the document calls the helped ones: what somebody may have several of at once. */
export function helpedWords(units: Unit[]): string[] {
  const stems = new Set<string>();
  for (const { text } of units) {
    if (text.length > 240 || !(speaksOfMaximum(text) || severalAtOnce.test(text))) continue;
    const noun = numeral.exec(text)?.[1]?.toLowerCase();
    if (
      noun &&
      noun.length >= 5 &&
      roleIn(noun) !== 'mentor' &&
      !hintsOf(noun).some((hint) => /^(?:years|hours|meets|amount|age|time|month|course)$/.test(hint))
    )
      stems.add(noun);
    if (stems.size >= stemLimit) break;
  }
  return [...stems];
}
