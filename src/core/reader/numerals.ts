/** Numbers in words, in seven languages: "one and a half", "fem", "eenentwintig", "anderthalb". */

const small: [number, string][] = [
  [1, 'één one ein eine einen einer eines eins une én ett'],
  [2, 'twee två two zwei to deux zwo beide'],
  [3, 'drie tre three drei trois'],
  [4, 'vier fyra four fire quatre'],
  [5, 'vijf fem five fünf cinq'],
  [6, 'zes sex six sechs seks'],
  [7, 'zeven sju seven sieben syv sept'],
  [8, 'acht åtta eight otte åtte huit'],
  [9, 'negen nio nine neun ni neuf'],
  [10, 'tien tio ten zehn ti dix'],
  [11, 'elf elva eleven elleve onze'],
  [12, 'twaalf tolv twelve zwölf douze dozijn dussin dozen dutzend dusin douzaine'],
  [13, 'dertien tretton thirteen dreizehn tretten treize'],
  [14, 'veertien fjorton fourteen vierzehn fjorten quatorze'],
  [15, 'vijftien femton fifteen fünfzehn femten quinze'],
  [16, 'zestien sexton sixteen sechzehn seksten seize'],
  [17, 'zeventien sjutton seventeen siebzehn sytten'],
  [18, 'achttien arton eighteen achtzehn atten'],
  [19, 'negentien nitton nineteen neunzehn nitten'],
  [100, 'honderd hundra hundred hundert hundrede hundre cent'],
  [0.5, 'half halve halv halvt halva halb halbe halben halber halbes demi demie'],
  [0.25, 'viertelstunde kwartier kvart quarter kvarter'],
  [0.75, 'dreiviertelstunde driekwart'],
  [
    1.5,
    'anderhalf anderhalve anderthalb anderthalben anderthalbe eineinhalb halvannan halvanden halvannen halvandet',
  ],
  [2.5, 'tweeënhalf tweeënhalve zweieinhalb tweeëneenhalf'],
  [3.5, 'drieënhalf drieënhalve dreieinhalb'],
];
const tens: [number, string][] = [
  [20, 'twintig tjugo twenty zwanzig tyve tjue vingt'],
  [30, 'dertig trettio thirty dreißig dreissig tredive tretti trente'],
  [40, 'veertig fyrtio forty vierzig fyrre førti quarante'],
  [50, 'vijftig femtio fifty fünfzig halvtreds femti cinquante'],
  [60, 'zestig sextio sixty sechzig tres seksti soixante'],
  [70, 'zeventig sjuttio seventy siebzig halvfjerds sytti septante'],
  [80, 'tachtig åttio eighty achtzig firs åtti huitante'],
  [90, 'negentig nittio ninety neunzig halvfems nitti nonante'],
];
/** Units before "and" and the tens, or behind the tens. */
const joined: [RegExp, number][] = [
  [/^(?:een|één|eene|ein|en)$/u, 1],
  [/^(?:twee|tweeën|zwei|to|två|two|deux)$/u, 2],
  [/^(?:drie|drieën|drei|tre|three|trois)$/u, 3],
  [/^(?:vier|fire|fyra|four|quatre)$/u, 4],
  [/^(?:vijf|fünf|fem|five|cinq)$/u, 5],
  [/^(?:zes|sechs|seks|sex|six)$/u, 6],
  [/^(?:zeven|sieben|syv|sju|seven|sept)$/u, 7],
  [/^(?:acht|otte|åtta|åtte|eight|huit)$/u, 8],
  [/^(?:negen|neun|ni|nio|nine|neuf)$/u, 9],
];

const values = new Map<string, number>();
for (const [value, words] of [...small, ...tens])
  for (const word of words.split(' ')) values.set(word, value);
values.delete('to');
const ten = new Map<string, number>(
  tens.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)),
);

/** Small words that count only before a unit, and in their own language. */
export const articles = new Set([
  'een',
  'en',
  'ett',
  'an',
  'a',
  'un',
  'et',
  'ei',
  'eit',
  'ein',
  'eine',
  'einen',
  'einer',
  'eines',
  'une',
]);

/** Words that are a number in one language and something else in another. */
const only = new Map<string, string[]>(
  Object.entries({
    to: ['da', 'nb'],
    ten: ['en'],
    fire: ['da', 'nb'],
    sept: ['fr'],
    six: ['en', 'fr'],
    a: ['en'],
    an: ['en'],
    ni: ['da', 'nb'],
    tres: ['da'],
    firs: ['da'],
    elf: ['nl', 'de'],
    neuf: ['fr'],
    beide: ['nl', 'de'],
    en: ['sv', 'da', 'nb'],
    et: ['da', 'nb'],
    een: ['nl'],
    un: ['fr'],
    ein: ['de', 'nb'],
    sex: ['sv'],
    acht: ['nl', 'de'],
    ti: ['da', 'nb'],
    half: ['nl', 'en'],
    quarter: ['en'],
  }),
);

/** The number that a word in small letters stands for, or null. */
export function numeral(word: string, language: string | undefined): number | null {
  if (language && only.get(word)?.includes(language) === false) return null;
  if (word === 'to') return 2;
  const known = values.get(word);
  if (known !== undefined) return known;
  if (articles.has(word)) return 1;
  if (word.length < 8) return null;
  const inner = /^(.+?)(?:ën|en|und|og)(\p{L}+)$/u.exec(word);
  if (inner) {
    const tenth = ten.get(inner[2]!);
    const unit = joined.find(([pattern]) => pattern.test(inner[1]!));
    if (tenth !== undefined && unit) return tenth + unit[1];
  }
  for (const [name, value] of ten)
    if (word.startsWith(name)) {
      const unit = joined.find(([pattern]) => pattern.test(word.slice(name.length)));
      if (unit) return value + unit[1];
      if (word.slice(name.length) === 'ett') return value + 1;
    }
  return null;
}

/** "twenty-one", "vingt-cinq": the tens before a hyphen. */
export function isTens(word: string): boolean {
  return ten.has(word);
}
