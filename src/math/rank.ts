/** Ranks of small matrices. */

/**
 * Rank by elimination with the largest pivot, rows scaled to a largest entry of 1; what is below 1e-9 then counts as 0. Right
 * for sums and means over groups, whose entries are far from that. O(rows x columns x rank).
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
      for (let m = 0; m < width; m++) if (Math.abs(row[m]!) > best) [best, at, column] = [Math.abs(row[m]!), k, m];
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
