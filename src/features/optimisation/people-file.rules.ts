/**
 * People for matching from the rows of spreadsheets: which column is what, and what cannot be read.
 */
import {
  foldName,
  isNoDate,
  isSum,
  namesOf,
  plainCell,
  readDate,
  readDateColumn,
  readEmail,
  readRole,
} from '../people/cells.rules.ts';
import { readHeading, type Heading } from '../people/columns.rules.ts';
import { hardConstraintKeys, switchedConstraints, type Switches } from './hard-constraint.rules.ts';
import {
  criterionKeys,
  nobody,
  type CriterionKey,
  type Mentor,
  type Participant,
  type Pool,
  type Weights,
} from './criterion.rules.ts';
import { usualPolicy, type Policy } from './policy.rules.ts';

export type Sheet = { name: string; rows: string[][]; lines?: number[] };
export type FileFault = {
  sheet: string;
  line: number | null;
  key:
    | 'no-name-column'
    | 'no-name'
    | 'no-role'
    | 'bad-number'
    | 'bad-date'
    | 'unsure-date'
    | 'twice'
    | 'no-people'
    | 'unknown-person'
    | 'several-people';
  what: string;
};
export type PeopleFile = { pool: Pool; unused: string[]; faults: FileFault[] };

/** May stand in several columns, such as “Goal 1” and “Goal 2”. */
const lists = ['languages', 'competences', 'slots', 'wishes', 'vetoes', 'earlierMentors'] as const;
const singles = [
  'number',
  'email',
  'givenName',
  'calledName',
  'infix',
  'familyName',
  'fullName',
  'role',
  'places',
  'memberOrganisation',
  'manager',
  'region',
  'online',
  'sector',
  'years',
  'since',
] as const;
type List = (typeof lists)[number];
type Single = (typeof singles)[number];
type Column = List | Single;
const isColumn = (kind: string): kind is Column =>
  (lists as readonly string[]).includes(kind) || (singles as readonly string[]).includes(kind);

/** What matching makes of the head of a column. */
function columnOf(heading: Heading, text: string): Column | null {
  const { kinds, whose } = heading;
  if (whose === 'manager')
    return kinds.some((kind) => kind === 'email' || kind === 'fullName' || kind === 'number')
      ? 'manager'
      : null;
  if (whose !== 'self') return null;
  for (const kind of kinds) {
    if (isColumn(kind)) return kind;
    // A list of pupils calls its names so, and so does one of mentors.
    if (kind === 'pupil' || kind === 'mentor') return 'fullName';
    // The day on which somebody sent the form.
    if (kind === 'day') return 'since';
    if (kind === 'unit' && /^(?:department|afdeling|avdelning|abteilung|avdeling)/i.test(text))
      return 'memberOrganisation';
  }
  return null;
}

const mentorWord =
  /^(?:mentor|mentors|mentoren|mentorer|mentorinnen|mentores|mentorlista|mentorenlijst|handledare)$/;
const menteeWord =
  /^(?:mentees?|menteer|adepter|adept|adepten|pupils?|leerling|leerlingen|proteges?|students?|elever|eleves|schuler|mentores|menteelijst|adeptlista)$/;

/** Of whom a sheet or a file is, by any word of its name. */
function roleOfSheet(name: string): 'mentor' | 'mentee' | null {
  const words = foldName(name).split(' ');
  const [mentors, mentees] = [mentorWord, menteeWord].map((word) =>
    words.some((one) => word.test(one)),
  );
  if (mentors !== mentees) return mentees ? 'mentee' : 'mentor';
  return mentors ? null : (words[0] ?? '').startsWith('mentor') ? 'mentor' : null;
}

/**
 * MA-11: a sheet is of mentors or of mentees by its name, or line by line by a role column; a line
 * near the top names the columns. Who is named and not found, or found twice, is refused.
 */
export function readPeople(
  sheets: Sheet[],
  named: Record<string, string>,
  today: string,
): PeopleFile {
  const faults: FileFault[] = [];
  const unused = new Set<string>();
  // One spelling for what differs only in capitals: the first one that the file has.
  const spelled = new Map<string, string>();
  const spell = (text: string) =>
    spelled.get(text.toLowerCase()) ?? (spelled.set(text.toLowerCase(), text), text);
  const everybody = asSamePeople(
    sheets.flatMap((sheet) => readSheetOf(sheet, { named, faults, unused, spell, today })),
  );
  const topics = splitTopics(everybody);
  const read = everybody.map((one) => ({
    ...one,
    person: { ...one.person, competences: [...new Set(one.person.competences.flatMap(topics))] },
  }));
  const people = new Directory(read);
  const pool: Pool = {
    mentors: read.flatMap((one) =>
      one.role === 'mentor' ? [{ ...linked(one, people, faults), places: one.places }] : [],
    ),
    mentees: read.flatMap((one) => (one.role === 'mentee' ? [linked(one, people, faults)] : [])),
  };
  for (const [side, list] of Object.entries(pool))
    if (list.length === 0 && faults.length === 0)
      faults.push({ sheet: side, line: null, key: 'no-people', what: side });
  return { pool, unused: [...unused], faults };
}

