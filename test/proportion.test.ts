import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { betaQuantile, incompleteBeta, normalQuantile } from '../src/core/math/distributions.ts';
import { fisherExact } from '../src/core/math/fisher.ts';
import {
  clopperPearson,
  shareDifference,
  shareRatio,
  wilson,
  type Count,
} from '../src/core/math/proportion.ts';
import { expectedByR } from './support/expected-by-r.ts';
import { near } from './support/near.ts';

const levels = [0.9, 0.95, 0.99];

/** The chance of `count` of `of`, by the triangle of Pascal and products alone. */
function chanceOf(count: number, of: number, share: number): number {
  let chance = 1;
  for (let k = 0; k < count; k++) chance *= ((of - k) / (count - k)) * share;
  return chance * (1 - share) ** (of - count);
}
const chanceUpTo = (count: number, of: number, share: number) =>
  Array.from({ length: count + 1 }, (_, k) => chanceOf(k, of, share)).reduce((a, b) => a + b, 0);

test('shares: Wilson, and Clopper and Pearson, as R gives them, the table of Newcombe 1998 among them', () => {
  const { rows } = expectedByR<{ rows: number[][] }>('shares');
  equal(rows.length, 33);
  for (const [count, of, level, low, high, exactLow, exactHigh] of rows as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ][]) {
    const [score, exact] = [wilson(count, of, level), clopperPearson(count, of, level)];
    near(score.low, low, 1e-12);
    near(score.high, high, 1e-12);
    near(exact.low, exactLow, 1e-11);
    near(exact.high, exactHigh, 1e-11);
  }
  const printed = ({ low, high }: { low: number; high: number }) =>
    `${low.toFixed(4)} ${high.toFixed(4)}`;
  deepEqual(
    (
      [
        [81, 263],
        [15, 148],
        [0, 20],
        [1, 29],
      ] as const
    ).map(([count, of]) => [printed(wilson(count, of)), printed(clopperPearson(count, of))]),
    [
      ['0.2553 0.3662', '0.2527 0.3676'],
      ['0.0624 0.1605', '0.0578 0.1617'],
      ['0.0000 0.1611', '0.0000 0.1684'],
      ['0.0061 0.1718', '0.0009 0.1776'],
    ],
  );
});

test('shares: every count of up to forty: Wilson inverts the score test, the exact limits their tails, and the exact interval covers every share', () => {
  for (const level of levels) {
    const [z, tail] = [normalQuantile((1 + level) / 2), (1 - level) / 2];
    for (let of = 1; of <= 40; of++) {
      const exact = Array.from({ length: of + 1 }, (_, count) => clopperPearson(count, of, level));
      for (let count = 0; count <= of; count++) {
        const { low, high } = wilson(count, of, level);
        for (const limit of [low, high].filter((one) => one > 0 && one < 1))
          near(Math.abs(count / of - limit) / Math.sqrt((limit * (1 - limit)) / of), z, 1e-9);
        ok(low <= count / of && count / of <= high);
        const mirrored = wilson(of - count, of, level);
        near(mirrored.low, 1 - high, 1e-12);
        if (count > 0) near(1 - chanceUpTo(count - 1, of, exact[count]!.low), tail, 1e-9);
        if (count < of) near(chanceUpTo(count, of, exact[count]!.high), tail, 1e-9);
      }
      for (let share = 0.01; share < 1; share += 0.0493) {
        const covered = exact.reduce(
          (sum, { low, high }, count) =>
            sum + (low <= share && share <= high ? chanceOf(count, of, share) : 0),
          0,
        );
        ok(covered >= level - 1e-9, `${of} ${share} ${covered}`);
      }
    }
  }
  deepEqual(wilson(0, 0), { low: 0, high: 1 });
  deepEqual(clopperPearson(0, 0), { low: 0, high: 1 });
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: 1, max: 300, noNaN: true }),
      fc.double({ min: 1, max: 300, noNaN: true }),
      (p, a, b) => {
        const x = betaQuantile(p, a, b);
        near(incompleteBeta(x, a, b), p, 1e-9);
        near(betaQuantile(1 - p, b, a), 1 - x, 1e-11);
      },
    ),
    { numRuns: 200, seed: 2 },
  );
});

test('the difference of two shares: the eight examples of Newcombe 1998', () => {
  const examples: [number, number, number, number, string][] = [
    [56, 70, 48, 80, '0.0524 0.3339'],
    [9, 10, 3, 10, '0.1705 0.8090'],
    [6, 7, 2, 7, '0.0582 0.8062'],
    [5, 56, 0, 29, '-0.0381 0.1926'],
    [0, 10, 0, 20, '-0.1611 0.2775'],
    [0, 10, 0, 10, '-0.2775 0.2775'],
    [10, 10, 0, 20, '0.6791 1.0000'],
    [10, 10, 0, 10, '0.6075 1.0000'],
  ];
  for (const [count, of, other, among, printed] of examples) {
    const { low, high } = shareDifference({ count, of }, { count: other, of: among });
    equal(`${low.toFixed(4)} ${high.toFixed(4)}`, printed);
  }
  deepEqual(shareDifference({ count: 0, of: 0 }, { count: 3, of: 5 }), {
    value: null,
    low: -1,
    high: 1,
  });
});

