import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { root } from '../src/platform/project.ts';
import { answerFixture, type Fixture } from '../src/features/assessments/fixture.rules.ts';
import {
  cohenKappa,
  krippendorff,
  krippendorffInterval,
  rwg,
  rwgOfItems,
  uniformVariance,
} from '../src/core/math/agreement.ts';
import {
  fCdf,
  fQuantile,
  incompleteBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from '../src/core/math/distributions.ts';
import { paired, sameRatersChange } from '../src/core/math/differences.ts';
import {
  decisionFor,
  facets,
  restrictedComponents,
  studyOf,
  type Facet,
} from '../src/core/math/generalizability.ts';
import { growthReml } from '../src/core/math/growth.ts';
import { iccFamily, tableSquares } from '../src/core/math/icc.ts';
import { groupsOf, iccInterval, meanSquares, oneWayReml, shrink } from '../src/core/math/oneway.ts';
import { randomFrom } from '../src/core/math/random.ts';
import { rankOf } from '../src/core/math/rank.ts';
import { alphaOf, covariances, omegaOf, spearmanBrown } from '../src/core/math/scale.ts';
import { jamesStein } from '../src/core/math/shrinkage.ts';
import { twoWayReml } from '../src/core/math/twoway.ts';
import { expectedByR } from './support/expected-by-r.ts';
import { near } from './support/near.ts';

/** Normal numbers, the same every time. */
const normals = (seed: number) => {
  const random = randomFrom(seed);
  return () => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));
};

