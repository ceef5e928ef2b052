import { leastDays, type Schedule, type TimedRule } from '../../platform/retention-schedule.ts';

/** Rules without years: 90 days. */
export const inDays: Partial<Record<TimedRule, number>> = { letters: 90, files: 90 };

/** RE-19: after so many days of which nothing is known nothing goes for a week. */
const longSilence = { days: 70 };
export const lastWeekOf = (today: string): string =>
  Temporal.PlainDate.from(today).subtract({ days: 7 }).toString();
/** From the last day of which anything is known to the first of the last week. */
export const isLongSilence = (day: string, today: string): boolean =>
  day < Temporal.PlainDate.from(lastWeekOf(today)).subtract(longSilence).toString();

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
