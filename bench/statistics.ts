/**
 * Statistics about people: `npm run bench statistics`. The fixtures, one national round in memory,
 * and the same data by R (packages r-base-core, r-cran-lme4, r-cran-psych, r-cran-survival,
 * r-cran-boot of the system) in the same run; what is missing is left out. What R says of published
 * data is written by `Rscript bench/statistics/expected.R test/fixtures/statistics`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/platform/project.ts';
import { answerFixture, type Fixture } from '../src/features/assessments/fixture.rules.ts';
import { gapOf, needsOf } from '../src/features/assessments/scorecard.rules.ts';
import { clusterBootstrap } from '../src/core/math/bootstrap.ts';
import { fisherExact } from '../src/core/math/fisher.ts';
import { iccFamily, tableSquares } from '../src/core/math/icc.ts';
import { meanOf } from '../src/core/math/moments.ts';
import {
  groupsFromColumns,
  groupsOf,
  meanFor,
  oneWayReml,
  shrink,
  type OneWay,
} from '../src/core/math/oneway.ts';
import { clopperPearson } from '../src/core/math/proportion.ts';
import { randomFrom } from '../src/core/math/random.ts';
import { alphaOf, covariances } from '../src/core/math/scale.ts';
import { aalenJohansen, kaplanMeier } from '../src/core/math/survival.ts';
import { twoWayReml } from '../src/core/math/twoway.ts';

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const timed = (times: number, work: () => unknown) =>
  median(
    Array.from({ length: times }, () => {
      const began = performance.now();
      work();
      return (performance.now() - began) / 1000;
    }),
  );

fixtures();
nationalRound(100_000);
beside();

function fixtures(): void {
  const folder = join(root, '../shared/fixtures/assessment');
  if (!existsSync(folder)) return console.log('The fixtures are not here.');
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fixture);
  const values = all.reduce((sum, { expected }) => sum + (expected?.length ?? 0), 0);
  console.log(
    `\n${all.length} fixtures, ${values} statistics: first ${timed(1, () => all.map(answerFixture)).toFixed(2)} s, then ${timed(5, () => all.map(answerFixture)).toFixed(2)} s (wall, median of 5)`,
  );
}

/**
 * 8 raters (self, 3 mentees, 3 colleagues, supervisor), 56 indicators of 19 competences, a third
 * not observed; from answers to needs for everybody.
 */
