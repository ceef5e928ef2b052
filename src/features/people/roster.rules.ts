/** A list of people, line by line: what is new, changed, the same or refused, and why. */
import { isEmail } from '../accounts/account.rules.ts';
import { isComplete } from '../../platform/i18n.ts';
import {
  areSalutations,
  birthdayIn,
  foldName,
  isNoDate,
  isSum,
  namesIn,
  namesOf,
  plainCell,
  readDate,
  readDateColumn,
  readEmail,
  readNumber,
  readPresence,
  readRole,
  type DateColumn,
  type DateOrder,
} from './cells.rules.ts';
import { placeColumns, readHeading, type ColumnKind, type Heading } from './columns.rules.ts';
import { readLanguages } from './language.rules.ts';
import { type RosterPerson } from './person.rules.ts';

/** What a roster reads of a column, and what it knows and leaves alone. */
export const rosterColumns = [
  'number',
  'givenName',
  'infix',
  'familyName',
  'fullName',
  'calledName',
  'middleName',
  'email',
  'bornOn',
  'nationalId',
  'role',
  'unit',
  'memberOrganisation',
  'jobTitle',
  'languages',
  'language',
  'sector',
  'manager',
  'status',
  'leftOn',
] as const;
export type Column = (typeof rosterColumns)[number];
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
  | 'manager-loop'
  | 'broken-number'
  | 'number-taken';
/** What is left out of a line that is taken over all the same. */
export type Warning =
  | 'unknown-manager'
  | 'several-managers'
  | 'unknown-language'
  | 'unknown-letter-language'
  | 'other-address'
  | 'other-role'
  | 'no-date'
  | 'one-name'
  | 'same-name'
  | 'unknown-status';
/** `found`: as the file has it. */
export type Left = { warning: Warning; found: string };
/** Lines about nobody who is there: who has left, and the sum below a list. */
export type Skip = 'has-left' | 'sum' | 'heading';
/** A cell that was refused, as it stands in the file, and where. */
export type Found = { reason: Reason; cell: string; at: number | null };
export type Line = {
  line: number;
  /** Among the rows that were read. */
  row: number;
  person: RosterPerson;
  reasons: Reason[];
  found: Found[];
  left: Left[];
  skip: Skip | null;
};
export type Reading = {
  /** Null: not read. */
  columns: (Column | null)[];
  header: string[];
  /** Among the rows, and in the file. */
  headerRow: number;
  lines: Line[];
  /** How dates are written, where the file does not show it. */
  dates: DateColumn['asks'];
};
/** What somebody has said about a list that does not say it itself. */
export type Said = {
  /** By the place of the column; null: not read. */
  columns?: Record<string, Column | null>;
  order?: DateOrder;
  /** Nothing stands above the first person. */
  hasNoHeader?: boolean;
  /** Of each row, its line in the file. */
  lines?: number[];
};
export type Known = RosterPerson & {
  id: string;
  managerId: string | null;
  /** Not in any list any more. */
  hasLeft?: boolean;
  /** A working name: no list knows it. */
  isProtected?: boolean;
  signsIn?: boolean;
};
export type Change = { field: keyof RosterPerson; from: string | null; to: string | null };
export type Candidate = Pick<
  Known,
  'id' | 'givenName' | 'familyName' | 'number' | 'email' | 'bornOn' | 'unit' | 'hasLeft'
