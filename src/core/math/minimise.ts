/**
 * Where a function of one or a few numbers is least. Deterministic; the functions are smooth
 * likelihoods.
 */

/**
 * Golden sections on [low, high] to a width of `width`, for a function with one valley. About 1.44
 * log2((high - low) / width) calls. Source: Kiefer 1953.
 */
export function minimiseOne(
  f: (x: number) => number,
  low: number,
  high: number,
  width: number,
): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  while (b - a > width) {
    if (fc <= fd) {
      [b, d, fd] = [d, c, fc];
      c = b - ratio * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + ratio * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}

/**
 * The simplex of Nelder and Mead 1965 to about half the digits, then Newton steps on differences
 * for the others; where those do not settle, the simplex is begun anew from its result, ever finer.
 * For two to four numbers. Returns the point.
 */
export function minimiseMany(f: (x: number[]) => number, start: number[], step = 0.5): number[] {
  let best = start;
  for (const [size, fine] of [
    [step, 1e-5],
    [step / 10, 1e-6],
    [step / 100, 1e-8],
  ] as const) {
    best = simplex(f, best, size, fine);
    const { x, isSettled } = newton(f, best);
    best = x;
    if (isSettled) break;
  }
  return best;
}

function simplex(
  f: (x: number[]) => number,
  start: number[],
  step: number,
  fine: number,
): number[] {
  const size = start.length;
  let points = [start, ...start.map((_, k) => start.map((x, j) => (j === k ? x + step : x)))].map(
    (x) => ({ x, y: f(x) }),
  );
  for (let n = 0; n < 600; n++) {
    points.sort((a, b) => a.y - b.y);
    const [best, worst] = [points[0]!, points[size]!];
    const spread = Math.max(
      ...points.map(({ x }) => Math.max(...x.map((value, k) => Math.abs(value - best.x[k]!)))),
    );
    if (spread < fine && worst.y - best.y < fine) break;
    const centre = start.map(
      (_, k) => points.slice(0, size).reduce((sum, { x }) => sum + x[k]!, 0) / size,
    );
    const at = (factor: number) => {
      const x = centre.map((value, k) => value + factor * (value - worst.x[k]!));
      return { x, y: f(x) };
    };
    const turned = at(1);
    const tried =
      turned.y < best.y
        ? [turned, at(2)]
        : turned.y < points[size - 1]!.y
          ? [turned]
          : [at(turned.y < worst.y ? 0.5 : -0.5)];
    const next = tried.reduce((a, b) => (b.y < a.y ? b : a));
    if (next.y < worst.y) points[size] = next;
    else
      points = points
        .map(({ x }) => x.map((value, k) => (value + best.x[k]!) / 2))
        .map((x) => ({ x, y: f(x) }));
  }
  return points.sort((a, b) => a.y - b.y)[0]!.x;
}

function newton(f: (x: number[]) => number, start: number[]): { x: number[]; isSettled: boolean } {
  let [x, y] = [start, f(start)];
  for (let n = 0; n < 8; n++) {
    const h = x.map((value) => 1e-4 * Math.max(1, Math.abs(value)));
    const shifted = (...moves: [number, number][]) =>
      f(
        x.map((value, k) =>
          moves.reduce((sum, [at, sign]) => (at === k ? sum + sign * h[k]! : sum), value),
        ),
      );
    const up = x.map((_, k) => shifted([k, 1]));
    const down = x.map((_, k) => shifted([k, -1]));
    const slope = x.map((_, k) => (up[k]! - down[k]!) / (2 * h[k]!));
    const bend = x.map((_, k) =>
      x.map((_, j) =>
        j === k
          ? (up[k]! - 2 * y + down[k]!) / h[k]! ** 2
          : (shifted([k, 1], [j, 1]) -
              shifted([k, 1], [j, -1]) -
              shifted([k, -1], [j, 1]) +
              shifted([k, -1], [j, -1])) /
            (4 * h[k]! * h[j]!),
      ),
    );
    const move = solveGauss(bend, slope);
    if (!move) return { x, isSettled: false };
    const next = x.map((value, k) => value - move[k]!);
    const then = f(next);
    if (!(then < y + 1e-10)) return { x, isSettled: false };
    const moved = Math.max(...move.map(Math.abs));
    [x, y] = [next, Math.min(then, y)];
    if (moved < 1e-8) return { x, isSettled: true };
  }
  return { x, isSettled: false };
}

/** A x = b by elimination with pivots; null when A is singular. */
export function solveGauss(matrix: number[][], right: number[]): number[] | null {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let j = k + 1; j < size; j++)
      if (Math.abs(rows[j]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = j;
    if (!(Math.abs(rows[pivot]![k]!) > 1e-300)) return null;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    for (let j = k + 1; j < size; j++) {
      const factor = rows[j]![k]! / rows[k]![k]!;
      for (let m = k; m <= size; m++) rows[j]![m]! -= factor * rows[k]![m]!;
    }
  }
  const x = Array.from({ length: size }, () => 0);
  for (let k = size - 1; k >= 0; k--) {
    let sum = rows[k]![size]!;
    for (let j = k + 1; j < size; j++) sum -= rows[k]![j]! * x[j]!;
    x[k] = sum / rows[k]![k]!;
  }
  return x;
}
