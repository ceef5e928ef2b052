/** A year of a pupil as weeks: for the small pictures of a class, and the line of a pupil. */
import { addDays, daysBetween } from '../../platform/i18n.ts';

/** The Monday of the week of a day. */
export const mondayOf = (day: string): string =>
  addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);

/** The sums of so many weeks up to today, the last one being this week. */
export function sumsByWeek(
  facts: { day: string; value: number }[],
  weeks: number,
  today: string,
): number[] {
  const first = addDays(mondayOf(today), -7 * (weeks - 1));
  const sums = Array.from({ length: weeks }, () => 0);
  for (const { day, value } of facts) {
    const at = Math.floor(daysBetween(first, day) / 7);
    if (at >= 0 && at < weeks) sums[at]! += value;
  }
  return sums;
}

/** Where a day lies between two others, from 0 to 1. */
export const placeOf = (day: string, first: string, last: string): number =>
  Math.min(Math.max(daysBetween(first, day) / Math.max(daysBetween(first, last), 1), 0), 1);

/** The first day of each month from one day to another. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (
    let day = Temporal.PlainDate.from(first).with({ day: 1 });
    day.toString() <= last;
    day = day.add({ months: 1 })
  )
    if (day.toString() >= first) months.push(day.toString());
  return months;
}
