/**
 * One reader of cells for every list of people: numbers that are names, dates as programs write
 * them, names in one cell or several, addresses, roles, and who is no longer there.
 */
import { cleanCell } from '../../core/reader/cell.ts';
import { foldText } from './columns.rules.ts';
import type { RosterPerson } from './person.rules.ts';

/** As a spreadsheet shows it: without the sign that only says “this is text”. */
export function plainCell(text: string): string {
  const clean = /[^\x20-\x7e]|^ | $| {2}/.test(text) ? cleanCell(text) : text;
  const first = clean.charCodeAt(0);
  // Only what begins with = or a quotation mark is written in another way than it is meant.
  if (first !== 0x3d && first !== 0x27 && first !== 0x2019) return clean;
  const quoted = /^="(.*)"$/.exec(clean);
  return (quoted ? quoted[1]! : clean.replace(/^['’](?=[=+@\-0-9])/, '')).trim();
}

/** Null for what is no number any more: 2.02601E+11 stands for a million numbers. */
export function readNumber(text: string): string | null {
  if (/^\d+[.,]?\d*e\+?\d+$/i.test(text)) return null;
  return text.replace(/^(\d+)[.,]0+$/, '$1');
}

// -------------------------------------------------------------------------------------------------
// Dates

/** The order in which a date has its parts; `ymd` only where the year has two digits. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export const dateOrders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

const months = [
  /^jan/,
  /^(?:feb|fev)/,
  /^(?:mrt|maa|mar|maerz)/,
  /^(?:apr|avr)/,
  /^(?:mei|may|mai|maj)/,
  /^(?:jun|juin)/,
  /^(?:jul|juil)/,
  /^(?:aug|aou)/,
  /^sep/,
  /^(?:okt|oct)/,
  /^nov/,
  /^(?:dec|dez|des)/,
];
const monthOf = (word: string): number => {
  const plain = foldText(word);
  return months.findIndex((pattern) => pattern.test(plain)) + 1;
};

type Parts = { numbers: [string, string, string] } | { day: string } | null;

/** A time behind a date says nothing about the day. */
const withoutTime = (text: string): string =>
  text
    .replace(
      /[T ]\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d\d:?\d\d|GMT.*|UTC)?$/i,
      '',
    )
    .trim();

function partsOf(text: string): Parts {
  if (text === '') return null;
  const bare = withoutTime(text);
  const first = /^(\d{4})(?:([-/. ])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))$/.exec(bare);
  if (first) return said(first[1]!, first[3] ?? first[5]!, first[4] ?? first[6]!);
  const numbers = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})\.?$/.exec(bare);
  if (numbers) return { numbers: [numbers[1]!, numbers[2]!, numbers[3]!] };
  const words = foldText(bare)
    .replace(/^\p{L}{2,10}\.?,?\s+(?=\p{L}|\d{1,2}[. ]\s*\p{L})/u, '')
    .split(/[\s.,/-]+/)
    .filter((word) => word !== '' && !/^(?:de|den|of|th|the|le|am)$/.test(word))
    .map((word) => word.replace(/^(\d+)(?:st|nd|rd|th|e|er)$/, '$1'));
  const [a = '', b = '', c = ''] = words;
  if (words.length === 3 && /^\d{4}$/.test(c)) {
    if (/^\d{1,2}$/.test(a) && monthOf(b) > 0) return said(c, String(monthOf(b)), a);
    if (/^\d{1,2}$/.test(b) && monthOf(a) > 0) return said(c, String(monthOf(a)), b);
  }
  if (words.length === 3 && /^\d{1,2}$/.test(a) && monthOf(b) > 0 && /^\d{2}$/.test(c))
    return { numbers: [a, String(monthOf(b) + 100), c] };
  // Days since 1900, as a spreadsheet keeps them: from 1910 to 2100.
  const serial = /^(\d{4,5})(?:[.,]\d+)?$/.exec(bare);
  if (serial && Number(serial[1]) >= 3654 && Number(serial[1]) <= 73_050)
    return {
      day: Temporal.PlainDate.from('1899-12-30')
        .add({ days: Number(serial[1]) })
        .toString(),
    };
  return null;
}

function said(year: string, month: string, day: string): Parts {
  const found = dayOf(Number(year), Number(month), Number(day));
  return found === null ? null : { day: found };
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return null;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > last) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Of three numbers in this order. A year of two digits is the last one that is not to come. */
function inOrder(
  numbers: [string, string, string],
  order: DateOrder,
  today: string,
): string | null {
  const [year, month, day] =
    order === 'ymd'
      ? numbers
      : order === 'dmy'
        ? [numbers[2], numbers[1], numbers[0]]
        : [numbers[2], numbers[0], numbers[1]];
  const hasWord = Number(numbers[1]) > 100;
  if (hasWord && order !== 'dmy') return null;
  const two = Number(year);
  const century = two > Number(today.slice(2, 4)) ? 1900 : 2000;
  return year!.length === 4 && order === 'ymd'
    ? null
    : year!.length > 2
      ? dayOf(two, Number(month), Number(day))
      : dayOf(two + century, Number(month) - (hasWord ? 100 : 0), Number(day));
}

