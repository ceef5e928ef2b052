/**
 * From the bytes of a list of people to what is kept of it, and what it would change, in a thread.
 */
import { readTable } from '../../web/spreadsheet.worker.ts';
import { hashesOf } from './protected.rules.ts';
import {
  compareRoster,
  findMissing,
  readRoster,
  type Known,
  type Missing,
  type Verdict,
} from './roster.rules.ts';

/**
 * The rows as JSON, in which they are kept: a text is handed over at a fifth of the cost of rows.
 * Null for a list without names. Throws `UnreadableDocument`.
 */
export async function readRosterFile(bytes: Uint8Array, today: string): Promise<string | null> {
  const rows = await readTable(bytes);
  return readRoster(rows, today) && JSON.stringify(rows);
}

export type Comparing = {
  rows: string[][];
  today: string;
  organisation: string;
  known: Known[];
  /** Whoever sends the list is not missing from it. */
  sender: string;
  protectedHashes: string[];
};
export type Compared = { verdicts: Verdict[]; missing: Missing; ignored: string[] };

/** What the file says and what is known, and who is missing. */
export function compareFile({
  rows,
  today,
  organisation,
  known,
  sender,
  protectedHashes,
}: Comparing): Compared {
  const reading = readRoster(rows, today)!;
  const hidden = new Set(protectedHashes);
  const verdicts = compareRoster(reading, known, (person) =>
    hidden.size === 0 ? false : hashesOf(organisation, person).some((one) => hidden.has(one)),
  );
  return {
    verdicts,
    missing: findMissing(
      verdicts,
      known.filter(({ id }) => id !== sender),
    ),
    ignored: reading.header.filter((name, i) => reading.columns[i] === null && name !== ''),
  };
}
