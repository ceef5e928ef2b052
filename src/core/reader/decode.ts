export type Decoded = {
  text: string;
  /** Lines with a byte that is written otherwise than the rest of the file, and was read so. */
  repaired: number[];
};

export const decodeText = (bytes: Uint8Array): string => decodeRepaired(bytes).text;

/**
 * Bytes to text: byte order mark, UTF-16 without one, UTF-8, else Windows-1252 or MacRoman. What
 * two programs have written into one file is read by the way each has written: one odd byte does
 * not decide for all.
 */
export function decodeRepaired(bytes: Uint8Array): Decoded {
  const whole = (encoding: string, from = 0): Decoded => ({
    text: new TextDecoder(encoding).decode(bytes.subarray(from)),
    repaired: [],
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return whole('utf-16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return whole('utf-16be', 2);
  const wide = wideOrder(bytes);
  if (wide) return whole(wide);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const { sequences, odd } = inspect(bytes, start);
  if (odd.length === 0) return whole('utf-8', start);
  if (sequences.length === 0) return whole(isMacRoman(odd, bytes) ? 'macintosh' : 'windows-1252');
  // Whichever way of writing is the rarer one is the odd one.
  return {
    text: decodeMixed(bytes, start, odd),
    repaired: linesOf(bytes, odd.length <= sequences.length ? odd : sequences),
  };
}

/** Where letters of several bytes begin, and bytes that belong to none. */
function inspect(bytes: Uint8Array, start: number): { sequences: number[]; odd: number[] } {
  const sequences: number[] = [];
  const odd: number[] = [];
  for (let at = start; at < bytes.length;) {
    const length = bytes[at]! < 0x80 ? 1 : lengthOf(bytes, at);
    if (length > 1) sequences.push(at);
    else if (length === 0) odd.push(at);
    at += Math.max(length, 1);
  }
  return { sequences, odd };
}

/** Of a letter of several bytes in UTF-8; 0 when it is none. */
function lengthOf(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  const length =
    first >= 0xc2 && first <= 0xdf
      ? 2
      : first >> 4 === 0xe
        ? 3
        : first >= 0xf0 && first <= 0xf4
          ? 4
          : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1]!;
  const [low, high] =
    first === 0xe0
      ? [0xa0, 0xbf]
      : first === 0xed
        ? [0x80, 0x9f]
        : first === 0xf0
          ? [0x90, 0xbf]
          : first === 0xf4
            ? [0x80, 0x8f]
            : [0x80, 0xbf];
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) if (bytes[at + i]! >> 6 !== 2) return 0;
  return length;
}

function decodeMixed(bytes: Uint8Array, start: number, odd: number[]): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const other = new TextDecoder('windows-1252');
  const parts: string[] = [];
  let from = start;
  for (const at of odd) {
    parts.push(utf8.decode(bytes.subarray(from, at)), other.decode(bytes.subarray(at, at + 1)));
    from = at + 1;
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join('');
}

function linesOf(bytes: Uint8Array, places: number[]): number[] {
  const lines = new Set<number>();
  let line = 1;
  let at = 0;
  for (const place of places) {
    for (; at < place; at++)
      if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) line++;
    lines.add(line);
  }
  return [...lines];
}

const usualLetters = new Set('äåöéèëêïîüûçáâàôóíúñøæßÄÅÖÉÜØÆÇ');
/** Which of the two makes the letters that people have in their names. */
function isMacRoman(odd: number[], bytes: Uint8Array): boolean {
  const some = bytes.filter((byte, at) => byte >= 0x80 && at < 1_000_000);
  const count = (encoding: string) =>
    [...new TextDecoder(encoding).decode(some)].filter((sign) => usualLetters.has(sign)).length;
  return odd.length > 0 && count('macintosh') > count('windows-1252');
}

/** In UTF-16 text of European languages nearly every second byte is zero. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (length >= 8 && odd > length * 0.3 && even < length * 0.05) return 'utf-16le';
  if (length >= 8 && even > length * 0.3 && odd < length * 0.05) return 'utf-16be';
  return null;
}
