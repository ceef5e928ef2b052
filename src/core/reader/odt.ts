/**
 * OpenDocument texts to blocks. Deleted passages, comments, notes and tables of contents are left
 * out.
 */
import { SourceBuilder, type Source } from './blocks.ts';
import {
  addLines,
  addParagraph,
  addTable,
  type OfficeCell,
  type OfficeParagraph,
  type Run,
} from './office.ts';
import { UnreadableDocument } from './refusal.ts';
import { child, childrenOf, descendants, parseXml, type Node } from './xml.ts';
import type { Archive } from './zip.ts';

type Style = { parent: string; bold: boolean | null; hidden: boolean };
type Book = { styles: Map<string, Style>; ordered: (list: string, depth: number) => boolean };

const dropped = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:annotation-end',
  'text:note',
  'text:table-of-content',
  'text:alphabetical-index',
  'text:illustration-index',
  'text:sequence-decls',
  'office:forms',
  'draw:object',
  'svg:title',
  'svg:desc',
]);

export async function readOdt(zip: Archive): Promise<Source> {
  if (/manifest:encryption-data/.test(await plain(zip, 'META-INF/manifest.xml')))
    throw new UnreadableDocument('encrypted');
  const content = await zip.part('content.xml');
  if (!content) throw new UnreadableDocument('wrong-type');
  const styleBytes = await zip.part('styles.xml');
  const roots = [parseXml(content), ...(styleBytes ? [parseXml(styleBytes)] : [])];
  const book = readBook(roots);
  const builder = new SourceBuilder();
  addBlocks(
    child(roots[0], 'office:document-content', 'office:body', 'office:text'),
    book,
    builder,
    null,
  );
  return builder.source();
}

async function plain(zip: Archive, name: string): Promise<string> {
  const bytes = await zip.part(name);
  return bytes ? new TextDecoder().decode(bytes) : '';
}

function readBook(roots: Node[]): Book {
  const styles = new Map<string, Style>();
  const lists = new Map<string, Node>();
  for (const root of roots) {
    for (const style of descendants(root, 'style:style')) {
      const text = child(style, 'style:text-properties')?.attributes ?? {};
      const weight = text['fo:font-weight'];
      styles.set(style.attributes['style:name'] ?? '', {
        parent: style.attributes['style:parent-style-name'] ?? '',
        bold: weight === undefined ? null : weight === 'bold' || Number(weight) >= 600,
        hidden:
          text['text:display'] === 'none' ||
          (text['style:text-line-through-style'] ?? 'none') !== 'none',
      });
    }
    for (const list of descendants(root, 'text:list-style'))
      lists.set(list.attributes['style:name'] ?? '', list);
  }
  return {
    styles,
    ordered: (list, depth) =>
      childrenOf(lists.get(list), 'text:list-level-style-number').some(
        (level) => level.attributes['text:level'] === String(depth + 1),
      ),
  };
}

function isBold(book: Book, name: string, depth = 0): boolean {
  const style = book.styles.get(name);
  if (!style || depth > 12) return false;
  return style.bold ?? isBold(book, style.parent, depth + 1);
}

function isTitle(book: Book, name: string): boolean {
  return name === 'Title' || book.styles.get(name)?.parent === 'Title';
}

function addBlocks(
  node: Node | undefined,
  book: Book,
  builder: SourceBuilder,
  list: { name: string; depth: number } | null,
): void {
  for (const part of node?.children ?? []) {
    if (dropped.has(part.name)) continue;
    if (part.name === 'text:h' || part.name === 'text:p') {
      const paragraph = paragraphOf(part, book, list);
      const plain = paragraph.level === null && paragraph.list === null;
      if (plain)
        addLines(
          builder,
          splitBreaks(part).map((line) => paragraphOf(line, book, list)),
        );
      else addParagraph(builder, paragraph);
      for (const box of boxesIn(part)) addBlocks(box, book, builder, null);
    } else if (part.name === 'text:list') addList(part, book, builder, list);
    else if (part.name === 'table:table') addTable(builder, rowsOf(part, book));
    else if (part.name.startsWith('text:') || part.name.startsWith('draw:'))
      addBlocks(part, book, builder, list);
  }
}

/** Boxes and shapes with words of their own stand in a paragraph. */
const boxes = new Set(['draw:text-box', 'draw:custom-shape', 'draw:rect', 'draw:ellipse']);

