/**
 * From letters at places to lines in reading order: gutters, columns, baselines, cells. Units are
 * PDF points from the top left.
 */

import { joinLines, listMark, tidy } from './blocks.ts';
import { findGrids, type Grid, type Marks } from './pdf-marks.ts';

export type Fragment = {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  bold: boolean;
};
export type PageLine = {
  /** Rows of a ruled table that stands here. */
  table?: string[][][];
  page: number;
  column: number;
  text: string;
  x: number;
  /** Where the words begin after a bullet mark. */
  textX: number;
  y: number;
  width: number;
  size: number;
  bold: boolean;
  /** Bold words in front of words that are not. */
  lead: string | null;
  /** Pieces with wide gaps between them. */
  cells: { x: number; text: string }[];
  /** Edges of the column. */
  left: number;
  right: number;
  lineHeight: number;
  /** Where a table ends. */
  bottom?: number;
};

/** The smallest and the largest of a list of any length. */
export const least = (values: number[]): number =>
  values.reduce((found, value) => Math.min(found, value), Infinity);
export const most = (values: number[]): number =>
  values.reduce((found, value) => Math.max(found, value), -Infinity);

/** A page with more dots than that is drawn, not listed. */
const dotLimit = 500;

/** Letters, drawn bullets and ruled tables of one page as lines in reading order. */
export function arrangePage(fragments: Fragment[], marks: Marks, page: number): PageLine[] {
  const all = [
    ...fragments,
    ...marks.dots.slice(0, dotLimit).flatMap((dot) => bulletAt(dot, fragments)),
  ];
  const grids = findGrids(marks.rules).filter((grid) =>
    all.some((fragment) => isInside(fragment, grid)),
  );
  const free = all.filter((fragment) => !grids.some((grid) => isInside(fragment, grid)));
  const places = grids.map((grid, i): Fragment => ({
    text: `\u0000${i}`,
    x: grid.xs[0]!,
    y: grid.ys[0]! + 1,
    width: grid.xs.at(-1)! - grid.xs[0]!,
    size: 10,
    bold: false,
  }));
  return arrange([...free, ...places], page).map((line) => {
    const grid = line.text.startsWith('\u0000') ? grids[Number(line.text.slice(1))] : undefined;
    return grid
      ? {
          ...line,
          text: 'table',
          table: tableIn(
            grid,
            all.filter((fragment) => isInside(fragment, grid)),
            page,
          ),
          bottom: grid.ys.at(-1)!,
        }
      : line;
  });
}

function isInside(fragment: Fragment, grid: Grid): boolean {
  const middle = fragment.x + Math.min(fragment.width, 4) / 2;
  return (
    middle > grid.xs[0]! - 1 &&
    middle < grid.xs.at(-1)! + 1 &&
    fragment.y > grid.ys[0]! &&
    fragment.y < grid.ys.at(-1)! + 1
  );
}

/** A dot just left of a line of words is its bullet. */
function bulletAt(dot: { x: number; y: number; size: number }, fragments: Fragment[]): Fragment[] {
  const line = fragments.find(
    (fragment) =>
      fragment.x > dot.x &&
      fragment.x - dot.x < 30 &&
      dot.y < fragment.y &&
      fragment.y - dot.y < fragment.size,
  );
  return line
    ? [{ text: '•', x: dot.x, y: line.y, width: dot.size, size: line.size, bold: false }]
    : [];
}

function tableIn({ xs, ys }: Grid, all: Fragment[], page: number): string[][][] {
  const fragments = all.flatMap((fragment) => cutAtRules(fragment, xs));
  return ys.slice(0, -1).map((top, row) => {
    const beside = fragments.filter(
      (fragment) => fragment.y > top && fragment.y <= ys[row + 1]! + 1,
    );
    return xs.slice(0, -1).map((left, column) => {
      const inside = beside.filter(
        (fragment) => fragment.x >= left - 2 && fragment.x < xs[column + 1]! - 2,
      );
      return inside.length === 0 ? [] : cellTexts(arrange(inside, page), xs[column + 1]!);
    });
  });
}

/**
 * Words of neighbouring cells that the library joined to one piece are cut at the rule between
 * them.
 */
