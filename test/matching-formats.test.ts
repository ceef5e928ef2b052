import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { solveLex } from '../src/core/matching/lex.ts';
import { solveFair } from '../src/core/matching/fair.ts';
import type { Instance } from '../src/core/matching/instance.ts';
import { solveChange, type Change, type Outcome } from '../src/core/matching/rematch.ts';
import { solveWhatIf } from '../src/core/matching/whatif.ts';
import { solveTable } from '../src/core/matching/table.ts';
import { randomFrom } from '../src/core/math/random.ts';

type Pick = (below: number) => number;

function small(seed: number): { instance: Instance; pick: Pick } {
  const random = randomFrom(seed);
  const pick: Pick = (below) => Math.floor(random() * below);
  const [menteeCount, mentors] = [1 + pick(6), 1 + pick(4)];
  const capacity = Array.from({ length: mentors }, () => pick(3));
  const edges: [number, number, number][] = [];
  for (let i = 0; i < menteeCount; i++)
    for (let j = 0; j < mentors; j++) if (pick(10) < 7) edges.push([i, j, pick(9) - 2]);
  const forbidden: [number, number][] =
    pick(3) === 0 && edges.length > 0 ? [[edges[0]![0], edges[0]![1]]] : [];
  return { instance: { id: `${seed}`, menteeCount, capacity, edges, forbidden }, pick };
}

/** Every matching there is. */
function all({
  menteeCount,
  capacity,
  edges,
  forbidden = [],
}: Instance): { matching: number[]; scores: number[]; loads: number[] }[] {
  const found: { matching: number[]; scores: number[]; loads: number[] }[] = [];
  const loads = capacity.map(() => 0);
  const walk = (mentee: number, matching: number[], scores: number[]): void => {
    if (mentee === menteeCount) {
      found.push({
        matching: [...matching],
        scores: [...scores].sort((a, b) => a - b),
        loads: [...loads],
      });
      return;
    }
    walk(mentee + 1, [...matching, -1], scores);
    for (const [who, mentor, score] of edges) {
      if (
        who !== mentee ||
        loads[mentor]! >= capacity[mentor]! ||
        forbidden.some(([a, b]) => a === who && b === mentor)
      )
        continue;
      loads[mentor]!++;
      walk(mentee + 1, [...matching, mentor], [...scores, score]);
      loads[mentor]!--;
    }
  };
  walk(0, [], []);
  return found;
}

const sum = (list: number[]) => list.reduce((total, value) => total + value, 0);
/** The largest keys, compared one after the other. */
function top<T>(list: T[], keys: (one: T) => number[]): number[] {
  const greater = (a: number[], b: number[]) => {
    const at = a.findIndex((value, k) => value !== b[k]);
    return at >= 0 && a[at]! > b[at]!;
  };
  return list.map(keys).reduce((best, one) => (greater(one, best) ? one : best));
}

test('fair: bottleneck, leximin and loads equal brute force, for 1,500 instances', () => {
  for (let seed = 1; seed <= 1500; seed++) {
    const { instance } = small(seed);
    const every = all(instance);
    const pairs = Math.max(...every.map(({ scores }) => scores.length));
    const most = every.filter(({ scores }) => scores.length === pairs);
    const result = solveFair(instance);
    if ('error' in result) throw new Error(result.message);
    const [bottleneck, total] = top(most, ({ scores }) => [scores[0] ?? 0, sum(scores)]);
    equal(result.cardinality, pairs, `pairs ${seed}`);
    equal(result.bottleneck, pairs === 0 ? null : bottleneck, `worst ${seed}`);
    equal(result.bottleneckThenTotal, total, `worst then total ${seed}`);
    deepEqual(
      result.leximin,
      top(most, ({ scores }) => scores),
      `leximin ${seed}`,
    );
    equal(result.leximinTotal, sum(result.leximin));
    equal(result.maxTotal, Math.max(...most.map(({ scores }) => sum(scores))), `total ${seed}`);
    equal(
      result.minMaxLoad,
      Math.min(...most.map(({ loads }) => Math.max(...loads))),
      `largest load ${seed}`,
    );
    equal(
      result.minSumSquaredLoad,
      Math.min(...most.map(({ loads }) => sum(loads.map((load) => load * load)))),
      `loads ${seed}`,
    );
    const known = new Map(most.map((one) => [`${one.matching}`, one]));
    equal(sum(known.get(`${result.matchings.bottleneckThenTotal}`)!.scores), total);
    deepEqual(known.get(`${result.matchings.leximin}`)!.scores, result.leximin);
    equal(
      sum(known.get(`${result.matchings.evenLoad}`)!.loads.map((load) => load * load)),
      result.minSumSquaredLoad,
    );
  }
});

