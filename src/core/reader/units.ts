/**
 * Blocks to units: the smallest pieces that a label is given to. A unit is a heading, a sentence of
 * a paragraph, a list line, a name in front of its text, or a paragraph of a cell. Every word of a
 * document stands in one unit, or in a cell that only marks its row.
 */
import { type Block, type Cell, type Table } from './blocks.ts';
import { hardColumn, isLevel, isSoft, mark, noMark, softColumn } from './lexicon.ts';
import { bare } from './naming.ts';
import { cutSentences } from './sentences.ts';

export type Place = {
  table: number;
  row: number;
  rows: number;
  column: number;
  columns: number;
  /** Cells of the row that hold words. */
  filled: number;
  /** Paragraphs in the cell. */
  paragraphs: number;
  header: boolean;
  /** The words above the column. */
  head: string;
  /** The first words of the row. */
  side: string;
  /** Columns that hold marks or points of a scale. */
  marked: number;
  /** The columns stand for levels. */
  levels: boolean;
};

export type Unit = {
  text: string;
  line: number;
  kind: 'heading' | 'paragraph' | 'item' | 'cell';
  level: number;
  depth: number;
  ordered: boolean;
  /** Units of one block share its number. */
  block: number;
  part: number;
  parts: number;
  /** A short name in front of what follows in the same block. */
  lead: boolean;
  bold: boolean;
  quoted: boolean;
  place: Place | null;
  /** What the marks of its row say: asked, wished, or nothing. */
  must: boolean | null;
};

type Base = Omit<Unit, 'text' | 'part' | 'parts' | 'lead'>;

export function unitsOf(blocks: Block[]): Unit[] {
  const units: Unit[] = [];
  const legend = legendOf(blocks);
  let table = 0;
  blocks.forEach((block, number) => {
    const plain: Base = {
      line: block.line,
      kind: block.kind === 'table' ? 'cell' : block.kind,
      level: 0,
      depth: 0,
      ordered: false,
      block: number,
      bold: false,
      quoted: false,
      place: null,
      must: null,
    };
    if (block.kind === 'table') addTable(units, block, plain, { table: table++, legend });
    else if (block.kind === 'heading')
      units.push({
        ...plain,
        level: block.level,
        text: block.text,
        part: 0,
        parts: 1,
        lead: false,
        bold: true,
      });
    else
      addPieces(units, pieces(block.text, block.lead, block.kind === 'item'), {
        ...plain,
        depth: block.kind === 'item' ? block.depth : 0,
        ordered: block.kind === 'item' && block.ordered,
        bold: block.lead !== undefined && block.lead.length >= block.text.length - 2,
        quoted: block.quoted === true,
      });
  });
  return units;
}

type Piece = { text: string; lead: boolean };

function addPieces(units: Unit[], parts: Piece[], base: Base): void {
  parts.forEach((piece, part) => units.push({ ...base, ...piece, part, parts: parts.length }));
}

/** "Name: text", "Name – text", "**Name** text": the name, then the sentences. */
export function pieces(text: string, lead?: string, listed = false): Piece[] {
  const cut = leadLength(text, lead, listed);
  if (cut === null) return joinQuestions(cutSentences(text)).map(plainPiece);
  return [
    { text: text.slice(0, cut).trim(), lead: true },
    ...joinQuestions(cutSentences(text.slice(cut).replace(/^\s*[:–—-]\s*/, ''))).map(plainPiece),
  ];
}

const plainPiece = (text: string): Piece => ({ text, lead: false });

const shape =
  /^(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[\p{L}]{1,2}\d{0,2})[.):]?\s+)?[\p{Lu}\d\p{Extended_Pictographic}][^.:;!?–—]{1,60}?\s*(?::(?=\s)|\s[–—]\s|\s-\s)/u;

/** In a list a name of one or two words may begin small: "patience: waits". */
const smallShape = /^\p{Ll}[\p{L}-]+(?: \p{L}+)?:(?=\s)/u;

