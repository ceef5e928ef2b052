/** Sums that everything else is made of. Empty lists have a mean of NaN: callers ask first. */

export const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0);
export const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;

/** Sum of squared distances from the mean. */
export function squaresOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** With divisor n - 1. */
export const varianceOf = (values: readonly number[]): number =>
  squaresOf(values) / (values.length - 1);
export const deviationOf = (values: readonly number[]): number => Math.sqrt(varianceOf(values));

/** With divisor n - 1; lists of one length. */
export function covarianceOf(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  return a.reduce((sum, value, k) => sum + (value - meanA) * (b[k]! - meanB), 0) / (a.length - 1);
}

/** Pearson's correlation; NaN where a side does not vary. */
export const correlationOf = (a: readonly number[], b: readonly number[]): number =>
  covarianceOf(a, b) / Math.sqrt(varianceOf(a) * varianceOf(b));

/**
 * A quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan 1996);
 * `sorted` rising.
 */
export function quantileOf(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  return sorted[below]! + (at - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}
