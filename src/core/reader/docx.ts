/**
 * Word documents to blocks: styles, numbering and tables as Word keeps them; deleted, hidden and
 * commented text left out.
 */
import { SourceBuilder, type Source } from './blocks.ts';
import { decodeText } from './decode.ts';
import { readHtml } from './html.ts';
import {
  addLines,
  addParagraph,
  addTable,
  type OfficeCell,
  type OfficeParagraph,
  type Run,
} from './office.ts';
import { UnreadableDocument } from './refusal.ts';
import { readText } from './text.ts';
import { child, childrenOf, descendants, parseXml, type Node } from './xml.ts';
import type { Archive } from './zip.ts';

type Style = {
  level: number | null;
  list: { numId: string; depth: number } | null;
  bold: boolean;
  contents: boolean;
};
type Book = {
  styles: Map<string, Style>;
  ordered: (numId: string, depth: number) => boolean;
  /** Documents inside the document, by their relation. */
  inserted: Map<string, Source>;
};

const dropped = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:pict',
  'mc:Fallback',
  'w:footnoteReference',
  'w:fldChar',
  'w:drawing',
]);

export async function readDocx(zip: Archive): Promise<Source> {
  const name = await mainPart(zip);
  const main = await zip.part(name);
  if (!main) throw new UnreadableDocument('wrong-type');
  const book: Book = {
    styles: readStyles(await optional(zip, 'word/styles.xml')),
    ordered: readNumbering(await optional(zip, 'word/numbering.xml')),
    inserted: await readInserted(zip, name),
  };
  const builder = new SourceBuilder();
  addBlocks(child(parseWord(main), 'w:document', 'w:body'), book, builder);
  return builder.source();
}

/** The part that the archive calls its document, whatever its name. */
async function mainPart(zip: Archive): Promise<string> {
  const targets = await relations(zip, '_rels/.rels');
  const main = targets.find(({ type }) => type.endsWith('/officeDocument'));
  return main ? main.target.replace(/^\//, '') : 'word/document.xml';
}

type Relation = { id: string; type: string; target: string };

async function relations(zip: Archive, name: string): Promise<Relation[]> {
  const root = await optional(zip, name);
  return childrenOf(child(root, 'Relationships'), 'Relationship').map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: attributes.Type ?? '',
    target: attributes.Target ?? '',
  }));
}

/** Pages of HTML and plain texts that some programs put into a document as they are. */
async function readInserted(zip: Archive, main: string): Promise<Map<string, Source>> {
  const found = new Map<string, Source>();
  const rels = main.replace(/([^/]+)$/, '_rels/$1.rels');
  for (const { id, type, target } of await relations(zip, rels)) {
    if (!type.endsWith('/aFChunk')) continue;
    const bytes = await zip.part(target.startsWith('/') ? target.slice(1) : `word/${target}`);
    if (!bytes) continue;
    if (/\.x?html?$/i.test(target)) found.set(id, readHtml(decodeText(bytes)));
    else if (/\.txt$/i.test(target)) found.set(id, readText(decodeText(bytes)));
  }
  return found;
}

async function optional(zip: Archive, name: string): Promise<Node | undefined> {
  const bytes = await zip.part(name);
  return bytes ? parseWord(bytes) : undefined;
}

/** With "w:" in front of what belongs to Word, whatever the file writes there. */
function parseWord(bytes: Uint8Array): Node {
  const tree = parseXml(bytes);
  const [, prefix] =
    tree.children
      .map(({ name }) => /^(\w+):(?:document|styles|numbering)$/.exec(name))
      .find((match) => match !== null) ?? [];
  if (prefix && prefix !== 'w') rename(tree, `${prefix}:`);
  return tree;
}

function rename(node: Node, prefix: string): void {
  const renamed = (name: string) =>
    name.startsWith(prefix) ? `w:${name.slice(prefix.length)}` : name;
  node.name = renamed(node.name);
  node.attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [renamed(name), value]),
  );
  for (const part of node.children) rename(part, prefix);
}