function leadLength(text: string, lead: string | undefined, listed: boolean): number | null {
  if (
    lead &&
    text.startsWith(lead) &&
    lead.length < text.length - 2 &&
    lead.split(/\s+/).length <= 10
  )
    return lead.length;
  const match =
    shape.exec(text.slice(0, 80)) ?? (listed ? smallShape.exec(text.slice(0, 60)) : null);
  if (!match) return null;
  const words = match[0].trim().split(/\s+/).length;
  const rest = text.slice(match[0].length).trim();
  if (words > (/:\s*$/.test(match[0]) ? 8 : 6) || !/\p{L}{2}|\d/u.test(rest)) return null;
  return match[0].replace(/\s*[–—-]?\s*$/u, '').length;
}

/** A question and the short answer behind it are one thing. */
function joinQuestions(sentences: string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < sentences.length; i++) {
    const next = sentences[i + 1];
    if (
      sentences[i]!.endsWith('?') &&
      next &&
      !next.endsWith('?') &&
      next.split(' ').length <= 12
    ) {
      joined.push(`${sentences[i]} ${next}`);
      i++;
    } else joined.push(sentences[i]!);
  }
  return joined;
}

/** Letters that stand for words: "E means essential", "M = must". */
function legendOf(blocks: Block[]): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const block of blocks) {
    if (block.kind === 'table' || block.text.length > 300) continue;
    for (const match of block.text.matchAll(
      /(?<![\p{L}\d])([\p{Lu}✔✓●○◐xX]{1,2})\s*(?:=|:|–|-|\(|means?|betekent|staat voor|betyder|står för|står for|bedeutet|steht für|signifie)\s*(\p{L}[\p{L}-]*)/gu,
    ))
      if (softColumn.test(match[2]!) || isSoft(match[2]!)) found.set(match[1]!, false);
      else if (hardColumn.test(match[2]!)) found.set(match[1]!, true);
  }
  return found;
}

const plainOf = (cell: Cell): string => cell.blocks.map((block) => block.text).join(' ');
const box = /^[\s○◯●◉☐☑☒□■▢◻_.…·-]*$/u;
const scalePoint = /^(?:\d|\?|[A-Z]|n\/?[av]|[-–+]{1,2}|[\p{L}]{1,3}\.?)$/u;
const codeCell =
  /^(?:(?:nr|no|ref)\.?|(?:\p{Lu}{1,3}[-.]?)?\d{1,3}(?:\.\d{1,2})*[.)]?|\p{Lu}[.)]?)$/iu;

type Column = 'words' | 'code' | 'scale' | 'must' | 'wish' | 'letters';

/** What the cells of a column hold, its header left aside. */
function columnKinds(rows: Cell[][], width: number, legend: Map<string, boolean>): Column[] {
  return Array.from({ length: width }, (_, at): Column => {
    const head = plainOf(rows[0]?.[at] ?? { blocks: [], line: 0, header: false });
    const texts = rows.slice(1).map((row) => (row[at] ? plainOf(row[at]) : '').trim());
    const filled = texts.filter((text) => text !== '');
    if (rows.length < 3) return 'words';
    if (filled.length === 0)
      return head === '' || scalePoint.test(head) || box.test(head) ? 'scale' : 'words';
    if (at > 0 && filled.every((text) => mark.test(text) || noMark.test(text) || box.test(text))) {
      if (softColumn.test(head) || isSoft(head)) return 'wish';
      if (hardColumn.test(head)) return 'must';
      if (scalePoint.test(head) || filled.every((text) => box.test(text))) return 'scale';
      // Beside a column that asks, another column of marks wishes.
      const asked = rows[0]?.some((cell, other) => other !== at && hardColumn.test(plainOf(cell)));
      return asked ? 'wish' : 'must';
    }
    if (
      at > 0 &&
      filled.every((text) => text.length <= 2 && letterMeans(text, head, legend) !== null)
    )
      return 'letters';
    if (filled.every((text) => codeCell.test(text)) && new Set(filled).size === filled.length)
      return at === 0 ? 'code' : 'words';
    return 'words';
  });
}

const knownLetters: Record<string, boolean> = {
  E: true,
  D: false,
  M: true,
  W: false,
  S: false,
  V: true,
  O: false,
};

