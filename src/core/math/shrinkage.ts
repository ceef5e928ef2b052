/** Estimates of many things at once, pulled towards what they have in common. */
import { meanOf, squaresOf, sumOf } from './moments.ts';

export type JamesStein = {
  mean: number;
  squares: number;
  factor: number;
  estimates: number[];
  /**
   * Expected squared error of one estimate, averaged over all, where that of a value is its
   * variance: V (1 - (k - 3)^2 V / (k S)), unbiased (Stein 1981). Below 0 where chance alone would
   * spread the values further.
   */
  error: number;
};

/**
 * James and Stein around the mean, with a known variance of every value: factor 1 - (k - 3) V / S.
 * Efron and Morris 1977. Null below four values or without spread.
 */
export function jamesStein(y: readonly number[], variance: number): JamesStein | null {
  const squares = squaresOf(y);
  if (y.length < 4 || squares === 0) return null;
  const mean = meanOf(y);
  const pull = ((y.length - 3) * variance) / squares;
  return {
    mean,
    squares,
    factor: 1 - pull,
    estimates: y.map((value) => mean + (1 - pull) * (value - mean)),
    error: variance * (1 - (pull * (y.length - 3)) / y.length),
  };
}

export type RandomEffects = {
  q: number;
  tau2: number;
  mu: number;
  seMu: number;
  estimates: number[];
  lambda: number[];
};

/**
 * Values with known standard errors: the variance between them by moments, cut at 0, and shrunken
 * estimates. DerSimonian and Laird 1986. Null below two.
 */
export function derSimonianLaird(
  y: readonly number[],
  se: readonly number[],
): RandomEffects | null {
  if (y.length < 2 || se.some((value) => !(value > 0))) return null;
  const fixed = se.map((value) => 1 / (value * value));
  const whole = sumOf(fixed);
  const centre = sumOf(y.map((value, k) => fixed[k]! * value)) / whole;
  const q = sumOf(y.map((value, k) => fixed[k]! * (value - centre) ** 2));
  const tau2 = Math.max(0, (q - (y.length - 1)) / (whole - sumOf(fixed.map((w) => w * w)) / whole));
  const weights = se.map((value) => 1 / (value * value + tau2));
  const mu = sumOf(y.map((value, k) => weights[k]! * value)) / sumOf(weights);
  const lambda = se.map((value) => tau2 / (tau2 + value * value));
  return {
    q,
    tau2,
    mu,
    seMu: Math.sqrt(1 / sumOf(weights)),
    lambda,
    estimates: y.map((value, k) => mu + lambda[k]! * (value - mu)),
  };
}
