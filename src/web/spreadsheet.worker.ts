/** Tables that people send, as they are read in a thread: CSV or XLSX to rows of text. */
import { UnreadableDocument } from '../core/reader/refusal.ts';
import { readSpreadsheet } from '../core/reader/spreadsheet.ts';

/** No list of a school or an organisation is as wide. */
const mostColumns = 500;
/**
 * What comes out is copied over to the server and kept: a list of fifty thousand people with twenty
 * columns.
 */
const mostCells = 1_000_000;

/** Throws `UnreadableDocument`. */
export async function readTable(bytes: Uint8Array): Promise<string[][]> {
  const rows = await readSpreadsheet(bytes);
  let cells = 0;
  for (const row of rows) {
    cells += row.length;
    if (row.length > mostColumns || cells > mostCells) throw new UnreadableDocument('too-large');
  }
  return rows;
}
