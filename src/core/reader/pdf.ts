/**
 * PDF to blocks. A PDF knows only where letters stand, so everything is inferred from place, size
 * and weight: columns from gutters, lines from baselines, page headers and footers from repetition,
 * headings from size or weight, wrapped lines from how far they reach, tables from cells that line
 * up.
 */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import {
  asListItem,
  joinLines,
  listMark,
  paragraphLimit,
  SourceBuilder,
  tidy,
  type Block,
  type Cell,
  type Source,
  type Table,
} from './blocks.ts';
import { arrangePage, least, most, type Fragment, type PageLine } from './pdf-layout.ts';
import { multiply, readMarks, type Marks, type Matrix } from './pdf-marks.ts';
import { UnreadableDocument } from './refusal.ts';
import { headingLevel, headingShape } from './text.ts';

const pageLimit = 300;
/**
 * Ruled lines are held against each other page by page; a document of drawings is read without its
 * tables.
 */
const pairLimit = 50_000_000;

export async function readPdf(bytes: Uint8Array): Promise<Source> {
  const pages = await readPages(bytes);
  const letters = pages
    .flatMap((page) => page.fragments)
    .reduce((sum, fragment) => sum + fragment.text.length, 0);
  if (letters < 20) throw new UnreadableDocument('scanned');
  let pairs = 0;
  const lines = dropRepeated(
    pages.map(({ fragments, marks }, page) => {
      pairs += marks.rules.length ** 2;
      return arrangePage(fragments, pairs > pairLimit ? { ...marks, rules: [] } : marks, page);
    }),
  );
  return toBlocks(lines);
}

async function readPages(bytes: Uint8Array): Promise<{ fragments: Fragment[]; marks: Marks }[]> {
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    isEvalSupported: false,
  } as object).catch((error: Error) => {
    throw new UnreadableDocument(error.name === 'PasswordException' ? 'encrypted' : 'broken');
  });
  const pages: { fragments: Fragment[]; marks: Marks }[] = [];
  for (let number = 1; number <= Math.min(document.numPages, pageLimit); number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    // From the place in the file to the place that is seen, whichever way the page is turned.
    const view = page.getViewport({ scale: 1 }).transform as Matrix;
    const drawn = await page.getOperatorList().catch(() => null); // also loads the fonts, whose names tell which are bold
    const marks = drawn
      ? readMarks(drawn as never, OPS as unknown as Record<string, number>, view)
      : { rules: [], dots: [] };
    const fragments: Fragment[] = [];
    for (const item of content.items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [a, b, c, d, x, y] = multiply(view, item.transform as Matrix);
      // Turned text is decoration.
      if (Math.abs(b) > Math.abs(a) || a < 0) continue;
      const size = Math.hypot(c, d);
      fragments.push({
        text: item.str,
        x,
        y,
        width: item.width,
        size,
        bold: isBold(page, item.fontName),
      });
    }
    pages.push({ fragments: drawnOnce(withoutNotes(closeLetters(fragments))), marks });
    page.cleanup();
  }
  await document.loadingTask.destroy();
  return pages;
}

const spaced = /^\p{L}(?: \p{L}){2,}$/u;

/** "L I S T E N I N G": letters set apart are a word. */
function closeLetters(fragments: Fragment[]): Fragment[] {
  const lines = new Set(
    fragments.filter(({ text }) => spaced.test(text.trim())).map(({ y }) => Math.round(y)),
  );
  if (lines.size === 0) return fragments;
  return fragments.map((fragment) =>
    lines.has(Math.round(fragment.y)) && /^\p{L}(?: \p{L})+$/u.test(fragment.text.trim())
      ? { ...fragment, text: fragment.text.trim().replaceAll(' ', '') }
      : fragment,
  );
}

/** Letters that are drawn twice, a hair apart, are a way to make them bold. */
function drawnOnce(fragments: Fragment[]): Fragment[] {
  const known = new Map<string, Fragment[]>();
  return fragments.filter((fragment) => {
    const alike = known.get(fragment.text) ?? [];
    const twin = alike.find(
      ({ x, y, size }) =>
        Math.abs(x - fragment.x) < size * 0.15 && Math.abs(y - fragment.y) < size * 0.15,
    );
    if (twin) twin.bold = true;
    else known.set(fragment.text, [...alike.slice(-50), fragment]);
    return !twin;
  });
}

