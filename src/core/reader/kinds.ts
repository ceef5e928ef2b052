/**
 * What a requirement asks: its kind, and the kind of every number in it. Words, hints and units are
 * features; their weights are learned.
 */
import { emissions, type Chain } from './chain.ts';
import type { Bound, CriterionKind } from './draft.ts';
import { bucket, hash } from './hashing.ts';
import type { Language } from './language.ts';
import { findQuantities, isRepeated, type Quantity } from './quantity.ts';
import { phrasesIn } from './phrases.ts';
import { hintsOf, wordsOf } from './signals.ts';

export const kindLabels = [
  'experience',
  'age',
  'capacity',
  'hours',
  'certificate',
  'training',
  'nomination',
  'language',
  'other',
  'nothing',
] as const;
type KindLabel = (typeof kindLabels)[number];

export type Reading = {
  kind: CriterionKind;
  value: number | null;
  unit: string | null;
  bound: Bound | null;
  /** The distance to the second-best kind, from 0 to 1. */
  sure: number;
};

type Add = (name: string) => void;

function addWords(add: Add, name: string, words: string[], most: number): void {
  for (const word of words.slice(0, most)) {
    add(`${name}w:${word.slice(0, 6)}`);
    for (const hint of hintsOf(word)) add(`${name}:${hint}`);
  }
}

/** Features of a text as a whole. */
export function clauseFeatures(text: string, context: string, language: Language): Uint32Array {
  const found: number[] = [];
  const add: Add = (name) => found.push(hash(`c/${name}`));
  const words = wordsOf(text, 40);
  add('bias');
  add(`g:${language}`);
  add(`long:${bucket(words.length)}`);
  addWords(add, 't', words, 40);
  addWords(add, 'x', wordsOf(context, 12), 12);
  words.forEach((word, i) => {
    const next = words[i + 1];
    if (next && i < 14) add(`b:${word.slice(0, 5)}_${next.slice(0, 5)}`);
    if (word.length > 7) add(`e:${word.slice(-5)}`);
    if (word.length > 9) add(`e:${word.slice(-7)}`);
  });
  for (const word of words.slice(0, 2)) for (const hint of hintsOf(word)) add(`f:${hint}`);
  for (const { unit, per } of findQuantities(text, language)) add(`q:${unit}:${per}`);
  for (const name of phrasesIn(text)) add(`rx:${name}`);
  for (const name of phrasesIn(context)) add(`xrx:${name}`);
  if (CEFR.test(text)) add('level');
  return Uint32Array.from(new Set(found));
}

/** Features of one number in a text. */
export function quantityFeatures(
  text: string,
  context: string,
  quantities: Quantity[],
  at: number,
): Uint32Array {
  const found: number[] = [];
  const add: Add = (name) => found.push(hash(`m/${name}`));
  const quantity = quantities[at]!;
  const { unit, per, value, bound, range, article, index } = quantity;
  const many =
    value < 1
      ? 'part'
      : value <= 4
        ? 'few'
        : value <= 12
          ? 'some'
          : value < 16
            ? 'teens'
            : value <= 90
              ? 'tens'
              : 'many';
  const noun = unit ?? 'people';
  add('bias');
  add(`u:${noun}`);
  add(`u:${noun}:${per}`);
  add(`u:${noun}:${many}`);
  add(`u:${noun}:${bound}`);
  add(`range:${noun}:${range}`);
  if (article) add(`article:${noun}`);
  const before = wordsOf(text.slice(Math.max(0, index - 160), index), 40).reverse();
  const after = wordsOf(text.slice(index + quantity.text.length), 20);
  addWords(add, 'near-', before, 3);
  addWords(add, 'near+', after, 3);
  for (const [name, words] of [
    ['-', before],
    ['+', after],
  ] as const)
    for (const word of words)
      for (const hint of hintsOf(word)) {
        add(`${name}:${hint}`);
        add(`any:${hint}`);
        add(`${noun}:any:${hint}`);
      }
  for (const word of [...before, ...after]) add(`w:${noun}:${word.slice(0, 6)}`);
  const around = text.slice(Math.max(0, index - 120), index + quantity.text.length + 80);
  for (const name of phrasesIn(around)) {
    add(`rx:${noun}:${name}`);
    add(`rx:${name}`);
  }
  for (const name of phrasesIn(context)) add(`xrx:${noun}:${name}`);
  if (after.length === 0) add(`end:${noun}`);
  if (before.length === 0) add(`begin:${noun}`);
  addWords(add, 'x', wordsOf(context, 12), 12);
  for (const word of wordsOf(context, 12))
    for (const hint of hintsOf(word)) add(`x:${noun}:${hint}`);
  quantities.forEach((other, i) => {
    if (i !== at) add(`o${i < at ? '-' : '+'}:${noun}:${other.unit}:${other.per}`);
  });
  return Uint32Array.from(new Set(found));
}

