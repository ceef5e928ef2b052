import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { solveFair } from '../src/core/matching/fair.ts';
import { solveGroups } from '../src/core/matching/grouping.ts';
import { solveLex } from '../src/core/matching/lex.ts';
import { solveChange } from '../src/core/matching/rematch.ts';
import { solveStable } from '../src/core/matching/stable.ts';
import { solveTable } from '../src/core/matching/table.ts';
import { solveWhatIf } from '../src/core/matching/whatif.ts';
import { readBinary } from '../src/core/matching/binary.ts';
import { randomFrom } from '../src/core/math/random.ts';

const lex = {
  menteeCount: 3,
  capacity: [1, 2],
  edges: [
    [0, 0, 5],
    [1, 0, 3],
    [1, 1, 2],
    [2, 1, 9],
  ],
  forbidden: [[0, 0]],
  locked: [[2, 1]],
};
const right: [(instance: never) => object, object][] = [
  [solveLex, lex],
  [solveFair, lex],
  [solveWhatIf, lex],
  [
    solveChange,
    {
      ...lex,
      initial: [0, 1, -1],
      event: { mentorsGone: [0], menteesGone: [], capacityChanges: [[1, 1]], menteesArriving: [] },
    },
  ],
  [
    solveStable,
    {
      mentees: [{ preferences: [[0], [1]] }, { preferences: [[0, 1]] }],
      mentors: [
        { capacity: 1, preferences: [[0], [1]] },
        { capacity: 2, preferences: [[1]] },
      ],
      matching: [0, 1],
    },
  ],
  [
    solveGroups,
    {
      menteeCount: 3,
      groups: [
        { min: 1, max: 2 },
        { min: 0, max: 2 },
      ],
      openPolicy: 'all',
      edges: [
        [0, 0, 1],
        [1, 0, 2],
        [2, 1, 3],
      ],
      together: [[0, 1]],
      apart: [[0, 2]],
      quotas: [{ members: [0], maxPerGroup: 1 }],
      maxGroups: 2,
    },
  ],
  [
    solveTable,
    {
      cost: [
        [1, 2],
        [3, 4],
      ],
      sense: 'min',
    },
  ],
];
const junk = () => [
  null,
  undefined,
  -1,
  1e12,
  NaN,
  Infinity,
  'x',
  [],
  {},
  [[]],
  [[0, 0]],
  [[0, 0, 1e300]],
  true,
  3.5,
  [null],
  2 ** 53,
  '0',
  [[-1, 0, 1]],
  [[[0]]],
];

test('MA-1: whatever is wrong in an instance of any format, the answer is a result or a fault with a sentence, never a crash', () => {
  const random = randomFrom(7);
  const pick = <T>(list: T[]) => list[Math.floor(random() * list.length)]!;
  let refused = 0;
  for (let round = 0; round < 7000; round++) {
    const [solve, instance] = right[round % right.length]!;
    const wrong = structuredClone(instance) as Record<string, unknown>;
    for (let k = 0; k < 1 + (round % 2); k++) {
      const key = pick(Object.keys(wrong));
      const part = wrong[key] as Record<string, unknown> | null;
      if (
        random() < 0.5 ||
        typeof part !== 'object' ||
        part === null ||
        Object.keys(part).length === 0
      )
        wrong[key] = pick(junk());
      else part[pick(Object.keys(part))] = pick(junk());
    }
    const result = solve({ id: 'x', ...wrong } as never) as { error?: string; message?: string };
    if (result.error === undefined) continue;
    refused++;
    ok(typeof result.message === 'string' && result.message.length > 10);
  }
  ok(refused > 3000, `${refused} were refused`);
  for (const [solve, instance] of right)
    equal('error' in solve({ id: 'x', ...instance } as never), false);
});

test('a binary instance that does not add up is refused with the place of the fault', () => {
  const faults: [number[], RegExp][] = [
    [[], /three counts/],
    [[-1, 1, 0, 1, 0], /three counts/],
    [[1, 1, 1, 1, 0, 1, 0], /ask for 8 numbers/],
    [[1, 1, 1, -1, 0, 1, 0, 5], /capacity of mentor 0/],
    [[1, 1, 1, 1, 1, 1, 0, 5], /begin at 0/],
    [[1, 1, 1, 1, 0, 1, 4, 5], /mentor 4, who does not exist/],
    [[1, 2, 2, 1, 1, 0, 2, 1, 1, 5, 5], /ascending order/],
  ];
  for (const [words, message] of faults) {
    const read = readBinary(Int32Array.from(words));
    ok('error' in read && message.test(read.message), JSON.stringify(read));
  }
});
