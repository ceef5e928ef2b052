/**
 * From the bytes of a list of people to what is kept of it, and what it would change, in a thread.
 */
import { limitedWorkbook } from '../../web/spreadsheet.worker.ts';
import type { Sheet } from '../../core/reader/spreadsheet.ts';
import { compact } from './columns.rules.ts';
import { readOneRoster } from './one-roster.rules.ts';
import { hashesOf } from './protected.rules.ts';
import {
  compareRoster,
  findHeader,
  findMissing,
  hasNames,
  linesPerSheet,
  readHeads,
  readRoster,
  type Answers,
  type Heads,
  type Known,
  type Missing,
  type Reading,
  type Said,
  type Verdict,
} from './roster.rules.ts';

/** What was found or mended while the file was read, to be said on the page. */
export type ListNote = {
  note:
    | 'hidden-sheets'
    | 'other-sheets'
    | 'several-sheets'
    | 'repaired'
    | 'unclosed'
    | 'teachers'
    | 'other-roles';
  found: string;
};

/** What is known of a list beside its rows: where they stood, and what somebody said about it. */
export type ListFacts = Said &
  Answers & {
    lines: number[];
    /** Of several sheets that are read as one list, line 4 of the second is 1000004. */
    sheets: string[];
    notes: ListNote[];
    guardians?: { guardian: number; child: number }[];
    /** The assignment of columns was remembered from an earlier list. */
    isRemembered?: boolean;
    /** What came of it when it was applied. */
    done?: Partial<Record<Verdict['is'], number>>;
  };

/**
 * The rows and what is known of them as JSON, in which they are kept: a text is handed over at a
 * fifth of the cost of rows. Throws `UnreadableDocument`.
 */
export async function readRosterFile(
  bytes: Uint8Array,
): Promise<{ rows: string; facts: ListFacts; header: string[] }> {
  const book = await limitedWorkbook(bytes);
  const notes: ListNote[] = [];
  const note = (name: ListNote['note'], found: (string | number)[]) => {
    if (found.length > 0) notes.push({ note: name, found: sayAll(found) });
  };
  note('hidden-sheets', book.hidden);
  note('repaired', book.repaired);
  note('unclosed', book.unclosed);
  const roster = readOneRoster(book.sheets);
  if (roster) {
    note('teachers', roster.teachers > 0 ? [roster.teachers] : []);
    note('other-roles', roster.otherRoles);
  }
  const lists = roster ? [roster.sheet] : listsIn(book.sheets);
  const [first] = lists;
  const used = new Set(lists);
  if (!roster)
    note(
      'other-sheets',
      book.sheets.filter((one) => !used.has(one) && one.rows.length > 1).map(({ name }) => name),
    );
  const { rows, lines, sheets } = asOne(lists);
  if (lists.length > 1) note('several-sheets', sheets);
  return {
    rows: JSON.stringify(rows),
    facts: {
      lines,
      sheets,
      notes,
      ...(roster && roster.guardians.length > 0 ? { guardians: roster.guardians } : {}),
    },
    header: first ? readHeads(first.rows).header : [],
  };
}

const sayAll = (found: (string | number)[]): string =>
  [...found.slice(0, 12), ...(found.length > 12 ? ['…'] : [])].join(', ');

/** Sheets that hold the same list, such as one for each class; else the first one that holds one. */
function listsIn(sheets: Sheet[]): Sheet[] {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const withHead = filled.filter(({ rows }) => findHeader(rows) !== null);
  const first =
    withHead.find(({ rows }) => hasNames(readHeads(rows)) && rows.length > 1) ??
    withHead[0] ??
    filled[0];
  if (!first) return sheets.slice(0, 1);
  const headOf = ({ rows }: Sheet) => readHeads(rows).header.map(compact).join('|');
  return [first, ...withHead.filter((one) => one !== first && headOf(one) === headOf(first))];
}

/** Rows of several sheets below one head; the name of the sheet is the class when there is no other. */
function asOne(lists: Sheet[]): { rows: string[][]; lines: number[]; sheets: string[] } {
  const [first] = lists;
  if (!first) return { rows: [], lines: [], sheets: [] };
  if (lists.length === 1)
    return { rows: first.rows, lines: first.lines, sheets: first.name === '' ? [] : [first.name] };
  const heads = readHeads(first.rows);
  const lacksUnit = !heads.columns.includes('unit');
  const width = heads.header.length;
  const wide = (row: string[], last: string) =>
    lacksUnit ? [...Array.from({ length: width }, (_, at) => row[at] ?? ''), last] : row;
  const rows: string[][] = [wide(heads.header, 'class')];
  const lines: number[] = [first.lines[heads.headerRow]!];
  for (const [i, list] of lists.entries()) {
    const from = readHeads(list.rows).headerRow + 1;
    for (const [k, row] of list.rows.slice(from).entries()) {
      rows.push(wide(row, list.name));
      lines.push(i * linesPerSheet + list.lines[from + k]!);
    }
  }
  return { rows, lines, sheets: lists.map(({ name }) => name) };
}

export type Comparing = {
  rows: string[][];
  facts: ListFacts;
  today: string;
  organisation: string;
  known: Known[];
  /** Whoever sends the list is not missing from it. */
  sender: string;
  protectedHashes: string[];
};
export type Compared = {
  heads: Heads;
  /** No column for names: nothing is known of anybody yet. */
  hasNoNames: boolean;
  dates: Reading['dates'];
  verdicts: Verdict[];
  missing: Missing;
  /** What the first rows hold, to know a column by. */
  samples: string[][];
};

/** What the file says and what is known, and who is missing. */
export function compareFile({
  rows,
  facts,
  today,
  organisation,
  known,
  sender,
  protectedHashes,
}: Comparing): Compared {
  const heads = readHeads(rows, facts);
  const below = rows.slice(heads.headerRow + 1);
  const samples = heads.header.map((_, at) => {
    const seen = new Set<string>();
    for (const row of below.slice(0, 200)) if (row[at] && seen.size < 3) seen.add(row[at]);
    return [...seen].map((text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text));
  });
  const reading = readRoster(rows, today, facts);
  const said = { heads, samples, dates: reading?.dates ?? null, hasNoNames: reading === null };
  if (reading === null) return { ...said, verdicts: [], missing: { people: [], of: 0 } };
  const hidden = new Set(protectedHashes);
  const verdicts = compareRoster(
    reading,
    known,
    (person) =>
      hidden.size === 0 ? false : hashesOf(organisation, person).some((one) => hidden.has(one)),
    facts,
  );
  return {
    ...said,
    verdicts,
    missing: findMissing(
      verdicts,
      known.filter(({ id }) => id !== sender),
    ),
  };
}
