/** Which facts somebody should look at, who that is, and how soon. */
import { addDays, daysBetween } from '../../platform/i18n.ts';
import {
  budgetOf,
  daysRun,
  silenceOf,
  type Clock,
  type Span,
} from '../mentorships/mentorship.rules.ts';
import type { SignalRule } from '../profiles/signal-kind.rules.ts';
import { isInDays } from './signal-rule.rules.ts';

/** Absence and marks of a pupil count over this many days. */
export const factDays = 28;
/** Settled signals are remembered this long: by then what was settled is no longer quiet. */
export const rememberDays = 400;

export type RuleKind = SignalRule['kind'];
/** What people raise by hand. */
export const raisedKinds = ['contact', 'well-being', 'conduct', 'other'] as const;
export type RaisedKind = (typeof raisedKinds)[number];
export type SignalKind = RuleKind | RaisedKind | 'referral';
export type Severity = SignalRule['severity'];
export const severities: Severity[] = ['low', 'middle', 'high'];

/** Numbers for the sentence on the page; never words that somebody wrote. */
export type Fact = { days?: number; limit?: number; percent?: number; count?: number };
export type Finding = {
  rule: SignalRule;
  mentorship: string | null;
  mentee: string | null;
  round: string | null;
  /** Of several of one kind: an agreement, a goal. */
  subject: string | null;
  since: string;
  fact: Fact;
};

type Agreed = { id: string; dueOn: string | null; kept: boolean | null; settledOn: string | null };
/** What a sweep knows of one running mentorship. */
export type Relation = Omit<Clock, 'today'> & {
  id: string;
  kind: 'pair' | 'group';
  rules: SignalRule[];
  /** Of groups: each pupil with the last talk alone, or the day on which the pupil came. */
  talks: { mentee: string; last: string | null; since: string }[];
  agreements: Agreed[];
  /** Goals that are not reached, with the last day on which something was done about them. */
  goals: { id: string; lastStep: string }[];
  appointments: { id: string; day: string }[];
  moods: { mentee: string; fallingSince: string }[];
  absences: { mentee: string; hours: number; since: string }[];
  marks: { mentee: string; low: number; since: string }[];
  /** Of its mentors: what somebody has shown, and its last day. */
  checks: { id: string; validUntil: string }[];
  hours: { promised: number | null; usedMinutes: number; cohortFirst: string; cohortLast: string };
};

/**
 * S-1: every rule of the template is looked at in every running mentorship; while it pauses,
 * nothing is found.
 */
export function findSignals(relation: Relation, today: string): Finding[] {
  const silence = silenceOf({ ...relation, today });
  if (silence === 'closed' || silence === 'paused') return [];
  return relation.rules.flatMap((rule) =>
    findings[rule.kind](relation, rule, today).map((found) => ({
      rule,
      mentorship: relation.id,
      mentee: null,
      round: null,
      subject: null,
      ...found,
    })),
  );
}

type Found = Pick<Finding, 'since' | 'fact'> & Partial<Pick<Finding, 'mentee' | 'subject'>>;
type Find = (relation: Relation, rule: SignalRule, today: string) => Found[];
const nothing: Found[] = [];
const still = ({ pauses = [], breaks = [] }: Relation): Span[] => [...pauses, ...breaks];

