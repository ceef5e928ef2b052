/**
 * Files that take long to read, or look as if they would not: for tests and benches, made in a
 * moment.
 */
import { strToU8, zipSync } from 'fflate';
import { ownDataFormat } from '../../src/features/rights/data-import.rules.ts';

/** A workbook with one sheet of names and numbers; honest, and large. */
export function workbook(rows: number, columns: number): Buffer {
  const cell = (row: number, column: number) =>
    row === 0
      ? (['number', 'first name', 'last name'][column] ?? `column ${column}`)
      : (['N', 'Name', 'Family'][column] ?? 'x') + row;
  const lines = Array.from(
    { length: rows },
    (_, row) =>
      `<row r="${row + 1}">${Array.from({ length: columns }, (_, column) => `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${cell(row, column)}</t></is></c>`).join('')}</row>`,
  );
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `${head}<workbook xmlns="${main}" xmlns:r="${links}"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `${head}<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
      ),
    }),
  );
}

/** A file about oneself with rows that say nothing. */
export const ownData = (rows: number): Buffer =>
  Buffer.from(
    JSON.stringify({
      format: ownDataFormat,
      organisation: 'X',
      madeOn: '2026-11-01',
      data: { own_action: Array.from({ length: rows }, () => ({})) },
    }),
  );

export const nested = (depth: number): Buffer =>
  Buffer.from(`${'<div>'.repeat(depth)}x${'</div>'.repeat(depth)}`);

export type Hostile = { what: string; path: string; name: string; bytes: () => Buffer };

/** What is sent where, as a coordinator. */
export const hostile: Hostile[] = [
  {
    what: 'text, 60,000 dots',
    path: '/profiles',
    name: 'a.txt',
    bytes: () => Buffer.from('.'.repeat(60_000)),
  },
  {
    what: 'Markdown, 60,000 [',
    path: '/profiles',
    name: 'a.md',
    bytes: () => Buffer.from('['.repeat(60_000)),
  },
  {
    what: 'text, "years, " to 20 kB',
    path: '/profiles',
    name: 'b.txt',
    bytes: () => Buffer.from('years, '.repeat(2900)),
  },
  {
    what: 'HTML, 20,000 <div> in one another',
    path: '/profiles',
    name: 'a.html',
    bytes: () => nested(20_000),
  },
  {
    what: 'workbook, 20,000 x 20',
    path: '/people/imports',
    name: 'a.xlsx',
    bytes: () => workbook(20_000, 20),
  },
  {
    what: 'workbook, 75,000 x 20',
    path: '/people/imports',
    name: 'b.xlsx',
    bytes: () => workbook(75_000, 20),
  },
  {
    what: 'file about oneself, 60,000 rows',
    path: '/my-data/brought',
    name: 'a.json',
    bytes: () => ownData(60_000),
  },
  {
    what: 'file about oneself, 120,000 rows',
    path: '/my-data/brought',
    name: 'b.json',
    bytes: () => ownData(120_000),
  },
];
