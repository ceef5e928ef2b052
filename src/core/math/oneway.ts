/**
 * One-way random components: y_ij = mu + t_i + e_ij, t ~ (0, varTarget), e ~ (0, varWithin), groups
 * of any sizes. Everything follows from each group's size and mean and the pooled squares within,
 * and groups of one size count together, so the cost is one pass over the ratings and then
 * O(different sizes) per step of the search.
 */
import { fQuantile } from './distributions.ts';
import { minimiseOne } from './minimise.ts';
import { meanOf, squaresOf, varianceOf } from './moments.ts';

/**
 * `sizes` and `means` of the groups that have ratings; `within`: sum of squares around the group
 * means; `ratings`: all of them.
 */
export type Groups = {
  sizes: ArrayLike<number>;
  means: ArrayLike<number>;
  within: number;
  ratings: number;
};
export type Components = { varTarget: number; varWithin: number };
export type OneWay = Components & { mu: number; seMu: number; icc: number };

/** Empty groups are left out. */
export function groupsOf(lists: readonly (readonly number[])[]): Groups {
  const own = lists.filter(({ length }) => length > 0);
  return {
    sizes: own.map(({ length }) => length),
    means: own.map(meanOf),
    within: own.reduce((sum, values) => sum + squaresOf(values), 0),
    ratings: own.reduce((sum, { length }) => sum + length, 0),
  };
}

/**
 * The same from two columns, for millions of ratings: the group (0 up to `count`) and the value of
 * each. `of`: which group each row is.
 */
export function groupsFromColumns(
  group: Int32Array,
  value: Float64Array,
  count: number,
): Groups & { of: Int32Array } {
  const size = new Int32Array(count);
  const sum = new Float64Array(count);
  for (let k = 0; k < group.length; k++) {
    size[group[k]!]!++;
    sum[group[k]!]! += value[k]!;
  }
  const mean = sum.map((total, i) => (size[i] === 0 ? 0 : total / size[i]!));
  let within = 0;
  for (let k = 0; k < group.length; k++) within += (value[k]! - mean[group[k]!]!) ** 2;
  const of = Int32Array.from(size.keys()).filter((i) => size[i]! > 0);
  return {
    of,
    sizes: Int32Array.from(of, (i) => size[i]!),
    means: Float64Array.from(of, (i) => mean[i]!),
    within,
    ratings: group.length,
  };
}

/**
 * Groups of one size together: how many, and the sum and the squares of their means, measured from
 * `centre`.
 */
type Classes = {
  centre: number;
  all: { n: number; count: number; sum: number; squares: number }[];
};

function classesOf({ sizes, means, ratings }: Groups): Classes {
  let centre = 0;
  for (let i = 0; i < sizes.length; i++) centre += (sizes[i]! * means[i]!) / ratings;
  const bySize = new Map<number, Classes['all'][number]>();
  for (let i = 0; i < sizes.length; i++) {
    const n = sizes[i]!;
    const own = bySize.get(n) ?? { n, count: 0, sum: 0, squares: 0 };
    const far = means[i]! - centre;
    own.count++;
    own.sum += far;
    own.squares += far * far;
    bySize.set(n, own);
  }
  return { centre, all: [...bySize.values()] };
}

/** Squared distance of the group means from their weighted mean, weights n / (1 + n theta). */
function spreadAt(
  { all }: Classes,
  theta: number,
): { spread: number; weight: number; mean: number } {
  let [whole, sum] = [0, 0];
  for (const { n, count, sum: own } of all) {
    const weight = n / (1 + n * theta);
    whole += weight * count;
    sum += weight * own;
  }
  const mean = sum / whole;
  let spread = 0;
  for (const { n, count, sum: own, squares } of all)
    spread += (n / (1 + n * theta)) * (squares - 2 * mean * own + count * mean * mean);
  return { spread, weight: whole, mean };
}

/** Mean squares between and within; null with one group, or with nobody who was rated twice. */
export function meanSquares(all: Groups): { between: number; within: number } | null {
  const groups = all.sizes.length;
  if (groups < 2 || all.ratings <= groups) return null;
  return {
    between: spreadAt(classesOf(all), 0).spread / (groups - 1),
    within: all.within / (all.ratings - groups),
  };
}

/**
 * ICC(1) from the analysis of variance; may be negative. n0 = (N - sum n^2 / N) / (a - 1). Donner
 * 1986.
 */
export function anovaIcc(groups: Groups): { n0: number; icc: number } | null {
  const squares = meanSquares(groups);
  if (!squares) return null;
  const n0 =
    (groups.ratings -
      classesOf(groups).all.reduce((sum, { n, count }) => sum + count * n * n, 0) /
        groups.ratings) /
    (groups.sizes.length - 1);
  const { between, within } = squares;
  const whole = between + (n0 - 1) * within;
  return { n0, icc: whole === 0 ? NaN : (between - within) / whole };
}

/** ICC(1) with the average group size, and ICC(2) of the group means. Bliese 2000. */
export function blieseIcc(groups: Groups): { icc1: number; icc2: number } | null {
  const squares = meanSquares(groups);
  if (!squares) return null;
  const { between, within } = squares;
  const size = groups.ratings / groups.sizes.length;
  return {
    icc1: (between - within) / (between + (size - 1) * within),
    icc2: (between - within) / between,
  };
}

