/** What happened in a cohort, counted: funnel, survival, fidelity and signals. */
import { aalenJohansen, kaplanMeier, medianSurvival } from '../../core/math/survival.ts';
import { clopperPearson, wilson } from '../../core/math/proportion.ts';
import { meanOf, deviationOf, quantileOf } from '../../core/math/moments.ts';
import { tQuantile } from '../../core/math/distributions.ts';
import { addDays, daysBetween } from '../../platform/i18n.ts';
import { daysRun, passedShare } from '../mentorships/mentorship.rules.ts';
import { fewest, type People } from './frozen.rules.ts';
import { sides, type Check, type Observed, type Relation, type Side } from './observed.rules.ts';

export type Share = { count: number; of: number; low: number; high: number };
export type Mean = { mean: number; low: number; high: number; people: number };
export type Quartiles = { lower: number; median: number; upper: number; people: number };

/** Null below five. */
export const shareOf = (count: number, of: number): Share | null =>
  of < fewest ? null : { count, of, ...wilson(count, of) };

/** With the t interval of a mean over people; null below five. */
export function meanWithin(
  values: number[],
  [least, most]: readonly [number, number] = [-Infinity, Infinity],
): Mean | null {
  if (values.length < fewest) return null;
  const mean = meanOf(values);
  const half =
    (tQuantile(0.975, values.length - 1) * deviationOf(values)) / Math.sqrt(values.length);
  return {
    mean,
    low: Math.max(least, mean - half),
    high: Math.min(most, mean + half),
    people: values.length,
  };
}

function quartilesOf(values: number[]): Quartiles | null {
  if (values.length < fewest) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((p) => quantileOf(sorted, p)) as [
    number,
    number,
    number,
  ];
  return { lower, median, upper, people: values.length };
}

export const funnelSteps = [
  'entered',
  'answered',
  'decided',
  'proposed',
  'agreed',
  'met',
  'days90',
  'days180',
  'completed',
] as const;
export type FunnelStep = (typeof funnelSteps)[number];
/** `open`: who may still get there. */
export type Step = { step: FunnelStep; share: Share; open: number };
export const waits = ['decided', 'proposed', 'agreed', 'met'] as const;
export type Wait = { until: (typeof waits)[number]; days: Quartiles | null };

export const standards = ['hours', 'rhythm', 'signed', 'talk', 'trained', 'checked'] as const;
export type Standard = (typeof standards)[number];
/** `unknown`: pairs of which it cannot be said, and that are not counted. */
export type Fidelity = { standard: Standard; share: Share | null; unknown: number };

export type Survival = {
  people: number;
  early: number;
  running: number;
  completed: number;
  /** At every thirtieth day: how many are still observed, and what share goes on. */
  curve: { days: number; atRisk: number; alive: number; low: number; high: number }[];
  median: { median: number | null; low: number | null; high: number | null };
};

export type SignalFigures = {
  raised: number;
  inTime: Share | null;
  firstStep: Quartiles | null;
  settled: Share | null;
  toSettle: Quartiles | null;
  /** Met within thirty days of a signal, of those whose thirty days are over. */
  met: Share | null;
};

export type Facts = {
  kind: 'pairs' | 'groups';
  funnel: Record<Side, Step[]>;
  waits: Wait[];
  survival: Survival | null;
  meetings: Mean | null;
  minutes: Mean | null;
  fidelity: Fidelity[];
  /** Mentees who have said how a meeting was, of those who had so many. */
  answering: { meeting: number; share: Share }[];
  signals: SignalFigures | null;
  /** Admitted mentees for whom there is no mentor. */
  waiting: number | null;
  /** What costs are divided by. */
  relations: number;
  completed: number;
  totalMinutes: number;
};

export type Frame = {
  kind: 'pairs' | 'groups';
  firstMeetingDays: number;
  silenceDays: number;
  hoursPromised: number | null;
  neededChecks: string[];
  breaks: { firstDay: string; lastDay: string }[];
  firstDay: string;
  lastDay: string;
  today: string;
};

export const isEarly = ({ reason }: Pick<Relation, 'reason'>): boolean =>
  reason !== null && reason !== 'completed';

/** Days from the first to the end or today, without pauses. */
export const daysOf = ({ firstDay, closedOn, pauses }: Relation, today: string): number =>
  daysRun(firstDay, closedOn ?? today, pauses);

const begun = (relations: Relation[], today: string) =>
  relations.filter(({ firstDay }) => firstDay <= today);
const hasPassed = (days: number, relation: Relation, today: string) =>
  daysOf(relation, today) >= days;

