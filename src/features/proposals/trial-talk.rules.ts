/** MA-41: a talk on trial before the answer: asked for by either, with a word from both. */
import { addDays, daysBetween } from '../../platform/i18n.ts';

/** So many days both have, from the day on which the talk was asked for. */
export const trialDays = 14;
/** As long as anybody may be given to answer. */
export const mostDays = 60;

export type Side = 'mentor' | 'mentee';
export type TrialTalk = {
  askedById: string;
  askedOn: string;
  until: string;
  talkOn: string | null;
  /** Since when each would rather have the coordinator first. */
  asks: Record<Side, string | null>;
  /** The coordinator has spoken with whoever asked. */
  settledOn: string | null;
};

export const words = ['yes', 'no', 'coordinator'] as const;
export type Word = (typeof words)[number];

export const untilOf = (today: string): string => addDays(today, trialDays);

/** A mentor of a shortlist, whose turn ends after so many days, gets those that the talk needs. */
export const daysWithTalk = (days: number, { until, today }: { until: string; today: string }) =>
  Math.min(mostDays, days + Math.max(0, daysBetween(until, untilOf(today))));

/** Who asks for the coordinator, and nobody has spoken with them since. */
export const asksOf = ({ asks, settledOn }: TrialTalk): Side[] =>
  (['mentor', 'mentee'] as const).filter(
    (side) => asks[side] !== null && (settledOn === null || settledOn < asks[side]),
  );

export type DayFault = 'talk-too-late';

/** The day of the talk lies between the question and the last day on which both say their word. */
export const refuseTalkDay = (day: string, { until }: Pick<TrialTalk, 'until'>): DayFault | null =>
  day > until ? 'talk-too-late' : null;
