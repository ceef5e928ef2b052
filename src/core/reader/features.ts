/**
 * What is known of a unit, as numbers of features: its words and their hints, its shape, its place,
 * the heading and the announcement above it, and what its neighbours look like.
 */
import { bucket, hash } from './hashing.ts';
import type { Language } from './language.ts';
import { isLevel, isNoiseLine, isSoft } from './lexicon.ts';
import { bare } from './naming.ts';
import { hintsOf, wordsOf } from './signals.ts';
import type { Place, Unit } from './units.ts';

/** What of a unit is looked at from others too. */
export type Look = {
  words: string[];
  hints: string[];
  shape: string;
  long: string;
  end: string;
  classes: string[];
};

const months =
  /(?<!\p{L})(?:jan|feb|mar|mär|maart|apr|mei|may|maj|jun|jul|aug|sep|okt|oct|nov|dec|dez|des|déc|fév|avr|juil)\p{L}{0,9}\.?(?!\p{L})/iu;

export function lookAt(unit: Unit): Look {
  const { text } = unit;
  const words = wordsOf(text);
  const hints = [...new Set(words.flatMap(hintsOf))];
  const last = text.at(-1) ?? '';
  const end = /[\p{L}\d)]/u.test(last) ? 'w' : text.endsWith('...') ? '…' : last;
  const first = /^\p{Lu}/u.test(text)
    ? 'A'
    : /^\p{Ll}/u.test(text)
      ? 'a'
      : /^\d/.test(text)
        ? '1'
        : '.';
  const caps = text.length > 4 && text === text.toUpperCase() && /\p{L}{3}/u.test(text);
  const shape = `${unit.kind[0]}${unit.lead ? 'l' : ''}${first}${caps ? 'C' : ''}${unit.bold && unit.kind !== 'heading' ? 'b' : ''}`;
  return {
    words,
    hints,
    shape,
    long: bucket(words.length),
    end,
    classes: [...classesOf(unit, text), ...pairsOf(words)],
  };
}

const sayers = new Set([
  'good',
  'expect',
  'ask',
  'askverb',
  'skill',
  'whoask',
  'canask',
  'define',
  'observe',
  'dothat',
  'bring',
]);
const sides = ['helper', 'helped'];

/** "a good mentor", "who can be a coach": a telling word a few words from one of the two sides. */
function pairsOf(words: string[]): string[] {
  if (words.length > 14) return [];
  const found = new Set<string>();
  const hints = words.map(hintsOf);
  hints.forEach((list, i) => {
    for (const one of list)
      if (sayers.has(one))
        for (const near of hints.slice(Math.max(0, i - 4), i + 5))
          for (const side of sides) if (near.includes(side)) found.add(`${one}+${side}`);
  });
  return [...found];
}

function classesOf(unit: Unit, text: string): string[] {
  const found: string[] = [];
  if (text.length > 240) return found;
  const words = bare(text);
  const short = words.length < 90;
  if (short) {
    if (isLevel(words)) found.push('hlev');
  }
  if (isNoiseLine(text)) found.push('noise');
  if (isSoft(text)) found.push('soft');
  if (/\d/.test(text)) found.push('digit');
  if (/\d{4}/.test(text)) found.push('year');
  if (months.test(text) && /\d/.test(text)) found.push('date');
  if (/@|www\.|https?:|\.(?:example|com|org|nl|se|de|fr|dk|no)\b/i.test(text))
    found.push('address');
  if (/[€$£]|\bRs\b|\bkr\b/.test(text)) found.push('money');
  if (/(?:\d[\s-]?){6,}/.test(text)) found.push('phone');
  if (/_{3,}|\.{5,}|…{2,}|(?:… ?){3,}/.test(text)) found.push('blank');
  if (/[☐☑☒□]|\[ ?[x✓]? ?\]/i.test(text)) found.push('box');
  if (/\[[^\]]*\]|[«<]\p{L}+[_\p{L}]*[»>]/u.test(text)) found.push('slot');
  if (/^\[.*\]$/.test(text)) found.push('allslot');
  if (/["“„«]/.test(text)) found.push('quote');
  if (/[|›·>]/.test(text)) found.push('bar');
  if (/^(?:\p{L}+\s)?\p{L}+:/u.test(text)) found.push('label');
  if (/^(?:\d+(?:\.\d+)*[.)]?|§\s?\d+|\p{Lu}[.)]|[ivx]+[.)])\s/iu.test(text)) found.push('number');
  if (unit.quoted) found.push('old');
  return found;
}

