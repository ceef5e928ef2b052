/** From the bytes of a list of people to what is kept of it, in a thread. */
import { readTable } from '../../web/spreadsheet.worker.ts';
import { readRoster } from './roster.rules.ts';

/** The rows as JSON, in which they are kept: a text is handed over at a fifth of the cost of rows. Null for a list without names. Throws `UnreadableDocument`. */
export async function readRosterFile(bytes: Uint8Array, today: string): Promise<string | null> {
  const rows = await readTable(bytes);
  return readRoster(rows, today) && JSON.stringify(rows);
}
