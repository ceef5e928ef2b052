/** Who speaks for which child, out of a file of the school's own system. */
import { isEmail } from '../accounts/account.rules.ts';
import {
  foldName,
  isSum,
  namesIn,
  namesOf,
  plainCell,
  readEmail,
  readNumber,
  readPresence,
} from './cells.rules.ts';
import { findTable, type Heading } from './columns.rules.ts';

export type GuardianLine = {
  child: string;
  givenName: string;
  familyName: string;
  email: string | null;
};
export type GuardianFault =
  | 'unknown-child'
  | 'several-children'
  | 'no-child'
  | 'no-name'
  | 'bad-email'
  | 'bad-length';
type Fault = { line: number; why: GuardianFault; found: string };

const parts = ['givenName', 'calledName', 'infix', 'familyName', 'fullName', 'email'] as const;
type Part = (typeof parts)[number];
type Column = 'number' | 'childName' | 'status' | `self ${Part}` | `guardian ${1 | 2 | 3} ${Part}`;

function columnOf({ kinds, whose, place }: Heading): Column | null {
  const part = parts.find((one) => kinds.includes(one));
  if (whose === 'guardian')
    return part && place <= 3 ? `guardian ${place as 1 | 2 | 3} ${part}` : null;
  if (whose !== 'self') return null;
  if (kinds.includes('number') || kinds.includes('child')) return 'number';
  if (kinds.includes('guardian')) return `guardian ${Math.min(place, 3) as 1 | 2 | 3} fullName`;
  if (kinds.includes('pupil')) return 'childName';
  if (kinds.includes('status')) return 'status';
  return part ? `self ${part}` : null;
}

/**
 * all lines or none; each names a known child, by number or by the whole name, a guardian and,
 * where there is one, a good address. Two guardians may stand in one line.
 */
export function readGuardians(
  sheets: string[][] | { rows: string[][]; lines?: number[] }[],
  children: ReadonlyMap<string, string>,
  /** By name, folded; null where two are called so. */
  childNames: ReadonlyMap<string, string | null> = new Map(),
): 'header' | { bad: Fault } | { lines: GuardianLine[]; unread: string[] } {
  const tables = sheets
    .map((one) => (Array.isArray(one) ? null : one))
    .filter((one) => one !== null);
  const table = findTable(
    tables.length > 0 ? tables : [{ rows: sheets as string[][] }],
    columnOf,
    (kinds) => {
      const names = [...kinds].some((kind) =>
        /^guardian \d (?:givenName|familyName|fullName)$/.test(kind),
      );
      const own = kinds.has('self familyName') || kinds.has('self fullName');
      const child = kinds.has('number') || kinds.has('childName') || (names && own);
      return child && (names || own);
    },
  );
  if (!table) return 'header';
  const at = (column: Column) => table.columns.indexOf(column);
  const hasOwn = table.columns.some((column) => column?.startsWith('guardian '));
  const groups = hasOwn
    ? (['guardian 1', 'guardian 2', 'guardian 3'] as const)
    : (['self'] as const);
  const lines: GuardianLine[] = [];
  for (const { cells, line } of table.rows) {
    if (cells.every((text) => text.trim() === '') || isSum(cells)) continue;
    const cell = (column: Column) => plainCell(cells[at(column)] ?? '');
    const person = (group: (typeof groups)[number] | 'self') => ({
      names: namesOf({
        given: cell(`${group} givenName` as Column),
        called: cell(`${group} calledName` as Column),
        infix: cell(`${group} infix` as Column),
        family: cell(`${group} familyName` as Column),
        full: cell(`${group} fullName` as Column),
      }),
      email: readEmail(cell(`${group} email` as Column)).email,
    });
    const bad = (why: GuardianFault, found = ''): { bad: Fault } => ({ bad: { line, why, found } });
    if (cell('status') !== '' && readPresence(cell('status')) === false) continue;
    const number = readNumber(cell('number'));
    const called = cell('childName') || (hasOwn ? person('self').names.join(' ').trim() : '');
    let child: string | null | undefined;
    if (number === null) return bad('unknown-child', cell('number'));
    if (number !== '') child = children.get(number);
    else if (called !== '')
      child = childNames.get(
        namesIn(called).find((one) => childNames.has(one)) ?? foldName(called),
      );
    else return bad('no-child');
    if (child === null) return bad('several-children', called);
    if (child === undefined) return bad('unknown-child', number || called);
    const long = cells.find((text, place) => table.columns[place] && text.length > 200);
    if (long !== undefined) return bad('bad-length', long);
    let named = 0;
    for (const group of groups) {
      const { names, email } = person(group);
      const [givenName, familyName] = names;
      if (givenName === '' && familyName === '' && email === null && groups.length > 1) continue;
      if (givenName === '' || familyName === '') return bad('no-name', givenName || (email ?? ''));
      if (email !== null && !isEmail(email)) return bad('bad-email', email);
      lines.push({ child, givenName, familyName, email });
      named++;
    }
    if (named === 0 && groups.length === 1) return bad('no-name');
  }
  return { lines, unread: table.unread };
}