/** S-2: what each kind looks for. */
const findings: Record<RuleKind, Find> = {
  'no-first-meeting': (relation, _, today) =>
    silenceOf({ ...relation, today }) === 'no-first-meeting'
      ? [
          {
            since: relation.firstDay,
            fact: {
              days: daysRun(relation.firstDay, today, still(relation)),
              limit: relation.firstMeetingDays,
            },
          },
        ]
      : nothing,
  silence: (relation, _, today) =>
    silenceOf({ ...relation, today }) === 'silent'
      ? [
          {
            since: relation.lastMeeting!,
            fact: {
              days: daysRun(relation.lastMeeting!, today, still(relation)),
              limit: relation.silenceDays,
            },
          },
        ]
      : nothing,
  'no-talk': (relation, { after = 0 }, today) =>
    relation.talks.flatMap(({ mentee, last, since }) => {
      const days = daysRun(last ?? since, today, still(relation));
      return days > after
        ? [{ mentee, since: last ?? since, fact: { days, limit: after } }]
        : nothing;
    }),
  unrecorded: (relation, { after = 0 }, today) =>
    relation.appointments.flatMap(({ id, day }) =>
      addDays(day, after) < today ? [{ subject: id, since: day, fact: { limit: after } }] : nothing,
    ),
  'agreement-overdue': (relation, { after = 0 }, today) =>
    relation.agreements.flatMap(({ id, dueOn, kept }) =>
      kept === null && dueOn !== null && addDays(dueOn, after) < today
        ? [{ subject: id, since: dueOn, fact: { days: daysRun(dueOn, today, []), limit: after } }]
        : nothing,
    ),
  // A dropped agreement is a fact for a while, not for ever.
  'agreement-dropped': (relation, { after = 0 }, today) =>
    relation.agreements.flatMap(({ id, kept, settledOn }) =>
      kept === false && settledOn !== null && addDays(settledOn, after) >= today
        ? [{ subject: id, since: settledOn, fact: {} }]
        : nothing,
    ),
  'goal-stalled': (relation, { after = 0 }, today) =>
    relation.goals.flatMap(({ id, lastStep }) => {
      const days = daysRun(lastStep, today, still(relation));
      return days > after
        ? [{ subject: id, since: lastStep, fact: { days, limit: after } }]
        : nothing;
    }),
  'hours-running-out': (relation, { after = 80 }, today) =>
    hoursFound(
      relation,
      today,
      (percent, forecast) => percent >= after && percent < 100 && forecast > 100,
    ),
  'hours-used-up': (relation, { after = 100 }, today) =>
    hoursFound(relation, today, (percent) => percent >= after),
  // Half a year without half of the hours that were planned by now.
  'hours-unused': (relation, { after = 50 }, today) =>
    hoursFound(
      relation,
      today,
      (percent, forecast, passed) => passed >= 50 && forecast < after && percent < after,
    ),
  'mood-falling': (relation) =>
    relation.moods.map(({ mentee, fallingSince }) => ({ mentee, since: fallingSince, fact: {} })),
  absence: (relation, { after = 0 }) =>
    relation.absences.flatMap(({ mentee, hours, since }) =>
      hours >= after ? [{ mentee, since, fact: { count: hours, limit: after } }] : nothing,
    ),
  marks: (relation, { after = 0 }) =>
    relation.marks.flatMap(({ mentee, low, since }) =>
      low >= after ? [{ mentee, since, fact: { count: low, limit: after } }] : nothing,
    ),
  'check-expired': ({ checks }, { after = 0 }, today) =>
    checks.flatMap(({ id, validUntil }) =>
      validUntil <= addDays(today, after)
        ? [{ subject: id, since: validUntil, fact: { days: daysBetween(today, validUntil) } }]
        : nothing,
    ),
  'round-unanswered': () => nothing, // of a round, not of one mentorship
};

function hoursFound(
  { hours }: Relation,
  today: string,
  isSo: (percent: number, forecast: number, passed: number) => boolean,
): Found[] {
  const { promisedMinutes, usedMinutes, expectedMinutes } = budgetOf({
    hoursPromised: hours.promised,
    usedMinutes: hours.usedMinutes,
    firstDay: hours.cohortFirst,
    lastDay: hours.cohortLast,
    today,
  });
  if (!promisedMinutes || !expectedMinutes) return nothing;
  const percent = Math.floor((100 * usedMinutes) / promisedMinutes);
  const forecast = (100 * usedMinutes) / expectedMinutes;
  return isSo(percent, forecast, (100 * expectedMinutes) / promisedMinutes)
    ? [{ since: hours.cohortFirst, fact: { percent } }]
    : nothing;
}

