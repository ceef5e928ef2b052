/** A workbook to blocks: each sheet is a table, under its name where there are several. */
import { listMark, SourceBuilder, tidy, type Cell, type Source } from './blocks.ts';
import { cleanCell } from './cell.ts';
import { readWorkbook } from './spreadsheet.ts';

/** Throws `UnreadableDocument`. */
export async function readSheets(bytes: Uint8Array): Promise<Source> {
  const builder = new SourceBuilder();
  const sheets = (await readWorkbook(bytes, keepLines)).filter(({ rows }) => rows.length > 0);
  for (const { name, rows } of sheets) {
    if (sheets.length > 1) builder.heading(1, tidy(name));
    const width = Math.max(...rows.map((row) => row.length));
    builder.addCells(rows.length * width);
    const line = builder.lines.length;
    const cells = rows.map((row, at) =>
      Array.from({ length: width }, (_, i) => cellOf(builder, row[i] ?? '', at === 0)),
    );
    builder.blocks.push({ kind: 'table', rows: cells, line });
  }
  return builder.source();
}

const keepLines = (text: string): string =>
  text.split(/\r?\n/).map(cleanCell).filter(Boolean).join('\n');

function cellOf(builder: SourceBuilder, raw: string, header: boolean): Cell {
  const texts = raw.split(/\r?\n/).map(tidy).filter(Boolean);
  const line = builder.line(texts.join(' '));
  return {
    blocks: texts.map((text) => ({ kind: 'paragraph', text: listMark(text)?.rest ?? text, line })),
    line,
    header,
  };
}
