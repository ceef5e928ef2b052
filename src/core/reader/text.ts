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
  quoted: boolean;
};
type Unit = {
  text: string;
  mark: { ordered: boolean } | null;
  indent: number;
  blankBefore: boolean;
  blankAfter: boolean;
  underlined: number;
  wrapped: boolean;
  quoted: boolean;
  tableRow?: string[];
};

/** A line that says who wrote what follows, in an answered message. */
const wrote =
  /(?:schreef|skrev|wrote|schrieb|a écrit|écrivait|skreiv)\b.{0,60}:\s*$|^[>\s]*(?:van|från|from|von|fra|de|verzonden|skickat|sent|gesendet|sendt|envoyé)\s*:/iu;

/** Lines of older messages below an answer: they begin with ">" and somebody is said to have written them. */
function quotedLines(raw: string[]): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i < raw.length; i++) {
    if (!/^\s*>/.test(raw[i]!) || found.has(i)) continue;
    let to = i;
    while (
      to < raw.length &&
      (/^\s*>/.test(raw[to]!) || (raw[to]!.trim() === '' && /^\s*>/.test(raw[to + 1] ?? '')))
    )
      to++;
    let before = i - 1;
    while (before >= 0 && raw[before]!.trim() === '') before--;
    const told =
      (before >= 0 && wrote.test(raw[before]!)) ||
      raw.slice(i, Math.min(to, i + 4)).some((line) => wrote.test(line)) ||
      /^\s*>\s?>/.test(raw[i]!);
    if (told) for (let at = i; at < to; at++) found.add(at);
    i = to;
  }
  return found;
}

const unusual =
  /^(\s*)(o|>|\+|»|~|\[[ xX✓]?\]|\((?:[ xX✓]|)\)|☐|☑|☒|□|[❌✅✔✘✗👉➡🔹🔸▶]|\p{Extended_Pictographic}\ufe0f?)[ \t]+(?=\S)/u;
const plainLetter = /^(\s*)([a-h])[ \t]+(?=\p{L})/u;

/** No line of a list that is counted through is longer. */
const countedLimit = 140;

/** "1. Listen well; 2. Ask;": sentences that are counted through are a list, headings have no end. */
function countedLines(raw: string[]): Set<number> {
  const found = new Set<number>();
  let last = -1;
  let number = 0;
  raw.forEach((line, i) => {
    if (line.length > countedLimit) return;
    const match = /^\s*(\d{1,2})\.\s+\p{Lu}[^.;]*[.;]\s*$/u.exec(line);
    if (!match) return;
    if (last >= 0 && Number(match[1]) === number + 1) found.add(last).add(i);
    last = i;
    number = Number(match[1]);
  });
  return found;
}

/** Any short sign that begins two lines or more is the bullet of this text. */
function knownMarks(raw: string[], quoted: Set<number>): string[] {
  const counts = new Map<string, number>();
  const letters = new Set<string>();
  raw.forEach((line, i) => {
    const sign = quoted.has(i) ? null : unusual.exec(line);
    if (sign) counts.set(sign[2]!, (counts.get(sign[2]!) ?? 0) + 1);
    const letter = plainLetter.exec(line);
    if (letter) letters.add(letter[2]!);
  });
  const counted = countedLines(raw);
  const lettered = letters.has('a') && letters.has('b') && letters.has('c');
  return raw.map((line, i) => {
    if (quoted.has(i)) return line.replace(/^\s*(?:>\s?)+/, '');
    if (counted.has(i)) return line.replace(/^(\s*\d{1,2})\.\s/, '$1) ');
    const sign = unusual.exec(line);
    const words =
      sign && (counts.get(sign[2]!)! >= 2 || /^[[☐☑☒□]/u.test(sign[2]!))
        ? `${sign[1]}• ${line.slice(sign[0].length)}`
        : line;
    return lettered ? words.replace(plainLetter, '$1$2) ') : words;
  });
}

/** A line that leads by dots to boxes to tick is a line of a list, with the line it began in. */
function ledLines(raw: string[]): string[] {
  const lines = [...raw];
  raw.forEach((line, i) => {
    if (!isLed(line)) return;
    lines[i] = line.replace(leader, '');
    const before = raw[i - 1];
    const begins =
      before && before.trim() !== '' && !isLed(before) && /^\s*\p{Ll}/u.test(before) ? i - 1 : i;
    if (!listMark(lines[begins]!.trim())) lines[begins] = lines[begins]!.replace(/^(\s*)/, '$1• ');
  });
  return lines;
}

/** No line that a person wrote to be ticked is longer. */
const ledLimit = 300;
const isLed = (line: string): boolean => line.length <= ledLimit && leader.test(line);

/** Dots that lead to boxes to tick, at the end of a line. */
const leader = /\s*\.{4,}\s*(?:(?:\[\s?\]|[☐□○_]|\(\s?\))\s*)+$/u;

export function readText(text: string): Source {
  return blocksFromLines(text.replace(/\r\n?/g, '\n').split('\n').flatMap(withoutFeeds));
}

/** A form feed ends a page: a line of nothing stands there. */
function withoutFeeds(line: string): string[] {
  return line.includes('\f')
    ? line.split('\f').flatMap((part, i) => (i > 0 ? ['', part] : [part]))
    : [line];
}

export function blocksFromLines(raw: string[]): Source {
  const quoted = quotedLines(raw);
  const lines = dropRepeated(readLines(ledLines(knownMarks(raw, quoted)), quoted));
  const units = withCorners(unwrap(lines));
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
    else if (headings[i] && !unit.quoted) builder.heading(headingLevel(unit.text), unit.text);
    else builder.paragraph(unit.text, undefined, unit.quoted);
  }
  return builder.source();
}

