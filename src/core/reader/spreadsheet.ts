/**
 * CSV, XLSX and a ZIP of CSV files to rows of text. Separator and encoding are found out; what an
 * archive claims of itself is not believed.
 */
import readXlsxSheets from 'read-excel-file/node';
import { cleanCell } from './cell.ts';
import { parseCsv, separatorOf } from './csv.ts';
import { decodeRepaired } from './decode.ts';
import { UnreadableDocument } from './refusal.ts';
import { openZip, type Archive } from './zip.ts';

export const rowLimit = 100_000;
/** Of a sheet, with the empty ones between its first and its last. */
const sheetLimit = 2_000_000;
/** No program knows more. */
const lastRow = 1_048_576;

export type Sheet = {
  /** Empty for a CSV file. */
  name: string;
  rows: string[][];
  /** Of each row, the line of the file or the row of the sheet: empty ones are counted too. */
  lines: number[];
};
export type Workbook = {
  sheets: Sheet[];
  /** Names of sheets that are hidden and were not read. */
  hidden: string[];
  /** Lines of which an odd byte was read otherwise than the rest. */
  repaired: number[];
  /** Lines with a quotation mark that is never closed. */
  unclosed: number[];
};

/** Rows of trimmed texts; dates come as 2026-11-22. Throws `UnreadableDocument`. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<string[][]> {
  return (await readWorkbook(bytes))[0]!.rows;
}

/** What becomes of the text of a cell. */
type Clean = (text: string) => string;

/**
 * Every sheet that is not hidden, with its name; a CSV file is one sheet without a name. Throws
 * `UnreadableDocument`.
 */
export async function readWorkbook(bytes: Uint8Array, clean = cleanCell): Promise<Sheet[]> {
  return (await readWholeWorkbook(bytes, clean)).sheets;
}

/** The same with what was left out and what was mended. Throws `UnreadableDocument`. */
export async function readWholeWorkbook(bytes: Uint8Array, clean = cleanCell): Promise<Workbook> {
  if (bytes.length === 0) throw new UnreadableDocument('empty');
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const book = isZip ? await readArchive(bytes, clean) : { ...readCsv(bytes, clean), hidden: [] };
  if (book.sheets.some(({ rows }) => rows.length > rowLimit))
    throw new UnreadableDocument('too-large');
  return {
    ...book,
    sheets: book.sheets.map(({ name, rows, lines }) => {
      const kept = rows.flatMap((row, i) => (row.some((cell) => cell !== '') ? [i] : []));
      return {
        name: cleanCell(name),
        rows: kept.map((i) => rows[i]!),
        lines: kept.map((i) => lines[i]!),
      };
    }),
    hidden: book.hidden.map(cleanCell),
  };
}

