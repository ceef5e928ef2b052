/**
 * How a mentorship goes on when something comes between: pause, substitute, hand-over, extension,
 * ending.
 */
import { addDays } from '../../platform/i18n.ts';
import { correctionDays } from '../meetings/correction.rules.ts';
import type { menteeItems } from './ending.rules.ts';
import type { Span } from '../mentorships/mentorship.rules.ts';

export const pauseReasons = ['illness', 'leave', 'workload', 'other'] as const;
export type PauseReason = (typeof pauseReasons)[number];

export type CourseFault = 'order' | 'overlap' | 'before-start' | 'not-later' | 'past';

/**
 * M-15: a pause begins on or after the first day, ends after it begins, and lies apart from every
 * other pause.
 */
export function refusePause(
  pause: Span,
  { firstDay, pauses }: { firstDay: string; pauses: Span[] },
): CourseFault | null {
  if (pause.lastDay !== null && pause.lastDay < pause.firstDay) return 'order';
  if (pause.firstDay < firstDay) return 'before-start';
  const overlaps = pauses.some(
    (other) =>
      (other.lastDay === null || pause.firstDay <= other.lastDay) &&
      (pause.lastDay === null || other.firstDay <= pause.lastDay),
  );
  return overlaps ? 'overlap' : null;
}

/** M-16: a substitute is there for days that are named, from today on at the earliest. */
export function refuseSubstitute(
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
  today: string,
): CourseFault | null {
  if (lastDay < firstDay) return 'order';
  return lastDay < today ? 'past' : null;
}

/** M-44: one's own words of the closing talk, as long as what was recorded of a meeting. */
export const mayChangeLookBack = ({ writtenOn }: { writtenOn: string }, today: string): boolean =>
  today <= addDays(writtenOn, correctionDays);

/** So many people at least stand behind a number about the end. */
const fewestEnds = 5;

export type EndSummary<Item extends string = (typeof menteeItems)[number]> = {
  answered: number;
  means: { item: Item; mean: number }[];
};

/** M-21: means over the answers of a cohort, from five on; before that how many have answered. */
export function summaryOfEnds<Item extends string>(
  items: readonly Item[],
  answers: Record<string, number>[],
): EndSummary<Item> {
  if (answers.length < fewestEnds) return { answered: answers.length, means: [] };
  return {
    answered: answers.length,
    means: items.map((item) => ({
      item,
      mean: answers.reduce((sum, own) => sum + (own[item] ?? 0), 0) / answers.length,
    })),
  };
}

/**
 * M-41: means that were shown stay as they are until five more have answered; only how many have,
 * below five, is said anew.
 */
export const isDueAgain = (shown: { answered: number } | null, answered: number): boolean =>
  shown === null || shown.answered < fewestEnds
    ? answered !== (shown?.answered ?? 0)
    : answered >= shown.answered + fewestEnds;
