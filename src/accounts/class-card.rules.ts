const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Twelve letters and digits that a child does not mistake for each other (58 bits), from as many random bytes. */
export const cardCodeOf = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte, i) => `${i > 0 && i % 4 === 0 ? '-' : ''}${letters[byte % letters.length]}`)
    .join('');

/** Six digits from a random number below a million. */
export const pinOf = (n: number): string => String(n).padStart(6, '0');

/** What was typed or scanned, as the card has it. */
export const plainCardCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/(.{4})(?=.)/g, '$1-');

/** SI-10: a card lasts for a school year and the summer after it. */
export const cardDays = 400;
