/** A list of people, line by line: what is new, changed, the same or refused, and why. */
import { isEmail } from '../accounts/account.rules.ts';
import { isComplete } from '../../platform/i18n.ts';
import { readLanguages } from './language.rules.ts';
import { type RosterPerson } from './person.rules.ts';

export type Column = keyof RosterPerson | 'fullName' | 'guardian';
export type Reason =
  | 'no-name'
  | 'bad-email'
  | 'bad-date'
  | 'unknown-role'
  | 'twice-in-file'
  | 'bad-length'
  | 'future-birth'
  | 'protected'
  | 'own-manager'
  | 'manager-loop';
/** What is left out of a line that is taken over all the same. */
export type Warning =
  | 'unknown-manager'
  | 'several-managers'
  | 'unknown-language'
  | 'unknown-letter-language';
/** `found`: as the file has it. */
export type Left = { warning: Warning; found: string };
export type Line = { line: number; person: RosterPerson; reasons: Reason[]; left: Left[] };
export type Reading = { columns: (Column | null)[]; header: string[]; lines: Line[] };
export type Known = RosterPerson & {
  id: string;
  managerId: string | null;
  /** Not in any list any more, and known under the number still. */
  hasLeft?: boolean;
  /** A working name: no list knows it. */
  isProtected?: boolean;
  signsIn?: boolean;
};
export type Change = { field: keyof RosterPerson; from: string | null; to: string | null };
export type Verdict = {
  line: number;
  person: RosterPerson;
  is: 'new' | 'changed' | 'unchanged' | 'refused';
  id: string | null;
  changes: Change[];
  reasons: Reason[];
  left: Left[];
  /** Somebody who is known, or who comes in by another line of the file. */
  manager: { id: string } | { line: number } | null;
  /** Had left, and is in the list again. */
  returns?: boolean;
  /** Another address of somebody who signs in: it is asked for, not written. */
  asksAddress?: boolean;
  /** A birthday that makes a child older or younger: it is asked for, not written. */
  asksBirthday?: boolean;
  /** Somebody else who has this address: perhaps the same person. */
  sharesWith?: string;
};

const headerWords: Record<Column, RegExp> = {
  number:
    /^(?:leerling)?(?:nummer|nr|no|number|id|student ?(?:number|id|no)|stamnr|leerlingnr|anställningsnummer|personalnummer|medewerkernummer|elevnummer|employee ?(?:number|id)|roster ?id|external ?id)\.?$/,
  givenName: /^(?:voornaam|roepnaam|förnamn|tilltalsnamn|first ?name|given ?name|forename)$/,
  familyName: /^(?:achternaam|familienaam|efternamn|last ?name|family ?name|surname)$/,
  fullName:
    /^(?:naam|name|full ?name|namn|volledige ?naam|leerling|mentor|elev|student|pupil|medewerker)$/,
  email: /^(?:e-?mail(?:adres| address|adress)?|mail|e-?post(?:adress)?)$/,
  bornOn:
    /^(?:geboortedatum|geb\.? ?datum|geboren|födelsedatum|född|date ?of ?birth|birth ?date|born|dob)$/,
  role: /^(?:rol|roll|role|functie in programma|deelnemersrol)$/,
  unit: /^(?:klas|class|klass|groep|group|stamgroep|mentorgroep|afdeling|department|avdelning|enhet|unit)$/,
  memberOrganisation:
    /^(?:organisatie|organisation|organization|myndighet|agency|school|skola|instelling|deelnemende organisatie|medlemsorganisation|member ?organisation|employer|arbetsgivare|werkgever)$/,
  jobTitle: /^(?:functie|titel|title|job ?title|befattning|position)$/,
  languages:
    /^(?:languages?|spoken ?languages?|languages ?spoken|talen|taal|gesproken ?talen|språk|talade ?språk|talar|sprachen?|sprog|langues?|langues ?parlées)$/,
  language:
    /^(?:letter ?language|language ?of ?(?:letters|correspondence)|correspondence ?language|preferred ?language|taal ?van ?(?:brieven|de ?brieven)|correspondentietaal|voorkeurstaal|brevspråk|språk ?i ?brev|korrespondenssprache|brevsprog|langue ?de ?correspondance)$/,
  sector:
    /^(?:sectors?|industry|line ?of ?work|work ?area|field|branche|vakgebied|werkveld|sektor|bransch|verksamhetsområde|bereich|tätigkeitsfeld|fagområde|arbeidsområde|arbejdsområde|secteur|domaine)$/,
  manager:
    /^(?:(?:line ?)?manager|reports ?to|supervisor|boss|leidinggevende|(?:direct ?)?leidinggevende|chef|manager ?naam|närmaste ?chef|närmsta ?chef|överordnad|vorgesetzte(?:r|\/r)?|führungskraft|leder|nærmeste ?leder|overordnet|responsable|supérieur(?: ?hiérarchique)?)$/,
  guardian: /^(?:ouder|ouder\/verzorger|vårdnadshavare|guardian|parent).*$/,
};

