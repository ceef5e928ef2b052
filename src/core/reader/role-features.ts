/** What tells about whom a unit speaks: the one who helps, or the one who is helped. */
import { relations, stays } from './chain.ts';
import { hash } from './hashing.ts';
import type { Label } from './labels.ts';
import { asksForWhom, plainSide, roleIn, type RoleName } from './naming.ts';
import { speaksOfMaximum } from './quantity.ts';
import { hintsOf, wordsOf } from './signals.ts';
import type { Unit } from './units.ts';

type Add = (name: string) => void;

/** Words by which a document calls the two sides. */
export type Sides = { helped: string[]; calls: string[] };

/** The units that say something, what tells about their side, and how each stands to the last. */
export type Passages = {
  kept: number[];
  features: Uint32Array[];
  turns: Uint8Array;
  /** The side that a heading names for what stands below it, where it says nothing else. */
  plain: (Plain | null)[];
  /** No heading and no announcement names a side. */
  unnamed: boolean;
};

type Plain = { side: RoleName; begins: boolean };

/** The side that a heading or a short announcement names, or names first when it names the two. */
type Named = RoleName | 'mentor-first' | 'mentee-first' | null;

export function passagesOf(units: Unit[], labels: readonly Label[], sides: Sides): Passages {
  const stack: { at: number; named: Named; plain: RoleName | null }[] = [];
  const plainly: (Plain | null)[] = [];
  const kept: number[] = [];
  const features: Uint32Array[] = [];
  const turns: number[] = [];
  const spoken = units.map((unit) => wordsOf(unit.text, 30));
  const names = units.map((unit, i) => namedBy(unit, spoken[i]!, sides));
  const title = names.find((side) => side !== null) ?? null;
  const heads = new Set(names.filter((_, i) => units[i]!.kind === 'heading'));
  const document = `${title}:${heads.has('mentor')}:${heads.has('mentee')}`;
  const contrasted = heads.has('mentor');
  /** Told by the last heading, for the first passage below it. */
  let begins: RoleName | null = null;
  let intro = -1;
  let turned = true;
  /** Since the last passage: a heading that named a side has ended, one began, one named a side. */
  let left = false;
  let headed = false;
  let named = false;
  units.forEach((unit, i) => {
    const plain = unit.kind === 'heading' ? plainlyNamed(unit.text, spoken[i]!, contrasted) : null;
    if (unit.kind === 'heading') {
      while (stack.length > 0 && units[stack.at(-1)!.at]!.level >= unit.level)
        left = stack.pop()!.named !== null || left;
      intro = -1;
      headed = true;
      named ||= names[i] !== null;
      if (names[i] !== null) begins = plain;
    }
    turned ||= mayTurn(units[i - 1], unit);
    const label = labels[i]!;
    const far = stack.findLastIndex((head) => head.named !== null);
    const scope: Scope = {
      own: names[i]!,
      above: far < 0 ? null : stack[far]!.named,
      far: far < 0 ? 0 : Math.min(stack.length - far, 3),
      intro: intro < 0 ? null : names[intro]!,
      document,
      left,
      headed,
      named,
    };
    if (label !== 'none') {
      const last = kept.at(-1);
      features.push(
        featuresAt(
          units,
          spoken,
          i,
          {
            label,
            heads: stack
              .slice(-3)
              .reverse()
              .map(({ at }) => at),
            intro,
            scope,
            turned,
            before: last === undefined ? null : labels[last]!,
          },
          sides,
        ),
      );
      turns.push(turned ? turnAt(last === undefined, scope) : stays);
      kept.push(i);
      const above = far < 0 ? null : stack[far]!.plain;
      const side = begins ?? (turned && names[i] === null ? above : null);
      plainly.push(side === null ? null : { side, begins: begins !== null });
      begins = null;
      turned = false;
      left = false;
      headed = false;
      named = false;
    }
    if (unit.kind === 'heading') stack.push({ at: i, named: names[i]!, plain });
    else if (/[:…?]$|\.\.\.$/u.test(unit.text)) intro = i;
  });
  return { kept, features, turns: Uint8Array.from(turns), plain: plainly, unnamed: title === null };
}

/** The sides that are named where a unit stands: by itself, by the nearest heading, by an announcement. */
type Scope = {
  own: Named;
  above: Named;
  far: number;
  intro: Named;
  document: string;
  left: boolean;
  headed: boolean;
  named: boolean;
};

