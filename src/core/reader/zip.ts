/**
 * Opens the zip inside a .docx, .odt or .xlsx and hands out named parts, never trusting what the
 * archive says of itself: the number of entries, the size of each part while it is inflated, and
 * the ratio are all limited.
 */
import yauzl from 'yauzl';
import { UnreadableDocument } from './refusal.ts';

const entryLimit = 5_000;
const partLimit = 48 * 1024 * 1024;
const ratioLimit = 250;

export type Archive = { names: string[]; part: (name: string) => Promise<Uint8Array | null> };

export async function openZip(bytes: Uint8Array): Promise<Archive> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(
      Buffer.from(bytes),
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false },
      (error, file) => (error ? reject(new UnreadableDocument('broken')) : resolve(file)),
    );
  });
  if (zip.entryCount > entryLimit) throw new UnreadableDocument('bomb');
  const entries = await listEntries(zip);
  return {
    names: [...entries.keys()],
    part: async (name) => {
      const entry = entries.get(name);
      return entry ? inflate(zip, entry) : null;
    },
  };
}

function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    let total = 0;
    zip.on('error', () => reject(new UnreadableDocument('broken')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      total += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1);
      if (total > partLimit * 4 || (ratio > ratioLimit && entry.uncompressedSize > 1024 * 1024))
        return reject(new UnreadableDocument('bomb'));
      if ((entry.generalPurposeBitFlag & 1) === 1)
        return reject(new UnreadableDocument('encrypted'));
      // A link of a file system has no place in a document.
      if (((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000)
        return reject(new UnreadableDocument('broken'));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function inflate(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(new UnreadableDocument('broken'));
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > partLimit) {
          stream.destroy();
          reject(new UnreadableDocument('bomb'));
        }
        chunks.push(chunk);
      });
      stream.on('error', () => reject(new UnreadableDocument('broken')));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