/** A workbook, or several CSV files in one ZIP: each is a sheet that is called as the file is. */
async function readArchive(bytes: Uint8Array, clean: Clean): Promise<Workbook> {
  const zip = await openZip(bytes);
  if (zip.names.includes('xl/workbook.xml')) return readXlsx(bytes, zip, clean);
  const files = zip.names.filter(
    (name) => /\.csv$/i.test(name) && !/(?:^|\/)(?:\.|__MACOSX)/.test(name),
  );
  if (files.length === 0) throw new UnreadableDocument('wrong-type');
  const sheets: Sheet[] = [];
  for (const file of files) {
    const part = (await zip.part(file))!;
    if (part.length > 0)
      sheets.push({
        ...readCsv(part, clean).sheets[0]!,
        name: file.replace(/^.*\//, '').slice(0, -4),
      });
  }
  if (sheets.length === 0) throw new UnreadableDocument('empty');
  return { sheets, hidden: [], repaired: [], unclosed: [] };
}

async function readXlsx(bytes: Uint8Array, zip: Archive, clean: Clean): Promise<Workbook> {
  // Every part that is read below is unpacked here first, under our limits: the reader has none.
  const parts = new Map<string, string>();
  for (const name of zip.names.filter((entry) => /\.(?:xml|rels)$/.test(entry))) {
    const part = (await zip.part(name))!;
    const start = new TextDecoder().decode(part.subarray(0, 2048));
    if (/<!(?:DOCTYPE|ENTITY)/i.test(start)) throw new UnreadableDocument('entities');
    if (!/^xl\/(?:worksheets\/[^/]*|workbook|styles|_rels\/workbook)\./.test(name)) continue;
    const text = new TextDecoder().decode(part);
    if (name.startsWith('xl/worksheets/')) refuseWide(text);
    parts.set(name, text);
  }
  try {
    const read = await readXlsxSheets(Buffer.from(bytes));
    const { hidden, places } = sheetsOf(parts);
    const zeros = zeroFormats(parts.get('xl/styles.xml') ?? '');
    const all = read.map(({ sheet, data }): Sheet => {
      const rows = data.map((row) => row.map((cell) => cellText(cell, clean)));
      if (zeros.size > 0) padNumbers(rows, parts.get(places.get(sheet) ?? '') ?? '', zeros);
      return { name: sheet, rows, lines: rows.map((_, i) => i + 1) };
    });
    const shown = all.filter(({ name }) => !hidden.has(name));
    return {
      sheets: shown.length > 0 ? shown : all,
      hidden: shown.length > 0 ? [...hidden] : [],
      repaired: [],
      unclosed: [],
    };
  } catch {
    throw new UnreadableDocument('broken');
  }
}

/** Which sheets are hidden, and in which part of the archive each lies. */
function sheetsOf(parts: Map<string, string>): {
  hidden: Set<string>;
  places: Map<string, string>;
} {
  const targets = new Map<string, string>();
  for (const [tag] of (parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(
    /<(?:\w+:)?Relationship\s[^>]*>/g,
  ))
    targets.set(attributeOf(tag, 'Id'), attributeOf(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'));
  const hidden = new Set<string>();
  const places = new Map<string, string>();
  for (const [tag] of (parts.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const name = plainText(attributeOf(tag, 'name'));
    if (/^(?:hidden|veryHidden)$/.test(attributeOf(tag, 'state'))) hidden.add(name);
    places.set(name, targets.get(attributeOf(tag, 'r:id') || attributeOf(tag, 'd3p1:id')) ?? '');
  }
  return { hidden, places };
}

const attributeOf = (tag: string, name: string): string =>
  new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean) ?? '';

const plainText = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** Styles of cells whose number is shown with zeros in front, and how many digits it has then. */
function zeroFormats(styles: string): Map<number, number> {
  const digits = new Map<string, number>();
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    const code = attributeOf(tag, 'formatCode');
    if (/^0{2,30}$/.test(code)) digits.set(attributeOf(tag, 'numFmtId'), code.length);
  }
  const formats = new Map<number, number>();
  if (digits.size === 0) return formats;
  const cells = /<(?:\w+:)?cellXfs[\s>][^]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  for (const [i, [tag]] of [...cells.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].entries()) {
    const length = digits.get(attributeOf(tag, 'numFmtId'));
    if (length !== undefined) formats.set(i, length);
  }
  return formats;
}

/** A number of somebody is what the sheet shows: 0012345, not 12345. */
function padNumbers(rows: string[][], sheet: string, zeros: Map<number, number>): void {
  for (const [tag, letters, digits] of sheet.matchAll(
    /<(?:\w+:)?c(?=\s)[^>]*?\sr=["']([A-Z]{1,3})(\d+)["'][^>]*>/g,
  )) {
    const length = zeros.get(Number(attributeOf(tag, 's') || -1));
    const row = rows[Number(digits) - 1];
    const column = columnOf(letters!) - 1;
    if (length !== undefined && row && /^\d+$/.test(row[column] ?? ''))
      row[column] = row[column]!.padStart(length, '0');
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

function cellText(cell: unknown, clean: Clean): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return clean(String(cell));
}

function readCsv(bytes: Uint8Array, clean: Clean): Omit<Workbook, 'hidden'> {
  const { text: whole, repaired } = decodeRepaired(bytes);
  if (/[\u0000-\u0008]/.test(whole.slice(0, 4096))) throw new UnreadableDocument('wrong-type');
  // Spreadsheets write on a line of its own which separator they use.
  const said = /^sep=(.)(?:\r\n|\r|\n)/i.exec(whole.slice(0, 20));
  const text = said ? whole.slice(said[0].length) : whole;
  const { rows, lines, unclosed } = parseCsv(text, said?.[1] ?? separatorOf(text), rowLimit + 1);
  const skipped = said ? 1 : 0;
  return {
    sheets: [
      {
        name: '',
        rows: rows.map((row) => row.map(clean)),
        lines: lines.map((line) => line + skipped),
      },
    ],
    repaired,
    unclosed: unclosed.map((line) => line + skipped),
  };
}