type Read = {
  sheet: string;
  line: number;
  role: 'mentor' | 'mentee';
  number: string;
  email: string | null;
  person: Participant;
  places: number;
};

type Reading = {
  named: Record<string, string>;
  faults: FileFault[];
  unused: Set<string>;
  spell: (text: string) => string;
  today: string;
};

/** The columns of a row that is taken for the head; only what a list is made of stands in several. */
function columnsOf(header: string[], named: Record<string, string>): (Column | null)[] {
  const said = (text: string): Column | null | undefined => {
    const [kind] =
      Object.entries(named).find(([, name]) => name.toLowerCase() === text.toLowerCase()) ?? [];
    if (kind === undefined) return undefined;
    if (kind === 'needs' || kind === 'strengths') return 'competences';
    if (kind === 'name') return 'fullName';
    if (kind === 'id') return 'number';
    if (kind === 'managerId') return 'manager';
    return isColumn(kind) ? kind : null;
  };
  const all = header.map((text) => {
    if (text === '') return null;
    const own = said(text);
    if (own !== undefined) return own;
    const numbered = /^(.*\D)\s*\d+$/.exec(text)?.[1];
    return (
      columnOf(readHeading(text), text) ?? (numbered ? columnOf(readHeading(numbered), text) : null)
    );
  });
  const places = header.map((text, at) => ({ text, at, kind: all[at]! }));
  const first = new Map<Column, number>();
  for (const { text, at, kind } of places)
    if (kind !== null && !first.has(kind)) first.set(kind, at);
    else if (kind !== null && said(text) !== undefined) first.set(kind, at);
  return all.map((kind, at) =>
    kind === null || (lists as readonly string[]).includes(kind) || first.get(kind) === at
      ? kind
      : null,
  );
}

function readSheetOf(sheet: Sheet, { named, faults, unused, spell, today }: Reading): Read[] {
  const fault = (line: number | null, key: FileFault['key'], what = ''): [] => {
    faults.push({ sheet: sheet.name, line, key, what });
    return [];
  };
  const hasName = (columns: (Column | null)[]) =>
    columns.some((kind) => kind === 'fullName' || kind === 'givenName' || kind === 'calledName');
  let head = -1;
  let columns: (Column | null)[] = [];
  for (const [at, row] of sheet.rows.slice(0, 40).entries()) {
    const found = columnsOf(row, named);
    const known = (list: (Column | null)[]) => list.filter((kind) => kind !== null).length;
    if (hasName(found) && known(found) > known(columns)) [head, columns] = [at, found];
  }
  const header = sheet.rows[Math.max(head, 0)] ?? [];
  if (head < 0) return fault(1, 'no-name-column', header.join(', '));
  header.forEach((text, k) => columns[k] === null && text !== '' && unused.add(text));
  const sheetRole = roleOfSheet(sheet.name.replace(/\.(?:csv|xlsx|tsv|txt)$/i, ''));
  const since = columns.indexOf('since');
  const below = sheet.rows.slice(head + 1);
  const days = readDateColumn(
    header[since] ?? '',
    below.map((row) => plainCell(row[since] ?? '')),
    { today },
  );
  const seen = new Set<string>();
  return below.flatMap((row, k): Read[] => {
    const line = sheet.lines?.[head + 1 + k] ?? head + k + 2;
    if (isSum(row)) return [];
    const cell = (column: Single) => plainCell(row[columns.indexOf(column)] ?? '');
    const several = (column: List) =>
      columns
        .flatMap((one, at) => (one === column ? (row[at] ?? '').split(/[;,|\n]/) : []))
        .flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
    const name = namesOf({
      given: cell('givenName'),
      called: cell('calledName'),
      infix: cell('infix'),
      family: cell('familyName'),
      full: cell('fullName'),
    })
      .join(' ')
      .trim();
    if (name === '') return fault(line, 'no-name');
    const { role: said } = readRole(cell('role'));
    const role =
      said === 'mentor' || said === 'mentee' ? said : cell('role') === '' ? sheetRole : null;
    if (!role) return fault(line, 'no-role', name);
    const { email } = readEmail(cell('email'));
    const key = cell('number') || email || name;
    const id = `${role}:${key}`;
    if (seen.has(id)) return fault(line, 'twice', name);
    seen.add(id);
    const number = (column: 'places' | 'years', fallback: number | null) => {
      if (cell(column) === '') return fallback;
      const value = Number(cell(column).replace(',', '.'));
      if (
        !Number.isFinite(value) ||
        value < 0 ||
        (column === 'places' && !Number.isInteger(value))
      ) {
        fault(line, 'bad-number', cell(column));
        return fallback;
      }
      return value;
    };
    const day = () => {
      const text = cell('since');
      if (text === '' || isNoDate(text)) return null;
      const read = readDate(text, days.order, today);
      if (read === null) fault(line, 'bad-date', text);
      else if (days.asks && readDate(text, days.asks.ways[1]!.order, today) !== read)
        fault(line, 'unsure-date', text);
      return read;
    };
    const one = (column: Single) => (cell(column) === '' ? null : spell(cell(column)));
    return [
      {
        sheet: sheet.name,
        line,
        role,
        number: cell('number'),
        email,
        places: number('places', 1)!,
        person: {
          ...nobody,
          id,
          name,
          memberOrganisation: one('memberOrganisation'),
          managerId: cell('manager') || null,
          languages: several('languages')
            .flatMap((text) => text.split(/\s*[/&]\s*|\s+(?:en|och|and|und|og|et)\s+/))
            .map(spell),
          competences: [...new Set(several('competences').map(spell))],
          slots: several('slots').map(spell),
          region: one('region'),
          online:
            cell('online') === '' ? null : /^(?:yes|y|ja|j|oui|true|1|x)$/i.test(cell('online')),
          sector: one('sector'),
          years: number('years', null),
          wishes: several('wishes'),
          vetoes: several('vetoes'),
          earlierMentors: several('earlierMentors'),
          since: day(),
        },
      },
    ];
  });
}