/** S-10: a pair that has not met for two thirds of its days hears of it first. */
export function toNudge(
  relations: Relation[],
  today: string,
): { id: string; days: number; since: string }[] {
  return relations.flatMap((relation) => {
    const silence = silenceOf({ ...relation, today });
    if (relation.kind !== 'pair' || (silence !== 'met' && silence !== 'fresh')) return [];
    const since = relation.lastMeeting ?? relation.firstDay;
    const days = daysRun(since, today, still(relation));
    return 3 * days > 2 * (relation.lastMeeting ? relation.silenceDays : relation.firstMeetingDays)
      ? [{ id: relation.id, days, since }]
      : [];
  });
}

/**
 * S-3: in a round that closes within the days of the rule, fewer than half of the people have
 * answered.
 */
export function roundFinding({
  round,
  rule,
  closesOn,
  asked,
  answered,
  today,
}: {
  round: string;
  rule: SignalRule;
  closesOn: string;
  asked: number;
  answered: number;
  today: string;
}): Finding | null {
  if (
    asked === 0 ||
    2 * answered >= asked ||
    today > closesOn ||
    addDays(today, rule.after ?? 0) < closesOn
  )
    return null;
  return {
    rule,
    mentorship: null,
    mentee: null,
    round,
    subject: null,
    since: closesOn,
    fact: { count: asked - answered, percent: Math.floor((100 * answered) / asked) },
  };
}

/**
 * S-15: what should not have happened ends when both who hear it say the same; alone, the one who
 * hears it says so.
 */
export function endOf(
  {
    owner,
    secondId,
    proposed,
    proposedById,
  }: {
    owner: string;
    secondId: string | null;
    proposed: Outcome | null;
    proposedById: string | null;
  },
  person: string,
  outcome: Outcome,
): 'settle' | 'propose' | 'not-yours' {
  if (person !== owner && person !== secondId) return 'not-yours';
  if (secondId === null || secondId === owner) return 'settle';
  return proposed === outcome && proposedById !== null && proposedById !== person
    ? 'settle'
    : 'propose';
}

export type Away = { person: string; firstDay: string; lastDay: string; deputy: string | null };
export type People = { mentors: string[]; coordinators: string[] };

/**
 * S-4: who is asked, in order: the mentor and the second mentor where a mentor is meant, then the
 * coordinator of the cohort, the deputy, and the other coordinators.
 */
export function lineOf(owner: SignalRule['owner'], { mentors, coordinators }: People): string[] {
  return [...(owner === 'mentor' ? mentors : []), ...coordinators];
}

export const isAwayOn =
  (today: string) =>
  ({ firstDay, lastDay }: Away) =>
    firstDay <= today && today <= lastDay;

/**
 * S-4: whoever is away stands behind the deputy that they named; where everybody is, the line stays
 * as it is.
 */
export function presentOf(line: string[], away: Away[], today: string): string[] {
  const gone = away.filter(isAwayOn(today));
  const isGone = (person: string) => gone.some((one) => one.person === person);
  const withDeputies = line.flatMap((person) => [
    person,
    ...gone.flatMap((one) => (one.person === person && one.deputy ? [one.deputy] : [])),
  ]);
  const here = [...new Set(withDeputies.filter((person) => !isGone(person)))];
  return here.length > 0 ? here : [...new Set(line)];
}

export type Known = {
  id: string;
  kind: string;
  mentorship: string | null;
  mentee: string | null;
  round: string | null;
  subject: string | null;
  since: string;
  raisedOn: string;
  isByRule: boolean;
  actionDue: string;
  owner: string;
  deputy: string | null;
  hasAction: boolean;
  /** How often it went on to somebody else because nothing was done. */
  escalations: number;
  settledOn: string | null;
  /** Null: by the facts themselves. */
  settledBy: string | null;
};