function cutAtRules(fragment: Fragment, xs: number[]): Fragment[] {
  const end = fragment.x + fragment.width;
  const rule = xs.find((x) => x > fragment.x + 3 && x < end - 3);
  if (rule === undefined) return [fragment];
  const place = (index: number) => fragment.x + (index / fragment.text.length) * fragment.width;
  const gaps = [...fragment.text.matchAll(/\s+/g)].map((match) => match.index);
  const at = gaps.sort((a, b) => Math.abs(place(a) - rule) - Math.abs(place(b) - rule))[0];
  if (at === undefined) return [fragment];
  const left = {
    ...fragment,
    text: fragment.text.slice(0, at),
    width: Math.max(rule - fragment.x - 4, 1),
  };
  const right = {
    ...fragment,
    text: fragment.text.slice(at).trimStart(),
    x: rule + 2,
    width: end - rule - 2,
  };
  return [left, ...cutAtRules(right, xs)];
}

/** Lines of a cell joined to paragraphs: a bullet, a gap or a line that had room left ends one. */
function cellTexts(lines: PageLine[], right: number): string[] {
  const texts: string[] = [];
  lines.forEach((line, i) => {
    const last = lines[i - 1];
    const word =
      (line.text.split(' ')[0]!.length + 1) * (line.width / Math.max(line.text.length, 1));
    const wrapped =
      last !== undefined &&
      listMark(line.text) === null &&
      line.y - last.y < last.size * 1.6 &&
      (last.x + last.width + word > right - 8 ||
        (/^\p{Ll}/u.test(line.text) && !/[.!?:;]$/.test(last.text)));
    if (wrapped) texts[texts.length - 1] = joinLines(texts.at(-1)!, tidy(line.text));
    else texts.push(tidy(line.text));
  });
  return texts;
}

function arrange(fragments: Fragment[], page: number): PageLine[] {
  const rows = baselines(fragments);
  const gutter = findGutter(rows);
  const parts = gutter === null ? splitBands(rows) : splitColumns(rows, gutter);
  return parts.flatMap(({ rows: part, column }) => {
    const edges = {
      left: least(part.flat().map((f) => f.x)),
      right: most(part.flat().map((f) => f.x + f.width)),
    };
    return part.map((row, i) =>
      toLine(row, { page, column, ...edges, above: part[i - 1]?.[0]?.y ?? null }),
    );
  });
}

function baselines(fragments: Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && Math.abs(row[0]!.y - fragment.y) < Math.max(fragment.size, row[0]!.size) * 0.35)
      row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** The x of an empty strip that runs down the page between two columns of running text, or null. */
function findGutter(rows: Fragment[][]): number | null {
  const all = rows.flat();
  if (all.length < 12) return null;
  const left = least(all.map((f) => f.x));
  const right = most(all.map((f) => f.x + f.width));
  const width = right - left;
  let best: { x: number; score: number } | null = null;
  // A page of any width is tried at two hundred places at most.
  for (let x = left + width * 0.3; x < left + width * 0.7; x += Math.max(2, width / 500)) {
    const crossing = rows.filter((row) =>
      row.some((f) => f.x < x + 4 && f.x + f.width > x - 4),
    ).length;
    const before = rows.filter((row) => row.some((f) => f.x + f.width <= x)).length;
    const after = rows.filter((row) => row.some((f) => f.x >= x)).length;
    if (crossing > rows.length * 0.15 || before < 5 || after < 5) continue;
    const score = Math.min(before, after) - crossing * 3;
    if (best === null || score > best.score) best = { x, score };
  }
  return best !== null && looksLikeColumns(rows, best.x, left, right) ? best.x : null;
}

/**
 * Running text fills its column; the cells of a table mostly do not, or they start their rows
 * together.
 */
function looksLikeColumns(
  rows: Fragment[][],
  gutter: number,
  left: number,
  right: number,
): boolean {
  const leftRows = rows.filter(
    (row) => row[0]!.x < gutter && row.every((f) => f.x + f.width <= gutter || f.x >= gutter),
  );
  const side = (part: (f: Fragment) => boolean) =>
    rows.map((row) => row.filter(part)).filter((row) => row.length > 0);
  const extent = (part: Fragment[][]) =>
    most(part.map((row) => row[0]!.y)) - least(part.map((row) => row[0]!.y));
  const fullness = (part: Fragment[][], from: number, to: number) => {
    const widths = part
      .map((row) => most(row.map((f) => f.x + f.width)) - from)
      .sort((a, b) => b - a);
    return (widths[Math.floor(widths.length * 0.4)] ?? 0) / (to - from);
  };
  const lefts = side((f) => f.x + f.width <= gutter);
  const rights = side((f) => f.x >= gutter);
  if (Math.min(extent(lefts), extent(rights)) < extent(rows) * 0.45) return false;
  const rightStart = least(rights.map((row) => row[0]!.x));
  const together = leftRows.filter((row) => row.some((f) => f.x >= gutter)).length;
  const starts = new Set(rights.map((row) => Math.round(row[0]!.x / 8))).size;
  if (fullness(lefts, left, gutter) < 0.62 && together > leftRows.length * 0.6) return false;
  return (
    fullness(rights, rightStart, right) > 0.5 &&
    starts <= Math.max(4, rights.length / 2) &&
    (together < leftRows.length * 0.95 || fullness(lefts, left, gutter) > 0.62)
  );
}