type Above = { heads: number[]; intro: number };

/** For every unit the headings it stands under and the announcement before it. */
function aboveAll(units: Unit[], looks: Look[]): Above[] {
  const stack: number[] = [];
  let intro = -1;
  return units.map((unit, i) => {
    if (unit.kind === 'heading') {
      while (stack.length > 0 && units[stack.at(-1)!]!.level >= unit.level) stack.pop();
      const above = { heads: [...stack].slice(-3), intro: -1 };
      stack.push(i);
      intro = -1;
      return above;
    }
    const above = { heads: stack.slice(-3), intro };
    const look = looks[i]!;
    if (/[:…]/.test(look.end) && (unit.kind === 'paragraph' || unit.kind === 'item')) intro = i;
    else if (unit.kind === 'paragraph' && unit.part === unit.parts - 1)
      intro = i + 0 > intro + 6 ? -1 : intro;
    return above;
  });
}

/** Features of every unit of a document; `counts` limits what is kept of very long documents. */
export function featuresOf(units: Unit[], language: Language): Uint32Array[] {
  const looks = units.map(lookAt);
  const above = aboveAll(units, looks);
  const runs = runsOf(units);
  const styles = stylesOf(units, looks);
  const again = repeated(units);
  const tables = tablesOf(units);
  return units.map((unit, i) => {
    const found: number[] = [];
    const add = (name: string) => found.push(hash(name));
    const look = looks[i]!;
    const kind = unit.lead ? 'lead' : unit.kind;
    add('bias');
    add(`k:${kind}`);
    add(`s:${look.shape}:${look.long}`);
    add(`sh:${look.shape}`);
    add(`l:${kind}:${look.long}`);
    add(`e:${kind}:${look.end}`);
    add(`g:${language}:${kind}`);
    for (const name of look.classes) {
      add(`c:${name}`);
      add(`c:${kind}:${name}`);
    }
    for (const name of look.hints) {
      add(`h:${name}`);
      add(`h:${kind}:${name}`);
    }
    const { words } = look;
    for (const [at, word] of words.entries()) {
      if (at >= 30) break;
      add(`w:${word.length > 6 ? word.slice(0, 6) : word}`);
      if (at < 3) add(`w${at}:${word.slice(0, 6)}`);
    }
    if (words.length > 0) {
      const first = words[0]!;
      add(`f:${kind}:${first}`);
      add(`fs:${kind}:${look.shape}:${first.slice(-2)}`);
      add(`fs1:${language}:${first.slice(-1)}:${kind}`);
      add(`z:${words.at(-1)!.slice(-3)}`);
      if (words.length > 1) {
        add(`b:${first}_${words[1]}`);
        for (const one of hintsOf(first)) {
          add(`fh:${kind}:${one}`);
          for (const two of hintsOf(words[1]!)) add(`fh2:${one}_${two}`);
        }
      }
    }
    for (const name of again[i]!) add(`${name}:${kind}`);
    addPlace(add, unit);
    if (unit.place) addTable(add, unit.place, tables.get(unit.place.table)!);
    addRun(add, unit, runs[i]!);
    addStyle(add, unit, styles[i]!, kind);
    addAbove(add, unit, looks, above[i]!, kind);
    addNeighbours(add, units, looks, i, kind);
    if (i < 4) add(`top:${i}`);
    return Uint32Array.from(new Set(found));
  });
}

type Add = (name: string) => void;

function addPlace(
  add: Add,
  { place, must, level, depth, ordered, part, parts, kind, lead }: Unit,
): void {
  add(`part:${kind}:${Math.min(part, 3)}/${Math.min(parts, 4)}`);
  if (kind === 'heading') add(`lev:${level}`);
  if (kind === 'item') {
    add(`dep:${Math.min(depth, 3)}:${ordered}`);
    if (lead) add('item:lead');
  }
  if (must !== null) add(`must:${must}`);
  if (!place) return;
  const at = place.column === 0 ? 'first' : place.column === place.columns - 1 ? 'last' : 'mid';
  add(`col:${at}:${Math.min(place.columns, 5)}`);
  add(`head:${place.header}:${place.columns}`);
  add(`fill:${place.filled === 1 ? 'one' : 'more'}:${place.column}:${place.columns}`);
  add(`par:${Math.min(place.paragraphs, 2)}:${at}`);
  add(`marked:${Math.min(place.marked, 3)}:${at}:${place.filled === 1}`);
  add(`rows:${bucket(place.rows)}`);
  for (const [name, text] of [
    ['th', place.head],
    ['ts', place.side],
  ] as const) {
    const words = wordsOf(text, 12);
    add(`${name}:n${bucket(words.length)}`);
    for (const word of words) {
      if (name === 'th') add(`${name}:${word.slice(0, 6)}`);
      for (const hint of hintsOf(word)) add(`${name}h:${at}:${hint}`);
    }
    if (text !== '') {
      if (isLevel(text)) add(`${name}:level`);
    }
  }
}

