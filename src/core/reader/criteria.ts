/**
 * One requirement in words -> entries with kind, value and unit. Alternatives and ranges become
 * entries of their own.
 */
import type { Chain } from './chain.ts';
import type { DraftCriterion } from './draft.ts';
import { readKinds, type Reading } from './kinds.ts';
import type { Language } from './language.ts';
import { isSoft } from './lexicon.ts';
import { shippedKinds } from './model.ts';

type Part = {
  text: string;
  group: string | null;
  /** Asks several things that were not taken apart. */
  whole?: boolean;
  doubtful?: boolean;
};

/** "... then seven hours a year" goes on with the course named before. */
const further =
  /^(?:puis|ensuite|danach|anschließend|daarna|vervolgens|därefter|sedan|then|afterwards|deretter|derefter)(?!\p{L})/iu;

/**
 * A longer sentence is kept whole and marked: nobody writes a requirement of that length that a
 * grammar could take apart.
 */
export const sentenceLimit = 800;
/** A sentence with more joints than that lists things, not requirements. */
const jointLimit = 16;

type Asked = {
  language: Language;
  mustHave?: boolean;
  line: number;
  group: (n: number) => string;
  context?: string;
  /** The group of alternatives to which everything in the text belongs. */
  within?: string | null;
  /** The weights of the kinds; those that are shipped, when not given. */
  kinds?: Chain;
};

/**
 * `context` is a label in front (a table's first cell, a bold lead) that helps to classify but is
 * not part of the text.
 */
export function readCriteria(
  text: string,
  { language: code, mustHave = true, line, group, context = '', within = null, kinds }: Asked,
): DraftCriterion[] {
  const language = speechOf(code, kinds ?? shippedKinds());
  if (text.length > sentenceLimit)
    return [{ ...unread, mustHave, anyOfGroup: within, text, line, doubtful: true }];
  let groups = 0;
  let trained = false;
  let earlier: Reading | null = null;
  const parts =
    within === null
      ? splitRequirement(text, language, () => group(groups++))
      : splitAlternative(text, language, within);
  const tangled = joints(text, language) > jointLimit;
  return parts.flatMap((part) => {
    const hard =
      mustHave && !isSoft(part.text) && !(!/[.;]\s/.test(text) && isSoft(text.slice(0, 40)));
    const found = readings(
      part.text,
      context,
      language,
      partOf.test(part.text) || earlier?.unit?.startsWith('meetings') ? earlier : null,
    ).map((reading) =>
      trained && reading.kind === 'hours' && further.test(part.text)
        ? { ...reading, kind: 'training' as const }
        : earlier && isPartOf(part.text, reading, earlier)
          ? { ...reading, kind: earlier.kind }
          : reading,
    );
    trained = found.some((reading) => reading.kind === 'training');
    earlier = found.find((reading) => reading.value !== null) ?? earlier;
    // Of an alternative that asks several things the first is kept as a number, the rest as words.
    return (part.whole ? found.slice(0, 1) : found).map(({ kind, value, unit, bound }) => ({
      kind,
      value,
      unit,
      bound,
      mustHave: hard,
      anyOfGroup: part.group,
      text: part.text,
      line,
      ...(part.doubtful || tangled ? { doubtful: true } : {}),
    }));
  });
}

function joints(text: string, language: Speech): number {
  return text.split(',').length - 1 + [...text.matchAll(language.joiners.and)].length;
}

const unread = { kind: 'other', value: null, unit: null, bound: null } as const;

/** A language with its joints and the weights that tell kinds apart. */
type Speech = { code: Language; joiners: Joiners; kinds: Chain; known: Map<string, Reading[]> };

const speechOf = (code: Language, kinds: Chain): Speech => ({
  code,
  joiners: joiners[code],
  kinds,
  known: new Map(),
});

function readings(
  text: string,
  context: string,
  speech: Speech,
  earlier: Reading | null = null,
): Reading[] {
  const key = `${context}\n${earlier?.unit ?? ''}\n${text}`;
  const before = speech.known.get(key);
  if (before) return before;
  const found = readKinds(text, context, speech.code, speech.kinds, earlier);
  speech.known.set(key, found);
  return found;
}