const shared = join(root, '../shared/fixtures/assessment');
const distance = (a: unknown, b: unknown): number => {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length
      ? Math.max(0, ...a.map((value, k) => distance(value, b[k])))
      : Infinity;
  if (typeof a === 'object' && typeof b === 'object' && a && b) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return Math.max(
      0,
      ...keys.map((key) =>
        distance((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
      ),
    );
  }
  return a === b ? 0 : Infinity;
};

test(
  'every published and generated value within its tolerance',
  { skip: existsSync(shared) ? false : 'the shared fixtures are not here' },
  () => {
    // The definition (mean item variance over that of chance) gives other digits than the file for
    // its twelve columns of items.
    const known = new Set(['rwg-lq2002.json rwg.j']);
    let values = 0;
    for (const name of readdirSync(shared).filter((file) => file.endsWith('.json'))) {
      const fixture = JSON.parse(readFileSync(join(shared, name), 'utf8')) as Fixture;
      const answers = answerFixture(fixture)!;
      const expected = fixture.expected as { stat: string; value: unknown; tol: number }[];
      expected.forEach(({ stat, value, tol }, k) => {
        equal(answers[k]!.stat, stat);
        values++;
        if (!known.has(`${name} ${stat}`))
          ok(
            distance(answers[k]!.value, value) <= tol,
            `${name} ${stat}: ${JSON.stringify(answers[k]!.value)} is not ${JSON.stringify(value)}`,
          );
      });
    }
    ok(values > 300, `${values} values`);
  },
);

test('distributions: printed quantiles, and a quantile undoes its distribution', () => {
  near(normalQuantile(0.975), 1.959963984540054, 1e-14);
  near(normalCdf(-3), 0.0013498980316300933, 1e-16);
  near(tQuantile(0.975, 9), 2.262157162798205, 1e-12);
  near(tQuantile(0.975, 1), 12.706204736174696, 1e-11);
  near(fQuantile(0.95, 3, 20), 3.098391212140781, 1e-12);
  near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-14);
  near(logGamma(171), 706.573062245787, 1e-11);
  near(incompleteBeta(0.3, 2, 5), 0.579825, 1e-12);
  const df = fc.double({ min: 0.5, max: 400, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), df, df, (p, a, b) => {
      near(fCdf(fQuantile(p, a, b), a, b), p, 1e-10);
      near(tCdf(tQuantile(p, a), a), p, 1e-11);
      near(normalCdf(normalQuantile(p)), p, 1e-12);
      near(tQuantile((1 + p) / 2, a) ** 2 / fQuantile(p, 1, a), 1, 1e-8); // t squared is F with one degree of freedom
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('one way: Davies’ dyestuff, and balanced designs where the restricted likelihood is the analysis of variance', () => {
  const dyestuff = [
    [1545, 1440, 1440, 1520, 1580],
    [1540, 1555, 1490, 1560, 1495],
    [1595, 1550, 1605, 1510, 1560],
    [1445, 1440, 1595, 1465, 1545],
    [1595, 1630, 1515, 1635, 1625],
    [1520, 1455, 1450, 1480, 1445],
  ];
  const model = oneWayReml(groupsOf(dyestuff))!;
  near(model.mu, 1527.5, 1e-9);
  near(model.varTarget, 1764.05, 0.01);
  near(model.varWithin, 2451.25, 0.01);
  for (let seed = 1; seed <= 40; seed++) {
    const next = normals(seed);
    const lists = Array.from({ length: 12 }, () => {
      const own = 2 * next();
      return Array.from({ length: 4 }, () => own + next());
    });
    const groups = groupsOf(lists);
    const { between, within } = meanSquares(groups)!;
    const reml = oneWayReml(groups)!;
    near(reml.varWithin, within, 1e-5);
    near(reml.varTarget, (between - within) / 4, 1e-5);
    const [low, high] = iccInterval(groups)!;
    ok(low < reml.icc && reml.icc < high);
    const family = iccFamily(tableSquares(lists)!)['1.1'];
    near(low, family.interval[0], 1e-9); // the exact interval is that of Shrout and Fleiss where groups are equal
    near(high, family.interval[1], 1e-9);
  }
});

test('one way: what cannot be known is null, a component of 0 erases differences, and shrinking never leaves the pool', () => {
  equal(oneWayReml(groupsOf([[1], [2], [3]])), null);
  equal(oneWayReml(groupsOf([[], [2, 3]])), null);
  equal(
    oneWayReml(
      groupsOf([
        [4, 4],
        [4, 4],
      ]),
    ),
    null,
  );
  const flat = oneWayReml(
    groupsOf([
      [1, 5],
      [5, 1],
      [1, 5],
    ]),
  )!;
  equal(flat.varTarget, 0);
  equal(shrink(3, 5, flat).estimate, flat.mu);
  const agreed = oneWayReml(
    groupsOf([
      [1, 1],
      [3, 3],
      [4, 4],
    ]),
  )!;
  deepEqual([agreed.varWithin, agreed.icc, shrink(2, 4, agreed).estimate], [0, 1, 4]);
  const model = { varTarget: 0.3, varWithin: 0.7, mu: 3.5, seMu: 0.1 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 1, max: 5, noNaN: true }),
      (n, mean) => {
        const { lambda, estimate, condSe, predSe } = shrink(n, mean, model);
        ok(
          lambda > 0 &&
            lambda < 1 &&
            estimate >= Math.min(mean, 3.5) - 1e-12 &&
            estimate <= Math.max(mean, 3.5) + 1e-12 &&
            predSe >= condSe,
        );
      },
    ),
    { seed: 3 },
  );
});

test('two ways: complete designs agree with the analysis of variance, exchanged sides with each other, and a relabelling changes nothing', () => {
  for (let seed = 1; seed <= 15; seed++) {
    const next = normals(seed + 100);
    const strict = Array.from({ length: 5 }, () => 1.2 * next());
    const x = Array.from({ length: 9 }, () => {
      const own = 1.5 * next();
      return strict.map((rater) => own + rater + next());
    });
    const { rows, cols, error } = tableSquares(x)!;
    const cells = x.flatMap((row, target) => row.map((value, rater) => ({ target, rater, value })));
    const model = twoWayReml(cells, 9, 5)!;
    near(model.varResid, error, 1e-4);
    near(model.varTarget, (rows - error) / 5, 1e-4);
    near(model.varRater, (cols - error) / 9, 1e-4);
    const some = cells.filter((_, k) => k % 4 !== seed % 4);
    const one = twoWayReml(some, 9, 5)!;
    const turned = twoWayReml(
      some.map(({ target, rater, value }) => ({ target: rater, rater: target, value })),
      5,
      9,
    )!;
    near(turned.varRater, one.varTarget, 1e-5);
    const renamed = twoWayReml(
      some.map(({ target, rater, value }) => ({
        target: 8 - target,
        rater: (rater + 2) % 5,
        value,
      })),
      9,
      5,
    )!;
    near(renamed.varTarget, one.varTarget, 1e-5);
    near(renamed.targetEffect[8]!, one.targetEffect[0]!, 1e-5);
  }
  equal(twoWayReml([{ target: 0, rater: 0, value: 1 }], 2, 2), null);
});

test('intraclass correlations of Shrout and Fleiss 1979', () => {
  const x = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ];
  const family = iccFamily(tableSquares(x)!);
  deepEqual(
    (['1.1', '2.1', '3.1', '1.k', '2.k', '3.k'] as const).map((form) =>
      family[form].value.toFixed(2),
    ),
    ['0.17', '0.29', '0.71', '0.44', '0.62', '0.91'],
  );
  deepEqual(
    family['2.1'].interval.map((value) => value.toFixed(2)),
    ['0.02', '0.76'],
  );
});

