/**
 * HTML to blocks, by the tree a browser would build. Navigation, scripts, forms and hidden parts
 * are left out.
 */
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes as T } from 'parse5';
import {
  listMark,
  SourceBuilder,
  tidy,
  type Cell,
  type Item,
  type Paragraph,
  type Source,
} from './blocks.ts';
import { UnreadableDocument } from './refusal.ts';
import { depthLimit } from './xml.ts';

const skipped = new Set([
  'nav',
  'header',
  'footer',
  'aside',
  'script',
  'style',
  'noscript',
  'template',
  'form',
  'button',
  'svg',
  'iframe',
  'select',
  'del',
  's',
  'strike',
  'head',
  'figcaption',
  'object',
  'menu',
  'dialog',
]);
const blockTags = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'ul',
  'ol',
  'li',
  'table',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'br',
  'hr',
  'pre',
  'details',
  'summary',
  'address',
  'fieldset',
  'figure',
  'tr',
  'body',
  'html',
]);

export function readHtml(html: string): Source {
  const document = parse(html, { treeAdapter: countingTree(html.length) });
  if (depthOf(document) > depthLimit) throw new UnreadableDocument('nested');
  const builder = new SourceBuilder();
  const root =
    find(document, 'main') ?? find(document, 'article') ?? find(document, 'body') ?? document;
  const outside = root.nodeName === 'body' ? root : withTitle(document, root);
  walk(outside, builder, 0);
  return builder.source();
}

/**
 * The usual tree, given up as soon as elements stand too deep in each other or multiply beyond the
 * letters there are.
 */
function countingTree(letters: number): typeof tree {
  let depth = 0;
  let made = 0;
  return {
    ...tree,
    onItemPush: () => {
      if (++depth > depthLimit) throw new UnreadableDocument('nested');
      if (++made > letters + 1000) throw new UnreadableDocument('bomb');
    },
    onItemPop: () => {
      depth--;
    },
  };
}

function depthOf(document: T.Document): number {
  let level: T.ParentNode[] = [document];
  let depth = 0;
  for (; level.length > 0 && depth <= depthLimit; depth++)
    level = level.flatMap((node) =>
      node.childNodes.filter((child): child is T.Element => 'childNodes' in child),
    );
  return depth;
}

/** A title that stands above `main` or `article` belongs to the document. */
function withTitle(document: T.Document, root: T.ParentNode): T.ParentNode {
  return find(root, 'h1') ? root : (find(document, 'body') ?? root);
}

function find(node: T.ParentNode, name: string): T.Element | null {
  for (const child of node.childNodes) {
    if (child.nodeName === name) return child as T.Element;
    const inside = 'childNodes' in child ? find(child as T.Element, name) : null;
    if (inside) return inside;
  }
  return null;
}