function nationalRound(mentors: number): void {
  const raters = [
    'self',
    'mentee',
    'mentee',
    'mentee',
    'colleague',
    'colleague',
    'colleague',
    'supervisor',
  ];
  const sizes = [3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 2, 3, 3, 3, 3, 3, 3, 3, 2];
  const indicators = sizes.reduce((sum, n) => sum + n, 0);
  const random = randomFrom(56);
  const answers = new Int8Array(mentors * raters.length * indicators);
  for (let m = 0, k = 0; m < mentors; m++) {
    const level = 3 + 1.2 * (random() - 0.5);
    for (let r = 0; r < raters.length; r++) {
      const strict = level + 1.6 * (random() - 0.5);
      for (let i = 0; i < indicators; i++, k++)
        answers[k] =
          random() < 1 / 3
            ? 0
            : Math.max(1, Math.min(5, Math.round(strict + 2 * (random() - 0.5))));
    }
  }
  const memory = () => Math.round(process.memoryUsage().rss / 2 ** 20);
  const before = memory();
  const began = process.cpuUsage();
  const groups = { mentee: [1, 2, 3], colleague: [4, 5, 6], supervisor: [7] };
  const estimates = new Float64Array(mentors * sizes.length);
  const errors = new Float64Array(mentors * sizes.length);
  let peak = before;
  for (let c = 0, first = 0; c < sizes.length; first += sizes[c++]!) {
    const shown = new Int8Array(mentors);
    for (const [group, own] of Object.entries(groups)) {
      const key = new Int32Array(mentors * own.length);
      const score = new Float64Array(mentors * own.length);
      let rows = 0;
      for (let m = 0; m < mentors; m++) {
        for (const r of own) {
          const at = (m * raters.length + r) * indicators + first;
          let [sum, given] = [0, 0];
          for (let i = 0; i < sizes[c]!; i++) {
            const answer = answers[at + i]!;
            if (answer === 0) continue;
            sum += answer;
            given++;
          }
          if (given * 2 < sizes[c]!) continue;
          key[rows] = m;
          score[rows++] = sum / given;
        }
      }
      const pool = groupsFromColumns(key.subarray(0, rows), score.subarray(0, rows), mentors);
      const model: Omit<OneWay, 'icc'> = oneWayReml(pool) ?? prior(pool, score.subarray(0, rows));
      for (let k = 0; k < pool.of.length; k++) {
        if (pool.sizes[k]! < (group === 'supervisor' ? 1 : 2)) continue;
        const { estimate, predSe } = shrink(pool.sizes[k]!, pool.means[k]!, model);
        const at = pool.of[k]! * sizes.length + c;
        estimates[at]! += estimate;
        errors[at]! += predSe * predSe;
        shown[pool.of[k]!]!++;
      }
      peak = Math.max(peak, memory());
    }
    for (let m = 0; m < mentors; m++) {
      const at = m * sizes.length + c;
      estimates[at]! /= shown[m]!;
      errors[at] = Math.sqrt(errors[at]!) / shown[m]!;
    }
  }
  let needs = 0;
  for (let m = 0; m < mentors; m++) {
    needs += needsOf(
      sizes.map((_, c) => ({
        id: String(c),
        ...gapOf({
          estimate: estimates[m * sizes.length + c]!,
          se: errors[m * sizes.length + c]!,
          target: 3.5,
          weight: 1,
        }),
      })),
    ).length;
  }
  const { user, system } = process.cpuUsage(began);
  console.log(
    `\n${mentors} mentors x ${raters.length} raters x ${indicators} indicators, a third missing: ${((user + system) / 1e6).toFixed(1)} s of CPU from answers to ${needs} needs; ${before} MiB with the answers, at most ${Math.max(peak, memory())} MiB`,
  );
}

function prior(pool: Parameters<typeof meanFor>[0], scores: Float64Array): Omit<OneWay, 'icc'> {
  const mean = scores.reduce((sum, value) => sum + value, 0) / scores.length;
  const total = scores.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (scores.length - 1);
  const parts = { varTarget: total / 2, varWithin: total / 2 };
  return { ...parts, ...meanFor(pool, parts) };
}

