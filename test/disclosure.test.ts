import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import {
  auditReleases,
  type Release,
  type RespondentCell,
} from '../src/features/assessments/disclosure.rules.ts';
import { randomFrom } from '../src/core/math/random.ts';

/** Exact fractions, so that the attacker never rounds. */
type Fraction = { top: bigint; bottom: bigint };
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (top: bigint, bottom = 1n): Fraction => {
  const by = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
  return by === 0n ? { top: 0n, bottom: 1n } : { top: top / by, bottom: bottom / by };
};
const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom);
const minus = (a: Fraction, b: Fraction) =>
  fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
const over = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom, a.bottom * b.top);

/**
 * All combinations of the releases that leave these columns at 0: a basis of them, one factor per
 * release.
 */
function combinationsWithout(rows: number[][], columns: number[]): Fraction[][] {
  const unknowns = rows.length;
  const equations = columns.map((column) => rows.map((row) => fraction(BigInt(row[column]!))));
  const pivots: number[] = [];
  let at = 0;
  for (let unknown = 0; unknown < unknowns && at < equations.length; unknown++) {
    const found = equations.findIndex((equation, k) => k >= at && equation[unknown]!.top !== 0n);
    if (found < 0) continue;
    [equations[at], equations[found]] = [equations[found]!, equations[at]!];
    const lead = equations[at]![unknown]!;
    equations[at] = equations[at]!.map((value) => over(value, lead));
    equations.forEach((equation, k) => {
      if (k === at || equation[unknown]!.top === 0n) return;
      const factor = equation[unknown]!;
      equations[k] = equation.map((value, m) => minus(value, times(factor, equations[at]![m]!)));
    });
    pivots.push(unknown);
    at++;
  }
  const free = Array.from({ length: unknowns }, (_, k) => k).filter((k) => !pivots.includes(k));
  return free.map((chosen) =>
    Array.from({ length: unknowns }, (_, k) =>
      k === chosen
        ? fraction(1n)
        : pivots.includes(k)
          ? minus(fraction(0n), equations[pivots.indexOf(k)]![chosen]!)
          : fraction(0n),
    ),
  );
}

/**
 * Whoever can add and subtract what was published: every set of few people about whom a combination
 * says something.
 */
function attack(cells: RespondentCell[], releases: Release[], minimum: number): string[][] {
  const hidden = cells.filter(({ n, isPublic }) => n > 0 && !isPublic);
  const rows = releases.map((release) => hidden.map(({ id }) => release[id] ?? 0));
  const broken: number[][] = [];
  for (let mask = 1; mask < 2 ** hidden.length; mask++) {
    const set = hidden.map((_, k) => k).filter((k) => (mask >> k) & 1);
    if (set.reduce((sum, k) => sum + hidden[k]!.n, 0) >= minimum) continue;
    const outside = hidden.map((_, k) => k).filter((k) => !set.includes(k));
    const tells = combinationsWithout(rows, outside).some((factors) =>
      set.some(
        (column) =>
          rows.reduce(
            (sum, row, r) => minus(sum, times(fraction(BigInt(-row[column]!)), factors[r]!)),
            fraction(0n),
          ).top !== 0n,
      ),
    );
    if (tells) broken.push(set);
  }
  return broken
    .filter((set) => !broken.some((other) => other !== set && other.every((k) => set.includes(k))))
    .sort((a, b) => a.length - b.length || a[0]! - b[0]! || (a[1] ?? 0) - (b[1] ?? 0))
    .map((set) => set.map((k) => hidden[k]!.id));
}

test('AS-5: 3,000 random rounds attacked with exact fractions: nothing safe is broken, nothing harmless is refused', () => {
  const random = randomFrom(2026);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  let [safe, exposed] = [0, 0];
  for (let round = 0; round < 3000; round++) {
    const cells = Array.from({ length: whole(1, 6) }, (_, k) => ({
      id: `c${k}`,
      n: whole(0, 5),
      isPublic: random() < 0.15,
    }));
    const releases = Array.from({ length: whole(1, 5) }, () =>
      Object.fromEntries(
        cells.map(({ id }) => [id, random() < 0.5 ? 0 : random() < 0.7 ? 1 : whole(1, 4)]),
      ),
    );
    const minimum = whole(3, 5);
    const audit = auditReleases(cells, releases, minimum);
    const found = attack(cells, releases, minimum);
    const sorted = (sets: string[][]) => sets.map((set) => set.join()).sort();
    deepEqual(sorted(audit.exposed), sorted(found), JSON.stringify({ cells, releases, minimum }));
    equal(audit.safe, found.length === 0);
    if (audit.safe) safe++;
    else exposed++;
  }
  ok(safe > 500 && exposed > 500, `${safe} safe, ${exposed} exposed`);
});
