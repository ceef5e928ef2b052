/**
 * Numbers with their unit in running text, in seven languages, also in words: "one and a half
 * hours", "fem år", "zweimal im Monat". Read word by word, so that the time grows with the length.
 */
import type { Bound } from './draft.ts';
import { articles, isTens, numeral } from './numerals.ts';

export type Period =
  | 'hours'
  | 'days'
  | 'dayparts'
  | 'weeks'
  | 'months'
  | 'years'
  | 'credits'
  | 'percent'
  | 'fte'
  | 'meetings'
  | 'minutes';
export type Per = 'week' | 'month' | 'year' | 'meeting' | 'day';
export type Quantity = {
  value: number;
  unit: Period | null;
  noun: string;
  per: Per | null;
  bound: Bound;
  index: number;
  text: string;
  /** First or second limit of a range. */
  range: 0 | 1 | 2;
  /** Told with an article: "a year", "en timme". */
  article: boolean;
};

const unitWords: Record<Period, string> = {
  minutes: 'minuten minuter minutes minute minutter min',
  dayparts:
    'dagdelen dagdeel halvdagar halvdag halbtag halbtage halbtagen halbtages avonden avond middagen middag ochtenden evening evenings abend abende abenden kväll kvällar aften aftener kveld kvelder soirée soirées soir afternoon afternoons morning mornings halvdage',
  hours:
    'uren uur timmar timme timmars tim hours hour hrs hr stunden stunde std timer heures heure h klokuren timen lesuren unterrichtsstunden kontakttimmar',
  days: 'dagen dag dagar dagars days day tage tag tagen tages dage dags jours jour journées journée zaterdagen zaterdag samstage samstag lørdage lørdager saturdays saturday samedis',
  weeks: 'weken week veckor vecka veckors weeks wochen woche uger uge uker uke semaines semaine',
  months:
    'maanden maand månader månad månaders months month monate monat monaten måneder måned mois',
  years:
    'jaren jaar year years yrs yr år års årig jahre jahr jahren jahres ans an années année schooljaren schooljaar studiejaar studiejaren dienstjaren läsår skolår skoleår schuljahr schuljahre ausbildungsjahr berufsjahre dienstjahre tjänsteår arbejdsår schooljahr leerjaren',
  credits:
    'studiepoeng högskolepoäng hp ects ec credits credit leistungspunkte leistungspunkten studiepunten studiepoint poäng poeng crédits crédit lp',
  percent: '% procent percent prosent pct prozent pourcent',
  fte: 'fte vte etp årsverk vollzeitstelle vollzeitstellen heltidstjänst',
  meetings:
    'keer maal gånger gång times mal gange gang ganger fois gesprekken gesprek bijeenkomsten bijeenkomst ontmoetingen ontmoeting afspraken träffar träff möten möte meetings meeting sessions session sessies sessie treffen sitzungen sitzung termine termin gespräche gespräch gesprächen møder møde møter møte samtaler samtal samtale rencontres rencontre entretiens entretien réunions réunion séances séance sittings sitting conversations conversation talks talk visits visit bezoeken besök besøg besøk besuche treff',
};
const units = new Map<string, Period>(
  Object.entries(unitWords).flatMap(([unit, words]) =>
    words.split(' ').map((word) => [word, unit as Period] as const),
  ),
);
/** Ends of compounds behind a number: "Ausbildungsjahre", "lesuren", "coachgesprekken". */
const ends: [RegExp, Period][] = [
  [/\p{L}{2}(?:jaar|jaren|jahre?n?|år)$/u, 'years'],
  [/\p{L}{2}(?:maanden|maand|monate?n?|månader|måneder)$/u, 'months'],
  [/\p{L}{2}(?:uren|uur|stunden?|timmar)$/u, 'hours'],
  [/\p{L}{2}(?:avonden|halbtage?n?|kvällar|abende?n?)$/u, 'dayparts'],
  [/\p{L}{2}(?:dagen|tagen?|dagar)$/u, 'days'],
  [/\p{L}{2}(?:wochen|weken|veckor)$/u, 'weeks'],
  [
    /\p{L}{2}(?:gesprekken|gesprek|bijeenkomsten|ontmoetingen|träffar|möten|møter|møder|samtaler|samtal|gespräche?n?|treffen|sessies)$/u,
    'meetings',
  ],
];
const adjectives: [RegExp, Period][] = [
  [/^(.+?)(?:tägige?[nrsm]?|daagse?|dagars|dages|dagers)$/u, 'days'],
  [/^(.+?)(?:stündige?[nrsm]?|urige?)$/u, 'hours'],
  [/^(.+?)(?:jährige?[nrsm]?|jarige?|årig[ea]?)$/u, 'years'],
  [/^(.+?)(?:monatige?[nrsm]?|maandse)$/u, 'months'],
  [/^(.+?)(?:wöchige?[nrsm]?|weekse)$/u, 'weeks'],
];
/** "zweimal", "tweemaal", "once". */
const often: [RegExp, number][] = [
  [/^(?:einmal|eenmaal|once|énfois)$/u, 1],
  [/^(?:zweimal|tweemaal|twice)$/u, 2],
  [/^(?:dreimal|driemaal|thrice)$/u, 3],
  [/^(?:viermal|viermaal)$/u, 4],
  [/^(?:fünfmal|vijfmaal)$/u, 5],
  [/^(?:sechsmal|zesmaal)$/u, 6],
];

