import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { assign } from '../src/core/math/assignment.ts';
import { certificateOf, refute } from '../src/core/math/certificate.ts';
import { stand, withdraw } from '../src/core/math/change.ts';
import { rowsOf } from '../src/core/math/edges.ts';
import { randomFrom } from '../src/core/math/random.ts';

test('after mentors have left, the changed solution is the optimum of a new solve', () => {
  let short = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const random = randomFrom(seed);
    const pick = (below: number) => Math.floor(random() * below);
    const [mentees, mentors] = [20 + pick(80), 10 + pick(40)];
    const capacity = Int32Array.from({ length: mentors }, () => pick(4));
    const list: [number, number, number][] = [];
    for (let i = 0; i < mentees; i++)
      for (const j of new Set(Array.from({ length: 1 + pick(8) }, () => pick(mentors))))
        list.push([i, j, pick(50)]);
    const edges = rowsOf(mentees, list);
    const standing = stand(edges, capacity, assign(edges, capacity));
    for (let wave = 0, after = capacity; wave < 3; wave++) {
      const gone = [...new Set([pick(mentors), pick(mentors)])];
      after = after.map((seats, j) => (gone.includes(j) ? 0 : seats));
      const fresh = assign(edges, after);
      equal(withdraw(standing, gone, Infinity), true);
      deepEqual(
        [standing.pairs, standing.score],
        [fresh.pairs, fresh.score],
        `seed ${seed}, wave ${wave}`,
      );
      const matching = Array.from(standing.edgeOf, (e) => (e < 0 ? -1 : edges.mentor[e]!));
      equal(
        refute(edges, after, matching, certificateOf(edges, after, fresh)),
        null,
        `proof ${seed}, wave ${wave}`,
      );
      if (fresh.pairs < mentees) short++;
    }
  }
  const edges = rowsOf(2, [
    [0, 0, 1],
    [0, 1, 2],
    [1, 0, 3],
    [1, 1, 1],
  ]);
  equal(
    withdraw(stand(edges, Int32Array.of(1, 1), assign(edges, Int32Array.of(1, 1))), [0], 0),
    false,
  );
  ok(short > 100, `${short} times somebody stayed out`);
});
