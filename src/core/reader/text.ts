/**
 * Plain text to blocks: unwraps hard-wrapped lines, finds list lines and headings by their shape.
 */
import { joinLines, listMark, paragraphLimit, SourceBuilder, tidy, type Source } from './blocks.ts';

type Line = {
  text: string;
  indent: number;
  blankBefore: boolean;
  underlined: number;
  blankAfter: boolean;
};
type Unit = {
  text: string;
  mark: { ordered: boolean } | null;
  indent: number;
  blankBefore: boolean;
  blankAfter: boolean;
  underlined: number;
  wrapped: boolean;
  tableRow?: string[];
};

export function readText(text: string): Source {
  return blocksFromLines(text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n\n').split('\n'));
}

export function blocksFromLines(raw: string[]): Source {
  const lines = dropRepeated(readLines(raw));
  const units = unwrap(lines);
  const builder = new SourceBuilder();
  const headings = findHeadings(units);
  const indents = [...new Set(units.filter((unit) => unit.mark).map((unit) => unit.indent))].sort(
    (a, b) => a - b,
  );
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    const rows = tableAt(units, i);
    if (rows > 0) {
      addTable(builder, units.slice(i, i + rows));
      i += rows - 1;
    } else if (unit.mark) builder.item(indents.indexOf(unit.indent), unit.text, unit.mark.ordered);
    else if (unit.underlined > 0) builder.heading(unit.underlined, unit.text);
    else if (headings[i]) builder.heading(headingLevel(unit.text), unit.text);
    else builder.paragraph(unit.text);
  }
  return builder.source();
}

/** Numbered headings carry their depth, capitals stand above the rest; the others are all alike. */
export function headingLevel(text: string): number {
  const number = /^(\d+(?:\.\d+)*)\.?\s/.exec(text);
  if (number) return number[1]!.split('.').length + 1;
  return text.length > 3 && text === text.toUpperCase() && /\p{L}/u.test(text) ? 2 : 3;
}

