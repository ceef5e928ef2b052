/** Tables that people take with them, written in a thread as XLSX. */
import writeXlsx from 'write-excel-file/node';
import type { Cell, Table } from './board.ts';

/** Spreadsheets know names of sheets of at most 31 characters, and some characters in none. */
const sheetName = (title: string): string =>
  title
    .replace(/[\\/?*[\]:']+/g, ' ')
    .trim()
    .slice(0, 31);

/**
 * A text is a text, whatever it begins with: what would be a formula is none. Days are days of the
 * spreadsheet.
 */
function cellOf(value: Cell, kind: Table['columns'][number]['kind']) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { type: Number, value };
  if (kind === 'day')
    return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return { type: String, value };
}

const heading = (value: string) => ({ type: String, value, fontWeight: 'bold' as const });

/** The table on a sheet of its own, and what it is on another. */
export async function writeWorkbook({
  title,
  table,
  aboutTitle,
  about,
}: {
  title: string;
  table: Table;
  aboutTitle: string;
  about: string[][];
}): Promise<Uint8Array> {
  const { columns, rows } = table;
  const widths = columns.map(({ title: name, kind }, at) => ({
    width:
      kind === 'day'
        ? 12
        : Math.min(
            60,
            rows.reduce(
              (most, row) => Math.max(most, String(row[at] ?? '').length + 2),
              name.length + 3,
            ),
          ),
  }));
  return writeXlsx([
    {
      sheet: sheetName(title),
      data: [
        columns.map((column) => heading(column.title)),
        ...rows.map((row) => row.map((value, at) => cellOf(value, columns[at]!.kind))),
      ],
      columns: widths,
      stickyRowsCount: 1,
    },
    {
      sheet: sheetName(aboutTitle),
      data: about.map(([name = '', value = '']) => [heading(name), { type: String, value }]),
      columns: [{ width: 20 }, { width: 60 }],
    },
  ]).toBuffer();
}