type Gap = { from: number; to: number };

/** The one wide gap of a row, or null when it has none or several. */
function gapOf(row: Fragment[]): Gap | null {
  let found: Gap | null = null;
  row.forEach((fragment, i) => {
    const next = row[i + 1];
    if (!next) return;
    const end = fragment.x + fragment.width;
    if (next.x - end <= fragment.size * 1.6 || isMark(row, i)) return;
    found = found === null ? { from: end, to: next.x } : { from: 0, to: -1 };
  });
  return found;
}

const isMark = (row: Fragment[], i: number): boolean =>
  /^\s*(?:[-–•·∙▪■◦○●*\uf0b7o]|\(?[a-z\d]{1,2}[.)])\s*$/.test(row[i]!.text);

/**
 * Two columns of running text that fill only a part of the page: rows under each other with one gap
 * at one place, whose lines go on below themselves.
 */
function splitBands(rows: Fragment[][]): { rows: Fragment[][]; column: number }[] {
  const parts: { rows: Fragment[][]; column: number }[] = [];
  let plain: Fragment[][] = [];
  const flush = () => {
    if (plain.length > 0) parts.push({ rows: plain, column: parts.length });
    plain = [];
  };
  const gaps = rows.map(gapOf);
  for (let i = 0; i < rows.length;) {
    const band = bandAt(rows, gaps, i);
    if (band === null) {
      plain.push(rows[i]!);
      i++;
      continue;
    }
    flush();
    for (const side of [
      (fragment: Fragment) => fragment.x < band.x,
      (fragment: Fragment) => fragment.x >= band.x,
    ]) {
      const own = rows
        .slice(i, band.end)
        .map((row) => row.filter(side))
        .filter((row) => row.length > 0);
      parts.push({ rows: own, column: parts.length });
    }
    i = band.end;
  }
  // Nothing was split: one part, as before.
  if (parts.length === 0) return [{ rows: plain, column: 0 }];
  flush();
  return parts;
}

function bandAt(
  rows: Fragment[][],
  gaps: (Gap | null)[],
  start: number,
): { end: number; x: number } | null {
  const first = gaps[start];
  if (!first || first.to < first.from) return null;
  let { from, to } = first;
  let both = 1;
  let end = start + 1;
  for (; end < rows.length; end++) {
    const row = rows[end]!;
    const above = rows[end - 1]![0]!;
    if (row[0]!.y - above.y > above.size * 2.6) break;
    const gap = gaps[end];
    if (gap && gap.to < gap.from) break;
    const next = gap
      ? { from: Math.max(from, gap.from), to: Math.min(to, gap.to) }
      : row[0]!.x >= to - 3
        ? { from, to: Math.min(to, row[0]!.x) }
        : { from: Math.max(from, row.at(-1)!.x + row.at(-1)!.width), to };
    if (next.to - next.from < 5) break;
    ({ from, to } = next);
    if (gap) both++;
  }
  const x = (from + to) / 2;
  if (end - start < 3 || both < 2 || both < (end - start) * 0.35) return null;
  const band = rows.slice(start, end);
  const left = least(band.map((row) => row[0]!.x));
  const right = most(band.map((row) => row.at(-1)!.x + row.at(-1)!.width));
  if (x - left < (right - left) * 0.3 || right - x < (right - left) * 0.25) return null;
  const isText =
    goesOn(band, (f) => f.x < x, from) + goesOn(band, (f) => f.x >= x, right) >= 1 && isTight(band);
  return isText || isCards(band, x) ? { end, x } : null;
}

/** Boxes beside each other, each with a list of its own. */
function isCards(band: Fragment[][], x: number): boolean {
  const isListed = (row: Fragment[]) =>
    row.length > 0 && /^\s*[•∙▪■◦○●–✓✔✗✘\uf0b7](?:\s|$)/u.test(row[0]!.text);
  const both = band.filter(
    (row) => isListed(row.filter((f) => f.x < x)) && isListed(row.filter((f) => f.x >= x)),
  );
  return both.length >= 2;
}

