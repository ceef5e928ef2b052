/** What a coordinator may set about each kind of signal. */
import { ruleKinds, type SignalRule } from '../profiles/signal-kind.rules.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';

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

/** What stands in the rows of the form, by kind. */
export type TypedRules = {
  on: Kind[];
  after: ReadonlyMap<string, number | null>;
  weight: ReadonlyMap<string, SignalRule['severity']>;
  action: ReadonlyMap<string, number | null>;
  owner: ReadonlyMap<string, SignalRule['owner']>;
};

/**
 * S-13: the rules that are ticked, each with its limit, its weight, the days to a first step and
 * who looks; or the first field that lies outside.
 */
export function readRules(
  kinds: Kind[],
  typed: TypedRules,
): { rules: SignalRule[] } | { bad: string; from: number; to: number } {
  const rules: SignalRule[] = [];
  for (const kind of kinds.filter((one) => typed.on.includes(one))) {
    const unit = units[kind];
    const after = within(typed.after.get(kind), 1, unit ? most[unit] : 0);
    if (unit && after === null) return { bad: `after-${kind}`, from: 1, to: most[unit] };
    const actionDays = within(typed.action.get(kind), 1, 60);
    if (actionDays === null) return { bad: `action-${kind}`, from: 1, to: 60 };
    rules.push({
      kind,
      ...(unit ? { after: after! } : {}),
      severity: typed.weight.get(kind) ?? 'low',
      actionDays,
      owner: typed.owner.get(kind) ?? 'coordinator',
    });
  }
  return { rules };
}

const within = (value: number | null | undefined, from: number, to: number): number | null =>
  typeof value === 'number' && value >= from && value <= to ? value : null;
