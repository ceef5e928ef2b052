/** From page to page, as links lead. */
import type { Visitor } from './world.ts';

const decode = (html: string) =>
  html.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/** Every page and file that links lead to, at most so many of one shape; how many there were. */
export async function walk(
  visitor: Visitor,
  bases: string[],
  read: (path: string, text: string) => void,
  most = 8,
): Promise<number> {
  const shapes = new Map<string, number>();
  const seen = new Set<string>();
  const queue = bases;
  let pages = 0;
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const shape = path.replace(/[0-9a-f-]{36}/g, '#').replace(/=[^&]*/g, '');
    if (seen.has(path) || (shapes.get(shape) ?? 0) >= most) continue;
    seen.add(path);
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    const { status, text } = await visitor.get(path);
    if (status !== 200) continue;
    pages++;
    read(path, text);
    // What was just written comes before what the demo made.
    for (const [, href] of text.matchAll(/href="(\/o\/[^"#]*)/g)) queue.push(decode(href!));
  }
  return pages;
}
