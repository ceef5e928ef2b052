/**
 * A board: many rows of one kind, searched, filtered, sorted and paged as its address says, so that
 * an address that is kept or sent shows the same again. Pure; `board-table.tsx` draws it.
 */
import type { ComponentChildren } from 'preact';
import { locales, type Language } from '../platform/i18n.ts';
import { box, form, ids, type Values } from './form.ts';

/** What stands in one field: days as 2026-11-28. */
export type Cell = string | number | null;

export type Column<Row> = {
  /** In the address. */
  name: string;
  title: string;
  kind?: 'text' | 'number' | 'day';
  /** Searched, sorted by and downloaded. */
  value: (row: Row) => Cell;
  /** Sorted by this instead: urgency, say, where the value is a word. */
  order?: (row: Row) => Cell;
  /** Drawn instead of the value. */
  draw?: (row: Row) => ComponentChildren;
  /** Not on the page until somebody asks for it. */
  isExtra?: true;
};

export type Filter<Row> = {
  name: string;
  title: string;
  /** The choice that leaves nobody out. */
  any: string;
  choices: { value: string; text: string; keeps: (row: Row) => boolean }[];
};

export type Board<Row> = {
  id: (row: Row) => string;
  /** Of whom a row is, for the box that chooses it. */
  label: (row: Row) => string;
  /** In the order in which they stand until somebody sorts them. */
  rows: Row[];
  /** The first says what a row is about. */
  columns: Column<Row>[];
  filters?: Filter<Row>[];
};

export type Query = Record<string, string>;

export type Arranged<Row> = {
  board: Board<Row>;
  words: string;
  sort: { column: string; down: boolean } | null;
  /** The choice of each filter that leaves somebody out. */
  chosen: Query;
  columns: Column<Row>[];
  /** All that were found, in order. */
  found: Row[];
  /** Those of this page. */
  shown: Row[];
  page: number;
  pages: number;
  /** The address, without the page. */
  query: Query;
};

export const pageSize = 25;
/** So many can be looked through, or printed, on one page. */
export const mostOnOnePage = 2000;
const mostWords = 100;

/**
 * A board as an address asks for it; what it asks for that is not there is left out. A column in
 * which nobody has anything is not shown unless it is asked for; one that has nothing for a row puts
 * it last, in either direction. O(n log n) in the rows.
 */
export function arrange<Row>(
  board: Board<Row>,
  query: Readonly<Query>,
  language: Language,
): Arranged<Row> {
  const words = (query.q ?? '').slice(0, mostWords).trim();
  const column = board.columns.find(({ name }) => name === query.sort?.replace(/^-/, ''));
  const sort = column ? { column: column.name, down: query.sort!.startsWith('-') } : null;
  const ticked = board.columns.filter(
    ({ name }, at) => at === 0 || query[`column-${name}`] === 'yes',
  );
  const ownColumns = query.columns === 'own';
  const columns = ownColumns
    ? ticked
    : board.columns.filter(
        ({ isExtra, value }, at) =>
          at === 0 || (!isExtra && board.rows.some((row) => !isNothing(value(row)))),
      );
  const filters = (board.filters ?? []).flatMap(({ name, choices }) => {
    const choice = choices.find(({ value }) => value === query[name]);
    return choice ? [{ name, ...choice }] : [];
  });
  const sought = words.toLocaleLowerCase(locales[language]).split(/\s+/).filter(Boolean);
  const found = board.rows.filter(
    (row) =>
      filters.every(({ keeps }) => keeps(row)) &&
      (sought.length === 0 || includesAll(textOf(board, row, language), sought)),
  );
  if (column) sortBy(found, column, { language, down: sort!.down });
  const isWhole = query.page === 'all' && found.length <= mostOnOnePage;
  const pages = isWhole ? 1 : Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(Math.max(1, Math.floor(Number(query.page)) || 1), pages);
  const chosen = Object.fromEntries(filters.map(({ name, value }) => [name, value]));
  return {
    board,
    words,
    sort,
    chosen,
    columns,
    found,
    shown: isWhole ? found : found.slice((page - 1) * pageSize, page * pageSize),
    page,
    pages,
    query: {
      ...(words && { q: words }),
      ...chosen,
      ...(sort && { sort: `${sort.down ? '-' : ''}${sort.column}` }),
      ...(ownColumns && {
        columns: 'own',
        ...Object.fromEntries(ticked.slice(1).map(({ name }) => [`column-${name}`, 'yes'])),
      }),
    },
  };
}

const isNothing = (value: Cell): boolean => value === null || value === '';

const textOf = <Row>({ columns }: Board<Row>, row: Row, language: Language): string =>
  columns
    .map(({ value }) => value(row) ?? '')
    .join('\n')
    .toLocaleLowerCase(locales[language]);

const includesAll = (text: string, words: string[]): boolean =>
  words.every((word) => text.includes(word));

function sortBy<Row>(
  rows: Row[],
  { order, value }: Column<Row>,
  { language, down }: { language: Language; down: boolean },
): void {
  const { compare } = new Intl.Collator(locales[language], { numeric: true });
  const keys = new Map(rows.map((row) => [row, (order ?? value)(row)]));
  rows.sort((a, b) => {
    const [one, other] = [keys.get(a)!, keys.get(b)!];
    if (isNothing(one) || isNothing(other))
      return Number(isNothing(one)) - Number(isNothing(other));
    const difference =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : compare(String(one), String(other));
    return down ? -difference : difference;
  });
}

/** The boxes of a board, in the form of whatever is done with those who were chosen. */
export const selection = { chosen: ids(), all: box() };
const selectionForm = form(selection);

/**
 * Who was chosen: the rows that were ticked, on whichever page, or all that were found. Only rows
 * that stand on the board, in its order.
 */
export function chosenOf<Row>(
  { board, found }: Arranged<Row>,
  { chosen, all }: Values<typeof selectionForm>,
): Row[] {
  if (all) return found;
  const ticked = new Set(chosen);
  return board.rows.filter((row) => ticked.has(board.id(row)));
}

/** What is downloaded: all that were found, in the columns that are shown, under their titles. */
export const tableOf = <Row>({ columns, found }: Arranged<Row>): Table => ({
  columns: columns.map(({ title, kind = 'text' }) => ({ title, kind })),
  rows: found.map((row) => columns.map(({ value }) => value(row))),
});

export type Table = {
  columns: { title: string; kind: 'text' | 'number' | 'day' }[];
  rows: Cell[][];
};