type Way = {
  person: string;
  reached: Record<FunnelStep, boolean>;
  isOpen: Record<FunnelStep, boolean>;
  days: Partial<Record<FunnelStep, number>>;
};

/** EV-4: how far each who entered has come; their first mentorship that went furthest counts. */
export function waysOf(observed: Observed, side: Side, frame: Frame): Way[] {
  const { today, firstMeetingDays } = frame;
  const own = side === 'mentee' ? 'mentees' : 'mentors';
  const entered = observed.entered.filter(({ role }) => role === side);
  return entered.map((one): Way => {
    const proposals = observed.proposed.filter((proposal) => proposal[side] === one.person);
    const relations = begun(observed.relations, today).filter(
      (relation) => relation.kind === 'pair' && relation[own].includes(one.person),
    );
    const firstSent = earliest(proposals.map(({ sentOn }) => sentOn));
    const agreed = earliest(proposals.map(({ agreedOn }) => agreedOn));
    const firstMeetings = relations.flatMap(({ firstDay, meetings, pauses }) =>
      meetings.length > 0
        ? [{ firstDay, on: meetings[0]!.day, late: daysRun(firstDay, meetings[0]!.day, pauses) }]
        : [],
    );
    const running = relations.filter(({ closedOn }) => closedOn === null);
    const isPaired = relations.length > 0;
    const mayBegin = running.length > 0 || today <= frame.lastDay;
    const reached = {
      entered: true,
      answered: one.isAnswered || one.decidedOn !== null || isPaired,
      decided: one.decidedOn !== null || isPaired,
      proposed: firstSent !== null || isPaired,
      agreed: agreed !== null || isPaired,
      met: firstMeetings.some(({ late }) => late <= firstMeetingDays),
      days90: relations.some((relation) => hasPassed(90, relation, today)),
      days180: relations.some((relation) => hasPassed(180, relation, today)),
      completed: relations.some(({ reason }) => reason === 'completed'),
    };
    const metOn = firstMeetings[0];
    const days: Way['days'] = {};
    if (one.decidedOn !== null) days.decided = after(one.enteredOn, one.decidedOn);
    if (one.decidedOn !== null && firstSent !== null)
      days.proposed = after(one.decidedOn, firstSent);
    if (firstSent !== null && agreed !== null) days.agreed = after(firstSent, agreed);
    if (metOn) days.met = after(metOn.firstDay, metOn.on);
    return {
      person: one.person,
      reached,
      isOpen: Object.fromEntries(
        funnelSteps.map((step) => [
          step,
          !reached[step] &&
            (step === 'met'
              ? isPaired
                ? running.some(
                    ({ firstDay, meetings }) =>
                      meetings.length === 0 && today <= addDays(firstDay, firstMeetingDays),
                  )
                : mayBegin
              : mayBegin),
        ]),
      ) as Way['isOpen'],
      days,
    };
  });
}

const after = (from: string, to: string): number => Math.max(0, daysBetween(from, to));
const earliest = (days: (string | null)[]): string | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;

function funnelOf(ways: Way[]): Step[] {
  if (ways.length < fewest) return [];
  return funnelSteps.map((step) => ({
    step,
    share: shareOf(ways.filter(({ reached }) => reached[step]).length, ways.length)!,
    open: ways.filter(({ isOpen }) => isOpen[step]).length,
  }));
}

const grid = 30;
/** EV-5: how long pairs go on; those that run or have run their course are censored. */
function survivalOf(pairs: Relation[], today: string): Survival | null {
  if (pairs.length < fewest) return null;
  const observed = pairs.map((pair) => ({ days: daysOf(pair, today), isOver: isEarly(pair) }));
  const steps = kaplanMeier(observed);
  const most = Math.max(...observed.map(({ days }) => days));
  const curve = [];
  for (let days = grid; days <= most; days += grid) {
    const atRisk = observed.filter((one) => one.days >= days).length;
    if (atRisk < fewest) break;
    const last = steps.findLast((step) => step.days <= days);
    curve.push({
      days,
      atRisk,
      alive: last?.alive ?? 1,
      // Before the first end the log-log interval has no width, though little is known yet.
      low: last && last.alive < 1 ? last.low : clopperPearson(atRisk, atRisk).low,
      high: last?.high ?? 1,
    });
  }
  const early = pairs.filter(isEarly).length;
  return {
    people: pairs.length,
    early,
    running: pairs.filter(({ closedOn }) => closedOn === null).length,
    completed: pairs.filter(({ reason }) => reason === 'completed').length,
    curve,
    median: early >= fewest ? medianSurvival(steps) : { median: null, low: null, high: null },
  };
}

