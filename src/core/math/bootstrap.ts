/**
 * An interval of whatever can be worked out from a list, where the values come in clusters that
 * hang together (the answers of one mentee, the mentees of one mentor): clusters are drawn again
 * with replacement, whole, as many as there are (Field and Welsh 2007). Clusters of one each are
 * the ordinary bootstrap. Efron 1987; Davison and Hinkley 1997, 5.3, as `boot.ci` of R's package
 * boot.
 *
 * The same seed gives the same interval on every machine. Cost: `rounds` times the statistic, and
 * once more for every cluster. Below some twenty clusters these intervals are too narrow.
 */
import { normalCdf, normalQuantile } from './distributions.ts';
import { sumOf } from './moments.ts';
import { randomFrom } from './random.ts';

export type BootstrapOptions = {
  rounds?: number;
  seed?: number;
  level?: number;
  /**
   * `percentile`: the middle of what was drawn. `bca`: corrected for bias, and for an error that
   * changes with the value, by leaving out a cluster each; where all that was drawn lies on one
   * side of the estimate, there is no correction, and it is the percentile.
   */
  method?: 'percentile' | 'bca';
};

/**
 * Null below two clusters, and where the statistic is no number for all of them, for a draw, or
 * without one of them: a mean of nothing would be left out, and the interval would be too narrow.
 */
export function clusterBootstrap<T>(
  clusters: readonly (readonly T[])[],
  statistic: (values: T[]) => number,
  { rounds = 1999, seed = 1, level = 0.95, method = 'bca' }: BootstrapOptions = {},
): { low: number; high: number } | null {
  const n = clusters.length;
  if (n < 2) return null;
  const estimate = statistic(clusters.flat());
  const drawn = bootstrapDraws(clusters, statistic, { rounds, seed });
  if (!Number.isFinite(estimate) || !drawn.every(Number.isFinite)) return null;
  const at = [(1 - level) / 2, (1 + level) / 2].map((p) => normalQuantile(p));
  const below = drawn.filter((value) => value < estimate).length / rounds;
  if (method === 'percentile' || below === 0 || below === 1) return limits(at);
  const without = clusters.map((_, k) => statistic(clusters.toSpliced(k, 1).flat()));
  if (!without.every(Number.isFinite)) return null;
  const bias = normalQuantile(below);
  const pulls = without.map((value) => (n - 1) * (estimate - value));
  const squares = sumOf(pulls.map((pull) => pull ** 2));
  const bend = squares === 0 ? 0 : sumOf(pulls.map((pull) => pull ** 3)) / (6 * squares ** 1.5);
  return limits(at.map((z) => bias + (bias + z) / (1 - bend * (bias + z))));

  function limits(z: number[]): { low: number; high: number } {
    const sorted = Float64Array.from(drawn).sort();
    const [low, high] = z.map((one) => orderStatistic(sorted, normalCdf(one)));
    return { low: low!, high: high! };
  }
}

/** The statistic of each draw, in the order of drawing. */
export function bootstrapDraws<T>(
  clusters: readonly (readonly T[])[],
  statistic: (values: T[]) => number,
  { rounds, seed }: { rounds: number; seed: number },
): number[] {
  const random = randomFrom(seed);
  return Array.from({ length: rounds }, () => {
    const values: T[] = [];
    for (let k = 0; k < clusters.length; k++)
      for (const value of clusters[Math.floor(random() * clusters.length)]!) values.push(value);
    return statistic(values);
  });
}

/**
 * The value below which a share `p` lies, of `sorted` drawn values: the (R + 1) p-th, and between
 * two along the normal distribution (Davison and Hinkley 1997, 5.8); never beyond the outermost.
 */
function orderStatistic(sorted: Float64Array, p: number): number {
  const rounds = sorted.length;
  const below = Math.floor((rounds + 1) * p);
  if (below < 1) return sorted[0]!;
  if (below >= rounds) return sorted[rounds - 1]!;
  const [left, right] = [below, below + 1].map((rank) => normalQuantile(rank / (rounds + 1)));
  const share = (normalQuantile(p) - left!) / (right! - left!);
  return sorted[below - 1]! + share * (sorted[below]! - sorted[below - 1]!);
}
