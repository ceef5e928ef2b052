/** The end of a mentorship, and how long it can be taken back. */
import { addDays } from '../../platform/i18n.ts';
import type { ClosureReason } from '../mentorships/mentorship.rules.ts';
import type { Asking } from '../mentorships/part.rules.ts';

export type Closure = {
  closedOn: string;
  byId: string;
  by: string;
  reason: ClosureReason;
  /** Nobody of it has been erased since. */
  canGoOn: boolean;
};

/** So many days an end that was a mistake can be taken back. */
const reopenDays = 7;

export const lastDayToReopen = ({ closedOn }: Pick<Closure, 'closedOn'>): string =>
  addDays(closedOn, reopenDays);

/** M-26: by whoever ended it or a coordinator, within seven days. */
export const mayReopen = (
  closure: Closure | null,
  { id, coordinates }: Asking,
  today: string,
): boolean =>
  closure !== null &&
  closure.canGoOn &&
  (closure.byId === id || coordinates === true) &&
  today <= lastDayToReopen(closure);

/** So long an ended one stands among one's own: a word that it ended reaches who was not there. */
const rememberedDays = 28;

export const isRemembered = (
  { closedOn, cohortLast }: { closedOn: string | null; cohortLast: string },
  today: string,
): boolean =>
  closedOn === null || cohortLast >= today || closedOn >= addDays(today, -rememberedDays);
