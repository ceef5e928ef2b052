export const ruleKinds = [
  'no-first-meeting',
  'silence',
  'no-talk',
  'unrecorded',
  'agreement-overdue',
  'agreement-dropped',
  'goal-stalled',
  'hours-running-out',
  'hours-used-up',
  'hours-unused',
  'mood-falling',
  'absence',
  'marks',
  'round-unanswered',
  'check-expired',
] as const;

/**
 * When something needs a look, how soon somebody should do something, and who. `after`: days,
 * hours, or per cent of hours.
 */
export type SignalRule = {
  kind: (typeof ruleKinds)[number];
  after?: number;
  severity: 'low' | 'middle' | 'high';
  actionDays: number;
  owner: 'mentor' | 'coordinator';
};
