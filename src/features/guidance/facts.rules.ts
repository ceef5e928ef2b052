/** Hours away and marks, from a file of the school's own system. */
import type { Marks } from '../../web/session.ts';
import { isOnScale } from '../organisations/country.rules.ts';

export type FactLine = {
  person: string;
  kind: 'absence' | 'mark';
  day: string;
  what: string;
  value: number;
};

/** Hours of absence on one line; more is a mistake in the file. */
const mostHours = 1000;

type Column = 'number' | 'day' | 'kind' | 'what' | 'value';
/** In English, Dutch and Swedish, as the systems of schools write them. */
const headings: Record<Column, string[]> = {
  number: ['number', 'nummer', 'leerlingnummer', 'stamnummer', 'elevnummer'],
  day: ['day', 'date', 'dag', 'datum'],
  kind: ['kind', 'soort', 'slag', 'typ'],
  what: ['subject', 'vak', 'ämne'],
  value: ['value', 'waarde', 'värde'],
};
const kinds: Record<FactLine['kind'], string[]> = {
  absence: ['absence', 'afwezig', 'afwezigheid', 'verzuim', 'absentie', 'frånvaro'],
  mark: ['mark', 'grade', 'cijfer', 'betyg'],
};
const find = <Name extends string>(table: Record<Name, string[]>, word: string) =>
  (Object.entries(table) as [Name, string[]][]).find(([, words]) =>
    words.includes(word.trim().toLowerCase()),
  )?.[0];

/**
 * G-7: all lines or none; the last of two lines about the same counts. Decimal commas are read as
 * points. R-16: a mark is one of the scale.
 */
export function readFacts(
  rows: string[][],
  numbers: ReadonlyMap<string, string>,
  { isDay, marks }: { isDay: (text: string) => boolean; marks: Marks },
): 'header' | { badLine: number } | { facts: FactLine[] } {
  const header = (rows[0] ?? []).map((cell) => find(headings, cell));
  const at = Object.fromEntries(
    (Object.keys(headings) as Column[]).map((name) => [name, header.indexOf(name)]),
  ) as Record<Column, number>;
  if ((['number', 'day', 'kind', 'value'] as const).some((name) => at[name] === -1))
    return 'header';
  const facts = new Map<string, FactLine>();
  for (const [i, row] of rows.entries()) {
    if (i === 0 || row.every((cell) => cell.trim() === '')) continue;
    const cell = (name: Column) => (row[at[name]] ?? '').trim();
    const person = numbers.get(cell('number'));
    const kind = find(kinds, cell('kind'));
    const value = Number(cell('value').replace(',', '.'));
    const isGood =
      person &&
      isDay(cell('day')) &&
      kind &&
      cell('value') !== '' &&
      (kind === 'mark' ? isOnScale(value, marks) : value >= 0 && value <= mostHours);
    if (!isGood) return { badLine: i + 1 };
    const fact: FactLine = {
      person,
      kind,
      day: cell('day'),
      what: cell('what').slice(0, 80),
      value,
    };
    facts.set([person, kind, fact.day, fact.what].join(' '), fact);
  }
  return { facts: [...facts.values()] };
}