export type Reason = {
  /** Several where each of them alone is of fewer than five. */
  reasons: string[];
  people: number;
  /** By the last day on which five are observed. */
  share: number;
  low: number;
  high: number;
};
export type Reasons = { days: number; of: number; rows: Reason[] };

/**
 * EV-5: reasons of an early end as competing risks; those of fewer than five are put together, and
 * nothing is said where all of them are fewer.
 */
export function reasonsOf(
  relations: Relation[],
  today: string,
): { value: Reasons; rows: People[] } | null {
  const pairs = begun(relations, today).filter(({ kind }) => kind === 'pair');
  const early = pairs.filter(isEarly);
  if (early.length < fewest) return null;
  const groups = mergeReasons(Map.groupBy(early, ({ reason }) => reason!));
  const labelOf = (pair: Relation) =>
    isEarly(pair)
      ? String(groups.findIndex(({ of }) => of.includes(pair)))
      : pair.reason === 'completed'
        ? 'completed'
        : null;
  const observed = pairs.map((pair) => ({ days: daysOf(pair, today), reason: labelOf(pair) }));
  const incidence = aalenJohansen(observed);
  const sorted = observed.map(({ days }) => days).sort((a, b) => b - a);
  const days = sorted[Math.min(fewest, sorted.length) - 1]!;
  return {
    value: {
      days,
      of: pairs.length,
      rows: groups.map(({ names, of }, at) => {
        const last = incidence.get(String(at))?.findLast((step) => step.days <= days);
        return {
          reasons: names,
          people: of.length,
          share: last?.share ?? 0,
          low: last?.low ?? 0,
          high: last?.high ?? 0,
        };
      }),
    },
    rows: groups.map(({ names, of }) => new Map(of.map(({ id }) => [id, names.join(',')]))),
  };
}

function mergeReasons(groups: Map<string, Relation[]>) {
  const large = [...groups].filter(([, of]) => of.length >= fewest);
  const small = [...groups].filter(([, of]) => of.length < fewest);
  const made = large.map(([name, of]) => ({ names: [name], of }));
  if (small.length === 0) return made;
  const rest = { names: small.map(([name]) => name), of: small.flatMap(([, of]) => of) };
  while (rest.of.length < fewest) {
    const smallest = made.sort((a, b) => b.of.length - a.of.length).pop()!;
    rest.names.unshift(...smallest.names);
    rest.of.push(...smallest.of);
  }
  return [...made, rest];
}

/** EV-6: for each standard the share of pairs that meet it, of those of which it can be said. */
function fidelityOf(pairs: Relation[], checks: Check[], frame: Frame): Fidelity[] {
  const { today, hoursPromised, silenceDays, neededChecks, breaks } = frame;
  const ofKind = (person: string, kind: string, day: string) =>
    checks.some(
      (check) =>
        check.person === person &&
        check.kind === kind &&
        check.notedOn <= day &&
        check.validUntil >= day,
    );
  const meets: Record<Standard, (pair: Relation) => boolean | null> = {
    hours: ({ used, closedOn, lastDay, firstDay }) => {
      if (hoursPromised === null) return null;
      const passed = passedShare(firstDay, lastDay, closedOn ?? today);
      return used.every((minutes) => minutes >= hoursPromised * 60 * passed);
    },
    rhythm: ({ meetings, firstDay, closedOn, pauses }) => {
      const days = [firstDay, ...meetings.map(({ day }) => day), closedOn ?? today];
      const still = [...pauses, ...breaks];
      return days
        .slice(1)
        .every((day, at) => daysRun(days[at]!, day, still) <= Math.max(silenceDays, 1));
    },
    signed: ({ isSigned }) => isSigned,
    talk: ({ closedOn, talkOn }) => (closedOn === null ? null : talkOn !== null),
    trained: ({ mentors, firstDay }) =>
      checks.some(({ kind }) => kind === 'training')
        ? mentors.every((mentor) => ofKind(mentor, 'training', addDays(firstDay, 60)))
        : null,
    checked: ({ mentors, firstDay }) =>
      neededChecks.length === 0
        ? null
        : mentors.every((mentor) => neededChecks.every((kind) => ofKind(mentor, kind, firstDay))),
  };
  return standards.map((standard) => {
    const said = pairs.map(meets[standard]);
    const known = said.filter((one) => one !== null);
    return {
      standard,
      share: shareOf(known.filter(Boolean).length, known.length),
      unknown: said.length - known.length,
    };
  });
}

