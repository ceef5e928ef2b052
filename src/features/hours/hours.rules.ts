/** Hours of one person in one mentorship: promised, used, planned, and where they lead. */
import { passedShare } from '../mentorships/mentorship.rules.ts';

export const hourKinds = ['preparation', 'travel', 'follow-up'] as const;
export type HourKind = (typeof hourKinds)[number];

export type Used = { meetings: number; other: number; gatherings: number };
export type Outlook = {
  used: number;
  planned: number;
  promised: number | null;
  /** At the pace so far, by the last day; null before the first day has passed. */
  forecast: number | null;
  percent: number | null;
};

export const totalOf = ({ meetings, other, gatherings }: Used): number =>
  meetings + other + gatherings;

/**
 * M-18: meetings, what a person adds and gatherings attended count; the forecast is what was used,
 * stretched over all days, and never less than used and planned together.
 */
export function outlookOf({
  used,
  planned,
  hoursPromised,
  firstDay,
  lastDay,
  today,
}: {
  used: Used;
  planned: number;
  hoursPromised: number | null;
  firstDay: string;
  lastDay: string;
  today: string;
}): Outlook {
  const all = totalOf(used);
  const share = passedShare(firstDay, lastDay, today);
  return {
    used: all,
    planned,
    promised: hoursPromised === null ? null : hoursPromised * 60,
    forecast: share === 0 ? null : Math.round(Math.max(all / share, all + planned)),
    percent: hoursPromised === null ? null : Math.floor((100 * all) / (hoursPromised * 60)),
  };
}
