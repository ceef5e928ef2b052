/** Hours away and marks, from a file of the school's own system. */
import type { Marks } from '../../web/session.ts';
import { isOnScale } from '../organisations/country.rules.ts';
import {
  foldName,
  isSum,
  plainCell,
  readDate,
  readDateColumn,
  readNumber,
} from '../people/cells.rules.ts';
import { findTable, type Heading } from '../people/columns.rules.ts';

export type FactLine = {
  person: string;
  kind: 'absence' | 'mark';
  day: string;
  what: string;
  value: number;
};
export type FactFault =
  | 'unknown-number'
  | 'no-number'
  | 'bad-day'
  | 'unsure-day'
  | 'unknown-kind'
  | 'bad-value'
  | 'off-scale';

/** Hours of absence on one line; more is a mistake in the file. */
const mostHours = 1000;

const columns = ['number', 'day', 'kind', 'subject', 'value'] as const;
type Column = (typeof columns)[number];
const columnOf = ({ kinds, whose }: Heading): Column | null =>
  whose === 'self' ? (columns.find((column) => kinds.includes(column)) ?? null) : null;

/** As the systems of schools write them, in seven languages. */
const kinds: Record<FactLine['kind'], RegExp> = {
  absence:
    /^(?:absence|absent|afwezig|afwezigheid|verzuim|absentie|franvaro|franvarande|fehlzeit|fehlstunden|abwesenheit|fravaer|absence injustifiee|absence justifiee)$/,
  mark: /^(?:mark|marks|grade|grades|cijfer|cijfers|resultaat|betyg|omdome|note|noten|karakter|standpunktskarakter)$/,
};
const kindOf = (text: string): FactLine['kind'] | undefined =>
  (Object.keys(kinds) as FactLine['kind'][]).find((kind) => kinds[kind].test(foldName(text)));

/**
 * G-7: all lines or none; the last of two lines about the same counts. Decimal commas are read as
 * points. R-16: a mark is one of the scale.
 */
export function readFacts(
  sheets: string[][] | { rows: string[][]; lines?: number[] }[],
  numbers: ReadonlyMap<string, string>,
  { isDay, marks, today }: { isDay: (text: string) => boolean; marks: Marks; today: string },
):
  | 'header'
  | { bad: { line: number; why: FactFault; found: string } }
  | { facts: FactLine[]; unread: string[] } {
  const table = findTable(
    Array.isArray(sheets[0]) || sheets.length === 0
      ? [{ rows: sheets as string[][] }]
      : (sheets as { rows: string[][]; lines?: number[] }[]),
    columnOf,
    (found) => (['number', 'day', 'kind', 'value'] as const).every((name) => found.has(name)),
  );
  if (!table) return 'header';
  const at = (name: Column) => table.columns.indexOf(name);
  const days = readDateColumn(
    table.header[at('day')]!,
    table.rows.map(({ cells }) => plainCell(cells[at('day')] ?? '')),
    { today },
  );
  const facts = new Map<string, FactLine>();
  for (const { cells, line } of table.rows) {
    if (cells.every((text) => text.trim() === '') || isSum(cells)) continue;
    const cell = (name: Column) => plainCell(cells[at(name)] ?? '');
    const bad = (why: FactFault, found: string) => ({ bad: { line, why, found } });
    const number = readNumber(cell('number'));
    if (number === '') return bad('no-number', '');
    const person = number === null ? undefined : numbers.get(number);
    if (!person) return bad('unknown-number', cell('number'));
    const day = readDate(cell('day'), days.order, today);
    if (day === null || !isDay(day)) return bad('bad-day', cell('day'));
    if (days.asks && !/^\d{4}/.test(cell('day')) && /^[\d\s./-]+$/.test(cell('day')))
      return bad('unsure-day', cell('day'));
    const kind = kindOf(cell('kind'));
    if (!kind) return bad('unknown-kind', cell('kind'));
    const value = cell('value') === '' ? Number.NaN : Number(cell('value').replace(',', '.'));
    if (Number.isNaN(value)) return bad('bad-value', cell('value'));
    if (kind === 'mark' && !isOnScale(value, marks)) return bad('off-scale', cell('value'));
    if (kind === 'absence' && !(value >= 0 && value <= mostHours))
      return bad('bad-value', cell('value'));
    const fact: FactLine = { person, kind, day, what: cell('subject').slice(0, 80), value };
    facts.set([person, kind, fact.day, fact.what].join(' '), fact);
  }
  return { facts: [...facts.values()], unread: table.unread };
}