>;
/** Why somebody who is known may be meant. */
export type Likeness = 'number' | 'address' | 'name' | 'birthday';
export type Verdict = {
  line: number;
  /** Among the rows that were read. */
  row?: number;
  person: RosterPerson;
  /** `asked`: whether it is somebody who is known, a person has to say. `skipped`: about nobody who is there. */
  is: 'new' | 'changed' | 'unchanged' | 'refused' | 'asked' | 'skipped';
  id: string | null;
  changes: Change[];
  reasons: Reason[];
  found?: Found[];
  left: Left[];
  skip?: Skip | null;
  /** Who may be meant, and why. */
  candidates?: (Candidate & { likeness: Likeness })[];
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

const isColumn = (kind: ColumnKind): kind is Column =>
  (rosterColumns as readonly string[]).includes(kind);

/** What a roster makes of the head of a column; what speaks of somebody else is not read. */
function rosterColumnOf({ kinds, whose }: Heading): Column | 'pupil' | 'mentor' | 'title' | null {
  if (whose === 'manager')
    return kinds.some((kind) => ['email', 'fullName', 'number', 'manager'].includes(kind))
      ? 'manager'
      : null;
  if (whose !== 'self') return null;
  for (const kind of kinds)
    if (isColumn(kind) || kind === 'pupil' || kind === 'mentor' || kind === 'title') return kind;
  return null;
}

/** Of several sheets that are read as one list, line 4 of the second is 1000004. */
export const linesPerSheet = 1_000_000;

/** Of a list, so many rows may stand above its head. */
const searched = 40;

/** The row that names the most columns; null when none names two, or a name. */
export function findHeader(rows: string[][]): number | null {
  let best: { row: number; known: number } | null = null;
  for (const [row, cells] of rows.slice(0, searched).entries()) {
    const kinds = new Set(
      cells.slice(0, 80).map((text) => (text === '' ? null : rosterColumnOf(readHeading(text)))),
    );
    kinds.delete(null);
    const named = ['fullName', 'pupil', 'mentor', 'familyName', 'givenName', 'calledName'].some(
      (kind) => kinds.has(kind as Column),
    );
    if (named && kinds.size > (best?.known ?? 0)) best = { row, known: kinds.size };
  }
  return best?.row ?? null;
}

export type Heads = { headerRow: number; header: string[]; columns: (Column | null)[] };

/** which column is what: by its head, by what somebody has said, and by what stands below it. */
export function readHeads(rows: string[][], said: Said = {}): Heads {
  // Without a head that is known, the first row with more than one cell is taken for it.
  const headerRow = said.hasNoHeader
    ? -1
    : (findHeader(rows) ??
      Math.max(
        rows.findIndex((row) => row.filter((cell) => cell !== '').length > 1),
        0,
      ));
  const header =
    rows[headerRow] ??
    Array.from(
      { length: Math.max(0, ...rows.slice(0, searched).map((row) => row.length)) },
      () => '',
    );
  const below = rows.slice(headerRow + 1);
  const cellsOf = (at: number) => below.slice(0, 2000).map((row) => plainCell(row[at] ?? ''));
  const placed = placeColumns(header, rosterColumnOf, said.columns);
  const has = (...kinds: string[]) => placed.some((kind) => kind !== null && kinds.includes(kind));
  const at = (kind: string) => placed.indexOf(kind as Column);
  const put = (kind: string, as: Column | null) => {
    placed[at(kind)] = as;
  };
  const hasParts = has('givenName', 'familyName', 'calledName');
  if (has('pupil')) {
    const cells = cellsOf(at('pupil')).filter(Boolean);
    const areNumbers = cells.length > 0 && cells.every((cell) => /^\d+$/.test(cell));
    put(
      'pupil',
      areNumbers && !has('number') ? 'number' : hasParts || has('fullName') ? null : 'fullName',
    );
  }
  // A list of mentors calls them so; beside the names of others it says whose mentor they are.
  if (has('mentor')) put('mentor', hasParts || has('fullName') ? null : 'fullName');
  if (has('title'))
    put('title', has('jobTitle') || areSalutations(cellsOf(at('title'))) ? null : 'jobTitle');
  // “Name; Vorname”, “Nom; Prénom”: what is left of a name beside the first one.
  if (has('fullName') && has('givenName', 'calledName') && !has('familyName')) {
    const first = at('calledName') >= 0 ? at('calledName') : at('givenName');
    const [full, given] = [cellsOf(at('fullName')), cellsOf(first)];
    const whole = full.filter((cell, i) => given[i] !== '' && cell.includes(given[i]!)).length;
    if (said.columns?.[at('fullName')] === undefined && whole * 2 < full.length)
      put('fullName', 'familyName');
  }
  if (has('status')) {
    const cells = cellsOf(at('status')).filter(Boolean);
    if (!cells.some((cell) => readPresence(cell) !== null)) put('status', null);
  }
  return { headerRow, header, columns: placed as (Column | null)[] };
}

/** a list has a column for names. */
export const hasNames = ({ columns }: Pick<Heads, 'columns'>): boolean =>
  columns.some((kind) => kind === 'fullName' || kind === 'familyName') ||
  columns.some((kind) => kind === 'givenName' || kind === 'calledName');

/**
 * a line near the top names the columns, in any order; without a name column the list cannot
 * be read.
 */
export function readRoster(rows: string[][], today: string, said: Said = {}): Reading | null {
  const heads = readHeads(rows, said);
  if (!hasNames(heads)) return null;
  const { headerRow, header, columns } = heads;
  const places = new Map(
    columns.flatMap((kind, at): [Column, number][] => (kind === null ? [] : [[kind, at]])),
  );
  const born = places.get('bornOn');
  const dates: DateColumn =
    born === undefined
      ? { order: 'dmy', asks: null }
      : readDateColumn(
          header[born]!,
          rows.slice(headerRow + 1).map((row) => plainCell(row[born] ?? '')),
          { today, said: said.order },
        );
  const lines = rows.slice(headerRow + 1).map((row, i) =>
    readLine(row, places, {
      row: headerRow + 1 + i,
      line: said.lines?.[headerRow + 1 + i] ?? headerRow + i + 2,
      header,
      order: dates.order,
      today,
    }),
  );
  markTwice(lines);
  return { columns, header, headerRow, lines, dates: dates.asks };
}

const noLanguages: ReturnType<typeof readLanguages> = { languages: [], unknown: [] };

function readLine(
  row: string[],
  places: Map<Column, number>,
  {
    row: rowAt,
    line,
    header,
    order,
    today,
  }: { row: number; line: number; header: string[]; order: DateOrder; today: string },
): Line {
  const cells: Partial<Record<Column, string>> = {};
  for (const [column, at] of places) cells[column] = plainCell(row[at] ?? '');
  const cell = (column: Column) => cells[column] ?? '';
  const found: Found[] = [];
  const left: Left[] = [];
  const refuse = (reason: Reason, column: Column | null) =>
    found.push({
      reason,
      cell: column === null ? '' : cell(column),
      at: column === null ? null : (places.get(column) ?? null),
    });
  const spoken = cell('languages') === '' ? noLanguages : readLanguages(cell('languages'));
  for (const one of spoken.unknown) left.push({ warning: 'unknown-language', found: one });
  const letters =
    cell('language') === '' ? null : (readLanguages(cell('language')).languages[0] ?? null);
  const language = letters !== null && isComplete(letters) ? letters : null;
  if (cell('language') !== '' && language === null)
    left.push({ warning: 'unknown-letter-language', found: cell('language') });
  const [givenName, familyName] = namesOf({
    given: cell('givenName'),
    called: cell('calledName'),
    middle: cell('middleName'),
    infix: cell('infix'),
    family: cell('familyName'),
    full: cell('fullName'),
  });
  const nameColumn =
    (['givenName', 'calledName', 'familyName', 'fullName'] as const).find((column) =>
      places.has(column),
    ) ?? null;
  if (!/\p{L}/u.test(givenName)) refuse('no-name', nameColumn);
  else if (familyName === '') left.push({ warning: 'one-name', found: givenName });
  const { email, others } = readEmail(cell('email'));
  for (const one of others) left.push({ warning: 'other-address', found: one });
  if (email !== null && !isEmail(email)) refuse('bad-email', 'email');
  const [bornOn, dateFault] = readBirthday(cell('bornOn'), cell('nationalId'), { order, today });
  if (dateFault === 'no-date') left.push({ warning: 'no-date', found: cell('bornOn') });
  else if (dateFault) refuse(dateFault, 'bornOn');
  const roles = readRole(cell('role'));
  if (cell('role') !== '' && roles.role === null) refuse('unknown-role', 'role');
  if (roles.others.length > 0) left.push({ warning: 'other-role', found: cell('role') });
  const number = readNumber(cell('number'));
  if (number === null) refuse('broken-number', 'number');
  const presence = readPresence(cell('status'));
  if (cell('status') !== '' && presence === null)
    left.push({ warning: 'unknown-status', found: cell('status') });
  const lastDay = readDate(cell('leftOn'), order, today);
  const long = [...places].find(([column]) => cell(column).length > 200);
  if (long) refuse('bad-length', long[0]);
  return {
    line,
    row: rowAt,
    reasons: found.map(({ reason }) => reason),
    found,
    left,
    skip: isSum(row)
      ? 'sum'
      : header.some((text) => text !== '') && row.every((text, at) => text === (header[at] ?? ''))
        ? 'heading'
        : presence === false || (lastDay !== null && lastDay <= today)
          ? 'has-left'
          : null,
    person: {
      number: number || null,
      givenName,
      familyName,
      email,
      bornOn,
      role: roles.role,
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

/** A birthday, by itself or in front of a number that a state gives; and what is wrong with it. */
function readBirthday(
  text: string,
  nationalId: string,
  { order, today }: { order: DateOrder; today: string },
): [string | null, 'no-date' | 'bad-date' | 'future-birth' | null] {
  if (text === '') return [birthdayIn(nationalId, today), null];
  if (isNoDate(text)) return [birthdayIn(nationalId, today), 'no-date'];
  const day = readDate(text, order, today);
  if (day === null) return [null, 'bad-date'];
  return day > today ? [day, 'future-birth'] : [day, null];
}

const nameOfPerson = ({ givenName, familyName }: { givenName: string; familyName: string }) =>
  foldName(`${givenName} ${familyName}`);

/** What tells two lines of a file apart: the number, else the address, else name and birthday. */
function keysOf(person: RosterPerson): string[] {
  const name = nameOfPerson(person);
  return [
    person.number && `n ${person.number}`,
    person.email && `e ${person.email} ${name}`,
    !person.number && !person.email && `p ${name} ${person.bornOn ?? ''} ${person.unit ?? ''}`,
  ].filter((key) => typeof key === 'string' && key !== '') as string[];
}

function markTwice(lines: Line[]): void {
  const seen = new Set<string>();
  const byName = new Map<string, Line>();
  for (const line of lines) {
    const { person, reasons, found, left, skip } = line;
    if (skip !== null || reasons.includes('no-name') || reasons.includes('broken-number')) continue;
    const keys = keysOf(person);
    if (keys.some((key) => seen.has(key))) {
      reasons.push('twice-in-file');
      found.push({ reason: 'twice-in-file', cell: person.number ?? person.email ?? '', at: null });
    }
    for (const key of keys) seen.add(key);
    const name = nameOfPerson(person);
    const before = byName.get(name);
    if (before && !reasons.includes('twice-in-file') && !isAnother(person, before.person))
      left.push({ warning: 'same-name', found: String(before.line) });
    else if (!before) byName.set(name, line);
  }
}

/** Two people for certain: both have a number or a birthday, and it is not the same. */
const isAnother = (a: RosterPerson, b: RosterPerson): boolean =>
  (a.number !== null && b.number !== null && a.number !== b.number) ||
  (a.bornOn !== null && b.bornOn !== null && a.bornOn !== b.bornOn);

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

/** So many who may be meant are looked at, however many there are of one name. */
const mostAlike = 5;

/** Who is known by what: one is found at the cost of one, whatever they have in common. */
class Register {
  readonly byId = new Map<string, Known>();
  private readonly lists = new Map<string, Known[]>();

  constructor(known: Known[]) {
    for (const person of known) {
      this.byId.set(person.id, person);
      // A working name and what is known under it is nobody's whom a list could mean.
      if (person.isProtected) continue;
      const name = nameOfPerson(person);
      const given = foldName(person.givenName);
      for (const key of [
        person.number !== null && `number ${person.number}`,
        person.email !== null && `address ${person.email}`,
        person.email !== null && `address ${person.email} ${name}`,
        `name ${name}`,
        `name ${name} in ${person.unit ?? ''}`,
        person.bornOn !== null && `name ${name} born ${person.bornOn}`,
        person.bornOn !== null && `given ${given} born ${person.bornOn}`,
      ])
        if (key) {
          const list = this.lists.get(key) ?? [];
          if (list.length === 0) this.lists.set(key, list);
          if (list.length < mostAlike) list.push(person);
        }
    }
  }

  of(key: string): Known[] {
    return this.lists.get(key) ?? [];
  }
}

type Met = { match: Known } | { asks: { person: Known; likeness: Likeness }[] };

/**
 * who a line is about: by number, else by address and name, else by name and birthday, else by
 * name and class when nothing else is new. Whatever else may be the same person is asked.
 */
function meet(person: RosterPerson, register: Register): Met {
  const name = nameOfPerson(person);
  const given = foldName(person.givenName);
  const asks: { person: Known; likeness: Likeness }[] = [];
  const ask = (likeness: Likeness, people: Known[]) => {
    for (const one of people)
      if (!asks.some((known) => known.person === one) && asks.length < mostAlike)
        asks.push({ person: one, likeness });
  };
  const [numbered] = person.number === null ? [] : register.of(`number ${person.number}`);
  if (numbered) {
    const isSomebody =
      foldName(numbered.familyName) === foldName(person.familyName) ||
      foldName(numbered.givenName) === given ||
      nameOfPerson(numbered) === name ||
      (person.bornOn !== null && numbered.bornOn === person.bornOn) ||
      (person.email !== null && numbered.email === person.email);
    if (isSomebody) return { match: numbered };
    ask('number', [numbered]);
    return { asks };
  }
  const hasNoOtherNumber = (one: Known) => person.number === null || one.number === null;
  const fits = (one: Known) => hasNoOtherNumber(one) && !isAnother(person, one);
  if (person.email !== null) {
    const same = register.of(`address ${person.email} ${name}`).filter(hasNoOtherNumber);
    if (same.length === 1 && fits(same[0]!)) return { match: same[0]! };
    ask('address', same);
  }
  if (person.bornOn !== null) {
    const same = register.of(`name ${name} born ${person.bornOn}`).filter(hasNoOtherNumber);
    if (same.length === 1 && asks.length === 0) return { match: same[0]! };
    ask('birthday', same);
  }
  const alike = register.of(`name ${name}`).filter(fits);
  const here = register.of(`name ${name} in ${person.unit ?? ''}`).filter(fits);
  const bringsNothingNew = (one: Known) =>
    (person.number === null || one.number === person.number) &&
    (person.email === null || one.email === person.email) &&
    !one.hasLeft;
  if (here.length === 1 && asks.length === 0 && bringsNothingNew(here[0]!))
    return { match: here[0]! };
  ask('name', alike);
  if (person.email !== null)
    ask(
      'address',
      register.of(`address ${person.email}`).filter(
        (one) =>
          fits(one) &&
          // Brothers and sisters share an address, and are two by what they are called and born.
          (foldName(one.givenName) === given ||
            person.bornOn === null ||
            one.bornOn === person.bornOn),
      ),
    );
  if (person.bornOn !== null)
    ask('birthday', register.of(`given ${given} born ${person.bornOn}`).filter(fits));
  return { asks };
}

/** Answers to “the same person?”: by line, somebody who is known, or nobody. */
export type Answers = { same?: Record<string, string>; allSame?: boolean };

/** importing the same file twice changes nothing; an empty cell never erases what is known. */
export function compareRoster(
  { lines, columns }: Pick<Reading, 'lines' | 'columns'>,
  known: Known[],
  isProtected: (person: RosterPerson) => boolean = () => false,
  { same = {}, allSame = false }: Answers = {},
): Verdict[] {
  const placeOf = (column: Column) => {
    const at = columns.indexOf(column);
    return at < 0 ? null : at;
  };
  const register = new Register(known);
  const met = lines.map(({ person }) => meet(person, register));
  // Who is known for certain is nobody else whom another line may mean.
  const claimed = new Map<string, number>();
  for (const [i, one] of met.entries())
    if ('match' in one && lines[i]!.skip === null && lines[i]!.reasons.length === 0)
      if (!claimed.has(one.match.id)) claimed.set(one.match.id, i);
  const verdicts = lines.map(({ line, row, person, reasons, found, left, skip }, i): Verdict => {
    const one = met[i]!;
    const said = { line, row, person, changes: [], left, found, manager: null };
    const no = (reason: Reason): Verdict => ({
      ...said,
      is: 'refused',
      id: null,
      reasons: [reason],
      found: [
        {
          reason,
          cell: person.number ?? '',
          at: reason === 'number-taken' ? placeOf('number') : null,
        },
      ],
    });
    const sure = 'match' in one ? one.match : null;
    if (skip !== null)
      return { ...said, is: 'skipped', id: sure?.id ?? null, reasons: [], found: [], skip };
    if (reasons.length > 0) {
      // whose number it is, is named by it, whatever else the line says.
      const [numbered] = person.number === null ? [] : register.of(`number ${person.number}`);
      return { ...said, is: 'refused', id: sure?.id ?? numbered?.id ?? null, reasons };
    }
    // Whose identity is protected is not changed by a file, nor made a second time under the true
    // name.
    if (isProtected(person)) return no('protected');
    const candidates =
      'asks' in one ? one.asks.filter(({ person: other }) => !claimed.has(other.id)) : [];
    const answer =
      same[line] ?? (allSame && candidates.length === 1 ? candidates[0]!.person.id : undefined);
    const chosen = candidates.find(({ person: other }) => other.id === answer)?.person ?? null;
    if (chosen) claimed.set(chosen.id, i);
    if (candidates.length > 0 && !chosen && answer !== 'other')
      return {
        ...said,
        is: 'asked',
        id: null,
        reasons: [],
        candidates: candidates.map(({ person: other, likeness }) => ({
          id: other.id,
          givenName: other.givenName,
          familyName: other.familyName,
          number: other.number,
          email: other.email,
          bornOn: other.bornOn,
          unit: other.unit,
          hasLeft: other.hasLeft ?? false,
          likeness,
        })),
      };
    const match = sure ?? chosen;
    if (match && claimed.get(match.id) !== i) return no('twice-in-file');
    if (!match && person.number !== null && register.of(`number ${person.number}`).length > 0)
      return no('number-taken');
    const other =
      person.email === null
        ? undefined
        : register.of(`address ${person.email}`).find(({ id }) => id !== match?.id);
    const shares = other ? { sharesWith: `${other.givenName} ${other.familyName}`.trim() } : {};
    if (!match) return { ...said, is: 'new', id: null, reasons, ...shares };
    const changes = fields
      .filter(
        (field) => person[field] !== null && person[field] !== '' && person[field] !== match[field],
      )
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
  return withManagers(verdicts, known, placeOf('manager'));
}

type Somebody = { id: string } | { line: number };
const nameOf = (somebody: Somebody): string =>
  'id' in somebody ? somebody.id : `line ${somebody.line}`;

/**
 * managers by number, address or name, of those who are known and of those in the file,
 * whichever line they stand in.
 */
function withManagers(verdicts: Verdict[], known: Known[], at: number | null): Verdict[] {
  if (verdicts.every(({ person }) => person.manager === null)) return verdicts;
  const people = new Map<string, Map<string, Somebody>>();
  const name = (somebody: Somebody, { number, email, givenName, familyName }: RosterPerson) => {
    for (const word of [number, email, `${givenName} ${familyName}`])
      if (word) {
        const key = foldName(word);
        people.set(key, (people.get(key) ?? new Map()).set(nameOf(somebody), somebody));
      }
  };
  for (const person of known)
    if (!person.hasLeft && !person.isProtected) name({ id: person.id }, person);
  for (const { is, id, line, person } of verdicts)
    if (comesIn(is)) name(id === null ? { line } : { id }, person);
  const before = new Map(known.map((person) => [person.id, person]));
  const found = verdicts.map((verdict): Verdict => {
    const { person, is, id, line } = verdict;
    if (person.manager === null || !comesIn(is)) return verdict;
    // The first one alone is taken out: a thousand lines may name a thousand people of one name.
    const meant = namesIn(person.manager)
      .map((key) => people.get(key))
      .find((some) => some !== undefined);
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
      return refused(verdict, 'own-manager', at);
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
    looped.has(verdict.line) ? refused(verdict, 'manager-loop', at) : verdict,
  );
}

const comesIn = (is: Verdict['is']): boolean =>
  is === 'new' || is === 'changed' || is === 'unchanged';

const refused = (verdict: Verdict, reason: Reason, at: number | null): Verdict => ({
  ...verdict,
  found: [{ reason, cell: verdict.person.manager ?? '', at }],
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
  const named = new Set<string | null>();
  const gone = new Set<string | null>();
  for (const { id, skip, candidates } of verdicts) {
    (skip === 'has-left' ? gone : named).add(id);
    for (const one of candidates ?? []) named.add(one.id);
  }
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
  // Of whom the list says itself that they have left.
  const said = known.filter(
    (person) =>
      gone.has(person.id) && !named.has(person.id) && !person.hasLeft && !person.isProtected,
  );
  const people = new Set([...spokenOf.filter(({ id }) => !named.has(id)), ...said]);
  return { people: [...people], of: new Set([...spokenOf, ...said]).size };
}

/** more than one in twenty at once is more often a wrong file than a year that ends. */
export const needsSecondLook = ({ people, of }: Missing): boolean => people.length * 20 > of;

export function countVerdicts(verdicts: Verdict[]): Record<Verdict['is'], number> {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0, asked: 0, skipped: 0 };
  for (const { is } of verdicts) counts[is]++;
  return counts;
}