function readStyles(root: Node | undefined): Map<string, Style> {
  const nodes = new Map(
    childrenOf(child(root, 'w:styles'), 'w:style').map((style) => [
      style.attributes['w:styleId'] ?? '',
      style,
    ]),
  );
  const styles = new Map<string, Style>();
  const resolve = (id: string, depth = 0): Style => {
    const node = nodes.get(id);
    const parent = child(node, 'w:basedOn')?.attributes['w:val'];
    const base: Style =
      parent && depth < 12
        ? resolve(parent, depth + 1)
        : { level: null, list: null, bold: false, contents: false };
    if (!node) return base;
    const name = (child(node, 'w:name')?.attributes['w:val'] ?? id).toLowerCase();
    const heading = /^(?:heading|kop|rubrik|überschrift|overskrift|titre)\s*(\d)/.exec(name)?.[1];
    const outline = child(node, 'w:pPr', 'w:outlineLvl')?.attributes['w:val'];
    const numbering = child(node, 'w:pPr', 'w:numPr');
    const level =
      name === 'title' || name === 'titel'
        ? 0
        : heading
          ? Number(heading)
          : outline !== undefined && Number(outline) < 9
            ? Number(outline) + 1
            : base.level;
    return {
      level,
      list:
        numbering && level === null
          ? listOf(numbering, base.list)
          : level === null
            ? base.list
            : null,
      bold: child(node, 'w:rPr', 'w:b') ? isOn(child(node, 'w:rPr', 'w:b')) : base.bold,
      contents:
        /^(?:toc|inhopg|innehåll|verzeichnis|indholds|innhold|tm)\s*\d/.test(name) || base.contents,
    };
  };
  for (const id of nodes.keys()) styles.set(id, resolve(id));
  return styles;
}

function listOf(numbering: Node, base: Style['list']): Style['list'] {
  const numId = child(numbering, 'w:numId')?.attributes['w:val'] ?? base?.numId ?? '';
  if (numId === '0') return null;
  return {
    numId,
    depth: Number(child(numbering, 'w:ilvl')?.attributes['w:val'] ?? base?.depth ?? 0),
  };
}

function readNumbering(root: Node | undefined): Book['ordered'] {
  const numbering = child(root, 'w:numbering');
  const abstract = new Map(
    childrenOf(numbering, 'w:abstractNum').map((node) => [
      node.attributes['w:abstractNumId'],
      node,
    ]),
  );
  const numbers = new Map(
    childrenOf(numbering, 'w:num').map((node) => [
      node.attributes['w:numId'],
      child(node, 'w:abstractNumId')?.attributes['w:val'],
    ]),
  );
  const known = new Map<string, boolean>();
  const isOrdered = (numId: string, depth: number) => {
    const level = childrenOf(abstract.get(numbers.get(numId)), 'w:lvl').find(
      (node) => node.attributes['w:ilvl'] === String(depth),
    );
    return (child(level, 'w:numFmt')?.attributes['w:val'] ?? 'bullet') !== 'bullet';
  };
  return (numId, depth) => {
    const key = `${numId} ${depth}`;
    const ordered = known.get(key) ?? isOrdered(numId, depth);
    known.set(key, ordered);
    return ordered;
  };
}

function isOn(node: Node | undefined): boolean {
  return node !== undefined && !/^(?:0|false|off|none)$/.test(node.attributes['w:val'] ?? '1');
}

