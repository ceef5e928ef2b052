/**
 * Pictures without what they tell besides the picture: where and when a photograph was taken, with
 * what, by whom, earlier versions, and whatever is hung on behind the end. Only which way is up
 * stays. Nothing is decoded, so nothing of the picture is lost.
 *
 * JPEG: ISO/IEC 10918-1, Exif 2.3 (only tag 0x0112, orientation, is read). PNG: W3C PNG
 * Specification (Third Edition). WebP: RFC 9649. Null for bytes that do not hold together as the
 * format says.
 */

/** Colour and shape; everything else that starts with a small letter may go (PNG, 5.4). */
const keptChunks = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'bKGD',
  'pHYs',
]);

export function barePng(bytes: Buffer): Buffer | null {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(kind) || (at === 8) !== (kind === 'IHDR'))
      return null;
    if (keptChunks.has(kind)) parts.push(bytes.subarray(at, end));
    else if (/^[A-Z]/.test(kind)) return null; // a chunk without which the picture cannot be shown, and that nobody knows
    if (kind === 'IEND') return Buffer.concat(parts);
    at = end;
  }
  return null;
}

/** Size and density, colour profile, and how colours are stored: a segment and how it begins. */
const kept: Record<number, string> = { 0xe0: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' };

export function bareJpeg(bytes: Buffer): Buffer | null {
  const parts = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++; // filling before a marker
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    const isExtra = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    const beginning = kept[marker];
    if (
      !isExtra ||
      (beginning && segment.toString('latin1', 4, 4 + beginning.length) === beginning)
    )
      parts.push(segment);
    else if (marker === 0xe1) parts.push(...upright(segment));
    at = end;
    if (marker !== 0xda) continue;
    const scan = scanEnd(bytes, at);
    if (scan === null) return null;
    parts.push(bytes.subarray(at, scan));
    at = scan;
    if (bytes[at + 1] === 0xd9) return Buffer.concat([...parts, bytes.subarray(at, at + 2)]);
  }
  return null;
}

/**
 * Where the next marker begins after coded data, in which 0xff is followed by 0x00 or a restart
 * marker.
 */
function scanEnd(bytes: Buffer, from: number): number | null {
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return null;
}

/** An Exif segment with the orientation alone; none where the picture stands as it is stored. */
function upright(segment: Buffer): Buffer[] {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0' || segment.length < 24) return [];
  const tiff = segment.subarray(10);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const list = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let k = 0; k < Math.min(short(list), 200); k++) {
    const entry = list + 2 + k * 12;
    if (short(entry) !== 0x0112) continue;
    const turned = short(entry + 8);
    if (turned < 2 || turned > 8) return [];
    const small = Buffer.from(
      'ffe100224578696600004d4d002a0000000800010112000300000001' + '00'.repeat(8),
      'hex',
    );
    small.writeUInt16BE(turned, 28);
    return [small];
  }
  return [];
}

/** Picture, transparency and colour profile (RFC 9649); a moving picture is none of a person. */
const keptParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
const movingParts = new Set(['ANIM', 'ANMF']);
/** In the flags of VP8X: Exif, XMP and animation. */
const flagsOfExtras = 0x08 | 0x04 | 0x02;

export function bareWebp(bytes: Buffer): Buffer | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return null;
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length) return null;
  const parts: Buffer[] = [];
  let pictures = 0;
  for (let at = 12; at + 8 <= whole;) {
    const kind = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > whole || movingParts.has(kind)) return null;
    if (keptParts.has(kind)) {
      const part = Buffer.from(bytes.subarray(at, end));
      if (kind === 'VP8X') {
        if (length < 10) return null;
        part[8]! &= ~flagsOfExtras;
      }
      parts.push(part);
    }
    if (kind === 'VP8 ' || kind === 'VP8L') pictures++;
    at = end;
  }
  if (pictures !== 1) return null;
  const body = Buffer.concat(parts);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}