function signalsOf(observed: Observed, today: string): SignalFigures | null {
  const { signals, relations } = observed;
  const people = new Set(signals.flatMap(({ people: own }) => own));
  if (people.size < fewest) return null;
  const due = signals.filter(
    ({ actionDue, firstStepOn }) => firstStepOn !== null || actionDue < today,
  );
  const after30 = signals.filter(({ raisedOn }) => addDays(raisedOn, 30) <= today);
  const metAfter = ({ people: own, raisedOn }: (typeof signals)[number]) =>
    relations.some(
      ({ mentees, meetings }) =>
        mentees.some((mentee) => own.includes(mentee)) &&
        meetings.some(({ day }) => day >= raisedOn && day <= addDays(raisedOn, 30)),
    );
  return {
    raised: signals.length,
    inTime: shareOf(
      due.filter(({ firstStepOn, actionDue }) => firstStepOn !== null && firstStepOn <= actionDue)
        .length,
      due.length,
    ),
    firstStep: quartilesOf(
      signals.flatMap(({ raisedOn, firstStepOn }) =>
        firstStepOn === null ? [] : [after(raisedOn, firstStepOn)],
      ),
    ),
    settled: shareOf(signals.filter(({ settledOn }) => settledOn !== null).length, signals.length),
    toSettle: quartilesOf(
      signals.flatMap(({ raisedOn, settledOn }) =>
        settledOn === null ? [] : [after(raisedOn, settledOn)],
      ),
    ),
    met: shareOf(after30.filter(metAfter).length, after30.length),
  };
}

const mostMeetings = 12;
function answeringOf({ relations, answers }: Observed): Facts['answering'] {
  const given = new Set(answers.map(({ mentee, meeting }) => `${mentee} ${meeting}`));
  const rows: Facts['answering'] = [];
  const pairs = relations.filter(({ kind }) => kind === 'pair');
  for (let at = 0; at < mostMeetings; at++) {
    const had = pairs.filter(({ meetings }) => meetings.length > at);
    const share = shareOf(
      had.filter(({ mentees, meetings }) =>
        mentees.some((mentee) => given.has(`${mentee} ${meetings[at]!.id}`)),
      ).length,
      had.length,
    );
    if (share === null) break;
    rows.push({ meeting: at + 1, share });
  }
  return rows;
}

export function factsOf(observed: Observed, frame: Frame): { value: Facts; rows: People[] } {
  const { today, kind } = frame;
  const relations = begun(observed.relations, today);
  const pairs = relations.filter((relation) => relation.kind === 'pair');
  const ways = Object.fromEntries(
    sides.map((side) => [side, waysOf(observed, side, frame)]),
  ) as Record<Side, Way[]>;
  const minutesOf = ({ meetings }: Relation) =>
    meetings.reduce((sum, { minutes }) => sum + minutes, 0);
  const waiting = observed.entered.filter(
    ({ role, isAdmitted, person }) =>
      role === 'mentee' && isAdmitted && !relations.some(({ mentees }) => mentees.includes(person)),
  ).length;
  const value: Facts = {
    kind,
    funnel: { mentee: funnelOf(ways.mentee), mentor: funnelOf(ways.mentor) },
    waits: waits.map((until) => ({
      until,
      days: quartilesOf(ways.mentee.flatMap(({ days }) => days[until] ?? [])),
    })),
    survival: survivalOf(pairs, today),
    meetings: meanWithin(
      pairs.map(({ meetings }) => meetings.length),
      [0, Infinity],
    ),
    minutes: meanWithin(pairs.map(minutesOf), [0, Infinity]),
    fidelity: fidelityOf(pairs, observed.checks, frame),
    answering: answeringOf({ ...observed, relations }),
    signals: signalsOf(observed, today),
    waiting: waiting >= fewest || waiting === 0 ? waiting : null,
    relations: relations.length,
    completed: relations.filter(({ reason }) => reason === 'completed').length,
    totalMinutes: relations.reduce((sum, relation) => sum + minutesOf(relation), 0),
  };
  const people = new Map<string, string>();
  for (const side of sides)
    for (const { person, reached } of ways[side])
      people.set(
        person,
        `${people.get(person) ?? ''}${funnelSteps.map((step) => (reached[step] ? 1 : 0)).join('')}`,
      );
  for (const relation of relations)
    for (const person of [...relation.mentors, ...relation.mentees])
      people.set(person, `${people.get(person) ?? ''}${relation.reason ?? 'runs'}`);
  return { value, rows: [people] };
}
