/**
 * Two-way random components with missing cells: y_ij = mu + target_i + rater_j + e_ij, by
 * restricted maximum likelihood.
 *
 * Method: the likelihood is profiled over the two standard deviations relative to that of the error
 * (Bates, Maechler, Bolker and Walker 2015), which keeps a component of 0 inside the search. In the
 * mixed-model equations the targets are diagonal and are eliminated, so one step costs O(ratings x
 * raters + raters^3) for a matrix with fewer raters than targets; the sides are exchanged where it
 * is the other way round.
 */
import { minimiseMany } from './minimise.ts';

export type Cell = { target: number; rater: number; value: number };
export type TwoWay = {
  mu: number;
  seMu: number;
  varTarget: number;
  varRater: number;
  varResid: number;
  /** Best linear unbiased predictions; null where nothing was rated. */
  targetEffect: (number | null)[];
  raterEffect: (number | null)[];
};

/** Null with fewer than two targets or raters, no cell to spare, or no variation. */
export function twoWayReml(cells: readonly Cell[], targets: number, raters: number): TwoWay | null {
  if (raters > targets) {
    const turned = twoWayReml(
      cells.map(({ target, rater, value }) => ({ target: rater, rater: target, value })),
      raters,
      targets,
    );
    return (
      turned && {
        ...turned,
        varTarget: turned.varRater,
        varRater: turned.varTarget,
        targetEffect: turned.raterEffect,
        raterEffect: turned.targetEffect,
      }
    );
  }
  const countT = countsOf(cells, targets, ({ target }) => target);
  const countR = countsOf(cells, raters, ({ rater }) => rater);
  const [usedT, usedR] = [countT.filter((n) => n > 0).length, countR.filter((n) => n > 0).length];
  const grand = cells.reduce((sum, { value }) => sum + value, 0) / cells.length;
  const total = cells.reduce((sum, { value }) => sum + (value - grand) ** 2, 0);
  if (usedT < 2 || usedR < 2 || cells.length <= usedT + usedR - 1 || total <= 0) return null;
  const byTarget: Cell[][] = Array.from({ length: targets }, () => []);
  for (const cell of cells) byTarget[cell.target]!.push({ ...cell, value: cell.value - grand });
  const solve = (scaleT: number, scaleR: number) => equations(byTarget, countR, scaleT, scaleR);
  const deviance = ([t, r]: number[]) => {
    const { logs, squares } = solve(Math.abs(t!), Math.abs(r!));
    return (cells.length - 1) * Math.log(squares) + logs;
  };
  const grid = [0.1, 0.3, 0.7, 1.5, 4].flatMap((t, _, scales) => scales.map((r) => [t, r]));
  const [t, r] = minimiseMany(
    deviance,
    grid
      .map((start) => ({ start, value: deviance(start) }))
      .reduce((a, b) => (b.value < a.value ? b : a)).start,
  );
  // A component that is no better than 0 is 0.
  const candidates = [
    [0, 0],
    [0, Math.abs(r!)],
    [Math.abs(t!), 0],
    [Math.abs(t!), Math.abs(r!)],
  ];
  const least = Math.min(...candidates.map(deviance));
  const [scaleT, scaleR] = candidates
    .filter((one) => deviance(one) <= least + 1e-9)
    .sort(
      (a, b) =>
        a.filter((x) => x > 0).length - b.filter((x) => x > 0).length || deviance(a) - deviance(b),
    )[0]! as [number, number];
  const { squares, mu, varMu, target, rater } = solve(scaleT, scaleR);
  const varResid = squares / (cells.length - 1);
  return {
    mu: mu + grand,
    seMu: Math.sqrt(varMu * varResid),
    varTarget: scaleT ** 2 * varResid,
    varRater: scaleR ** 2 * varResid,
    varResid,
    targetEffect: target.map((effect, i) => (countT[i] === 0 ? null : effect)),
    raterEffect: rater.map((effect, j) => (countR[j] === 0 ? null : effect)),
  };
}

function countsOf(cells: readonly Cell[], length: number, of: (cell: Cell) => number): number[] {
  const counts = Array.from({ length }, () => 0);
  for (const cell of cells) counts[of(cell)]!++;
  return counts;
}

type Solved = {
  /** Logarithm of the determinant. */
  logs: number;
  /** Penalised residual squares. */
  squares: number;
  mu: number;
  varMu: number;
  target: number[];
  rater: number[];
};

/**
 * The mixed-model equations with effects in units of their scales: [I + s_t^2 n_i, s_t s_r, s_t
 * n_i; ... ; n].
 */
function equations(byTarget: Cell[][], countR: number[], scaleT: number, scaleR: number): Solved {
  const size = countR.length + 1;
  const last = size - 1;
  const left = Array.from({ length: size }, (_, j) => {
    const row = new Float64Array(size);
    if (j < last) row[j] = 1 + scaleR * scaleR * countR[j]!;
    return row;
  });
  const right = new Float64Array(size);
  let [logs, squares] = [0, 0];
  for (const own of byTarget) {
    const diagonal = 1 + scaleT * scaleT * own.length;
    logs += Math.log(diagonal);
    let sum = 0;
    for (const { value, rater } of own) {
      sum += value;
      squares += value * value;
      right[rater]! += scaleR * value;
      left[rater]![last]! += scaleR;
    }
    right[last]! += sum;
    left[last]![last]! += own.length;
    // The target is taken out: what it has in common with raters and mean is subtracted.
    const share = (scaleT * scaleT) / diagonal;
    squares -= share * sum * sum;
    for (const { rater: a } of own) {
      right[a]! -= share * scaleR * sum;
      left[a]![last]! -= share * scaleR * own.length;
      for (const { rater: b } of own) if (b >= a) left[a]![b]! -= share * scaleR * scaleR;
    }
    right[last]! -= share * own.length * sum;
    left[last]![last]! -= share * own.length * own.length;
  }
  const upper = cholesky(left);
  // Forward: U' z = right; the squares explained are z'z.
  const z = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    let value = right[j]!;
    for (let k = 0; k < j; k++) value -= upper[k]![j]! * z[k]!;
    z[j] = value / upper[j]![j]!;
    squares -= z[j]! * z[j]!;
    logs += 2 * Math.log(upper[j]![j]!);
  }
  const solution = new Float64Array(size);
  for (let j = size - 1; j >= 0; j--) {
    let value = z[j]!;
    for (let k = j + 1; k < size; k++) value -= upper[j]![k]! * solution[k]!;
    solution[j] = value / upper[j]![j]!;
  }
  const mu = solution[last]!;
  const rater = Array.from({ length: last }, (_, j) => scaleR * solution[j]!);
  const target = byTarget.map(
    (own) =>
      ((scaleT * scaleT) / (1 + scaleT * scaleT * own.length)) *
      own.reduce((sum, { value, rater: j }) => sum + value - mu - rater[j]!, 0),
  );
  return { logs, squares, mu, varMu: 1 / upper[last]![last]! ** 2, target, rater };
}

/** U with U'U = A, from the upper half of A; overwrites A. O(n^3 / 3). */
function cholesky(matrix: Float64Array[]): Float64Array[] {
  const size = matrix.length;
  for (let j = 0; j < size; j++) {
    for (let k = j; k < size; k++) {
      let sum = matrix[j]![k]!;
      for (let m = 0; m < j; m++) sum -= matrix[m]![j]! * matrix[m]![k]!;
      matrix[j]![k] = k === j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / matrix[j]![j]!;
    }
  }
  return matrix;
}
