/** Thirty pupils on one screen: where to look first, and why. */
import { daysBetween } from '../../platform/i18n.ts';

export type Reason = {
  kind: 'signal' | 'absence' | 'marks' | 'agreements' | 'talk' | 'worry' | 'referral';
  count: number;
};
export type Pupil = {
  id: string;
  name: string;
  since: string;
  lastTalk: string | null;
  nextTalk: string | null;
  /** Hours away and marks below a pass in four weeks. */
  absence: number;
  lowMarks: number;
  openAgreements: number;
  lateAgreements: number;
  /** Of signals that are open: high, middle, low. */
  signals: {
    high: number;
    middle: number;
    low: number;
  };
  /** The reader's own. */
  openWorries: number;
  openReferrals: number;
};

/** What the page of one pupil shows goes back this far. */
export const shownFactDays = 120;

/** From how many hours, marks, days on something is said at all. */
const from = { absence: 4, marks: 1, talkDays: 56 };

/**
 * G-1: what weighs: a worry of one's own and an urgent signal most, then absence, marks, what is
 * late, and how long ago the last talk was.
 */
export function reasonsOf(pupil: Pupil, today: string): Reason[] {
  const days = daysBetween(pupil.lastTalk ?? pupil.since, today);
  const { high, middle, low } = pupil.signals;
  const all: Reason[] = [
    { kind: 'worry', count: pupil.openWorries },
    { kind: 'signal', count: high + middle + low },
    { kind: 'absence', count: pupil.absence >= from.absence ? pupil.absence : 0 },
    { kind: 'marks', count: pupil.lowMarks >= from.marks ? pupil.lowMarks : 0 },
    { kind: 'agreements', count: pupil.lateAgreements },
    { kind: 'talk', count: days > from.talkDays && pupil.nextTalk === null ? days : 0 },
    { kind: 'referral', count: pupil.openReferrals },
  ];
  return all.filter(({ count }) => count > 0);
}

export function weightOf(pupil: Pupil, today: string): number {
  const { high, middle, low } = pupil.signals;
  const days = daysBetween(pupil.lastTalk ?? pupil.since, today);
  const talk =
    pupil.nextTalk === null && days > from.talkDays ? Math.min(days / from.talkDays, 3) : 0;
  return (
    6 * pupil.openWorries +
    5 * high +
    3 * middle +
    low +
    Math.min(pupil.absence / 4, 6) +
    1.5 * pupil.lowMarks +
    pupil.lateAgreements +
    talk
  );
}

/** The heaviest first, by name where they weigh the same. */
export function inOrderOfNeed(pupils: Pupil[], today: string): Pupil[] {
  return [...pupils].sort(
    (a, b) => weightOf(b, today) - weightOf(a, today) || a.name.localeCompare(b.name),
  );
}
