/** What tells about whom a unit speaks: the one who helps, or the one who is helped. */
import { relations, stays } from './chain.ts';
import { hash } from './hashing.ts';
import type { Label } from './labels.ts';
import { asksForWhom, roleIn } from './naming.ts';
import { speaksOfMaximum } from './quantity.ts';
import { hintsOf, wordsOf } from './signals.ts';
import type { Unit } from './units.ts';

type Add = (name: string) => void;

/** Words by which a document calls the two sides. */
export type Sides = { title: Set<string>; helped: string[]; calls: string[] };

/** The headings and the units that say something, what tells about their side, and how each stands to the last. */
export type Passages = { kept: number[]; features: Uint32Array[]; turns: Uint8Array };

export function passagesOf(units: Unit[], labels: readonly Label[], sides: Sides): Passages {
  const stack: number[] = [];
  const kept: number[] = [];
  const features: Uint32Array[] = [];
  const turns: number[] = [];
  const spoken = units.map((unit) => wordsOf(unit.text, 30));
  let intro = -1;
  let turned = true;
  units.forEach((unit, i) => {
    if (unit.kind === 'heading') {
      while (stack.length > 0 && units[stack.at(-1)!]!.level >= unit.level) stack.pop();
      intro = -1;
    }
    turned ||= mayTurn(units[i - 1], unit);
    const label = labels[i]!;
    if (label !== 'none' || unit.kind === 'heading') {
      const last = kept.at(-1);
      features.push(
        featuresAt(
          units,
          spoken,
          i,
          {
            label,
            heads: stack.slice(-3).reverse(),
            intro,
            turned,
            first: last === undefined,
            before: last === undefined ? null : labels[last]!,
          },
          sides,
        ),
      );
      turns.push(turned ? turnAt(unit, last === undefined) : stays);
      kept.push(i);
      turned = false;
    }
    if (unit.kind === 'heading') stack.push(i);
    else if (/[:…?]$|\.\.\.$/u.test(unit.text)) intro = i;
  });
  return { kept, features, turns: Uint8Array.from(turns) };
}

type Where = {
  label: Label;
  heads: number[];
  intro: number;
  turned: boolean;
  first: boolean;
  before: Label | null;
};

function featuresAt(
  units: Unit[],
  spoken: string[][],
  i: number,
  { label, heads, intro, turned, first, before }: Where,
  sides: Sides,
): Uint32Array {
  const unit = units[i]!;
  const found: number[] = [];
  const add: Add = (name) => found.push(hash(`r/${name}`));
  add('bias');
  add(`label:${label}`);
  add(`turned:${turned}`);
  if (turned) {
    for (const one of sides.calls) add(`calls:${one}`);
    add(`after:${before}:${label}`);
    add(`first:${first}`);
  }
  about(
    add,
    unit.kind === 'heading' || unit.lead
      ? 'own'
      : label === 'criterion' || label === 'ways' || label === 'ask'
        ? 'told'
        : 'text',
    unit.text,
    spoken[i]!,
    sides,
  );
  spoken[i]!.slice(0, 20).forEach((word, at) => {
    for (const hint of hintsOf(word))
      if (hint === 'helper' || hint === 'helped')
        add(`says:${label}:${hint}:${at < 3 ? 'acts' : 'later'}`);
  });
  if (turned || unit.kind === 'heading') {
    heads.forEach((at, far) => about(add, `h${far}`, units[at]!.text, spoken[at]!, sides));
    add(`deep:${heads.length}`);
    if (intro >= 0) about(add, 'in', units[intro]!.text, spoken[intro]!, sides);
    const next = units[i + 1];
    if (next && unit.kind === 'heading') about(add, 'n1', next.text, spoken[i + 1]!, sides);
    if (unit.place?.head) about(add, 'th', unit.place.head, wordsOf(unit.place.head, 12), sides);
  }
  return Uint32Array.from(new Set(found));
}

/** What a turn costs is learned for headings, and for all other places together. */
function turnAt(unit: Unit, first: boolean): number {
  if (first) return relations.indexOf('start');
  return relations.indexOf(unit.kind === 'heading' ? 'to-heading' : 'paragraph');
}

/** Only where a new passage begins can a text turn to the other side. */
export function mayTurn(before: Unit | undefined, unit: Unit): boolean {
  if (!before || unit.kind === 'heading') return true;
  if (unit.part > 0) return false;
  if (unit.place && before.place?.table === unit.place.table)
    return unit.place.row !== before.place.row && unit.place.filled === 1;
  if (unit.kind === 'item') return before.kind === 'heading';
  return true;
}

