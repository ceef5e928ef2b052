import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalQuantile } from '../src/core/math/distributions.ts';
import { clopperPearson } from '../src/core/math/proportion.ts';
import { aalenJohansen, aliveOn, kaplanMeier, medianSurvival } from '../src/core/math/survival.ts';
import { expectedByR } from './support/expected-by-r.ts';
import { near } from './support/near.ts';

const sums = (rows: number[][]) => rows[0]!.map((_, k) => rows.reduce((sum, r) => sum + r[k]!, 0));
const allNear = (values: readonly (number | null)[], wanted: readonly (number | null)[]) => {
  equal(values.length, wanted.length);
  wanted.forEach((one, k) =>
    one === null ? equal(values[k], null) : near(values[k], one, 1e-9 * Math.max(1, Math.abs(one))),
  );
};

test('Kaplan and Meier: four published studies as R gives them, the printed values of Freireich 1963 among them', () => {
  type Study = {
    name: string;
    level: number;
    days: number[];
    over: number[];
    count: number;
    sums: number[];
    rows: (number | null)[][];
    median: (number | null)[];
  };
  const studies = expectedByR<Study[]>('survival');
  equal(studies.length, 4);
  for (const { name, level, days, over, count, sums: wanted, rows, median } of studies) {
    const steps = kaplanMeier(
      days.map((day, k) => ({ days: day, isOver: over[k] === 1 })),
      level,
    );
    const ends = steps.filter(({ ended }) => ended > 0);
    equal(ends.length, count, name);
    for (const [day, ...row] of rows) {
      const { atRisk, ended, alive, low, high } = ends.find(({ days: own }) => own === day)!;
      // Where nobody is left, R has no limits.
      allNear(
        row[2] === 0 ? [atRisk, ended, alive] : [atRisk, ended, alive, low, high],
        row[2] === 0 ? row.slice(0, 3) : row,
      );
    }
    const limited = ends.filter(({ alive }) => alive > 0);
    allNear(
      [
        ...sums(ends.map(({ days: day, atRisk, ended, alive }) => [day, atRisk, ended, alive])),
        ...sums(limited.map(({ low, high }) => [low, high])),
      ],
      wanted,
    );
    const found = medianSurvival(steps);
    deepEqual([found.median, found.low, found.high], median, name);
  }
  const { days, over } = studies[0]!;
  const steps = kaplanMeier(days.map((day, k) => ({ days: day, isOver: over[k] === 1 })));
  deepEqual(
    steps.map(({ days: day, alive }) => `${day} ${alive.toFixed(3)}`),
    // The last row is the day until which somebody was observed.
    ['6 0.857', '7 0.807', '10 0.753', '13 0.690', '16 0.627', '22 0.538', '23 0.448', '35 0.448'],
  );
});

test('Aalen and Johansen: 1,384 people with two reasons as R gives them (Kyle 2002)', () => {
  type Reason = { count: number; sums: number[]; rows: number[][] };
  type Study = { days: number[]; reason: string; pcm: Reason; death: Reason };
  const { days, reason, ...expected } = expectedByR<Study>('competing');
  const shares = aalenJohansen(
    days.map((day, k) => ({ days: day, reason: [null, 'pcm', 'death'][Number(reason[k])]! })),
  );
  for (const [code, name] of [
    ['1', 'pcm'],
    ['2', 'death'],
  ] as const) {
    const own = new Set(days.filter((_, k) => reason[k] === code));
    const steps = shares
      .get(name)!
      .filter((step) => own.has(step.days))
      .map((step) => [step.days, step.share, step.low, step.high]);
    equal(steps.length, expected[name].count);
    for (const row of expected[name].rows)
      allNear(
        steps.find(([day]) => day === row[0])!,
        row,
      );
    allNear(sums(steps), expected[name].sums);
  }
});

/** Every list of `length` of these. */
function* everyList<T>(of: readonly T[], length: number): Generator<T[]> {
  if (length === 0) return yield [];
  for (const rest of everyList(of, length - 1)) for (const one of of) yield [...rest, one];
}

type Observed = { days: number; reason: string | null };
const cases = [1, 2, 3].flatMap((days) =>
  [null, 'a', 'b'].map((reason): Observed => ({ days, reason })),
);

