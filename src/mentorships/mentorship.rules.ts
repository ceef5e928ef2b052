/** The mentorship: who, how often, what was agreed, and when silence is worth a look. */
import { addDays, daysBetween } from '../foundation/words.ts';

export type NoteClass = 'private' | 'shared' | 'official' | 'safeguarding';
export type Silence = 'closed' | 'fresh' | 'met' | 'no-first-meeting' | 'silent';

export type Clock = { firstDay: string; lastMeeting: string | null; closedOn: string | null; silenceDays: number; firstMeetingDays: number; today: string };

/** M-1: without a first meeting within the days the programme allows, or silent for longer than it allows, a mentorship needs a look. */
export function silenceOf({ firstDay, lastMeeting, closedOn, silenceDays, firstMeetingDays, today }: Clock): Silence {
  if (closedOn !== null) return 'closed';
  if (lastMeeting === null) return daysBetween(firstDay, today) > firstMeetingDays ? 'no-first-meeting' : 'fresh';
  return daysBetween(lastMeeting, today) > silenceDays ? 'silent' : 'met';
}

export type MeetingRefusal = 'in-future' | 'before-start' | 'closed';

/** M-2: a meeting lies between the first day of the mentorship and today, and not after its end. */
export function refuseMeeting({ heldOn, firstDay, closedOn, today }: { heldOn: string; firstDay: string; closedOn: string | null; today: string }): MeetingRefusal | null {
  if (closedOn !== null) return 'closed';
  if (heldOn > today) return 'in-future';
  return heldOn < firstDay ? 'before-start' : null;
}

/** M-3: an agreement is late from the day after it was due, until somebody settles it. */
export function isLate({ dueOn, kept }: { dueOn: string | null; kept: boolean | null }, today: string): boolean {
  return kept === null && dueOn !== null && dueOn < today;
}

export type Budget = { promisedMinutes: number | null; usedMinutes: number; /** Where the year says they should be by now. */ expectedMinutes: number | null };

/** M-4: hours used against hours promised; expected by now is the share of the cohort's days that have passed. */
export function budgetOf({ hoursPromised, usedMinutes, firstDay, lastDay, today }: { hoursPromised: number | null; usedMinutes: number; firstDay: string; lastDay: string; today: string }): Budget {
  if (hoursPromised === null) return { promisedMinutes: null, usedMinutes, expectedMinutes: null };
  const days = daysBetween(firstDay, addDays(lastDay, 1));
  const passed = Math.min(Math.max(daysBetween(firstDay, today), 0), days);
  return { promisedMinutes: hoursPromised * 60, usedMinutes, expectedMinutes: Math.round((hoursPromised * 60 * passed) / days) };
}

export const closureReasons = ['completed', 'no-rapport', 'no-time', 'left', 'moved', 'other'] as const;
export type ClosureReason = (typeof closureReasons)[number];
