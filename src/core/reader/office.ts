/** What Word and OpenDocument have in common once their own marks are understood. */
import {
  listMark,
  tidy,
  type Cell,
  type Item,
  type Paragraph,
  type SourceBuilder,
} from './blocks.ts';

export type Run = { text: string; bold: boolean };
export type OfficeParagraph = {
  runs: Run[];
  level: number | null;
  list: { depth: number; ordered: boolean } | null;
};
export type OfficeCell = { paragraphs: OfficeParagraph[]; header: boolean; span: number };

/** Level of headings that are only bold, below all real ones. */
const boldLevel = 7;

export function textOf(paragraph: OfficeParagraph): string {
  return tidy(paragraph.runs.map((run) => run.text).join(''));
}

/** The bold words in front, when something that is not bold follows or they are all there is. */
function leadOf(paragraph: OfficeParagraph): string | undefined {
  let lead = '';
  for (const run of paragraph.runs) {
    if (!run.bold && run.text.trim() !== '') break;
    lead += run.text;
  }
  return tidy(lead) || undefined;
}

export function addParagraph(builder: SourceBuilder, paragraph: OfficeParagraph): void {
  const text = textOf(paragraph);
  if (text === '') return;
  const lead = leadOf(paragraph);
  const mark = listMark(text);
  if (paragraph.level !== null) builder.heading(paragraph.level, text);
  else if (paragraph.list)
    builder.item(
      paragraph.list.depth,
      mark && !mark.ordered ? mark.rest : text,
      paragraph.list.ordered,
      lead,
    );
  else if (mark) builder.item(0, mark.rest, mark.ordered);
  else if (lead === text && text.length < 80 && !/[.;,]$/.test(text))
    builder.heading(boldLevel, text.replace(/:$/, ''));
  else builder.paragraph(text, lead);
}

/**
 * A paragraph that its author broke into lines by hand: each is a paragraph, but for one that begins
 * small behind a long line that does not end.
 */
export function addLines(builder: SourceBuilder, lines: OfficeParagraph[]): void {
  const kept: OfficeParagraph[] = [];
  for (const line of lines) {
    const before = kept.at(-1);
    const text = textOf(line);
    const open = before ? textOf(before) : '';
    if (text === '') continue;
    if (before && /^\p{Ll}/u.test(text) && open.length > 60 && /[^.!?:;]$/u.test(open))
      kept[kept.length - 1] = {
        ...before,
        runs: [...before.runs, { text: ' ', bold: false }, ...line.runs],
      };
    else kept.push(line);
  }
  for (const line of kept) addParagraph(builder, line);
}

/** A table of one column is only a frame: its paragraphs stand for themselves. */
export function addTable(builder: SourceBuilder, rows: OfficeCell[][]): void {
  if (rows.every((row) => row.length === 1)) {
    for (const paragraph of rows.flat().flatMap((cell) => cell.paragraphs))
      addParagraph(builder, paragraph);
    return;
  }
  builder.addCells(rows.flat().reduce((sum, { span }) => sum + Math.max(span, 1), 0));
  const first = builder.lines.length;
  const made = rows.map((row) => row.flatMap((cell) => makeCells(builder, cell)));
  builder.blocks.push({ kind: 'table', rows: made, line: first });
}

function makeCells(builder: SourceBuilder, cell: OfficeCell): Cell[] {
  const line = builder.lines.length;
  const blocks: (Paragraph | Item)[] = [];
  for (const paragraph of cell.paragraphs) {
    const text = textOf(paragraph);
    if (text === '') continue;
    const mark = listMark(text);
    const at = builder.line(text);
    if (paragraph.list || mark)
      blocks.push({
        kind: 'item',
        depth: paragraph.list?.depth ?? 0,
        text: mark?.rest ?? text,
        ordered: false,
        line: at,
      });
    else {
      const lead = leadOf(paragraph);
      blocks.push({
        kind: 'paragraph',
        text,
        line: at,
        ...(lead && lead !== text ? { lead } : {}),
      });
    }
  }
  const filled = { blocks, line, header: cell.header };
  return [
    filled,
    ...Array.from({ length: Math.max(cell.span - 1, 0) }, () => ({
      blocks: [],
      line,
      header: cell.header,
    })),
  ];
}
