/**
 * Generalizability of scores over items and raters at once: a complete design of persons x items x
 * raters. Mean squares and components by expected mean squares, not cut at 0, or by restricted
 * likelihood, none below 0. Gleser, Cronbach and Rajaratnam 1965; Cronbach, Gleser, Nanda and
 * Rajaratnam 1972; Brennan 2001.
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
  const freedom = freedomOf({ p, i, r });
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

function freedomOf({ p, i, r }: Study['sizes']): Record<Facet, number> {
  return {
    p: p - 1,
    i: i - 1,
    r: r - 1,
    pi: (p - 1) * (i - 1),
    pr: (p - 1) * (r - 1),
    ir: (i - 1) * (r - 1),
    pir: (p - 1) * (i - 1) * (r - 1),
  };
}

/**
 * The components that make the mean squares most likely, none below 0 (restricted maximum
 * likelihood of a complete design, as `lmer` of R's package lme4): those of the study itself where
 * none of them is negative. Fisher's scoring of one component after another, held at 0 or more; to
 * 1e-13 of the largest, seven times seven operations a round. Null where persons, items and raters
 * add up without a rest.
 */
export function restrictedComponents({
  sizes,
  meanSquares,
  components,
}: Pick<Study, 'sizes' | 'meanSquares' | 'components'>): Record<Facet, number> | null {
  const whole = facets.reduce((sum, facet) => sum + meanSquares[facet], 0);
  if (!(meanSquares.pir > 1e-14 * whole)) return null;
  const freedom = freedomOf(sizes);
  // How often a component enters an expected mean square: where its letters hold all of the
  // other's, once for every level of the letters that it does not have.
  const entering = (component: Facet, square: Facet) =>
    [...square].every((letter) => component.includes(letter))
      ? (['p', 'i', 'r'] as const).reduce(
          (times, letter) => times * (component.includes(letter) ? 1 : sizes[letter]),
          1,
        )
      : 0;
  const found = Object.fromEntries(
    facets.map((facet) => [facet, Math.max(0, components[facet])]),
  ) as Record<Facet, number>;
  const expected = (square: Facet) =>
    facets.reduce((sum, component) => sum + entering(component, square) * found[component], 0);
  for (let round = 0; round < 100_000; round++) {
    let change = 0;
    for (const component of facets) {
      let [score, information] = [0, 0];
      for (const square of facets) {
        const times = entering(component, square);
        if (times === 0) continue;
        const mean = expected(square);
        score += (freedom[square] * times * (meanSquares[square] - mean)) / mean ** 2;
        information += freedom[square] * (times / mean) ** 2;
      }
      // What is left between persons, items and raters at once is never 0.
      const least = component === 'pir' ? 1e-14 * whole : 0;
      const next = Math.max(least, found[component] + score / information);
      change = Math.max(change, Math.abs(next - found[component]));
      found[component] = next;
    }
    if (change < 1e-13 * whole) break;
  }
  return found;
}