const roleWords: [NonNullable<RosterPerson['role']>, RegExp][] = [
  ['mentor', /^(?:mentor|mentors|tutor|docent|teacher|lärare|leraar)$/],
  ['mentee', /^(?:mentee|adept|leerling|mentorleerling|pupil|student|elev)$/],
  ['coordinator', /^(?:coordinator|co[öo]rdinator|mentorco[öo]rdinator|programledare|samordnare)$/],
  ['contact-person', /^(?:contact ?person|contactpersoon|kontaktperson)$/],
  ['guardian', /^(?:guardian|parent|ouder|verzorger|ouder\/verzorger|vårdnadshavare|förälder)$/],
  ['registrar', /^(?:registrar|registrator|arkivarie|archivist|archiefmedewerker|archivaris)$/],
  ['specialist', /^(?:specialist|counsellor|counselor|kurator|zorgco[öo]rdinator)$/],
];

/**
 * the first line names the columns, in any order; without a name column the file cannot be
 * read.
 */
export function readRoster(rows: string[][], today: string): Reading | null {
  const header = rows[0] ?? [];
  const columns = header.map(columnOf);
  const at = placesOf(columns);
  const has = (column: Column) => at.has(column);
  if (!has('fullName') && !(has('givenName') && has('familyName'))) return null;
  const order = dateOrder(rows.slice(1), at.get('bornOn') ?? -1);
  const lines = rows.slice(1).map((row, i) => readLine(row, at, { line: i + 2, order, today }));
  markTwice(lines);
  return { columns, header, lines };
}

/** Where each column stands; of two with one name the first. */
function placesOf(columns: (Column | null)[]): Map<Column, number> {
  const places = new Map<Column, number>();
  for (const [at, column] of columns.entries())
    if (column !== null && !places.has(column)) places.set(column, at);
  return places;
}

function columnOf(header: string): Column | null {
  const word = header.toLowerCase().replace(/[_*:]/g, ' ').replace(/\s+/g, ' ').trim();
  return (
    (Object.keys(headerWords) as Column[]).find((column) => headerWords[column].test(word)) ?? null
  );
}

function readLine(
  row: string[],
  at: Map<Column, number>,
  { line, order, today }: { line: number; order: 'dmy' | 'mdy'; today: string },
): Line {
  const cell = (column: Column) =>
    row[at.get(column) ?? -1]?.replace(/^'(?=[=+@-])/, '').trim() ?? '';
  const reasons: Reason[] = [];
  const left: Left[] = [];
  const spoken = readLanguages(cell('languages'));
  for (const found of spoken.unknown) left.push({ warning: 'unknown-language', found });
  const letters = readLanguages(cell('language')).languages[0] ?? null;
  const language = letters !== null && isComplete(letters) ? letters : null;
  if (cell('language') !== '' && language === null)
    left.push({ warning: 'unknown-letter-language', found: cell('language') });
  const [givenName, familyName] = namesOf(cell('givenName'), cell('familyName'), cell('fullName'));
  if (givenName === '' || familyName === '') reasons.push('no-name');
  const email = cell('email').toLowerCase() || null;
  if (email !== null && !isEmail(email)) reasons.push('bad-email');
  const bornOn = cell('bornOn') === '' ? null : readDate(cell('bornOn'), order);
  if (cell('bornOn') !== '' && bornOn === null) reasons.push('bad-date');
  if (bornOn !== null && bornOn > today) reasons.push('future-birth');
  const roleText = cell('role').toLowerCase();
  const role = roleWords.find(([, pattern]) => pattern.test(roleText))?.[0] ?? null;
  if (roleText !== '' && role === null) reasons.push('unknown-role');
  if (row.some((text) => text.length > 200)) reasons.push('bad-length');
  return {
    line,
    reasons,
    left,
    person: {
      number: cell('number') || null,
      givenName,
      familyName,
      email,
      bornOn,
      role,
      unit: cell('unit') || null,
      memberOrganisation: cell('memberOrganisation') || null,
      jobTitle: cell('jobTitle') || null,
      languages: spoken.languages.join(' ') || null,
      language,
      sector: cell('sector') || null,
      manager: cell('manager') || null,
    },
  };
}

/** "Vries, Noor de" and "Noor de Vries" are both Noor, de Vries. */
function namesOf(given: string, family: string, full: string): [string, string] {
  if (given !== '' || family !== '') return [given, family];
  const comma = full.split(',').map((part) => part.trim());
  if (comma.length === 2) {
    const [first, ...particles] = comma[1]!.split(' ');
    return [first ?? '', [...particles, comma[0]].join(' ')];
  }
  const [first, ...rest] = full.split(' ');
  return [first ?? '', rest.join(' ')];
}

/** day first, unless a second part above twelve shows that the months come first. */
function dateOrder(rows: string[][], at: number): 'dmy' | 'mdy' {
  if (at < 0) return 'dmy';
  const parts = rows
    .map((row) => /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}$/.exec(row[at] ?? ''))
    .filter((match) => match !== null);
  const firstAbove = parts.some((match) => Number(match[1]) > 12);
  const secondAbove = parts.some((match) => Number(match[2]) > 12);
  return secondAbove && !firstAbove ? 'mdy' : 'dmy';
}