/** Signs that programs write for “no date”. */
export const isNoDate = (text: string): boolean =>
  /^(?:0{1,2}[-/. ]0{1,2}[-/. ]0{2,4}|0{4}-00-00(?: 00:00:00)?|0|-+|\?+|n\.?v\.?t\.?|n\/?a|onbekend|unknown|okänt|unbekannt|inconnu|ukjent|ukendt|null)$/i.test(
    text,
  );

export type DateColumn = {
  order: DateOrder;
  /** The file does not show which it is: one of its dates, as each order reads it. */
  asks: { found: string; ways: { order: DateOrder; day: string }[] } | null;
};

/**
 * in which order the dates of a column have their parts: as one of its dates shows, as the head
 * of the column says, as dots and dashes mean; else it is asked.
 */
export function readDateColumn(
  heading: string,
  cells: string[],
  { today, said: chosen }: { today: string; said?: DateOrder | undefined },
): DateColumn {
  const possible = new Map<DateOrder, number>(dateOrders.map((order) => [order, 0]));
  let all = 0;
  let unsure: [string, [string, string, string]] | null = null;
  for (const cell of cells) {
    const parts = partsOf(cell);
    if (!parts || !('numbers' in parts)) continue;
    all++;
    const ways = new Set<string>();
    for (const order of dateOrders) {
      const day = inOrder(parts.numbers, order, today);
      if (day === null || day > today) continue;
      possible.set(order, possible.get(order)! + 1);
      ways.add(day);
    }
    if (ways.size > 1 && unsure === null) unsure = [cell, parts.numbers];
  }
  if (chosen) return { order: chosen, asks: null };
  const best = Math.max(...possible.values());
  const left = dateOrders.filter((order) => possible.get(order) === best);
  const order = left[0]!;
  if (all === 0 || left.length === 1 || unsure === null) return { order, asks: null };
  const hint = hintOf(heading);
  if (hint && left.includes(hint)) return { order: hint, asks: null };
  // Nobody writes the month first with dots or dashes.
  const [found, numbers] = unsure;
  if (numbers[2].length === 4 && /[.-]/.test(found)) return { order: 'dmy', asks: null };
  const ways = left.flatMap((one) => {
    const day = inOrder(numbers, one, today);
    return day === null ? [] : [{ order: one, day }];
  });
  return ways.length > 1 ? { order, asks: { found, ways } } : { order, asks: null };
}

/** “(dd-mm-jjjj)” in the head of the column. */
function hintOf(heading: string): DateOrder | null {
  const plain = foldText(heading).replace(/[^a-z]+/g, ' ');
  if (/(?:^| )(?:dd?|tt?|jj?) mm? (?:yy|jj|aa|ååå|aaaa|yyyy|jjjj)/.test(plain)) return 'dmy';
  if (/(?:^| )mm? dd? (?:yy|yyyy)/.test(plain)) return 'mdy';
  if (/(?:^| )(?:yy|jj|aa) mm? (?:dd?|tt?|jj?)(?: |$)/.test(plain)) return 'ymd';
  return null;
}

export function readDate(text: string, order: DateOrder, today: string): string | null {
  const parts = partsOf(text);
  if (!parts) return null;
  return 'day' in parts ? parts.day : inOrder(parts.numbers, order, today);
}

/** The birthday in a number that a state gives, where it stands in front: 20090301-1234, 090301-1234. */
export function birthdayIn(number: string, today: string): string | null {
  const long = /^(\d{4})(\d\d)(\d\d)[-+ ]?\w{4}$/.exec(number);
  if (long) return dayOf(Number(long[1]), Number(long[2]), Number(long[3]));
  const short = /^(\d\d)(\d\d)(\d\d)([-+]?)\w{4}$/.exec(number);
  return short ? inOrder([short[1]!, short[2]!, short[3]!], 'ymd', today) : null;
}

// -------------------------------------------------------------------------------------------------
// Names

