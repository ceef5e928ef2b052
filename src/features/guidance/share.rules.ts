/**
 * The class, in part, for those who teach it: what helps them in their lesson and nothing that was
 * confided.
 */
export const sharedParts = ['absence', 'mark', 'support'] as const;
export type SharedPart = (typeof sharedParts)[number];

/** G-15: a share ends by itself after half a year. */
export const shareDays = 182;
