/**
 * What every format is turned into before anything is understood: a list of plain blocks in reading
 * order. Nothing here knows what a competence is.
 */

import { cellLimit, UnreadableDocument } from './refusal.ts';

export type Heading = { kind: 'heading'; level: number; text: string; line: number };
export type Paragraph = {
  kind: 'paragraph';
  text: string;
  line: number;
  lead?: string;
  /** Stands in an older message that was answered. */
  quoted?: boolean;
};
export type Item = {
  kind: 'item';
  depth: number;
  text: string;
  line: number;
  ordered: boolean;
  lead?: string;
  quoted?: boolean;
};
export type Cell = { blocks: (Paragraph | Item)[]; line: number; header: boolean };
export type Table = { kind: 'table'; rows: Cell[][]; line: number };
export type Block = Heading | Paragraph | Item | Table;

/**
 * What a format reader hands over: blocks, and the plain lines that `line` numbers point into
 * (0-based).
 */
export type Source = { blocks: Block[]; lines: string[] };

const headingLimit = 400;
/** A paragraph that is longer goes on in a next one, so that joining line to line stays cheap. */
export const paragraphLimit = 4000;

/** Collects blocks and numbers their lines as they come. */
export class SourceBuilder {
  readonly blocks: Block[] = [];
  readonly lines: string[] = [];

  #cells = 0;

  /** Before they are made: so many cells more. */
  addCells(n: number): void {
    this.#cells += n;
    if (this.#cells > cellLimit) throw new UnreadableDocument('too-many-cells');
  }

  line(text: string): number {
    this.lines.push(text);
    return this.lines.length - 1;
  }

  /** A heading as long as a page is none. */
  heading(level: number, text: string): void {
    if (text.length > headingLimit) return this.paragraph(text);
    this.blocks.push({ kind: 'heading', level, text, line: this.line(text) });
  }

  paragraph(text: string, lead?: string, quoted = false): void {
    this.blocks.push(
      asListItem({
        kind: 'paragraph',
        text,
        line: this.line(text),
        ...(lead ? { lead } : {}),
        ...(quoted ? { quoted } : {}),
      }),
    );
  }

  item(depth: number, text: string, ordered = false, lead?: string): void {
    this.blocks.push({
      kind: 'item',
      depth,
      text,
      ordered,
      line: this.line(text),
      ...(lead ? { lead } : {}),
    });
  }

  /** Everything of another document, its lines behind those that are there. */
  insert({ blocks, lines }: Source): void {
    const from = this.lines.length;
    this.lines.push(...lines);
    for (const block of blocks) {
      block.line += from;
      if (block.kind === 'table')
        for (const cell of block.rows.flat()) {
          cell.line += from;
          for (const part of cell.blocks) part.line += from;
        }
      this.blocks.push(block);
    }
  }

  source(): Source {
    return { blocks: this.blocks, lines: this.lines };
  }
}

const bullet =
  /^(?:[-–—•·∙▪■□◦○●*+›»✓✔✗✘➢➤→❖☐☑☒🔹🔸🔷🔶🟢🟡🔴🔵👉➡✅❌✦★☆\uf0b7\uf0a7\uf076\uf0d8‣⁃]\ufe0f?|o(?=\t| {2,}))\s*(?=[^\s\d-]|\d)/u;
const enumerated =
  /^(?:\(?[a-zæøå]\)|[a-z]\.(?=\s+\p{Ll})|\(?\d{1,2}\)|\d{1,2}\.(?=\s+\p{Ll})|\(?[ivx]{1,4}\))\s+/u;

/** The mark in front of a list line, or null. */
export function listMark(text: string): { mark: string; ordered: boolean; rest: string } | null {
  const plain = bullet.exec(text);
  if (plain && !/^[-–—*+]\S/.test(text.replace(/^[-–—*+](?=\p{L}{2})/u, '- ')))
    return { mark: plain[0].trim(), ordered: false, rest: text.slice(plain[0].length) };
  const numbered = enumerated.exec(text);
  return numbered
    ? { mark: numbered[0].trim(), ordered: true, rest: text.slice(numbered[0].length) }
    : null;
}

/** A paragraph that carries its own list mark is a list line. */
export function asListItem(paragraph: Paragraph): Paragraph | Item {
  const mark = listMark(paragraph.text);
  if (!mark) return paragraph;
  return { kind: 'item', depth: 0, text: mark.rest, line: paragraph.line, ordered: mark.ordered };
}

/** White space as people see it: one space, no soft hyphens, no zero-width characters. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\s\u00a0\u2028\u2029]+/g, ' ')
    .trim();
}

const conjunction = /^(?:en|of|och|eller|und|oder|bzw\.?|and|or|og|et|ou)\b/i;

/**
 * Joins a wrapped line to the one before; a hyphen that only stands there because the line ended
 * goes.
 */
export function joinLines(before: string, after: string): string {
  if (/\p{L}-$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(after) && !conjunction.test(after))
    return before.slice(0, -1) + after;
  return `${before} ${after}`;
}