export const keyOf = (
  one: Pick<Known, 'kind' | 'mentorship' | 'mentee' | 'round' | 'subject'>,
): string =>
  [one.kind, one.mentorship, one.mentee, one.round, one.subject]
    .map((part) => part ?? '-')
    .join(' ');
const findingKey = ({ rule, ...rest }: Finding): string => keyOf({ kind: rule.kind, ...rest });

/** Nobody settles the same thing twice within these days. */
const leastQuietDays = 14;
/** Of kinds that count hours, marks or per cent. */
const otherQuietDays = 28;

/** Days for which a settled signal is not raised again while nothing has changed. */
const quietDays = ({ kind, after }: SignalRule, { limit }: Fact): number =>
  isInDays(kind) ? Math.max(limit ?? after ?? 0, leastQuietDays) : otherQuietDays;

/**
 * S-5: one signal per fact: none is raised beside an open one; one that a person has settled comes
 * again only when something new has happened, or after as many days as the rule waits (four weeks
 * where it counts no days). S-6: what is no longer so settles itself.
 */
export function compare(
  found: Finding[],
  known: Known[],
  today: string,
): { raise: Finding[]; settle: Known[]; update: { known: Known; finding: Finding }[] } {
  const open = new Map(
    known
      .filter(({ settledOn, isByRule }) => settledOn === null && isByRule)
      .map((one) => [keyOf(one), one]),
  );
  const settled = Map.groupBy(
    known.filter(({ settledBy, isByRule }) => settledBy !== null && isByRule),
    keyOf,
  );
  const current = new Set(found.map(findingKey));
  const isQuiet = (finding: Finding) =>
    (settled.get(findingKey(finding)) ?? []).some(
      ({ since, settledOn }) =>
        since === finding.since &&
        addDays(settledOn!, quietDays(finding.rule, finding.fact)) >= today,
    );
  return {
    raise: found.filter((finding) => !open.has(findingKey(finding)) && !isQuiet(finding)),
    settle: [...open.values()].filter((one) => !current.has(keyOf(one))),
    update: found.flatMap((finding) => {
      const one = open.get(findingKey(finding));
      return one ? [{ known: one, finding }] : [];
    }),
  };
}

const mostEscalations = 2;

/** S-7: without a first action by its day a signal goes on to the next in line, twice at most. */
export function isToEscalate(
  {
    hasAction,
    actionDue,
    escalations,
    settledOn,
  }: Pick<Known, 'hasAction' | 'actionDue' | 'escalations' | 'settledOn'>,
  today: string,
): boolean {
  return settledOn === null && !hasAction && actionDue < today && escalations < mostEscalations;
}

/** The next in line after whoever has it now; null when there is nobody else. */
export function nextInLine(line: string[], owner: string): string | null {
  const at = line.indexOf(owner);
  return line.slice(at + 1).find((person) => person !== owner) ?? null;
}

export type State = 'waiting' | 'late' | 'acted' | 'settled';

export function stateOf(
  { settledOn, hasAction, actionDue }: Pick<Known, 'settledOn' | 'hasAction' | 'actionDue'>,
  today: string,
): State {
  if (settledOn !== null) return 'settled';
  return hasAction ? 'acted' : actionDue < today ? 'late' : 'waiting';
}

/** What somebody did, in words that tell nothing of what was said. */
export const actions = ['asked', 'spoke', 'arranged', 'substitute', 'referred', 'other'] as const;
export type Action = (typeof actions)[number];
/** How it ended. `by-itself`: the fact is no longer so; `ended`: the mentorship is over. */
export const outcomes = ['helped', 'not-needed', 'handed-on', 'no-change'] as const;
export type Outcome = (typeof outcomes)[number] | 'by-itself' | 'ended';

/** S-8: the middle number of days from signal to first action and to the end; null below one. */
export function medianDays(days: number[]): number | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
