/**
 * Numbers with their unit in running text, in seven languages, also in words: "one and a half
 * hours", "fem år", "anderthalb".
 */
import type { Bound } from './draft.ts';

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
export type Quantity = {
  value: number;
  unit: Period | null;
  noun: string;
  per: 'week' | 'month' | 'year' | 'meeting' | 'day' | null;
  bound: Bound;
  index: number;
  text: string;
};

const wordList: [number, string][] = [
  [1, 'een één ett en én one an a ein eine einen einer eines et eén un une eins'],
  [2, 'twee två two zwei to deux tweede° zwo'],
  [3, 'drie tre three drei trois'],
  [4, 'vier fyra four fire quatre'],
  [5, 'vijf fem five fünf cinq'],
  [6, 'zes sex six sechs seks'],
  [7, 'zeven sju seven sieben syv sept sju'],
  [8, 'acht åtta eight otte åtte huit'],
  [9, 'negen nio nine neun ni neuf'],
  [10, 'tien tio ten zehn ti dix'],
  [11, 'elf elva eleven elleve onze'],
  [12, 'twaalf tolv twelve zwölf douze'],
  [13, 'dertien tretton thirteen dreizehn tretten treize'],
  [14, 'veertien fjorton fourteen vierzehn fjorten quatorze'],
  [15, 'vijftien femton fifteen fünfzehn femten quinze'],
  [16, 'zestien sexton sixteen sechzehn seksten seize'],
  [17, 'zeventien sjutton seventeen siebzehn sytten dix-sept'],
  [18, 'achttien arton eighteen achtzehn atten dix-huit'],
  [19, 'negentien nitton nineteen neunzehn nitten dix-neuf'],
  [20, 'twintig tjugo twenty zwanzig tyve tjue vingt'],
  [21, 'eenentwintig eenëntwintig tjugoett twenty-one einundzwanzig enogtyve tjueen vingt-et-un'],
  [22, 'tweeëntwintig tjugotvå zweiundzwanzig toogtyve'],
  [23, 'drieëntwintig tjugotre twenty-three dreiundzwanzig treogtyve'],
  [24, 'vierentwintig tjugofyra twenty-four vierundzwanzig fireogtyve vingt-quatre'],
  [25, 'vijfentwintig tjugofem twenty-five fünfundzwanzig femogtyve tjuefem vingt-cinq'],
  [30, 'dertig trettio thirty dreißig dreissig tredive tretti trente'],
  [36, 'zesendertig trettiosex thirty-six sechsunddreißig seksogtredive'],
  [40, 'veertig fyrtio forty vierzig fyrre førti quarante'],
  [45, 'vijfenveertig fyrtiofem forty-five'],
  [50, 'vijftig femtio fifty fünfzig halvtreds femti cinquante'],
  [60, 'zestig sextio sixty sechzig tres seksti soixante'],
  [65, 'vijfenzestig sextiofem fünfundsechzig'],
  [70, 'zeventig sjuttio seventy siebzig halvfjerds sytti soixante-dix'],
  [80, 'tachtig åttio eighty achtzig firs åtti quatre-vingts'],
  [100, 'honderd hundra hundred hundert hundrede hundre cent'],
  [120, 'honderdtwintig'],
  [0.5, 'half halve halv halvt halva halb halbe halben halbes demi demie demi-'],
  [
    1.5,
    'anderhalf anderhalve anderthalb anderthalbe eineinhalb halvannan halvanden halvannen halvandet',
  ],
  [2.5, 'tweeënhalf tweeënhalve zweieinhalb'],
  [12.0001, 'dozijn dussin dozen dutzend dusin douzaine'],
];

const values = new Map<string, number>(
  wordList.flatMap(([value, words]) =>
    words.split(' ').map((word) => [word, Math.floor(value * 10) / 10] as const),
  ),
);
const articles = new Set('een en ett an a ein eine einen einer et un une'.split(' '));

