/** The mentorship: who, how often, what was agreed, and when silence is worth a look. */
import { addDays, daysBetween } from '../../platform/i18n.ts';
import { closingDays, type CohortState } from '../programmes/cohort-state.rules.ts';

export const noteClasses = ['private', 'shared', 'official', 'safeguarding'] as const;
export type NoteClass = (typeof noteClasses)[number];
export type Silence = 'closed' | 'paused' | 'fresh' | 'met' | 'no-first-meeting' | 'silent';

/**
 * Days on which a clock stands still, both ends inclusive; without a last day until further notice.
 */
export type Span = { firstDay: string; lastDay: string | null };
export type Clock = {
  firstDay: string;
  lastMeeting: string | null;
  closedOn: string | null;
  silenceDays: number;
  firstMeetingDays: number;
  /** Of the mentorship itself. */
  pauses?: Span[];
  /** Of its cohort. */
  breaks?: Span[];
  today: string;
};

const covers = ({ firstDay, lastDay }: Span, day: string) =>
  firstDay <= day && (lastDay === null || day <= lastDay);

/**
 * M-6: in holidays and pauses the clocks stand still: the days from the day after `from` to `to` on
 * which they ran.
 */
export function daysRun(from: string, to: string, still: Span[]): number {
  const days = Math.max(daysBetween(from, to), 0);
  const ahead = still
    .filter((span) => span.firstDay <= to && (span.lastDay === null || span.lastDay > from))
    .sort((a, b) => a.firstDay.localeCompare(b.firstDay));
  let stood = 0;
  let counted = from;
  for (const { firstDay, lastDay } of ahead) {
    const begin = addDays(firstDay, -1) > counted ? addDays(firstDay, -1) : counted;
    const end = lastDay === null || lastDay > to ? to : lastDay;
    if (end <= begin) continue;
    stood += daysBetween(begin, end);
    counted = end;
  }
  return days - stood;
}

/**
 * M-1: without a first meeting within the days the programme allows, or silent for longer than it
 * allows, a mentorship needs a look.
 */
export function silenceOf({
  firstDay,
  lastMeeting,
  closedOn,
  silenceDays,
  firstMeetingDays,
  pauses = [],
  breaks = [],
  today,
}: Clock): Silence {
  if (closedOn !== null) return 'closed';
  if (pauses.some((pause) => covers(pause, today))) return 'paused';
  const days = daysRun(lastMeeting ?? firstDay, today, [...pauses, ...breaks]);
  if (lastMeeting === null) return days > firstMeetingDays ? 'no-first-meeting' : 'fresh';
  return days > silenceDays ? 'silent' : 'met';
}

/**
 * M-47: a class whose year has been over for longer than the organisation allows, and that nobody has
 * closed. The database asks the same.
 */
export const isClassOver = (
  { kind, lastDay, closedOn }: { kind: 'pair' | 'group'; lastDay: string; closedOn: string | null },
  weeks: number,
  today: string,
): boolean => kind === 'group' && closedOn === null && addDays(lastDay, weeks * 7) < today;

/** So long after the end its questions can be answered. */
export const answerDays = 60;

/**
 * M-63: from 28 days before the last day, or as soon as the cohort is closing, until 60 days after
 * the end; whoever ended early is asked too.
 */
export function asksAtEnd(
  {
    kind,
    closedOn,
    lastDay,
    cohortState,
  }: {
    kind: 'pair' | 'group';
    closedOn: string | null;
    lastDay: string;
    cohortState: CohortState;
  },
  today: string,
): boolean {
  if (kind !== 'pair') return false;
  if (closedOn !== null) return today <= addDays(closedOn, answerDays);
  return cohortState === 'closing' || today >= addDays(lastDay, -closingDays);
}

export type MeetingRefusal = 'in-future' | 'before-start' | 'closed';

/** M-2: a meeting lies between the first day of the mentorship and today, and not after its end. */
export function refuseMeeting({
  heldOn,
  firstDay,
  closedOn,
  today,
}: {
  heldOn: string;
  firstDay: string;
  closedOn: string | null;
  today: string;
}): MeetingRefusal | null {
  if (closedOn !== null) return 'closed';
  if (heldOn > today) return 'in-future';
  return heldOn < firstDay ? 'before-start' : null;
}

/** M-3: an agreement is late from the day after it was due, until somebody settles it. */
export function isLate(
  { dueOn, kept }: { dueOn: string | null; kept: boolean | null },
  today: string,
): boolean {
  return kept === null && dueOn !== null && dueOn < today;
}

export type Budget = {
  promisedMinutes: number | null;
  usedMinutes: number;
  /** Where the year says they should be by now. */
  expectedMinutes: number | null;
};

/** How much of the days from first to last have passed: 0 to 1. */
export function passedShare(firstDay: string, lastDay: string, today: string): number {
  const days = daysBetween(firstDay, addDays(lastDay, 1));
  return Math.min(Math.max(daysBetween(firstDay, today), 0), days) / days;
}

/**
 * M-4: hours used against hours promised; expected by now is the share of the days that have
 * passed.
 */
export function budgetOf({
  hoursPromised,
  usedMinutes,
  firstDay,
  lastDay,
  today,
}: {
  hoursPromised: number | null;
  usedMinutes: number;
  firstDay: string;
  lastDay: string;
  today: string;
}): Budget {
  if (hoursPromised === null) return { promisedMinutes: null, usedMinutes, expectedMinutes: null };
  return {
    promisedMinutes: hoursPromised * 60,
    usedMinutes,
    expectedMinutes: Math.round(hoursPromised * 60 * passedShare(firstDay, lastDay, today)),
  };
}

export const closureReasons = [
  'completed',
  'no-rapport',
  'no-time',
  'left',
  'moved',
  'other',
] as const;
export type ClosureReason = (typeof closureReasons)[number];

/** Why an agreement was not kept. */
export const dropReasons = ['not-needed', 'no-time', 'too-hard', 'changed', 'other'] as const;
export type DropReason = (typeof dropReasons)[number];
