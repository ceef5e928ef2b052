/** How far people who judge the same agree. */
import { meanOf, quantileOf, sumOf, varianceOf } from './moments.ts';
import { randomFrom } from './random.ts';

/* ---- Krippendorff ---- */

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';
type Unit = readonly number[];

/**
 * Krippendorff's alpha (2011) for any number of raters and missing values: `units` hold the values
 * that each thing got; those with fewer than two are dropped. Null where fewer than two different
 * values remain. O(values + categories^2).
 */
export function krippendorff(units: readonly Unit[], metric: Metric): number | null {
  return alphaFrom(
    units.filter(({ length }) => length >= 2),
    metric,
  );
}

function alphaFrom(units: readonly Unit[], metric: Metric): number | null {
  const values = [...new Set(units.flat())].sort((a, b) => a - b);
  if (values.length < 2) return null;
  const at = new Map(values.map((value, k) => [value, k]));
  const met = values.map(() => values.map(() => 0));
  for (const unit of units) {
    for (const [i, a] of unit.entries())
      for (const [j, b] of unit.entries())
        if (i !== j) met[at.get(a)!]![at.get(b)!]! += 1 / (unit.length - 1);
  }
  const totals = met.map(sumOf);
  const whole = sumOf(totals);
  const running = totals.map((_, k) => sumOf(totals.slice(0, k + 1)));
  const distance = (c: number, k: number): number => {
    if (c === k) return 0;
    if (metric === 'nominal') return 1;
    if (metric === 'interval') return (values[c]! - values[k]!) ** 2;
    if (metric === 'ratio') {
      const both = values[c]! + values[k]!;
      return both === 0 ? 0 : ((values[c]! - values[k]!) / both) ** 2;
    }
    const [low, high] = c < k ? [c, k] : [k, c];
    return (
      (running[high]! - running[low]! + totals[low]! - (totals[low]! + totals[high]!) / 2) ** 2
    );
  };
  let [observed, expected] = [0, 0];
  for (let c = 0; c < values.length; c++) {
    for (let k = 0; k < values.length; k++) {
      const far = distance(c, k);
      observed += met[c]![k]! * far;
      expected += totals[c]! * totals[k]! * far;
    }
  }
  return expected === 0 ? null : 1 - ((whole - 1) * observed) / expected;
}

/**
 * Percentile interval from `draws` seeded samples of units with replacement. Efron 1979. Null where
 * alpha is.
 */
export function krippendorffInterval(
  units: readonly Unit[],
  metric: Metric,
  { level = 0.95, draws = 2000, seed = 1 } = {},
): [number, number] | null {
  const own = units.filter(({ length }) => length >= 2);
  if (alphaFrom(own, metric) === null) return null;
  const random = randomFrom(seed);
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const sample = own.map(() => own[Math.floor(random() * own.length)]!);
    const alpha = alphaFrom(sample, metric);
    if (alpha !== null) found.push(alpha);
  }
  found.sort((a, b) => a - b);
  return [quantileOf(found, (1 - level) / 2), quantileOf(found, (1 + level) / 2)];
}

/* ---- Two raters ---- */

export type Kappa = {
  kappa: number;
  se: number;
  interval: [number, number];
  po: number;
  pe: number;
};
export type AgreementWeights =
  | 'identity'
  | 'linear'
  | 'quadratic'
  | { disagreement: readonly (readonly number[])[] };

/**
 * Cohen's kappa (1960, weighted 1968) of a square table of counts, rater A in rows, with the
 * large-sample standard error of Fleiss, Cohen and Everitt 1969 and a normal interval whose upper
 * end is cut at 1. Null for an empty table or chance of 1.
 */
export function cohenKappa(
  counts: readonly (readonly number[])[],
  weights: AgreementWeights,
): Kappa | null {
  const size = counts.length;
  const n = sumOf(counts.flat());
  const w = weightsOf(size, weights);
  if (n === 0) return null;
  const p = counts.map((row) => row.map((count) => count / n));
  const rows = p.map(sumOf);
  const cols = p[0]!.map((_, j) => sumOf(p.map((row) => row[j]!)));
  const over = (of: (i: number, j: number) => number) =>
    sumOf(p.flatMap((row, i) => row.map((_, j) => of(i, j))));
  const po = over((i, j) => w[i]![j]! * p[i]![j]!);
  const pe = over((i, j) => w[i]![j]! * rows[i]! * cols[j]!);
  if (pe >= 1) return null;
  const byRow = w.map((row) => sumOf(row.map((value, j) => value * cols[j]!)));
  const byCol = w[0]!.map((_, j) => sumOf(w.map((row, i) => row[j]! * rows[i]!)));
  const spread = over(
    (i, j) => p[i]![j]! * (w[i]![j]! * (1 - pe) - (byRow[i]! + byCol[j]!) * (1 - po)) ** 2,
  );
  const se = Math.sqrt(Math.max(0, spread - (po * pe - 2 * pe + po) ** 2) / n) / (1 - pe) ** 2;
  const kappa = (po - pe) / (1 - pe);
  const z = 1.959963984540054;
  return { kappa, se, interval: [kappa - z * se, Math.min(1, kappa + z * se)], po, pe };
}