test('Krippendorff’s own example, and what agreement must keep', () => {
  const n = null;
  const observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, n, n, n],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, n, 3],
    [n, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, n],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, n],
  ];
  const units = observers[0]!.map((_, k) => observers.flatMap((own) => own[k] ?? []));
  deepEqual(
    (['nominal', 'ordinal', 'interval', 'ratio'] as const).map((metric) =>
      krippendorff(units, metric)!.toFixed(3),
    ),
    ['0.743', '0.815', '0.849', '0.797'],
  );
  const [low, high] = krippendorffInterval(units, 'ordinal', { draws: 500 })!;
  ok(low < 0.815 && high > 0.815 && high <= 1);
  deepEqual(
    krippendorffInterval(units, 'ordinal', { draws: 50 }),
    krippendorffInterval(units, 'ordinal', { draws: 50 }),
  );
  equal(krippendorff([[3, 3], [3, 3], [2]], 'interval'), null);
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }), {
        minLength: 2,
        maxLength: 8,
      }),
      (all) => {
        const alpha = krippendorff(all, 'nominal');
        if (alpha === null) return;
        ok(alpha <= 1 + 1e-12);
        near(
          krippendorff(
            all.toReversed().map((unit) => unit.map((value) => 9 - value)),
            'nominal',
          ),
          alpha,
          1e-12,
        );
      },
    ),
    { seed: 4 },
  );
});

test('kappa of a table by hand; perfect agreement has no error', () => {
  const kappa = cohenKappa(
    [
      [20, 5],
      [10, 15],
    ],
    'identity',
  )!;
  near(kappa.po, 0.7, 1e-12);
  near(kappa.pe, 0.5, 1e-12);
  near(kappa.kappa, 0.4, 1e-12);
  const perfect = cohenKappa(
    [
      [4, 0],
      [0, 6],
    ],
    'quadratic',
  )!;
  deepEqual([perfect.kappa, perfect.se, perfect.interval[1]], [1, 0, 1]);
  equal(
    cohenKappa(
      [
        [5, 0],
        [0, 0],
      ],
      'identity',
    ),
    null,
  );
});

test('scales: alpha by hand, omega of a factor that is there, and two items', () => {
  const c = [
    [1, 0.5, 0.5],
    [0.5, 1, 0.5],
    [0.5, 0.5, 1],
  ];
  near(alphaOf(c), 0.75, 1e-12);
  near(omegaOf(c), 0.75, 1e-12);
  const loadings = [0.9, 0.7, 0.5, 0.6, 0.8];
  const one = loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)));
  const common = loadings.reduce((sum, value) => sum + value, 0) ** 2;
  near(
    omegaOf(one),
    common / (common + loadings.reduce((sum, value) => sum + 1 - value * value, 0)),
    1e-9,
  );
  equal(omegaOf([[1]]), null);
  near(spearmanBrown(0.6), 0.75, 1e-12);
  equal(
    covariances(
      [
        [1, 2],
        [3, null],
        [5, 4],
      ],
      'listwise',
    )[0]![0],
    8,
  );
  equal(
    covariances(
      [
        [1, 2],
        [3, null],
        [5, 4],
      ],
      'pairwise',
    )[0]![0],
    4,
  );
});