export function readDate(text: string, order: 'dmy' | 'mdy' = 'dmy'): string | null {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : parts
      ? order === 'dmy'
        ? [parts[3], parts[2], parts[1]]
        : [parts[3], parts[1], parts[2]]
      : [];
  if (!year) return null;
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    return date.year >= 1900 ? date.toString() : null;
  } catch {
    return null;
  }
}

/** What tells two lines apart: the number, else the address, else name and birthday. */
function keysOf(person: RosterPerson): string[] {
  const name = `${person.givenName} ${person.familyName}`.toLowerCase();
  return [
    person.number && `n ${person.number}`,
    person.email && `e ${person.email} ${name}`,
    !person.number && !person.email && `p ${name} ${person.bornOn ?? ''} ${person.unit ?? ''}`,
  ].filter((key) => typeof key === 'string' && key !== '') as string[];
}

function markTwice(lines: Line[]): void {
  const seen = new Set<string>();
  for (const { person, reasons } of lines) {
    const keys = keysOf(person);
    if (keys.some((key) => seen.has(key)) && !reasons.includes('no-name'))
      reasons.push('twice-in-file');
    for (const key of keys) seen.add(key);
  }
}

const fields: (keyof RosterPerson)[] = [
  'number',
  'givenName',
  'familyName',
  'email',
  'bornOn',
  'role',
  'unit',
  'memberOrganisation',
  'jobTitle',
  'languages',
  'language',
  'sector',
];

/** importing the same file twice changes nothing; an empty cell never erases what is known. */
export function compareRoster(
  { lines }: Pick<Reading, 'lines'>,
  known: Known[],
  isProtected: (person: RosterPerson) => boolean = () => false,
): Verdict[] {
  const byKey = new Map<string, Known>();
  for (const person of known) for (const key of keysOf(person).reverse()) byKey.set(key, person);
  // Two are enough: of several people with one address, one is another than the one in the line.
  const byEmail = new Map<string, Known[]>();
  for (const person of known)
    if (person.email !== null && !person.isProtected) {
      const same = byEmail.get(person.email) ?? [];
      if (same.length < 2) byEmail.set(person.email, [...same, person]);
    }
  const verdicts = lines.map(({ line, person, reasons, left }): Verdict => {
    const match =
      keysOf(person)
        .map((key) => byKey.get(key))
        .find((found) => found !== undefined) ?? null;
    const said = { line, person, changes: [], left, manager: null };
    if (reasons.length > 0) return { ...said, is: 'refused', id: match?.id ?? null, reasons };
    // Whose identity is protected is not changed by a file, nor made a second time under the true
    // name.
    if (isProtected(person)) return { ...said, is: 'refused', id: null, reasons: ['protected'] };
    const other =
      person.email === null
        ? undefined
        : byEmail.get(person.email)?.find(({ id }) => id !== match?.id);
    const shares = other ? { sharesWith: `${other.givenName} ${other.familyName}` } : {};
    if (!match) return { ...said, is: 'new', id: null, reasons, ...shares };
    const changes = fields
      .filter((field) => person[field] !== null && person[field] !== match[field])
      .map((field) => ({ field, from: match[field], to: person[field] }));
    const returns = match.hasLeft === true;
    return {
      ...said,
      is: changes.length > 0 || returns ? 'changed' : 'unchanged',
      id: match.id,
      changes,
      reasons,
      ...(returns ? { returns } : {}),
      // Whoever signs in, with an address, a card or the organisation's own sign-in, decides where
      // letters go.
      ...(match.signsIn && changes.some(({ field }) => field === 'email')
        ? { asksAddress: true }
        : {}),
      ...(changes.some(({ field }) => field === 'email') ? shares : {}),
    };
  });
  return withManagers(verdicts, known);
}

type Somebody = { id: string } | { line: number };
const nameOf = (somebody: Somebody): string =>
  'id' in somebody ? somebody.id : `line ${somebody.line}`;

/**
 * managers by number, address or name, of those who are known and of those in the file,
 * whichever line they stand in.
 */