function letterMeans(text: string, head: string, legend: Map<string, boolean>): boolean | null {
  const letter = text.trim().toUpperCase();
  const told = legend.get(letter);
  if (told !== undefined) return told;
  return /^\p{Lu}\s*\/\s*\p{Lu}$/u.test(head.trim()) || legend.size > 0
    ? (knownLetters[letter] ?? null)
    : null;
}

function addTable(
  units: Unit[],
  table: Table,
  base: Base,
  { table: number, legend }: { table: number; legend: Map<string, boolean> },
): void {
  const width = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const kinds = columnKinds(table.rows, width, legend);
  const words = kinds.flatMap((kind, at) => (kind === 'words' ? [at] : []));
  const heads = headsOf(table, width);
  const levels = headsAreLevels(heads, words);
  table.rows.forEach((row, index) => {
    const must = mustOf(row, kinds, legend, heads);
    const wishes = words
      .slice(1)
      .some((at) => row[at] !== undefined && isWishCell(plainOf(row[at])));
    const filled = words.filter((at) => row[at] && plainOf(row[at]) !== '').length;
    const side = words.length > 0 && row[words[0]!] ? plainOf(row[words[0]!]!) : '';
    words.forEach((at, column) => {
      const cell = row[at];
      if (!cell) return;
      cell.blocks.forEach((block, i) => {
        const text = block.text;
        if (box.test(text)) return;
        const header = index === 0 && cell.header;
        const cut =
          header || i > 0 || cell.blocks.length > 1 ? [plainPiece(text)] : pieces(text, block.lead);
        addPieces(units, cut, {
          ...base,
          line: block.line,
          depth: block.kind === 'item' ? block.depth : 0,
          bold: block.lead !== undefined,
          must: wishes ? false : must,
          place: {
            table: number,
            row: index,
            rows: table.rows.length,
            column,
            columns: words.length,
            filled,
            paragraphs: i,
            header,
            head: index === 0 ? '' : heads[at]!,
            side: column === 0 ? '' : side,
            marked: width - words.length,
            levels,
          },
        });
      });
    });
  });
}

/** A cell that says of its row that it is only wished for. */
function isWishCell(text: string): boolean {
  return text !== '' && text.split(' ').length <= 3 && (isSoft(text) || softColumn.test(text));
}

function headsOf(table: Table, width: number): string[] {
  const first = table.rows[0] ?? [];
  const short = first.every((cell) => plainOf(cell).length <= 60);
  return Array.from({ length: width }, (_, at) =>
    short && table.rows.length > 1 && first[at] ? bare(plainOf(first[at])) : '',
  );
}

/** Whether the marks of a row ask or wish. */
function mustOf(
  row: Cell[],
  kinds: Column[],
  legend: Map<string, boolean>,
  heads: string[],
): boolean | null {
  for (const [at, kind] of kinds.entries()) {
    const text = row[at] ? plainOf(row[at]).trim() : '';
    if (text === '') continue;
    if (kind === 'letters') return letterMeans(text, heads[at] ?? '', legend);
    const isMarked = mark.test(text) && !noMark.test(text);
    if (kind === 'must' && isMarked) return true;
    if (kind === 'wish' && isMarked) return false;
  }
  return null;
}

/** Two columns or more that are called levels, or are numbered alike. */
function headsAreLevels(heads: string[], words: number[]): boolean {
  const named = words.slice(1).map((at) => heads[at]!);
  if (named.length < 2) return false;
  const many = (test: (text: string) => boolean) => named.filter(test).length >= named.length * 0.6;
  return (
    many(isLevel) ||
    many((text) => levelStart.test(text)) ||
    many((text) => /^(?:\p{Lu}{1,2})?\d\b/u.test(text))
  );
}

const levelStart =
  /^(?:niveau|nivå|level|stufe|trin|trinn|steg|stadium|stap|étape|palier|fase|phase|grad|grade|beginn\p{L}*|zelfstandig|startend|gevorderd|ervaren|start|basis|grund\p{L}*|gefestigt|wegweisend|kundig|sicher|selbstständig|expert|ekspert|junior|senior|medior|nybörj\p{L}*|erfaren|självständig|foundation|advanced|developing|leading|novice|débutant|confirmé|avancé|autonome|voorbeeld)/iu;
