/** CO-7: what other rules change, and for whom. */
import { silenceOf, type Clock } from '../mentorships/mentorship.rules.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';

/** So long lasts a talk with one pupil where the programme says nothing else. */
export const usualTalkMinutes = 15;

export const changeableRules = [
  'matching',
  'meetFirst',
  'neverSameMemberOrganisation',
  'neverOwnManager',
  'firstMeetingDays',
  'silenceDays',
  'talkMinutes',
] as const;
export type ChangeableRule = (typeof changeableRules)[number];

/** A rule that was never set is as it is without it. */
const valueOf = (rules: ProgrammeRules, rule: ChangeableRule): string | number | boolean =>
  rules[rule] ??
  (rule === 'matching' ? 'optimum' : rule === 'talkMinutes' ? usualTalkMinutes : false);

export type RuleChange = {
  rule: ChangeableRule;
  from: string | number | boolean;
  to: string | number | boolean;
};

export const changesOfRules = (before: ProgrammeRules, after: ProgrammeRules): RuleChange[] =>
  changeableRules.flatMap((rule) => {
    const [from, to] = [valueOf(before, rule), valueOf(after, rule)];
    return from === to ? [] : [{ rule, from, to }];
  });

type Running = Omit<Clock, 'silenceDays' | 'firstMeetingDays' | 'today'>;

/** Of the running mentorships of a cohort: how many are silent, and have not met in time. */
export function clocksUnder(
  running: Running[],
  { silenceDays, firstMeetingDays }: Pick<ProgrammeRules, 'silenceDays' | 'firstMeetingDays'>,
  today: string,
): { silent: number; late: number } {
  const states = running.map((one) => silenceOf({ ...one, silenceDays, firstMeetingDays, today }));
  return {
    silent: states.filter((is) => is === 'silent').length,
    late: states.filter((is) => is === 'no-first-meeting').length,
  };
}