/** What mostly stands in each column of a table, a letter for each. */
function tablesOf(units: Unit[]): Map<number, string[]> {
  const cells = new Map<number, Unit[][]>();
  for (const unit of units) {
    if (!unit.place || unit.place.header) continue;
    const { table, column } = unit.place;
    if (!cells.has(table)) cells.set(table, []);
    (cells.get(table)![column] ??= []).push(unit);
  }
  const found = new Map<number, string[]>();
  for (const { place } of units)
    if (place && !found.has(place.table))
      found.set(
        place.table,
        Array.from({ length: Math.min(place.columns, 6) }, (_, column) =>
          columnOf(cells.get(place.table)?.[column] ?? []),
        ),
      );
  return found;
}

function columnOf(cells: Unit[]): string {
  if (cells.length === 0) return '-';
  const many = (test: (unit: Unit) => boolean) => cells.filter(test).length >= cells.length * 0.5;
  if (many(({ text }) => /_{3,}|\.{5,}|…{2,}|\[.*\]/.test(text))) return 'blank';
  if (many(({ text }) => months.test(text) && /\d/.test(text))) return 'date';
  if (many(({ place }) => place!.paragraphs > 0)) return 'list';
  if (many(({ text }) => text.length < 50 && /\d/.test(text))) return 'value';
  const words = cells.reduce((sum, { text }) => sum + text.split(' ').length, 0) / cells.length;
  return words < 4 ? 'short' : words < 9 ? 'middle' : 'long';
}

function addTable(add: Add, { column }: Place, columns: string[]): void {
  const kinds = columns.join('|');
  add(`tk:${kinds}:${column}`);
  add(`tk0:${columns[0]}:${columns[1]}:${column}`);
  add(`tkc:${columns[column]}:${column === 0 ? 'first' : 'other'}`);
  if (columns.includes('value')) add(`tkv:${column}:${columns.length}`);
}

type Run = { size: number; at: number; leads: number; deeper: boolean };

/** The list that a unit stands in: neighbouring list lines, or rows of a table. */
function runsOf(units: Unit[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < units.length;) {
    let to = from + 1;
    if (units[from]!.kind === 'item') while (to < units.length && units[to]!.kind === 'item') to++;
    const size = units[to - 1]!.block - units[from]!.block + 1;
    const leads = units.slice(from, to).filter((unit) => unit.lead).length;
    for (let i = from; i < to; i++) {
      const next = units[i + 1];
      runs.push({
        size,
        at: units[i]!.block - units[from]!.block,
        leads,
        deeper:
          next !== undefined &&
          next.kind === 'item' &&
          units[i]!.kind === 'item' &&
          next.depth > units[i]!.depth,
      });
    }
    from = to;
  }
  return runs;
}

function addRun(add: Add, unit: Unit, run: Run): void {
  if (unit.kind !== 'item') return;
  add(`run:${bucket(run.size)}`);
  add(`run0:${run.at === 0}:${unit.lead}`);
  add(
    `runl:${run.leads === 0 ? 0 : run.leads >= run.size * 0.6 ? 2 : 1}:${unit.lead}:${Math.min(unit.depth, 2)}`,
  );
  if (run.deeper) add(`deeper:${Math.min(unit.depth, 2)}`);
}

type Style = { siblings: number; listed: number; told: number };

