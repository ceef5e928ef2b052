/**
 * People in groups with sizes: the problem, what a grouping is worth, and the flow that solves it
 * when nothing but sizes counts.
 */
import { assign } from './assignment.ts';
import { largestSeating } from './cardinality.ts';
import { rowsOf } from './edges.ts';

export type Unit = {
  people: number[];
  /** Points per group; null where somebody may not be. */
  points: (number | null)[];
  /** Units that must not share a group. */
  apart: number[];
  /** How many of the unit count for each quota. */
  counts: number[];
};
export type Groups = {
  people: number;
  units: Unit[];
  min: number[];
  max: number[];
  /** 'all': every group reaches its least size. 'optional': a group may also stay empty. */
  open: 'all' | 'optional';
  maxGroups: number;
  /** The largest number per group for each quota. */
  quotas: number[];
  /** Per person and group, for the flow. */
  edges: [person: number, group: number, points: number][];
};
/** Group per unit, -1 for nobody's. */
export type Grouping = { groupOf: number[]; placed: number; points: number };
export function isBetter(
  a: Pick<Grouping, 'placed' | 'points'>,
  b: Pick<Grouping, 'placed' | 'points'> | null,
): boolean {
  return b === null || a.placed > b.placed || (a.placed === b.placed && a.points > b.points);
}

export function isComplete({ min, open, maxGroups }: Groups, load: number[]): boolean {
  if (load.filter((people) => people > 0).length > maxGroups) return false;
  return load.every((people, g) => people >= min[g]! || (open === 'optional' && people === 0));
}

/**
 * The flow for one set of open groups: with least sizes, or without as a bound. Null when the least
 * sizes cannot be reached.
 */
export function flowInto(
  { people, min, max, edges }: Pick<Groups, 'people' | 'min' | 'max' | 'edges'>,
  isOpen: (group: number) => boolean,
  withLeast: boolean,
): { groupOf: number[]; placed: number; points: number; prices: number[] } | null {
  const count = min.length;
  const capacity = new Int32Array(2 * count);
  const must = new Uint8Array(2 * count);
  // A group is two: the seats that must be filled, and the others.
  for (let g = 0; g < count; g++) {
    if (!isOpen(g)) continue;
    capacity[g] = withLeast ? min[g]! : 0;
    capacity[count + g] = max[g]! - capacity[g]!;
    must[g] = 1;
  }
  const rows = rowsOf(
    people,
    edges.flatMap(([person, group, points]): [number, number, number][] =>
      isOpen(group)
        ? [
            ...(capacity[group]! > 0 ? [[person, group, points] as [number, number, number]] : []),
            [person, count + group, points],
          ]
        : [],
    ),
  );
  const needed = capacity.subarray(0, count).reduce((sum, seats) => sum + seats, 0);
  if (
    withLeast &&
    largestSeating(
      rows,
      capacity.map((seats, j) => (j < count ? seats : 0)),
    ).pairs < needed
  )
    return null;
  const { matching, pairs, score, mentorPrice, overMentor } = assign(rows, capacity, { must });
  return {
    groupOf: Array.from(matching, (j) => (j < 0 ? -1 : j % count)),
    placed: pairs,
    points: score,
    prices: Array.from({ length: count }, (_, g) =>
      overMentor[count + g] === 1 ? Infinity : mentorPrice[count + g]!,
    ),
  };
}

export function worth({ units }: Groups, groupOf: number[]): Grouping {
  let [placed, points] = [0, 0];
  units.forEach((unit, u) => {
    if (groupOf[u]! < 0) return;
    placed += unit.people.length;
    points += unit.points[groupOf[u]!]!;
  });
  return { groupOf, placed, points };
}
