/** What each of a pair is asked when their mentorship ends, and some months later. */
import { addDays } from '../../platform/i18n.ts';
import { answerDays } from '../mentorships/mentorship.rules.ts';
import { closingDays } from '../programmes/cohort-state.rules.ts';

/** M-63: said by the mentee, and by the mentor, beside the level of each need. */
export const menteeItems = ['reached', 'helped', 'again'] as const;
export const mentorItems = ['reached', 'supported', 'again'] as const;
export const endItems = ['reached', 'helped', 'supported', 'again'] as const;
export type EndItem = (typeof endItems)[number];

/** M-65: so many months after the end of what was completed. */
export const laterMonths = [3, 6, 12] as const;
export type LaterMonths = (typeof laterMonths)[number];
export const laterItems = ['touch', 'change', 'led'] as const;
export type LaterItem = (typeof laterItems)[number];

/** So long what is asked some months later can be answered, and stands on the home page. */
const laterDays = 42;

/** Where a mentorship is kept for a year only, the last questions are answered before it goes. */
const lastEarlier = 28;

export function dayAfter(closedOn: string, months: LaterMonths): string {
  const day = Temporal.PlainDate.from(closedOn).add({ months }).toString();
  return months === 12 ? addDays(day, -lastEarlier) : day;
}

/** Which of them is asked about on this day; none of a mentorship that did not run its course. */
export function laterNow(
  { closedOn, isCompleted }: { closedOn: string; isCompleted: boolean },
  today: string,
): LaterMonths | null {
  if (!isCompleted) return null;
  return (
    laterMonths.find((months) => {
      const day = dayAfter(closedOn, months);
      return day <= today && today <= addDays(day, laterDays);
    }) ?? null
  );
}

export const isLaterOpen = (askedOn: string, today: string): boolean =>
  today <= addDays(askedOn, laterDays);
/** The first day on which something may have been asked that still stands on a home page. */
export const askedSince = (months: number, today: string): string =>
  addDays(today, months === 0 ? -(closingDays + answerDays) : -laterDays);

/** M-64: so many days before the day that was chosen at the closing talk both are reminded. */
const reminderDays = 7;
/** So long after it stands on the home page. */
const aftercareDays = 30;

export const aftercareWindow = (today: string): { from: string; to: string } => ({
  from: addDays(today, -aftercareDays),
  to: addDays(today, reminderDays),
});