function beside(): void {
  const random = randomFrom(3);
  const noise = () => random() + random() + random() - 1.5;
  const [targets, raters] = [400, 30];
  const strict = Array.from({ length: raters }, noise);
  const cells = Array.from({ length: targets }, (_, target) => ({
    target,
    level: noise(),
  })).flatMap(({ target, level }) =>
    strict.flatMap((own, rater) =>
      random() < 0.8 ? [] : [{ target, rater, value: level + own + noise() }],
    ),
  );
  const items = Array.from({ length: 2000 }, () => {
    const level = noise();
    return Array.from({ length: 10 }, () => level + noise());
  });
  const table = Array.from({ length: 500 }, () => {
    const level = noise();
    return Array.from({ length: 5 }, () => level + noise());
  });
  const lists = [...Map.groupBy(cells, ({ target }) => target).values()].map((own) =>
    own.map(({ value }) => value),
  );
  const lasting = Array.from({ length: 20_000 }, () => {
    const days = Math.floor(-400 * Math.log(1 - random()));
    return { days: Math.min(days, 700), reason: days > 700 ? 0 : Math.floor(4 * random()) };
  });
  const ended = lasting.map(({ days, reason }) => ({ days, isOver: reason > 0 }));
  const reasons = lasting.map(({ days, reason }) => ({
    days,
    reason: reason ? `${reason}` : null,
  }));
  const clusters = Array.from({ length: 300 }, () => {
    const own = noise();
    return Array.from({ length: 1 + Math.floor(8 * random()) }, () => own + noise());
  });
  const counts = Array.from({ length: 500 }, () =>
    Array.from({ length: 4 }, () => 1 + Math.floor(100 * random())),
  ) as [number, number, number, number][];
  const ours: Record<string, () => number> = {
    oneway: () => oneWayReml(groupsOf(lists))!.varTarget,
    twoway: () => twoWayReml(cells, targets, raters)!.varTarget,
    alpha: () => alphaOf(covariances(items, 'listwise'))!,
    icc: () => iccFamily(tableSquares(table)!)['2.1'].value,
    alive: () => kaplanMeier(ended).at(-1)!.low,
    reasons: () => aalenJohansen(reasons).get('1')!.at(-1)!.low,
    exact: () => meanOf(counts.map(([a, b]) => clopperPearson(a, a + b).low)),
    fisher: () =>
      meanOf(
        counts.map(
          ([a, b, c, d]) =>
            fisherExact([
              [a, b],
              [c, d],
            ]).p,
        ),
      ),
    // Other draws than those of R: the middles of both intervals are compared.
    bootstrap: () => {
      const { low, high } = clusterBootstrap(clusters, meanOf, { method: 'percentile' })!;
      return (low + high) / 2;
    },
  };
  const folder = mkdtempSync(join(tmpdir(), 'mentorium-bench-'));
  writeFileSync(
    join(folder, 'long.csv'),
    `target,rater,y\n${cells.map(({ target, rater, value }) => `t${target},r${rater},${value}`).join('\n')}\n`,
  );
  const csv = (rows: number[][]) =>
    `${rows[0]!.map((_, k) => `i${k}`).join(',')}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
  writeFileSync(join(folder, 'items.csv'), csv(items));
  writeFileSync(join(folder, 'table.csv'), csv(table));
  writeFileSync(
    join(folder, 'lasting.csv'),
    `days,reason\n${lasting.map(({ days, reason }) => `${days},${reason}`).join('\n')}\n`,
  );
  writeFileSync(
    join(folder, 'clusters.csv'),
    `cluster,value\n${clusters.flatMap((own, k) => own.map((value) => `${k},${value}`)).join('\n')}\n`,
  );
  writeFileSync(
    join(folder, 'counts.csv'),
    `a,b,c,d\n${counts.map((row) => row.join(',')).join('\n')}\n`,
  );
  const hasR = spawnSync('Rscript', ['--version']).status === 0;
  const lines = hasR
    ? execFileSync('Rscript', [join(root, 'bench/statistics/peers.R'), folder], {
        encoding: 'utf8',
      })
        .trim()
        .split('\n')
    : [];
  rmSync(folder, { recursive: true });
  const theirs = new Map(
    lines
      .map((line) => line.trim().split(/\s+/))
      .map(([name, seconds, value]) => [name!, { seconds: Number(seconds), value: Number(value) }]),
  );
  console.log(
    `\n${cells.length} ratings of ${targets} targets by ${raters} raters; 2000 x 10 items; 500 x 5 table; 20,000 lasting, three reasons; 500 tables of two by two; 1999 draws of 300 clusters. Wall seconds, medians.`,
  );
  console.log('| what | ours | R | R/ours | difference of the values |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const [name, work] of Object.entries(ours)) {
    const [seconds, value, other] = [timed(7, work), work(), theirs.get(name)];
    console.log(
      `| ${name} | ${seconds.toFixed(4)} | ${other ? other.seconds.toFixed(3) : '-'} | ${other ? (other.seconds / seconds).toFixed(0) : '-'} | ${other ? Math.abs(other.value - value).toExponential(1) : '-'} |`,
    );
  }
}