function unitOf(word: string, language: string | undefined, digits: boolean): Period | null {
  if (word === 'time' || word === 'timer' || word === 'timen')
    return language === undefined || language === 'da' || language === 'nb' ? 'hours' : null;
  if (word === 'times') return language === undefined || language === 'en' ? 'meetings' : null;
  if ((word === 'h' || word === 't' || word === 'min') && !digits) return null;
  const known = units.get(word);
  if (known) return known;
  return ends.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const periods: [RegExp, Per][] = [
  [/^(?:week|weeks|weken|veckan?|woche|uge|ugen|uka|uken|uke|semaine)$/u, 'week'],
  [/^(?:maand|month|månad|månaden|monat|måned|måneden|månederen|mois)$/u, 'month'],
  [
    /^(?:jaar|year|år|året|läsår|läsåret|skoleår|skoleåret|jahr|schuljahr|schooljaar|studiejaar|an|année|kalenderjahr|kalenderår|kalenderjaar|werkjaar)$/u,
    'year',
  ],
  [
    /^(?:gesprek|meeting|träff|möte|treffen|møde|møte|session|rencontre|bijeenkomst|séance|samtal|samtale|gespräch|entretien|keer|gang|gång|visit)$/u,
    'meeting',
  ],
  [/^(?:dag|day|tag|dagen|jour)$/u, 'day'],
];
const perWords = new Set(
  'per i im in om pr a an each every par pro elke iedere ieder elk varje je jede jeden jeder jedes jedem hver hvert chaque de du en om à med'.split(
    ' ',
  ),
);
const between = new Set(
  'der de het the la le den das die det kalender school academic calendar last nach'.split(' '),
);
const strong = new Set(
  'per pr par pro each every elke iedere ieder elk varje jede jeden jeder jedes jedem hver hvert chaque'.split(
    ' ',
  ),
);
const adverbs: [RegExp, Per][] = [
  [
    /^(?:wekelijks|wekelijkse|weekly|wöchentlich|ugentligt?|ukentlig|hebdomadaires?|veckovis)$/u,
    'week',
  ],
  [
    /^(?:maandelijks|maandelijkse|monthly|monatlich|månedligt?|mensuel(?:le)?s?|månadsvis)$/u,
    'month',
  ],
  [
    /^(?:jaarlijks|jaarlijkse|yearly|annually|annual|jährlich|årlig|årligen|årligt|annuel(?:le)?s?)$/u,
    'year',
  ],
];

const periodOf = (word: string): Per | null =>
  periods.find(([pattern]) => pattern.test(word))?.[1] ?? null;

type Token = {
  word: string;
  raw: string;
  index: number;
  end: number;
  number: number | null;
  digits: boolean;
};

const token = /\d+(?:[.,]\d+)*|[\p{L}][\p{L}\p{M}’']*|[^\s\p{L}\d]/gu;

function tokensOf(text: string, language: string | undefined): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(token)) {
    const raw = match[0];
    const word = raw
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/^(?:qu|[dlnsjcmt])'(?=\p{L})/u, '')
      .replace(/'+$/, '');
    const digits = /^\d/.test(raw);
    found.push({
      word,
      raw,
      index: match.index,
      end: match.index + raw.length,
      digits,
      number: digits
        ? numberOf(raw)
        : /^\p{L}/u.test(raw)
          ? numeral(word, language)
          : raw === '½'
            ? 0.5
            : null,
    });
  }
  return found;
}

function numberOf(raw: string): number | null {
  const groups = raw.split(/[.,]/);
  if (groups.length > 2) return null;
  if (groups.length === 2 && groups[1]!.length === 3) return Number(groups.join(''));
  return Number(raw.replace(',', '.'));
}

/** No requirement names more numbers than that. */
const quantityLimit = 12;
const halves = /^(?:half|halve|halv|halvt|halb|halbe|halben|demi|demie)$/u;
const ands = new Set(['en', 'og', 'och', 'and', 'und', 'et']);
const ranges = new Set(
  '- – — tot till to bis til à à en och and und og et a of eller or oder ou t'.split(' '),
);
const openings =
  /^(?:tussen|mellan|between|zwischen|mellem|mellom|entre|van|from|från|von|fra|de)$/u;
/** Words that may stand between a number and its unit say how, never what. */
const stops = new Set(
  'of or en och and und og et ou oder eller in i im at per med with mit for voor för für til till to von van av af de du om der die das som who that die dat à pour'.split(
    ' ',
  ),
);

const eithers = new Set('of or eller oder ou'.split(' '));
const mores = /^(?:meer|more|fler|flera|flere|mer|mere|mehr|plus|over|ouder)$/;
/** "No more than a pupil": here the article counts. */
const onlyOne =
  /(?:(?:niet|nooit) meer dan|slechts|hooguit|hoogstens|ten hoogste|maximaal|no more than|only|at most|nur|höchstens|nicht mehr als|bara|endast|högst|inte fler än|inte mer än|kun|bare|højst|høyst|maks|ikke mere end|ikke mer enn|plus d'|au plus|maximum)\s+$/iu;

/** "Every two years", "om de twee jaar": how often, not how much. */
const repeating =
  /(?:(?<!\p{L})(?:om de|elke|iedere|every|alle|tous les|toutes les|var|vart|vartannat|hvert|hver))\s+$/iu;

export function isRepeated(text: string, { index, unit }: Quantity): boolean {
  return (
    (unit === 'years' || unit === 'months' || unit === 'weeks') &&
    repeating.test(text.slice(Math.max(0, index - 16), index))
  );
}

/** "A full school year" is one year. */
const whole =
  /^(?:heel|hele|hel|helt|full|whole|entire|ganzes?|ganze[nrs]?|volledig|voll(?:e[nrs]?|es)|entière?|complet|skole|school|academic|läs|calendar)$/u;

/** Without a language every word counts. */
export function findQuantities(text: string, language?: string): Quantity[] {
  const tokens = tokensOf(text, language);
  const found: (Quantity & { at: number; last: number })[] = [];
  const taken = new Set<number>();
  for (let i = 0; i < tokens.length && found.length < quantityLimit; i++) {
    if (taken.has(i)) continue;
    const quantity = quantityAt(text, tokens, i, language);
    if (!quantity) continue;
    found.push(quantity);
    if (quantity.unit !== null) {
      const each = periodAfter(tokens, quantity);
      quantity.per = each?.per ?? null;
      if (each) taken.add(each.at);
    }
    i = Math.max(i, quantity.last);
  }
  joinRanges(found, tokens);
  for (const [n, quantity] of found.entries()) quantity.per ??= periodBefore(found, n, tokens);
  return found.map(({ at: _at, last: _last, ...quantity }) => quantity);
}

function quantityAt(
  text: string,
  tokens: Token[],
  i: number,
  language: string | undefined,
): (Quantity & { at: number; last: number }) | null {
  const first = tokens[i]!;
  const times = often.find(([pattern]) => pattern.test(first.word));
  if (times)
    return made(
      text,
      tokens,
      { at: i, last: i, value: times[1], unit: 'meetings', noun: '', article: false },
      language,
    );
  for (const [pattern, unit] of adjectives) {
    const match = pattern.exec(first.word);
    const value = match && match[1]!.length > 1 ? numeral(match[1]!, language) : null;
    if (value !== null)
      return made(
        text,
        tokens,
        { at: i, last: i, value, unit, noun: '', article: false },
        language,
      );
  }
  if (first.number === null) return null;
  if (first.word === 'ten' && /^(?:hoogste|minste|aanzien)$/.test(tokens[i + 1]?.word ?? ''))
    return null;
  let value = first.number;
  let last = i;
  const article = !first.digits && articles.has(first.word);
  const next = (n: number) => tokens[last + n];
  if (
    /^viertelstunde|dreiviertelstunde|kwartier|kvarter$/u.test(first.word) &&
    !halves.test(first.word)
  )
    return made(
      text,
      tokens,
      { at: i, last, value, unit: 'hours', noun: '', article: false },
      language,
    );
  // "twenty-one", "one and a half", "half an hour", "2,5 + ½".
  if (isTens(first.word) && next(1)?.word === '-' && next(2)?.number && next(2)!.number! < 10) {
    value += next(2)!.number!;
    last += 2;
  }
  const partOfDay =
    next(2)?.raw === '-' && /^(?:days?|journées?|dage?|dagar|dager)$/.test(next(3)?.word ?? '');
  if (
    article &&
    !partOfDay &&
    next(1) &&
    (halves.test(next(1)!.word) || next(1)!.number === 0.25)
  ) {
    value = next(1)!.number ?? 0.5;
    last += 1;
    if (next(1) && /^(?:viertelstunde|kwartier|kvart|kvarter)$/u.test(tokens[last]!.word))
      return made(
        text,
        tokens,
        { at: i, last, value, unit: 'hours', noun: '', article: false },
        language,
      );
  } else if (halves.test(first.word) && next(1) && articles.has(next(1)!.word)) last += 1;
  else if (next(1)?.raw === '½') {
    value += 0.5;
    last += 1;
  } else {
    const skip =
      next(1) && ands.has(next(1)!.word) ? (next(2) && articles.has(next(2)!.word) ? 3 : 2) : 0;
    if (
      skip > 0 &&
      next(skip) &&
      halves.test(next(skip)!.word) &&
      (next(skip + 1) === undefined || value < 13)
    ) {
      value += 0.5;
      last += skip;
    }
  }
  if (isDate(text, tokens, i, last)) return null;
  const plus = next(1)?.raw === '+';
  if (plus) last += 1;
  // "half-day", "deux demi-journées": a part of a day.
  const dayHalf = (from: number) =>
    halves.test(tokens[from]?.word ?? '') &&
    tokens[from + 1]?.raw === '-' &&
    /^(?:days?|journées?|dage?|dagar|dager)$/.test(tokens[from + 2]?.word ?? '');
  if (dayHalf(i) || dayHalf(last + 1))
    return made(
      text,
      tokens,
      {
        at: i,
        last: (dayHalf(i) ? i : last + 1) + 2,
        value: dayHalf(i) || article ? 1 : value,
        unit: 'dayparts',
        noun: '',
        article,
      },
      language,
    );
  // The unit: directly, behind a hyphen, or behind one or two words that say how.
  let at = last + 1;
  if (
    tokens[at]?.raw === '-' &&
    tokens[at + 1] &&
    unitOf(tokens[at + 1]!.word, language, first.digits)
  )
    at += 1;
  // "four or more years"
  if (eithers.has(tokens[at]?.word ?? '') && mores.test(tokens[at + 1]?.word ?? '')) at += 2;
  for (let step = 0; step < 3 && tokens[at + step]; step++) {
    const candidate = tokens[at + step]!;
    const unit = unitOf(candidate.word, language, first.digits);
    const nextUnit = tokens[at + step + 2];
    if (unit && !(step > 0 && article && !whole.test(tokens[at]!.word))) {
      if (halfUnit(first.word, value, unit)) value = 0.5;
      let end = at + step;
      if (unit === 'hours' && nextUnit && ands.has(tokens[end + 1]!.word)) {
        // "deux heures et demie", "an hour and a half"
        const half = halves.test(nextUnit.word)
          ? 2
          : articles.has(nextUnit.word) && halves.test(tokens[end + 3]?.word ?? '')
            ? 3
            : 0;
        if (half > 0) {
          value += 0.5;
          end += half;
        }
      }
      return made(
        text,
        tokens,
        { at: i, last: end, value, unit, noun: '', article: article && value === 1 },
        language,
      );
    }
    if (!/^\p{L}/u.test(candidate.raw) || stops.has(candidate.word) || candidate.number !== null)
      break;
  }
  if (first.word === 'half' || first.word === 'demi' || halves.test(first.word)) {
    const candidate = tokens[last + 1];
    if (candidate?.raw === '-' || candidate === undefined) return null;
  }
  if (
    article &&
    !/[éÉ]/.test(first.raw) &&
    !onlyOne.test(text.slice(Math.max(0, first.index - 24), first.index))
  )
    return null;
  const noun: string[] = [];
  for (let step = 1; step <= 4 && tokens[last + step]; step++) {
    const candidate = tokens[last + step]!;
    if (!/^\p{L}/u.test(candidate.raw)) {
      if (candidate.raw === '-' && step > 1) continue;
      break;
    }
    noun.push(candidate.word);
  }
  return made(
    text,
    tokens,
    { at: i, last, value, unit: null, noun: noun.join(' '), article },
    language,
  );
}

/** "half a day" is half a day; "half-day" is one. */
function halfUnit(word: string, value: number, unit: Period): boolean {
  return unit === 'dayparts' && value === 0.5 && halves.test(word);
}

type Raw = {
  at: number;
  last: number;
  value: number;
  unit: Period | null;
  noun: string;
  article: boolean;
};

function made(
  text: string,
  tokens: Token[],
  raw: Raw,
  _language: string | undefined,
): Quantity & { at: number; last: number } {
  const start = tokens[raw.at]!.index;
  const end = tokens[raw.last]!.end;
  return {
    ...raw,
    index: start,
    text: text.slice(start, end),
    per: null,
    bound: boundOf(text, start, end),
    range: 0,
  };
}

/** "per week", "om året", "a month", "in der Woche", "/ month", behind the unit. */
function periodAfter(
  tokens: Token[],
  { last, unit }: { last: number; unit: Period | null },
): { per: Per; at: number } | null {
  if (unit === null || unit === 'percent' || unit === 'fte') return null;
  for (let step = 1; step <= 9; step++) {
    const one = tokens[last + step];
    if (!one) return null;
    if (
      one.raw === '.' &&
      tokens[last + step + 1] &&
      /^pr$/.test(tokens[last + step - 1]?.word ?? '')
    )
      continue;
    if (/[;.!?)]/.test(one.raw)) return null;
    if (one.number !== null && !articles.has(one.word)) return null;
    const adverb = adverbs.find(([pattern]) => pattern.test(one.word));
    if (adverb && step <= 3) return { per: adverb[1], at: last + step };
    if (one.raw === '/') {
      const per = periodOf(tokens[last + step + 1]?.word ?? '');
      if (per) return { per, at: last + step };
    }
    if (!perWords.has(one.word) && !articles.has(one.word)) {
      if (step > 1 && one.raw === ',') return null;
      continue;
    }
    let at = last + step + 1;
    if (tokens[at]?.raw === '.') at++;
    if (tokens[at] && between.has(tokens[at]!.word)) at++;
    if (tokens[at]?.raw === "'") at++;
    const per = periodOf(tokens[at]?.word.replace(/^l'/, '') ?? '');
    if (!per) continue;
    if (per === unit.slice(0, -1)) continue;
    if (strong.has(one.word) || (step <= 5 && unit !== 'years' && unit !== 'months'))
      return { per, at: last + step };
  }
  return null;
}

/** "Per week ... three hours", "jährlich acht Stunden", "in jeder Woche zweimal". */
function periodBefore(
  found: (Quantity & { at: number })[],
  n: number,
  tokens: Token[],
): Per | null {
  const { unit, at, per } = found[n]!;
  if (per !== null || !['hours', 'minutes', 'meetings', 'days'].includes(unit ?? '')) return null;
  const from = n > 0 ? found[n - 1]!.at + 1 : 0;
  for (let i = at - 1; i >= Math.max(from, at - 10); i--) {
    const one = tokens[i]!;
    if (/[;.!?(]/.test(one.raw)) return null;
    const adverb = adverbs.find(([pattern]) => pattern.test(one.word));
    if (adverb) return adverb[1];
    const period = periodOf(one.word);
    if (period && tokens[i - 1] && strong.has(tokens[i - 1]!.word)) return period;
  }
  return null;
}

function joinRanges(found: (Quantity & { at: number; last: number })[], tokens: Token[]): void {
  for (let i = 1; i < found.length; i++) {
    const [a, b] = [found[i - 1]!, found[i]!];
    const gap = tokens.slice(a.last + 1, b.at).filter(({ raw }) => raw !== ',');
    const words = gap.map(({ word }) => word);
    if (words.length === 0 || words.length > 4 || a.range === 2) continue;
    if (!ranges.has(words[0]!)) continue;
    const rest = words
      .slice(1)
      .every(
        (word) =>
          ranges.has(word) ||
          between.has(word) ||
          /^(?:met|med|höchstens|hoogstens|hooguit|hoogste|ten|maximaal|max|högst|højst|høyst|most|at|plus|au|de)$/.test(
            word,
          ),
      );
    if (!rest) continue;
    const dash = /^[-–—]$/.test(words[0]!);
    const and = /^(?:en|och|and|und|og|et|a|à|of|eller|or|oder|ou)$/.test(words[0]!);
    const opened = openings.test(tokens[a.at - 1]?.word ?? '');
    const bounded = b.bound === 'max' && a.bound !== 'max';
    if (
      and &&
      !opened &&
      !bounded &&
      !(a.unit === null && (words[0] === 'à' || /^(?:of|eller|or|oder|ou)$/.test(words[0]!)))
    )
      continue;
    if (a.unit !== null && b.unit !== null && a.unit !== b.unit) continue;
    if (a.unit !== null && !dash && !opened && !bounded && words[0] !== 'tot' && words[0] !== 'bis')
      continue;
    if (b.value <= a.value) continue;
    if (a.unit === null) {
      a.unit = b.unit;
      a.noun = b.noun;
    }
    a.per ??= b.per;
    a.range = 1;
    b.range = 2;
    if (!/^(?:of|eller|or|oder|ou)$/.test(words[0]!)) b.bound = 'max';
  }
}

const monthNames =
  'januari|februari|maart|mars|april|mei|maj|mai|juni|juli|augustus|augusti|august|september|oktober|november|december|january|february|march|may|june|july|october|januar|februar|märz|dezember|desember|janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre';
const monthAfter = new RegExp(`^\\.?\\s+(?:${monthNames})(?!\\p{L})`, 'iu');
const numbered =
  /(?:§|artikel|article|art\.|lid|punt|stap|step|fase|phase|hoofdstuk|kapitel|kap\.|klass?e|grade|trinn|niveau|nivå|level|stufe|leerjaar|årskurs|year|klasse|teil|part|modèle|model|kl\.|kl|nr\.?|no\.?)\s*$/iu;

function isDate(text: string, tokens: Token[], i: number, last: number): boolean {
  const first = tokens[i]!;
  const end = tokens[last]!.end;
  const rest = text.slice(end, end + 24);
  if (
    first.digits &&
    /^(?:19|20)\d\d$/.test(first.raw) &&
    !unitOf(tokens[last + 1]?.word ?? '', undefined, true)
  )
    return true;
  if (first.digits && monthAfter.test(rest)) return true;
  if (first.digits && /^\.\s+(?:trinn|trin|klass|klasse|årskurs|semester)/iu.test(rest))
    return true;
  if (
    first.digits &&
    (/^[./:]\d/.test(rest) ||
      /\d[./:]$/.test(text.slice(Math.max(0, first.index - 3), first.index)))
  )
    return true;
  return numbered.test(text.slice(Math.max(0, first.index - 14), first.index));
}

const maximumWords =
  /(?:ten hoogste|maximaal|hoogstens|hooguit|nooit meer dan|niet meer dan|niet langer dan|niet ouder dan|korter dan|jonger dan|minder dan|nog geen|max\.?|maxi|tot|beneden|onder|högst|maximalt|som mest|inte fler än|inte mer än|upp till|mindre än|yngre än|under|no more than|at most|maximum(?: of)?|up to|less than|fewer than|not yet|below|not more than|not older than|younger than|more than|höchstens|maximal|nicht mehr als|bis zu|weniger als|unter|højst|maksimalt|ikke flere end|ikke mere end|op til|mindre end|høyst|maks(?:imum)?\.?|ikke flere enn|ikke mer enn|opptil|inntil|mindre enn|au plus|au maximum|maximum de|jusqu'à|moins de|pas plus de|jamais plus de)/iu;
const maximum = new RegExp(`${maximumWords.source}\\s*(?:de |een |ett |en )?$`, 'iu');
const moreThan = /(?<!(?:no|not|niet|nooit|geen)\s)more than\s*$/iu;
const maximumAnywhere =
  /(?:au plus|au maximum|at most|of minder|or less|or fewer|or under|eller färre|eller mindre|oder weniger|eller færre|ou moins|maximaal|maximum|max|maxi)(?!\p{L})/iu;
const maximumAfter = new RegExp(`^\\s*(?:\\p{L}+\\s+){0,3}?${maximumAnywhere.source}`, 'iu');
const about =
  /(?:ongeveer|circa|ca\.?|zo'n|rond de|omstreeks|cirka|ungefär|runt|omkring|around|about|approximately|approx\.?|roughly|some|etwa|ungefähr|rund|zirka|omtrent|om lag|rundt|environ|à peu près|autour de)\s*$/iu;

/** Whether a text can name an upper limit at all. */
export function speaksOfMaximum(text: string): boolean {
  return maximumWords.test(text) || maximumAnywhere.test(text);
}

function boundOf(text: string, index: number, end: number): Bound {
  const before = text.slice(Math.max(0, index - 30), index);
  if (!moreThan.test(before) && maximum.test(before)) return 'max';
  if (maximumAfter.test(text.slice(end, end + 60))) return 'max';
  return about.test(before) ? 'approx' : 'min';
}
