import { ageOfMajority, hasReached } from '../people/consent.rules.ts';

/** Talks that are offered and booked: who may book what for whom. */
export const parties = ['pupil', 'guardian', 'three'] as const;
export type Party = (typeof parties)[number];

/** What a talk is for; each has its own question to prepare. */
export const themes = ['getting-to-know', 'progress', 'report', 'exploring'] as const;
export type Theme = (typeof themes)[number];

/**
 * G-11: guardians speak for a child while custody lasts and until the child is of age; after that
 * the child alone does.
 */
export const isOfAge = (bornOn: string | null, today: string): boolean =>
  hasReached(ageOfMajority, bornOn, today);

/** G-12: a pupil books talks alone and in three, a guardian those with guardians and in three. */
export function mayBook(party: Party, as: 'pupil' | 'guardian'): boolean {
  return party === 'three' || party === as;
}

/** So many in a row from a first moment, with a pause between them; minutes since the first. */
export function seriesOf({
  count,
  minutes,
  pause,
}: {
  count: number;
  minutes: number;
  pause: number;
}): number[] {
  return Array.from({ length: count }, (_, i) => i * (minutes + pause));
}