/** The names of columns that begin further in than the rows: the corner above the first is empty. */
function withCorners(units: Unit[]): Unit[] {
  return units.map((unit, i): Unit => {
    const own = unit.tableRow?.length ?? 0;
    const below = [units[i + 1], units[i + 2]];
    const isHead =
      own >= 2 &&
      below.every((next) => next?.tableRow?.length === own + 1 && next.indent < unit.indent - 3);
    return isHead ? { ...unit, tableRow: ['', ...unit.tableRow!] } : unit;
  });
}

/** Numbered headings carry their depth, capitals stand above the rest; the others are all alike. */
export function headingLevel(text: string): number {
  const number = /^(\d+(?:\.\d+)*)\.?\s/.exec(text);
  if (number) return number[1]!.split('.').length + 1;
  return text.length > 3 && text === text.toUpperCase() && /\p{L}/u.test(text) ? 2 : 3;
}

function readLines(raw: string[], quoted: Set<number>): Line[] {
  const lines: Line[] = [];
  let blank = true;
  for (const [number, entry] of raw.entries()) {
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
      quoted: quoted.has(number),
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
  const kept: Line[] = [];
  let gap = false;
  for (const line of lines) {
    const times = counts.get(shape(line.text))!;
    const furniture =
      listMark(line.text) === null &&
      ((times >= 3 && line.blankBefore && line.text.length > 3) ||
        (times >= 2 &&
          /#/.test(shape(line.text)) &&
          line.text.length <= 200 &&
          /\d\s*(?:\/|of|van|av|von|sur|af)?\s*\d*\]?$/.test(line.text) &&
          line.blankBefore));
    if (furniture) gap = true;
    else {
      kept.push(gap ? { ...line, blankBefore: true } : line);
      gap = false;
    }
  }
  return kept;
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
        quoted: line.quoted,
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
  if (before.quoted !== line.quoted) return false;
  // A long line that does not end goes on in one that begins small.
  if (
    /^\p{Ll}/u.test(line.text) &&
    last.text.length > 34 &&
    (line.indent >= last.indent - 1 || last.text.length > 50)
  )
    return true;
  if (width === null)
    return /^\p{Ll}/u.test(line.text) && (before.mark !== null || last.text.length > 40);
  if (!fits(last, line, width)) return true;
  return /^\p{Ll}/u.test(line.text) && last.text.length > 30 && before.mark !== null;
}

function fits(last: Line, line: Line, width: number): boolean {
  const word = line.text.split(' ')[0]!;
  return last.indent + last.text.length + 1 + word.length <= width;
}

/** "A.   Name": the gap behind a number is no border between cells. */
const counted =
  /^((?:\d{1,2}(?:\.\d{1,2})*|\p{L}|[ivx]{1,4})[.)]|\(\p{L}\)|§ ?\d{1,3})\s{2,}(?=\S)/iu;

function splitCells(line: string): string[] {
  const text = line.trim().replace(counted, '$1 ');
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
  // A sentence ends inside: no title.
  if (/[\p{Ll}\d][.!?]\s+\p{Lu}\p{Ll}*(?:\s|$)/u.test(text.replace(/^[\p{Lu}\d.]+\s/u, '')))
    return false;
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