test('the ratio of two shares: Koopman 1984, and each limit is where the score test turns', () => {
  const ratio = (a: number, n: number, b: number, m: number) =>
    shareRatio({ count: a, of: n }, { count: b, of: m });
  const { value, low, high } = ratio(36, 40, 16, 80);
  equal(value, 4.5);
  equal(`${low.toFixed(2)} ${high.toFixed(2)}`, '2.94 7.15');
  const z = normalQuantile(0.975);
  for (let n = 1; n <= 6; n++)
    for (let m = 1; m <= 6; m++)
      for (let a = 0; a <= n; a++)
        for (let b = 0; b <= m; b++) {
          const own = ratio(a, n, b, m);
          if (a + b === 0) {
            deepEqual(own, { value: null, low: 0, high: Infinity });
            continue;
          }
          ok(own.low <= own.value! && own.value! <= own.high);
          const turned = ratio(b, m, a, n);
          if (Number.isFinite(own.high)) near(turned.low * own.high, 1, 1e-9);
          else equal(turned.low, 0);
          for (const limit of [own.low, own.high].filter((one) => one > 0 && one < Infinity))
            near(Math.abs(scoreBySearch({ count: a, of: n }, { count: b, of: m }, limit)), z, 1e-5);
        }
  for (const empty of [ratio(0, 0, 1, 2), ratio(1, 2, 0, 0)]) equal(empty.value, null);
});

/** The score at a ratio, where the shares most likely under it are searched for, not solved. */
function scoreBySearch(first: Count, second: Count, ratio: number): number {
  const log = (count: number, share: number) => (count === 0 ? 0 : count * Math.log(share));
  const likelihood = (q: number) =>
    log(first.count, ratio * q) +
    log(first.of - first.count, 1 - ratio * q) +
    log(second.count, q) +
    log(second.of - second.count, 1 - q);
  let [a, b] = [0, Math.min(1, 1 / ratio)];
  for (let step = 0; step < 200; step++) {
    const [left, right] = [a + (b - a) / 3, b - (b - a) / 3];
    if (likelihood(left) < likelihood(right)) a = left;
    else b = right;
  }
  const q = (a + b) / 2;
  const p = ratio * q;
  return (
    (first.count / first.of - (ratio * second.count) / second.of) /
    Math.sqrt((p * (1 - p)) / first.of + (ratio * ratio * q * (1 - q)) / second.of)
  );
}

test('two groups: how often the limits of a difference, a ratio and exact odds hold what they promise', () => {
  const least = (
    [
      [5, 5],
      [5, 20],
      [30, 30],
    ] as const
  ).map(([n, m]) => {
    const made = Array.from({ length: n + 1 }, (_, a) =>
      Array.from({ length: m + 1 }, (_unused, b) => ({
        difference: shareDifference({ count: a, of: n }, { count: b, of: m }),
        ratio: shareRatio({ count: a, of: n }, { count: b, of: m }),
        odds: fisherExact([
          [a, n - a],
          [b, m - b],
        ]),
      })),
    );
    const kinds = ['difference', 'ratio', 'odds'] as const;
    const fewest = { difference: 1, ratio: 1, odds: 1 };
    const sums = { difference: 0, ratio: 0, odds: 0 };
    let pairs = 0;
    for (let p = 0.05; p < 0.96; p += 0.03)
      for (let q = 0.05; q < 0.96; q += 0.03) {
        pairs++;
        const [first, second] = [
          made.map((_, a) => chanceOf(a, n, p)),
          made[0]!.map((_, b) => chanceOf(b, m, q)),
        ];
        const truth = { difference: p - q, ratio: p / q, odds: p / (1 - p) / (q / (1 - q)) };
        for (const kind of kinds) {
          let covered = 0;
          made.forEach((row, a) =>
            row.forEach(({ [kind]: { low, high } }, b) => {
              if (low <= truth[kind] && truth[kind] <= high) covered += first[a]! * second[b]!;
            }),
          );
          fewest[kind] = Math.min(fewest[kind], covered);
          sums[kind] += covered;
        }
      }
    ok(fewest.odds >= 0.95, `odds ${fewest.odds}`);
    for (const kind of kinds) ok(sums[kind] / pairs >= 0.945, `${kind} ${sums[kind] / pairs}`);
    return [fewest.difference, fewest.ratio].map((covered) => covered.toFixed(2));
  });
  // Of the difference and the ratio, for the pair of shares that is covered least often.
  deepEqual(least, [
    ['0.88', '0.90'],
    ['0.91', '0.90'],
    ['0.92', '0.94'],
  ]);
});
