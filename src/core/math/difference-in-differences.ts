/**
 * What changed for those who took part beyond what changed for those who did not: two groups of
 * different people, each person measured before and after.
 *
 * The estimate is the mean gain of the first group less that of the second. It is the effect of
 * taking part on those who took part only where
 * - both groups would have gained the same without it (parallel trends). Two occasions cannot show
 *   that; a table of starting differences makes it more or less likely. Who was admitted for a low
 *   value rises by chance alone (regression to the mean), and the estimate counts that as effect;
 *   where a drawn lot decided, the assumption holds by design;
 * - nobody changed because others took part, nor by waiting for it;
 * - both were measured alike, on the same days, and those without a second measurement do not
 *   differ in their gain from those with one, in either group.
 *
 * The error is that of people who do not hang together: the spread of the gains within each group,
 * not taken as equal (Welch 1947), with the degrees of freedom of Satterthwaite 1946. As `t.test`
 * of the gains in R. Angrist and Pischke 2009, 5.2. Cost: one pass.
 */
import { tQuantile } from './distributions.ts';
import { meanOf, varianceOf } from './moments.ts';

export type BeforeAfter = { before: number; after: number };
export type GroupChange = { people: number; before: number; after: number; gain: number };
export type DifferenceInDifferences = {
  estimate: number;
  error: number;
  /** Degrees of freedom, a fraction. */
  freedom: number;
  low: number;
  high: number;
  tookPart: GroupChange;
  compared: GroupChange;
};

/** Null below two people in a group, and where nobody's gain differs from that of their group. */
export function differenceInDifferences(
  tookPart: readonly BeforeAfter[],
  compared: readonly BeforeAfter[],
  level = 0.95,
): DifferenceInDifferences | null {
  if (tookPart.length < 2 || compared.length < 2) return null;
  const [first, second] = [tookPart, compared].map((group) => {
    const gains = group.map(({ before, after }) => after - before);
    return { group, gains, share: varianceOf(gains) / group.length };
  }) as [Gains, Gains];
  const variance = first.share + second.share;
  if (variance === 0) return null;
  const freedom =
    variance ** 2 /
    (first.share ** 2 / (tookPart.length - 1) + second.share ** 2 / (compared.length - 1));
  const [one, other] = [changeOf(first), changeOf(second)];
  const [estimate, error] = [one.gain - other.gain, Math.sqrt(variance)];
  const half = tQuantile((1 + level) / 2, freedom) * error;
  return {
    estimate,
    error,
    freedom,
    low: estimate - half,
    high: estimate + half,
    tookPart: one,
    compared: other,
  };
}

type Gains = { group: readonly BeforeAfter[]; gains: number[]; share: number };

const changeOf = ({ group, gains }: Gains): GroupChange => ({
  people: group.length,
  before: meanOf(group.map(({ before }) => before)),
  after: meanOf(group.map(({ after }) => after)),
  gain: meanOf(gains),
});

export type StartingDifference = {
  /** How many have a value, and their mean; a share where values are 0 and 1. */
  tookPart: { people: number; mean: number };
  compared: { people: number; mean: number };
  /**
   * Difference of the means over the root of the mean variance of both groups, which does not grow
   * with their size (Austin 2009). Up to 0.1 is commonly called balanced; beyond 0.25 the What
   * Works Clearinghouse does not take groups as comparable. Null below two values in a group, or
   * where neither varies and the means differ.
   */
  standardised: number | null;
};

/**
 * How far the groups were apart before anything began, in one characteristic; null where a group
 * has no value.
 */
export function startingDifference(
  tookPart: readonly number[],
  compared: readonly number[],
): StartingDifference | null {
  if (tookPart.length === 0 || compared.length === 0) return null;
  const [one, other] = [tookPart, compared].map((values) => ({
    people: values.length,
    mean: meanOf(values),
  })) as [{ people: number; mean: number }, { people: number; mean: number }];
  const gap = one.mean - other.mean;
  const spread = Math.sqrt((varianceOf(tookPart) + varianceOf(compared)) / 2);
  const standardised = gap === 0 && spread === 0 ? 0 : gap / spread;
  return {
    tookPart: one,
    compared: other,
    standardised: Number.isFinite(standardised) ? standardised : null,
  };
}
