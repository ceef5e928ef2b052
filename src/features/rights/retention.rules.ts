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

/**
 * Nothing goes while its end can still be taken back (M-26), whatever was chosen; a shorter time
 * waits as long before it applies.
 */
export const leastDays = 7;

/** Rules without years: 90 days. */
export const inDays: Partial<Record<TimedRule, number>> = { letters: 90, files: 90 };

export type Schedule = Record<TimedRule, number>;

export const scheduleOf = (kind: Kind, chosen: Partial<Schedule>): Schedule => ({
  ...usual[kind],
  ...chosen,
});

/**
 * The last day on which a clock may have begun for its row to be due today; a year later, on the
 * same day, it is.
 */
export function dueBefore(rule: TimedRule, schedule: Schedule, today: string): string {
  const day = Temporal.PlainDate.from(today);
  return (
    schedule[rule] === 0
      ? day.subtract({ days: inDays[rule] ?? leastDays })
      : day.subtract({ years: schedule[rule] })
  ).toString();
}
