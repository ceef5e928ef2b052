/** AS-27: what a file of evidence may be, and what of it is kept. */
import { fileTypeFromBuffer } from 'file-type';
import { UnreadableDocument } from '../core/reader/refusal.ts';
import { openZip } from '../core/reader/zip.ts';
import { bareJpeg, barePng } from './image-metadata.ts';

/** Kinds of files that evidence may be; what is not known is refused. */
export const evidenceTypes: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
};
export const largestEvidence = 5 * 1024 * 1024;

const names = new Map(Object.entries({ jpeg: 'jpg', text: 'txt', md: 'txt' }));

/**
 * The name says what the bytes are, and they are nothing else besides. Pictures go without place,
 * time and maker; papers of an office without programs. Null for anything else.
 */
export async function keepableFile(
  name: string,
  given: Uint8Array,
): Promise<{ type: string; bytes: Buffer } | null> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const promised = names.get(ending) ?? ending;
  if (
    bytes.length > largestEvidence ||
    /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/u.test(name)
  )
    return null;
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found) return promised === 'txt' && isText(bytes) ? { type: 'text/plain', bytes } : null;
  const type = evidenceTypes[found.ext];
  if (!type || promised !== found.ext) return null;
  const kept =
    found.ext === 'png'
      ? barePng(bytes)
      : found.ext === 'jpg'
        ? bareJpeg(bytes)
        : (await isOneThing(found.ext, bytes))
          ? bytes
          : null;
  return kept && { type, bytes: kept };
}

function isText(bytes: Buffer): boolean {
  try {
    return !/[\0-\x08\x0e-\x1f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** Nothing before its beginning, nothing of weight behind its end, nothing in it that runs. */
async function isOneThing(kind: string, bytes: Buffer): Promise<boolean> {
  if (kind === 'pdf') {
    const end = bytes.lastIndexOf('%%EOF');
    const isWhole =
      bytes.subarray(0, 5).toString() === '%PDF-' && end > 0 && bytes.length - end < 64;
    return (
      isWhole &&
      !bytes.subarray(-65_557).includes('PK\x05\x06') &&
      !/\/(?:JavaScript|Launch|EmbeddedFile)\b|<(?:script|html|svg)[\s>]/i.test(
        bytes.toString('latin1'),
      )
    );
  }
  const end = bytes.lastIndexOf('PK\x05\x06');
  if (
    bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04' ||
    end < 0 ||
    end + 22 !== bytes.length
  )
    return false;
  try {
    const { names: parts } = await openZip(bytes);
    return !parts.some(
      (part) =>
        /vbaProject|activeX|embeddings\/.*\.bin$|^Basic\/|^Scripts\/|\.(?:exe|dll|js|vbs|bat|ps1)$/i.test(
          part,
        ) || /^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|^[a-z]:/i.test(part),
    );
  } catch (error) {
    if (error instanceof UnreadableDocument) return false;
    throw error;
  }
}
