/** `matching-groups-1`: groups with sizes, people together and apart, quotas. */
import { solveGrouping } from '../math/grouping.ts';
import type { Groups, Unit } from '../math/groups.ts';
import { peopleLimit, type Fault } from './instance.ts';

export type GroupInstance = {
  id: string;
  menteeCount: number;
  groups: { min: number; max: number }[];
  openPolicy?: 'all' | 'optional';
  edges: [number, number, number][];
  together?: number[][];
  apart?: [number, number][];
  quotas?: { members: number[]; maxPerGroup: number }[];
  maxGroups?: number | null;
};
export type GroupResult = {
  id: string;
  feasible: boolean;
  cardinality: number;
  totalScore: number;
  matching: number[];
  exact: boolean;
};

export function solveGroups(instance: GroupInstance): GroupResult | ({ id: string } & Fault) {
  const { id, menteeCount } = instance;
  const fault = malformed(instance);
  if (fault) return { id, error: 'malformed', message: fault };
  const groups = pose(instance);
  const { best, exact } = solveGrouping(groups);
  const matching = Array.from({ length: menteeCount }, () => -1);
  if (!best) return { id, feasible: false, cardinality: 0, totalScore: 0, matching, exact };
  groups.units.forEach(({ people }, u) => {
    for (const person of people) matching[person] = best.groupOf[u]!;
  });
  return { id, feasible: true, cardinality: best.placed, totalScore: best.points, matching, exact };
}

/**
 * MA-7: who must stay together becomes one unit; who must be apart inside a unit stays out with it.
 */
function pose({
  menteeCount,
  groups,
  openPolicy = 'all',
  edges,
  together = [],
  apart = [],
  quotas = [],
  maxGroups,
}: GroupInstance): Groups {
  const root = Array.from({ length: menteeCount }, (_, i) => i);
  const rootOf = (i: number): number => (root[i] === i ? i : (root[i] = rootOf(root[i]!)));
  for (const set of together) for (const i of set) root[rootOf(i)] = rootOf(set[0]!);
  const members = Map.groupBy(root.keys(), rootOf);
  const unitOf = new Map(
    [...members].flatMap(([, people], u) => people.map((person) => [person, u] as const)),
  );
  const points = Array.from({ length: menteeCount }, () => groups.map((): number | null => null));
  for (const [mentee, group, score] of edges) points[mentee]![group] = score;
  const torn = new Set(
    apart.filter(([a, b]) => unitOf.get(a) === unitOf.get(b)).map(([a]) => unitOf.get(a)!),
  );
  const units = [...members.values()].map((people, u): Unit => ({
    people,
    points: groups.map((_, g) =>
      torn.has(u) || people.some((person) => points[person]![g] === null)
        ? null
        : people.reduce((sum, person) => sum + points[person]![g]!, 0),
    ),
    apart: [
      ...new Set(
        apart.flatMap(([a, b]) =>
          unitOf.get(a) === u ? [unitOf.get(b)!] : unitOf.get(b) === u ? [unitOf.get(a)!] : [],
        ),
      ),
    ].filter((v) => v !== u),
    counts: quotas.map((quota) => people.filter((person) => quota.members.includes(person)).length),
  }));
  const possible = edges.filter(
    ([mentee, group]) => units[unitOf.get(mentee)!]!.points[group] !== null,
  );
  return {
    people: menteeCount,
    units,
    min: groups.map(({ min }) => min),
    max: groups.map(({ max }) => max),
    open: openPolicy,
    maxGroups: maxGroups ?? groups.length,
    quotas: quotas.map(({ maxPerGroup }) => maxPerGroup),
    edges: possible,
  };
}

function malformed({
  menteeCount,
  groups,
  openPolicy = 'all',
  edges,
  together = [],
  apart = [],
  quotas = [],
  maxGroups,
}: GroupInstance): string | null {
  const whole = (value: unknown, below = Infinity) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) < below;
  const people = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every((one) => whole(one, menteeCount));
  if (!whole(menteeCount, peopleLimit))
    return 'menteeCount is not a whole number from 0 up, or too large.';
  if (!Array.isArray(groups) || !groups.every((group) => whole(group?.min) && whole(group.max)))
    return 'groups is not a list of {min, max}.';
  const turned = groups.findIndex(({ min, max }) => min > max);
  if (turned >= 0) return `Group ${turned} has a least size above its largest.`;
  if (openPolicy !== 'all' && openPolicy !== 'optional')
    return 'openPolicy is neither "all" nor "optional".';
  if (maxGroups !== undefined && maxGroups !== null && !whole(maxGroups))
    return 'maxGroups is not a whole number from 0 up.';
  if (!Array.isArray(edges)) return 'edges is not a list.';
  const seen = new Set<number>();
  for (const edge of edges) {
    if (
      !Array.isArray(edge) ||
      !whole(edge[0], menteeCount) ||
      !whole(edge[1], groups.length) ||
      !Number.isSafeInteger(edge[2])
    )
      return `An edge is not [mentee, group, score]: ${JSON.stringify(edge)}.`;
    const key = edge[0] * groups.length + edge[1];
    if (seen.has(key)) return `Mentee ${edge[0]} and group ${edge[1]} have two edges; keep one.`;
    seen.add(key);
  }
  if (!Array.isArray(together) || !together.every(people))
    return 'together names somebody who does not exist.';
  if (!Array.isArray(apart) || !apart.every((pair) => people(pair) && pair.length === 2))
    return 'apart is not a list of pairs of people who exist.';
  const self = apart.find(([a, b]) => a === b);
  if (self) return `Mentee ${self[0]} cannot be kept apart from themselves.`;
  if (
    !Array.isArray(quotas) ||
    !quotas.every((quota) => people(quota?.members) && whole(quota.maxPerGroup))
  )
    return 'quotas is not a list of {members, maxPerGroup}.';
  return null;
}