function readLines(raw: string[]): Line[] {
  const lines: Line[] = [];
  let blank = true;
  for (const entry of raw) {
    const text = tidy(entry.replace(/\t/g, '    ').replace(/\|/g, '\u0001')).replace(
      /\u0001/g,
      '|',
    );
    const rule = /^([=_~*#-])\1{2,}$/.test(text);
    if (rule && lines.length > 0 && !blank && /^[=~-]/.test(text) && lines.at(-1)!.text.length < 80)
      lines.at(-1)!.underlined = text[0] === '=' ? 1 : 2;
    if (text === '' || rule) {
      if (lines.length > 0) lines.at(-1)!.blankAfter = true;
      blank = true;
      continue;
    }
    const indent = entry.replace(/\t/g, '    ').search(/\S/);
    const gaps =
      entry.includes('\t') || / {3}\S/.test(entry.trim())
        ? entry.trim().replace(/(\t|  ) */g, '  ')
        : text;
    lines.push({
      text: /\S {2,}\S/.test(gaps) && !listMark(text) ? entry.trim() : text,
      indent,
      blankBefore: blank,
      blankAfter: false,
      underlined: 0,
    });
    blank = false;
  }
  return lines;
}

/**
 * Page headers and footers: the same line (numbers aside) three times or more, or twice with a page
 * number.
 */
function dropRepeated(lines: Line[]): Line[] {
  const shape = (text: string) => tidy(text).replace(/\d+/g, '#');
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(shape(line.text), (counts.get(shape(line.text)) ?? 0) + 1);
  return lines.filter((line) => {
    const times = counts.get(shape(line.text))!;
    if (listMark(line.text)) return true;
    return (
      !(times >= 3 && line.blankBefore && line.text.length > 3) &&
      !(
        times >= 2 &&
        /#/.test(shape(line.text)) &&
        line.text.length <= 200 &&
        /\d\s*(?:\/|of|van|av|von|sur|af)?\s*\d*$/.test(line.text) &&
        line.blankBefore
      )
    );
  });
}

/** Width at which the author's lines break, or null when lines are as long as their paragraph. */
function wrapWidth(lines: Line[]): number | null {
  const lengths = lines.map((line) => line.indent + line.text.length).sort((a, b) => a - b);
  const longest = lengths.at(-1) ?? 0;
  if (longest > 130 || longest < 40) return null;
  const near = lengths.filter((length) => length > longest * 0.8).length;
  return near >= 4 ? longest : null;
}

function unwrap(lines: Line[]): Unit[] {
  const width = wrapWidth(lines);
  const units: Unit[] = [];
  let last: Line | null = null;
  for (const line of lines) {
    const mark = listMark(line.text);
    const before = units.at(-1);
    if (
      before &&
      last &&
      !mark &&
      !line.blankBefore &&
      before.underlined === 0 &&
      continues(before, last, line, width)
    ) {
      before.text = joinLines(before.text, tidy(line.text));
      before.blankAfter = line.blankAfter;
      before.underlined = line.underlined;
      before.wrapped = true;
    } else {
      const cells = mark ? [] : splitCells(line.text);
      units.push({
        text: tidy(mark ? mark.rest : line.text),
        mark,
        indent: line.indent,
        blankBefore: line.blankBefore,
        blankAfter: line.blankAfter,
        underlined: line.underlined,
        wrapped: false,
        ...(cells.length > 1 ? { tableRow: cells } : {}),
      });
    }
    last = line;
  }
  return units;
}

/**
 * Would the first word still have fitted on the line before? Then the author broke the line on
 * purpose.
 */
function continues(before: Unit, last: Line, line: Line, width: number | null): boolean {
  if (splitCells(line.text).length > 1 || before.tableRow) return false;
  if (before.text.length > paragraphLimit) return false;
  if (/^(?:https?:|www\.)/.test(line.text)) return false;
  const lower = /^[\p{Ll}(]/u.test(line.text) || /^\d/.test(line.text);
  if (/[.!?:;]$/.test(last.text))
    return (
      width !== null &&
      lower === false &&
      before.wrapped &&
      !before.mark &&
      fits(last, line, width) === false
    );
  if (/[\p{L}]-$/u.test(last.text) && /^\p{Ll}/u.test(line.text)) return true;
  if (width === null)
    return /^\p{Ll}/u.test(line.text) && (before.mark !== null || last.text.length > 40);
  if (!fits(last, line, width)) return true;
  return /^\p{Ll}/u.test(line.text) && last.text.length > 30 && before.mark !== null;
}

function fits(last: Line, line: Line, width: number): boolean {
  const word = line.text.split(' ')[0]!;
  return last.indent + last.text.length + 1 + word.length <= width;
}

function splitCells(text: string): string[] {
  if (/^\|.*\|$/.test(text.trim())) return text.trim().slice(1, -1).split('|').map(tidy);
  if (/\S\s*\|\s*\S/.test(text) && (text.match(/\|/g) ?? []).length >= 1)
    return text.split('|').map(tidy);
  return text.includes('\t') ? text.split(/\t+/).map(tidy) : text.split(/ {3,}/).map(tidy);
}

function tableAt(units: Unit[], start: number): number {
  const width = units[start]?.tableRow?.length ?? 0;
  if (width < 2) return 0;
  let rows = 1;
  while (units[start + rows]?.tableRow?.length === width) rows++;
  return rows >= 2 ? rows : 0;
}

function addTable(builder: SourceBuilder, units: Unit[]): void {
  const first = builder.lines.length;
  const rows = units
    .filter((unit) => !unit.tableRow!.every((cell) => /^:?-{2,}:?$/.test(cell)))
    .map((unit, row) =>
      unit.tableRow!.map((text) => ({
        line: builder.line(text),
        header: row === 0,
        blocks:
          text === '' ? [] : [{ kind: 'paragraph' as const, text, line: builder.lines.length - 1 }],
      })),
    );
  builder.blocks.push({ kind: 'table', rows, line: first });
}

/**
 * Which units are headings; each looks at the one before it, so they are decided in their order.
 */
function findHeadings(units: Unit[]): boolean[] {
  const inRun = shortRuns(units);
  const found: boolean[] = [];
  units.forEach((unit, i) => {
    found.push(!inRun[i] && isHeading(unit, units[i - 1], units[i + 1], found[i - 1] === true));
  });
  return found;
}

function isHeading(
  unit: Unit,
  before: Unit | undefined,
  next: Unit | undefined,
  belowHeading: boolean,
): boolean {
  if (!next || unit.wrapped || !headingShape(unit.text)) return false;
  if (unit.text.endsWith(':') && next.mark && !/^\d/.test(unit.text)) return false;
  const beginsList =
    next.mark && !unit.blankBefore && before !== undefined && !before.mark && belowHeading;
  if (beginsList && startsSentence.test(unit.text)) return false;
  if (beginsList && unit.text.split(' ').length > 3 && !/[?:]$/.test(unit.text)) return false;
  if (unit.blankBefore || !before) return true;
  return /[.!?:;]$/.test(before.text.slice(-1)) || before.mark !== null || belowHeading;
}

/**
 * "A mentor", "De coach": directly under a heading and above a list it begins the sentences of the
 * list.
 */
const startsSentence =
  /^(?:een|de|het|je|jij|en|ett|den|det|du|a|an|the|you|ein|eine|der|die|das|sie|et|un|une|le|la|les|vous)\s/iu;

/** Short, starts like a title, and does not end like a sentence. */
export function headingShape(text: string): boolean {
  if (text.length > 75 || text.split(' ').length > 10) return false;
  if (
    !/^[\p{Lu}\d§(]/u.test(text) ||
    /[.;,]$/.test(text) ||
    (text.endsWith(':') && text.split(' ').length > 4)
  )
    return false;
  if (/: \p{Ll}/u.test(text)) return false;
  return !/^(?:https?:|www\.)|@|^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/.test(text);
}

/**
 * Three or more short lines under each other without a blank between: a list of names, no headings.
 */
function shortRuns(units: Unit[]): boolean[] {
  const inRun: boolean[] = units.map(() => false);
  for (let i = 0; i < units.length; i++) {
    const from = startOfRun(units, i);
    const to = endOfRun(units, i);
    const followed = units[to + 1] !== undefined && !units[to + 1]!.blankBefore;
    inRun[i] = to - from >= 2 && !(followed && i === to);
    if (!isShort(units[i]!, units[i]!.indent)) continue;
    // Everything up to the end of the run belongs to the same run.
    for (let j = i; j <= to; j++) inRun[j] = to - from >= 2 && !(followed && j === to);
    i = to;
  }
  return inRun;
}

function startOfRun(units: Unit[], at: number): number {
  let from = at;
  while (from > 0 && !units[from]!.blankBefore && isShort(units[from - 1]!, units[at]!.indent))
    from--;
  return from;
}

function endOfRun(units: Unit[], at: number): number {
  let to = at;
  while (units[to + 1] && !units[to + 1]!.blankBefore && isShort(units[to + 1]!, units[at]!.indent))
    to++;
  return to;
}

function isShort(unit: Unit, indent: number): boolean {
  return (
    unit.indent === indent &&
    unit.text.length < 50 &&
    !unit.mark &&
    !/: \S/.test(unit.text) &&
    headingShape(unit.text)
  );
}
