/**
 * Reads a competence profile out of a document: bytes in, draft out. Pure: no files, no network, no
 * database, no clock. What the bytes are decides, not the name; a name that promises something else
 * is a refusal.
 */
import { fileTypeFromBuffer } from 'file-type';
import type { Source } from './blocks.ts';
import { decodeText } from './decode.ts';
import { readDocx } from './docx.ts';
import type { Draft } from './draft.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readOdt } from './odt.ts';
import { shipped } from './model.ts';
import { readPdf } from './pdf.ts';
import { readSheets } from './sheets.ts';
import { UnreadableDocument } from './refusal.ts';
import { readText } from './text.ts';
import { understand } from './understand.ts';
import { openZip } from './zip.ts';

/** Largest document that is opened, in bytes. */
export const sizeLimit = 20 * 1024 * 1024;

type Format = 'txt' | 'md' | 'docx' | 'odt' | 'pdf' | 'html' | 'xlsx';

/** A document in which nothing is found gives a draft without roles; throws `UnreadableDocument`. */
export async function readProfile(bytes: Uint8Array, fileName: string): Promise<Draft> {
  const source = await readSource(bytes, fileName);
  return understand(source, shipped());
}

export async function readSource(bytes: Uint8Array, fileName: string): Promise<Source> {
  if (bytes.length === 0) throw new UnreadableDocument('empty');
  if (bytes.length > sizeLimit) throw new UnreadableDocument('too-large');
  const format = await detectFormat(bytes, fileName);
  if (format === 'pdf') return readPdf(bytes);
  if (format === 'xlsx') return readSheets(bytes);
  if (format === 'docx' || format === 'odt') {
    const zip = await openZip(bytes);
    return format === 'docx' ? readDocx(zip) : readOdt(zip);
  }
  const text = decodeText(bytes);
  if (text.trim() === '') throw new UnreadableDocument('empty');
  if (format === 'html') return readHtml(text);
  return format === 'md' ? readMarkdown(text) : readText(text);
}

const promises = new Map<string, Format>(
  Object.entries({
    txt: 'txt',
    text: 'txt',
    md: 'md',
    markdown: 'md',
    docx: 'docx',
    odt: 'odt',
    pdf: 'pdf',
    html: 'html',
    htm: 'html',
    xhtml: 'html',
    xlsx: 'xlsx',
  } as const),
);

async function detectFormat(bytes: Uint8Array, fileName: string): Promise<Format> {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const promised = promises.get(extension) ?? null;
  const actual = await binaryFormat(bytes);
  if (actual === 'other') throw new UnreadableDocument(promised ? 'wrong-type' : 'unknown-type');
  if (actual !== null) {
    if (promised !== null && promised !== actual) throw new UnreadableDocument('wrong-type');
    return actual;
  }
  if (promised === 'pdf' || promised === 'docx' || promised === 'odt' || promised === 'xlsx')
    throw new UnreadableDocument(bytes.length < 4 ? 'empty' : 'wrong-type');
  if (looksBinary(bytes)) throw new UnreadableDocument(promised ? 'wrong-type' : 'unknown-type');
  if (promised === null && extension !== '') throw new UnreadableDocument('unknown-type');
  return (
    promised ??
    (/^\s*(?:<!doctype html|<html)/i.test(decodeText(bytes.subarray(0, 512))) ? 'html' : 'txt')
  );
}

/** Null for text, "other" for a kind we do not read. */
async function binaryFormat(bytes: Uint8Array): Promise<Format | 'other' | null> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    // an old Office container: an encrypted .docx lives in one too
    if (
      Buffer.from(bytes.subarray(0, 65_536)).includes(
        Buffer.from('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e'),
      )
    )
      throw new UnreadableDocument('encrypted');
    return 'other';
  }
  if (startsWith(bytes, [0x50, 0x4b])) {
    const zip = await openZip(bytes);
    if (zip.names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
    if (zip.names.includes('xl/workbook.xml')) return 'xlsx';
    return zip.names.includes('content.xml') && zip.names.includes('mimetype')
      ? odtOnly(zip)
      : 'other';
  }
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  const type = await fileTypeFromBuffer(bytes.subarray(0, 8192));
  return type && !/^(?:text\/|application\/xml)/.test(type.mime) ? 'other' : null;
}

async function odtOnly(zip: {
  part: (name: string) => Promise<Uint8Array | null>;
}): Promise<Format | 'other'> {
  const mime = new TextDecoder().decode((await zip.part('mimetype')) ?? new Uint8Array());
  return mime.trim().startsWith('application/vnd.oasis.opendocument.text') ? 'odt' : 'other';
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const text = decodeText(sample);
  const strange = [...text].filter((letter) => letter < ' ' && !'\n\r\t\f'.includes(letter)).length;
  return strange > text.length * 0.05;
}
