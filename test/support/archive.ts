/** Archives as no program makes them. */
import { crc32, deflateRawSync } from 'node:zlib';

export type Entry =
  | Buffer
  | {
      data: Buffer;
      /** What the directory says that it unpacks to, in bytes. */
      claims?: number;
      /** Mode bits, as a link has them. */
      mode?: number;
      isEncrypted?: boolean;
      isStored?: boolean;
    };

/** A zip whose directory says what it is told to say. */
export function zip(entries: Record<string, Entry> | [string, Entry][]): Buffer {
  const parts: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  const list = Array.isArray(entries) ? entries : Object.entries(entries);
  for (const [name, entry] of list) {
    const {
      data,
      claims = undefined,
      mode = 0,
      isEncrypted = false,
      isStored = false,
    } = Buffer.isBuffer(entry) ? { data: entry } : entry;
    const packed = isStored ? data : deflateRawSync(data, { level: 9 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(isEncrypted ? 1 : 0, 6);
    head.writeUInt16LE(isStored ? 0 : 8, 8);
    head.writeUInt32LE(crc32(data), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claims ?? data.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(mode ? 3 << 8 : 0, 4);
    head.copy(line, 8, 6, 30);
    line.writeUInt32LE((mode << 16) >>> 0, 38);
    line.writeUInt32LE(offset, 42);
    parts.push(head, Buffer.from(name), packed);
    index.push(line, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(list.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(list.length, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}
