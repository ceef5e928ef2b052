/**
 * Lines over time: y = b0 + b1 t + u0 + u1 t + e per subject, intercepts and slopes random and
 * correlated.
 *
 * Restricted maximum likelihood, profiled over the relative Cholesky factor of the random effects
 * (Bates and others 2015), with time centred for the search and turned back after it. One step
 * costs O(measurements).
 */
import { minimiseMany, minimiseOne } from './minimise.ts';
import { meanOf } from './moments.ts';

export type Series = { t: number[]; y: number[] };
export type Line = { intercept: number; slope: number };
export type Growth = {
  fixed: Line;
  fixedSe: Line;
  varIntercept: number;
  varSlope: number;
  covariance: number;
  residual: number;
  /** Slope of each subject, shrunk towards the common one. */
  slopes: number[];
};

/** Least squares; null below two different times. */
export function lineThrough({ t, y }: Series): Line | null {
  const [meanT, meanY] = [meanOf(t), meanOf(y)];
  const spread = t.reduce((sum, value) => sum + (value - meanT) ** 2, 0);
  if (!(spread > 0)) return null;
  const slope = t.reduce((sum, value, k) => sum + (value - meanT) * (y[k]! - meanY), 0) / spread;
  return { intercept: meanY - slope * meanT, slope };
}

type Sums = { n: number; t: number; tt: number; y: number; ty: number; yy: number };
type Factor = [a: number, b: number, c: number];

const sumsOf = ({ t, y }: Series): Sums => ({
  n: t.length,
  t: t.reduce((sum, value) => sum + value, 0),
  tt: t.reduce((sum, value) => sum + value * value, 0),
  y: y.reduce((sum, value) => sum + value, 0),
  ty: t.reduce((sum, value, k) => sum + value * y[k]!, 0),
  yy: y.reduce((sum, value) => sum + value * value, 0),
});

/**
 * X'H^-1X, X'H^-1y and y'H^-1y summed over subjects with H = I + Z L L' Z', and the logarithm of
 * all |H|. L = [a 0; b c].
 */
function gather(all: Sums[], [a, b, c]: Factor) {
  const total = { logs: 0, xx: [0, 0, 0], xy: [0, 0], yy: 0 };
  const own = all.map(({ n, t, tt, y, ty, yy }) => {
    // M = Z L: columns a + b t and c t; A = M'M + I.
    const [m1x1, m1xt] = [a * n + b * t, a * t + b * tt];
    const [m2x1, m2xt] = [c * t, c * tt];
    const [m1y, m2y] = [a * y + b * ty, c * ty];
    const a11 = a * m1x1 + b * m1xt + 1;
    const a12 = c * m1xt;
    const a22 = c * m2xt + 1;
    const determinant = a11 * a22 - a12 * a12;
    const inverse = (u: [number, number], v: [number, number]) =>
      (a22 * u[0] * v[0] - a12 * (u[0] * v[1] + u[1] * v[0]) + a11 * u[1] * v[1]) / determinant;
    const [one, time, values]: [number, number][] = [
      [m1x1, m2x1],
      [m1xt, m2xt],
      [m1y, m2y],
    ] as never;
    total.logs += Math.log(determinant);
    total.xx[0]! += n - inverse(one!, one!);
    total.xx[1]! += t - inverse(one!, time!);
    total.xx[2]! += tt - inverse(time!, time!);
    total.xy[0]! += y - inverse(one!, values!);
    total.xy[1]! += ty - inverse(time!, values!);
    total.yy += yy - inverse(values!, values!);
    return { a11, a12, a22, determinant, one: one!, time: time!, values: values! };
  });
  const [x11, x12, x22] = total.xx as [number, number, number];
  const determinant = x11 * x22 - x12 * x12;
  const intercept = (x22 * total.xy[0]! - x12 * total.xy[1]!) / determinant;
  const slope = (x11 * total.xy[1]! - x12 * total.xy[0]!) / determinant;
  const squares = total.yy - intercept * total.xy[0]! - slope * total.xy[1]!;
  return {
    own,
    logs: total.logs + Math.log(determinant),
    intercept,
    slope,
    squares,
    inverse: { ii: x22 / determinant, is: -x12 / determinant, ss: x11 / determinant },
  };
}

/** Null below two subjects, with fewer than four measurements, or where all lie on one line. */
export function growthReml(series: readonly Series[], { slopes = true } = {}): Growth | null {
  const times = series.flatMap(({ t }) => t);
  const n = times.length;
  if (series.length < 2 || n < 4) return null;
  const centre = meanOf(times);
  const spread = Math.sqrt(times.reduce((sum, value) => sum + (value - centre) ** 2, 0) / n);
  if (!(spread > 0)) return null;
  const all = series.map(({ t, y }) =>
    sumsOf({ t: t.map((value) => (value - centre) / spread), y }),
  );
  const deviance = (factor: Factor): number => {
    const { squares, logs } = gather(all, factor);
    return squares > 0 ? (n - 2) * Math.log(squares) + logs : -Infinity;
  };
  if (!(gather(all, [0, 0, 0]).squares > 1e-12)) return null;
  let factor: Factor;
  if (slopes) {
    const found = [
      [1, 0, 0.5],
      [2, 0.3, 0.1],
      [0.3, 0, 0.3],
    ].map((start) => minimiseMany((x) => deviance(x as Factor), start) as Factor);
    factor = found.reduce((best, one) => (deviance(one) < deviance(best) - 1e-10 ? one : best));
  } else factor = [minimiseOne((x) => deviance([x, 0, 0]), 0, 50, 1e-9), 0, 0];
  const { own, intercept, slope, squares, inverse } = gather(all, factor);
  const residual = squares / (n - 2);
  const [a, b, c] = factor;
  const [v11, v12, v22] = [a * a * residual, a * b * residual, (b * b + c * c) * residual];
  const varSlope = v22 / spread ** 2;
  const covariance = v12 / spread - centre * varSlope;
  const shift = centre / spread;
  return {
    fixed: { intercept: intercept - slope * shift, slope: slope / spread },
    fixedSe: {
      intercept: Math.sqrt(
        residual * (inverse.ii - 2 * shift * inverse.is + shift ** 2 * inverse.ss),
      ),
      slope: Math.sqrt(residual * inverse.ss) / spread,
    },
    varIntercept: v11 - 2 * centre * covariance - centre ** 2 * varSlope,
    varSlope,
    covariance,
    residual,
    slopes: own.map(({ a11, a12, a22, determinant, one, time, values }) => {
      // Effects L A^-1 M'(y - X b).
      const r1 = values[0] - intercept * one[0] - slope * time[0];
      const r2 = values[1] - intercept * one[1] - slope * time[1];
      const [u1, u2] = [(a22 * r1 - a12 * r2) / determinant, (a11 * r2 - a12 * r1) / determinant];
      return (slope + b * u1 + c * u2) / spread;
    }),
  };
}
