/**
 * Scales of several items: how well their sum or mean measures one thing. Rows are persons, columns
 * items; null is missing.
 */
import { fQuantile } from './distributions.ts';
import { covarianceOf, deviationOf, meanOf, sumOf } from './moments.ts';

export type Answers = readonly (readonly (number | null)[])[];
export type Matrix = number[][];

/** Persons who answered everything. */
export const completeRows = (x: Answers): number[][] =>
  x.filter((row): row is number[] => row.every((value) => value !== null));

/**
 * Covariances, each from the persons who answered both items (`pairwise`), or from those who
 * answered all. Divisor n - 1.
 */
export function covariances(x: Answers, missing: 'pairwise' | 'listwise'): Matrix {
  const rows = missing === 'listwise' ? completeRows(x) : x;
  const items = rows[0]?.length ?? 0;
  if (rows.every((row) => !row.includes(null))) {
    const columns = Array.from({ length: items }, (_, i) => rows.map((row) => row[i]!));
    return columns.map((a) => columns.map((b) => covarianceOf(a, b)));
  }
  return Array.from({ length: items }, (_, i) =>
    Array.from({ length: items }, (_, j) => {
      const both = rows.filter((row) => row[i] !== null && row[j] !== null);
      return covarianceOf(
        both.map((row) => row[i]!),
        both.map((row) => row[j]!),
      );
    }),
  );
}

/**
 * The same covariances over the deviations of the items; a deviation comes from everybody who
 * answered the item.
 */
export function correlations(x: Answers, missing: 'pairwise' | 'listwise'): Matrix {
  const c = covariances(x, missing);
  return c.map((row, i) => row.map((value, j) => value / Math.sqrt(c[i]![i]! * c[j]![j]!)));
}

/**
 * Cronbach's alpha of a covariance or correlation matrix; null with fewer than two items or no
 * variation. Cronbach 1951.
 */
export function alphaOf(c: Matrix): number | null {
  const items = c.length;
  const whole = sumOf(c.flat());
  if (items < 2 || !(whole > 0)) return null;
  return (items / (items - 1)) * (1 - sumOf(c.map((row, i) => row[i]!)) / whole);
}

/** Interval of alpha for n complete persons and k items. Feldt 1965. */
export function alphaInterval(alpha: number, n: number, k: number, level = 0.95): [number, number] {
  const quantile = (p: number) => fQuantile(p, n - 1, (n - 1) * (k - 1));
  return [1 - (1 - alpha) * quantile((1 + level) / 2), 1 - (1 - alpha) * quantile((1 - level) / 2)];
}

export const alphaWithout = (c: Matrix, item: number): number | null =>
  alphaOf(c.filter((_, i) => i !== item).map((row) => row.filter((_, j) => j !== item)));

/** Correlation of an item with the sum of the others. */
export function restCorrelation(c: Matrix, item: number): number {
  const others = c.flatMap((row, i) => (i === item ? [] : row.filter((_, j) => j !== item)));
  return sumOf(c[item]!.filter((_, j) => j !== item)) / Math.sqrt(c[item]![item]! * sumOf(others));
}

/** Mean of the correlations between different items. */
export function meanCorrelation(r: Matrix): number {
  return meanOf(r.flatMap((row, i) => row.filter((_, j) => j !== i)));
}

/**
 * Standard error of a score that is the mean of the items, from complete persons: sd sqrt(1 -
 * alpha).
 */
export function scoreError(x: Answers): number | null {
  const rows = completeRows(x);
  const alpha = rows.length < 2 ? null : alphaOf(covariances(rows, 'listwise'));
  return alpha === null ? null : deviationOf(rows.map(meanOf)) * Math.sqrt(Math.max(0, 1 - alpha));
}

/** Two halves, or two items: 2 r / (1 + r). Spearman 1910; Brown 1910. */
export const spearmanBrown = (r: number, times = 2): number => (times * r) / (1 + (times - 1) * r);

/**
 * McDonald's omega of one common factor by maximum likelihood: (sum of loadings)^2 over that plus
 * the uniquenesses. McDonald 1999. With three items the loadings are exact; with more they are
 * found by expectation and maximisation (Rubin and Thayer 1982), to 1e-12 of the largest change,
 * O(items^2) a step. Null with fewer than three items.
 */
export function omegaOf(s: Matrix): number | null {
  const items = s.length;
  if (items < 3 || s.some((row, i) => !(row[i]! > 0))) return null;
  const start = exactLoadings(s);
  const { loadings, unique } =
    items === 3 && start
      ? { loadings: start, unique: start.map((l, i) => s[i]![i]! - l * l) }
      : fitFactor(s);
  const common = sumOf(loadings) ** 2;
  return common / (common + sumOf(unique));
}

/**
 * With three items l1^2 = s12 s13 / s23; null where that is no number or leaves a uniqueness below
 * 0.
 */
function exactLoadings(s: Matrix): number[] | null {
  if (s.length !== 3) return null;
  const [a, b, c] = [s[0]![1]!, s[0]![2]!, s[1]![2]!];
  const squares = [(a * b) / c, (a * c) / b, (b * c) / a];
  if (!squares.every((value, i) => value >= 0 && value <= s[i]![i]!)) return null;
  const [first, second, third] = squares.map(Math.sqrt) as [number, number, number];
  return [
    first,
    Math.sign(a) * second * (first === 0 ? 0 : 1),
    Math.sign(b) * third * (first === 0 ? 0 : 1),
  ];
}

function fitFactor(s: Matrix): { loadings: number[]; unique: number[] } {
  const variance = s.map((row, i) => row[i]!);
  // Begins at the mean correlation, with the signs of the item that goes with most others.
  const r = s.map((row, i) =>
    row.map((value, j) => value / Math.sqrt(variance[i]! * variance[j]!)),
  );
  const strongest = r.map((row) => sumOf(row.map(Math.abs)));
  const lead = strongest.indexOf(Math.max(...strongest));
  let loadings = variance.map((v, i) => Math.sqrt(v) * (Math.sign(r[lead]![i]!) || 1) * 0.6);
  let unique = variance.map((v, i) => Math.max(0.01 * v, v - loadings[i]! ** 2));
  for (let step = 0; step < 200_000; step++) {
    const share = 1 + sumOf(loadings.map((l, i) => (l * l) / unique[i]!));
    const beta = loadings.map((l, i) => l / unique[i]! / share);
    const cross = s.map((row) => row.reduce((sum, value, j) => sum + value * beta[j]!, 0));
    const moment = 1 / share + sumOf(cross.map((value, i) => value * beta[i]!));
    const next = cross.map((value) => value / moment);
    const left = variance.map((v, i) => Math.max(1e-8 * v, v - next[i]! * cross[i]!));
    const change = Math.max(
      ...next.map((value, i) => Math.abs(value - loadings[i]!) / Math.sqrt(variance[i]!)),
      ...left.map((value, i) => Math.abs(value - unique[i]!) / variance[i]!),
    );
    [loadings, unique] = [next, left];
    if (change < 1e-12) break;
  }
  return { loadings, unique };
}
