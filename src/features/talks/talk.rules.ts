/** Talks with one pupil of a class: who comes, who may book what, and when. */
import { addDays, daysBetween } from '../../platform/i18n.ts';
import type { Party } from '../meetings/meeting.rules.ts';
import type { Span } from '../mentorships/mentorship.rules.ts';
import { ageOfMajority, hasReached } from '../people/consent.rules.ts';

/** What a talk is for; each has its own question to prepare. */
export const themes = ['getting-to-know', 'progress', 'report', 'exploring'] as const;
export type Theme = (typeof themes)[number];

/** Who asks for a moment, or comes. */
export type Side = 'pupil' | 'guardian';

/** As moments are offered and talks recorded unless somebody says otherwise. */
export const preset = { time: '14:30', count: 6, minutes: 15, pause: 0, dueDays: 14, lesson: 50 };

/** So long a talk that was planned waits for its record. */
export const recordDays = 28;

/**
 * G-11: guardians speak for a child while custody lasts and until the child is of age; after that
 * the child alone does.
 */
export const isOfAge = (bornOn: string | null, today: string): boolean =>
  hasReached(ageOfMajority, bornOn, today);

/**
 * G-12: a pupil books talks alone and in three, a guardian those with guardians and in three; they
 * prepare and call off the same.
 */
export const comes = (party: Party, side: Side): boolean => party === 'three' || party === side;

/** So many in a row from a first moment, with a pause between them; minutes since the first. */
export function seriesOf({
  count,
  minutes,
  pause,
}: {
  count: number;
  minutes: number;
  pause: number;
}): number[] {
  return Array.from({ length: count }, (_, i) => i * (minutes + pause));
}

const isSchoolDay = (day: string, breaks: Span[]): boolean =>
  Temporal.PlainDate.from(day).dayOfWeek <= 5 &&
  !breaks.some(({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || day <= lastDay));

/** G-31: the first weekday after today outside the holidays; the next weekday where all is holiday. */
export function nextSchoolDay(today: string, breaks: Span[]): string {
  const days = Array.from({ length: 120 }, (_, i) => addDays(today, i + 1));
  return days.find((day) => isSchoolDay(day, breaks)) ?? days.find((day) => isSchoolDay(day, []))!;
}

/** When a talk comes, as the list of talks parts them. */
export type When = 'today' | 'week' | 'later';
export function whenOf(day: string, today: string): When {
  if (day <= today) return 'today';
  const sunday = addDays(today, 7 - Temporal.PlainDate.from(today).dayOfWeek);
  return day <= sunday ? 'week' : 'later';
}

type Spoken = { id: string; lastTalk: string | null; since: string; nextTalk: string | null };

/** Days since somebody was spoken with, or since they came. */
export const silentDays = ({ lastTalk, since }: Spoken, today: string): number =>
  daysBetween(lastTalk ?? since, today);

/** G-34: with whom nothing is planned, those first who wait the longest. */
export const longestSilent = <P extends Spoken>(pupils: P[]): P[] =>
  pupils
    .filter(({ nextTalk }) => nextTalk === null)
    .sort((a, b) => (a.lastTalk ?? a.since).localeCompare(b.lastTalk ?? b.since));

/** Where a talk stands: its hour comes, or it has been and nobody has written it down. */
export type Step = 'prepare' | 'record';
export const stepOf = ({ startsAt }: { startsAt: Date }, now: Date): Step =>
  startsAt <= now ? 'record' : 'prepare';

/** Who reads a note about a talk. Nothing is chosen beforehand. */
export const talkClasses = ['private', 'shared', 'official', 'safeguarding'] as const;

/** G-32: what only its author reads, or goes to the counsellor, does not go home. */
export const mayGoHome = (noteClass: (typeof talkClasses)[number]): boolean =>
  noteClass === 'shared' || noteClass === 'official';