/** Without the small raised numbers that point to notes. */
function withoutNotes(fragments: Fragment[]): Fragment[] {
  return fragments.filter(
    (mark, i) =>
      !/^\s*(?:\d{1,2}|[*†‡])\s*$/.test(mark.text) ||
      !fragments
        .slice(Math.max(0, i - 4), i + 5)
        .some(
          (word) =>
            word.size > mark.size * 1.2 &&
            Math.abs(word.x + word.width - mark.x) < word.size * 0.4 &&
            mark.y < word.y - word.size * 0.1 &&
            word.y - mark.y < word.size,
        ),
  );
}

function isBold(
  page: { commonObjs: { has: (id: string) => boolean; get: (id: string) => unknown } },
  font: string,
): boolean {
  if (!page.commonObjs.has(font)) return false;
  const { name, bold, black } = page.commonObjs.get(font) as {
    name?: string;
    bold?: boolean;
    black?: boolean;
  };
  return bold === true || black === true || /bold|black|heavy|semibold|demi/i.test(name ?? '');
}

/** Lines at the edge of a page that return on other pages, and page numbers. */
function dropRepeated(pages: PageLine[][]): PageLine[] {
  // The number of the page stands on some lines of a footer only.
  const shape = (line: PageLine) =>
    tidy(line.text)
      .replace(/\d+/g, '#')
      .replace(
        /[\s,|·–-]*(?:pagina|page|sida|seite|side|p\.)?\s*#(?:\s*(?:\/|of|van|av|von|af|sur)\s*#)?$/i,
        '',
      );
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(page.map(shape))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return pages.flatMap((page) => {
    const top = least(page.map((line) => line.y));
    const bottom = most(page.map((line) => line.y));
    return page.filter((line) => {
      if (line.table) return true;
      const edge = line.y < top + 30 || line.y > bottom - 30;
      if (edge && (counts.get(shape(line)) ?? 0) >= 2 && listMark(line.text) === null) return false;
      return !(
        edge &&
        /^(?:(?:pagina|page|sida|seite|side|p\.)\s*)?\d{1,3}(?:\s*(?:\/|of|van|av|von|af|sur)\s*\d{1,3})?$/i.test(
          line.text.trim(),
        )
      );
    });
  });
}

function toBlocks(lines: PageLine[]): Source {
  const builder = new SourceBuilder();
  const body = bodySize(lines);
  const levels = headingSizes(lines, body);
  const edges = edgesOf(lines);
  let ruled: { index: number; page: number; table: Table | null } = {
    index: -1,
    page: -1,
    table: null,
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.table) {
      const onlyEdges = lines
        .slice(ruled.index + 1, i)
        .every((other) => isAtEdge(other, edges.get(other.page)!));
      const before =
        ruled.table && ruled.page === line.page - 1 && onlyEdges
          ? ruled.table
          : builder.blocks.at(-1);
      ruled = {
        index: i,
        page: line.page,
        table: addRuledTable(builder, line.table, before),
      };
      continue;
    }
    const rows = tableRows(lines, i);
    if (rows > 1) {
      addTable(builder, lines.slice(i, i + rows));
      i += rows - 1;
      continue;
    }
    let text = tidy(line.text);
    const heading = isHeading(line, lines[i - 1], lines[i + 1], body);
    const mark = heading ? null : listMark(text);
    let last = line;
    while (
      lines[i + 1] &&
      text.length <= paragraphLimit &&
      continues(line, last, lines[i + 1]!, { heading, body, list: mark !== null })
    ) {
      last = lines[++i]!;
      text = joinLines(text, tidy(last.text));
    }
    if (heading) builder.heading(levelOf(line, text, levels), text.replace(/:$/, ''));
    else if (mark) builder.item(0, listMark(text)?.rest ?? text, mark.ordered);
    else addParagraph(builder, text, line);
  }
  nestItems(builder, lines);
  return builder.source();
}

type Edges = { top: number; bottom: number };

/** Where the words of each page begin and end. */
function edgesOf(lines: PageLine[]): Map<number, Edges> {
  const edges = new Map<number, Edges>();
  for (const { page, y } of lines) {
    const { top, bottom } = edges.get(page) ?? { top: y, bottom: y };
    edges.set(page, { top: Math.min(top, y), bottom: Math.max(bottom, y) });
  }
  return edges;
}

const isAtEdge = ({ y, table }: PageLine, { top, bottom }: Edges): boolean =>
  !table && (y < top + 30 || y > bottom - 30);

function addParagraph(builder: SourceBuilder, text: string, line: PageLine): void {
  const lead = line.lead && text.startsWith(line.lead) ? line.lead : undefined;
  const block = asListItem({ kind: 'paragraph', text, line: 0 });
  if (block.kind === 'item') builder.item(0, block.text, block.ordered);
  else builder.paragraph(text, lead);
}

