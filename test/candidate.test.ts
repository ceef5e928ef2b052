import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomFrom } from '../src/core/math/random.ts';
import {
  nobody,
  scoreOf,
  scorerFor,
  usualWeights,
  type Participant,
  type Pool,
} from '../src/features/optimisation/criterion.rules.ts';
import { usualPolicy, type Policy } from '../src/features/optimisation/policy.rules.ts';
import { solve } from '../src/features/optimisation/run.rules.ts';

test('MA-19: a few candidates of each give an answer as good as all pairs', () => {
  let short = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (seed, even, waitingFirst, scarce) => {
        const random = randomFrom(seed);
        const some = (prefix: string, of: number, share: number) =>
          Array.from({ length: of }, (_, k) => `${prefix}${k}`).filter(() => random() < share);
        const person = (id: string): Participant => ({
          ...nobody,
          id,
          name: id,
          competences: some('t', 5, 0.4),
          slots: some('s', 4, 0.5),
          languages: ['sv'],
          years: Math.floor(random() * 9),
          memberOrganisation: `o${Math.floor(random() * 4)}`,
          since: `2026-0${1 + Math.floor(random() * 9)}-01`,
        });
        const crowd: Pool = {
          mentors: Array.from({ length: 14 }, (_, k) => ({
            ...person(`m${k}`),
            places: scarce ? 1 : 1 + (k % 3),
          })),
          mentees: Array.from({ length: 20 }, (_, k) => person(`p${k}`)),
        };
        const own: Policy = {
          ...usualPolicy,
          even,
          waitingFirst,
          switches: { ...usualPolicy.switches, 'same-organisation': true },
        };
        const [all, few] = [
          solve(crowd, own, seed),
          solve(crowd, own, seed, () => {}, { everyPair: 0, bestOfEach: 3 }),
        ];
        const waits = ({ pairs }: typeof all) =>
          pairs.map(({ mentee }) => crowd.mentees.find(({ id }) => id === mentee)!.since).sort();
        const loads = ({ pairs }: typeof all) =>
          [...Map.groupBy(pairs, ({ mentor }) => mentor).values()].reduce(
            (sum, { length }) => sum + length ** 2,
            0,
          );
        equal(few.pairs.length, all.pairs.length);
        if (waitingFirst) deepEqual(waits(few), waits(all));
        equal(few.pairs[0]!.score, all.pairs[0]!.score);
        equal(few.totalScore, all.totalScore);
        if (even) equal(loads(few), loads(all));
        deepEqual(few.left.map(({ why }) => why).sort(), all.left.map(({ why }) => why).sort());
        if (few.left.length > 0) short++;
      },
    ),
    { numRuns: 300, seed: 19 },
  );
  ok(short > 50);
});

test('MA-8: scored many at once or one by one, the score is the same', () => {
  const random = randomFrom(8);
  const some = (list: string[]) => list.filter(() => random() < 0.5);
  const person = (id: string): Participant => ({
    ...nobody,
    id,
    name: id,
    competences: some(['a', 'b', 'c']),
    slots: some(['x', 'y']),
    languages: some(['sv', 'en']),
    region: random() < 0.5 ? 'r' : null,
    online: random() < 0.5,
    sector: random() < 0.5 ? 's' : null,
    years: random() < 0.7 ? Math.floor(random() * 9) : null,
    wishes: some(['m1', 'm2', 'p1', 'p3', 'gone']),
  });
  const mentors = Array.from({ length: 30 }, (_, k) => ({ ...person(`m${k}`), places: 1 }));
  const mentees = Array.from({ length: 30 }, (_, k) => person(`p${k}`));
  const weights = { ...usualWeights, sector: 2 };
  const scored = scorerFor(mentors, mentees, weights);
  mentors.forEach((a, j) => mentees.forEach((b, i) => equal(scored(j, i), scoreOf(a, b, weights))));
});
