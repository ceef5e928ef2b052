import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { auditReleases } from '../src/features/assessments/disclosure.rules.ts';
import {
  compareSelf,
  gapOf,
  layoutOf,
  needsOf,
  poolFor,
  poolsOf,
  reportOn,
  scoreOfRater,
  scoresOf,
  type RaterAnswers,
  type RaterScore,
  type ScoredCompetence,
  type Source,
} from '../src/features/assessments/scorecard.rules.ts';

test('AS-1: half of the indicators, rounded up, make a score', () => {
  equal(scoreOfRater([4, null, null], 3), null);
  equal(scoreOfRater([4, 5, null], 3), 4.5);
  equal(scoreOfRater([4, null, null, 2], 4), 3);
  equal(scoreOfRater([null, 3], 2), 3);
  equal(scoreOfRater([null, null], 2), null);
});

const from = (counts: Partial<Record<Source, number>>): RaterScore[] =>
  (Object.entries(counts) as [Source, number][]).flatMap(([source, n]) =>
    Array.from({ length: n }, (_, k) => ({
      mentor: 'm',
      rater: `${source}${k}`,
      source,
      competence: 'c',
      score: 3,
    })),
  );

test('AS-2: never merged and apart at once, and nothing below the minimum', () => {
  const layout = (mentee: number, colleague: number) =>
    layoutOf(from({ mentee, colleague, supervisor: 1, self: 1 }));
  deepEqual(
    [
      layout(3, 3),
      layout(1, 3),
      layout(2, 2),
      layout(3, 0),
      layout(0, 4),
      layout(1, 2),
      layout(2, 0),
      layout(0, 0),
    ],
    ['separate', 'merged', 'merged', 'mentee', 'colleague', 'none', 'none', 'none'],
  );
});

const competences: ScoredCompetence[] = [{ id: 'c', indicators: 1, target: 4, weight: 1 }];
const answer = (mentor: string, rater: string, source: Source, value: number): RaterAnswers => ({
  mentor,
  rater,
  source,
  competence: 'c',
  answers: [value],
});

test('AS-3: small pools use the prior; the share stays between .10 and .90; the error does not see the own raters', () => {
  const few = scoresOf(
    [answer('a', '1', 'mentee', 2), answer('a', '2', 'mentee', 4), answer('b', '3', 'mentee', 5)],
    competences,
  );
  const prior = poolFor(few, 'c', 'mentee')!;
  deepEqual([prior.components, prior.rho], ['prior', 0.3]);
  equal(poolFor(few, 'c', 'colleague'), null);
  equal(
    poolFor(
      scoresOf([answer('a', '1', 'mentee', 3), answer('b', '2', 'mentee', 3)], competences),
      'c',
      'mentee',
    ),
    null,
  );
  const alike = scoresOf(
    Array.from({ length: 12 }, (_, m) =>
      [1, 5, 3].map((value, k) => answer(`m${m}`, `${m}-${k}`, 'mentee', value)),
    ).flat(),
    competences,
  );
  const pool = poolFor(alike, 'c', 'mentee')!;
  deepEqual([pool.components, pool.rho], ['estimated', 0.1]);
  const spread = [
    ...alike,
    ...scoresOf(
      [1, 5, 1, 5].map((value, k) => answer('wide', `w${k}`, 'mentee', value)),
      competences,
    ),
    ...scoresOf(
      [3, 3, 3, 3].map((value, k) => answer('close', `k${k}`, 'mentee', value)),
      competences,
    ),
  ];
  const pools = poolsOf(spread, competences);
  const error = (mentor: string) =>
    reportOn(mentor, spread, competences, pools).competences[0]!.groups[0]!.se;
  equal(error('wide'), error('close'));
});

