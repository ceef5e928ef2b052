/**
 * OneRoster 1.1 and 1.2 as CSV: the files of one export become one list, line by line as they stand
 * in users.csv.
 */
import type { Sheet } from '../../core/reader/spreadsheet.ts';
import { readPresence } from './cells.rules.ts';

/** The columns of the list that is made of them; the words are those of the vocabulary. */
const header = [
  'sourcedId',
  'number',
  'givenName',
  'infix',
  'familyName',
  'email',
  'dateOfBirth',
  'role',
  'class',
  'organisation',
  'status',
  'guardianOf',
];

export type OneRoster = {
  sheet: Sheet;
  /** Lines of users.csv: who speaks for whom. */
  guardians: { guardian: number; child: number }[];
  /** Roles that say nothing of what somebody does here. */
  otherRoles: string[];
  teachers: number;
};

type Row = Record<string, string>;
type Table = { rows: Row[]; lines: number[] };

const tableOf = (sheets: Sheet[], name: string): Table => {
  const sheet = sheets.find((one) => one.name.toLowerCase() === name);
  const [names = [], ...rows] = sheet?.rows ?? [];
  return {
    rows: rows.map((row) =>
      Object.fromEntries(names.map((one, at) => [one.toLowerCase(), row[at] ?? ''])),
    ),
    lines: sheet?.lines.slice(1) ?? [],
  };
};

/** What OneRoster calls the roles of 1.1 and 1.2, in our words; a teacher is no mentor by that alone. */
const roles = new Map(
  Object.entries({
    student: 'mentee',
    teacher: '',
    aide: '',
    proctor: '',
    parent: 'guardian',
    guardian: 'guardian',
    relative: 'guardian',
    counselor: 'specialist',
  }),
);

const isThere = (row: Row): boolean =>
  !/^tobedeleted$/i.test(row.status ?? '') &&
  !/^inactive$/i.test(row.status ?? '') &&
  readPresence(row.enableduser ?? '') !== false;

const idsIn = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** Null when these are not the files of OneRoster. */
export function readOneRoster(sheets: Sheet[]): OneRoster | null {
  const users = sheets.find(({ name, rows }) => {
    const heads = new Set((rows[0] ?? []).map((text) => text.toLowerCase()));
    return (
      (name === '' || name.toLowerCase() === 'users') &&
      ['sourcedid', 'givenname', 'familyname', 'enableduser'].every((head) => heads.has(head))
    );
  });
  if (!users) return null;
  const named = sheets.map((sheet) => (sheet === users ? { ...sheet, name: 'users' } : sheet));
  const people = tableOf(named, 'users');
  const orgs = new Map(
    tableOf(named, 'orgs')
      .rows.filter(isThere)
      .map((row) => [row.sourcedid!, row.name ?? '']),
  );
  const classes = new Map(
    tableOf(named, 'classes')
      .rows.filter(isThere)
      .map((row) => [row.sourcedid!, row]),
  );
  const births = new Map(
    tableOf(named, 'demographics').rows.map((row) => [
      row.sourcedid ?? row.usersourcedid ?? '',
      row.birthdate ?? '',
    ]),
  );
  // In 1.2 the role and the organisation stand in a file of their own.
  const roleRows = Map.groupBy(
    tableOf(named, 'roles').rows.filter(isThere),
    (row) => row.usersourcedid ?? '',
  );
  const places = new Map<string, { home: string[]; other: string[]; teachesHome: boolean }>();
  for (const row of tableOf(named, 'enrollments').rows.filter(isThere)) {
    const group = classes.get(row.classsourcedid ?? '');
    if (!group) continue;
    const user = row.usersourcedid ?? '';
    const place = places.get(user) ?? { home: [], other: [], teachesHome: false };
    const isHome = /^homeroom$/i.test(group.classtype ?? '');
    const title = group.title || group.classcode || '';
    if (/^student$/i.test(row.role ?? '')) (isHome ? place.home : place.other).push(title);
    else if (isHome && /^teacher$/i.test(row.role ?? '')) {
      place.teachesHome = true;
      place.home.push(title);
    }
    places.set(user, place);
  }
  const lineOf = new Map(people.rows.map((row, i) => [row.sourcedid!, people.lines[i]!]));
  const guardians = new Map<string, { guardian: number; child: number }>();
  const speaksFor = (guardian: number | undefined, child: number | undefined) => {
    if (guardian !== undefined && child !== undefined && guardian !== child)
      guardians.set(`${guardian} ${child}`, { guardian, child });
  };
  const otherRoles = new Set<string>();
  let teachers = 0;
  const rows = people.rows.map((row, i) => {
    const id = row.sourcedid ?? '';
    const own = roleRows.get(id) ?? [];
    const primary = own.find((one) => /^primary$/i.test(one.roletype ?? '')) ?? own[0];
    const role = (row.role || primary?.role || '').toLowerCase();
    const place = places.get(id);
    const isTeacher = /^(?:teacher|aide|proctor)$/.test(role);
    if (isTeacher && !place?.teachesHome) teachers++;
    if (role !== '' && !roles.has(role)) otherRoles.add(row.role || primary?.role || '');
    const agents = idsIn(row.agentsourcedids);
    if (role === 'student')
      for (const agent of agents) speaksFor(lineOf.get(agent), people.lines[i]);
    if (roles.get(role) === 'guardian')
      for (const child of agents) speaksFor(people.lines[i], lineOf.get(child));
    const [org] = idsIn(row.orgsourcedids || row.primaryorgsourcedid || primary?.orgsourcedid);
    const unit =
      place === undefined
        ? ''
        : (place.home[0] ?? (place.other.length === 1 ? place.other[0]! : ''));
    return [
      id,
      row.identifier ?? '',
      row.preferredfirstname || row.givenname || '',
      row.middlename || row.preferredmiddlename || '',
      row.preferredlastname || row.familyname || '',
      row.email ?? '',
      births.get(id) ?? '',
      isTeacher && place?.teachesHome ? 'mentor' : (roles.get(role) ?? ''),
      unit,
      orgs.size > 1 ? (orgs.get(org ?? '') ?? '') : '',
      isThere(row) ? 'active' : 'tobedeleted',
      agents.join(','),
    ];
  });
  return {
    sheet: { name: 'users', rows: [header, ...rows], lines: [users.lines[0]!, ...people.lines] },
    guardians: [...guardians.values()],
    otherRoles: [...otherRoles].filter(Boolean),
    teachers,
  };
}
