/**
 * One requirement in words -> entries with kind, value and unit. Alternatives and ranges become
 * entries of their own.
 */
import type { Bound, CriterionKind, DraftCriterion } from './draft.ts';
import type { Language } from './language.ts';
import { isSoft } from './lexicon.ts';
import { findQuantities, type Quantity } from './quantity.ts';

type Reading = {
  kind: CriterionKind;
  value: number | null;
  unit: string | null;
  bound: Bound | null;
};
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
};

/**
 * `context` is a label in front (a table's first cell, a bold lead) that helps to classify but is
 * not part of the text.
 */
export function readCriteria(
  text: string,
  { language, mustHave = true, line, group, context = '', within = null }: Asked,
): DraftCriterion[] {
  if (text.length > sentenceLimit)
    return [{ ...unread, mustHave, anyOfGroup: within, text, line, doubtful: true }];
  let groups = 0;
  let trained = false;
  const parts =
    within === null
      ? splitRequirement(text, language, () => group(groups++))
      : splitAlternative(text, language, within);
  const tangled = joints(text, language) > jointLimit;
  return parts.flatMap((part) => {
    const hard =
      mustHave &&
      !isSoft(part.text) &&
      !(isSoft(text) && !/[.;]\s/.test(text) && part.group === null && isSoft(text.slice(0, 40)));
    const found = readings(part.text, context, language).map((reading) =>
      trained && reading.kind === 'hours' && further.test(part.text)
        ? { ...reading, kind: 'training' as const }
        : reading,
    );
    trained = found.some((reading) => reading.kind === 'training');
    // Of an alternative that asks several things the first is kept as a number, the rest as words.
    return (part.whole ? found.slice(0, 1) : found).map((reading) => ({
      ...reading,
      mustHave: hard,
      anyOfGroup: part.group,
      text: part.text,
      line,
      ...(part.doubtful || tangled ? { doubtful: true } : {}),
    }));
  });
}

function joints(text: string, language: Language): number {
  return text.split(',').length - 1 + [...text.matchAll(joiners[language].and)].length;
}