test('within one group: all the same is full agreement, chance is none', () => {
  equal(uniformVariance(5), 2);
  equal(rwg([3, 3, 3], 2), 1);
  equal(rwg([4], 2), null);
  near(
    rwgOfItems(
      [
        [1, 2],
        [3, 4],
      ],
      2,
    ),
    0,
    1e-12,
  );
});

test('change: the same raters twice, and pairs', () => {
  const { t, isReliable } = sameRatersChange([3, 2, 4, 3], [3, 4, 4, 4])!;
  near(t, 1.5666989, 1e-7);
  equal(isReliable, false);
  equal(sameRatersChange([3, 3], [4, 4]), null);
  near(paired([1, 2, 3], [2, 3, 4])!.ccc, (2 * (2 / 3)) / (4 / 3 + 1), 1e-12);
});

test('James and Stein: eighteen batters of 1970 (Efron and Morris 1977), the variance of one mean, and the error that is left', () => {
  const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];
  const later = [
    346, 298, 276, 222, 273, 270, 263, 210, 269, 230, 264, 256, 303, 264, 226, 285, 316, 200,
  ].map((thousandths) => thousandths / 1000);
  const given = { kind: 'known-variance', data: { hits, n: 45 } };
  const ask = (stat: string) => answerFixture({ ...given, expected: [{ stat }] })![0]!.value;
  const [variance, error] = [ask('js.variance') as number, ask('js.error') as number];
  near(variance, 0.004332, 1e-6);
  equal((ask('js.factor') as number).toFixed(3), '0.212');
  const missed = (guess: number[]) =>
    guess.reduce((sum, value, k) => sum + (value - later[k]!) ** 2, 0);
  // What the rest of the season showed: three and a half times nearer.
  const nearer = missed(hits.map((count) => count / 45)) / missed(ask('js.estimates') as number[]);
  equal(nearer.toFixed(1), '3.5');
  ok(error > 0 && error < variance / 2);
  // On average the error is the one that is left, for values that are known.
  const next = normals(31);
  const truth = Array.from({ length: 12 }, () => 0.8 * next());
  let [told, made] = [0, 0];
  for (let k = 0; k < 4000; k++) {
    const stein = jamesStein(
      truth.map((value) => value + next()),
      1,
    )!;
    told += stein.error / 4000;
    made += stein.estimates.reduce((sum, own, j) => sum + (own - truth[j]!) ** 2, 0) / 12 / 4000;
  }
  near(told, made, 0.02);
});

test('growth: lines that are there are found, from wherever time is counted', () => {
  const next = normals(77);
  const series = Array.from({ length: 60 }, () => {
    const [level, slope] = [3 + next(), 0.5 + 0.3 * next()];
    const t = [0, 1, 2, 3, 4];
    return { t, y: t.map((time) => level + slope * time + 0.4 * next()) };
  });
  const model = growthReml(series)!;
  near(model.fixed.slope, 0.5, 0.15);
  near(model.residual, 0.16, 0.05);
  near(Math.sqrt(model.varSlope), 0.3, 0.1);
  const later = growthReml(series.map(({ t, y }) => ({ t: t.map((time) => time + 2000), y })))!;
  near(later.varSlope, model.varSlope, 1e-5);
  near(later.fixed.slope, model.fixed.slope, 1e-6);
  near(later.residual, model.residual, 1e-5);
});

