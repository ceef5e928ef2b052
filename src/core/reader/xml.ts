/**
 * XML to a small tree. Documents that declare entities or a document type are refused, so nothing
 * expands or is fetched.
 */
import { XMLParser } from 'fast-xml-parser';
import { wholeCharacters } from './characters.ts';
import { UnreadableDocument } from './refusal.ts';

export type Node = {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
};

/** Deeper than any document a person made; every step further down costs a place on the stack. */
export const depthLimit = 250;

const parser = new XMLParser({
  maxNestedTags: depthLimit,
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

export function parseXml(bytes: Uint8Array): Node {
  const text = new TextDecoder(bytes[0] === 0xff || bytes[1] === 0 ? 'utf-16le' : 'utf-8').decode(
    bytes,
  );
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new UnreadableDocument('entities');
  // No XML holds it: this is another encoding than it says, in which anything could be declared.
  if (text.includes('\0')) throw new UnreadableDocument('broken');
  try {
    return {
      name: '',
      attributes: {},
      text: '',
      children: (parser.parse(text) as Raw[]).map(convert),
    };
  } catch (error) {
    const isNested = /nested tags/.test((error as Error).message);
    throw new UnreadableDocument(isNested ? 'nested' : 'broken');
  }
}

type Raw = Record<string, unknown>;

function convert(raw: Raw): Node {
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries((raw[':@'] ?? {}) as Record<string, string>))
    attributes[key] = decode(String(value));
  if ('#text' in raw)
    return { name: '#text', attributes, children: [], text: decode(String(raw['#text'])) };
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  return { name, attributes, text: '', children: ((raw[name] ?? []) as Raw[]).map(convert) };
}

const named = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, code: string) => {
    if (code[0] !== '#') return named.get(code) ?? whole;
    const point =
      code[1] === 'x' || code[1] === 'X'
        ? parseInt(code.slice(2), 16)
        : parseInt(code.slice(1), 10);
    return point < 0x110000 ? wholeCharacters(String.fromCodePoint(point)) : '';
  });
}

export function child(node: Node | undefined, ...path: string[]): Node | undefined {
  let at = node;
  for (const name of path) at = at?.children.find((entry) => entry.name === name);
  return at;
}

export function childrenOf(node: Node | undefined, name: string): Node[] {
  return node?.children.filter((entry) => entry.name === name) ?? [];
}

export function descendants(node: Node | undefined, name: string): Node[] {
  return (
    node?.children.flatMap((entry) =>
      entry.name === name ? [entry, ...descendants(entry, name)] : descendants(entry, name),
    ) ?? []
  );
}