const units: [Period, string][] = [
  ['minutes', 'minuten|minuter|minutes?|minutter|min'],
  [
    'dayparts',
    'dagdelen|dagdeel|halvdagar|halvdag|half[- ]days?|halbtage?n?|halve dage?|demi-journées?|demi-journée',
  ],
  ['hours', 'uren|uur|timmars?|timme|tim|hours?|hrs?|stunden?|std|timers?|time|heures?|h'],
  [
    'days',
    'dagen|dag|dagars?|days?|tagen?|tage|tag|tägige[rsn]?|dages?|dagers?|dage|jours?|journées?',
  ],
  ['weeks', 'weken|week|veckors?|vecka|veckor|weeks?|wochen?|ugers?|uge|ukers?|uke|semaines?'],
  ['months', 'maanden|maand|månaders?|månad|months?|monaten?|monate|måneders?|måned|mois'],
  [
    'years',
    'jaren|jaar|schooljaren|schooljaar|studiejaar|studiejaren|årigs?|års?|läsår|skolår|years?|jahren?|jahres?|jahre|jahr|schuljahre?|skoleår|ans|an|années?|année',
  ],
  [
    'credits',
    'studiepoeng|högskolepoäng|hp|ects(?:-\\p{L}+)?|credits?|leistungspunkten?|studiepunten|studiepoint|poäng|poeng|point|crédits?',
  ],
  ['percent', '%|procent|percent|prosent|per ?cent|pct|prozent|pour ?cent'],
  ['fte', 'fte|vte|etp|årsverk|heltidstjänst|vollzeitstellen?'],
  [
    'meetings',
    '(?:\\p{L}*(?:gesprekken|gesprek|bijeenkomsten|bijeenkomst|ontmoetingen|afspraken|träffar|träff|möten|möte|meetings?|sessions?|sessies|treffen|sitzungen|termine|gespräche|møder|møde|møter|møte|samtaler|samtal|samtale|rencontres?|entretiens?|réunions?|séances?))|keer|maal|gånger|gång|times|mal|gange|gang|ganger|fois',
  ],
];
const unitWords = units.map(([unit, words]) => [unit, new RegExp(`^(?:${words})$`, 'iu')] as const);
const unitPattern = units.map(([, words]) => words).join('|');
const number = `\\d+(?:[.,]\\d+)?|(?:${[...values.keys()].sort((a, b) => b.length - a.length).join('|')})`;
const half = `(?:\\s*(?:½|(?:en |og |och |and |und )(?:een|en|ett|et|a|ein|eine)?\\s*(?:half|halve|halv|halvt|halb|halbe)|et demie?))?`;
const per =
  /^\s*(?:,\s*)?(?:per|i|in der|in|im|pr\.?|om|om året|a|an|each|every|par|pro|elke|iedere|varje|je|je nach|jede[nrms]?|hver|hvert|chaque|om de|\/)\s*(?:de |het |the |la |l'|le |den |die |das )?(week|veckan?|vecka|woche|uge[n]?|uka|uke|semaine|maand|månad(?:en)?|month|monat|måned(?:en)?|mois|jaar|schooljaar|studiejaar|år(?:et)?|läsår|year|school year|academic year|jahr|schuljahr|an(?:née)?|gesprek|meeting|träff|möte|treffen|møde|møte|session|rencontre|bijeenkomst|séance|dag|day|tag)(?!\p{L})/iu;
const adverbs: [RegExp, Quantity['per']][] = [
  [
    /^\s*(?:wekelijks|weekly|wöchentlich|ugentlig[et]*|ukentlig|hebdomadaires?|i veckan)(?!\p{L})/iu,
    'week',
  ],
  [
    /^\s*(?:maandelijks|monthly|monatlich|månedlig[et]*|mensuel\p{L}*|i månaden)(?!\p{L})/iu,
    'month',
  ],
  [
    /^\s*(?:jaarlijks|yearly|annually|jährlich|årlig(?:en|t)?|annuel\p{L}*|om året|i året)(?!\p{L})/iu,
    'year',
  ],
];
const pattern = new RegExp(
  `(?<![\\p{L}\\d.,/-])(?<number>${number})(?<half>${half})(?:[\\s\u00a0-]*(?<unit>${unitPattern})(?![\\p{L}\\d])|(?=\\s+\\p{L})|(?=\\+?[\\s.,;)]|$))`,
  'giu',
);

/** Words that are a number in one language and something else in another. */
const only: Record<string, string[]> = {
  to: ['da', 'nb'],
  ten: ['en'],
  fire: ['da', 'nb'],
  sept: ['fr'],
  six: ['en', 'fr'],
  a: ['en'],
  an: ['en'],
  ni: ['da', 'nb'],
  tres: ['da'],
  elf: ['nl', 'de'],
};

/** No requirement names more numbers than that. */
const quantityLimit = 12;

/** Without a language every word counts. */
export function findQuantities(text: string, language?: string): Quantity[] {
  const found: Quantity[] = [];
  let consumed = 0;
  for (const match of text.matchAll(pattern)) {
    if (found.length === quantityLimit) break;
    const {
      number: digits,
      half: more,
      unit: unitText,
    } = match.groups as { number: string; half?: string; unit?: string };
    const bare = digits.toLowerCase();
    if (language && only[bare] && !only[bare].includes(language)) continue;
    const value = /\d/.test(bare) ? Number(bare.replace(',', '.')) : values.get(bare)!;
    const unit = unitText ? unitOf(unitText) : null;
    if (
      articles.has(bare) &&
      !(
        unit && ['hours', 'days', 'weeks', 'months', 'years', 'dayparts', 'minutes'].includes(unit)
      ) &&
      unit !== 'meetings'
    )
      continue;
    if (
      bare === 'ten' &&
      /^\s*(?:hoogste|minste|aanzien)/i.test(text.slice(match.index + match[0].length))
    )
      continue;
    const end = match.index + match[0].length;
    if (match.index < consumed) continue;
    const rest = text.slice(end);
    if (isDate(text, match.index, bare, rest, unit)) continue;
    const each = unit ? per.exec(rest) : null;
    if (each) consumed = end + each[0].length;
    const noun = unit ? '' : (/^\s+((?:\p{L}|-)+(?:\s+(?:\p{L}|-)+){0,3})/u.exec(rest)?.[1] ?? '');
    found.push({
      value: more && more.trim() ? value + 0.5 : value,
      unit,
      noun,
      per: perOf(rest, text, unit),
      bound: boundOf(text, match.index, rest),
      index: match.index,
      text: match[0],
    });
  }
  return mergeHalves(found, text);
}

function unitOf(text: string): Period {
  return unitWords.find(([, words]) => words.test(text))![0];
}

/**
 * "half a year", "an half": a half directly before its unit was already read; drop an article
 * counted before it.
 */
function mergeHalves(found: Quantity[], text: string): Quantity[] {
  return found.filter((quantity, i) => {
    const next = found[i + 1];
    return !(
      next &&
      quantity.unit === null &&
      /^\s*(?:en|and|och|og|und|et)?\s*$/i.test(
        text.slice(quantity.index + quantity.text.length, next.index),
      ) &&
      next.value === 0.5
    );
  });
}

const monthNames =
  'januari|februari|maart|mars|april|mei|maj|mai|juni|juli|augustus|augusti|august|september|oktober|november|december|january|february|march|may|june|july|october|januar|februar|märz|dezember|desember|janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre';
const monthAfter = new RegExp(`^\\.?\\s+(?:${monthNames})(?!\\p{L})`, 'iu');

function isDate(
  text: string,
  index: number,
  digits: string,
  rest: string,
  unit: Period | null,
): boolean {
  if (/^(?:19|20)\d\d$/.test(digits) && unit === null) return true;
  const before = text.slice(Math.max(0, index - 30), index);
  if (monthAfter.test(rest)) return true;
  if (/^[./-]\d/.test(rest) || /\d[./-]$/.test(before)) return true;
  return /(?:§|artikel|article|art\.|lid|punt|stap|step|fase|phase|hoofdstuk|kapitel|kap\.|klass?e|grade|trinn|niveau|nivå|level|stufe)\s*$/i.test(
    before,
  );
}

const eachMeeting =
  /(?<!\p{L})(?:varje|per|each|every|elk|elke|ieder|jedes|hvert|hver|chaque)\s+(?:träff|möte|meeting|session|gesprek|bijeenkomst|treffen|møde|møte|rencontre|séance)(?!\p{L})/iu;

function perOf(rest: string, text: string, unit: Period | null): Quantity['per'] {
  const match =
    per.exec(rest) ??
    (unit === 'meetings' || unit === 'hours'
      ? per.exec(
          rest.replace(
            /^\s+(?:van|of|à|au|om|på|von|med|with|met|mit|de|for|voor|till|til|zu|pour)?\s*[^.,;]{0,25}?(?=\s(?:per|i|in|im|pr|om|a|each|every|par|pro|elke|iedere|varje|hver|hvert|chaque|je)\s)/iu,
            '',
          ),
        )
      : null);
  const word = match?.[1]?.toLowerCase();
  if (word) {
    if (/^(?:week|veck|woche|uge|uk|semaine)/.test(word)) return 'week';
    if (/^(?:maand|månad|month|monat|måned|mois)/.test(word)) return 'month';
    if (/jaar|^år|läsår|year|jahr|^an/.test(word)) return 'year';
    return /^(?:dag|day|tag)$/.test(word) ? 'day' : 'meeting';
  }
  if ((unit === 'hours' || unit === 'minutes') && eachMeeting.test(text)) return 'meeting';
  return (
    adverbs.find(([adverb]) => adverb.test(rest) || (unit !== 'years' && adverb.test(text)))?.[1] ??
    null
  );
}

const maximumWords =
  /(?:ten hoogste|maximaal|hoogstens|hooguit|niet meer dan|niet langer dan|niet ouder dan|korter dan|jonger dan|minder dan|nog geen|max\.?|tot|högst|maximalt|som mest|inte fler än|inte mer än|upp till|mindre än|yngre än|no more than|at most|maximum(?: of)?|up to|less than|fewer than|not yet|under|not more than|not older than|younger than|höchstens|maximal|nicht mehr als|bis zu|weniger als|unter|højst|maksimalt|ikke flere end|ikke mere end|op til|mindre end|høyst|maks(?:imum)?\.?|ikke flere enn|ikke mer enn|opptil|inntil|mindre enn|au plus|au maximum|maximum de|jusqu'à|moins de|pas plus de)/iu;
const maximum = new RegExp(`${maximumWords.source}\\s*(?:de |een |ett |en )?$`, 'iu');
const maximumAnywhere =
  /(?:au plus|au maximum|at most|of minder|or less|or fewer|or under|eller färre|eller mindre|oder weniger|eller færre|ou moins|maximaal|maximum|max)(?!\p{L})/iu;
const maximumAfter = new RegExp(`^\\s*(?:\\p{L}+\\s+){0,3}?${maximumAnywhere.source}`, 'iu');
const about =
  /(?:ongeveer|circa|ca\.?|zo'n|rond de|omstreeks|cirka|ungefär|runt|omkring|around|about|approximately|roughly|some|etwa|ungefähr|rund|zirka|omtrent|om lag|rundt|environ|à peu près|autour de)\s*$/iu;

/** Whether a text can name an upper limit at all. */
export function speaksOfMaximum(text: string): boolean {
  return maximumWords.test(text) || maximumAnywhere.test(text);
}

function boundOf(text: string, index: number, rest: string): Bound {
  const before = text.slice(Math.max(0, index - 30), index);
  if (maximum.test(before) || maximumAfter.test(rest)) return 'max';
  return about.test(before) ? 'approx' : 'min';
}
