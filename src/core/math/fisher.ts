/**
 * Two shares of small groups compared exactly: a table of two rows and two columns, given both its
 * margins (Fisher 1935). As `fisher.test` of R, whose ratio and limits are searched less finely.
 *
 * Cost: the smallest margin, some hundred times.
 */
import { bisect } from './distributions.ts';

export type ExactTable = {
  /** Of all tables with these margins, those as unlikely as this one or less likely, were there no difference. */
  p: number;
  /**
   * The odds of the first row over those of the second that make the table most likely given its
   * margins, 0 to Infinity; not the cross product. Null where the margins allow no other table.
   */
  oddsRatio: number | null;
  /** Odds ratios that neither tail refuses, each at half of what the level leaves. */
  low: number;
  high: number;
};

/** `[[a, b], [c, d]]`: rows are groups, columns what became of them; whole numbers of 0 or more. */
export function fisherExact(
  [[a, b], [c, d]]: readonly [readonly [number, number], readonly [number, number]],
  level = 0.95,
): ExactTable {
  const [row, column, other] = [a + b, a + c, c + d];
  const [least, most] = [Math.max(0, column - other), Math.min(row, column)];
  if (least === most) return { p: 1, oddsRatio: null, low: 0, high: Infinity };
  // Logarithms of the chances of each first cell, from the one before.
  const logs = [0];
  for (let x = least; x < most; x++)
    logs.push(
      logs.at(-1)! + Math.log(((row - x) * (column - x)) / ((x + 1) * (other - column + x + 1))),
    );
  const chances = (logOdds: number): number[] => {
    const own = logs.map((log, k) => log + k * logOdds);
    const top = own.reduce((one, two) => Math.max(one, two));
    const weights = own.map((log) => Math.exp(log - top));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / whole);
  };
  const at = a - least;
  const sum = (values: number[]) => values.reduce((one, two) => one + two, 0);
  const upTo = (logOdds: number) => sum(chances(logOdds).slice(0, at + 1));
  const from = (logOdds: number) => sum(chances(logOdds).slice(at));
  const expected = (logOdds: number) => sum(chances(logOdds).map((chance, k) => chance * k));
  const oddsWhere = (isBelow: (logOdds: number) => boolean) => Math.exp(bisect(isBelow, -700, 700));
  const equal = chances(0);
  const tail = (1 - level) / 2;
  const [isLeast, isMost] = [a === least, a === most];
  return {
    // Tables that are equally likely differ in the last digits.
    p: Math.min(1, sum(equal.filter((chance) => chance <= equal[at]! * (1 + 1e-7)))),
    oddsRatio: isLeast ? 0 : isMost ? Infinity : oddsWhere((log) => expected(log) < at),
    low: isLeast ? 0 : oddsWhere((log) => from(log) < tail),
    high: isMost ? Infinity : oddsWhere((log) => upTo(log) > tail),
  };
}
