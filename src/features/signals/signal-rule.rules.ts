/** What a coordinator may set about each kind of signal. */
import { ruleKinds, type SignalRule } from '../profiles/signal-kind.rules.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';
import { severities } from './signal.rules.ts';

type Kind = SignalRule['kind'];
/**
 * What `after` counts; null where the programme's own days of first meeting and silence count, or
 * nothing does.
 */
export const units: Record<Kind, 'days' | 'hours' | 'marks' | 'percent' | null> = {
  'no-first-meeting': null,
  silence: null,
  'no-talk': 'days',
  unrecorded: 'days',
  'agreement-overdue': 'days',
  'agreement-dropped': 'days',
  'goal-stalled': 'days',
  'hours-running-out': 'percent',
  'hours-used-up': 'percent',
  'hours-unused': 'percent',
  'mood-falling': null,
  absence: 'hours',
  marks: 'marks',
  'round-unanswered': 'days',
  'check-expired': 'days',
};
const ofPairs: Kind[] = ['hours-running-out', 'hours-used-up', 'hours-unused'];
const ofGroups: Kind[] = ['no-talk', 'absence', 'marks'];

export const kindsOf = (kind: ProgrammeRules['kind']): Kind[] =>
  ruleKinds.filter((one) => !(kind === 'pairs' ? ofGroups : ofPairs).includes(one));

/** The largest limit that may be set; what is loaded to judge signals reaches back as far. */
export const most = { days: 400, hours: 400, marks: 100, percent: 200 } as const;

/**
 * S-13: the rules that are ticked, each with its limit, its weight, the days to a first step and
 * who looks; or the first field that lies outside.
 */
export function readRules(
  kinds: Kind[],
  fields: Record<string, string>,
): { rules: SignalRule[] } | { bad: string; from: number; to: number } {
  const on = (fields.on ?? '').split(',');
  const rules: SignalRule[] = [];
  for (const kind of kinds.filter((one) => on.includes(one))) {
    const unit = units[kind];
    const after = whole(fields[`after-${kind}`], 1, unit ? most[unit] : 0);
    if (unit && after === null) return { bad: `after-${kind}`, from: 1, to: most[unit] };
    const actionDays = whole(fields[`action-${kind}`], 1, 60);
    if (actionDays === null) return { bad: `action-${kind}`, from: 1, to: 60 };
    rules.push({
      kind,
      ...(unit ? { after: after! } : {}),
      severity: severities.find((one) => one === fields[`weight-${kind}`]) ?? 'low',
      actionDays,
      owner: fields[`owner-${kind}`] === 'mentor' ? 'mentor' : 'coordinator',
    });
  }
  return { rules };
}

function whole(text: string | undefined, from: number, to: number): number | null {
  const value = /^\d{1,4}$/.test((text ?? '').trim()) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : null;
}
