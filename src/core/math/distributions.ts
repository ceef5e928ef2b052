/**
 * The normal, t, F and beta distributions and their quantiles.
 *
 * Tails come from the regularised incomplete beta and gamma functions (continued fractions by the
 * method of Lentz; Press, Teukolsky, Vetterling and Flannery, Numerical Recipes, 3rd ed., 6.2 and
 * 6.4); quantiles by bisection on them, so that they are as exact as the tails. Relative error
 * about 1e-14, of quantiles 1e-13. Degrees of freedom may be fractions.
 */

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** Logarithm of the gamma function for x > 0 (Lanczos 1964, g = 7, nine terms). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = lanczos[0]!;
  for (let k = 1; k < lanczos.length; k++) sum += lanczos[k]! / (x - 1 + k);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Regularised incomplete beta function I_x(a, b), 0 <= x <= 1, a and b > 0. `y`: 1 - x, where it is
 * known more exactly.
 */
export function incompleteBeta(x: number, a: number, b: number, y = 1 - x): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(y, b, a, x);
  const front =
    Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y)) / a;
  const tiny = 1e-300;
  let [c, d, result] = [1, 1 - ((a + b) * x) / (a + 1), 1];
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  result = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    result *= d * (Math.abs(c) < tiny ? tiny : c);
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    const step = d * (Math.abs(c) < tiny ? tiny : c);
    result *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return front * result;
}

/** Upper tail of the incomplete gamma function, Q(a, x), a > 0, x >= 0. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(-x + a * Math.log(x) - logGamma(a));
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let n = 1; n < 10_000 && Math.abs(term) > 1e-17 * sum; n++) sum += term *= x / (a + n);
    return 1 - front * sum;
  }
  let [b, c, d] = [x + 1 - a, 1e300, 1 / (x + 1 - a)];
  let result = d;
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return front * result;
}

/** Density and distribution function of the standard normal distribution. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

export function normalCdf(z: number): number {
  const tail = 0.5 * upperGamma(0.5, 0.5 * z * z);
  return z > 0 ? 1 - tail : tail;
}

/** The value below which a share `p` of the standard normal distribution lies, 0 < p < 1. */
export function normalQuantile(p: number): number {
  return p < 0.5
    ? -normalQuantile(1 - p)
    : bisect((z) => 0.5 * upperGamma(0.5, 0.5 * z * z) > 1 - p, 0, 40);
}

/** Student's t with `df` > 0. */
export function tCdf(t: number, df: number): number {
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5, (t * t) / (df + t * t));
  return t > 0 ? 1 - tail : tail;
}

export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  return p < 0.5 ? -tQuantile(1 - p, df) : bisect((t) => tCdf(t, df) < p, 0, Infinity);
}

/** Fisher's F with `df1` and `df2` > 0; the probability below `f` >= 0. */
export function fCdf(f: number, df1: number, df2: number): number {
  return f <= 0
    ? 0
    : incompleteBeta((df1 * f) / (df1 * f + df2), df1 / 2, df2 / 2, df2 / (df1 * f + df2));
}

export function fQuantile(p: number, df1: number, df2: number): number {
  return bisect((f) => fCdf(f, df1, df2) < p, 0, Infinity);
}

/**
 * The beta distribution with `a` and `b` > 0, whose distribution function is `incompleteBeta`; 0 <
 * p < 1.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  // From the nearer end, so that values close to 1 keep their digits.
  return incompleteBeta(0.5, a, b) < p
    ? 1 - bisect((y) => incompleteBeta(1 - y, a, b, y) > p, 0, 0.5)
    : bisect((x) => incompleteBeta(x, a, b) < p, 0, 0.5);
}

/**
 * The point where `isBelow` turns false, between `low` and `high`; to the last bit that differs.
 */
export function bisect(isBelow: (x: number) => boolean, low: number, high: number): number {
  let [a, b] = [low, high];
  if (b === Infinity) for (b = 1; isBelow(b) && b < 1e300;) b *= 2;
  for (let n = 0; n < 200; n++) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b) break;
    if (isBelow(middle)) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
