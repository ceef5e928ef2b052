/** The school on one page: its classes this year, told in figures that name no pupil. */
import { addDays, daysBetween } from '../../platform/i18n.ts';
import type { Span } from '../mentorships/mentorship.rules.ts';
import { mondayOf } from './weeks.rules.ts';

/** So many weeks of a year are drawn, the last ones. */
export const drawnWeeks = 16;
/** A class in which nothing was recorded for so many school weeks is told of. */
const quietWeeks = 3;
/** A referral that waits for longer is told of; a case of bullying too. */
const slowDays = { referral: 5, case: 28 };

export type Week = { monday: string; isHeld: boolean; isStill: boolean };

/**
 * The weeks of a class up to this one: whether anything was held, and whether school was out. A
 * holiday counts when it takes all five days.
 */
export function weeksOf(
  { firstDay, breaks, heldOn }: { firstDay: string; breaks: Span[]; heldOn: string[] },
  today: string,
): Week[] {
  const held = new Set(heldOn.map(mondayOf));
  const weeks: Week[] = [];
  for (let monday = mondayOf(firstDay); monday <= today; monday = addDays(monday, 7))
    weeks.push({
      monday,
      isHeld: held.has(monday),
      isStill: breaks.some(
        (span) =>
          span.firstDay <= monday && (span.lastDay === null || span.lastDay >= addDays(monday, 4)),
      ),
    });
  return weeks;
}

/** School weeks that are over, up to now, since something was recorded. */
export function quietFor(weeks: Week[]): number {
  let quiet = 0;
  // This week is not over yet.
  for (const week of weeks.slice(0, -1).toReversed()) {
    if (week.isHeld) break;
    if (!week.isStill) quiet++;
  }
  return weeks.at(-1)?.isHeld ? 0 : quiet;
}

export type OpenThing = {
  mentorshipId: string;
  kind: 'tension' | 'incident' | 'bullying' | 'referral';
  since: string;
};
/** Up to a week, up to four, longer. */
export const ages = ['new', 'weeks', 'long'] as const;
export type Age = (typeof ages)[number];
export const ageOf = (since: string, today: string): Age => {
  const days = daysBetween(since, today);
  return days <= 7 ? 'new' : days <= 28 ? 'weeks' : 'long';
};

export type SchoolClass = {
  id: string;
  name: string;
  mentors: { id: string; name: string }[];
  pupils: number;
  spoken: number;
  /** School weeks since the last talk of each pupil, the longest first; null: never. */
  since: (number | null)[];
  weeks: Week[];
  late: number;
  absence: number;
  climate: { safety: number; challenge: number; before: number | null } | null;
  open: OpenThing[];
  minutes: number;
};

export type Remark =
  | { kind: 'quiet'; classes: SchoolClass[] }
  | { kind: 'referrals'; count: number }
  | { kind: 'bullying'; count: number; classes: SchoolClass[] }
  | { kind: 'unspoken'; of: SchoolClass };

/** G-47: what asks for something first, at most three. */
export function remarksOf(classes: SchoolClass[], today: string): Remark[] {
  const isSlow = (one: OpenThing, kind: OpenThing['kind'], days: number) =>
    one.kind === kind && daysBetween(one.since, today) > days;
  const count = (kind: OpenThing['kind'], days: number) =>
    classes.reduce(
      (sum, { open }) => sum + open.filter((one) => isSlow(one, kind, days)).length,
      0,
    );
  const quiet = classes.filter(({ weeks }) => quietFor(weeks) >= quietWeeks);
  const behind = classes
    .filter(({ pupils, spoken }) => pupils > 0 && spoken * 2 < pupils)
    .sort((a, b) => a.spoken / a.pupils - b.spoken / b.pupils)[0];
  const [referrals, bullying] = [
    count('referral', slowDays.referral),
    count('bullying', slowDays.case),
  ];
  const concerned = classes.filter(({ open }) =>
    open.some((one) => isSlow(one, 'bullying', slowDays.case)),
  );
  const remarks: Remark[] = [
    ...(bullying > 0 ? [{ kind: 'bullying' as const, count: bullying, classes: concerned }] : []),
    ...(referrals > 0 ? [{ kind: 'referrals' as const, count: referrals }] : []),
    ...(quiet.length > 0 ? [{ kind: 'quiet' as const, classes: quiet }] : []),
    ...(behind ? [{ kind: 'unspoken' as const, of: behind }] : []),
  ];
  return remarks.slice(0, 3);
}