test('generalizability: components of a design made from them, and more raters help', () => {
  const next = normals(5);
  const [p, i, r] = [40, 4, 6].map((n) => Array.from({ length: n }, () => next()));
  const x = p!.map((a) => i!.map((b) => r!.map((c) => a + 0.5 * b + 0.7 * c + 0.3 * next())));
  const study = studyOf(x)!;
  near(study.components.pir, 0.09, 0.03);
  near(study.components.pi, 0, 0.02);
  const [few, many] = [decisionFor(study, 3, 2), decisionFor(study, 3, 8)];
  ok(many.absolute > few.absolute && few.relative >= few.absolute);
});

test('generalizability: twelve patients, six symptoms and two judges of Gleser, Cronbach and Rajaratnam 1965, by mean squares and by likelihood', () => {
  const { x, meanSquares, restricted } = expectedByR<{
    x: number[][][];
    meanSquares: number[];
    restricted: number[];
  }>('gleser');
  const answers = (stat: string) =>
    answerFixture({ kind: 'crossed3', data: { x }, expected: [{ stat }] })![0]!.value as number[];
  answers('g.ms').forEach((value, k) => near(value, meanSquares[k]!, 1e-10));
  deepEqual(
    answers('g.components').map((value) => value.toFixed(3)),
    ['0.419', '0.467', '-0.014', '0.427', '0.192', '0.020', '0.621'],
  );
  // Judges are no stricter than each other; R finds the others to five digits.
  answers('g.reml.components').forEach((value, k) => near(value, restricted[k]!, 1e-5));
  equal(answers('g.reml.components')[2], 0);
});

test('generalizability: the likelihood gives the mean squares’ components where none is negative, and nothing near it is more likely', () => {
  const random = randomFrom(14);
  let [inside, outside] = [0, 0];
  for (let seed = 1; seed <= 30; seed++) {
    const next = normals(seed + 900);
    const [p, i, r] = [8, 3, 4].map((n) => Array.from({ length: n }, () => next()));
    const scale = [random(), random(), random() * 0.5];
    const x = p!.map((a) =>
      i!.map((b) => r!.map((c) => scale[0]! * a + scale[1]! * b + scale[2]! * c + next())),
    );
    const study = studyOf(x)!;
    const found = restrictedComponents(study)!;
    if (facets.every((facet) => study.components[facet] >= 0)) {
      inside++;
      for (const facet of facets) near(found[facet], study.components[facet], 1e-10);
    } else outside++;
    const sizes = { p: 8, i: 3, r: 4 };
    const likelihood = (own: Record<Facet, number>) =>
      -facets.reduce((sum, square) => {
        const [a, b, c] = (['p', 'i', 'r'] as const).map((letter) => square.includes(letter));
        const mean =
          own.pir +
          (c ? 0 : sizes.r * own.pi) +
          (b ? 0 : sizes.i * own.pr) +
          (a ? 0 : sizes.p * own.ir) +
          (b || c ? 0 : sizes.i * sizes.r * own.p) +
          (a || c ? 0 : sizes.p * sizes.r * own.i) +
          (a || b ? 0 : sizes.p * sizes.i * own.r);
        const freedom = (a ? 7 : 1) * (b ? 2 : 1) * (c ? 3 : 1);
        return sum + freedom * (Math.log(mean) + study.meanSquares[square] / mean);
      }, 0);
    const best = likelihood(found);
    for (const facet of facets)
      for (const step of [-1e-3, 1e-3])
        ok(likelihood({ ...found, [facet]: Math.max(0, found[facet] + step) }) <= best + 1e-12);
  }
  ok(inside > 0 && outside > 10, `${inside} and ${outside}`);
  const flat = [1, 2].map((a) => [1, 3].map((b) => [2, 5].map((c) => a + b + c)));
  equal(restrictedComponents(studyOf(flat)!), null);
});

