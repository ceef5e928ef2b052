/** Tables that people send, as they are read in a thread: CSV or XLSX to rows of text. */
import { UnreadableDocument } from '../core/reader/refusal.ts';
import { readWholeWorkbook, type Sheet, type Workbook } from '../core/reader/spreadsheet.ts';

/** No list of a school or an organisation is as wide. */
const mostColumns = 500;
/**
 * What comes out is copied over to the server and kept: a list of fifty thousand people with twenty
 * columns.
 */
const mostCells = 1_000_000;

/** The sheets that are not hidden. Throws `UnreadableDocument`. */
export async function readTable(bytes: Uint8Array): Promise<Sheet[]> {
  return (await limitedWorkbook(bytes)).sheets;
}

/** Throws `UnreadableDocument`. */
export async function limitedWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const book = await readWholeWorkbook(bytes);
  let cells = 0;
  for (const { rows } of book.sheets)
    for (const row of rows) {
      cells += row.length;
      if (row.length > mostColumns || cells > mostCells) throw new UnreadableDocument('too-large');
    }
  return book;
}