const getting =
  /^(?:get|gets|receive|receives|apply|ask|asked|asks|have|had|want|wants|need|needs|krijg|krijgt|krijgen|aanvragen|zoekt|zoek|zoeken|wil|willen|får|få|ansök|ansöker|söker|söka|önskar|vill|ønsker|ønske|bekommt|bekommen|bekomme|erhält|erhalten|sucht|suchst|suchen|möchte|obtenir|avoir|bénéficier|cherchez|reçoit|recevoir|matched|paired|placed|attached|gekoppeld|kopplas|tildeles|zugeteilt)$/u;
const becoming =
  /^(?:become|becoming|be|word|worden|wordt|bli|blir|bliver|blive|bliv|være|vara|vær|zijn|sein|werde|werden|wirst|wird|deviens|devenez|devenir|être|as|als|som|comme|za|til|appointed|named|utses|utpekes|udpeges|bestellt|benoemd|désigné)$/u;

const ours = new Set(['we', 'wij', 'vi', 'wir', 'nous', 'on', "we're"]);

/** "get a mentor", "ansök om en mentor", "become a mentor": which side wants what. */
function wanted(words: string[]): string[] {
  const found = new Set<string>();
  words.slice(0, 30).forEach((word, i) => {
    const verb = getting.test(word) ? 'gets' : becoming.test(word) ? 'becomes' : null;
    if (!verb) return;
    // "We are looking for a mentor" calls for those who help.
    if (
      verb === 'gets' &&
      [words[i - 1], words[i - 2], words[i + 1]].some((near) => ours.has(near ?? ''))
    ) {
      found.add('ours');
      return;
    }
    // "Want to be a mentor", "möchte Mentor werden": told by the verb that is wanted.
    if (verb === 'gets' && words.slice(i + 1, i + 8).some((next) => becoming.test(next))) return;
    for (const next of words.slice(i + 1, i + 5)) {
      const hints = hintsOf(next);
      if (hints.includes('helper') && !hints.includes('helped')) found.add(`${verb}:helper`);
      else if (hints.includes('helped')) found.add(`${verb}:helped`);
      else continue;
      return;
    }
    // "Einen Lernbegleiter erhält, wer", "a mentor is given to": what is got stands in front.
    const before = words.slice(Math.max(0, i - 3), i).flatMap(hintsOf);
    if (before.includes('helper') && !before.includes('helped'))
      found.add(verb === 'gets' ? 'got:helper' : 'becomes:helper');
    // The one whom nobody knows by that name is somebody too.
    if (words.slice(i + 1, i + 4).some((next) => next.length > 6)) found.add(`${verb}:other`);
  });
  return [...found];
}

function about(
  add: Add,
  name: string,
  text: string,
  words: string[],
  { title, helped }: Sides,
): void {
  const short = words.length <= 9;
  const role = short ? roleIn(text, helped) : null;
  if (short) add(`${name}:role:${role}`);
  if (short && asksForWhom(text)) add(`${name}:for`);
  const hints = words.slice(0, 12).map(hintsOf);
  // In a heading a side is named; in a sentence it acts, or something is done with it.
  const named = /^(?:own|h\d|th)$/.test(name);
  hints.forEach((list, i) => {
    const acts = i < 3 ? 'acts' : 'later';
    for (const hint of list)
      if (/^(?:helper|helped)$/.test(hint)) add(`${name}:${hint}:${named ? short : acts}`);
      else if (/^(?:fresh|good|first|second|third|expect|skill|ask)$/.test(hint))
        add(`${name}:${hint}:${short}`);
  });
  for (const one of wanted(words)) add(`${name}:${one}`);
  // The first of the two sides to be named is what a heading is about.
  const first = hints.findIndex((list) => list.includes('helper') !== list.includes('helped'));
  if (first >= 0)
    add(`${name}:1st:${hints[first]!.includes('helper')}:${named ? short : first < 3}`);
  if (words.some((word) => title.has(word.slice(0, titleLetters)))) add(`${name}:title:${short}`);
  const opening = words.find((word) => /^\p{L}/u.test(word));
  if (opening && opening.length <= 5) add(`${name}:w:${opening}:${short}`);
  if (/^(?:en|and|und|och|og|et|a)\s.*\?$/iu.test(text)) add(`${name}:and?`);
}

/** By so many letters a word is known to be one of the title, whatever its ending. */
const titleLetters = 7;

/** The nouns of the title, and what the helper may have several of. */
export function sidesOf(units: Unit[], helped: string[]): Sides {
  const first = units.find((unit) => unit.kind === 'heading') ?? units[0];
  return {
    title: new Set(
      wordsOf(first?.text ?? '', 14)
        .filter((word) => word.length >= 5)
        .map((word) => word.slice(0, titleLetters)),
    ),
    helped,
    calls: wanted(wordsOf(first?.text ?? '', 14)),
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
      !hintsOf(noun).some((hint) =>
        /^(?:years|hours|meets|amount|age|time|month|course)$/.test(hint),
      )
    )
      stems.add(noun);
    if (stems.size >= stemLimit) break;
  }
  return [...stems];
}