test('AS-2: a report holds no group below its minimum, whoever answered', () => {
  const sources: Source[] = ['self', 'mentee', 'colleague', 'supervisor'];
  const rating = fc.record({
    mentor: fc.integer({ min: 0, max: 6 }),
    rater: fc.integer({ min: 0, max: 7 }),
    source: fc.constantFrom(...sources),
    value: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(rating, { maxLength: 80 }), (list) => {
      const unique = new Map(list.map((one) => [`${one.mentor} ${one.rater} ${one.source}`, one]));
      const scores = scoresOf(
        [...unique.values()].map(({ mentor, rater, source, value }) => ({
          mentor: `m${mentor}`,
          rater: `${source}${rater}`,
          source,
          competence: 'c',
          answers: [value],
        })),
        competences,
      );
      const pools = poolsOf(scores, competences);
      for (let m = 0; m <= 6; m++) {
        const {
          layout,
          competences: [only],
        } = reportOn(`m${m}`, scores, competences, pools);
        for (const { group, n, se, estimate } of only!.groups) {
          ok(
            n >=
              { mentee: 3, guardian: 3, colleague: 3, merged: 4, supervisor: 1, observer: 1 }[
                group
              ],
          );
          ok(Number.isFinite(se) && Number.isFinite(estimate));
        }
        const shown = only!.groups.map(({ group }) => group);
        ok(
          !(shown.includes('merged') && (shown.includes('mentee') || shown.includes('colleague'))),
        );
        if (layout === 'none') ok(shown.every((group) => group === 'supervisor'));
        if (only!.others) ok(only!.groups.reduce((sum, { n }) => sum + n, 0) >= 3);
      }
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('AS-4, AS-6: needs by what they cost, and self against the others', () => {
  const gap = gapOf({ estimate: 3, se: 0.5, target: 4, weight: 2 });
  equal(gap.label, 'likely');
  ok(Math.abs(gap.pGap - 0.9772498680518208) < 1e-12);
  equal(gap.priority, 2 * gap.expectedShortfall);
  equal(gapOf({ estimate: 4.2, se: 0.5, target: 4, weight: 2 }).priority, null);
  deepEqual(
    needsOf([
      { id: 'b', priority: 1 },
      { id: 'a', priority: 1 },
      { id: 'c', priority: 3 },
      { id: 'd', priority: null },
      { id: 'e', priority: 0.5 },
    ]),
    ['c', 'a', 'b'],
  );
  equal(compareSelf(4, { estimate: 3, se: 0.3 }).class, 'higher');
  equal(compareSelf(4, { estimate: 3, se: 0.7 }).class, 'in-line');
  equal(compareSelf(3.4, { estimate: 3, se: 0.1 }).class, 'in-line');
  equal(compareSelf(2, { estimate: 3, se: 0.3 }).class, 'lower');
});

test('AS-5: what the audit calls safe cannot be taken apart, what it exposes can', () => {
  deepEqual(
    auditReleases(
      [
        { id: 'a', n: 3 },
        { id: 'b', n: 2 },
      ],
      [{ a: 1 }, { a: 1, b: 1 }],
      3,
    ),
    { safe: false, exposed: [['b']] },
  );
  deepEqual(
    auditReleases(
      [
        { id: 'self', n: 1, isPublic: true },
        { id: 'a', n: 3 },
      ],
      [{ self: 1, a: 1 }],
      3,
    ),
    { safe: true, exposed: [] },
  );
  deepEqual(
    auditReleases(
      [
        { id: 'a', n: 1 },
        { id: 'b', n: 1 },
        { id: 'c', n: 4 },
      ],
      [{ a: 1, b: 1, c: 1 }, { c: 1 }],
      3,
    ),
    { safe: false, exposed: [['a', 'b']] },
  );
  const cells = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
      fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), {
        minLength: 1,
        maxLength: 4,
      }),
      (sizes, rows) => {
        const { exposed } = auditReleases(
          cells.map((id, k) => ({ id, n: sizes[k]! })),
          rows.map((row) => Object.fromEntries(cells.map((id, k) => [id, row[k] ? 1 : 0]))),
          3,
        );
        // Every combination of releases with small whole factors: what it depends on must not be a
        // small set, unless that was said.
        const factors = [-2, -1, 0, 1, 2];
        const combine = (k: number, sums: number[]): void => {
          if (k === rows.length) {
            const about = cells.filter((_, c) => sums[c] !== 0);
            const people = about.reduce((sum, id) => sum + sizes[cells.indexOf(id)]!, 0);
            if (about.length > 0 && people < 3)
              ok(
                exposed.some((set) => set.every((id) => about.includes(id))),
                `${about} is given away`,
              );
            return;
          }
          for (const factor of factors)
            combine(
              k + 1,
              sums.map((sum, c) => sum + factor * (rows[k]![c] ? 1 : 0)),
            );
        };
        combine(0, [0, 0, 0, 0]);
        for (const set of exposed)
          ok(set.reduce((sum, id) => sum + sizes[cells.indexOf(id)]!, 0) < 3);
      },
    ),
    { numRuns: 200, seed: 6 },
  );
});
