/**
 * Generalizability of scores over items and raters at once: a complete design of persons x items x
 * raters. Mean squares and components by expected mean squares, not cut at 0. Cronbach, Gleser,
 * Nanda and Rajaratnam 1972; Brennan 2001.
 */
import { meanOf } from './moments.ts';

export const facets = ['p', 'i', 'r', 'pi', 'pr', 'ir', 'pir'] as const;
export type Facet = (typeof facets)[number];
export type Study = {
  sizes: { p: number; i: number; r: number };
  meanSquares: Record<Facet, number>;
  components: Record<Facet, number>;
};

/** `x[person][item][rater]`; null below two of each. */
export function studyOf(x: readonly (readonly (readonly number[])[])[]): Study | null {
  const [p, i, r] = [x.length, x[0]?.length ?? 0, x[0]?.[0]?.length ?? 0];
  if (p < 2 || i < 2 || r < 2) return null;
  const [P, I, R] = [p, i, r].map((n) => Array.from({ length: n }, (_, k) => k)) as [
    number[],
    number[],
    number[],
  ];
  const mean = (persons: number[], items: number[], raters: number[]) =>
    meanOf(persons.flatMap((a) => items.flatMap((b) => raters.map((c) => x[a]![b]![c]!))));
  const grand = mean(P, I, R);
  const ofP = P.map((a) => mean([a], I, R));
  const ofI = I.map((b) => mean(P, [b], R));
  const ofR = R.map((c) => mean(P, I, [c]));
  const ofPI = P.map((a) => I.map((b) => mean([a], [b], R)));
  const ofPR = P.map((a) => R.map((c) => mean([a], I, [c])));
  const ofIR = I.map((b) => R.map((c) => mean(P, [b], [c])));
  const total = (of: (a: number, b: number, c: number) => number) =>
    P.reduce(
      (sum, a) => sum + I.reduce((s, b) => s + R.reduce((t, c) => t + of(a, b, c) ** 2, 0), 0),
      0,
    );
  const squares: Record<Facet, number> = {
    p: total((a) => ofP[a]! - grand),
    i: total((_, b) => ofI[b]! - grand),
    r: total((_, _b, c) => ofR[c]! - grand),
    pi: total((a, b) => ofPI[a]![b]! - ofP[a]! - ofI[b]! + grand),
    pr: total((a, _, c) => ofPR[a]![c]! - ofP[a]! - ofR[c]! + grand),
    ir: total((_, b, c) => ofIR[b]![c]! - ofI[b]! - ofR[c]! + grand),
    pir: total(
      (a, b, c) =>
        x[a]![b]![c]! -
        ofPI[a]![b]! -
        ofPR[a]![c]! -
        ofIR[b]![c]! +
        ofP[a]! +
        ofI[b]! +
        ofR[c]! -
        grand,
    ),
  };
  const freedom: Record<Facet, number> = {
    p: p - 1,
    i: i - 1,
    r: r - 1,
    pi: (p - 1) * (i - 1),
    pr: (p - 1) * (r - 1),
    ir: (i - 1) * (r - 1),
    pir: (p - 1) * (i - 1) * (r - 1),
  };
  const ms = Object.fromEntries(
    facets.map((facet) => [facet, squares[facet] / freedom[facet]]),
  ) as Record<Facet, number>;
  return {
    sizes: { p, i, r },
    meanSquares: ms,
    components: {
      p: (ms.p - ms.pi - ms.pr + ms.pir) / (i * r),
      i: (ms.i - ms.pi - ms.ir + ms.pir) / (p * r),
      r: (ms.r - ms.pr - ms.ir + ms.pir) / (p * i),
      pi: (ms.pi - ms.pir) / r,
      pr: (ms.pr - ms.pir) / i,
      ir: (ms.ir - ms.pir) / p,
      pir: ms.pir,
    },
  };
}

/**
 * What a design with so many items and raters would give: for comparisons between persons
 * (`relative`) and for the level itself (`absolute`). Negative components count as 0.
 */
export function decisionFor(
  { components }: Study,
  items: number,
  raters: number,
): { relative: number; absolute: number; relativeError: number; absoluteError: number } {
  const v = Object.fromEntries(
    facets.map((facet) => [facet, Math.max(0, components[facet])]),
  ) as Record<Facet, number>;
  const relativeError = v.pi / items + v.pr / raters + v.pir / (items * raters);
  const absoluteError = relativeError + v.i / items + v.r / raters + v.ir / (items * raters);
  return {
    relative: v.p / (v.p + relativeError),
    absolute: v.p / (v.p + absoluteError),
    relativeError,
    absoluteError,
  };
}