const particles = new Set(
  'van de der den het ter ten te op in aan bij uit tot over onder voor la le les du des del della di da do dos das von vom zu zum zur af av d l el al bin ibn y e of t s'.split(
    ' ',
  ),
);
/** Words that belong to the family name after them: van, de, 't. */
export const isParticle = (word: string): boolean =>
  word === word.toLowerCase() && particles.has(word.replace(/[’'`.]/g, ''));

const salutations =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|dhr|mw|mevr|mevrouw|de heer|meneer|ir|drs|ing|hr|herr|frau|fru|fröken|m|mme|mlle|madame|monsieur)\.?\s+)+(?=\S)/i;
const isSalutation = (text: string): boolean =>
  /^(?:mr|mrs|ms|miss|mx|dr|prof|dhr|mw|mevr|mevrouw|de heer|meneer|heer|ir|drs|ing|hr|herr|frau|fru|fröken|m|mme|mlle|madame|monsieur|divers)\.?$/i.test(
    text,
  );
/** A column of salutations holds no job titles. */
export function areSalutations(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter(isSalutation).length * 2 > filled.length;
}

const degrees = /^(?:jr|sr|ii|iii|iv|msc|bsc|ma|ba|phd|md|mba|llm|ra|dr|drs|ir|ing|rn)\.?$/i;

export type NameCells = {
  given: string;
  called: string;
  middle: string;
  infix: string;
  family: string;
  full: string;
};

/**
 * First and family name. “Vries, Noor de”, “de Vries, Noor”, “DE VRIES Noor” and “Noor de Vries” are
 * all Noor, de Vries. Who has one name only has no family name.
 */
export function namesOf(cells: Partial<NameCells>): [given: string, family: string] {
  const { given = '', called = '', middle = '', infix = '', family = '', full = '' } = cells;
  const first = called || given;
  if (first !== '' || family !== '') {
    const before = infix || (isAllParticles(middle) ? middle : '');
    // One name in a column of its own, and in the other one both.
    if (first === '') return [joined(before, family), ''];
    return [first, family === '' ? before : joined(before, family)];
  }
  const name = full.replace(salutations, '').replace(/\s*\([^()]*\)$/, '');
  const parts = name.split(',').map((part) => part.trim());
  if (parts.length >= 2 && parts[0] !== '' && parts[1] !== '' && !degrees.test(parts[1]!)) {
    const words = parts[1]!.split(' ');
    let at = words.length;
    while (at > 1 && isParticle(words[at - 1]!)) at--;
    const later = parts
      .slice(2)
      .filter((part) => !degrees.test(part))
      .join(' ');
    return [
      joined(words.slice(0, at).join(' '), isAllParticles(later) ? '' : later),
      joined(joined(words.slice(at).join(' '), isAllParticles(later) ? later : ''), parts[0]!),
    ];
  }
  // Behind a comma with nothing before it stands the whole name.
  const words = (parts[0] || name).split(' ').filter(Boolean);
  const capitals = words.findIndex((word) => !isCapitals(word) && !isParticle(word));
  if (capitals > 0 && words.slice(0, capitals).some(isCapitals))
    return [words.slice(capitals).join(' '), words.slice(0, capitals).join(' ')];
  const particle = words.findIndex((word, at) => at > 0 && isParticle(word));
  const cut = particle > 0 && particle < words.length - 1 ? particle : 1;
  return [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
}

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ');
const isAllParticles = (text: string): boolean =>
  text !== '' && text.split(' ').every((word) => isParticle(word));
const isCapitals = (word: string): boolean =>
  /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word) && !word.includes('.');

/** By which two spellings of one name are known. */
export const foldName = (name: string): string =>
  /^[A-Za-z0-9]*(?: [A-Za-z0-9]+)*$/.test(name)
    ? name.toLowerCase()
    : foldText(name)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

/** How one who is named in a cell may be called: as it stands, turned round, without a comma. */
export function namesIn(text: string): string[] {
  const [given, family] = namesOf({ full: text });
  return [...new Set([text, `${given} ${family}`].map(foldName))];
}

// -------------------------------------------------------------------------------------------------
// Addresses, roles, presence

/** The address out of “mailto:a@b”, “Name <a@b>”, “a@b;”; and what else stands in the cell. */
export function readEmail(text: string): { email: string | null; others: string[] } {
  if (text === '') return { email: null, others: [] };
  if (/^[\w.+-]+@[\w.-]+$/.test(text)) return { email: text.toLowerCase(), others: [] };
  const found = text
    .replace(/^["']|["']$/g, '')
    .split(/[;,]\s*|\s+(?:\/|\||of|or|eller|och|en|and)\s+|(?<=>)\s+/)
    .map((part) => (/<([^<>]*)>/.exec(part)?.[1] ?? part).replace(/^mailto:/i, '').trim())
    .filter(Boolean);
  const addresses = found.filter((part) => part.includes('@'));
  const [email = text, ...others] = addresses.length > 0 ? addresses : found;
  return { email: email.toLowerCase(), others };
}

type RosterRole = NonNullable<RosterPerson['role']>;
const roleWords: [RosterRole, RegExp][] = [
  [
    'mentor',
    /^(?:co ?)?(?:mentor|mentors|mentoren|mentorer|mentoras|mentora|mentore|mentorin|mentorinnen|tutor|tutors|docent|docenten|leerkracht|leerkrachten|teacher|teachers|larare|leraar|leraren|handledare|lehrer|lehrerin|lehrkraft|laerer|larer|enseignant|enseignante|professeur|tuteur|coach|klassenlehrer|kontaktlaerer|klassforestandare)$/,
  ],
  [
    'mentee',
    /^(?:mentee|mentees|menti|adept|adepter|protege|proteges|leerling|leerlingen|mentorleerling|pupil|pupils|student|students|studenten|elev|elever|learner|schuler|schulerin|eleve|eleves|mentore|mentores|mentoree|etudiant|studerande)$/,
  ],
  [
    'coordinator',
    /^(?:coordinator|coordinators|co ordinator|mentorcoordinator|mentor coordinator|programledare|samordnare|koordinator|koordinatorin|coordinateur|coordinatrice|programme manager|programmaleider|programansvarig)$/,
  ],
  [
    'contact-person',
    /^(?:contact ?person|contactpersoon|kontaktperson|ansprechpartner|ansprechperson|personne de contact|correspondant)$/,
  ],
  [
    'guardian',
    /^(?:guardian|guardians|parent|parents|relative|ouder|ouders|verzorger|ouder verzorger|vardnadshavare|foralder|eltern|elternteil|erziehungsberechtigter?|foresatte?|foraelder|forelder|responsable legal)$/,
  ],
  [
    'registrar',
    /^(?:registrar|registrator|arkivarie|archivist|archiefmedewerker|archivaris|arkivar|archiviste)$/,
  ],
  [
    'results-reader',
    /^(?:reader of results|steering group|lezer van resultaten|stuurgroep|stuurgroeplid|lasare av resultat|styrgrupp|styrgruppsledamot|lenkungskreis|comite de pilotage)$/,
  ],
  [
    'teacher',
    /^(?:subject ?teacher|vakdocent|vakdocenten|vakleerkracht|amneslarare|fachlehrer|fachlehrerin|faglarer|faglaerer)$/,
  ],
  [
    'specialist',
    /^(?:specialist|counsellor|counselor|kurator|zorgcoordinator|intern begeleider|ib er|skolkurator|schulsozialarbeiter|conseiller)$/,
  ],
];
const roleOf = (text: string): RosterRole | null => {
  const plain = foldName(text);
  return roleWords.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
};

/** The role that is said, the first one where there are several; `null` where none is known. */
export function readRole(text: string): { role: RosterRole | null; others: RosterRole[] } {
  if (text === '') return { role: null, others: [] };
  const whole = roleOf(text);
  if (whole) return { role: whole, others: [] };
  const parts = text.split(/\s*[/,;&+]\s*|\s+(?:en|och|and|und|et|og)\s+/).filter(Boolean);
  const roles = parts.map(roleOf);
  if (roles.length === 0 || roles.includes(null)) return { role: null, others: [] };
  const [role, ...others] = [...new Set(roles as RosterRole[])];
  return { role: role ?? null, others };
}

const gone =
  /^(?:to ?be ?deleted|deleted|delete|inactive|in ?actief|niet actief|inaktiv|inaktief|ej aktiv|inactif|false|no|n|nee|nej|nein|non|nei|0|disabled|withdrawn|left|uitgeschreven|vertrokken|uit dienst|utskriven|avslutad|slutat|avgatt|abgegangen|ausgeschieden|exmatrikuliert|sluttet|stoppet|fratradt|sorti|radie|demissionnaire|graduated|transferred|former|leaver|gestopt|geschorst|afgestudeerd)$/;
const there =
  /^(?:active|actief|aktiv|actif|true|yes|y|ja|j|oui|o|1|enabled|current|enrolled|ingeschreven|in dienst|inskriven|eingeschrieben|inscrit|ok|present|on roll|registered|x)$/;
/** Whether somebody is still there by a column of status; null when the word is not known. */
export function readPresence(text: string): boolean | null {
  if (text === '') return null;
  const plain = foldName(text);
  return gone.test(plain) ? false : there.test(plain) ? true : null;
}

const sums =
  /^(?:total|totaal|totalt|summa|sum|som|gesamt|insgesamt|summe|antal|aantal|anzahl|nombre|count|number of|i alt|subtotaal|subtotal|aantallen)\b/;
/** A line below a list that counts it. */
export function isSum(row: string[]): boolean {
  const filled = row.filter((cell) => cell !== '');
  if (filled.length === 0 || filled.length > 2) return false;
  const plain = foldText(filled[0]!);
  return sums.test(plain) && filled.some((cell) => /\d/.test(cell));
}