/**
 * The share ended by a reason until a day, by another way: whoever is censored hands what they
 * weigh to those who are observed longer, in equal parts (Efron 1967), or by weight.
 */
function redistributed(
  observed: Observed[],
  isCounted: (reason: string) => boolean,
  until: number,
  weights = observed.map(() => 1),
): number {
  const order = observed
    .map((one, k) => ({ ...one, own: weights[k]!, mass: weights[k]! }))
    .sort((a, b) => a.days - b.days || Number(a.reason === null) - Number(b.reason === null));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  order.forEach((one, k) => {
    const later = order.slice(k + 1).filter(({ days }) => days > one.days);
    const own = later.reduce((sum, { own: weight }) => sum + weight, 0);
    if (one.reason !== null || own === 0) return;
    for (const other of later) other.mass += (one.mass * other.own) / own;
    one.mass = 0;
  });
  return (
    order.reduce(
      (sum, { days, reason, mass }) =>
        sum + (reason !== null && days <= until && isCounted(reason) ? mass : 0),
      0,
    ) / whole
  );
}

test('survival: every small study agrees with handing the weight of the censored on, its variance with what a little more weight of each one changes, and all shares add up', () => {
  let studies = 0;
  const z = normalQuantile(0.975);
  for (const length of [1, 2, 3, 4]) {
    for (const observed of everyList(cases, length)) {
      // One order of each study is enough for the slow part; another is covered below.
      if (observed.some((one, k) => k > 0 && cases.indexOf(one) < cases.indexOf(observed[k - 1]!)))
        continue;
      studies++;
      const alive = kaplanMeier(
        observed.map(({ days, reason }) => ({ days, isOver: reason !== null })),
      );
      const shares = aalenJohansen(observed);
      for (const step of alive)
        near(step.alive, 1 - redistributed(observed, () => true, step.days), 1e-12);
      for (const [reason, steps] of shares) {
        for (const { days, share, low, high } of steps) {
          near(
            share,
            redistributed(observed, (own) => own === reason, days),
            1e-12,
          );
          ok(0 <= low && low <= share && share <= high && high <= 1);
          if (share === 1) continue;
          const changes = observed.map((_, k) => {
            const at = (more: number) =>
              redistributed(
                observed,
                (own) => own === reason,
                days,
                observed.map((_one, j) => (j === k ? 1 + more : 1)),
              );
            return (at(1e-5) - at(-1e-5)) / 2e-5;
          });
          const error = Math.sqrt(changes.reduce((sum, change) => sum + change * change, 0));
          const half = (z * error) / (share * Math.log(share));
          near(low, Math.exp(Math.log(share) * Math.exp(-half)), 1e-6);
          near(high, Math.exp(Math.log(share) * Math.exp(half)), 1e-6);
        }
      }
      const end = Math.max(...observed.map(({ days }) => days));
      const added = [...shares.values()].reduce((sum, steps) => sum + steps.at(-1)!.share, 0);
      near(added + alive.at(-1)!.alive, 1, 1e-12);
      equal(alive.at(-1)!.days, end);
    }
  }
  ok(studies > 700, `${studies} studies`);
});

const study = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 40 }),
    reason: fc.constantFrom(null, 'moved', 'end', 'no fit'),
  }),
  { minLength: 1, maxLength: 60 },
);

