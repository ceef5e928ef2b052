/** Markdown to blocks: headings, lists, pipe tables, emphasis as leads. The rest is plain text. */
import { listMark, SourceBuilder, tidy, type Cell, type Source } from './blocks.ts';

/** A sign or a picture that people put in front of a line instead of a bullet. */
const ownMark = /^\s*(?:[✅❌✔✘✗☑☐→➤▶]|\p{Extended_Pictographic}\ufe0f?)\s+(?=\S)/u;

export function readMarkdown(text: string): Source {
  const builder = new SourceBuilder();
  const lines = stripComments(stripFrontMatter(text.replace(/\r\n?/g, '\n'))).split('\n');
  let open: { text: string; depth: number | null; ordered: boolean } | null = null;
  let indents: number[] = [];
  /** The number in front of the line that is open. */
  let number = '';
  const flush = () => {
    if (open) addText(builder, open);
    open = null;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const heading = /^ {0,3}(#{1,6})\s+(.*)$/.exec(line);
    const mark = /^(\s*)(?:([-*+•·–])|(\d{1,3}[.)]|\(?[a-z\d]{1,2}\)))\s+(.*)$/.exec(line);
    if (heading) {
      flush();
      builder.heading(heading[1]!.length, inline(withoutName(withoutHashes(heading[2]!))));
      indents = [];
    } else if (isUnderline(line) && open !== null && isTitle(open, lines[i - 1])) {
      const { text: words } = open as { text: string };
      builder.heading(line.startsWith('=') ? 1 : 2, inline(`${number}${words}`));
      open = null;
      indents = [];
    } else if (/^\s*(?:[-*_]\s*){3,}$/.test(line)) flush();
    else if (/^\s*>\s*$/.test(line)) flush();
    else if (isTable(lines, i)) {
      flush();
      i = addTable(builder, lines, i) - 1;
    } else if (mark) {
      flush();
      const indent = mark[1]!.replace(/\t/g, '    ').length;
      indents = [...indents.filter((known) => known < indent - 1), indent];
      open = { text: mark[4]!, depth: indents.length - 1, ordered: mark[3] !== undefined };
      number = mark[3] ? `${mark[3]} ` : '';
    } else if (line.trim() === '') flush();
    else if (ownMark.test(line)) {
      flush();
      open = { text: line.trim().replace(ownMark, ''), depth: 0, ordered: false };
    } else if (open) (open as { text: string }).text += ` ${line.trim().replace(/^(?:>\s?)+/, '')}`;
    else {
      open = { text: line.trim().replace(/^(?:>\s?)+/, ''), depth: null, ordered: false };
      number = '';
    }
    if (line.trim() === '' && !/^\s*(?:[-*+]|\d)/.test(lines[i + 1] ?? ''))
      indents = /^\s/.test(lines[i + 1] ?? '') ? indents : [];
  }
  flush();
  return builder.source();
}

const isUnderline = (line: string): boolean => /^(?:=+|-+)\s*$/.test(line);

/** Only a line that stands by itself above the signs is underlined by them. */
function isTitle(
  open: { text: string; depth: number | null; ordered: boolean },
  before: string | undefined,
): boolean {
  return (
    (before ?? '').trim() !== '' && (open.depth === null || (open.depth === 0 && open.ordered))
  );
}

function addText(
  builder: SourceBuilder,
  open: { text: string; depth: number | null; ordered: boolean },
): void {
  const text = inline(open.text);
  if (text === '') return;
  const strong = /^(?:\*\*|__)(.+?)(?:\*\*|__)/.exec(open.text.trim());
  const lead = strong ? inline(strong[1]!) : undefined;
  if (open.depth !== null) builder.item(open.depth, text, open.ordered, lead);
  else if (lead && lead.length >= text.length - 1 && text.length < 80 && !listMark(text))
    builder.heading(5, text.replace(/:$/, ''));
  else builder.paragraph(text, lead);
}

