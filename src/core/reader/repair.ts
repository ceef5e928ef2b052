/** Mends what documents break before they are understood: glued lines, depths that begin too deep. */
import type { Block, Heading, Item } from './blocks.ts';
import { bare } from './naming.ts';

export function repair(blocks: Block[]): Block[] {
  return levelDepths(unglueHeadings(unglueBullets(blocks)));
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
  const headings = new Map<string, Heading>(
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

export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s.,:;]+/g, ' ')
    .trim();
}