/** Kinds that are nothing without a number. */
const neverPlain: KindLabel[] = ['age', 'capacity', 'hours', 'nothing'];

function choose(
  chain: Chain,
  features: Uint32Array,
  without: KindLabel[] = [],
): { kind: KindLabel; sure: number } {
  const [scores] = emissions(chain, [features]);
  let most = -Infinity;
  let second = -Infinity;
  let kind: KindLabel = 'other';
  scores!.forEach((score, i) => {
    const label = kindLabels[i]!;
    if (without.includes(label)) return;
    if (score > most) {
      second = most;
      most = score;
      kind = label;
    } else if (score > second) second = score;
  });
  return { kind, sure: 1 - Math.exp(second - most) };
}

const periods = new Set(['years', 'months', 'weeks', 'hours', 'days', 'meetings']);
const ofThem =
  /^(?:(?:van|of|av|af|von|d'entre|de) (?:them|these|which|those|dem|disse|årene|diese|eux|deze)|$|bij |with |in |by |ved |i |hos |på |im |an |auf |op |at |on |chez |dans |sur )/iu;

/** "Hours a month | 2", "5 years, 3 of them ...": a number whose unit stands elsewhere. */
function withUnit(
  quantity: Quantity,
  context: string,
  language: Language,
  earlier: Reading | null,
): Quantity {
  if (quantity.unit !== null) return quantity;
  const { noun } = quantity;
  if (earlier && periods.has(earlier.unit ?? '') && ofThem.test(noun))
    return { ...quantity, unit: earlier.unit as Quantity['unit'] };
  if (context === '' || (noun !== '' && !/^(?:at most|au maximum|maxi|of meer|or more)/.test(noun)))
    return quantity;
  const [told] = findQuantities(`${quantity.value} ${context}`, language);
  return told && told.unit !== null && told.index === 0
    ? { ...quantity, unit: told.unit, per: told.per }
    : quantity;
}

const CEFR = /(?<![\p{L}\d])([ABC][12])(?![\p{L}\d])/u;
const adult =
  /(?<!\p{L})(?:volljährig\p{L}*|meerderjarig\p{L}*|myndig\p{L}*|of (?:full |legal )?age|majeure?s?|an adult|adults|volwassen\p{L}*|erwachsen|vuxen|vuxna|voksen|voksne)(?!\p{L})/iu;
const referees =
  /^(?:\p{L}+\s+)?(?:referenti|referens|referenc|referees|referenz|referans|référence)/iu;
const staff =
  /(?:anställda|beschäftigte|employees|ansatte|medarbejdere|agents|medewerkers|werknemers|salariés|staff members|mitarbeite)/iu;

/** Kinds that need a word that speaks of them. */
const evidence: [KindLabel, RegExp][] = [
  ['certificate', /^paper$/],
  ['training', /^course$/],
  ['language', /^(?:tongue|speaks)$/],
  ['nomination', /^nominate$/],
  ['experience', /^(?:exper|guided|past)$/],
];

/** What a text asks, in entries. A range gives two. */
export function readKinds(
  text: string,
  context: string,
  language: Language,
  chain: Chain,
  earlier: Reading | null = null,
): Reading[] {
  const quantities = findQuantities(text, language).map((quantity) =>
    withUnit(quantity, context, language, earlier),
  );
  const told = [
    ...phrasesIn(text),
    ...phrasesIn(context),
    ...wordsOf(`${context} ${text}`, 60).flatMap(hintsOf),
  ];
  const without = [
    ...neverPlain.filter((kind) => kind !== 'age' || !adult.test(text)),
    ...evidence.flatMap(([kind, pattern]) =>
      told.some((name) => pattern.test(name)) || CEFR.test(text) ? [] : [kind],
    ),
  ];
  const whole = choose(chain, clauseFeatures(text, context, language), without);
  let meets = earlier?.unit?.startsWith('meetings') ?? false;
  const measured = quantities.flatMap((quantity, at): Reading[] => {
    if (isRepeated(text, quantity)) return [];
    const { kind: told, sure } = choose(chain, quantityFeatures(text, context, quantities, at));
    const kind = corrected(told, text, context, quantity);
    const sized = kind === 'nothing' ? null : sizeOf(kind, quantity);
    if (!sized) return [];
    // Hours beside a number of meetings are the length of one.
    if (kind === 'hours' && sized.unit === 'hours' && meets) sized.unit = 'hours/meeting';
    if (kind === 'hours' && quantity.unit === 'meetings') meets = true;
    return [{ kind: kind as CriterionKind, bound: quantity.bound, sure, ...sized }];
  });
  if (adult.test(text) && !measured.some(({ kind }) => kind === 'age') && whole.kind === 'age')
    measured.push({ kind: 'age', value: 18, unit: 'years', bound: 'min', sure: whole.sure });
  const kind = whole.kind as CriterionKind;
  const own = measured.filter((reading) => reading.kind === kind);
  const plain: Reading = {
    kind,
    value: null,
    unit: kind === 'language' ? (CEFR.exec(text)?.[1] ?? CEFR.exec(context)?.[1] ?? null) : null,
    bound: null,
    sure: whole.sure,
  };
  const distinct = unique(measured);
  const tongue = kind === 'language' && (certain(whole.sure) || distinct.length === 0);
  if (tongue) return [plain, ...distinct.filter((reading) => reading.kind !== 'language')];
  if (kind === 'nomination') {
    // "Has been a manager for two years" names somebody who nominates, and nominates nobody.
    const isSaid = phrasesIn(`${context} ${text}`).includes('nominate');
    return own.length === 0 && (isSaid || distinct.length === 0) ? [plain, ...distinct] : distinct;
  }
  if (kind === 'training' || kind === 'certificate') {
    const length = kind === 'training' && measured.length === 0 ? lengthOf(quantities) : null;
    if (length) return [{ ...plain, ...length }];
    const first = own.slice(0, 1);
    const others = distinct.filter((reading) => reading.kind !== kind && reading.kind !== 'other');
    return [
      ...(first.length > 0 ? first : others.length > 0 && !certain(whole.sure) ? [] : [plain]),
      ...others,
    ];
  }
  return distinct.length > 0 ? distinct : [plain];
}

const aged =
  /(?:older than|no older|ouder dan|äldre än|älter als|ældre end|eldre enn|gammalt|gammel|datant|issued|afgegeven|utfärdat|ausgestellt|udstedt|utstedt|délivré)/iu;

/** "Has been abroad at least once": no number of meetings. */
const once = /^(?:einmal|eenmaal|once|één keer|en gång|én gang|énfois|une fois)$/iu;

/**
 * What no weight should overrule: the age of a paper, the size of a firm, how old somebody can be,
 * and that a number of those who help is no number of those who are helped.
 */
function corrected(
  kind: KindLabel,
  text: string,
  context: string,
  { unit, noun, bound, value, per, text: own }: Quantity,
): KindLabel {
  if (unit === null && staff.test(noun)) return kind === 'nothing' ? kind : 'other';
  if (
    (unit === 'months' || unit === 'years' || unit === 'weeks' || unit === 'days') &&
    (bound === 'max' || /afgegeven|issued/iu.test(text)) &&
    aged.test(text) &&
    (phrasesIn(text).includes('paper') || phrasesIn(context).includes('paper'))
  )
    return 'certificate';
  // "Mentees at once | 2"
  if (kind === 'nothing' && unit === null && noun === '' && context !== '')
    return phrasesIn(context).includes('same') &&
      wordsOf(context, 12).some((word) => hintsOf(word).includes('helped'))
      ? 'capacity'
      : kind;
  if (kind === 'age' && (value < 5 || value > 99)) return 'nothing';
  if (kind === 'experience' && unit === 'years' && value > 60) return 'nothing';
  if (kind === 'hours' && per === null && once.test(own.trim())) return 'nothing';
  if (kind === 'capacity' && value === 1 && unit === null) {
    const [word] = wordsOf(noun, 1);
    const hints = word ? hintsOf(word) : [];
    if (hints.includes('helper') && !hints.includes('helped')) return 'nothing';
  }
  return kind;
}

/** A course that lasts: its length is told by no other kind of number. */
function lengthOf(
  quantities: Quantity[],
): { value: number; unit: string | null; bound: Bound } | null {
  const lasting = quantities.filter(
    ({ unit, per, range }) =>
      per === null && range === 0 && /^(?:hours|minutes|days|dayparts|credits)$/.test(unit ?? ''),
  );
  const sized = lasting.length === 1 ? sizeOf('training', lasting[0]!) : null;
  return sized && { ...sized, bound: lasting[0]!.bound };
}

const certain = (sure: number) => sure > 0.5;

function unique(readings: Reading[]): Reading[] {
  return readings.filter(
    (reading, i) =>
      readings.findIndex(
        (other) =>
          other.kind === reading.kind &&
          other.value === reading.value &&
          other.unit === reading.unit,
      ) === i,
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The number in the unit of its kind, or null when the two do not go together. */
function sizeOf(
  kind: KindLabel,
  { value, unit, per, noun }: Quantity,
): { value: number; unit: string | null } | null {
  const each = per && per !== 'day' ? `/${per}` : '';
  if (kind === 'age') return unit === 'years' || unit === null ? { value, unit: 'years' } : null;
  if (kind === 'capacity') return { value, unit: 'mentees' };
  if (kind === 'experience')
    return unit === null
      ? staff.test(noun)
        ? { value, unit: 'employees' }
        : { value, unit: 'mentees' }
      : unit === 'minutes'
        ? { value: round(value / 60), unit: 'hours' }
        : { value, unit };
  if (kind === 'hours') {
    if (unit === 'hours' || unit === 'minutes')
      return { value: unit === 'minutes' ? round(value / 60) : value, unit: `hours${each}` };
    if (unit === 'meetings')
      return {
        value,
        unit: per && per !== 'meeting' && per !== 'day' ? `meetings/${per}` : 'meetings',
      };
    if (unit === null) return { value, unit: 'meetings' };
    return { value, unit };
  }
  if (kind === 'training') {
    if (unit === null || unit === 'percent' || unit === 'fte') return null;
    if (unit === 'minutes') return { value: round(value / 60), unit: 'hours' };
    if (unit === 'hours') return { value, unit: per === 'year' ? 'hours/year' : 'hours' };
    return { value, unit };
  }
  if (kind === 'certificate') return unit === null ? null : { value, unit };
  if (kind === 'other') {
    if (unit === null) {
      if (referees.test(noun)) return { value, unit: 'references' };
      if (staff.test(noun)) return { value, unit: 'employees' };
      return null;
    }
    return {
      value: unit === 'minutes' ? round(value / 60) : value,
      unit: unit === 'minutes' ? 'hours' : unit,
    };
  }
  return null;
}