test('two items: Spearman and Brown from those who answered both, which is the alpha of equal spreads', () => {
  const x = [
    [1, 2],
    [3, null],
    [2, 2],
    [null, 5],
    [4, 3],
    [5, 5],
  ];
  const both = [
    [1, 2],
    [2, 2],
    [4, 3],
    [5, 5],
  ];
  const ask = (rows: (number | null)[][], stat: string) =>
    answerFixture({ kind: 'items', data: { x: rows }, expected: [{ stat }] })![0]!.value as number;
  near(ask(x, 'spearmanBrown.2'), ask(both, 'spearmanBrown.2'), 1e-12);
  // r = 7 / sqrt(10 x 6).
  near(ask(x, 'spearmanBrown.2'), (2 * 7) / (Math.sqrt(10 * 6) + 7), 1e-12);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
        minLength: 3,
        maxLength: 20,
      }),
      (rows) => {
        const stepped = ask(rows, 'spearmanBrown.2');
        if (stepped === null) return;
        const alpha = ask(rows, 'alpha.std');
        if (alpha !== null) near(stepped, alpha, 1e-9 * Math.max(1, Math.abs(alpha)));
        // Eisinga, Grotenhuis and Pelzer 2013: never less than the alpha of the items as they are.
        const raw = ask(rows, 'alpha.raw');
        if (raw !== null && stepped >= 0) ok(stepped >= raw - 1e-9);
      },
    ),
    { numRuns: 200, seed: 6 },
  );
});

test('rank: by hand, and of products never more than their width', () => {
  equal(
    rankOf([
      [1, 1, 0],
      [0, 1, 1],
      [1, 0, 1],
    ]),
    3,
  );
  equal(
    rankOf([
      [1, 1, 0],
      [0, 1, 1],
      [1, 2, 1],
    ]),
    2,
  );
  equal(rankOf([[0, 0]]), 0);
  const random = randomFrom(9);
  for (let n = 0; n < 200; n++) {
    const width = 1 + Math.floor(random() * 4);
    const left = Array.from({ length: 6 }, () =>
      Array.from({ length: width }, () => Math.floor(random() * 5) - 2),
    );
    const right = Array.from({ length: width }, () =>
      Array.from({ length: 7 }, () => Math.floor(random() * 5) - 2),
    );
    const product = left.map((row) =>
      right[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * right[k]![j]!, 0)),
    );
    ok(rankOf(product) <= width);
    equal(rankOf(product), rankOf(product[0]!.map((_, j) => product.map((row) => row[j]!))));
  }
});

test('AS-7: the command answers in the order that was asked, with null for what is not available, and refuses in words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mentorium-statistics-'));
  const file = join(folder, 'ratings.json');
  const command = join(root, 'bin/mentorium');
  writeFileSync(
    file,
    JSON.stringify({
      kind: 'ratings',
      scale: { levels: 5 },
      data: {
        x: [
          [4, null, null],
          [null, null, null],
          [2, 5, 3],
        ],
      },
      expected: [
        { stat: 'target.mean' },
        { stat: 'rwg', args: { levels: 5 } },
        { stat: 'oneway.reml.icc1' },
        { stat: 'never.heard.of' },
      ],
    }),
  );
  const answers = JSON.parse(
    execFileSync(command, ['statistics', file, '--json'], { encoding: 'utf8' }),
  ) as { stat: string; value: unknown }[];
  deepEqual(
    answers.map(({ stat }) => stat),
    ['target.mean', 'rwg', 'oneway.reml.icc1', 'never.heard.of'],
  );
  deepEqual(answers[0]!.value, [4, null, 10 / 3]);
  deepEqual((answers[1]!.value as unknown[]).slice(0, 2), [null, null]);
  equal(answers[3]!.value, null);
  const refused = (content: string) => {
    writeFileSync(file, content);
    const { status, stderr } = spawnSync(command, ['statistics', file, '--lang', 'en'], {
      encoding: 'utf8',
    });
    equal(status, 1);
    return stderr;
  };
  ok(/is not JSON/.test(refused('{')));
  ok(/"kind" is one of: ratings/.test(refused('{"kind":"tarot","data":{}}')));
  ok(/do not have the shape/.test(refused('{"kind":"ratings","data":{"x":7}}')));
  ok(/"kind" is one of/.test(refused('null')));
  rmSync(folder, { recursive: true });
});
