/**
 * Shares of counts, `count` of `of`, with intervals that hold for small numbers. Counts are whole,
 * 0 <= count <= of; of nobody nothing is known, and the interval is the whole range. Both limits
 * are shares from 0 to 1. Cost: constant for scores, some hundred evaluations for exact limits.
 */
import { betaQuantile, bisect, normalQuantile } from './distributions.ts';

export type Limits = { low: number; high: number };

/**
 * Wilson 1927: the shares that a score test does not refuse. As `prop.test(count, of, correct =
 * FALSE)` of R. Covers as often as it says on average; a single share may be covered less often.
 */
export function wilson(count: number, of: number, level = 0.95): Limits {
  if (of === 0) return { low: 0, high: 1 };
  const z2 = normalQuantile((1 + level) / 2) ** 2;
  const share = count / of;
  const middle = share + z2 / (2 * of);
  const half = Math.sqrt(z2 * ((share * (1 - share)) / of + z2 / (4 * of * of)));
  return {
    low: count === 0 ? 0 : (middle - half) / (1 + z2 / of),
    high: count === of ? 1 : (middle + half) / (1 + z2 / of),
  };
}

/**
 * Clopper and Pearson 1934: exact, covers every share at least as often as it says. As `binom.test`
 * of R.
 */
export function clopperPearson(count: number, of: number, level = 0.95): Limits {
  const tail = (1 - level) / 2;
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, of - count + 1),
    high: count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count),
  };
}

export type Count = { count: number; of: number };

/**
 * The first share less the second, of two groups of different people: Newcombe 1998, method 10,
 * which is made of Wilson's limits of both. From -1 to 1; `value` is null where a group is empty.
 * Covers as often as it says on average; of two groups of five a single pair of shares 88 times in
 * a hundred instead of 95, of two groups of thirty 92 times.
 */
export function shareDifference(
  first: Count,
  second: Count,
  level = 0.95,
): Limits & { value: number | null } {
  const [a, b] = [wilson(first.count, first.of, level), wilson(second.count, second.of, level)];
  if (first.of === 0 || second.of === 0) return { value: null, low: -1, high: 1 };
  const [p, q] = [first.count / first.of, second.count / second.of];
  return {
    value: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}

/**
 * The first share over the second, of two groups of different people: Koopman 1984, the ratios that
 * a score test does not refuse, each held against the shares most likely under it (Miettinen and
 * Nurminen 1985). From 0 to Infinity, which is the upper limit where the second count is 0; `value`
 * is null where it has none (0 over 0, an empty group), with limits 0 and Infinity. Covers as often
 * as it says on average; of two groups of five a single pair of shares 90 times in a hundred
 * instead of 95, of two groups of thirty 94 times. Exact for every pair: `fisherExact`, whose ratio
 * is one of odds.
 */
export function shareRatio(
  first: Count,
  second: Count,
  level = 0.95,
): Limits & { value: number | null } {
  const nothing = { value: null, low: 0, high: Infinity };
  if (first.of === 0 || second.of === 0 || first.count + second.count === 0) return nothing;
  const z = normalQuantile((1 + level) / 2);
  const isBelow = (score: number) => (logRatio: number) =>
    ratioScore(first, second, Math.exp(logRatio)) > score;
  return {
    value: second.count === 0 ? Infinity : first.count / first.of / (second.count / second.of),
    low: first.count === 0 ? 0 : Math.exp(bisect(isBelow(z), -700, 700)),
    high: second.count === 0 ? Infinity : Math.exp(bisect(isBelow(-z), -700, 700)),
  };
}

/** How many standard errors p - ratio q lies above 0; falls as the ratio grows. */
function ratioScore(first: Count, second: Count, ratio: number): number {
  const [x, n, y, m] = [first.count, first.of, second.count, second.of];
  const b = ratio * (n + y) + m + x;
  // The smaller root of ratio (n + m) q^2 - b q + (x + y), without cancellation.
  const q = (2 * (x + y)) / (b + Math.sqrt(Math.max(0, b * b - 4 * ratio * (n + m) * (x + y))));
  const p = Math.min(1, ratio * q);
  const gap = x / n - ratio * (y / m);
  const variance = (p * (1 - p)) / n + (ratio * ratio * q * (1 - q)) / m;
  return gap === 0 ? 0 : gap / Math.sqrt(Math.max(0, variance));
}
