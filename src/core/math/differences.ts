/**
 * Two measurements of the same: how far apart they are, and whether a change is more than error.
 */
import { tQuantile } from './distributions.ts';
import { correlationOf, covarianceOf, deviationOf, meanOf, varianceOf } from './moments.ts';

export type Paired = {
  bias: number;
  sd: number;
  interval: [number, number];
  r: number;
  /** Lin 1989, divisor n. */
  ccc: number;
  t: number;
  rmsd: number;
};

/**
 * Pairs a_k, b_k and their differences a - b, with the t interval of the mean difference. Bland and
 * Altman 1986. Null below two pairs.
 */
export function paired(a: readonly number[], b: readonly number[], level = 0.95): Paired | null {
  const n = a.length;
  if (n < 2 || b.length !== n) return null;
  const gaps = a.map((value, k) => value - b[k]!);
  const [bias, sd] = [meanOf(gaps), deviationOf(gaps)];
  const half = (tQuantile((1 + level) / 2, n - 1) * sd) / Math.sqrt(n);
  const share = (n - 1) / n;
  return {
    bias,
    sd,
    interval: [bias - half, bias + half],
    r: correlationOf(a, b),
    ccc: (2 * share * covarianceOf(a, b)) / (share * (varianceOf(a) + varianceOf(b)) + bias ** 2),
    t: bias / (sd / Math.sqrt(n)),
    rmsd: Math.sqrt(meanOf(gaps.map((gap) => gap * gap))),
  };
}

/** Where most differences lie: bias -/+ multiplier sd. */
export const limitsOfAgreement = (
  { bias, sd }: Pick<Paired, 'bias' | 'sd'>,
  multiplier = 1.96,
): [number, number] => [bias - multiplier * sd, bias + multiplier * sd];

/** Reliable from here on, for the indices that are taken as normal. */
export const reliableFrom = 1.96;

/**
 * Jacobson and Truax 1991: the change in units of the error of a difference, from the spread and
 * the reliability of one measurement.
 */
export function classicChange(
  x1: number,
  x2: number,
  sd: number,
  reliability: number,
): { sem: number; error: number; index: number } {
  const sem = sd * Math.sqrt(1 - reliability);
  const error = Math.SQRT2 * sem;
  return { sem, error, index: (x2 - x1) / error };
}

/**
 * The change over both standard errors; below the smallest detectable change nothing can be said.
 */
export function changeFromErrors(
  x1: number,
  se1: number,
  x2: number,
  se2: number,
): { index: number; smallest: number } {
  const error = Math.sqrt(se1 ** 2 + se2 ** 2);
  return { index: (x2 - x1) / error, smallest: reliableFrom * error };
}

/** Where the spreads of the two occasions differ. Maassen 2004. */
export const maassenChange = (
  x1: number,
  x2: number,
  sd1: number,
  sd2: number,
  reliability: number,
): number => (x2 - x1) / Math.sqrt((sd1 ** 2 + sd2 ** 2) * (1 - reliability));

/**
 * The same raters twice: paired t of second less first, which cancels how strict each is. Null
 * below two raters or without spread.
 */
export function sameRatersChange(
  first: readonly number[],
  second: readonly number[],
): { t: number; interval: [number, number]; isReliable: boolean } | null {
  const pair = paired(second, first);
  if (!pair || pair.sd === 0) return null;
  return {
    t: pair.t,
    interval: pair.interval,
    isReliable: Math.abs(pair.t) >= tQuantile(0.975, first.length - 1),
  };
}
