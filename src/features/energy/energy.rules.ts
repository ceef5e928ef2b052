/** A mentor's week in two answers, for the mentor alone. */
import { addDays } from '../../platform/i18n.ts';

/** M-19: minutes that were spent are summed over four weeks, those that are planned over two. */
export const doneDays = 28;
export const plannedDays = 14;

/**
 * `weekOn`: the Monday. Both from 1 to 5: strength left in the evening, and how full the week was.
 */
export type Check = { weekOn: string; energy: number; load: number };

export const mondayOf = (day: string): string =>
  addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);

/**
 * M-19: low is two weeks in a row at two or less, or two full steps below the mean of the four
 * weeks before. The newest stands first.
 */
export function isLow([last, before, ...older]: Check[]): boolean {
  if (!last) return false;
  if (last.energy <= 2 && before?.weekOn === addDays(last.weekOn, -7) && before.energy <= 2)
    return true;
  const past = [...(before ? [before] : []), ...older].filter(
    ({ weekOn }) => weekOn >= addDays(last.weekOn, -28),
  );
  return (
    past.length > 0 &&
    last.energy <= past.reduce((sum, { energy }) => sum + energy, 0) / past.length - 2
  );
}

/** Minutes a week: what was done in the last four, and what stands in the next two. */
export const weekly = ({
  done,
  planned,
}: {
  done: number;
  planned: number;
}): { done: number; planned: number } => ({
  done: Math.round(done / 4),
  planned: Math.round(planned / 2),
});
