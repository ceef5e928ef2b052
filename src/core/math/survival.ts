/**
 * How long something lasts, when some of it still runs (right-censored), and which of several
 * reasons ends it.
 *
 * Days are numbers of 0 or more; where one ends and another is censored on the same day, the one
 * that ended counts as having ended first. Censoring is taken to tell nothing of what follows. All
 * curves are steps: a row holds from its day until the day of the next row; before the first row
 * everything is alive. Cost: one pass over all, and one over the
 * sorted days.
 *
 * Intervals are pointwise, on the log(-log) scale, as `survfit(..., conf.type = "log-log")` of R's
 * package survival gives them (Kalbfleisch and Prentice 2002, 1.4; for shares Choudhury 2002), so
 * that they never leave 0 to 1. Where that scale has no value, R has no interval either; here stand
 * the widest limits that the rows before leave: nobody is alive any more (low 0, high that of the
 * row before), everybody ended by one reason (low that of the row before, high 1), and nobody has
 * ended yet (the exact limit of no end among those at risk, Clopper and Pearson 1934).
 */
import { normalQuantile } from './distributions.ts';

export type SurvivalStep = {
  days: number;
  /** Observed until this day or longer. */
  atRisk: number;
  /** Ended on this day. */
  ended: number;
  /** The share estimated to last longer than this day. */
  alive: number;
  low: number;
  high: number;
};
export type IncidenceStep = { days: number; share: number; low: number; high: number };
export type MedianSurvival = { median: number | null; low: number | null; high: number | null };

/**
 * Kaplan and Meier 1958, with the variance of Greenwood 1926. A row for every day on which one
 * ended, and one for the last day until which anybody was observed. Empty without observations.
 */
export function kaplanMeier(
  observed: readonly { days: number; isOver: boolean }[],
  level = 0.95,
): SurvivalStep[] {
  const z = normalQuantile((1 + level) / 2);
  const days = daysOf(observed, ({ isOver }) => (isOver ? '' : null));
  const steps: SurvivalStep[] = [];
  let [alive, variance, previous] = [1, 0, 1];
  for (const [k, { day, atRisk, ended }] of days.entries()) {
    if (ended === 0 && k < days.length - 1) continue;
    const share = ended / atRisk;
    variance = variance * (1 - share) ** 2 + (alive * alive * share * (1 - share)) / atRisk;
    alive *= 1 - share;
    let [low, high] = [0, previous];
    if (alive === 1) [low, high] = [lowWithoutEnd(atRisk, level), 1];
    else if (alive > 0) [low, high] = logLogLimits(alive, Math.sqrt(variance), z);
    previous = high;
    steps.push({ days: day, atRisk, ended, alive, low, high });
  }
  return steps;
}

/** The least share that would let none of so many end, more often than the level leaves. */
const lowWithoutEnd = (atRisk: number, level: number) => ((1 - level) / 2) ** (1 / atRisk);

export type AliveOn = Omit<SurvivalStep, 'ended'>;

/**
 * What the curve says on days of one's own choice, in their order: `alive` is the share estimated
 * to last longer, `atRisk` how many are observed until that day or longer. Days on which nobody is
 * observed any more are left out: nothing is known of them.
 */
export function aliveOn(
  observed: readonly { days: number; isOver: boolean }[],
  days: readonly number[],
  level = 0.95,
): AliveOn[] {
  const steps = kaplanMeier(observed, level);
  const rising = observed.map((one) => one.days).sort((a, b) => a - b);
  return days.flatMap((day) => {
    const atRisk = rising.length - firstFrom(rising, (own) => own >= day);
    if (atRisk === 0) return [];
    const step = steps[firstFrom(steps, (own) => own.days > day) - 1];
    const { alive, low, high } =
      step && step.alive < 1 ? step : { alive: 1, low: lowWithoutEnd(atRisk, level), high: 1 };
    return [{ days: day, atRisk, alive, low, high }];
  });
}