function bodySize(lines: PageLine[]): number {
  const weights = new Map<number, number>();
  for (const line of lines)
    weights.set(round(line.size), (weights.get(round(line.size)) ?? 0) + line.text.length);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

function round(size: number): number {
  return Math.round(size * 2) / 2;
}

function headingSizes(lines: PageLine[], body: number): number[] {
  return [
    ...new Set(
      lines.filter((line) => round(line.size) > body * 1.06).map((line) => round(line.size)),
    ),
  ].sort((a, b) => b - a);
}

function levelOf(line: PageLine, text: string, sizes: number[]): number {
  const bySize = sizes.indexOf(round(line.size));
  const byNumber = /^\d+(?:\.\d+)*\.?\s/.test(text) ? headingLevel(text) : null;
  return byNumber ?? (bySize >= 0 ? bySize + 1 : sizes.length + 2);
}

function isHeading(
  line: PageLine,
  before: PageLine | undefined,
  next: PageLine | undefined,
  body: number,
): boolean {
  const text = tidy(line.text);
  if (line.table) return false;
  if (!next && round(line.size) <= body * 1.06) return false;
  if (round(line.size) > body * 1.06) return text.length < 120 && listMark(text)?.ordered !== false;
  if (!headingShape(text) || listMark(text)?.ordered === false) return false;
  if (line.bold) return true;
  const apart = !before || before.page !== line.page || line.y - before.y > line.size * 1.9;
  return apart && next !== undefined && /^\d+(?:\.\d+)+\s+\p{Lu}/u.test(text);
}

/** Does the next line go on with this paragraph, list line or heading? */
function continues(
  first: PageLine,
  last: PageLine,
  next: PageLine,
  { heading, body, list }: { heading: boolean; body: number; list: boolean },
): boolean {
  if (next.table || last.table) return false;
  const size = Math.max(last.size, body);
  const overPage = next.page !== last.page || next.column !== last.column;
  const near = overPage ? true : next.y - last.y < size * 1.75 && next.y > last.y - 1;
  if (!near || Math.abs(next.size - last.size) > 0.8 || next.cells.length > 1) return false;
  if (listMark(next.text) !== null) return false;
  if (heading)
    return (
      !overPage &&
      next.bold === last.bold &&
      !/^\d/.test(next.text) &&
      (reaches(last, next) || (/^\p{Ll}/u.test(next.text) && !/[.!?:]$/.test(last.text))) &&
      headingShape(last.text)
    );
  if (next.bold && !last.bold && headingShape(next.text)) return false;
  if (next.lead && !last.bold && !overPage) return false;
  if (overPage) return /^[\p{Ll}(]/u.test(next.text) && !/[.!?:]$/.test(last.text.trim());
  if (list && Math.abs(next.x - first.x) < 2 && first.textX - first.x > 4 && !reaches(last, next))
    return false;
  if (/[\p{L}]-$/u.test(last.text) && /^\p{Ll}/u.test(next.text)) return true;
  if (
    next.y - last.y > Math.max(usual(first, last), size * 1.2) * 1.25 &&
    /[.!?:]$/.test(last.text.trim())
  )
    return false;
  return reaches(last, next) || (/^\p{Ll}/u.test(next.text) && !/[.!?:;]$/.test(last.text.trim()));
}

/** The first word of the next line would not have fitted on this one. */
function reaches(last: PageLine, next: PageLine): boolean {
  const word = next.text.split(' ')[0]!;
  const wordWidth = (word.length + 1) * (next.width / Math.max(next.text.length, 1));
  return last.x + last.width + wordWidth > last.right - 1;
}

function usual(first: PageLine, last: PageLine): number {
  return first === last ? 0 : last.lineHeight;
}

/** Letters set far apart are no table. */
const columnLimit = 40;

/** How many lines from here stand in the same grid of cells. */
function tableRows(lines: PageLine[], start: number): number {
  if ((lines[start]?.cells.length ?? 0) < 2) return 0;
  const columns = lines[start]!.cells.map((cell) => cell.x);
  if (columns.length > columnLimit) return 0;
  let end = start + 1;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    if (line.page !== lines[start]!.page || line.y - lines[end - 1]!.y > line.size * 4) break;
    if (!line.cells.every((cell) => columns.some((x) => Math.abs(x - cell.x) < 6))) break;
    if (
      line.cells.length === 1 &&
      line.bold &&
      Math.abs(line.x - columns[0]!) < 3 &&
      line.size > lines[start]!.size
    )
      break;
  }
  // What stands alone in the first column below the last row is no row.
  let last = end;
  while (last > start && lines[last - 1]!.cells.length === 1) last--;
  while (last < end && /^\p{Ll}/u.test(lines[last]!.text)) last++;
  const rows = lines.slice(start, last);
  return rows.filter((line) => line.cells.length > 1).length >= 2 ? rows.length : 0;
}

/**
 * A row begins where the first column speaks, or after a gap; other lines continue the cells above
 * them.
 */
function addTable(builder: SourceBuilder, lines: PageLine[]): void {
  const columns = [
    ...new Set(lines.flatMap((line) => line.cells.map((cell) => Math.round(cell.x / 6) * 6))),
  ]
    .sort((a, b) => a - b)
    .filter((x, i, all) => i === 0 || x - all[i - 1]! > 6);
  const steps = lines
    .slice(1)
    .map((line, i) => line.y - lines[i]!.y)
    .sort((a, b) => a - b);
  const tight = steps[0] ?? 12;
  const even = steps.filter((step) => step <= tight * 1.3).length >= steps.length * 0.6;
  const rows: string[][][] = [];
  lines.forEach((line, i) => {
    // Where all lines stand equally far apart, a row begins where the first column begins anew.
    const anew =
      even && line.cells[0]!.x < columns[0]! + 9 && /^[\p{Lu}\d]/u.test(line.cells[0]!.text.trim());
    const gap = i === 0 || anew || line.y - lines[i - 1]!.y > tight * 1.3;
    if (gap || rows.length === 0) rows.push(columns.map(() => []));
    for (const cell of line.cells) {
      const at = columns.findLastIndex((x) => x <= cell.x + 6);
      const texts = rows.at(-1)![Math.max(at, 0)]!;
      const text = tidy(cell.text);
      if (texts.length > 0 && listMark(text) === null)
        texts[texts.length - 1] = joinLines(texts.at(-1)!, text);
      else texts.push(text);
    }
  });
  const first = builder.lines.length;
  const made = rows.map((row, index) =>
    row.map((texts): Cell => {
      const line = builder.line(texts.join(' '));
      return {
        line,
        header: index === 0,
        blocks: texts.map((text) => ({
          kind: 'paragraph',
          text: listMark(text)?.rest ?? text,
          line,
        })),
      };
    }),
  );
  builder.blocks.push({ kind: 'table', rows: made, line: first });
}

/** What runs on from a table of the page before is added to that; answers with the table. */
function addRuledTable(
  builder: SourceBuilder,
  rows: string[][][],
  before: Block | undefined,
): Table {
  const first = builder.lines.length;
  const made = rows.map((row, index) =>
    row.map((texts): Cell => {
      const line = builder.line(texts.join(' '));
      return {
        line,
        header: index === 0,
        blocks: texts.map((text) => ({
          kind: 'paragraph',
          text: listMark(text)?.rest ?? text,
          line,
        })),
      };
    }),
  );
  if (before?.kind === 'table' && before.rows[0]!.length === made[0]!.length) {
    before.rows.push(...continued(before.rows, made));
    return before;
  }
  const table: Table = { kind: 'table', rows: made, line: first };
  builder.blocks.push(table);
  return table;
}

/** A table that runs over the page: the repeated header goes, a row cut in two is one again. */
function continued(before: Cell[][], rows: Cell[][]): Cell[][] {
  const text = (row: Cell[]) =>
    row.map((cell) => cell.blocks.map((block) => block.text).join(' ')).join('|');
  const fresh = text(before[0]!) === text(rows[0]!) ? rows.slice(1) : rows;
  const [first, ...more] = fresh;
  const tail = before.at(-1)!;
  if (!first || first[0]!.blocks.length > 0) return fresh;
  first.forEach((cell, i) => {
    const [next, ...others] = cell.blocks;
    const open = tail[i]!.blocks.at(-1);
    if (next && open && /^\p{Ll}/u.test(next.text) && !/[.!?;]$/.test(open.text)) {
      open.text = joinLines(open.text, next.text);
      tail[i]!.blocks.push(...others);
    } else tail[i]!.blocks.push(...cell.blocks);
  });
  return more;
}

/** List lines that stand further in are one level deeper. */
function nestItems(builder: SourceBuilder, lines: PageLine[]): void {
  const indents = new Map(
    lines
      .filter((line) => listMark(line.text))
      .map((line) => [tidy(listMark(line.text)!.rest).slice(0, 24), line.x - line.left]),
  );
  const steps = new Map(
    [...new Set([...indents.values()].map((x) => Math.round(x / 8)))]
      .sort((a, b) => a - b)
      .map((step, depth) => [step, depth]),
  );
  for (const block of builder.blocks) {
    if (block.kind !== 'item') continue;
    const indent = indents.get(block.text.slice(0, 24));
    if (indent !== undefined) block.depth = steps.get(Math.round(indent / 8)) ?? 0;
  }
}
