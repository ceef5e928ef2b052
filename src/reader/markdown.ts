/** Markdown to blocks: headings, lists, pipe tables, emphasis as leads. The rest is plain text. */
import { listMark, SourceBuilder, tidy, type Cell, type Source } from './blocks.ts';

export function readMarkdown(text: string): Source {
  const builder = new SourceBuilder();
  const lines = stripFrontMatter(text.replace(/\r\n?/g, '\n'))
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n');
  let open: { text: string; depth: number | null; ordered: boolean } | null = null;
  let indents: number[] = [];
  const flush = () => {
    if (open) addText(builder, open);
    open = null;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    const mark = /^(\s*)(?:([-*+•·–])|(\d{1,3}[.)]|[a-z]\)))\s+(.*)$/.exec(line);
    if (heading) {
      flush();
      builder.heading(heading[1]!.length, inline(heading[2]!));
      indents = [];
    } else if (/^\s*(?:[-*_]\s*){3,}$/.test(line)) flush();
    else if (isTable(lines, i)) {
      flush();
      i = addTable(builder, lines, i) - 1;
    } else if (
      /^(?:=+|-+)\s*$/.test(line) &&
      open !== null &&
      (open as { depth: number | null }).depth === null
    ) {
      builder.heading(line.startsWith('=') ? 1 : 2, inline((open as { text: string }).text));
      open = null;
    } else if (mark) {
      flush();
      const indent = mark[1]!.replace(/\t/g, '    ').length;
      indents = [...indents.filter((known) => known < indent - 1), indent];
      open = { text: mark[4]!, depth: indents.length - 1, ordered: mark[3] !== undefined };
    } else if (line.trim() === '') flush();
    else if (open) (open as { text: string }).text += ` ${line.trim()}`;
    else open = { text: line.trim().replace(/^>\s?/, ''), depth: null, ordered: false };
    if (line.trim() === '' && !/^\s*(?:[-*+]|\d)/.test(lines[i + 1] ?? ''))
      indents = /^\s/.test(lines[i + 1] ?? '') ? indents : [];
  }
  flush();
  return builder.source();
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

function inline(text: string): string {
  return tidy(
    text
      .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/~~.*?~~/g, '')
      .replace(/<\/?[a-z][^>]*>/gi, ' ')
      .replace(/(\*\*|__)(.+?)\1/g, '$2')
      .replace(/(?<![\p{L}\d])[*_](\S(?:.*?\S)?)[*_](?![\p{L}\d])/gu, '$1')
      .replace(/`([^`]*)`/g, '$1')
      .replace(/\\([\\*_#|`>-])/g, '$1'),
  );
}

function stripFrontMatter(text: string): string {
  return text.replace(/^\ufeff?---\n[\s\S]*?\n---\n/, '');
}

function isTable(lines: string[], i: number): boolean {
  return (
    lines[i]!.includes('|') &&
    /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[i + 1] ?? '') &&
    (lines[i + 1] ?? '').includes('-')
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