/** An address in round brackets, which may hold one pair of its own. */
const target = '\\([^()]*(?:\\([^()]*\\)[^()]*)?\\)';
const image = new RegExp(`!\\[[^\\][]*\\]${target}`, 'g');
const link = new RegExp(`\\[([^\\][]*)\\]${target}`, 'g');

/** "[^1]" points to a note. */
const note = /\[\^[^\][\s]{1,20}\]/g;
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&#39;': "'",
};

/**
 * Every pattern stops at the sign that could begin it anew, so that a line of nothing but signs is
 * looked at once.
 */
function inline(text: string): string {
  const plain = text
    .replace(image, '')
    .replace(link, '$1')
    .replace(note, '')
    .replace(/~~.*?~~/g, '')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/(\*\*|__)(.+?)\1/g, '$2');
  return tidy(
    withoutEmphasis(plain)
      .replace(/`([^`]*)`/g, '$1')
      .replace(/\\([\\*_#|`>-])/g, '$1')
      .replace(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (sign) => entities[sign]!),
  );
}

/**
 * "*word*" and "_word_" without their signs: a sign opens before a word and the next one behind a
 * word closes.
 */
function withoutEmphasis(text: string): string {
  const opening: number[] = [];
  const closing: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '*' && text[i] !== '_') continue;
    if (!isWord(text[i - 1]) && isInk(text[i + 1])) opening.push(i);
    if (isInk(text[i - 1]) && !isWord(text[i + 1])) closing.push(i);
  }
  const parts: string[] = [];
  let next = 0;
  let after = 0;
  for (const index of opening) {
    if (index < after) continue;
    while (next < closing.length && closing[next]! < index + 2) next++;
    if (next === closing.length) break;
    parts.push(text.slice(after, index), text.slice(index + 1, closing[next]!));
    after = closing[next]! + 1;
  }
  return parts.join('') + text.slice(after);
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\d]/u.test(letter);
}

function isInk(letter: string | undefined): boolean {
  return letter !== undefined && letter !== ' ' && /\S/.test(letter);
}

/** The signs that close a heading of its own line. */
function withoutHashes(text: string): string {
  let end = text.trimEnd().length;
  while (text[end - 1] === '#') end--;
  return text.slice(0, end).trimEnd();
}

/** "{#name}" behind a heading is for links. */
function withoutName(text: string): string {
  const from = text.endsWith('}') ? text.lastIndexOf('{') : -1;
  return from > 0 && /^[#.]/.test(text.slice(from + 1)) ? text.slice(0, from).trimEnd() : text;
}

function stripComments(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) break;
    parts.push(text.slice(from, start));
    from = end + 3;
  }
  return parts.join('') + text.slice(from);
}

function stripFrontMatter(text: string): string {
  return text.replace(/^\ufeff?---\n[\s\S]*?\n---\n/, '');
}

function isTable(lines: string[], i: number): boolean {
  return (
    lines[i]!.includes('|') &&
    (lines[i + 1] ?? '')
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .every((cell) => /^:?-+:?$/.test(cell.trim()))
  );
}

function addTable(builder: SourceBuilder, lines: string[], start: number): number {
  const first = builder.lines.length;
  const rows: Cell[][] = [];
  let i = start;
  for (; i < lines.length && lines[i]!.includes('|'); i++) {
    if (i === start + 1) continue;
    const cells = lines[i]!.trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/);
    rows.push(cells.map((cell) => tableCell(builder, cell, i === start)));
  }
  builder.blocks.push({ kind: 'table', rows, line: first });
  return i;
}

function tableCell(builder: SourceBuilder, raw: string, header: boolean): Cell {
  const parts = raw
    .split(/<br\s*\/?>|\s•\s/i)
    .map(inline)
    .filter((part) => part !== '');
  const line = builder.line(parts.join(' '));
  return {
    header,
    line,
    blocks: parts.map((text) => ({ kind: 'paragraph', text: listMark(text)?.rest ?? text, line })),
  };
}
