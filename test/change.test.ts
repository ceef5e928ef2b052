import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { assign, stand } from '../src/math/assignment.ts';
import { certificateOf, refute } from '../src/math/certificate.ts';
import { withdraw } from '../src/math/change.ts';
import { rowsOf } from '../src/math/edges.ts';
import { randomFrom } from '../src/math/random.ts';

test('after mentors have left, the changed solution is the optimum of a new solve and proves itself', () => {
  let [inPlace, anew] = [0, 0];
  for (let seed = 1; seed <= 400; seed++) {
    const random = randomFrom(seed);
    const pick = (below: number) => Math.floor(random() * below);
    const [mentees, mentors] = [20 + pick(80), 10 + pick(40)];
    const capacity = Int32Array.from({ length: mentors }, () => pick(4));
    const list: [number, number, number][] = [];
    for (let i = 0; i < mentees; i++) for (const j of new Set(Array.from({ length: 1 + pick(8) }, () => pick(mentors)))) list.push([i, j, pick(50)]);
    const edges = rowsOf(mentees, list);
    const standing = stand(edges, capacity.slice());
    const gone = [...new Set([pick(mentors), pick(mentors), pick(mentors)])];
    const after = capacity.map((seats, j) => (gone.includes(j) ? 0 : seats));
    const fresh = assign(edges, after);
    if (!withdraw(standing, gone)) {
      anew++;
      continue;
    }
    inPlace++;
    const { answer } = standing;
    deepEqual([answer.pairs, answer.score], [fresh.pairs, fresh.score], `seed ${seed}`);
    equal(refute(edges, after, answer.matching, certificateOf(edges, after, answer)), null, `proof ${seed}`);
  }
  ok(inPlace > 200, `${inPlace} in place, ${anew} anew`);
});
