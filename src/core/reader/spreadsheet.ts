/**
 * CSV and XLSX to rows of text. Separator and encoding are found out; what an archive claims of
 * itself is not believed.
 */
import { parse } from 'csv-parse/sync';
import readXlsxSheets from 'read-excel-file/node';
import { decodeText } from './decode.ts';
import { UnreadableDocument } from './refusal.ts';
import { openZip } from './zip.ts';

export const rowLimit = 100_000;
/** Of a sheet, with the empty ones between its first and its last. */
const sheetLimit = 2_000_000;
/** No program knows more. */
const lastRow = 1_048_576;

/** Rows of trimmed texts; dates come as 2026-11-22. Throws `UnreadableDocument`. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<string[][]> {
  return (await readWorkbook(bytes))[0]!.rows;
}

/**
 * Every sheet with its name; a CSV file is one sheet without a name. Throws `UnreadableDocument`.
 */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<{ name: string; rows: string[][] }[]> {
  if (bytes.length === 0) throw new UnreadableDocument('empty');
  const sheets =
    bytes[0] === 0x50 && bytes[1] === 0x4b
      ? await readXlsx(bytes)
      : [{ name: '', rows: readCsv(bytes) }];
  if (sheets.some(({ rows }) => rows.length > rowLimit)) throw new UnreadableDocument('too-large');
  return sheets.map(({ name, rows }) => ({
    name,
    rows: rows.filter((row) => row.some((cell) => cell !== '')),
  }));
}

async function readXlsx(bytes: Uint8Array): Promise<{ name: string; rows: string[][] }[]> {
  const zip = await openZip(bytes);
  if (!zip.names.includes('xl/workbook.xml')) throw new UnreadableDocument('wrong-type');
  // Every part that is read below is unpacked here first, under our limits: the reader has none.
  for (const name of zip.names.filter((entry) => /\.(?:xml|rels)$/.test(entry))) {
    const part = (await zip.part(name))!;
    const start = new TextDecoder().decode(part.subarray(0, 2048));
    if (/<!(?:DOCTYPE|ENTITY)/i.test(start)) throw new UnreadableDocument('entities');
    if (name.startsWith('xl/worksheets/')) refuseWide(new TextDecoder().decode(part));
  }
  try {
    const sheets = await readXlsxSheets(Buffer.from(bytes));
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(cellText)),
    }));
  } catch {
    throw new UnreadableDocument('broken');
  }
}

/** The reader makes every cell between the first and the last one that is filled: they are counted before. */
function refuseWide(sheet: string): void {
  let rows = 0;
  let columns = 0;
  for (const [tag, letters, digits] of sheet.matchAll(
    /<(?:\w+:)?(?:c|row)(?=\s)[^>]*?\sr=["']([A-Z]*)(\d+)["'][^>]*>/g,
  )) {
    const row = Number(digits);
    if (row > lastRow) throw new UnreadableDocument('too-large');
    if (letters === '' || tag.endsWith('/>')) continue;
    rows = Math.max(rows, row);
    columns = Math.max(columns, columnOf(letters!));
    if (rows * columns > sheetLimit) throw new UnreadableDocument('too-large');
  }
}

/** A is 1, AA is 27. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).replace(/\s+/g, ' ').trim();
}

function readCsv(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes);
  if (/[\u0000-\u0008]/.test(text.slice(0, 4096))) throw new UnreadableDocument('wrong-type');
  try {
    const rows = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      bom: true,
      to: rowLimit + 1,
    }) as string[][];
    return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  } catch {
    throw new UnreadableDocument('broken');
  }
}

/** The separator that cuts the first lines into the most equal number of cells. */
function separatorOf(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const scored = [';', ',', '\t', '|'].map((separator) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
    const steady =
      counts.filter((count) => count === counts[0]).length / Math.max(counts.length, 1);
    return { separator, score: (counts[0] ?? 0) > 0 ? steady * 100 + (counts[0] ?? 0) : 0 };
  });
  return scored.sort((a, b) => b.score - a.score)[0]!.separator;
}
