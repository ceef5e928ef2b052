/** A class on one screen: who asks for a look, and why. */
import type { SignalRule } from '../profiles/signal-kind.rules.ts';
import { daysRun, type Span } from '../mentorships/mentorship.rules.ts';

export type Reason = {
  kind: 'signal' | 'absence' | 'marks' | 'agreements' | 'talk' | 'worry' | 'referral';
  count: number;
};
export type Pupil = {
  id: string;
  name: string;
  /** Of the order in which the country sorts names. */
  sortName: string;
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

/** What a guardian is shown of absence and marks goes back this far. */
export const shownFactDays = 120;

/** From how many hours, marks, days on something is said at all. */
export type Limits = { absence: number; marks: number; talkDays: number };
/** By which the reasons of a class are told: its limits, and the days on which its clocks stand. */
export type ClassClock = { limits: Limits; still: Span[]; today: string };

/** What a programme without a rule of its own goes by. */
const usual: Limits = { absence: 8, marks: 2, talkDays: 56 };

/**
 * G-1: the numbers are those of the programme's signals, so that the class and the signals never
 * say two things; holidays and pauses count as little here as there.
 */
export function clockOf(
  { signals, pauses, breaks }: { signals: SignalRule[]; pauses: Span[]; breaks: Span[] },
  today: string,
): ClassClock {
  const of = (kind: SignalRule['kind']) => signals.find((rule) => rule.kind === kind)?.after;
  return {
    limits: {
      absence: of('absence') ?? usual.absence,
      marks: of('marks') ?? usual.marks,
      talkDays: of('no-talk') ?? usual.talkDays,
    },
    still: [...pauses, ...breaks],
    today,
  };
}

/** School days since the last talk alone, or since the pupil came. */
export const daysWithoutTalk = (pupil: Pupil, { still, today }: ClassClock): number =>
  daysRun(pupil.lastTalk ?? pupil.since, today, still);

export const isSpokenWith = (pupil: Pupil, clock: ClassClock): boolean =>
  pupil.lastTalk !== null && daysWithoutTalk(pupil, clock) <= clock.limits.talkDays;

/** G-1: why somebody asks for a look, in the order in which it weighs. */
export function reasonsOf(pupil: Pupil, clock: ClassClock): Reason[] {
  const { limits } = clock;
  const days = daysWithoutTalk(pupil, clock);
  const { high, middle, low } = pupil.signals;
  const all: Reason[] = [
    { kind: 'worry', count: pupil.openWorries },
    { kind: 'signal', count: high + middle + low },
    { kind: 'absence', count: pupil.absence >= limits.absence ? pupil.absence : 0 },
    { kind: 'marks', count: pupil.lowMarks >= limits.marks ? pupil.lowMarks : 0 },
    { kind: 'agreements', count: pupil.lateAgreements },
    { kind: 'talk', count: days > limits.talkDays && pupil.nextTalk === null ? days : 0 },
    { kind: 'referral', count: pupil.openReferrals },
  ];
  return all.filter(({ count }) => count > 0);
}

/** A worry of one's own and an urgent signal weigh most. */
export function weightOf(pupil: Pupil, clock: ClassClock): number {
  const { limits } = clock;
  const { high, middle, low } = pupil.signals;
  const days = daysWithoutTalk(pupil, clock);
  const talk =
    pupil.nextTalk === null && days > limits.talkDays ? Math.min(days / limits.talkDays, 3) : 0;
  return (
    6 * pupil.openWorries +
    5 * high +
    3 * middle +
    low +
    Math.min(pupil.absence / Math.max(limits.absence, 1), 6) +
    1.5 * pupil.lowMarks +
    pupil.lateAgreements +
    talk
  );
}

/** The heaviest first, in the order of names where they weigh the same. */
export function inOrderOfNeed(pupils: Pupil[], clock: ClassClock): Pupil[] {
  return [...pupils].sort(
    (a, b) => weightOf(b, clock) - weightOf(a, clock) || (a.sortName < b.sortName ? -1 : 1),
  );
}
