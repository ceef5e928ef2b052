/** What a coordinator may set about each kind of signal. */
import { ruleKinds, type SignalRule } from '../profiles/signal-kind.rules.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';

type Kind = SignalRule['kind'];
export type Unit = 'days' | 'hours' | 'marks' | 'percent';
/**
 * What the limit of a kind counts. `programme`: the days of first meeting and of silence, which
 * stand with the rules of the programme; null: it has no limit.
 */
const counted: Record<Kind, Unit | 'programme' | null> = {
  'no-first-meeting': 'programme',
  silence: 'programme',
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
/** What `after` counts, where the rule itself says from when. */
export const unitOf = (kind: Kind): Unit | null => {
  const unit = counted[kind];
  return unit === 'programme' ? null : unit;
};
/** Kinds that wait for a number of days, of the rule or of the programme. */
export const isInDays = (kind: Kind): boolean =>
  counted[kind] === 'days' || counted[kind] === 'programme';

const ofPairs: Kind[] = ['hours-running-out', 'hours-used-up', 'hours-unused'];
const ofGroups: Kind[] = ['no-talk', 'absence', 'marks'];

export const kindsOf = (kind: ProgrammeRules['kind']): Kind[] =>
  ruleKinds.filter((one) => !(kind === 'pairs' ? ofGroups : ofPairs).includes(one));

/** The largest limit that may be set; what is loaded to judge signals reaches back as far. */
export const mostOf = { days: 400, hours: 400, marks: 100, percent: 200 } as const;

/** A first step within these days. */
export const actionSpan = { from: 1, to: 60 } as const;
/** Days to a first step, by how soon something is. */
export const actionDaysBy: Record<SignalRule['severity'], number> = { low: 7, middle: 3, high: 1 };
/** What a row begins with that nobody has filled in. */
export const usualRule = {
  severity: 'low',
  actionDays: actionDaysBy.low,
  owner: 'coordinator',
} as const satisfies Partial<SignalRule>;
export const owners = ['mentor', 'coordinator'] as const satisfies SignalRule['owner'][];

/** What stands in the rows of the form, by kind. */
export type TypedRules = {
  on: Kind[];
  after: ReadonlyMap<string, number | null>;
  severity: ReadonlyMap<string, SignalRule['severity']>;
  actionDays: ReadonlyMap<string, number | null>;
  owner: ReadonlyMap<string, SignalRule['owner']>;
};

/**
 * S-13: the rules that are ticked, each with its limit, how soon, the days to a first step and
 * who looks; or the first field that lies outside.
 */
export function readRules(
  kinds: Kind[],
  typed: TypedRules,
): { rules: SignalRule[] } | { bad: string; from: number; to: number } {
  const rules: SignalRule[] = [];
  for (const kind of kinds.filter((one) => typed.on.includes(one))) {
    const unit = unitOf(kind);
    const after = within(typed.after.get(kind), 1, unit ? mostOf[unit] : 0);
    if (unit && after === null) return { bad: `after-${kind}`, from: 1, to: mostOf[unit] };
    const { from, to } = actionSpan;
    const actionDays = within(typed.actionDays.get(kind), from, to);
    if (actionDays === null) return { bad: `actionDays-${kind}`, from, to };
    rules.push({
      kind,
      ...(unit ? { after: after! } : {}),
      severity: typed.severity.get(kind) ?? usualRule.severity,
      actionDays,
      owner: typed.owner.get(kind) ?? usualRule.owner,
    });
  }
  return { rules };
}

const within = (value: number | null | undefined, from: number, to: number): number | null =>
  typeof value === 'number' && value >= from && value <= to ? value : null;
