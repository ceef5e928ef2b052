/**
 * Tables that people take with them, written in a thread as XLSX. `boardDownload` names this module
 * and function for the pool of threads, and imports neither.
 */
import writeXlsx from 'write-excel-file/node';
import type { Cell, Table } from './board.ts';
import { isDay } from './form.ts';

/** Of the name of a sheet. */
const mostCharacters = 31;
/** In characters: what columns are wide. */
const dayWidth = 12;
const mostWidth = 60;
const aboutWidths = [20, 60];
/** Room for the arrow of a filter and for bold letters. */
const headingRoom = 3;
const textRoom = 2;

/**
 * As a spreadsheet takes it: of so many characters, some of them in none, not empty and not twice,
 * whatever is small or large in it.
 */
export function sheetNames(titles: string[]): string[] {
  const names: string[] = [];
  for (const title of titles) {
    const plain = title.replace(/[\\/?*[\]:']+/g, ' ').trim();
    for (let time = 1; ; time++) {
      const mark = time === 1 ? '' : ` (${time})`;
      const name =
        (plain || String(titles.indexOf(title) + 1))
          .slice(0, mostCharacters - mark.length)
          .trimEnd() + mark;
      if (names.some((one) => one.toLowerCase() === name.toLowerCase())) continue;
      names.push(name);
      break;
    }
  }
  return names;
}

/**
 * A text is a text, whatever it begins with: what would be a formula is none. Days are days of the
 * spreadsheet.
 */
function cellOf(value: Cell, kind: Table['columns'][number]['kind']) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { type: Number, value };
  // What is no day in a column of days stays the text that it is.
  if (kind === 'day' && isDay(value))
    return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return { type: String, value };
}

const heading = (value: string) => ({ type: String, value, fontWeight: 'bold' as const });

/** Two sheets: the table, and what it is a list of, of when and made by whom. */
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
  const [tableSheet, aboutSheet] = sheetNames([title, aboutTitle]);
  const widths = columns.map(({ title: name, kind }, at) => ({
    width:
      kind === 'day'
        ? dayWidth
        : Math.min(
            mostWidth,
            rows.reduce(
              (most, row) => Math.max(most, String(row[at] ?? '').length + textRoom),
              name.length + headingRoom,
            ),
          ),
  }));
  return writeXlsx([
    {
      sheet: tableSheet!,
      data: [
        columns.map((column) => heading(column.title)),
        ...rows.map((row) => row.map((value, at) => cellOf(value, columns[at]!.kind))),
      ],
      columns: widths,
      stickyRowsCount: 1,
    },
    {
      sheet: aboutSheet!,
      data: about.map(([name = '', value = '']) => [heading(name), { type: String, value }]),
      columns: aboutWidths.map((width) => ({ width })),
    },
  ]).toBuffer();
}
