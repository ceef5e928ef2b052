/** Which law on public records an organisation works under. */
export type Law = 'nl' | 'se' | 'other';

const laws: Record<string, Law> = { NL: 'nl', SE: 'se' };

/** RE-13 */
export const lawOf = (jurisdiction: string | null): Law =>
  (jurisdiction === null ? undefined : laws[jurisdiction]) ?? 'other';

/**
 * Grounds that come up most, as they are cited; any other can be written. Sweden: Offentlighets-
 * och sekretesslag (2009:400). Netherlands: Wet open overheid.
 */
export const grounds: Record<Law, string[]> = {
  nl: [
    'art. 5.1, eerste lid, onder d, Woo',
    'art. 5.1, tweede lid, onder e, Woo',
    'art. 5.1, tweede lid, onder i, Woo',
    'art. 5.2, eerste lid, Woo',
  ],
  se: [
    '21 kap. 1 § OSL',
    '21 kap. 3 § OSL',
    '21 kap. 7 § OSL',
    '23 kap. 2 § OSL',
    '39 kap. 2 § OSL',
    '39 kap. 3 § OSL',
  ],
  other: [],
};

export const verdicts = ['give', 'mask', 'withhold'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * RE-15: a mentorship or an application about which somebody asked stays until so long after the
 * answer, in days: the time for an appeal, and for what follows on it.
 */
export const heldDays = 90;