function addBlocks(node: Node | undefined, book: Book, builder: SourceBuilder): void {
  let pending: OfficeParagraph | null = null;
  const openTo = (paragraph: OfficeParagraph): OfficeParagraph => {
    if (!pending) return paragraph;
    for (const run of paragraph.runs) pending.runs.push(run);
    return { ...paragraph, runs: pending.runs };
  };
  for (const part of node?.children ?? []) {
    if (part.name === 'w:p') {
      const own = paragraphOf(part, book);
      if (!own) continue;
      const paragraph = openTo(own);
      pending = markDeleted(part) ? paragraph : null;
      const plain = own.list === null && own.level === null && paragraph.runs === own.runs;
      const lines = plain && !pending ? splitBreaks(part) : [];
      if (lines.length > 1)
        addLines(
          builder,
          lines.flatMap((line) => paragraphOf(line, book) ?? []),
        );
      else if (!pending) addParagraph(builder, paragraph);
      for (const box of boxesIn(part)) addBlocks(box, book, builder);
    } else if (part.name === 'w:tbl') addTable(builder, rowsOf(part, book));
    else if (part.name === 'w:altChunk') {
      const inserted = book.inserted.get(part.attributes['r:id'] ?? '');
      if (inserted) builder.insert(inserted);
    } else if (part.name === 'w:sdt') {
      if (
        !isPlaceholder(part) &&
        !/table of contents/i.test(
          child(part, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery')?.attributes['w:val'] ?? '',
        )
      )
        addBlocks(child(part, 'w:sdtContent'), book, builder);
    } else if (part.name === 'w:ins' || part.name === 'w:customXml' || part.name === 'w:smartTag')
      addBlocks(part, book, builder);
  }
  if (pending) addParagraph(builder, pending);
}

/** Text boxes; what is said a second time for older programs is left out. */
function boxesIn(node: Node): Node[] {
  return node.children.flatMap((part) =>
    part.name === 'mc:Fallback' ? [] : part.name === 'w:txbxContent' ? [part] : boxesIn(part),
  );
}

/** A field that nobody has filled in shows what it asks for. */
function isPlaceholder(control: Node): boolean {
  return isOn(child(control, 'w:sdtPr', 'w:showingPlcHdr'));
}

/** The end of the paragraph was deleted: it runs on into the next. */
function markDeleted(paragraph: Node): boolean {
  return child(paragraph, 'w:pPr', 'w:rPr', 'w:del') !== undefined;
}

function paragraphOf(node: Node, book: Book): OfficeParagraph | null {
  const properties = child(node, 'w:pPr');
  const style = book.styles.get(child(properties, 'w:pStyle')?.attributes['w:val'] ?? '') ?? {
    level: null,
    list: null,
    bold: false,
    contents: false,
  };
  if (style.contents) return null;
  const outline = child(properties, 'w:outlineLvl')?.attributes['w:val'];
  const level = outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : style.level;
  const numbering = child(properties, 'w:numPr');
  const list = level !== null ? null : numbering ? listOf(numbering, style.list) : style.list;
  const runs = runsOf(node, style.bold);
  return {
    runs,
    level,
    list: list ? { depth: list.depth, ordered: book.ordered(list.numId, list.depth) } : null,
  };
}

function runsOf(node: Node, bold: boolean): Run[] {
  return node.children.flatMap((part): Run[] => {
    if (dropped.has(part.name) || part.name === 'w:pPr' || part.name === 'mc:AlternateContent')
      return [];
    if (part.name === 'w:sdt' && isPlaceholder(part)) return [];
    if (part.name !== 'w:r') return runsOf(part, bold);
    const properties = child(part, 'w:rPr');
    if (
      isOn(child(properties, 'w:vanish')) ||
      isOn(child(properties, 'w:strike')) ||
      isOn(child(properties, 'w:dstrike'))
    )
      return [];
    const own = child(properties, 'w:b');
    const text = part.children.map(runText).join('');
    return text === '' ? [] : [{ text, bold: own ? isOn(own) : bold }];
  });
}

function runText(part: Node): string {
  if (part.name === 'w:t') return part.children.map((inner) => inner.text).join('');
  if (part.name === 'w:tab') return '\t';
  if (part.name === 'w:br' || part.name === 'w:cr') return ' ';
  if (part.name === 'w:noBreakHyphen') return '-';
  if (part.name === 'w:sym') return '•';
  return '';
}

function rowsOf(table: Node, book: Book): OfficeCell[][] {
  const rows = table.children.flatMap((part) =>
    part.name === 'w:tr'
      ? [part]
      : part.name === 'w:sdt' || part.name === 'w:ins'
        ? descendants(part, 'w:tr')
        : [],
  );
  return rows
    .filter((row) => !child(row, 'w:trPr', 'w:del'))
    .map((row, index) => {
      const header = isOn(child(row, 'w:trPr', 'w:tblHeader')) || index === 0;
      const cells = row.children.flatMap((part) =>
        part.name === 'w:tc' ? [part] : part.name === 'w:sdt' ? descendants(part, 'w:tc') : [],
      );
      return cells.map((cell): OfficeCell => {
        const merge = child(cell, 'w:tcPr', 'w:vMerge');
        const continued = merge !== undefined && merge.attributes['w:val'] !== 'restart';
        return {
          header,
          span: Math.min(
            Number(child(cell, 'w:tcPr', 'w:gridSpan')?.attributes['w:val'] ?? 1) || 1,
            50,
          ),
          paragraphs: continued ? [] : cellParagraphs(cell, book),
        };
      });
    });
}

function cellParagraphs(cell: Node, book: Book): OfficeParagraph[] {
  return cell.children.flatMap((part) => {
    if (part.name === 'w:p')
      return splitBreaks(part).flatMap((piece) => paragraphOf(piece, book) ?? []);
    if (part.name === 'w:sdt' && isPlaceholder(part)) return [];
    if (part.name === 'w:sdt' || part.name === 'w:ins')
      return cellParagraphs(child(part, 'w:sdtContent') ?? part, book);
    return part.name === 'w:tbl'
      ? rowsOf(part, book)
          .flat()
          .flatMap((inner) => inner.paragraphs)
      : [];
  });
}

/** In a cell a manual line break starts a new line of its own. */
function splitBreaks(paragraph: Node): Node[] {
  const properties = childrenOf(paragraph, 'w:pPr').slice(0, 1);
  const pieces: Node[] = [{ ...paragraph, children: [] }];
  for (const part of paragraph.children) {
    const runs = part.name === 'w:r' ? splitRun(part) : [part];
    runs.forEach((run, i) => {
      if (i > 0) pieces.push({ ...paragraph, children: [...properties] });
      pieces.at(-1)!.children.push(run);
    });
  }
  return pieces;
}

function splitRun(run: Node): Node[] {
  const format = childrenOf(run, 'w:rPr').slice(0, 1);
  const runs: Node[] = [{ ...run, children: [] }];
  for (const part of run.children) {
    if (part.name === 'w:br') runs.push({ ...run, children: [...format] });
    else runs.at(-1)!.children.push(part);
  }
  return runs;
}