test('MA-6: after a change the three orders of objectives equal brute force, for 1,500 instances', () => {
  let changed = 0;
  for (let seed = 1; seed <= 1500; seed++) {
    const { instance, pick } = small(seed);
    const every = all(instance);
    const initial = every[pick(every.length)]!.matching;
    const gone = pick(2) === 0 ? [pick(instance.capacity.length)] : [];
    const left = pick(3) === 0 ? [pick(instance.menteeCount)] : [];
    const changes: [number, number][] =
      pick(2) === 0 ? [[pick(instance.capacity.length), pick(3)]] : [];
    const change: Change = {
      ...instance,
      initial,
      event: {
        mentorsGone: gone,
        menteesGone: left,
        capacityChanges: changes,
        menteesArriving: [],
      },
    };
    const capacity = instance.capacity.map((seats, mentor) =>
      gone.includes(mentor) ? 0 : (changes.find(([who]) => who === mentor)?.[1] ?? seats),
    );
    const edges = instance.edges.filter(
      ([mentee, mentor]) => !left.includes(mentee) && !gone.includes(mentor),
    );
    const after = all({ ...instance, capacity, edges }).map(({ matching, scores }) => ({
      pairs: scores.length,
      kept: matching.filter((mentor, mentee) => mentor >= 0 && mentor === initial[mentee]).length,
      score: sum(scores),
      matching,
    }));
    const result = solveChange(change);
    if ('error' in result) throw new Error(result.message);
    const keys = ({ cardinality, keptPairs, totalScore }: Outcome) => [
      cardinality,
      keptPairs,
      totalScore,
    ];
    deepEqual(
      keys(result.minimalDisturbance),
      top(after, ({ pairs, kept, score }) => [pairs, kept, score]),
      `least disturbance ${seed}`,
    );
    const [kept, pairs, score] = top(after, (one) => [one.kept, one.pairs, one.score]);
    deepEqual(keys(result.keepFirst), [pairs, kept, score], `keep first ${seed}`);
    const [pairs2, score2, kept2] = top(after, (one) => [one.pairs, one.score, one.kept]);
    deepEqual(keys(result.reoptimised), [pairs2, kept2, score2], `anew ${seed}`);
    for (const outcome of [result.minimalDisturbance, result.keepFirst, result.reoptimised]) {
      const same = after.find(({ matching }) => `${matching}` === `${outcome.matching}`)!;
      deepEqual([same.pairs, same.kept, same.score], keys(outcome));
    }
    if (result.survivingPairs < initial.filter((mentor) => mentor >= 0).length) changed++;
  }
  ok(changed > 200, `${changed} changes broke a pair`);
});

test('tables: every shape and both senses equal brute force, for 1,500 tables', () => {
  for (let seed = 1; seed <= 1500; seed++) {
    const random = randomFrom(seed);
    const [rows, columns] = [1 + Math.floor(random() * 6), 1 + Math.floor(random() * 6)];
    const range = seed % 2 ? 4 : 2 ** 40;
    const cost = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => Math.floor((random() - 0.3) * range)),
    );
    const totals: number[] = [];
    const walk = (row: number, used: Set<number>, total: number): void => {
      if (row === rows) {
        if (used.size === Math.min(rows, columns)) totals.push(total);
        return;
      }
      if (rows > columns) walk(row + 1, used, total);
      for (let j = 0; j < columns; j++)
        if (!used.has(j)) walk(row + 1, new Set([...used, j]), total + cost[row]![j]!);
    };
    walk(0, new Set(), 0);
    for (const sense of ['min', 'max'] as const) {
      const result = solveTable({ id: 'x', cost, sense });
      if ('error' in result) throw new Error(result.message);
      equal(
        result.total,
        totals.reduce((best, total) =>
          sense === 'min' ? Math.min(best, total) : Math.max(best, total),
        ),
        `${sense} ${seed}`,
      );
      const used = result.columnOfRow.filter((column) => column >= 0);
      deepEqual(
        [used.length, new Set(used).size],
        [Math.min(rows, columns), Math.min(rows, columns)],
      );
    }
  }
  ok('error' in solveTable({ id: 'x', cost: [[1, NaN]], sense: 'min' }));
});

test('what if: every pair forced and forbidden, every seat and every mentor equal solving anew, for 1,500 instances', () => {
  let [impossible, better] = [0, 0];
  const worth = (instance: Instance): [number, number] | [null, null] => {
    const result = solveLex(instance);
    return 'error' in result ? [null, null] : [result.cardinality, result.totalScore];
  };
  for (let seed = 1; seed <= 1500; seed++) {
    const { instance: plain, pick } = small(seed);
    const lock = plain.edges[pick(plain.edges.length * 2)];
    const instance: Instance = { ...plain, locked: lock ? [[lock[0], lock[1]]] : [] };
    const result = solveWhatIf(instance);
    if ('error' in result) {
      deepEqual(worth(instance), [null, null]);
      continue;
    }
    const { locked = [], forbidden = [], capacity } = instance;
    deepEqual(result.base, worth(instance));
    const isLocked = (i: number, j: number) => locked.some(([a, b]) => a === i && b === j);
    for (const [i, j, ...value] of result.pairForced)
      deepEqual(
        value,
        worth(isLocked(i, j) ? instance : { ...instance, locked: [...locked, [i, j]] }),
        `forced ${seed} ${i} ${j}`,
      );
    for (const [i, j, ...value] of result.pairForbidden)
      deepEqual(
        value,
        worth({ ...instance, forbidden: [...forbidden, [i, j]] }),
        `forbidden ${seed} ${i} ${j}`,
      );
    for (const [j, ...value] of result.oneMoreSeat)
      deepEqual(
        value,
        worth({ ...instance, capacity: capacity.map((seats, k) => (k === j ? seats + 1 : seats)) }),
        `seat ${seed} ${j}`,
      );
    for (const [j, ...value] of result.mentorLeaves)
      deepEqual(
        value,
        worth({ ...instance, capacity: capacity.map((seats, k) => (k === j ? 0 : seats)) }),
        `leaves ${seed} ${j}`,
      );
    equal(result.pairForced.length, instance.edges.length);
    impossible += result.pairForced.filter(([, , pairs]) => pairs === null).length;
    better += result.oneMoreSeat.filter(
      ([, pairs, score]) => pairs! > result.base[0] || score! > result.base[1],
    ).length;
  }
  ok(impossible > 100 && better > 100, `${impossible} impossible, ${better} better`);
});