function withManagers(verdicts: Verdict[], known: Known[]): Verdict[] {
  if (verdicts.every(({ person }) => person.manager === null)) return verdicts;
  const people = new Map<string, Map<string, Somebody>>();
  const meet = (somebody: Somebody, { number, email, givenName, familyName }: RosterPerson) => {
    for (const word of [number, email, `${givenName} ${familyName}`])
      if (word) {
        const key = word.toLowerCase();
        people.set(key, (people.get(key) ?? new Map()).set(nameOf(somebody), somebody));
      }
  };
  for (const person of known)
    if (!person.hasLeft && !person.isProtected) meet({ id: person.id }, person);
  for (const { is, id, line, person } of verdicts)
    if (is !== 'refused') meet(id === null ? { line } : { id }, person);
  const before = new Map(known.map((person) => [person.id, person]));
  const found = verdicts.map((verdict): Verdict => {
    const { person, is, id, line } = verdict;
    if (person.manager === null || is === 'refused') return verdict;
    const [given, family] = namesOf('', '', person.manager);
    // The first one alone is taken out: a thousand lines may name a thousand people of one name.
    const meant =
      people.get(person.manager.toLowerCase()) ?? people.get(`${given} ${family}`.toLowerCase());
    const [manager] = meant?.values() ?? [];
    if (!manager || meant!.size > 1)
      return {
        ...verdict,
        left: [
          ...verdict.left,
          { warning: manager ? 'several-managers' : 'unknown-manager', found: person.manager },
        ],
      };
    if (nameOf(manager) === nameOf(id === null ? { line } : { id }))
      return refused(verdict, 'own-manager');
    const match = id === null ? undefined : before.get(id);
    if (match && 'id' in manager && match.managerId === manager.id) return { ...verdict, manager };
    return {
      ...verdict,
      manager,
      is: is === 'new' ? 'new' : 'changed',
      changes: [
        ...verdict.changes,
        ...(match ? [{ field: 'manager' as const, from: match.manager, to: person.manager }] : []),
      ],
    };
  });
  const looped = loopsIn(found, known);
  return found.map((verdict) =>
    looped.has(verdict.line) ? refused(verdict, 'manager-loop') : verdict,
  );
}

const refused = (verdict: Verdict, reason: Reason): Verdict => ({
  ...verdict,
  is: 'refused',
  changes: [],
  manager: null,
  reasons: [...verdict.reasons, reason],
});

/** The lines whose manager stands below them. Each person is looked at once. */
function loopsIn(verdicts: Verdict[], known: Known[]): Set<number> {
  const above = new Map<string, string>();
  const lineOf = new Map<string, number>();
  for (const { id, managerId } of known) if (managerId) above.set(id, managerId);
  for (const { id, line, manager } of verdicts)
    if (manager) {
      const own = nameOf(id === null ? { line } : { id });
      above.set(own, nameOf(manager));
      lineOf.set(own, line);
    }
  const looped = new Set<number>();
  const done = new Set<string>();
  for (const start of above.keys()) {
    const path = new Map<string, number>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !path.has(at)) {
      path.set(at, path.size);
      at = above.get(at);
    }
    const from = at === undefined ? undefined : path.get(at);
    for (const [one, place] of path) {
      if (from !== undefined && place >= from && lineOf.has(one)) looped.add(lineOf.get(one)!);
      done.add(one);
    }
  }
  return looped;
}

export type Missing = {
  people: Known[];
  /** How many the list speaks of, the missing among them. */
  of: number;
};

/**
 * who is known and not in a list. A list speaks of people with a number, in the roles of the
 * people that it names, and in no class or organisation that it does not name; of everybody else it
 * says nothing. Refused lines count as named.
 */
export function findMissing(verdicts: Verdict[], known: Known[]): Missing {
  const named = new Set(verdicts.map(({ id }) => id));
  const byId = new Map(known.map((person) => [person.id, person]));
  // Whoever sends the list may stand in it and is not among the known here.
  const met = verdicts.flatMap(({ person, id }) => [person, byId.get(id ?? '') ?? person]);
  const speaksOf = (field: 'role' | 'unit' | 'memberOrganisation') =>
    new Set(met.map((person) => person[field]));
  const [roles, units, members] = [
    speaksOf('role'),
    speaksOf('unit'),
    speaksOf('memberOrganisation'),
  ];
  const spokenOf = known.filter(
    (person) =>
      person.number !== null &&
      !person.hasLeft &&
      !person.isProtected &&
      roles.has(person.role) &&
      units.has(person.unit) &&
      members.has(person.memberOrganisation),
  );
  return { people: spokenOf.filter(({ id }) => !named.has(id)), of: spokenOf.length };
}

/** more than one in twenty at once is more often a wrong file than a year that ends. */
export const needsSecondLook = ({ people, of }: Missing): boolean => people.length * 20 > of;

export function countVerdicts(verdicts: Verdict[]): Record<Verdict['is'], number> {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { is } of verdicts) counts[is]++;
  return counts;
}
