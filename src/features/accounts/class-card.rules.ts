export type NewCard = { code: string; pin: string; pinHash: string };

/** Of the code on a card: twelve letters and digits (58 bits). */
export const codeBytes = 12;
/** PINs there are. */
export const pins = 1_000_000;

/** Six digits from a random number below as many as there are. */
export const pinOf = (n: number): string => String(n).padStart(6, '0');

/** SI-10: a card lasts for a school year and the summer after it. */
export const cardDays = 400;

/**
 * SI-10: wrong PINs since the last right one, after which a card waits for the mentor; and wrong
 * ones for the own PIN of the card before, after which a second adult has to agree.
 */
export const mostWrong = 50;

export type PinFault = 'notSix' | 'printed' | 'easy' | 'notTwice';

/** SI-10: six digits that nobody has seen, and nobody would try first. */
export function pinFault({
  own,
  again,
  printed,
}: {
  own: string;
  again: string;
  printed: string;
}): PinFault | null {
  if (!/^\d{6}$/.test(own)) return 'notSix';
  if (own === printed) return 'printed';
  const steps = new Set(
    [...own].slice(1).map((digit, k) => (Number(digit) - Number(own[k]) + 10) % 10),
  );
  if (
    (steps.size === 1 && [0, 1, 9].includes([...steps][0]!)) ||
    /^(\d{2})\1\1$|^(\d{3})\2$/.test(own)
  )
    return 'easy';
  return own === again ? null : 'notTwice';
}
