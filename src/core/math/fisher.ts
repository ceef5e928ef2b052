/**
 * Two shares of small groups compared exactly: a table of two rows and two columns, given both its
 * margins (Fisher 1935). As `fisher.test` of R, whose ratio and limits are searched less finely.
 *
 * Cost: the smallest margin, some hundred times.
 */
import { bisect } from './distributions.ts';

export type ExactTable = {
  /**
   * Of all tables with these margins, those as unlikely as this one or less likely, were there no
   * difference.
   */
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
  const at = a - least;
  /**
   * At these odds: the chance of this cell or a smaller one, or a larger one, and the mean cell.
   */
  const tailsAt = (logOdds: number): { upTo: number; from: number; mean: number } => {
    let top = -Infinity;
    for (let k = 0; k < logs.length; k++) top = Math.max(top, logs[k]! + k * logOdds);
    let [whole, upTo, from, mean] = [0, 0, 0, 0];
    for (let k = 0; k < logs.length; k++) {
      const weight = Math.exp(logs[k]! + k * logOdds - top);
      whole += weight;
      mean += weight * k;
      if (k <= at) upTo += weight;
      if (k >= at) from += weight;
    }
    return { upTo: upTo / whole, from: from / whole, mean: mean / whole };
  };
  const oddsWhere = (isBelow: (tails: ReturnType<typeof tailsAt>) => boolean) =>
    Math.exp(bisect((logOdds) => isBelow(tailsAt(logOdds)), -700, 700));
  // Without a difference; tables that are equally likely differ in the last digits.
  const here = logs[at]! + 1e-7;
  const [rare, all] = [logs.filter((log) => log <= here), logs].map((some) =>
    some.reduce((sum, log) => sum + Math.exp(log - here), 0),
  ) as [number, number];
  const tail = (1 - level) / 2;
  const [isLeast, isMost] = [a === least, a === most];
  return {
    p: rare / all,
    oddsRatio: isLeast ? 0 : isMost ? Infinity : oddsWhere(({ mean }) => mean < at),
    low: isLeast ? 0 : oddsWhere(({ from }) => from < tail),
    high: isMost ? Infinity : oddsWhere(({ upTo }) => upTo > tail),
  };
}
