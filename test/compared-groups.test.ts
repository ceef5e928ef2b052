import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clusterBootstrap } from '../src/core/math/bootstrap.ts';
import {
  differenceInDifferences,
  startingDifference,
  type BeforeAfter,
} from '../src/core/math/difference-in-differences.ts';
import { normalQuantile } from '../src/core/math/distributions.ts';
import { meanOf, squaresOf } from '../src/core/math/moments.ts';
import { randomFrom } from '../src/core/math/random.ts';
import { expectedByR } from './support/expected-by-r.ts';
import { near } from './support/near.ts';

test('bootstrap: of the same draws the intervals are those of R', () => {
  type Limits = [number, number];
  const cases = expectedByR<
    {
      statistic: 'variance' | 'mean';
      clusters: number[][];
      expected: { level: number; percentile: Limits; bca: Limits }[];
    }[]
  >('bootstrap');
  equal(cases.length, 2);
  for (const { statistic, clusters, expected } of cases) {
    const of = statistic === 'mean' ? meanOf : (x: number[]) => squaresOf(x) / x.length;
    for (const { level, ...wanted } of expected)
      for (const method of ['percentile', 'bca'] as const) {
        const { low, high } = clusterBootstrap(clusters, of, { seed: 7, level, method })!;
        near(low, wanted[method][0], 1e-8);
        near(high, wanted[method][1], 1e-8);
      }
  }
});

test('bootstrap: the seed decides, a shift moves the interval, what does not vary has no width, and what cannot be said is null', () => {
  const clusters = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), {
    minLength: 2,
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      clusters,
      fc.integer(),
      fc.constantFrom('bca', 'percentile'),
      (all, seed, method) => {
        const options = { rounds: 199, seed, method };
        const own = clusterBootstrap(all, meanOf, options)!;
        deepEqual(clusterBootstrap(all, meanOf, options), own);
        ok(1 <= own.low && own.low <= own.high && own.high <= 5);
        const wide = clusterBootstrap(all, meanOf, { ...options, level: 0.99 })!;
        ok(wide.low <= own.low && own.high <= wide.high);
        const moved = clusterBootstrap(
          all.map((list) => list.map((value) => value + 64)),
          (values) => meanOf(values) - 64,
          { ...options, method: 'percentile' },
        )!;
        const still = clusterBootstrap(all, meanOf, { ...options, method: 'percentile' })!;
        near(moved.low, still.low, 1e-9);
        near(moved.high, still.high, 1e-9);
      },
    ),
    { numRuns: 60, seed: 5 },
  );
  deepEqual(clusterBootstrap([[3], [3], [3]], meanOf), { low: 3, high: 3 });
  equal(clusterBootstrap([[1, 2, 3]], meanOf), null);
  equal(clusterBootstrap([], meanOf), null);
  // A draw of the two empty clusters has no mean.
  equal(clusterBootstrap([[], [], [4]], meanOf), null);
});

test('bootstrap: whole clusters keep the promise that single values break', () => {
  const random = randomFrom(21);
  const normal = () => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())));
  let [whole, single] = [0, 0];
  const rounds = 200;
  for (let k = 0; k < rounds; k++) {
    const clusters = Array.from({ length: 30 }, () => {
      const own = normal();
      return Array.from({ length: 5 }, () => own + 0.3 * normal());
    });
    const covers = (given: number[][]) => {
      const { low, high } = clusterBootstrap(given, meanOf, { rounds: 199, seed: k })!;
      return low <= 0 && 0 <= high ? 1 : 0;
    };
    whole += covers(clusters);
    single += covers(clusters.flat().map((value) => [value]));
  }
  ok(whole / rounds > 0.88, `${whole} of ${rounds}`);
  ok(single / rounds < 0.75, `${single} of ${rounds}`);
});

test('difference in differences: the weights of Hand et al. 1993 as R gives them', () => {
  const { groups, expected } = expectedByR<{
    groups: Record<string, [number, number][]>;
    expected: {
      first: string;
      second: string;
      estimate: number;
      error: number;
      df: number;
      interval: [number, number];
      standardised: number;
    }[];
  }>('anorexia');
  const people = (name: string): BeforeAfter[] =>
    groups[name]!.map(([before, after]) => ({ before, after }));
  const starts = (name: string) => people(name).map(({ before }) => before);
  equal(expected.length, 3);
  for (const { first, second, estimate, error, df, interval, standardised } of expected) {
    const own = differenceInDifferences(people(first), people(second))!;
    near(own.estimate, estimate, 1e-10);
    near(own.error, error, 1e-10);
    near(own.freedom, df, 1e-8);
    near(own.low, interval[0], 1e-8);
    near(own.high, interval[1], 1e-8);
    near(startingDifference(starts(first), starts(second))!.standardised, standardised, 1e-10);
  }
});

test('difference in differences: it is the difference of four means, turns with the groups, and where people stand does not matter', () => {
  const value = fc.integer({ min: -40, max: 40 });
  const group = fc.array(fc.record({ before: value, after: value }), {
    minLength: 2,
    maxLength: 15,
  });
  fc.assert(
    fc.property(group, group, fc.array(value, { minLength: 15, maxLength: 15 }), (a, b, levels) => {
      const own = differenceInDifferences(a, b);
      if (!own) return;
      const { tookPart, compared } = own;
      near(
        own.estimate,
        tookPart.after - tookPart.before - (compared.after - compared.before),
        1e-9,
      );
      near((own.low + own.high) / 2, own.estimate, 1e-9);
      ok(own.freedom >= Math.min(a.length, b.length) - 1 - 1e-9);
      ok(own.freedom <= a.length + b.length - 2 + 1e-9);
      const turned = differenceInDifferences(b, a)!;
      near(turned.low, -own.high, 1e-9);
      const moved = differenceInDifferences(
        a.map(({ before, after }, k) => ({
          before: before + levels[k]!,
          after: after + levels[k]!,
        })),
        b,
      )!;
      near(moved.estimate, own.estimate, 1e-9);
      near(moved.error, own.error, 1e-9);
    }),
    { numRuns: 200, seed: 8 },
  );
  equal(differenceInDifferences([{ before: 1, after: 2 }], []), null);
  const same = [1, 2].map((before) => ({ before, after: before + 1 }));
  equal(differenceInDifferences(same, same), null);
  equal(startingDifference([], [1]), null);
  equal(startingDifference([1], [2])!.standardised, null);
  equal(startingDifference([1, 1], [2, 2])!.standardised, null);
  equal(startingDifference([2, 2], [2, 2])!.standardised, 0);
});
