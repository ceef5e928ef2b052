/** Mends what documents break before they are understood: glued lines, announced names, noise. */
import type { Block, Heading, Item, Paragraph } from './blocks.ts';
import { isNoiseLine } from './lexicon.ts';
import { bare, splitLead } from './naming.ts';

type Line = Heading | Paragraph | Item;

export function prepare(blocks: Block[]): Block[] {
  return levelDepths(
    dropAnnounced(
      unglueHeadings(
        unglueBullets(blocks.filter((block) => block.kind === 'table' || !isNoiseLine(block.text))),
      ),
    ),
  );
}

/** In every run of list lines the outermost is depth 0. */
function levelDepths(blocks: Block[]): Block[] {
  const runs: Item[][] = [];
  blocks.forEach((block, i) => {
    if (block.kind !== 'item') return;
    if (blocks[i - 1]?.kind === 'item') runs.at(-1)!.push(block);
    else runs.push([block]);
  });
  for (const run of runs) {
    const least = run.reduce((depth, item) => Math.min(depth, item.depth), Infinity);
    for (const item of run) item.depth -= least;
  }
  return blocks;
}

/**
 * "... a definition - First list line" followed by list lines: the bullet was glued to the end of
 * the paragraph.
 */
function unglueBullets(blocks: Block[]): Block[] {
  return blocks.flatMap((block, i): Block[] => {
    const next = blocks[i + 1];
    if (block.kind !== 'paragraph' || next?.kind !== 'item') return [block];
    const match = /^(.+?[\p{L}.)])\s+[-–•·]\s+(\p{L}.*)$/u.exec(block.text);
    if (!match || match[1]!.split(' ').length < 4) return [block];
    return [
      { ...block, text: match[1]! },
      { kind: 'item', depth: next.depth, ordered: false, text: match[2]!, line: block.line },
    ];
  });
}

/** The last line of a list of names glued to the first heading: "Planning Welcoming". */
function unglueHeadings(blocks: Block[]): Block[] {
  const headings = new Map(
    blocks
      .filter((block) => block.kind === 'heading')
      .map((block) => [fold(bare(block.text)), block]),
  );
  const seen = new Set<string>();
  return blocks.map((block): Block => {
    if (block.kind === 'table') return block;
    const words = block.text.split(' ', 17);
    for (let cut = 1; cut < words.length && words.length <= 16; cut++) {
      const known = headings.get(fold(words.slice(0, cut).join(' ')));
      const rest = words.slice(cut).join(' ');
      if (known && !headings.has(fold(rest)) && seen.has(fold(rest)))
        return { kind: 'heading', level: known.level, text: rest, line: block.line };
    }
    seen.add(fold(bare(block.text)));
    return block;
  });
}

/** A list or contents page that only announces names which return later adds nothing. */
function dropAnnounced(blocks: Block[]): Block[] {
  const names = blocks.map((_, i) => nameAt(blocks, i));
  const lastAt = new Map<string, number>();
  names.forEach((name, i) => name && lastAt.set(name, i));
  const announced = blocks.map(
    (block, i) =>
      isAnnouncement(block, blocks[i + 1]) &&
      (lastAt.get(fold(stripPage(bare((block as Line).text)))) ?? -1) > i,
  );
  return blocks.filter((_, i) => {
    if (!announced[i]) return true;
    const neighbours = announced[i - 1] || announced[i + 1];
    return !neighbours;
  });
}

/** The name that a block introduces: a heading, or a lead in front of text. */
function nameAt(blocks: Block[], i: number): string | null {
  const block = blocks[i]!;
  if (block.kind === 'heading')
    return blocks[i + 1]?.kind === 'heading' &&
      blocks[i + 1] !== undefined &&
      (blocks[i + 1] as Heading).level <= block.level
      ? null
      : fold(bare(block.text));
  if (block.kind === 'table') return null;
  const lead = splitLead(block.text, block.lead);
  return lead ? fold(lead.name) : null;
}

function isAnnouncement(block: Block, next: Block | undefined): boolean {
  if (block.kind === 'table' || block.text.length > 80) return false;
  return block.kind !== 'heading' || next?.kind === 'heading';
}

/** Dots and a page number behind a line of a contents page. */
function stripPage(text: string): string {
  return text.replace(/[\s.…·]*\.{2,}\s*\d+$|\s+\d{1,3}$/u, '');
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s.,:;]+/g, ' ')
    .trim();
}