/** How often a line that reaches its edge goes on in a small letter below. */
function goesOn(band: Fragment[][], side: (fragment: Fragment) => boolean, edge: number): number {
  let found = 0;
  const lines = band.map((row) => row.filter(side));
  lines.forEach((row, i) => {
    const next = lines[i + 1];
    const last = row.at(-1);
    if (!last || !next || next.length === 0) return;
    const word = next[0]!.text.trim().split(' ')[0]!;
    const letter = last.width / Math.max(last.text.length, 1);
    const text = last.text.trim();
    if (
      /^\p{Ll}/u.test(word) &&
      !/[.!?:;]$/.test(text) &&
      last.x + last.width + (word.length + 1) * letter > edge - letter * 2
    )
      found++;
  });
  return found;
}

/** Rows of a table stand further apart than the lines in their cells. */
function isTight(band: Fragment[][]): boolean {
  const steps = band
    .slice(1)
    .map((row, i) => row[0]!.y - band[i]![0]!.y)
    .sort((a, b) => a - b);
  const middle = steps[Math.floor(steps.length / 2)]!;
  return steps.filter((step) => step > middle * 1.45).length <= steps.length * 0.34;
}

/** Lines that cross the gutter part the page into bands; each band is read left column first. */
function splitColumns(
  rows: Fragment[][],
  gutter: number,
): { rows: Fragment[][]; column: number }[] {
  const parts: { rows: Fragment[][]; column: number }[] = [];
  let band: Fragment[][] = [];
  const flush = () => {
    const left = band.map((row) => row.filter((f) => f.x < gutter)).filter((row) => row.length > 0);
    const right = band
      .map((row) => row.filter((f) => f.x >= gutter))
      .filter((row) => row.length > 0);
    if (left.length > 0) parts.push({ rows: left, column: parts.length });
    if (right.length > 0) parts.push({ rows: right, column: parts.length });
    band = [];
  };
  for (const row of rows) {
    if (row.some((f) => f.x < gutter && f.x + f.width > gutter)) {
      flush();
      parts.push({ rows: [row], column: parts.length });
    } else band.push(row);
  }
  flush();
  return parts;
}

function toLine(
  row: Fragment[],
  place: { page: number; column: number; left: number; right: number; above: number | null },
): PageLine {
  const cells: { x: number; text: string }[] = [];
  let text = '';
  let end = -Infinity;
  let endsInSpace = false;
  for (const fragment of row) {
    const gap = fragment.x - end;
    const cell = cells.at(-1)?.text ?? '';
    const afterMark =
      cell.length < 12 && /^\s*(?:[-–•·∙▪■◦○●*\uf0b7o]|\(?[a-z\d]{1,2}[.)])\s*$/.test(cell);
    if (cells.length === 0 || (gap > fragment.size * 1.6 && !afterMark)) {
      cells.push({ x: fragment.x, text: fragment.text });
      text += (text ? '   ' : '') + fragment.text;
    } else {
      const space =
        gap > fragment.size * 0.15 && !endsInSpace && !/^\s/.test(fragment.text) ? ' ' : '';
      text += space + fragment.text;
      cells.at(-1)!.text += space + fragment.text;
    }
    end = fragment.x + fragment.width;
    endsInSpace = /\s/.test(fragment.text.slice(-1));
  }
  if (isJustified(cells, end, place.right)) {
    text = cells.map((cell) => cell.text.trim()).join(' ');
    cells.splice(1);
    cells[0]!.text = text;
  }
  const visible = row.filter((f) => /[\p{L}\d]/u.test(f.text));
  const size = most((visible.length > 0 ? visible : row).map((f) => f.size));
  const y = row[0]!.y;
  const mark = /^\s*(?:[-–•·∙▪■◦○●*\uf0b7]|\(?[a-z\d]{1,2}[.)])\s*$/.test(row[0]!.text)
    ? row[1]
    : undefined;
  return {
    ...place,
    text: text.trim(),
    x: row[0]!.x,
    textX: mark?.x ?? row[0]!.x,
    y,
    width: end - row[0]!.x,
    size,
    bold: visible.length > 0 && visible.every((f) => f.bold),
    lead: leadOf(row),
    cells,
    lineHeight: place.above === null ? size * 1.2 : y - place.above,
  };
}

/** Single words that are spread over the whole width of the column are a line of text. */
function isJustified(cells: { text: string }[], end: number, right: number): boolean {
  const words = cells.map((cell) => cell.text.trim());
  return (
    words.length >= 4 &&
    right - end < 2 &&
    words.every((word) => !/\s/.test(word)) &&
    words.filter((word) => /^\p{Ll}{2,}/u.test(word)).length >= words.length * 0.5
  );
}

function leadOf(row: Fragment[]): string | null {
  const first = row.findIndex((f) => !f.bold);
  if (first <= 0) return null;
  return (
    row
      .slice(0, first)
      .map((f) => f.text)
      .join('')
      .trim() || null
  );
}
