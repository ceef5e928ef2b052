/**
 * Intraclass correlations of a complete table, targets x raters, with intervals. Shrout and Fleiss
 * 1979; McGraw and Wong 1996. Balanced analysis of variance; a few passes over the table.
 */
import { fQuantile } from './distributions.ts';
import { meanOf, squaresOf, sumOf } from './moments.ts';

export type Squares = {
  targets: number;
  raters: number;
  rows: number;
  cols: number;
  error: number;
  within: number;
};
type Interval = [number, number];
export type IccFamily = Record<
  '1.1' | '1.k' | '2.1' | '2.k' | '3.1' | '3.k',
  { value: number; interval: Interval }
>;

/** Mean squares of targets, raters, residual, and within targets; null below 2 x 2. */
export function tableSquares(x: readonly (readonly number[])[]): Squares | null {
  const [targets, raters] = [x.length, x[0]?.length ?? 0];
  if (targets < 2 || raters < 2) return null;
  const all = x.flat();
  const total = squaresOf(all);
  const rows = raters * squaresOf(x.map(meanOf));
  const cols = targets * squaresOf(x[0]!.map((_, j) => meanOf(x.map((row) => row[j]!))));
  return {
    targets,
    raters,
    rows: rows / (targets - 1),
    cols: cols / (raters - 1),
    error: Math.max(0, total - rows - cols) / ((targets - 1) * (raters - 1)),
    within: sumOf(x.map(squaresOf)) / (targets * (raters - 1)),
  };
}

/**
 * `1`: every target has raters of its own. `2`: the same raters, absolute agreement. `3`: the same
 * raters, consistency. `k`: of their mean.
 */
export function iccFamily(
  { targets: n, raters: k, rows, cols, error, within }: Squares,
  level = 0.95,
): IccFamily {
  const [high, low] = [(1 + level) / 2, (1 - level) / 2];
  const oneWay = limits(rows / within, n - 1, n * (k - 1));
  const consistency = limits(rows / error, n - 1, (n - 1) * (k - 1));
  const absolute = (rows - error) / (rows + (k - 1) * error + (k * (cols - error)) / n);
  const a = (k * absolute) / (n * (1 - absolute));
  const b = 1 + (k * absolute * (n - 1)) / (n * (1 - absolute));
  const df =
    (a * cols + b * error) ** 2 /
    ((a * cols) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)));
  const rest = k * cols + (k * n - k - n) * error;
  const [upper, lower] = [fQuantile(high, df, n - 1), fQuantile(high, n - 1, df)];
  const agreed: Interval = [
    (n * (rows - lower * error)) / (lower * rest + n * rows),
    (n * (upper * rows - error)) / (rest + n * upper * rows),
  ];
  const stepped = (value: number) => (k * value) / (1 + (k - 1) * value);
  return {
    '1.1': { value: (rows - within) / (rows + (k - 1) * within), interval: oneWay.single },
    '1.k': { value: (rows - within) / rows, interval: oneWay.mean },
    '2.1': { value: absolute, interval: agreed },
    '2.k': {
      value: (rows - error) / (rows + (cols - error) / n),
      interval: [stepped(agreed[0]), stepped(agreed[1])],
    },
    '3.1': { value: (rows - error) / (rows + (k - 1) * error), interval: consistency.single },
    '3.k': { value: (rows - error) / rows, interval: consistency.mean },
  };

  function limits(ratio: number, df1: number, df2: number): { single: Interval; mean: Interval } {
    const [least, most] = [ratio / fQuantile(high, df1, df2), ratio / fQuantile(low, df1, df2)];
    return {
      single: [(least - 1) / (least + k - 1), (most - 1) / (most + k - 1)],
      mean: [1 - 1 / least, 1 - 1 / most],
    };
  }
}

/** Standard error of measurement of one rating: without and with the differences between raters. */
export function ratingErrors({ targets, cols, error }: Squares): {
  consistency: number;
  agreement: number;
} {
  return {
    consistency: Math.sqrt(error),
    agreement: Math.sqrt(error + Math.max(0, (cols - error) / targets)),
  };
}
