import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { solveStable, type StableInstance } from '../src/core/matching/stable.ts';
import { largeStable, listingsOf } from '../src/core/math/stability.ts';
import { randomFrom } from '../src/core/math/random.ts';

/** Random lists; `ties`: the chance that the next one is as good as the last. */
function make(seed: number, ties: number, mentees = 6, mentors = 6): StableInstance {
  const random = randomFrom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const lists = (from: number, to: number) =>
    Array.from({ length: from }, () => {
      const names = Array.from({ length: to }, (_, k) => ({ k, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ k }) => k)
        .filter(() => random() < (seed % 2 ? 1 : 0.7));
      const preferences: number[][] = [];
      for (const name of names) {
        if (preferences.length > 0 && random() < ties) preferences.at(-1)!.push(name);
        else preferences.push([name]);
      }
      return { preferences };
    });
  const [a, b] = [1 + pick(mentees), 1 + pick(mentors)];
  return {
    id: `${seed}`,
    mentees: lists(a, b),
    mentors: lists(b, a).map((one) => ({ ...one, capacity: [0, 1, 1, 1, 2, 3][pick(6)]! })),
  };
}

const rank = ({ preferences }: { preferences: number[][] }, who: number) =>
  preferences.findIndex((group) => group.includes(who));

/** Counted from the definition. */
function blocking({ mentees, mentors }: StableInstance, matching: number[]): number {
  let count = 0;
  mentees.forEach((mentee, i) =>
    mentors.forEach((mentor, j) => {
      const [a, b] = [rank(mentee, j), rank(mentor, i)];
      if (a < 0 || b < 0 || matching[i] === j) return;
      const now = matching[i]! >= 0 ? rank(mentee, matching[i]!) : Infinity;
      const sits = matching.flatMap((to, k) => (to === j ? [rank(mentor, k)] : []));
      if (a < now && (sits.length < mentor.capacity || sits.some((other) => other > b))) count++;
    }),
  );
  return count;
}

function everyStable(instance: StableInstance): number[][] {
  const { mentees, mentors } = instance;
  const found: number[][] = [];
  const walk = (i: number, matching: number[]): void => {
    if (i === mentees.length) {
      if (blocking(instance, matching) === 0) found.push(matching);
      return;
    }
    walk(i + 1, [...matching, -1]);
    mentors.forEach((mentor, j) => {
      if (
        rank(mentees[i]!, j) >= 0 &&
        rank(mentor, i) >= 0 &&
        matching.filter((to) => to === j).length < mentor.capacity
      )
        walk(i + 1, [...matching, j]);
    });
  };
  walk(0, []);
  return found;
}

test('without ties both optimal matchings are the ends of all stable ones, for 800 instances', () => {
  let different = 0;
  for (let seed = 1; seed <= 800; seed++) {
    const instance = make(seed, 0);
    const result = solveStable(instance);
    if (!('menteeOptimal' in result)) throw new Error('no optimum');
    const stable = everyStable(instance);
    const place = (i: number, j: number) => (j < 0 ? 99 : rank(instance.mentees[i]!, j));
    const ends = [Math.min, Math.max].map((end) =>
      instance.mentees.map((_, i) => end(...stable.map((matching) => place(i, matching[i]!)))),
    );
    deepEqual(
      result.menteeOptimal.map((j, i) => place(i, j)),
      ends[0],
      `mentees ${seed}`,
    );
    deepEqual(
      result.mentorOptimal.map((j, i) => place(i, j)),
      ends[1],
      `mentors ${seed}`,
    );
    equal(result.blockingPairs, 0);
    if (`${result.menteeOptimal}` !== `${result.mentorOptimal}`) different++;
  }
  ok(different > 10, `${different} had two ends`);
});

test('with ties the size is the largest there is, for 800 instances, and the fast method keeps two thirds of it', () => {
  let smaller = 0;
  for (let seed = 1; seed <= 800; seed++) {
    const instance = make(seed, 0.5);
    const result = solveStable(instance);
    const stable = everyStable(instance);
    const largest = Math.max(...stable.map((matching) => matching.filter((to) => to >= 0).length));
    if ('size' in result) {
      equal(result.size, largest, `size ${seed}`);
      equal(result.exact, true);
      equal(blocking(instance, result.matching), 0, `stable ${seed}`);
    }
    const list = instance.mentees.flatMap((mentee, i) =>
      instance.mentors.flatMap((mentor, j) =>
        rank(mentee, j) >= 0 && rank(mentor, i) >= 0
          ? [{ mentee: i, mentor: j, menteeRank: rank(mentee, j), mentorRank: rank(mentor, i) }]
          : [],
      ),
    );
    const fast = [
      ...largeStable(
        listingsOf(instance.mentees.length, list),
        Int32Array.from(instance.mentors, ({ capacity }) => capacity),
      ),
    ];
    equal(blocking(instance, fast), 0, `fast ${seed}`);
    const size = fast.filter((to) => to >= 0).length;
    ok(3 * size >= 2 * largest, `two thirds ${seed}`);
    if (size < largest) smaller++;
  }
  ok(smaller < 80, `${smaller} were smaller than the largest`);
});

test('blocking pairs of any matching are counted as the definition says', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const instance = make(seed, seed % 2 ? 0.4 : 0);
    const random = randomFrom(seed + 9999);
    const loads = instance.mentors.map(() => 0);
    const matching = instance.mentees.map((mentee, i) => {
      const open = mentee.preferences
        .flat()
        .filter(
          (j) => rank(instance.mentors[j]!, i) >= 0 && loads[j]! < instance.mentors[j]!.capacity,
        );
      const j = open[Math.floor(random() * (open.length + 1))] ?? -1;
      if (j >= 0) loads[j]!++;
      return j;
    });
    deepEqual(solveStable({ ...instance, matching }), {
      id: `${seed}`,
      blockingPairs: blocking(instance, matching),
    });
  }
});

test('larger instances with ties are stable too, and solved exactly or said not to be', () => {
  let exact = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const instance = make(seed, 0.6, 60, 40);
    const result = solveStable(instance);
    if (!('size' in result)) continue;
    equal(blocking(instance, result.matching), 0);
    if (result.exact) exact++;
  }
  ok(exact >= 1, `${exact} were solved exactly`);
});

test('lists that name nobody, or somebody twice, are refused', () => {
  const mentors = [{ capacity: 1, preferences: [[0]] }];
  const faults = [
    { id: 'x', mentees: [{ preferences: [[3]] }], mentors },
    { id: 'x', mentees: [{ preferences: [[0], [0]] }], mentors },
    { id: 'x', mentees: [{ preferences: [[0]] }], mentors: [{ capacity: -1, preferences: [] }] },
    {
      id: 'x',
      mentees: [{ preferences: [[0]] }, { preferences: [[0]] }],
      mentors,
      matching: [0, 0],
    },
  ];
  for (const instance of faults) ok('error' in solveStable(instance));
});