/** The same number or address on both sides is one person, who is nobody's own mentor. */
function asSamePeople(read: Read[]): Read[] {
  const mentors = new Map<string, string>();
  for (const { role, number, email, person } of read)
    if (role === 'mentor')
      for (const key of [number && `n ${number}`, email && `e ${email}`])
        if (key && !mentors.has(key)) mentors.set(key, person.id);
  return read.map((one) => {
    const same =
      one.role === 'mentee'
        ? (mentors.get(`n ${one.number || '-'}`) ?? mentors.get(`e ${one.email ?? '-'}`))
        : undefined;
    return same === undefined ? one : { ...one, person: { ...one.person, id: same } };
  });
}

/**
 * “budget / law” is two topics. So is “change and digital” when somebody else names one of the two
 * alone; what stands so in all lists, such as “health and safety”, stays one.
 */
function splitTopics(read: Read[]): (topic: string) => string[] {
  const alone = new Set(
    read.flatMap(({ person }) => person.competences.map((topic) => topic.toLowerCase())),
  );
  return (topic) => {
    const parts = topic
      .split(/\s+[/&+]\s+|\s*[/&]\s*|\s+(?:en|och|and|und|og|et)\s+/)
      .filter(Boolean);
    if (parts.length < 2) return [topic];
    const isApart = / [/&] /.test(topic) || parts.some((part) => alone.has(part.toLowerCase()));
    return isApart ? parts.map((part) => part.trim()) : [topic];
  };
}

/** Who is meant by a number, an address or a name, whichever way round it is written. */
class Directory {
  private readonly people = new Map<string, Set<string>>();

  constructor(read: Read[]) {
    for (const { role, number, email, person } of read)
      for (const word of [number, email, person.name, person.id.replace(/^(?:mentor|mentee):/, '')])
        if (word) this.add(`${role} ${sortedName(word)}`, person.id);
  }

  private add(key: string, id: string): void {
    const ids = this.people.get(key) ?? new Set();
    this.people.set(key, ids.add(id));
  }

  find(text: string, role: Read['role']): string[] {
    return [...(this.people.get(`${role} ${sortedName(text)}`) ?? [])];
  }
}

const sortedName = (text: string): string => foldName(text).split(' ').toSorted().join(' ');

/**
 * Wishes, vetoes and earlier mentors are written as names or ids of the file; those become ids of
 * the other side. A manager may be somebody who is in no list.
 */
function linked(
  { sheet, line, role, person }: Read,
  people: Directory,
  faults: FileFault[],
): Participant {
  const side = role === 'mentor' ? 'mentee' : 'mentor';
  const fault = (key: 'unknown-person' | 'several-people', what: string): [] => {
    faults.push({ sheet, line, key, what });
    return [];
  };
  const ids = (texts: string[], where: Read['role']) =>
    rejoined(texts, (text) => people.find(text, where).length > 0).flatMap((text) => {
      const found = people.find(text, where);
      if (found.length === 1) return found;
      return fault(found.length === 0 ? 'unknown-person' : 'several-people', text);
    });
  const managers = person.managerId === null ? [] : people.find(person.managerId, side);
  if (managers.length > 1) fault('several-people', person.managerId!);
  return {
    ...person,
    managerId:
      person.managerId === null ? null : (managers[0] ?? `named:${sortedName(person.managerId)}`),
    wishes: ids(person.wishes, side),
    vetoes: ids(person.vetoes, side),
    earlierMentors: ids(person.earlierMentors, 'mentor'),
  };
}