type Where = {
  label: Label;
  scope: Scope;
  heads: number[];
  intro: number;
  turned: boolean;
  before: Label | null;
};

function featuresAt(
  units: Unit[],
  spoken: string[][],
  i: number,
  { label, heads, intro, scope, turned, before }: Where,
  sides: Sides,
): Uint32Array {
  const unit = units[i]!;
  const found: number[] = [];
  const add: Add = (name) => found.push(hash(`r/${name}`));
  const shape = unit.kind === 'heading' ? 'heading' : unit.lead ? 'lead' : groupOf(label);
  add('bias');
  about(add, 'own', shape, spoken[i]!);
  if (!turned) return Uint32Array.from(new Set(found));
  const { own, above, far, document, left } = scope;
  add(`own:${own}`);
  if (own !== null) add(`own:${own}:${above}`);
  else {
    add(`above:${above}:${far}:${left}`);
    add(`intro:${scope.intro}`);
    add(`intro:${scope.intro}:${above}`);
    if (above === null) {
      add(`document:${document}:${left}`);
      for (const one of sides.calls) add(`calls:${one}`);
    }
    add(`after:${groupOf(before)}:${groupOf(label)}:${above}`);
  }
  if (heads.length > 0) tone(add, 'h0', spoken[heads[0]!]!);
  if (intro >= 0) tone(add, 'in', spoken[intro]!);
  tone(add, 'own', spoken[i]!);
  const next = units[i + 1];
  if (next && unit.kind === 'heading') about(add, 'next', shape, spoken[i + 1]!);
  const { head } = unit.place ?? { head: '' };
  if (head !== '') {
    const words = wordsOf(head, 12);
    const named = namedIn(head, words, sides);
    if (named !== null) add(`column:${named}`);
  }
  return Uint32Array.from(new Set(found));
}

/** Labels that stand together in a part of a document. */
function groupOf(label: Label | null): string {
  switch (label) {
    case 'ask':
    case 'criterion':
    case 'topic':
      return 'asked';
    case 'ways':
    case 'behaviour':
      return 'done';
    case 'none':
    case 'role':
    case null:
      return String(label);
    default:
      return 'skill';
  }
}

/** What a turn costs is learned for each of these places: a side that is named turns more easily. */
function turnAt(first: boolean, { own, intro, left, headed, named }: Scope): number {
  if (first) return relations.indexOf('start');
  if (!headed)
    return relations.indexOf(own !== null || intro !== null ? 'text-names-a-side' : 'text');
  return relations.indexOf(named ? 'names-a-side' : left ? 'leaves-a-side' : 'heading');
}

/** A word for a programme names none of its two sides: "mentoring", "parrainage". */
const programme =
  /^(?:\p{L}*(?:mentor|coach|buddy|tutor|fadder|maatjes|maatje|paten|pate|handledar|begleit|lotsen)(?:ing|ings|skap\p{L}*|schap\p{L}*|at|ats|ship|ships|schaft\p{L}*|ung|program\p{L}*|-?ordning\p{L}*|-?projekt\p{L}*|-?project\p{L}*|-?traject\p{L}*|-?modell?|-?regeling\p{L}*|-?scheme|werk)|parrainage|marrainage|accompagnement)$/u;
/** A longer text only mentions a side. */
const shortest = 14;
/** Nobody is called in a longer heading. */
const calling = 8;

function namedBy(unit: Unit, words: string[], sides: Sides): Named {
  if (unit.kind !== 'heading' && !unit.lead && !/[:…?]$|\.\.\.$/u.test(unit.text)) return null;
  return namedIn(unit.text, words, sides);
}

function namedIn(text: string, words: string[], { helped }: Sides): Named {
  if (words.length === 0 || words.length > shortest) return null;
  if (asksForWhom(text)) return 'mentee';
  const called = wanted(words);
  if (called.includes('gets:helper') || called.includes('got:helper')) return 'mentee';
  if (called.includes('becomes:helped')) return 'mentee';
  if (called.includes('becomes:helper')) return 'mentor';
  const told = wordsOf(text.replace(/\([^)]*\)/gu, ' '), shortest).filter(
    (word) => !programme.test(word),
  );
  const sides = told.map((word) => sideOfWord(word, helped)).filter((side) => side !== null);
  if (sides.length === 0) return null;
  // "Mentoring of trainees" is about both.
  if (sides[0] === 'mentee' && words.some((word) => programme.test(word))) return null;
  if (sides.every((side) => side === sides[0])) return sides[0]!;
  return roleIn(told.join(' '), helped) === 'mentee' ? 'mentee-first' : 'mentor-first';
}

