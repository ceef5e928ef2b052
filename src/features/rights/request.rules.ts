/**
 * What somebody may ask about their data: a file with what is not handed out by itself, a
 * correction, that it goes, that it rests, that it is not used to match or to count.
 */
export const requestKinds = [
  'access',
  'correction',
  'erasure',
  'restriction',
  'objection',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** RE-5: answered within a month of being asked (GDPR, Art. 12(3)). */
export const answerBy = (today: string): string =>
  Temporal.PlainDate.from(today).add({ months: 1 }).toString();
