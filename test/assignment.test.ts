import { deepEqual, equal, throws } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assignDense } from '../src/core/math/dense.ts';
import { randomFrom } from '../src/core/math/random.ts';
import type { Instance } from '../src/core/matching/instance.ts';
import { refuteLex, solveLex, type LexResult } from '../src/core/matching/lex.ts';

const instances = fc
  .record({
    menteeCount: fc.integer({ min: 0, max: 5 }),
    capacity: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 4 }),
    edges: fc.array(fc.tuple(fc.nat(4), fc.nat(3), fc.integer({ min: -9, max: 20 })), {
      maxLength: 14,
    }),
    ban: fc.nat(13),
    lock: fc.nat(20),
  })
  .map(({ menteeCount, capacity, edges, ban, lock }): Instance => {
    const fitting = edges.filter(
      ([mentee, mentor]) => mentee < menteeCount && mentor < capacity.length,
    );
    const unique = fitting.filter(
      ([a, b], i) => fitting.findIndex(([c, d]) => a === c && b === d) === i,
    );
    const pair = (at: number): [number, number][] =>
      unique[at] ? [[unique[at][0], unique[at][1]]] : [];
    return {
      id: 'x',
      menteeCount,
      capacity,
      edges: unique,
      forbidden: pair(ban),
      locked: pair(lock),
    };
  });

/** Every matching there is, by brute force. */
function best({
  menteeCount,
  capacity,
  edges,
  forbidden = [],
  locked = [],
}: Instance): [number, number] {
  let top: [number, number] = [-1, 0];
  const seats = [...capacity];
  const banned = (a: number, b: number) => forbidden.some(([c, d]) => a === c && b === d);
  const walk = (mentee: number, pairs: number, score: number): void => {
    if (mentee === menteeCount) {
      if (pairs > top[0] || (pairs === top[0] && score > top[1])) top = [pairs, score];
      return;
    }
    const lock = locked.find(([who]) => who === mentee);
    if (!lock) walk(mentee + 1, pairs, score);
    for (const [who, mentor, points] of edges) {
      if (
        who !== mentee ||
        (seats[mentor] ?? 0) === 0 ||
        banned(who, mentor) ||
        (lock && lock[1] !== mentor)
      )
        continue;
      seats[mentor]!--;
      walk(mentee + 1, pairs + 1, score + points);
      seats[mentor]!++;
    }
  };
  walk(0, 0, 0);
  return top;
}

test('the optimum equals brute force and its certificate holds, for 2,000 instances', () => {
  let solved = 0;
  fc.assert(
    fc.property(instances, (instance) => {
      const result = solveLex(instance);
      if ('error' in result) return;
      solved++;
      deepEqual([result.cardinality, result.totalScore], best(instance));
      equal(refuteLex(instance, result), null);
    }),
    { numRuns: 2000, seed: 40 },
  );
  equal(solved > 1000, true);
});

test('larger instances prove themselves: square, nearly square, short of seats, with spare seats, with ties and with scores up to 2^40', () => {
  let proved = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const [mentees, mentors, degree] = [
      40 + Math.floor(random() * 460),
      10 + Math.floor(random() * 120),
      2 + Math.floor(random() * 12),
    ];
    const range = [3, 1000, 2 ** 40][seed % 3]!;
    const seats = Math.round(mentees * [1, 0.9, 1.2, 0.99, 1.01][Math.floor(seed / 3) % 5]!);
    const capacity = Array.from({ length: mentors }, () => 0);
    for (let k = 0; k < seats; k++) capacity[Math.floor(random() * mentors)]!++;
    const edges: [number, number, number][] = [];
    for (let i = 0; i < mentees; i++)
      for (const j of new Set(Array.from({ length: degree }, () => Math.floor(random() * mentors))))
        edges.push([i, j, Math.floor((random() - 0.2) * range)]);
    const instance: Instance = { id: `${seed}`, menteeCount: mentees, capacity, edges };
    const result = solveLex(instance);
    if ('error' in result) throw new Error(result.message);
    equal(refuteLex(instance, result), null, `seed ${seed}`);
    proved++;
  }
  equal(proved, 300);
});

test('MA-1: contradictions are named, malformed instances refused', () => {
  const base: Instance = {
    id: 'x',
    menteeCount: 2,
    capacity: [1, 1],
    edges: [
      [0, 0, 5],
      [0, 1, 4],
      [1, 0, 3],
    ],
  };
  const errorOf = (more: Partial<Instance>) =>
    (solveLex({ ...base, ...more }) as { error?: string }).error;
  equal(
    errorOf({
      locked: [
        [0, 0],
        [0, 1],
      ],
    }),
    'locked-mentee-twice',
  );
  equal(
    errorOf({
      locked: [
        [0, 0],
        [1, 0],
      ],
    }),
    'locked-over-capacity',
  );
  equal(errorOf({ locked: [[0, 0]], forbidden: [[0, 0]] }), 'locked-forbidden');
  equal(errorOf({ locked: [[1, 1]] }), 'locked-not-eligible');
  equal(errorOf({ edges: [[0, 9, 1]] }), 'malformed');
  equal(
    errorOf({
      edges: [
        [0, 0, 1],
        [0, 0, 2],
      ],
    }),
    'malformed',
  );
  equal(errorOf({}), undefined);
});

test('a wrong result is found out by its certificate', () => {
  const instance: Instance = {
    id: 'x',
    menteeCount: 2,
    capacity: [1, 1],
    edges: [
      [0, 0, 9],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 1],
    ],
  };
  const right = solveLex(instance) as LexResult;
  equal(refuteLex(instance, right), null);
  equal(refuteLex(instance, { ...right, matching: [1, 0], totalScore: 2 }), 'value-differs');
  equal(refuteLex(instance, { ...right, totalScore: 11 }), 'totals-differ');
  equal(
    refuteLex(instance, {
      ...right,
      certificate: {
        ...right.certificate,
        mentee: [
          [0, 0],
          [0, 0],
        ],
      },
    }),
    'edge-not-covered',
  );
});

test('a dense table with more rows than columns, or with too few cells, is refused', () => {
  throws(() => assignDense(new Float64Array(6), 3, 2), RangeError);
  throws(() => assignDense(new Float64Array(5), 2, 3), RangeError);
  deepEqual([...assignDense(Float64Array.of(1, 5, 5, 1), 2, 2)], [0, 1]);
});