/** What a heading names when it says nothing else, and whoever it tells to get somebody who helps. */
function plainlyNamed(text: string, words: string[], contrasted: boolean): RoleName | null {
  const side = plainSide(text, contrasted);
  if (side !== null || words.length > calling) return side;
  const called = wanted(words);
  return called.includes('gets:helper') || called.includes('becomes:helped') ? 'mentee' : null;
}

function sideOfWord(word: string, helped: string[] = []): RoleName | null {
  const side = roleIn(word, helped);
  if (side !== null) return side;
  const hints = hintsOf(word);
  return hints.includes('helped') ? 'mentee' : hints.includes('helper') ? 'mentor' : null;
}

/** Only where a new passage begins can a text turn to the other side. */
export function mayTurn(before: Unit | undefined, unit: Unit): boolean {
  if (!before || unit.kind === 'heading') return true;
  if (unit.part > 0) return false;
  if (unit.place && before.place?.table === unit.place.table)
    return unit.place.row !== before.place.row && unit.place.columns > 1 && unit.place.filled === 1;
  if (unit.kind === 'item') return before.kind === 'heading';
  return true;
}

const getting =
  /^(?:get|gets|receive|receives|apply|ask|asked|asks|have|want|wants|need|needs|krijg|krijgt|krijgen|aanvragen|zoekt|zoek|zoeken|wil|willen|får|få|ansök|ansöker|söker|söka|önskar|vill|ønsker|ønske|bekommt|bekommen|bekomme|erhält|erhalten|sucht|suchst|suchen|möchte|obtenir|avoir|bénéficier|cherchez|reçoit|recevoir|matched|paired|placed|attached|gekoppeld|kopplas|tildeles|zugeteilt)$/u;
const becoming =
  /^(?:become|becoming|be|word|worden|wordt|bli|blir|bliver|blive|bliv|være|vara|vær|zijn|sein|werde|werden|wirst|wird|deviens|devenez|devenir|être|as|als|som|comme|za|til|appointed|named|utses|utpekes|udpeges|bestellt|benoemd|désigné)$/u;

/** "This mentor" is one who is known already. */
const pointing = /^(?:this|these|deze|dit|denna|dessa|diese[nrms]?|dette|denne|ce|cette|ces)$/u;

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
      if (pointing.test(next)) break;
      const side = sideOfWord(next);
      if (side === null) continue;
      found.add(`${verb}:${side === 'mentor' ? 'helper' : 'helped'}`);
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

/** Who acts in a text, who is only mentioned, and who wants whom. */
function about(add: Add, name: string, shape: string, words: string[]): void {
  words.slice(0, 16).forEach((word, i) => {
    if (programme.test(word)) return;
    const hints = hintsOf(word);
    const acts = i < 3 ? 'acts' : 'later';
    if (hints.includes('helped')) add(`${name}:helped:${acts}:${shape}`);
    else if (hints.includes('helper')) add(`${name}:helper:${acts}:${shape}`);
  });
  for (const one of wanted(words)) add(`${name}:${one}`);
}

/** Who is new, and what is expected of whom. */
function tone(add: Add, name: string, words: string[]): void {
  const short = words.length <= 9;
  const hints = words.slice(0, 12).map(hintsOf);
  const first = hints.find((list) => list.includes('helper') !== list.includes('helped'));
  const side = !first ? 'nobody' : first.includes('helper') ? 'helper' : 'helped';
  for (const one of ['fresh', 'good', 'expect'])
    if (hints.some((list) => list.includes(one))) add(`${name}:${one}:${side}:${short}`);
}

/** What the title calls for, and what the helper may have several of. */
export function sidesOf(units: Unit[], helped: string[]): Sides {
  const first = units.find((unit) => unit.kind === 'heading') ?? units[0];
  return { helped, calls: wanted(wordsOf(first?.text ?? '', 14)) };
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