/** The place of the first for which this holds, in a list where it holds for all that follow. */
function firstFrom<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(list[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * The day from which no more than half are alive, and the days from which the limits are no more
 * than half (Brookmeyer and Crowley 1982); null where that is not reached. A curve that lies on one
 * half exactly gives the middle of that stretch. As R prints it: the limits of a curve at 0 or 1
 * say nothing of the median.
 */
export function medianSurvival(
  steps: readonly Pick<SurvivalStep, 'days' | 'alive' | 'low' | 'high'>[],
): MedianSurvival {
  const limited = steps.filter(({ alive }) => alive > 0 && alive < 1);
  return {
    median: reached(steps.map(({ days, alive }) => [days, alive])),
    low: reached(limited.map(({ days, low }) => [days, low])),
    high: reached(limited.map(({ days, high }) => [days, high])),
  };
}

function reached(curve: [day: number, share: number][]): number | null {
  const tolerance = 1e-8;
  const at = curve.findIndex(([, share]) => share < 0.5 + tolerance);
  if (at < 0) return null;
  const [day, share] = curve[at]!;
  const next = curve.slice(at).find(([, later]) => later < share);
  return Math.abs(share - 0.5) < tolerance && next ? (day + next[0]) / 2 : day;
}

/**
 * The share that has ended by each reason (cumulative incidence), where any reason ends it for
 * good: Aalen and Johansen 1978, with the multinomial variance of the same recursion (Andersen,
 * Borgan, Gill and Keiding 1993, IV.4). On every day the shares of all reasons and what Kaplan and
 * Meier leave alive add up to 1. `reason` null: still running. For each reason, in the order of the
 * first day on which it occurs, a row for every day on which one ended by it, and one for the last
 * day until which anybody was observed.
 *
 * Equal to `survfit(Surv(days, event) ~ 1, conf.type = "log-log")` with a factor as the event.
 */
export function aalenJohansen(
  observed: readonly { days: number; reason: string | null }[],
  level = 0.95,
): Map<string, IncidenceStep[]> {
  const z = normalQuantile((1 + level) / 2);
  const days = daysOf(observed, ({ reason }) => reason);
  const last = days.at(-1)?.day;
  const reasons = new Set(days.flatMap(({ reasons: own }) => [...own.keys()]));
  const result = new Map<string, IncidenceStep[]>();
  for (const reason of reasons) {
    const steps: IncidenceStep[] = [];
    let [alive, share, previous] = [1, 0, 0];
    // Variances of what is alive and of the share, and their covariance.
    let [ofAlive, ofShare, ofBoth] = [0, 0, 0];
    for (const { day, atRisk, ended, reasons: own } of days) {
      const [all, by] = [ended / atRisk, (own.get(reason) ?? 0) / atRisk];
      const once = (alive * alive) / atRisk;
      ofShare += 2 * by * ofBoth + by * by * ofAlive + once * by * (1 - by);
      ofBoth = (1 - all) * (ofBoth + by * ofAlive) - once * by * (1 - all);
      ofAlive = ofAlive * (1 - all) ** 2 + once * all * (1 - all);
      share += alive * by;
      alive *= 1 - all;
      if (by === 0 && day !== last) continue;
      // Every end is a step of 1 / n or more, so only rounding comes nearer to 1 than that.
      const isWhole = share > 1 - 1e-9;
      const [low, high] = isWhole
        ? [previous, 1]
        : logLogLimits(share, Math.sqrt(Math.max(0, ofShare)), z);
      previous = low;
      steps.push({ days: day, share: isWhole ? 1 : share, low, high });
    }
    result.set(reason, steps);
  }
  return result;
}

/** Limits of a share strictly between 0 and 1 with this standard error. */
function logLogLimits(share: number, error: number, z: number): [low: number, high: number] {
  const logarithm = Math.log(share);
  const factor = Math.exp((z * error) / (share * Math.abs(logarithm)));
  return [Math.exp(logarithm * factor), Math.exp(logarithm / factor)];
}

type Day = { day: number; atRisk: number; ended: number; reasons: Map<string, number> };

/** The days that occur, rising, and what happened on each. */
function daysOf<T extends { days: number }>(
  observed: readonly T[],
  reasonOf: (one: T) => string | null,
): Day[] {
  const days = new Map<number, Day>();
  for (const one of observed) {
    const day = days.get(one.days) ?? { day: one.days, atRisk: 0, ended: 0, reasons: new Map() };
    if (day.atRisk++ === 0) days.set(one.days, day);
    const reason = reasonOf(one);
    if (reason === null) continue;
    day.ended++;
    day.reasons.set(reason, (day.reasons.get(reason) ?? 0) + 1);
  }
  const rising = [...days.values()].sort((a, b) => a.day - b.day);
  // At risk on a day is who is observed until then or longer.
  let later = 0;
  for (const day of rising.toReversed()) later = day.atRisk += later;
  return rising;
}