function boxesIn(node: Node): Node[] {
  return node.children.flatMap((part) => (boxes.has(part.name) ? [part] : boxesIn(part)));
}

function addList(
  node: Node,
  book: Book,
  builder: SourceBuilder,
  outer: { name: string; depth: number } | null,
): void {
  const list = {
    name: node.attributes['text:style-name'] ?? outer?.name ?? '',
    depth: outer ? outer.depth + 1 : 0,
  };
  for (const item of node.children.filter(
    (part) => part.name === 'text:list-item' || part.name === 'text:list-header',
  )) {
    let first = true;
    for (const part of item.children) {
      if (part.name === 'text:list') addList(part, book, builder, list);
      else if (part.name === 'text:p' || part.name === 'text:h') {
        addParagraph(builder, paragraphOf(part, book, first ? list : null));
        first = false;
      }
    }
  }
}

function paragraphOf(
  node: Node,
  book: Book,
  list: { name: string; depth: number } | null,
): OfficeParagraph {
  const style = node.attributes['text:style-name'] ?? '';
  const level =
    node.name === 'text:h'
      ? Number(node.attributes['text:outline-level'] ?? 1)
      : isTitle(book, style)
        ? 0
        : null;
  return {
    runs: runsOf(node, book, isBold(book, style)),
    level,
    list:
      list && level === null
        ? { depth: list.depth, ordered: book.ordered(list.name, list.depth) }
        : null,
  };
}

function runsOf(node: Node, book: Book, bold: boolean): Run[] {
  return node.children.flatMap((part): Run[] => {
    if (dropped.has(part.name) || boxes.has(part.name)) return [];
    if (part.name === '#text') return part.text === '' ? [] : [{ text: part.text, bold }];
    if (part.name === 'text:s') return [{ text: ' ', bold }];
    if (part.name === 'text:tab') return [{ text: '\t', bold }];
    if (part.name === 'text:line-break') return [{ text: ' ', bold }];
    const style = part.attributes['text:style-name'] ?? '';
    if (book.styles.get(style)?.hidden) return [];
    return runsOf(
      part,
      book,
      part.name === 'text:span'
        ? isBold(book, style) || (bold && book.styles.get(style)?.bold !== false)
        : bold,
    );
  });
}

function rowsOf(table: Node, book: Book): OfficeCell[][] {
  return table.children.flatMap((part) => {
    if (part.name === 'table:table-row') return [cellsOf(part, book, false)];
    if (part.name === 'table:table-header-rows')
      return childrenOf(part, 'table:table-row').map((row) => cellsOf(row, book, true));
    return part.name === 'table:table-rows' || part.name === 'table:table-row-group'
      ? rowsOf(part, book)
      : [];
  });
}

function cellsOf(row: Node, book: Book, header: boolean): OfficeCell[] {
  return row.children.flatMap((part): OfficeCell[] => {
    if (part.name === 'table:covered-table-cell') return [{ paragraphs: [], header, span: 1 }];
    if (part.name !== 'table:table-cell') return [];
    return [{ header, span: 1, paragraphs: cellParagraphs(part, book, null) }];
  });
}

function cellParagraphs(
  node: Node,
  book: Book,
  list: { name: string; depth: number } | null,
): OfficeParagraph[] {
  return node.children.flatMap((part) => {
    if (part.name === 'text:p' || part.name === 'text:h')
      return splitBreaks(part).map((piece) => paragraphOf(piece, book, list));
    if (part.name === 'text:list')
      return part.children.flatMap((item) =>
        cellParagraphs(item, book, {
          name: part.attributes['text:style-name'] ?? '',
          depth: list ? list.depth + 1 : 0,
        }),
      );
    if (part.name === 'table:table')
      return rowsOf(part, book)
        .flat()
        .flatMap((inner) => inner.paragraphs);
    return [];
  });
}

/** In a cell a manual line break starts a new line of its own. */
function splitBreaks(paragraph: Node): Node[] {
  const pieces: Node[] = [{ ...paragraph, children: [] }];
  for (const part of paragraph.children) {
    if (part.name === 'text:line-break') pieces.push({ ...paragraph, children: [] });
    else pieces.at(-1)!.children.push(part);
  }
  return pieces;
}
