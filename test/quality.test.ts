import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween } from '../src/features/assessments/change.rules.ts';
import { qualityOf, ratersFor } from '../src/features/assessments/quality.rules.ts';
import type { GivenRating } from '../src/features/assessments/report.rules.ts';
import type { RaterScore, ScoredCompetence } from '../src/features/assessments/scorecard.rules.ts';
import { randomFrom } from '../src/core/math/random.ts';

const scored: ScoredCompetence[] = [
  { id: 'c', indicators: 3, target: 4, weight: 1 },
  { id: 'd', indicators: 2, target: 4, weight: 1 },
];
const home = new Map([
  ['c1', 'c'],
  ['c2', 'c'],
  ['c3', 'c'],
  ['d1', 'd'],
  ['d2', 'd'],
]);

function roundOf(mentors: number, raters: number): GivenRating[] {
  const random = randomFrom(12);
  return Array.from({ length: mentors }, (_, m) => {
    const level = 2 + 2 * random();
    return Array.from({ length: raters }, (_, r) => {
      const own = level + 0.8 * (random() - 0.5);
      return [...home.keys()].map((indicator) => ({
        mentor: `m${m}`,
        rater: `m${m}r${r}`,
        source: 'colleague' as const,
        indicator,
        level: Math.max(1, Math.min(5, Math.round(own + random() - 0.5))),
      }));
    }).flat();
  }).flat();
}

test('AS-12: quality is said from enough raters on, and two indicators get no alpha', () => {
  const [three, two] = qualityOf(roundOf(15, 4), { scored, home });
  const [colleagues] = three!.raters;
  ok(
    colleagues!.icc! > 0.4 &&
      colleagues!.interval![0] < colleagues!.icc! &&
      colleagues!.icc! < colleagues!.interval![1],
  );
  equal(colleagues!.needed, ratersFor(colleagues!.icc!, 0.7));
  ok(three!.scale.alpha! > 0.5 && three!.scale.omega! > 0.5 && three!.scale.twoHalves === null);
  ok(two!.scale.alpha === null && two!.scale.twoHalves! > 0.5);
  const [few] = qualityOf(roundOf(9, 4), { scored, home });
  deepEqual([few!.raters[0]!.icc, few!.raters[0]!.needed, few!.scale.alpha], [null, null, null]);
});

test('AS-12: raters needed, by hand', () => {
  deepEqual(
    [ratersFor(0.3, 0.7), ratersFor(0.37, 0.7), ratersFor(0.5, 0.7), ratersFor(0.7, 0.7)],
    [6, 4, 3, 1],
  );
});

const scores = (
  mentor: string,
  values: number[],
  source: 'colleague' | 'mentee' = 'colleague',
): RaterScore[] =>
  values.map((score, k) => ({
    mentor,
    rater: `${mentor}${source}${k}`,
    source,
    competence: 'c',
    score,
  }));

test('AS-13: a change counts when it is more than raters’ error, in the same layout, from enough raters', () => {
  const others = [...scores('x', [3, 4, 3.5]), ...scores('y', [2.5, 3.5, 3])];
  const before = [...others, ...scores('a', [2, 2.5, 2]), ...scores('b', [3, 3.5, 3])];
  const now = [...others, ...scores('a', [4, 4.5, 4]), ...scores('b', [3.5, 3, 3.5])];
  const [up] = changesBetween(before, now, 3)('a', 'c');
  equal(up!.direction, 'up');
  const [none] = changesBetween(before, now, 3)('b', 'c');
  ok(none!.direction === 'none' && none!.smallest > 0.3 && none!.smallest < 1.5);
  equal(changesBetween(now, before, 3)('a', 'c')[0]!.direction, 'down');
  deepEqual(changesBetween(before, [...others, ...scores('a', [4, 4])], 3)('a', 'c'), []);
  deepEqual(
    changesBetween(
      before,
      [...others, ...scores('a', [4, 4, 4]), ...scores('a', [4, 4, 4], 'mentee')],
      3,
    )('a', 'c'),
    [],
  );
});