/**
 * The mean by generalised least squares for given components, and its standard error: weights n /
 * (n varTarget + varWithin).
 */
export function meanFor(
  groups: Groups,
  { varTarget, varWithin }: Components,
): { mu: number; seMu: number } {
  const { centre, all } = classesOf(groups);
  let [sum, whole] = [0, 0];
  for (const { n, count, sum: own } of all) {
    const weight = n / (n * varTarget + varWithin);
    sum += weight * own;
    whole += weight * count;
  }
  return { mu: centre + sum / whole, seMu: Math.sqrt(1 / whole) };
}

/**
 * Restricted maximum likelihood (Patterson and Thompson 1971), profiled over the ratio theta =
 * varTarget / varWithin, which is searched on ICC = theta / (1 + theta): a grid, then golden
 * sections around its best. A ratio that is no better than 0 is 0. Null where it cannot be known:
 * fewer than two groups, nobody rated twice, or no variation at all.
 */
export function oneWayReml(groups: Groups): OneWay | null {
  const { sizes, within, ratings } = groups;
  const classes = classesOf(groups);
  if (sizes.length < 2 || ratings <= sizes.length) return null;
  const total = within + spreadAt(classes, 0).spread;
  if (total <= 0) return null;
  if (within <= 1e-14 * total) {
    // Raters agree entirely: all variation is between the groups.
    const means = Array.from(groups.means);
    const varTarget = varianceOf(means);
    return {
      varTarget,
      varWithin: 0,
      mu: meanOf(means),
      seMu: Math.sqrt(varTarget / sizes.length),
      icc: 1,
    };
  }
  const deviance = (icc: number) => {
    const theta = icc / (1 - icc);
    const { spread, weight } = spreadAt(classes, theta);
    let logs = Math.log(weight);
    for (const { n, count } of classes.all) logs += count * Math.log1p(n * theta);
    return (ratings - 1) * Math.log(within + spread) + logs;
  };
  const steps = 100;
  const grid = Array.from({ length: steps }, (_, k) => deviance(k / steps));
  const least = grid.indexOf(Math.min(...grid));
  const found = minimiseOne(
    deviance,
    Math.max(0, (least - 1) / steps),
    Math.min(1 - 1e-9, (least + 1) / steps),
    1e-11,
  );
  const icc = deviance(found) < grid[0]! ? polished(deviance, found) : 0;
  const theta = icc / (1 - icc);
  const varWithin = (within + spreadAt(classes, theta).spread) / (ratings - 1);
  const components = { varTarget: theta * varWithin, varWithin };
  return { ...components, ...meanFor(groups, components), icc };
}

/** Golden sections see a minimum only to half the digits; the slope's zero gives the others. */
function polished(f: (x: number) => number, x: number): number {
  const h = Math.min(1e-4, x / 4, (1 - x) / 4);
  if (h < 1e-7) return x;
  const slope = (f(x + h) - f(x - h)) / (2 * h);
  const bend = (f(x + h) - 2 * f(x) + f(x - h)) / (h * h);
  const next = x - slope / bend;
  return bend > 0 && Math.abs(next - x) < h && f(next) <= f(x) + 1e-12 ? next : x;
}

/**
 * Exact interval of the ICC for groups of unequal size (Wald 1940; Harville and Fenech 1985), cut
 * at 0. Null as in `meanSquares`.
 */
export function iccInterval(groups: Groups, level = 0.95): [number, number] | null {
  const squares = meanSquares(groups);
  if (!squares || squares.within <= 0) return null;
  const [df1, df2] = [groups.sizes.length - 1, groups.ratings - groups.sizes.length];
  const classes = classesOf(groups);
  const ratioAt = (theta: number) => spreadAt(classes, theta).spread / df1 / squares.within;
  const solve = (quantile: number): number => {
    if (ratioAt(0) <= quantile) return 0;
    let [low, high] = [0, 1];
    for (let n = 0; n < 200; n++) {
      const icc = (low + high) / 2;
      if (icc === low || icc === high) break;
      if (ratioAt(icc / (1 - icc)) > quantile) low = icc;
      else high = icc;
    }
    return (low + high) / 2;
  };
  return [solve(fQuantile((1 + level) / 2, df1, df2)), solve(fQuantile((1 - level) / 2, df1, df2))];
}

export type Shrunken = {
  lambda: number;
  estimate: number;
  /** Given mu. */
  condSe: number;
  /** With the error of mu. */
  predSe: number;
};

/**
 * Empirical Bayes for a group of n ratings with this mean: pulled towards mu by 1 - lambda, lambda
 * = n varTarget / (n varTarget + varWithin).
 */
export function shrink(
  n: number,
  mean: number,
  { varTarget, varWithin, mu, seMu }: Omit<OneWay, 'icc'>,
): Shrunken {
  const lambda = varTarget === 0 ? 0 : (n * varTarget) / (n * varTarget + varWithin);
  const left = varTarget * (1 - lambda);
  return {
    lambda,
    estimate: mu + lambda * (mean - mu),
    condSe: Math.sqrt(left),
    predSe: Math.sqrt(left + (1 - lambda) ** 2 * seMu ** 2),
  };
}