/** Headings and leads of one style: how many there are, and what mostly follows them. */
function stylesOf(units: Unit[], looks: Look[]): (Style | null)[] {
  const groups = new Map<string, number[]>();
  const keyOf = (unit: Unit, i: number): string | null => {
    if (unit.kind === 'heading')
      return `h${unit.level}${looks[i]!.shape.includes('C') ? 'C' : ''}${looks[i]!.classes.includes('number') ? '1' : ''}`;
    if (unit.lead) return `l${unit.kind}${unit.depth}${unit.place ? unit.place.table : ''}`;
    if (unit.place && unit.place.column === 0 && unit.place.paragraphs === 0 && !unit.place.header)
      return `t${unit.place.table}${unit.place.filled === 1 ? 'one' : ''}`;
    return null;
  };
  const keys = units.map(keyOf);
  keys.forEach((key, i) => {
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []).slice(-40), i]);
  });
  const styles = new Map<string, Style>();
  for (const [key, list] of groups) {
    let listed = 0;
    let told = 0;
    for (const i of list) {
      const next = units[i + 1];
      const after = units[i + 2];
      if (
        next &&
        (next.kind === 'item' || (after && after.kind === 'item' && next.kind === 'paragraph'))
      )
        listed++;
      if (next && next.kind === 'paragraph') told++;
    }
    styles.set(key, {
      siblings: list.length,
      listed: listed / list.length,
      told: told / list.length,
    });
  }
  return keys.map((key) => (key === null ? null : styles.get(key)!));
}

const share = (value: number): string =>
  value > 0.8 ? 'all' : value > 0.4 ? 'most' : value > 0 ? 'some' : 'none';

function addStyle(add: Add, _unit: Unit, style: Style | null, kind: string): void {
  if (!style) return;
  add(`sty:${kind}:${bucket(style.siblings)}`);
  add(`styl:${kind}:${share(style.listed)}`);
  add(`styt:${kind}:${share(style.listed)}:${share(style.told)}:${style.siblings > 1}`);
}

function addAbove(
  add: Add,
  unit: Unit,
  looks: Look[],
  { heads, intro }: Above,
  kind: string,
): void {
  const where = unit.place ? 'cell' : kind;
  add(`depth:${heads.length}:${where}`);
  [heads.at(-1), heads.at(-2), heads.at(-3)].forEach((at, far) => {
    if (at === undefined) return;
    addLook(add, looks[at]!, `a${far}`, where, far === 0);
  });
  if (intro >= 0) addLook(add, looks[intro]!, 'in', where, true);
}

function addLook(add: Add, look: Look, name: string, where: string, words: boolean): void {
  for (const hint of look.hints) {
    add(`${name}:${hint}`);
    add(`${name}:${where}:${hint}`);
  }
  for (const one of look.classes) add(`${name}c:${where}:${one}`);
  add(`${name}e:${where}:${look.end}:${look.long}`);
  if (!words) return;
  for (const word of look.words.slice(0, 10)) add(`${name}w:${word.slice(0, 6)}`);
  const [one, two] = look.words;
  if (one) {
    add(`${name}1:${one}`);
    if (two) for (const a of hintsOf(one)) for (const b of hintsOf(two)) add(`${name}h2:${a}_${b}`);
  }
}

function addNeighbours(add: Add, units: Unit[], looks: Look[], i: number, kind: string): void {
  for (const far of [-2, -1, 1, 2]) {
    const other = units[i + far];
    const look = looks[i + far];
    if (!other || !look) {
      add(`n${far}:none:${kind}`);
      continue;
    }
    const same = other.block === units[i]!.block;
    add(`n${far}:${kind}:${other.lead ? 'lead' : other.kind}:${same}`);
    add(`n${far}s:${kind}:${look.shape}:${look.long}`);
    add(`n${far}e:${kind}:${look.end}`);
    if (Math.abs(far) === 1) {
      for (const hint of look.hints) add(`n${far}h:${hint}`);
      for (const name of look.classes) add(`n${far}c:${kind}:${name}`);
    }
  }
}

/** Texts that come again further on, or came before: contents pages, announced names. */
function repeated(units: Unit[]): string[][] {
  const keys = units.map(({ text }) =>
    text.length > 80
      ? ''
      : bare(text)
          .replace(/[\s.…·]*\.{2,}\s*\d+$|\s+\d{1,3}$/u, '')
          .toLowerCase()
          .replace(/[^\p{L}\d]+/gu, ''),
  );
  const last = new Map<string, number>();
  const first = new Map<string, number>();
  keys.forEach((key, i) => {
    if (key === '') return;
    last.set(key, i);
    if (!first.has(key)) first.set(key, i);
  });
  return keys.map((key, i) => [
    ...(key !== '' && last.get(key)! > i ? ['again'] : []),
    ...(key !== '' && first.get(key)! < i ? ['before'] : []),
  ]);
}
