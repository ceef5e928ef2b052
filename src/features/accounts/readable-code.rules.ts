/** Codes that are printed, read out and typed: letters and digits that nobody mistakes. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** One letter or digit for each random byte, in groups of four. */
export const readableCode = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte, i) => `${i > 0 && i % 4 === 0 ? '-' : ''}${alphabet[byte % alphabet.length]}`)
    .join('');

/** What was typed or scanned, as it was printed. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/(.{4})(?=.)/g, '$1-');
