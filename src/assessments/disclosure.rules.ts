/** What published averages give away together. */
import { rankOf } from '../math/rank.ts';

/** People who answered and belong together: one source in one wave. `isPublic`: named anyway, like self and supervisor. */
export type RespondentCell = { id: string; n: number; isPublic?: boolean };
/** A published weighted sum over respondents; within a cell everybody weighs the same. */
export type Release = Record<string, number>;
export type Audit = { safe: boolean; /** Smallest sets of cells, fewer than the minimum of people together, about whom something can be worked out. */ exposed: string[][] };

/**
 * AS-5: releases are safe when no combination of them depends on fewer than the minimum of confidential respondents alone.
 * Something is known about the set T when taking T's columns away lowers the rank of all releases together (Denning, Denning
 * and Schwartz 1979; Chin and Ozsoyoglu 1982). Only membership is looked at, never a value, so a refusal gives nothing away.
 */
export function auditReleases(cells: RespondentCell[], releases: Release[], minimum: number): Audit {
  const hidden = cells.filter(({ n, isPublic }) => n > 0 && !isPublic);
  const rows = releases.map((release) => hidden.map(({ id }) => release[id] ?? 0));
  const whole = rankOf(rows);
  const exposed: number[][] = [];
  const look = (from: number, chosen: number[], people: number): void => {
    if (chosen.length > 0) {
      if (exposed.some((known) => known.every((cell) => chosen.includes(cell)))) return;
      const without = rows.map((row) => row.filter((_, column) => !chosen.includes(column)));
      if (rankOf(without) < whole) return void exposed.push(chosen);
    }
    for (let next = from; next < hidden.length; next++) if (people + hidden[next]!.n < minimum) look(next + 1, [...chosen, next], people + hidden[next]!.n);
  };
  look(0, [], 0);
  const minimal = exposed.filter((set) => !exposed.some((other) => other !== set && other.length < set.length && other.every((cell) => set.includes(cell))));
  return { safe: minimal.length === 0, exposed: minimal.sort((a, b) => a.length - b.length || a[0]! - b[0]!).map((set) => set.map((cell) => hidden[cell]!.id)) };
}
