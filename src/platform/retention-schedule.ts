/** For how many years what is kept: the usual ones, and what an organisation chose instead. */

/** Those with years, in the order in which they are applied: what others hang on goes last. */
export const timed = [
  'letters',
  'files',
  'admission',
  'referral',
  'assessment',
  'matching',
  'relationship',
  'facts',
  'certificate',
  'person',
] as const;
export type TimedRule = (typeof timed)[number];

export type Kind = 'school' | 'agency';

/** RE-1. `pupil-file` is applied with the mentorship in which it was written. */
const usual: Record<Kind, Record<TimedRule, number>> = {
  school: {
    letters: 0,
    files: 0,
    admission: 1,
    referral: 3,
    assessment: 2,
    matching: 2,
    relationship: 2,
    facts: 5,
    certificate: 10,
    person: 2,
  },
  agency: {
    letters: 0,
    files: 0,
    admission: 1,
    referral: 3,
    assessment: 2,
    matching: 2,
    relationship: 1,
    facts: 5,
    certificate: 10,
    person: 2,
  },
};

export type Schedule = Record<TimedRule, number>;

export const scheduleOf = (kind: Kind, chosen: Partial<Schedule>): Schedule => ({
  ...usual[kind],
  ...chosen,
});

/**
 * Nothing goes while its end can still be taken back (M-26), whatever was chosen; a shorter time
 * waits as long before it applies.
 */
export const leastDays = 7;