type Joiners = {
  /** "or" and "and" between words, with or without a comma. */
  or: RegExp;
  and: RegExp;
  /** The same behind a comma or semicolon, where they join what is longer. */
  strongOr: RegExp;
  strongAnd: RegExp;
  /** Where a text begins or ends with "or", or is nothing else. */
  orFirst: RegExp;
  orLast: RegExp;
  orOnly: RegExp;
  andFirst: RegExp;
};

/** "18 or older" names one limit. */
const comparative =
  '(?!(?:above|more|over|older|longer|higher|later|under|less|fewer|younger|meer|langer|ouder|hoger|later|minder|jonger|mer|fler|längre|äldre|högre|mindre|yngre|färre|mehr|länger|älter|höher|weniger|jünger|mere|flere|længere|ældre|højere|lengre|eldre|høyere|plus|moins|equivalent|similar|vergelijkbaar|gelijkwaardig|motsvarande|liknande|vergleichbar\\p{L}*|gleichwertig\\p{L}*|tilsvarende|lignende|équivalent\\p{L}*|similaire\\p{L}*)(?!\\p{L}))';

function joinersOf(or: string, and: string): Joiners {
  const either = `(?:${or})`;
  const both = `(?:${and})`;
  return {
    or: new RegExp(`\\s*,?\\s+${either},?\\s+${comparative}`, 'giu'),
    and: new RegExp(`\\s*,?\\s+${both}\\s+`, 'giu'),
    strongOr: new RegExp(`(?:\\s*[,;]\\s*${either},?|\\s+${either},)\\s+${comparative}`, 'giu'),
    strongAnd: new RegExp(`\\s*[,;]\\s*${both}\\s+`, 'giu'),
    orFirst: new RegExp(`^${either}[,:]?\\s+(?=\\S)${comparative}`, 'iu'),
    orLast: new RegExp(`[\\s,;]+${either}\\s*[:.…]*$`, 'iu'),
    orOnly: new RegExp(`^[\\s(–—-]*${either}[\\s:.,…)–—-]*$`, 'iu'),
    andFirst: new RegExp(`^${both},?\\s+(?=\\S)`, 'iu'),
  };
}