const unread: Reading = { kind: 'other', value: null, unit: null, bound: null };

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
  /,?\s*(?:\(\s*)?(?=(?:waarvan|varav|of which|davon|heraf|hvoraf|hvorav|herav|dont)(?!\p{L}))/iu;
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
function splitRequirement(text: string, language: Language, nextGroup: () => string): Part[] {
  return text
    .split(ofWhich)
    .flatMap((piece) => splitClauses(clean(piece, language), language, nextGroup))
    .map((part) => ({ ...part, text: clean(part.text, language) }))
    .filter((part) => /\p{L}/u.test(part.text));
}

/** Everything in the text as members of one group. */
function splitAlternative(text: string, language: Language, group: string): Part[] {
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
function splitClauses(text: string, language: Language, nextGroup: () => string): Part[] {
  const listed = splitListed(text, language, nextGroup);
  if (listed) return listed;
  const { strongOr, strongAnd } = joiners[language];
  if (text.search(strongOr) >= 0) {
    const clauses = cutWhere(text, strongAnd, language);
    const read = clauses.map((clause) => splitStrongly(clause, language, nextGroup));
    if (read.some((parts) => parts !== null))
      return clauses.flatMap((clause, i) => read[i] ?? splitPlainly(clause, language, nextGroup));
  }
  return splitPlainly(text, language, nextGroup);
}

function splitPlainly(text: string, language: Language, nextGroup: () => string): Part[] {
  return splitAnd(text, language).flatMap((piece) => splitOr(piece, language, nextGroup));
}

/** "A, or B": null when one side asks nothing by itself. */
function splitStrongly(text: string, language: Language, nextGroup: () => string): Part[] | null {
  const pieces = cutWhere(text, joiners[language].strongOr, language);
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
function cutWhere(text: string, joint: RegExp, language: Language): string[] {
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
function isWhole(text: string, language: Language): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return false;
  return isTelling(text, language) || (words.length >= 3 && verb.test(words.slice(0, 3).join(' ')));
}

/**
 * "A, B or C" and "A, B, or C", each a requirement by itself: one of them is enough. When only the
 * last two ask the same kind of thing, what stands before them is asked as well. Different kinds
 * are for a person to look at.
 */
function splitListed(text: string, language: Language, nextGroup: () => string): Part[] | null {
  const { or, and } = joiners[language];
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
  if (kinds.at(-1) === kinds.at(-2) && !kinds.slice(0, -2).includes(kinds.at(-1)!))
    return pieces.map((piece, i) => ({
      text: piece,
      group: i >= pieces.length - 2 ? group : null,
      doubtful: true,
    }));
  return pieces.map((piece) => ({ text: piece, group, ...(alike ? {} : { doubtful: true }) }));
}

function clean(text: string, language: Language): string {
  return text
    .trim()
    .replace(/^[,;:]\s*/u, '')
    .replace(/[;,]\s*(?:en|och|and|und|og|et)?$/iu, '')
    .replace(/^\((.*)\)?$/u, '$1')
    .replace(/^\s*–\s*/, '')
    .replace(joiners[language].andFirst, '')
    .trim();
}

function splitOr(text: string, language: Language, nextGroup: () => string): Part[] {
  const { or } = joiners[language];
  const whole = [{ text, group: null }];
  if (text.search(or) < 0) return whole;
  const pieces = text
    .replace(either, '')
    .split(or)
    .map((piece) => piece.replace(/^(?:soit|enten|ofwel)\s+/iu, ''));
  if (/,?\s+soit\s+/iu.test(text) && either.test(text))
    pieces.splice(0, pieces.length, ...text.replace(either, '').split(/,?\s+soit\s+/iu));
  if (pieces.length < 2 || pieces.length > jointLimit) return whole;
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
    listed.every((piece) => isTelling(piece, language)) || predicates || either.test(text);
  const longAlternatives =
    listed.length >= 3 && listed.every((piece) => piece.split(' ').length >= 3);
  if (!telling && !longAlternatives) return whole;
  const group = nextGroup();
  return listed.map((piece) => ({ text: piece, group }));
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
function isTelling(text: string, language: Language): boolean {
  return readings(text, '', language).some(
    (reading) => reading.kind !== 'other' || reading.value !== null,
  );
}

function splitAnd(text: string, language: Language): string[] {
  const { and } = joiners[language];
  const cuts = [...text.matchAll(and), ...text.matchAll(/,\s+/g)].sort((a, b) => a.index - b.index);
  if (cuts.length > jointLimit) return [text];
  const parts: string[] = [];
  let from = 0;
  for (const cut of cuts) {
    if (cut.index < from) continue;
    const left = text.slice(from, cut.index);
    const right = text.slice(cut.index + cut[0].length);
    if (isInsideRange(text, cut.index) || isInBrackets(text, cut.index)) continue;
    if (modifier.test(right) || (oneBefore.test(left) && halfAfter.test(right))) continue;
    if (!standsAlone(left, false, language) || !standsAlone(right, true, language)) continue;
    parts.push(left);
    from = cut.index + cut[0].length;
  }
  return [...parts, text.slice(from)].map((part) => clean(part, language));
}

function isInBrackets(text: string, index: number): boolean {
  const before = text.slice(0, index);
  return before.split('(').length > before.split(')').length;
}

function standsAlone(text: string, second: boolean, language: Language): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return false;
  const found = readings(text, '', language);
  const strong = found.some(
    (reading) =>
      reading.value !== null ||
      ['certificate', 'training', 'nomination', 'language'].includes(reading.kind) ||
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

/** "one and a half" is one number. */
const oneBefore = /(?:^|\s)(?:en|ett|een|one|ein|eine|et|une?|\p{L}+|\d+)$/iu;
const halfAfter =
  /^(?:(?:en|ett|een|a|ein|eine|et)\s+)?(?:halv\p{L}?|half|halve|halbe?|demie?)(?!\p{L})/iu;

const between =
  /(?:tussen|mellan|between|zwischen|mellem|mellom|entre)\s+(?:de\s+)?\S+(?:\s+\p{L}+)?\s*$/iu;

function isInsideRange(text: string, index: number): boolean {
  return between.test(text.slice(0, index));
}

const CEFR = /(?<![\p{L}\d])([ABC][12])(?![\p{L}\d])/u;
const languageNames =
  /(?<!\p{L})(?:nederlands\p{L}*|engels\p{L}*|duits\p{L}*|frans(?:e|talig)?|zweeds\p{L}*|spaans|arabisch\p{L}*|turks|pools|oekraïens|svensk\p{L}*|engelsk\p{L}*|tysk\p{L}*|fransk\p{L}*|norsk\p{L}*|dansk\p{L}*|arabisk\p{L}*|finsk\p{L}*|dutch|english|german|french|swedish|norwegian|danish|arabic|turkish|polish|spanish|deutsch\p{L}*|englisch\p{L}*|französisch\p{L}*|niederländisch\p{L}*|schwedisch\p{L}*|arabisch\p{L}*|türkisch\p{L}*|néerlandais|anglais|français|allemand|arabe|espagnol|nederlandska|moedertaal|modersmål|muttersprache\p{L}*|langue|bokmål|samisk\p{L}*|ukrainsk\p{L}*|ukrainisch\p{L}*|polsk\p{L}*|polnisch\p{L}*|somalisk\p{L}*|tigrinya|dari)(?!\p{L})/iu;
const languageUse =
  /(?<!\p{L})(?:spreek\p{L}*|spreekt|sprek\p{L}*|beheers\p{L}*|taal\p{L}*|vloeiend|woord en geschrift|tala\p{L}*|talar|språk\p{L}*|flytande|behärsk\p{L}*|i tal och skrift|speak\p{L}*|fluent\p{L}*|command of|language|proficien\p{L}*|spricht|sprech\p{L}*|sprach\p{L}*|\p{L}*kenntnisse|fließend|beherrsch\p{L}*|in wort und schrift|sprog\p{L}*|taler|behersk\p{L}*|flydende|flytende|snakk\p{L}*|parl\p{L}*|maîtris\p{L}*|couramment|langue\p{L}*|kunskaper|kundskaber|kunnskaper|kennis van het|kennis van de \p{L}+ taal|knowledge of|advantage|fordel|vorteil|voordeel|pré|atout|plus|level|nivå|niveau)(?!\p{L})/iu;

const certificate =
  /(?<!\p{L})(?:vog|verklaring omtrent|strafblad|politiattest|politi-?attest|\p{L}*registerutdrag|belastningsregist\p{L}*|polisregist\p{L}*|\p{L}*führungszeugnis\p{L}*|straffeattest|børneattest|police (?:certificate|check|clearance|record)|dbs|background check|criminal record\p{L}*|casier judiciaire|extrait (?:de|du|b\d)|\p{L}*diploma['’]?s?|\p{L}*diplom(?:e|et|en)?|diplôme\p{L}*|\p{L}*certifica\p{L}*|\p{L}*certifikat\p{L}*|\p{L}*zertifika\p{L}*|zertifizier\p{L}*|gecertificeerd|certifierad|certifié\p{L}*|certified|attestation\p{L}*|getuigschrift|bevoegdheid|\p{L}*bevoegd|legitimation|\p{L}*legitimation|legitimerad|licen[cs]e|licensed|geregistreerd|\p{L}*registratie|registered|registrerad|registration|BIG-\p{L}*|\p{L}*yrkesbevis|gesellenbrief|meisterbrief|\p{L}*brief(?= (?:als|im|in))|\p{L}*examen|degree|bachelor\p{L}*|master(?:'s|opleiding|examen|grad)|brevet\p{L}*|autorisation|autorisasjon|\p{L}*autorisert|svendebrev|fagbrev|mesterbrev|gesellprøve|lehrbefähigung|staatsexamen|approbation|titre professionnel|permis|cap|bewijs van goed gedrag|utdrag ur|intyg|attest|godkänd utbildning|giltig \p{L}*utbildning|gyldig\p{L}* \p{L}+|lärarexamen|abgeschlossene\p{L}* \p{L}*(?:ausbildung|studium)|afgeronde \p{L}*opleiding|avslutad \p{L}*utbildning|fullført \p{L}*utdanning|afsluttet \p{L}*uddannelse|\p{L}*bevijs|rijbewijs)(?!\p{L})/iu;
const notCertificate =
  /(?<!\p{L})(?:körkort|rijbewijs|driving licen[cs]e|führerschein|kørekort|førerkort|permis de conduire)(?!\p{L})/iu;
const training =
  /(?<!\p{L})(?:\p{L}*training\p{L}*|trained|\p{L}*cursus\p{L}*|\p{L}*course|\p{L}*courses|\p{L}*opleiding\p{L}*|\p{L}*scholing\p{L}*|\p{L}*utbildning\p{L}*|\p{L}*kurs|\p{L}*kursen|\p{L}*kurser|\p{L}*kurset|\p{L}*kurses|\p{L}*schulung\p{L}*|\p{L}*bildung|\p{L}*lehrgang\p{L}*|\p{L}*seminar\p{L}*|\p{L}*kursus\p{L}*|\p{L}*uddannelse\p{L}*|\p{L}*utdanning\p{L}*|formations?|formé\p{L}*|\p{L}*workshop\p{L}*|\p{L}*studiepoeng|\p{L}*högskolepoäng|ects|introduction day|introductiedag\p{L}*|\p{L}*bijscholing|module\p{L}*|masterclass\p{L}*|induction|opplæring\p{L}*|oplæring\p{L}*|veiledning(?=\s*\()|refresher|nascholing|perfectionnement|einführung\p{L}*|grundutbildning)(?!\p{L})/iu;
const nomination =
  /(?<!\p{L})(?:voorgedragen|voordracht|aangemeld (?:door|via)|aangewezen|goedgekeurd|goedkeuring|toestemming|benoemd|geselecteerd door|aanbevolen|aanbeveling|akkoord van|instemming|nominera\p{L}*|utsedd|utses|föreslag\p{L}*|godkän\p{L}* (?:av|från)|(?:ha|har) godkänt|godkännande|anmäl[td]\p{L}*|rekommend\p{L}*|medgivande|tillstyrk\p{L}*|nominat\p{L}*|recommend\p{L}*|approv\p{L}*|appointed|selected by|chosen by|put forward|endorse\p{L}*|permission|referred by|supported by|backed by|consent of|benannt|vorgeschlagen|vorschlag|empfohlen|empfehlung|ernannt|zustimmung|genehmig\p{L}*|ausgewählt (?:von|durch)|freigabe|udpeg\p{L}*|indstill\p{L}*|utpek\p{L}*|utnevn\p{L}*|foreslå\p{L}*|innstill\p{L}*|anbefal\p{L}*|godken\p{L}*|godkjen\p{L}*|samtykke|udvalgt af|valgt av|désign\p{L}*|proposé\p{L}*|nommé\p{L}*|recommand(?:é|ation)\p{L}*|choisi\p{L}*|approuv\p{L}*|accord (?:de|du)|approbation|validé\p{L}* par|parrainé\p{L}* par)(?!\p{L})/iu;
const experience =
  /(?:ervaring|erfaren|erfarenhet|experience|erfahrung|erfaring|expérience|ancienneté|werkzaam|gewerkt|arbetat|worked|working as|gearbeitet|berufstätig|tätigkeit|tätig|arbejdet|arbeidet|travaillé|exercé|exercice|employed|enrolled|in dienst|ansat|ansatt|anställd|beschäftigt|seniority|dienstjaren|tjänsteår|yrkesår|berufsjahre|praktijkjaren|practised|practicing|taught|unterrichtet|undervist|undervisat|lesgegeven|lesbevoegd|voor de klas|pratique professionnelle|praxis|praktik som|praksis|gegründet|selbstständig|in functie|i tjeneste|i tjänst)/iu;
const experienceNoun =
  /(?:ervaring|erfarenhet|experience|erfahrung|erfaring|expérience|ancienneté)/iu;
const guided =
  /(?<!\p{L})(?:begeleid(?!er|en|ing|ster)|heeft \p{L}+ begeleid|handlett|varit (?:mentor|handledare)|guided|mentored|supervised|has mentored|coached|betreut|begleitet|vejledt|veiledet|været mentor|vært mentor|accompagné\p{L}*|suivi|encadré\p{L}*|eerder)(?!\p{L})/iu;
const age =
  /(?:jaar oud|jaar of ouder|jaar of jonger|years? old|years? of age|years or older|years or over|jahre alt|år gam\p{L}*|år eller (?:äldre|ældre|eldre|yngre)|ålder|leeftijd|(?<!\p{L})(?:ages?|aged)(?!\p{L})|(?<!\p{L})alter(?!\p{L}|nativ)|mindestalter|höchstalter|(?<!\p{L})alder(?!\p{L})|aldersgrænse|fyllt|fyldt|fylt|volljährig|meerderjarig|myndig|of age(?!\p{L})|majeure?s?(?!\p{L})|vollendet|lebensjahr|révolus|(?<!\p{L})âgée?s?|d'âge|(?<!\p{L})âge(?!\p{L})|jarigen?(?!\p{L})|-jarige|jähr(?:ig|ige)|åring\p{L}*|\+ ?(?:jaar|år|years|ans))/iu;
const adult =
  /(?<!\p{L})(?:volljährig|meerderjarig|myndig|of age|majeure?s?|an adult|volwassen)(?!\p{L})/iu;
const promise =
  /(?<!\p{L})(?:beschikbaar|beschikbaarheid|bereid|gedurende|blijft|blijven|tijdsinvestering|verbindt|looptijd|duur|commit\p{L}*|available|duration|stay\p{L}*|remain|for a period|for at least|for the whole|throughout|sich verpflicht\p{L}*|verpflicht\p{L}*|verfügbar|bereit|bleib\p{L}*|dauer|lang(?: dabei)?|laufzeit|für (?:mindestens|ein)|åta\p{L}*|avsätt\p{L}*|stanna\p{L}*|under minst|tillgänglig|engagera|binde\p{L}*|forplikt\p{L}*|forpligt\p{L}*|stille\p{L}*|sætte\p{L}* af|sette\p{L}* av|bliver|blir|deltar i|deltager i|til rådighed|varer|engage\p{L}*|pendant|durée|disponible|durant|consacr\p{L}*|réserv\p{L}*|meedoen|deelnemen|schooljaar|läsår|skoleår|schuljahr\p{L}*|année scolaire|school year|academic year)(?!\p{L})/iu;
const people =
  /^(?:[\p{L}-]+\s+){0,3}?(?:mentees?|adepter|adept|leerling\p{L}*|pupils?|students?|studenten|studenter\p{L}*|étudiant\p{L}*|cursist\p{L}*|kandida\p{L}*|candidat\p{L}*|apprenti\p{L}*|lärling\p{L}*|lehrling\p{L}*|lærling\p{L}*|elever?|élèves?|azubis?|auszubildende\p{L}*|stagiair\p{L}*|praktikant\p{L}*|deelnemers?|deltagare|deltagere|deltakere|teilnehm\p{L}*|participants?|personen|personer|persons?|people|personnes?|menschen|jongeren|jugendliche\p{L}*|jeunes|ungdom\p{L}*|unge|kinder\p{L}*|kinderen|barn|children|enfants|teams?|\p{L}+teams?|groepen|grupper|groups?|gruppen|groupes|nyutdann\p{L}*|nyuddann\p{L}*|nyanställda|nyansatte|nieuwkomers?|nykomlingar|newcomers|schüler\p{L}*|mentorandi?|filleul\p{L}*|starters?|beginn\p{L}*|trainees?|protégé\p{L}*|bénéficiaires?|coachees?|kolleg\p{L}*|collega\p{L}*|colleagues?|teachers?|leraren|lärare|lærere|managers?|chefer|novices?|mentorats?|accompagnements?|koppels?|mentorskap\p{L}*|matches|\p{L}+lingen|\p{L}+lingar)(?!\p{L})/iu;
const sameTime =
  /(?:tegelijk|gelijktijdig|tegelijkertijd|samtidig|at (?:the same|a|any one) time|at once|simultaneous|concurrent|gleichzeitig|zugleich|ad gangen|om gangen|på en gång|en même temps|simultanément|à la fois|per mentor|par mentor|pr\. mentor|je mentor|pro mentor|per coach|each mentor)/iu;
const references =
  /(?<!\p{L})(?:referenti\p{L}*|referenser|references?|referees|referenzen|referencer|referanser|références?)(?!\p{L})/iu;
const valid =
  /(?:geldig|giltig|valid|gültig|gyldig|valable)\p{L}*\s+(?:voor|i|for|für|pendant|gedurende|in)?\s*$/iu;

/** What one part asks. A range gives two. */
function readings(text: string, context: string, language: Language): Reading[] {
  const all = `${context} ${text}`.trim();
  const quantities = findQuantities(text, language).filter(
    (quantity) => !valid.test(text.slice(0, quantity.index)),
  );
  const plain = (kind: CriterionKind): Reading[] => [
    { kind, value: null, unit: null, bound: null },
  ];
  if (isLanguage(all))
    return [{ kind: 'language', value: null, unit: CEFR.exec(all)?.[1] ?? null, bound: null }];
  if (adult.test(text) && quantities.every((q) => q.unit !== 'years'))
    return [{ kind: 'age', value: 18, unit: 'years', bound: 'min' }];
  const aged = ageReadings(all, text, quantities);
  if (aged.length > 0) return aged;
  if (
    nomination.test(all) &&
    !experience.test(text) &&
    !certificate.test(text) &&
    !training.test(text.replace(/opleider|opleidings\p{L}*/giu, ''))
  )
    return plain('nomination');
  if (
    certificate.test(all) &&
    !notCertificate.test(all) &&
    !(experience.test(text) && quantities.some((q) => q.unit === 'years'))
  )
    return certificateReading(quantities, text);
  if (references.test(all))
    return [
      {
        kind: 'other',
        value: quantities[0]?.value ?? null,
        unit: quantities[0] ? 'references' : null,
        bound: null,
      },
    ];
  if (
    training.test(all) &&
    !isGuidanceTime(text) &&
    !(experience.test(text) && quantities.some((q) => q.unit === 'years'))
  )
    return trainingReading(quantities);
  const sized = quantities.flatMap((quantity, i) =>
    sizedReading(quantity, text, all, quantities, i),
  );
  const distinct = sized.filter(
    (reading, i) =>
      sized.findIndex(
        (other) =>
          other.kind === reading.kind &&
          other.value === reading.value &&
          other.unit === reading.unit,
      ) === i,
  );
  if (distinct.length > 0)
    return distinct.some((r) => r.kind !== 'other')
      ? distinct.filter((r) => r.kind !== 'other')
      : distinct;
  const often = frequency(all);
  if (often) return [often];
  if (nomination.test(all)) return plain('nomination');
  return plain(experienceNoun.test(all) ? 'experience' : 'other');
}

function isLanguage(text: string): boolean {
  if (CEFR.test(text) && !/(?:rijbewijs|kategori)/i.test(text)) return true;
  if (!languageNames.test(text)) return false;
  if (experience.test(text) && /(?:docent|lärare|teacher|lehr|lærer|professeur)/i.test(text))
    return false;
  return languageUse.test(text) || text.split(/\s+/).length <= 4;
}

function ageReadings(all: string, text: string, quantities: Quantity[]): Reading[] {
  const french =
    /(?<!\p{L})ans(?!\p{L})/iu.test(text) &&
    !experience.test(text) &&
    !/(?:d'|de |en )(?:ancienneté|activité|pratique|expérience|exercice|poste|métier|enseignement|service)|depuis|comme|en tant|dans/iu.test(
      text,
    ) &&
    !promise.test(text);
  const bare =
    /^(?:(?:je bent|du är|you are|sie sind|du er|vous avez|minimaal|minstens|ten minste|mindestens|minst|mindst|at least|au moins|minimum|tussen|mellan|between|zwischen|mellem|mellom|entre|vanaf|från|fra|ab|från|is|er|är|be|have|avoir|ist)\s*(?:de\s)?)*\d+\s*(?:\p{L}{1,3}\s*\d+\s*)?(?:jaar|år|years|jahre|ans)?\.?$/iu.test(
      text.trim(),
    );
  const years = quantities.filter(
    (quantity) => quantity.unit === 'years' || quantity.unit === null,
  );
  const been =
    /(?:^|\s)(?:is|bent|zijn|är|are|be|ist|sind|er|est|sont)\s+(?:\p{L}+\s+){0,2}\d+\s*(?:jaar|år|years?|jahre?|ans)\.?$/iu.test(
      text.trim(),
    );
  if (
    !(age.test(all) && !experience.test(text)) &&
    !french &&
    !((bare || been) && years.some((quantity) => quantity.value >= 14 && quantity.unit === 'years'))
  )
    return [];
  const plausible = years.filter((quantity) => quantity.value >= 5 && quantity.value <= 99);
  return plausible.slice(0, 2).map(({ value, bound }, i) => ({
    kind: 'age',
    value,
    unit: 'years',
    bound: plausible.length > 1 && i === 1 ? 'max' : bound,
  }));
}

function certificateReading(quantities: Quantity[], text: string): Reading[] {
  const old = quantities.find(
    (quantity) =>
      ['days', 'weeks', 'months', 'years'].includes(quantity.unit ?? '') &&
      /(?:ouder|oud|äldre|gammalt|old|issued|within|recent|alt|älter|ældre|eldre|gammel|datant|moins de|less than|jonger|yngre|last|afgelopen|senaste|letzten|seneste|siste|derniers)/iu.test(
        text,
      ),
  );
  return [
    {
      kind: 'certificate',
      value: old?.value ?? null,
      unit: old?.unit ?? null,
      bound: old ? 'max' : null,
    },
  ];
}

/** Hours that go into guiding are no course, whatever the word beside them. */
function isGuidanceTime(text: string): boolean {
  return (
    /(?:handledning|begeleiding|veiledning|vejledning|betreuung|guidance)/iu.test(text) &&
    !/(?:kurs|cursus|course|opleiding|training|utbildning|uddannelse|utdanning|studiepoeng|seminar|schulung)/iu.test(
      text,
    )
  );
}

function trainingReading(quantities: Quantity[]): Reading[] {
  const size =
    quantities.find((quantity) =>
      ['hours', 'days', 'dayparts', 'credits'].includes(quantity.unit ?? ''),
    ) ?? quantities.find((quantity) => quantity.unit === 'weeks' || quantity.unit === 'months');
  if (!size) return [{ kind: 'training', value: null, unit: null, bound: null }];
  const yearly = size.per === 'year' && size.unit === 'hours';
  return [
    {
      kind: 'training',
      value: size.value,
      unit: yearly ? 'hours/year' : size.unit,
      bound: size.bound,
    },
  ];
}

/** Time as a measure of distance is no promise. */
const distance =
  /(?:habit\p{L}*|domicil\p{L}*|trajet|woon\p{L}*|reistijd|travel|lives? within|wohn\p{L}*|entfernt|fahrzeit|resväg|avstånd|reisetid|rejsetid)(?!\p{L})/iu;

function sizedReading(
  quantity: Quantity,
  text: string,
  all: string,
  quantities: Quantity[],
  i: number,
): Reading[] {
  const { value, unit, per, bound } = quantity;
  if ((unit === 'hours' || unit === 'minutes') && distance.test(text)) return [];
  const upper: Bound = i > 0 && isRange(text, quantities[i - 1]!, quantity) ? 'max' : bound;
  if (unit === 'percent' || unit === 'fte') return [{ kind: 'other', value, unit, bound: upper }];
  if (unit === null) {
    const next = quantities[i + 1];
    if (next && next.unit !== null && isRange(text, quantity, next))
      return sizedReading(
        { ...quantity, unit: next.unit, per: next.per, noun: next.noun },
        text,
        all,
        quantities,
        i,
      );
    return counted(quantity, text, all, upper);
  }
  const past = experience.test(all) || guided.test(text);
  if (unit === 'hours' || unit === 'minutes') {
    const hours = unit === 'minutes' ? Math.round((value / 60) * 100) / 100 : value;
    if (past && per === null && !promise.test(text))
      return [{ kind: 'experience', value: hours, unit: 'hours', bound: upper }];
    return [
      {
        kind: 'hours',
        value: hours,
        unit: per && per !== 'day' ? `hours/${per}` : 'hours',
        bound: upper,
      },
    ];
  }
  if (unit === 'meetings')
    return [
      {
        kind: 'hours',
        value,
        unit: per && per !== 'meeting' && per !== 'day' ? `meetings/${per}` : 'meetings',
        bound: upper,
      },
    ];
  if (unit === 'years' || unit === 'months' || unit === 'weeks') {
    if (!past && promise.test(all)) return [{ kind: 'hours', value, unit, bound: upper }];
    if (unit === 'weeks' && !past) return [{ kind: 'hours', value, unit, bound: upper }];
    return [{ kind: 'experience', value, unit, bound: upper }];
  }
  if (unit === 'credits') return [{ kind: 'training', value, unit, bound: upper }];
  return [];
}

function counted(quantity: Quantity, text: string, all: string, bound: Bound): Reading[] {
  const rest = text.slice(quantity.index + quantity.text.length).trim();
  if (!people.test(rest) && !(sameTime.test(text) && quantity.value <= 40))
    return /^(?:\d|$)/.test(rest) && quantity.value >= 14 && age.test(all)
      ? [{ kind: 'age', value: quantity.value, unit: 'years', bound }]
      : [];
  if (/(?:employs?|in dienst|anställda|beschäftig|ansatte|emploie)/iu.test(text)) return [];
  if ((guided.test(text) || experience.test(all)) && !sameTime.test(text))
    return [{ kind: 'experience', value: quantity.value, unit: 'mentees', bound }];
  return [{ kind: 'capacity', value: quantity.value, unit: 'mentees', bound }];
}

function isRange(text: string, first: Quantity, second: Quantity): boolean {
  return /^\s*(?:\p{L}+\s+)?(?:-|–|—|tot|till|to|bis|til|à|en|och|and|und|og|et|a|of|eller|or|oder|ou)(?:\s+(?:en met|med|och med|og med))?\s*(?:de\s+)?$/iu.test(
    text.slice(first.index + first.text.length, second.index),
  );
}

const often: [RegExp, string][] = [
  [
    /(?<!\p{L})(?:wekelijks|weekly|every week|once a week|wöchentlich|jede woche|ugentlig\p{L}*|hver uge|ukentlig|hver uke|varje vecka|veckovis|hebdomadaire\p{L}*|chaque semaine|elke week|iedere week)(?!\p{L})/iu,
    'meetings/week',
  ],
  [
    /(?<!\p{L})(?:maandelijks|monthly|every month|once a month|monatlich|jeden monat|månedlig\p{L}*|hver måned|varje månad|mensuel\p{L}*|chaque mois|elke maand|iedere maand)(?!\p{L})/iu,
    'meetings/month',
  ],
];

function frequency(text: string): Reading | null {
  const found = often.find(([pattern]) => pattern.test(text));
  return found ? { kind: 'hours', value: 1, unit: found[1], bound: 'min' } : null;
}
