import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { fisherExact } from '../src/core/math/fisher.ts';
import { expectedByR } from './support/expected-by-r.ts';
import { near } from './support/near.ts';

test('Fisher’s exact test: published tables as R gives them', () => {
  const { rows } = expectedByR<{ rows: (number | string)[][] }>('fisher');
  equal(rows.length, 20);
  for (const row of rows) {
    const [a, b, c, d, level, p, ratio, low, high] = row.map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const own = fisherExact(
      [
        [a, b],
        [c, d],
      ],
      level,
    );
    near(own.p, p, 1e-12);
    // R gives 0 where the margins allow one table only.
    if (own.oddsRatio !== null) near(own.oddsRatio, ratio, 1e-3 * ratio);
    else equal(b + d, 0);
    // R searches the reciprocal of a large limit to four digits after the point.
    near(1 / own.high, 1 / high, 2e-4);
    near(own.low, low, 2e-4);
  }
  const tea = fisherExact([
    [3, 1],
    [1, 3],
  ]);
  deepEqual(
    [tea.p, tea.oddsRatio!, tea.low, tea.high].map((value) => value.toFixed(2)),
    // Agresti 1990: 0.486 and 6.408.
    ['0.49', '6.41', '0.21', '626.24'],
  );
});

const choose = (n: number, k: number): bigint => {
  let value = 1n;
  for (let j = 1; j <= k; j++) value = (value * BigInt(n - k + j)) / BigInt(j);
  return value;
};

test('Fisher’s exact test: every table of up to twelve, counted in whole numbers', () => {
  let tables = 0;
  const tail = 0.025;
  for (let n = 0; n <= 12; n++)
    for (let a = 0; a <= n; a++)
      for (let b = 0; a + b <= n; b++)
        for (let c = 0; a + b + c <= n; c++) {
          const d = n - a - b - c;
          tables++;
          const own = fisherExact([
            [a, b],
            [c, d],
          ]);
          const least = Math.max(0, a - d);
          const cells = Array.from(
            { length: Math.min(a + b, a + c) - least + 1 },
            (_, k) => least + k,
          );
          const ways = cells.map((x) => choose(a + b, x) * choose(c + d, a + c - x));
          const whole = ways.reduce((sum, one) => sum + one, 0n);
          const here = ways[cells.indexOf(a)]!;
          const asRare = ways.filter((one) => one <= here).reduce((sum, one) => sum + one, 0n);
          near(own.p, Number(asRare) / Number(whole), 1e-12);
          const chance = (odds: number, isCounted: (x: number) => boolean) => {
            const weights = cells.map((x, k) => Number(ways[k]) * odds ** (x - a));
            const sum = (list: number[]) => list.reduce((one, two) => one + two, 0);
            return sum(weights.filter((_, k) => isCounted(cells[k]!))) / sum(weights);
          };
          if (cells.length === 1) {
            deepEqual(own, { p: 1, oddsRatio: null, low: 0, high: Infinity });
            continue;
          }
          if (own.low > 0)
            near(
              chance(own.low, (x) => x >= a),
              tail,
              1e-9,
            );
          else equal(a, least);
          if (own.high < Infinity)
            near(
              chance(own.high, (x) => x <= a),
              tail,
              1e-9,
            );
          else equal(a, cells.at(-1));
          const odds = own.oddsRatio!;
          ok(own.low <= odds && odds <= own.high);
          if (odds > 0 && odds < Infinity) {
            const likely = (value: number) => chance(value, (x) => x === a);
            ok(likely(odds) >= likely(odds * 1.01) && likely(odds) >= likely(odds / 1.01));
          }
          const turned = fisherExact([
            [c, d],
            [a, b],
          ]);
          near(turned.p, own.p, 1e-12);
          if (odds > 0 && odds < Infinity) near(turned.oddsRatio! * odds, 1, 1e-9);
          if (own.high < Infinity) near(turned.low * own.high, 1, 1e-9);
        }
  equal(tables, 1820);
});
