/**
 * What somebody says for the matching beside needs and strengths: when, where, how long in the
 * work, and with whom.
 */

export const slots = [
  'mon-am',
  'mon-pm',
  'tue-am',
  'tue-pm',
  'wed-am',
  'wed-pm',
  'thu-am',
  'thu-pm',
  'fri-am',
  'fri-pm',
] as const;

export type Preferences = {
  slots: string[];
  region: string | null;
  online: boolean | null;
  years: number | null;
  /** Ids of people, the dearest first. */
  wishes: string[];
};

export const noPreferences: Preferences = {
  slots: [],
  region: null,
  online: null,
  years: null,
  wishes: [],
};

export type TypedPreferences = {
  slots: (typeof slots)[number][];
  region: string;
  online: 'yes' | 'no' | 'unknown' | null;
  years: number | null;
  wish1: string | null;
  wish2: string | null;
  wish3: string | null;
};

/**
 * what is left empty stays unknown; null when the wishes are not different people who are
 * there. A region is compared without regard to capitals and spaces
 * at its ends.
 */
export function readPreferences(
  typed: TypedPreferences,
  known: (person: string) => boolean,
): Preferences | null {
  const { region, slots: free, online, years } = typed;
  const wishes = [typed.wish1, typed.wish2, typed.wish3].flatMap((id) => id ?? []);
  if (new Set(wishes).size < wishes.length || !wishes.every(known)) return null;
  return {
    slots: free,
    region: region || null,
    online: online === 'yes' ? true : online === 'no' ? false : null,
    years,
    wishes,
  };
}