/** “Ek, David” was cut at its comma: two parts that are nobody alone and somebody together are one. */
function rejoined(texts: string[], isSomebody: (text: string) => boolean): string[] {
  const whole: string[] = [];
  for (let at = 0; at < texts.length; at++) {
    const [one, next] = [texts[at]!, texts[at + 1]];
    if (next !== undefined && !isSomebody(one) && isSomebody(`${one} ${next}`)) {
      whole.push(`${one} ${next}`);
      at++;
    } else whole.push(one);
  }
  return whole;
}

export type PolicyFault = {
  key:
    | 'not-an-object'
    | 'unknown-weight'
    | 'bad-weight'
    | 'unknown-rule'
    | 'unknown-person'
    | 'bad-pair'
    | 'unknown-key';
  what: string;
  known: string;
};

/**
 * The policy file: `weights` per criterion, `rules` that must hold, `pinned` and `banned` pairs by
 * name, `worstFirst`, `even`, `seed`, `columns`.
 */
export function readPolicy(
  value: unknown,
  pool: Pool,
): { policy: Policy; seed: number; faults: PolicyFault[] } {
  const faults: PolicyFault[] = [];
  const file =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  if (file !== value) faults.push({ key: 'not-an-object', what: '', known: '' });
  const keys = [
    'mode',
    'weights',
    'rules',
    'pinned',
    'banned',
    'waitingFirst',
    'worstFirst',
    'even',
    'seed',
    'columns',
  ];
  for (const key of Object.keys(file))
    if (!keys.includes(key)) faults.push({ key: 'unknown-key', what: key, known: keys.join(', ') });
  const weights: Weights = { ...usualPolicy.weights };
  if (file.weights !== undefined) for (const key of criterionKeys) weights[key] = 0;
  for (const [key, weight] of Object.entries((file.weights ?? {}) as Record<string, unknown>)) {
    if (!criterionKeys.includes(key as CriterionKey))
      faults.push({ key: 'unknown-weight', what: key, known: criterionKeys.join(', ') });
    else if (typeof weight !== 'number' || !(weight >= 0 && weight <= 1000))
      faults.push({ key: 'bad-weight', what: key, known: '' });
    else weights[key as CriterionKey] = weight;
  }
  const switches: Switches = { ...usualPolicy.switches };
  for (const rule of Array.isArray(file.rules) ? file.rules : []) {
    const key = String(rule).replace(/^(?:not-|never-)/, '') as keyof Switches;
    if (switchedConstraints.includes(key)) switches[key] = true;
    else if (!hardConstraintKeys.includes(key))
      faults.push({
        key: 'unknown-rule',
        what: String(rule),
        known: switchedConstraints.join(', '),
      });
  }
  const pairs = (list: unknown) =>
    (Array.isArray(list) ? list : []).flatMap((pair): [string, string][] => {
      if (!Array.isArray(pair) || pair.length !== 2)
        return (faults.push({ key: 'bad-pair', what: JSON.stringify(pair), known: '' }), []);
      const [mentor, mentee] = [
        named(pool.mentors, pair[0], 'mentor'),
        named(pool.mentees, pair[1], 'mentee'),
      ];
      for (const [found, text] of [[mentor, pair[0]] as const, [mentee, pair[1]] as const])
        if (!found) faults.push({ key: 'unknown-person', what: String(text), known: '' });
      return mentor && mentee ? [[mentor.id, mentee.id]] : [];
    });
  if (file.mode !== undefined && file.mode !== 'optimum' && file.mode !== 'stable')
    faults.push({ key: 'unknown-rule', what: String(file.mode), known: 'optimum, stable' });
  const policy: Policy = {
    ...usualPolicy,
    mode: file.mode === 'stable' ? 'stable' : 'optimum',
    weights,
    switches,
    waitingFirst: file.waitingFirst !== false,
    worstFirst: file.worstFirst !== false,
    even: file.even === true,
    pinned: pairs(file.pinned),
    banned: pairs(file.banned),
  };
  return { policy, seed: Number.isInteger(file.seed) ? (file.seed as number) : 1, faults };
}

function named<T extends Mentor | Participant>(
  list: T[],
  text: unknown,
  role: string,
): T | undefined {
  const wanted = String(text).toLowerCase();
  return list.find(
    (one) => one.name.toLowerCase() === wanted || one.id.toLowerCase() === `${role}:${wanted}`,
  );
}
