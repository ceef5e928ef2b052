/** What is asked of those who teach a pupil, and until when. */
import { addDays, daysBetween } from '../../platform/i18n.ts';

/** Answers are wanted within so many days, unless the mentor says another day. */
export const presetDays = 7;
/** No further ahead than this. */
const mostDays = 60;
/** So long after its day a question can still be answered. */
const lateDays = 14;

export const isAskable = (dueOn: string, today: string): boolean => {
  const ahead = daysBetween(today, dueOn);
  return ahead >= 0 && ahead <= mostDays;
};

/** Questions that were due before this day are not asked any more. */
export const oldestDue = (today: string): string => addDays(today, -lateDays);
