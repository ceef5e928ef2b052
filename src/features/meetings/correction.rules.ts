/** Correcting and withdrawing what was recorded: by whoever recorded it, for a week. */
import type { KeyPoint, Meeting } from './meeting.store.ts';

export const correctionDays = 7;

/**
 * M-40: who recorded a meeting may correct or withdraw it for seven days; nobody else, and not
 * later.
 */
export function mayCorrect(
  { recordedById, recordedAt }: Pick<Meeting, 'recordedById' | 'recordedAt'>,
  person: string,
  now: Date,
): boolean {
  return (
    recordedById === person && now.getTime() - recordedAt.getTime() <= correctionDays * 86_400_000
  );
}

/**
 * What somebody else has built on the words of a meeting, so that they cannot be exchanged any
 * more.
 */
export type Bound = {
  hasViews: boolean;
  /** Specialists have read the note under seal, or have taken on a pupil of whom it speaks. */
  hasReaders: boolean;
  hasConfirmed: boolean;
  hasSettled: boolean;
};

/** M-43: what was answered, read or confirmed does not disappear with a meeting. */
export const mayWithdraw = ({ hasViews, hasReaders, hasConfirmed }: Bound): boolean =>
  !hasViews && !hasReaders && !hasConfirmed;

/** Whether it can be said anew with whom it was. */
export const mayMove = (bound: Bound): boolean => mayWithdraw(bound) && !bound.hasSettled;

export function boundBy(
  meeting: Pick<Meeting, 'views'>,
  points: Pick<KeyPoint, 'confirmedOn'>[],
  agreement: { kept: boolean | null } | null,
  isBound: boolean,
): Bound {
  const hasViews = meeting.views.length > 0;
  return {
    hasViews,
    hasReaders: isBound && !hasViews,
    hasConfirmed: points.some(({ confirmedOn }) => confirmedOn !== null),
    hasSettled: agreement !== null && agreement.kept !== null,
  };
}
