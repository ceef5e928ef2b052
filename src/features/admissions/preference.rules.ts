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

/**
 * what is left empty stays unknown; a region is compared without regard to capitals and spaces
 * at its ends.
 */
export function readPreferences(
  fields: Record<string, string>,
  known: (person: string) => boolean,
): { preferences: Preferences; faults: ('years' | 'wishes')[] } {
  const chosen = (fields.slots ?? '').split(',');
  const years = (fields.years ?? '').trim();
  const wishes = [fields.wish1, fields.wish2, fields.wish3].flatMap((id) => (id ? [id] : []));
  const faults: ('years' | 'wishes')[] = [];
  if (years !== '' && !/^(?:\d|[1-6]\d)$/.test(years)) faults.push('years');
  if (new Set(wishes).size < wishes.length || !wishes.every(known)) faults.push('wishes');
  return {
    faults,
    preferences: {
      slots: slots.filter((slot) => chosen.includes(slot)),
      region: (fields.region ?? '').trim().slice(0, 80) || null,
      online: fields.online === 'yes' ? true : fields.online === 'no' ? false : null,
      years: years === '' ? null : Number(years),
      wishes,
    },
  };
}