function isSkipped(node: T.ChildNode): boolean {
  if (node.nodeName === '#comment' || node.nodeName === '#documentType') return true;
  if (!tree.isElementNode(node)) return false;
  const attribute = (name: string) => node.attrs.find((a) => a.name === name)?.value;
  const style = attribute('style') ?? '';
  if (
    attribute('hidden') !== undefined ||
    attribute('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
  )
    return true;
  if (/^(?:navigation|banner|contentinfo|search|menu|complementary)$/.test(attribute('role') ?? ''))
    return true;
  if (node.nodeName === 'header' && find(node, 'h1')) return false;
  return (
    skipped.has(node.nodeName) ||
    /(?:^|[\s-])(?:nav|navbar|menu|breadcrumbs?|footer|cookie\S*|sidebar|toc|skip-?link)(?:$|[\s-])/i.test(
      `${attribute('class') ?? ''} ${attribute('id') ?? ''}`,
    )
  );
}

function walk(node: T.ParentNode, builder: SourceBuilder, depth: number): void {
  let run: T.ChildNode[] = [];
  const flush = () => {
    for (const line of linesOf(run)) addParagraph(line, builder);
    run = [];
  };
  for (const child of node.childNodes) {
    if (isSkipped(child)) continue;
    if (!blockTags.has(child.nodeName) && !(tree.isElementNode(child) && hasBlocks(child))) {
      run.push(child);
      continue;
    }
    flush();
    element(child as T.Element, builder, depth);
  }
  flush();
}

function element(node: T.Element, builder: SourceBuilder, depth: number): void {
  const level = /^h([1-6])$/.exec(node.nodeName)?.[1];
  if (level) {
    const text = textOf(node);
    if (text) builder.heading(Number(level), text);
  } else if (node.nodeName === 'ul' || node.nodeName === 'ol') list(node, builder, depth);
  else if (node.nodeName === 'table') table(node, builder);
  else if (node.nodeName === 'dt' || node.nodeName === 'summary') {
    const text = textOf(node);
    if (text) builder.heading(6, text);
  } else if (hasBlocks(node)) walk(node, builder, depth);
  else for (const line of linesOf(node.childNodes)) addParagraph(line, builder);
}

/**
 * Lines that an author broke with <br>; what begins small behind a long line that does not end is
 * the rest of it.
 */
function linesOf(nodes: T.ChildNode[]): T.ChildNode[][] {
  if (!nodes.some((node) => node.nodeName === 'br')) return [nodes];
  const lines: T.ChildNode[][] = [[]];
  for (const node of nodes) {
    if (node.nodeName === 'br') lines.push([]);
    else lines.at(-1)!.push(node);
  }
  const kept: T.ChildNode[][] = [];
  for (const line of lines) {
    const text = textOfAll(line);
    const before = kept.at(-1);
    if (text === '') continue;
    const goesOn = before && /^\p{Ll}/u.test(text) && /[^.!?:;]$/u.test(textOfAll(before));
    if (goesOn && textOfAll(before).length > 60) before.push(...line);
    else kept.push(line);
  }
  return kept;
}

const textOfAll = (nodes: T.ChildNode[]): string => tidy(nodes.map(rawText).join(''));

function list(node: T.Element, builder: SourceBuilder, depth: number): void {
  for (const child of node.childNodes) {
    if (isSkipped(child) || !tree.isElementNode(child)) continue;
    if (child.nodeName !== 'li') {
      element(child, builder, depth + 1);
      continue;
    }
    const inside = child.childNodes.filter((part) => !isSkipped(part));
    const nested = inside.filter(
      (part) => part.nodeName === 'ul' || part.nodeName === 'ol',
    ) as T.Element[];
    const own = inside.filter((part) => part.nodeName !== 'ul' && part.nodeName !== 'ol');
    const text = tidy(own.map(rawText).join(' '));
    if (text)
      builder.item(depth, listMark(text)?.rest ?? text, node.nodeName === 'ol', leadOf(own));
    for (const part of nested) list(part, builder, depth + 1);
  }
}

function addParagraph(nodes: T.ChildNode[], builder: SourceBuilder): void {
  const text = tidy(nodes.map(rawText).join(''));
  if (text === '') return;
  const lead = leadOf(nodes);
  if (lead && lead.length >= text.length - 1 && text.length < 80 && !listMark(text))
    builder.heading(6, text.replace(/:$/, ''));
  else builder.paragraph(text, lead);
}

/** Bold words at the start: a name in front of its text. */
function leadOf(nodes: T.ChildNode[]): string | undefined {
  const first = nodes.find((node) => rawText(node).trim() !== '');
  if (!first || !tree.isElementNode(first)) return undefined;
  if (first.nodeName === 'strong' || first.nodeName === 'b') return textOf(first);
  return first.nodeName === 'span' || first.nodeName === 'p' ? leadOf(first.childNodes) : undefined;
}

function hasBlocks(node: T.Element): boolean {
  return node.childNodes.some(
    (child) =>
      !isSkipped(child) &&
      (blockTags.has(child.nodeName) || (tree.isElementNode(child) && hasBlocks(child))),
  );
}

function rawText(node: T.ChildNode): string {
  if (tree.isTextNode(node)) return node.value;
  if (isSkipped(node) || !('childNodes' in node)) return '';
  if (node.nodeName === 'br') return ' ';
  const inner = node.childNodes.map(rawText).join('');
  return blockTags.has(node.nodeName) ? ` ${inner} ` : inner;
}

function textOf(node: T.Element): string {
  return tidy(rawText(node));
}

function table(node: T.Element, builder: SourceBuilder): void {
  const first = builder.lines.length;
  const carried = new Map<number, { cell: Cell; rows: number }>();
  const rows: Cell[][] = [];
  for (const row of rowsOf(node)) {
    const cells: Cell[] = [];
    for (const cell of row.childNodes.filter(
      (child) => child.nodeName === 'td' || child.nodeName === 'th',
    ) as T.Element[]) {
      placeCarried(carried, cells, builder);
      const span = (name: string) =>
        Math.min(Number(cell.attrs.find((a) => a.name === name)?.value ?? 1) || 1, 50);
      builder.addCells(Math.max(span('colspan'), 1));
      const made = cellOf(cell, builder);
      if (span('rowspan') > 1)
        carried.set(cells.length, { cell: { ...made, blocks: [] }, rows: span('rowspan') });
      cells.push(
        made,
        ...Array.from({ length: span('colspan') - 1 }, () => ({ ...made, blocks: [] })),
      );
    }
    placeCarried(carried, cells, builder);
    for (const [column, entry] of carried) if (--entry.rows === 0) carried.delete(column);
    if (cells.length > 0) rows.push(cells);
  }
  if (rows.length > 0) builder.blocks.push({ kind: 'table', rows, line: first });
}

/** A cell that spans rows leaves an empty one in each row below. */
function placeCarried(
  carried: Map<number, { cell: Cell; rows: number }>,
  cells: Cell[],
  builder: SourceBuilder,
): void {
  for (;;) {
    const entry = carried.get(cells.length);
    if (!entry) return;
    builder.addCells(1);
    cells.push(entry.cell);
  }
}

function rowsOf(node: T.Element): T.Element[] {
  return node.childNodes.flatMap((child) => {
    if (child.nodeName === 'tr') return [child as T.Element];
    return ['thead', 'tbody', 'tfoot'].includes(child.nodeName) ? rowsOf(child as T.Element) : [];
  });
}

function cellOf(node: T.Element, builder: SourceBuilder): Cell {
  const inner = new SourceBuilder();
  for (const part of splitAtBreaks(node)) walk(part, inner, 0);
  const blocks: (Paragraph | Item)[] = [];
  const line = builder.lines.length;
  for (const block of inner.blocks) {
    if (block.kind === 'table') continue;
    const lead = block.kind === 'heading' ? block.text : block.lead;
    const plain = {
      kind: 'paragraph' as const,
      text: block.text,
      line: builder.line(block.text),
      ...(lead ? { lead } : {}),
    };
    blocks.push(block.kind === 'item' ? { ...block, line: plain.line } : plain);
  }
  if (blocks.length === 0) builder.line('');
  return { blocks, line, header: node.nodeName === 'th' };
}

/** Lines broken with <br> inside a cell are lines of their own. */
function splitAtBreaks(node: T.Element): T.ParentNode[] {
  if (!node.childNodes.some((child) => child.nodeName === 'br')) return [node];
  const parts: T.ChildNode[][] = [[]];
  for (const child of node.childNodes) {
    if (child.nodeName === 'br') parts.push([]);
    else parts.at(-1)!.push(child);
  }
  return parts.map((childNodes) => ({ ...node, childNodes }));
}