test('survival: order tells nothing, one reason is what Kaplan and Meier lose, limits hold the share and stay in order', () => {
  fc.assert(
    fc.property(study, fc.constantFrom(0.5, 0.9, 0.95, 0.99), (observed, level) => {
      const one = observed.map(({ days, reason }) => ({ days, isOver: reason !== null }));
      const steps = kaplanMeier(one, level);
      deepEqual(kaplanMeier(one.toReversed(), level), steps);
      let before = 1;
      for (const { atRisk, ended, alive, low, high } of steps) {
        ok(0 <= low && low <= alive && alive <= high && high <= 1 && alive <= before);
        ok(ended <= atRisk);
        before = alive;
      }
      const narrow = kaplanMeier(one, level / 2);
      steps.forEach(({ low, high }, k) => ok(low <= narrow[k]!.low && narrow[k]!.high <= high));
      const { median, low, high } = medianSurvival(steps);
      if (low !== null && median !== null) ok(low <= median);
      if (high !== null) ok(median !== null && median <= high);
      const whole = aalenJohansen(
        observed.map(({ days, reason }) => ({ days, reason: reason && 'over' })),
        level,
      ).get('over');
      for (const step of whole ?? []) {
        const same = steps.find(({ days }) => days === step.days)!;
        near(step.share, 1 - same.alive, 1e-9);
      }
      const shares = aalenJohansen(observed, level);
      deepEqual(
        new Map([...aalenJohansen(observed.toReversed(), level)].sort()),
        new Map([...shares].sort()),
      );
      const added = [...shares.values()].reduce((sum, own) => sum + own.at(-1)!.share, 0);
      near(added, 1 - steps.at(-1)!.alive, 1e-9);
    }),
    { numRuns: 300, seed: 11 },
  );
});

test('survival: what has no interval says the widest that is known', () => {
  deepEqual(kaplanMeier([]), []);
  deepEqual(aalenJohansen([]), new Map());
  deepEqual(medianSurvival([]), { median: null, low: null, high: null });
  deepEqual(aalenJohansen([{ days: 3, reason: null }]), new Map());
  // Nobody ended: the exact limit of none of ten.
  const [none] = kaplanMeier(Array.from({ length: 10 }, () => ({ days: 5, isOver: false })));
  deepEqual([none!.alive, none!.high], [1, 1]);
  near(none!.low, 0.025 ** (1 / 10), 1e-12);
  const [lone] = kaplanMeier([{ days: 5, isOver: false }]);
  deepEqual(medianSurvival([lone!]), { median: null, low: null, high: null });
  const all = Array.from({ length: 4 }, () => ({ days: 7, reason: 'end' }));
  deepEqual(aalenJohansen(all).get('end'), [{ days: 7, share: 1, low: 0, high: 1 }]);
  const [over] = kaplanMeier(all.map(({ days }) => ({ days, isOver: true })));
  deepEqual([over!.alive, over!.low, over!.high], [0, 0, 1]);
  deepEqual(medianSurvival([over!]), { median: 7, low: null, high: null });
  // Half exactly: the middle of the flat stretch, as R prints it.
  const half = kaplanMeier([2, 4, 8, 9].map((days) => ({ days, isOver: true })));
  equal(medianSurvival(half).median, 6);
});

test('survival on chosen days: that of the curve, an exact limit before the first end, and nothing once nobody is observed', () => {
  fc.assert(
    fc.property(study, fc.array(fc.integer({ min: 0, max: 45 })), (observed, days) => {
      const one = observed.map(({ days: own, reason }) => ({ days: own, isOver: reason !== null }));
      const steps = kaplanMeier(one);
      const read = aliveOn(one, days);
      deepEqual(
        read.map((row) => row.days),
        days.filter((day) => one.some((own) => own.days >= day)),
      );
      for (const row of read) {
        equal(row.atRisk, one.filter((own) => own.days >= row.days).length);
        const step = steps.findLast((own) => own.days <= row.days && own.alive < 1);
        if (step) deepEqual([row.alive, row.low, row.high], [step.alive, step.low, step.high]);
        else {
          deepEqual([row.alive, row.high], [1, 1]);
          near(row.low, clopperPearson(row.atRisk, row.atRisk).low, 1e-12);
        }
      }
    }),
    { numRuns: 200, seed: 12 },
  );
});

test('survival: the work grows with the length, not with its square', () => {
  const many = Array.from({ length: 200_000 }, (_, k) => ({
    days: (k * 7919) % 3001,
    reason: k % 3 === 0 ? null : k % 3 === 1 ? 'a' : 'b',
  }));
  const began = process.cpuUsage();
  equal(aalenJohansen(many).size, 2);
  equal(kaplanMeier(many.map(({ days, reason }) => ({ days, isOver: !!reason }))).length, 3001);
  const { user } = process.cpuUsage(began);
  ok(user < 5e6, `${user / 1e6} s`);
});
