/**
 * What mentees answer after meetings, for their mentor: together, and only of quarters that have
 * ended.
 */
import { addDays } from '../../platform/i18n.ts';

/** So many different mentees at least stand behind a number. */
const fewest = 5;
/** Over the whole time, and for a mentor of pairs, who has few at once. */
export const fewestOfPairs = 3;

export type Given = { mentee: string; answers: Record<string, number> };
export type Quarter = { firstDay: string; lastDay: string };

/** The quarter of the year that ended last, seen from a day. */
export function quarterBefore(today: string): Quarter {
  const { year, month } = Temporal.PlainDate.from(today);
  const start = Temporal.PlainDate.from({ year, month: month - ((month - 1) % 3), day: 1 });
  return {
    firstDay: start.subtract({ months: 3 }).toString(),
    lastDay: addDays(start.toString(), -1),
  };
}

/**
 * M-22: per item the mean over mentees, each of whom counts once, where five or more have answered
 * it; so one answer more or less never shows.
 */
export function meansOf(
  given: Given[],
  least = fewest,
): { item: string; mean: number; mentees: number }[] {
  const byItem = new Map<string, Map<string, number[]>>();
  for (const { mentee, answers } of given)
    for (const [item, level] of Object.entries(answers)) {
      if (item.startsWith('goal:')) continue;
      const own = byItem.get(item) ?? new Map<string, number[]>();
      own.set(mentee, [...(own.get(mentee) ?? []), level]);
      byItem.set(item, own);
    }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [...byItem].flatMap(([item, own]) =>
    own.size >= least ? [{ item, mean: mean([...own.values()].map(mean)), mentees: own.size }] : [],
  );
}

/** M-22, M-41: what was shown of the whole time stays until three more mentees have answered. */
export const isWholeTimeDue = (shown: { mentees: number } | null, mentees: number): boolean =>
  mentees >= (shown?.mentees ?? 0) + fewestOfPairs;
