/**
 * A large round from answers to frozen reports: scores, pools, estimates, the audit of everything
 * shown, and the round as a whole. One mentee, four colleagues and a manager for each mentor on the
 * whole school profile; medians of five runs.
 */
import { makeGroupReport } from '../src/features/assessments/group.rules.ts';
import {
  makeReports,
  type AskedRater,
  type GivenRating,
  type PastRound,
} from '../src/features/assessments/report.rules.ts';
import { randomFrom } from '../src/core/math/random.ts';

const competences = 19;
const scored = Array.from({ length: competences }, (_, c) => ({
  id: `c${c}`,
  indicators: 3,
  target: 4,
  weight: 1,
}));
const home = new Map(scored.flatMap(({ id }) => [0, 1, 2].map((i) => [`${id}-${i}`, id] as const)));
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function answers(mentors: number, seed: number): { ratings: GivenRating[]; asked: AskedRater[] } {
  const random = randomFrom(seed);
  const ratings: GivenRating[] = [];
  const asked: AskedRater[] = [];
  for (let m = 0; m < mentors; m++) {
    const level = 2.5 + 2 * random();
    for (const [source, count] of [
      ['self', 1],
      ['mentee', 1],
      ['colleague', 4],
      ['supervisor', 1],
    ] as const)
      for (let r = 0; r < count; r++) {
        asked.push({ mentor: `m${m}`, source, hasSubmitted: true, hasDeclined: false });
        const own = level + random() - 0.5;
        for (const indicator of home.keys())
          ratings.push({
            mentor: `m${m}`,
            rater: `m${m}${source}${r}s${seed}`,
            person: `m${m}${source}${r}`,
            source,
            indicator,
            level:
              random() < 0.1 ? null : Math.max(1, Math.min(5, Math.round(own + 2 * random() - 1))),
          });
      }
  }
  return { ratings, asked };
}

for (const mentors of [45, 300]) {
  const { ratings, asked } = answers(mentors, 1);
  const past: PastRound[] = [2, 3].map((seed) => ({
    closesOn: `${2027 - seed}-05-01`,
    ratings: answers(mentors, seed).ratings,
  }));
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const made = makeReports(
      ratings,
      asked,
      { scored, home },
      { least: 3, closesOn: '2025-11-01', past, pooledMonths: 24 },
    );
    const middle = performance.now();
    makeGroupReport(
      made.scores,
      made.reports,
      made.rows,
      made.respondents,
      scored.map(({ id }) => id),
      3,
    );
    return [middle - start, performance.now() - middle] as const;
  });
  console.log(
    `${mentors} mentors, ${ratings.length} answers, two rounds before: reports ${Math.round(median(times.map(([a]) => a)))} ms, the round as a whole ${Math.round(median(times.map(([, b]) => b)))} ms`,
  );
}
