/** Ranks of small matrices. */

/**
 * Rank by elimination with the largest pivot, rows scaled to a largest entry of 1; what is below
 * 1e-9 then counts as 0. Right for sums and means over groups, whose entries are far from that.
 * O(rows x columns x rank).
 */
export function rankOf(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => {
    const most = Math.max(0, ...row.map(Math.abs));
    return row.map((value) => (most === 0 ? 0 : value / most));
  });
  const width = rows[0]?.length ?? 0;
  const used = new Set<number>();
  for (let rank = 0; ; rank++) {
    let [best, at, column] = [1e-9, -1, -1];
    for (const [k, row] of rows.entries()) {
      if (used.has(k)) continue;
      for (let m = 0; m < width; m++)
        if (Math.abs(row[m]!) > best) [best, at, column] = [Math.abs(row[m]!), k, m];
    }
    if (at < 0) return rank;
    used.add(at);
    const pivot = rows[at]!;
    for (const [k, row] of rows.entries()) {
      if (used.has(k) || row[column] === 0) continue;
      const factor = row[column]! / pivot[column]!;
      for (let m = 0; m < width; m++) row[m]! -= factor * pivot[m]!;
      row[column] = 0;
    }
  }
}

/**
 * A basis of all x with `matrix` x = 0, one vector a row, by elimination with the largest pivot of
 * each column; rows scaled as in `rankOf`, what is below 1e-9 in the result is 0. Empty when only 0
 * solves it. O(rows x columns x rank).
 */
export function nullSpaceOf(matrix: readonly (readonly number[])[], width: number): number[][] {
  const rows = matrix.map((row) => {
    const most = Math.max(0, ...row.map(Math.abs));
    return row.map((value) => (most === 0 ? 0 : value / most));
  });
  const pivots: number[] = [];
  for (let column = 0; column < width && pivots.length < rows.length; column++) {
    const at = pivots.length;
    let best = at;
    for (let k = at; k < rows.length; k++)
      if (Math.abs(rows[k]![column]!) > Math.abs(rows[best]![column]!)) best = k;
    if (Math.abs(rows[best]![column]!) <= 1e-9) continue;
    [rows[at], rows[best]] = [rows[best]!, rows[at]!];
    const lead = rows[at]![column]!;
    rows[at] = rows[at]!.map((value) => value / lead);
    for (const [k, row] of rows.entries()) {
      const factor = row[column]!;
      if (k === at || factor === 0) continue;
      for (let m = 0; m < width; m++) row[m]! -= factor * rows[at]![m]!;
      row[column] = 0;
    }
    pivots.push(column);
  }
  const free = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !pivots.includes(column),
  );
  return free.map((chosen) => {
    const vector: number[] = Array.from({ length: width }, (_, column) =>
      column === chosen ? 1 : 0,
    );
    for (const [k, column] of pivots.entries())
      vector[column] = Math.abs(rows[k]![chosen]!) > 1e-9 ? -rows[k]![chosen]! : 0;
    return vector;
  });
}