function weightsOf(size: number, weights: AgreementWeights): number[][] {
  if (typeof weights === 'object') {
    const most = Math.max(...weights.disagreement.flat());
    return weights.disagreement.map((row) => row.map((value) => 1 - value / most));
  }
  const far = Math.max(1, size - 1);
  const weigh = (gap: number) =>
    weights === 'identity'
      ? gap === 0
        ? 1
        : 0
      : 1 - (gap / far) ** (weights === 'linear' ? 1 : 2);
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => weigh(Math.abs(i - j))),
  );
}

/* ---- Several raters, categories ---- */

export type FleissKappa = {
  kappa: number;
  pbar: number;
  pe: number;
  /** Per category, rising; null where nobody, or everybody, chose it. */
  category: (number | null)[];
  /** For the hypothesis of chance alone (Fleiss, Nee and Landis 1979), and its z. */
  seNull: number;
  z: number;
  /** For intervals (Gwet 2008). */
  seGwet: number;
};

/**
 * Fleiss' kappa (1971) of a complete table, things x raters. Null below two raters or two
 * categories.
 */
export function fleissKappa(x: readonly (readonly number[])[]): FleissKappa | null {
  const categories = [...new Set(x.flat())].sort((a, b) => a - b);
  const [n, m] = [x.length, x[0]?.length ?? 0];
  if (n < 2 || m < 2 || categories.length < 2) return null;
  const counts = x.map((row) =>
    categories.map((category) => row.filter((value) => value === category).length),
  );
  const p = categories.map((_, c) => sumOf(counts.map((row) => row[c]!)) / (n * m));
  const agreed = counts.map(
    (row) => (sumOf(row.map((count) => count * count)) - m) / (m * (m - 1)),
  );
  const [pbar, pe] = [meanOf(agreed), sumOf(p.map((share) => share * share))];
  const kappa = (pbar - pe) / (1 - pe);
  const category = p.map((share, c) => {
    const spread = n * m * (m - 1) * share * (1 - share);
    return spread === 0 ? null : 1 - sumOf(counts.map((row) => row[c]! * (m - row[c]!))) / spread;
  });
  const spread = sumOf(p.map((share) => share * (1 - share)));
  const seNull =
    (Math.SQRT2 / (spread * Math.sqrt(n * m * (m - 1)))) *
    Math.sqrt(spread ** 2 - sumOf(p.map((share) => share * (1 - share) * (1 - 2 * share))));
  const adjusted = counts.map((row, i) => {
    const chance = sumOf(row.map((count, c) => (count / m) * p[c]!));
    return (agreed[i]! - pe) / (1 - pe) - (2 * (1 - kappa) * (chance - pe)) / (1 - pe);
  });
  const seGwet = Math.sqrt(sumOf(adjusted.map((value) => (value - kappa) ** 2)) / (n * (n - 1)));
  return { kappa, pbar, pe, category, seNull, z: kappa / seNull, seGwet };
}

/* ---- Within one group ---- */

/** Variance of a rating by chance, all `levels` equally likely: (A^2 - 1) / 12. */
export const uniformVariance = (levels: number): number => (levels * levels - 1) / 12;

/**
 * rwg: 1 less the variance over that of chance, not cut. James, Demaree and Wolf 1984. Null with
 * one rating.
 */
export function rwg(values: readonly number[], chance: number): number | null {
  return values.length < 2 ? null : 1 - varianceOf(values) / chance;
}

/**
 * rwg(J) of several items, rows are raters: J (1 - r) / (J (1 - r) + r) with r the mean item
 * variance over chance.
 */
export function rwgOfItems(rows: readonly (readonly number[])[], chance: number): number | null {
  const items = rows[0]?.length ?? 0;
  if (rows.length < 2 || items === 0) return null;
  const r =
    meanOf(Array.from({ length: items }, (_, j) => varianceOf(rows.map((row) => row[j]!)))) /
    chance;
  return (items * (1 - r)) / (items * (1 - r) + r);
}

/**
 * Mean absolute distance from the mean. Burke, Finkelstein and Dusig 1999. Null with one rating.
 */
export function meanDeviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  return meanOf(values.map((value) => Math.abs(value - mean)));
}
