import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { solveGroups, type GroupInstance } from '../src/core/matching/grouping.ts';
import { randomFrom } from '../src/core/math/random.ts';

function make(seed: number, extra: boolean): GroupInstance {
  const random = randomFrom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const [menteeCount, count] = [1 + pick(7), 1 + pick(3)];
  const groups = Array.from({ length: count }, () => {
    const min = pick(3);
    return { min, max: min + pick(4) };
  });
  const edges: [number, number, number][] = [];
  for (let i = 0; i < menteeCount; i++)
    for (let g = 0; g < count; g++) if (pick(10) < 8) edges.push([i, g, pick(12) - 3]);
  const person = () => pick(menteeCount);
  const instance: GroupInstance = {
    id: `${seed}`,
    menteeCount,
    groups,
    openPolicy: pick(2) ? 'all' : 'optional',
    edges,
    together: [],
    apart: [],
    quotas: [],
    maxGroups: pick(3) === 0 ? pick(count + 1) : null,
  };
  if (!extra) return instance;
  const pair = (): [number, number][] => {
    const [a, b] = [person(), person()];
    return a === b ? [] : [[a, b]];
  };
  return {
    ...instance,
    together: pick(2) ? [[...new Set([person(), person()])]] : [],
    apart: [...pair(), ...pair()],
    quotas: pick(2)
      ? [{ members: [...new Set([person(), person(), person()])], maxPerGroup: pick(3) }]
      : [],
  };
}

/** What a matching is worth, or null when it breaks a rule; straight from the format's words. */
function judge(
  { groups, openPolicy, edges, together = [], apart = [], quotas = [], maxGroups }: GroupInstance,
  matching: number[],
): [number, number] | null {
  let [placed, points] = [0, 0];
  for (const [i, g] of matching.entries()) {
    if (g < 0) continue;
    const edge = edges.find(([a, b]) => a === i && b === g);
    if (!edge) return null;
    placed++;
    points += edge[2];
  }
  const sizes = groups.map((_, g) => matching.filter((to) => to === g).length);
  const sized = groups.every(
    ({ min, max }, g) =>
      (sizes[g]! >= min && sizes[g]! <= max) || (openPolicy === 'optional' && sizes[g] === 0),
  );
  const close = together.every((set) => new Set(set.map((i) => matching[i])).size <= 1);
  const far = apart.every(([a, b]) => matching[a]! < 0 || matching[a] !== matching[b]);
  const within = quotas.every(({ members, maxPerGroup }) =>
    groups.every((_, g) => members.filter((i) => matching[i] === g).length <= maxPerGroup),
  );
  const few = sizes.filter((size) => size > 0).length <= (maxGroups ?? groups.length);
  return sized && close && far && within && few ? [placed, points] : null;
}

function best(instance: GroupInstance): [number, number] | null {
  let top: [number, number] | null = null;
  const walk = (matching: number[]): void => {
    if (matching.length < instance.menteeCount) {
      for (let g = -1; g < instance.groups.length; g++) walk([...matching, g]);
      return;
    }
    const value = judge(instance, matching);
    if (value && (!top || value[0] > top[0] || (value[0] === top[0] && value[1] > top[1])))
      top = value;
  };
  walk([]);
  return top;
}

for (const extra of [false, true]) {
  test(`MA-7: groups ${extra ? 'with people together and apart and quotas' : 'by size alone'} equal brute force, for 600 instances`, () => {
    let impossible = 0;
    for (let seed = 1; seed <= 600; seed++) {
      const instance = make(seed, extra);
      const result = solveGroups(instance);
      if ('error' in result) throw new Error(result.message);
      const known = best(instance);
      equal(result.exact, true);
      equal(result.feasible, known !== null, `feasible ${seed}`);
      if (!known) impossible++;
      else {
        deepEqual([result.cardinality, result.totalScore], known, `value ${seed}`);
        deepEqual(judge(instance, result.matching), known, `matching ${seed}`);
      }
    }
    ok(impossible > 30, `${impossible} were impossible`);
  });
}

test('a year of 300 pupils in 12 classes with siblings and quotas keeps every rule', () => {
  const random = randomFrom(12);
  const pick = (below: number) => Math.floor(random() * below);
  const edges: [number, number, number][] = [];
  for (let i = 0; i < 300; i++)
    for (let g = 0; g < 12; g++) if (pick(10) < 9) edges.push([i, g, pick(100)]);
  const pairs = (count: number) =>
    Array.from({ length: count }, (_, k): [number, number] => [4 * k, 4 * k + 1 + pick(3)]);
  const instance: GroupInstance = {
    id: 'year',
    menteeCount: 300,
    groups: Array.from({ length: 12 }, () => ({ min: 22, max: 28 })),
    openPolicy: 'all',
    edges,
    together: pairs(15),
    apart: Array.from({ length: 20 }, (_, k): [number, number] => [100 + 2 * k, 101 + 2 * k]),
    quotas: [{ members: Array.from({ length: 60 }, (_, k) => 200 + k), maxPerGroup: 6 }],
  };
  const result = solveGroups(instance);
  if ('error' in result) throw new Error(result.message);
  equal(result.feasible, true);
  deepEqual(judge(instance, result.matching), [result.cardinality, result.totalScore]);
  equal(result.cardinality, 300);
});

test('groups: what cannot be read is refused in words', () => {
  const base: GroupInstance = {
    id: 'x',
    menteeCount: 2,
    groups: [{ min: 0, max: 2 }],
    edges: [[0, 0, 1]],
  };
  const messages = [
    { groups: [{ min: 3, max: 2 }] },
    { together: [[0, 7]] },
    { apart: [[1, 1]] as [number, number][] },
    { edges: [[0, 0, NaN]] as [number, number, number][] },
  ].map((more) => {
    const result = solveGroups({ ...base, ...more });
    return 'error' in result ? result.error : 'solved';
  });
  deepEqual(messages, ['malformed', 'malformed', 'malformed', 'malformed']);
});