const joiners: Record<Language, Joiners> = {
  nl: joinersOf('en\\s?/\\s?of|of anders|of wel|of|dan ?wel|ofwel|hetzij', 'en|alsook|alsmede'),
  sv: joinersOf('och\\s?/\\s?eller|eller också|eller|alternativt', 'och|samt'),
  en: joinersOf('and\\s?/\\s?or|or else|or alternatively|or|alternatively', 'and|as well as'),
  de: joinersOf(
    'und\\s?/\\s?oder|oder aber|oder auch|oder|beziehungsweise|bzw\\.|alternativ',
    'und|sowie',
  ),
  da: joinersOf('og\\s?/\\s?eller|eller også|eller|alternativt', 'og|samt'),
  nb: joinersOf('og\\s?/\\s?eller|eller også|eller|alternativt', 'og|samt'),
  fr: joinersOf('et\\s?/\\s?ou|ou bien|ou encore|ou alors|ou|soit', 'et|ainsi que'),
};
const either = /^(?:.{0,60}?\s)??(?:ofwel|hetzij|antingen|either|entweder|enten|soit)\s+/iu;
const ofWhich =
  /,?\s*(?:\(\s*)?(?=(?:waarvan|varav|of which|davon|heraf|hvoraf|hvorav|herav|dont|(?:at least |mindestens |minstens |minst |mindst |au moins )?(?:\d+|one|two|three|een|één|twee|drie|ett|två|tre|eine?s?|zwei|drei|et|to|un|une|deux|trois) (?:of (?:these|them|those)|van (?:die|deze|hen)|av (?:dem|årene|disse)|af (?:dem|disse)|von (?:diesen|ihnen)|d'entre))(?!\p{L}))/iu;
const partOf =
  /^(?:waarvan|varav|of which|davon|heraf|hvoraf|hvorav|herav|dont|\S+ (?:\S+ )?(?:of (?:these|them|those)|van (?:die|deze|hen)|av (?:dem|årene|disse)|af (?:dem|disse)|von (?:diesen|ihnen)|d'entre))(?!\p{L})/iu;
/** "Five years, three of them at sea": of the same kind. */
function isPartOf(text: string, reading: Reading, earlier: Reading): boolean {
  const lasting = (unit: string | null) => unit === 'years' || unit === 'months';
  return partOf.test(text) && lasting(reading.unit) && lasting(earlier.unit);
}

const verb =
  /(?<!\p{L})(?:is|heeft|hebt|kan|kunt|woont|werkt|spreekt|beschikt|bent|volgt|staat|geeft|neemt|är|har|kan|bor|arbetar|talar|ska|kunna|vara|ha|are|have|has|can|lives?|works?|speaks?|holds?|completes?|takes?|attends?|be|ist|sind|hat|haben|kann|können|wohnt|wohnen|arbeitet|arbeiten|spricht|verfügt|besucht|nimmt|er|bor|taler|snakker|arbejder|arbeider|deltager|deltar|est|a|ont|sont|peut|habite|parle|travaille|suit|dispose|possède)(?!\p{L})/iu;

/**
 * How a text hangs together with the one before and the one after it: "A; or" and then "B", or "A"
 * and then "or B".
 */
export type Edges = { only: boolean; first: boolean; last: boolean; body: string };

export function orEdges(text: string, language: Language): Edges {
  const { orOnly, orFirst, orLast } = joiners[language];
  if (text.length > sentenceLimit) return { only: false, first: false, last: false, body: text };
  const first = orFirst.test(text);
  const last = orLast.test(text);
  return {
    only: orOnly.test(text),
    first,
    last,
    body: text.replace(orFirst, '').replace(orLast, '').trim(),
  };
}

/** Cuts a requirement into parts that each ask one thing. */
function splitRequirement(text: string, language: Speech, nextGroup: () => string): Part[] {
  return text
    .split(ofWhich)
    .flatMap((piece) => splitClauses(clean(piece, language), language, nextGroup))
    .map((part) => ({ ...part, text: clean(part.text, language) }))
    .filter((part) => /[\p{L}\d]/u.test(part.text));
}

/** Everything in the text as members of one group. */
function splitAlternative(text: string, language: Speech, group: string): Part[] {
  const own = splitRequirement(text, language, () => group);
  const single = own.length === 1 || own.every((part) => part.group === group);
  return single
    ? own.map((part) => ({ ...part, group }))
    : [{ text: clean(text, language), group, whole: true, doubtful: true }];
}

/**
 * "A, or B" joins more than "A and B" does, and less than "A, and B": a comma before the word makes
 * it reach further. Without commas "and" parts what is asked and "or" stays inside a part.
 */
function splitClauses(text: string, language: Speech, nextGroup: () => string): Part[] {
  const listed = splitListed(text, language, nextGroup);
  if (listed) return listed;
  const { strongOr, strongAnd } = language.joiners;
  if (text.search(strongOr) >= 0) {
    const clauses = cutWhere(text, strongAnd, language);
    const read = clauses.map((clause) => splitStrongly(clause, language, nextGroup));
    if (read.some((parts) => parts !== null))
      return clauses.flatMap((clause, i) => read[i] ?? splitPlainly(clause, language, nextGroup));
  }
  return splitPlainly(text, language, nextGroup);
}

function splitPlainly(text: string, language: Speech, nextGroup: () => string): Part[] {
  return splitAnd(text, language).flatMap((piece) => splitOr(piece, language, nextGroup));
}

/** "A, or B": null when one side asks nothing by itself. */
function splitStrongly(text: string, language: Speech, nextGroup: () => string): Part[] | null {
  const pieces = cutWhere(text, language.joiners.strongOr, language);
  if (pieces.length < 2) return null;
  const group = nextGroup();
  return pieces.flatMap((piece, i): Part[] => {
    const own = i === 0 ? piece.replace(either, '') : piece;
    const inner = splitPlainly(own, language, () => group);
    if (inner.every((part) => part.group === group))
      return inner.map((part) => ({ ...part, group }));
    return inner.length === 1
      ? [{ text: own, group }]
      : [{ text: own, group, whole: true, doubtful: true }];
  });
}

/** Cuts at the joints that have a whole requirement on either side. */
function cutWhere(text: string, joint: RegExp, language: Speech): string[] {
  const cuts = [...text.matchAll(joint)].slice(0, jointLimit);
  const parts: string[] = [];
  let from = 0;
  cuts.forEach((cut, i) => {
    const end = cut.index + cut[0].length;
    if (isInBrackets(text, cut.index) || isInsideRange(text, cut.index)) return;
    const left = text.slice(from, cut.index);
    const right = text.slice(end, cuts[i + 1]?.index ?? text.length);
    if (!isWhole(left.replace(either, ''), language) || !isWhole(right, language)) return;
    parts.push(left);
    from = end;
  });
  return [...parts, text.slice(from)];
}

/**
 * A requirement by itself: it names a kind or a number, or says with a verb what somebody does or
 * has.
 */
function isWhole(text: string, language: Speech): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return false;
  return isTelling(text, language) || (words.length >= 3 && verb.test(words.slice(0, 3).join(' ')));
}

/**
 * "A, B or C" and "A, B, or C", each a requirement by itself: one of them is enough. When only the
 * last two ask the same kind of thing, what stands before them is asked as well. Different kinds
 * are for a person to look at.
 */
function splitListed(text: string, language: Speech, nextGroup: () => string): Part[] | null {
  const { or, and } = language.joiners;
  const ors = [...text.matchAll(or)];
  const last = ors.at(-1);
  if (!last || ors.length > 1 || text.search(and) >= 0) return null;
  const head = text.slice(0, last.index).replace(either, '').split(/,\s+/);
  const tail = text.slice(last.index + last[0].length);
  if (head.length < 2 || head.length > jointLimit || /[,(]/.test(tail) || /\(/.test(head.join('')))
    return null;
  const pieces = [...head, tail];
  if (!pieces.every((piece) => piece.split(' ').length >= 3 && isTelling(piece, language)))
    return null;
  const kinds = pieces.map((piece) => readings(piece, '', language)[0]!.kind);
  const alike = new Set(kinds).size === 1;
  const group = nextGroup();
  const verbs = pieces.filter(
    (piece) => !/^an? /i.test(piece) && verb.test(piece.split(' ').slice(0, 2).join(' ')),
  ).length;
  if (
    (kinds.at(-1) === kinds.at(-2) && !kinds.slice(0, -2).includes(kinds.at(-1)!)) ||
    (!alike && verbs >= pieces.length - 1)
  )
    return pieces.map((piece, i) => ({
      text: piece,
      group: i >= pieces.length - 2 ? group : null,
      doubtful: true,
    }));
  return pieces.map((piece) => ({ text: piece, group, ...(alike ? {} : { doubtful: true }) }));
}

function clean(text: string, language: Speech): string {
  return text
    .trim()
    .replace(/^[,;:]\s*/u, '')
    .replace(/[;,]\s*(?:en|och|and|und|og|et)?$/iu, '')
    .replace(/^\((.*)\)?$/u, '$1')
    .replace(/^\s*–\s*/, '')
    .replace(language.joiners.andFirst, '')
    .trim();
}

function splitOr(text: string, language: Speech, nextGroup: () => string): Part[] {
  const { or } = language.joiners;
  const whole = [{ text, group: null }];
  if (text.search(or) < 0) return whole;
  const pieces = text
    .replace(either, '')
    .split(or)
    .map((piece) => piece.replace(/^(?:soit|enten|ofwel)\s+/iu, ''));
  if (/,?\s+soit\s+/iu.test(text) && either.test(text))
    pieces.splice(0, pieces.length, ...text.replace(either, '').split(/,?\s+soit\s+/iu));
  if (pieces.length < 2 || pieces.length > jointLimit) return whole;
  if (sharesBeginning(pieces, text, language)) return whole;
  const listed = pieces.length === 2 && /,\s/.test(pieces[0]!) ? splitList(pieces) : pieces;
  if (
    listed.every((piece) =>
      readings(piece, '', language).some((reading) => reading.kind === 'language'),
    )
  )
    return whole;
  const predicates =
    isTelling(listed[0]!, language) &&
    listed
      .slice(1)
      .every((piece) => piece.split(' ').length >= 2 && verb.test(piece.split(' ')[0]!));
  const telling =
    listed.every((piece) => isTelling(piece, language)) ||
    predicates ||
    either.test(text) ||
    isParallel(listed, language);
  const longAlternatives =
    listed.length >= 3 && listed.every((piece) => piece.split(' ').length >= 3);
  if (!telling && !longAlternatives) return whole;
  const group = nextGroup();
  return listed.map((piece) => ({ text: piece, group }));
}

/** Words that begin a part of a sentence, by their kind. */
const openers: Record<Language, [RegExp, string][]> = {
  nl: [
    [/^(?:een|één)$/u, 'a'],
    [/^(?:het|de)$/u, 'the'],
    [/^(?:in|op|bij|door|met|via|bij|aan|als|voor)$/u, 'prep'],
  ],
  sv: [
    [/^(?:en|ett)$/u, 'a'],
    [/^(?:på|i|vid|hos|genom|som|av|från)$/u, 'prep'],
  ],
  en: [
    [/^(?:a|an)$/u, 'a'],
    [/^the$/u, 'the'],
    [/^(?:in|at|by|through|as|on|from)$/u, 'prep'],
  ],
  de: [
    [/^(?:eine?[nrms]?)$/u, 'a'],
    [/^(?:der|die|das|den|dem)$/u, 'the'],
    [/^(?:in|im|bei|durch|als|an|von|vom|auf)$/u, 'prep'],
  ],
  da: [
    [/^(?:en|et)$/u, 'a'],
    [/^(?:på|i|ved|hos|gennem|som|af|fra)$/u, 'prep'],
  ],
  nb: [
    [/^(?:en|et|ei|ett)$/u, 'a'],
    [/^(?:på|i|ved|hos|gjennom|som|av|fra)$/u, 'prep'],
  ],
  fr: [
    [/^(?:une?)$/u, 'a'],
    [/^(?:le|la|les)$/u, 'the'],
    [/^(?:en|dans|chez|par|à|au|comme)$/u, 'prep'],
  ],
};

/** "by the ward or department manager": a bare noun behind "or" goes with what stands before it. */
function sharesBeginning(pieces: string[], text: string, { code }: Speech): boolean {
  const right = pieces.at(-1)!;
  const words = right.split(' ');
  return (
    pieces.length === 2 &&
    !either.test(text) &&
    words.length === 2 &&
    words.every((word) => /^\p{Ll}/u.test(word)) &&
    !/\d/.test(right) &&
    !verb.test(right) &&
    pieces[0]!.split(' ').length > 3 &&
    !openers[code].some(([pattern]) => pattern.test(words[0]!))
  );
}

/** "an EO or an HEO", "in the town or in the village": both sides begin alike. */
function isParallel(pieces: string[], { code }: Speech): boolean {
  if (pieces.length !== 2 || pieces.some((piece) => piece.split(' ').length < 2)) return false;
  const [left, right] = pieces as [string, string];
  const opener = right.split(' ')[0]!.toLowerCase();
  const kind = openers[code].find(([pattern]) => pattern.test(opener));
  if (!kind || right.split(' ').length > 9) return false;
  const words = left.toLowerCase().split(' ').slice(-7);
  return kind[1] === 'a' ? words.some((word) => kind[0].test(word)) : words.includes(opener);
}

/** "A, B or C": the comma parts count too when each can stand alone. */
function splitList(pieces: string[]): string[] {
  const head = pieces[0]!.split(/,\s+/);
  return head.every((part) => part.split(' ').length >= 3) ? [...head, pieces[1]!] : pieces;
}

/**
 * A piece that names a kind of requirement by itself, so that "or" between two of them is a real
 * alternative.
 */
function isTelling(text: string, language: Speech): boolean {
  return readings(text, '', language).some(
    (reading) => (reading.kind !== 'other' && reading.sure > 0.3) || reading.value !== null,
  );
}

function splitAnd(text: string, language: Speech): string[] {
  const { and } = language.joiners;
  const cuts = [...text.matchAll(and), ...text.matchAll(/,\s+/g)].sort((a, b) => a.index - b.index);
  if (cuts.length > jointLimit) return [text];
  const parts: string[] = [];
  let from = 0;
  for (const cut of cuts) {
    if (cut.index < from) continue;
    const left = text.slice(from, cut.index);
    const right = text.slice(cut.index + cut[0].length);
    if (isInsideRange(text, cut.index) || isInBrackets(text, cut.index)) continue;
    if (
      modifier.test(right) ||
      (cut[0].startsWith(',') && relative[language.code].test(right)) ||
      (oneBefore.test(left) && halfAfter.test(right))
    )
      continue;
    if (asksOnly('language', left, language) && asksOnly('language', right, language)) continue;
    if (!standsAlone(left, false, language) || !standsAlone(right, true, language)) continue;
    parts.push(left);
    from = cut.index + cut[0].length;
  }
  return [...parts, text.slice(from)].map((part) => clean(part, language));
}

/** Languages that are named together are asked together. */
function asksOnly(kind: Reading['kind'], text: string, speech: Speech): boolean {
  return readings(text, '', speech).every((reading) => reading.kind === kind);
}

function isInBrackets(text: string, index: number): boolean {
  const before = text.slice(0, index);
  return before.split('(').length > before.split(')').length;
}

function standsAlone(text: string, second: boolean, language: Speech): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return false;
  const found = readings(text, '', language);
  const strong = found.some(
    (reading) =>
      reading.value !== null ||
      (['certificate', 'training', 'nomination', 'language'].includes(reading.kind) &&
        reading.sure > 0.4) ||
      (reading.kind === 'experience' && words.length > 2),
  );
  if (strong) return true;
  return (
    words.length >= 3 &&
    (second
      ? verb.test(words.slice(0, 2).join(' ')) || verb.test(words.at(-1)!.replace(/\.$/, ''))
      : verb.test(text))
  );
}

/** Words that limit what stands before them. */
const modifier =
  /^(?:niet ouder|die niet|dat niet|nicht älter|der nicht|das nicht|not older|no older|issued|inte äldre|som inte|ikke ældre|ikke eldre|der ikke|som ikke|datant|de moins|daté|afgegeven|utfärdat|ausgestellt)(?!\p{L})/iu;

/** A clause that says more of what stands before its comma. */
const relative: Record<Language, RegExp> = {
  nl: /^(?:die|dat|wie|waar\p{L}*|welke|wat|omdat|als|wanneer|zodat|maar|ook|zonder|liefst|want|mits|indien|telkens als)\s/iu,
  sv: /^(?:som|den som|de som|där|vilk\p{L}+|när|om|eftersom|men|även|utan|gärna|helst|så att)\s/iu,
  en: /^(?:which|that|who|whose|where|when|if|because|but|also|without|so that|unless|preferably|ideally|not)\s/iu,
  de: /^(?:der|die|das|wer|wie|dem|den|(?:an|in|auf|bei|mit|von) (?:der|dem|denen)|wo\p{L}*|was|wenn|weil|dass|damit|aber|auch|ohne|gerne?|sofern)\s/iu,
  da: /^(?:som|den der|dem der|den som|der|hvor\p{L}*|når|hvis|fordi|men|også|uden|gerne|helst|så)\s/iu,
  nb: /^(?:som|den som|de som|hvor\p{L}*|når|hvis|fordi|men|også|uten|gjerne|helst|så)\s/iu,
  fr: /^(?:qui|ceux qui|celui qui|celle qui|que|qu'|dont|où|lequel|laquelle|si|quand|parce|mais|aussi|sans|de préférence)\s?/iu,
};

/** "one and a half" is one number. */
const oneBefore = /(?:^|\s)(?:en|ett|een|one|ein|eine|et|une?|\p{L}+|\d+)$/iu;
const halfAfter =
  /^(?:(?:en|ett|een|a|ein|eine|et)\s+)?(?:halv\p{L}?|half|halve|halbe?|demie?)(?!\p{L})/iu;

const between =
  /(?:tussen|mellan|between|zwischen|mellem|mellom|entre)\s+(?:de\s+)?\S+(?:\s+\p{L}+)?\s*$/iu;

function isInsideRange(text: string, index: number): boolean {
  return between.test(text.slice(0, index));
}
