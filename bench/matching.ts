/**
 * Matching, side by side with peers in one run: `npm run bench matching
 * [sparse|large|dense|change|stable|growth]`. Peers come by bench/matching/peers.sh; one that is
 * missing is left out. CPU seconds (user + system), medians, solving alone: reading the file is not
 * counted for anybody. All solvers must agree on pairs and total, else the run fails.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/platform/project.ts';
import { assign } from '../src/core/math/assignment.ts';
import { stand, withdraw } from '../src/core/math/change.ts';
import { assignDense } from '../src/core/math/dense.ts';
import { randomFrom } from '../src/core/math/random.ts';
import { menteeOptimal } from '../src/core/math/stability.ts';
import { build, families, write, type Family, type Instance } from './matching/families.ts';
import { solveByHighs } from './matching/highs.ts';
import { program } from '../test/support/program.ts';

const here = join(root, 'bench/matching');
const peers = join(here, 'peers');
const folder = mkdtempSync(join(tmpdir(), 'mentorium-bench-'));
const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const seconds = (value: number) =>
  value < 0.01 ? value.toFixed(4) : value < 1 ? value.toFixed(3) : value.toFixed(2);
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);

type Runs = { pairs: number; total: number; times: number[]; rest: number[] };

/** Lines of "pairs total seconds [more]". */
function call(command: string, ...args: string[]): Runs | null {
  if (command.includes('/') && !existsSync(command)) return null;
  const lines = execFileSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  return {
    pairs: lines[0]![0]!,
    total: lines[0]![1]!,
    times: lines.map(([, , time]) => time!),
    rest: lines.at(-1)!.slice(3),
  };
}

function ours(file: string, runs: number): Runs {
  const heap = ['--max-old-space-size=6000'];
  return call(process.execPath, ...heap, ...program('bench/matching/ours.ts'), file, String(runs))!;
}

function agree(name: string, all: (Runs | null)[]): void {
  const known = all.filter((one) => one !== null);
  if (known.some(({ pairs, total }) => pairs !== known[0]!.pairs || total !== known[0]!.total))
    throw new Error(
      `${name}: the solvers disagree: ${known.map(({ pairs, total }) => `${pairs} ${total}`).join(', ')}`,
    );
}

const scipy = (file: string) =>
  existsSync('/usr/bin/python3') && existsSync(join(peers, 'lemon'))
    ? call('/usr/bin/python3', join(here, 'scipy_sparse.py'), file)
    : null;

async function sparse(
  mentees: number,
  runs: number,
  { withScipy, withHighs }: { withScipy: boolean; withHighs: boolean },
  degree = 40,
): Promise<void> {
  console.log(
    `\n${mentees} x ${mentees * 0.6} x ${degree}, CPU seconds, median of ${runs}${mentees > 10_000 ? '' : ' (ours: of 31)'}; cold: our first`,
  );
  row(
    'family',
    'pairs',
    'ours',
    'cold',
    'proof',
    'MiB',
    'twin',
    'LEMON',
    'SciPy',
    'HiGHS',
    'ours/LEMON',
    'ours/twin',
    'SciPy/ours',
    'HiGHS/ours',
  );
  for (const family of families) {
    const file = join(folder, `${family}.bin`);
    const instance = build(family, { mentees, mentors: mentees * 0.6, degree }, 7);
    write(file, instance);
    const own = ours(file, mentees > 10_000 ? runs : 31); // the compiler needs some runs to be warm
    const twin = call(join(peers, 'twin'), file, String(runs));
    const lemon = call(join(peers, 'lemon'), file, mentees > 50_000 ? '1' : String(runs));
    const python = withScipy ? scipy(file) : null;
    const highs = withHighs ? await solveByHighs(peers, instance) : null;
    agree(family, [own, twin, lemon, python, highs]);
    const time = median(own.times);
    const of = (peer: Runs | null) => (peer ? seconds(median(peer.times)) : '-');
    const ratio = (a: number | null, b: number | null) =>
      a === null || b === null ? '-' : (a / b).toPrecision(2);
    const at = (peer: Runs | null) => (peer ? median(peer.times) : null);
    row(
      family,
      own.pairs,
      seconds(time),
      seconds(own.times[0]!),
      seconds(own.rest[0]!),
      own.rest[1]!,
      of(twin),
      of(lemon),
      of(python),
      of(highs),
      ratio(time, at(lemon)),
      ratio(time, at(twin)),
      ratio(at(python), time),
      ratio(at(highs), time),
    );
  }
}

function cpu<T>(work: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

function dense(): void {
  console.log('\ndense tables, CPU seconds, median of 9 (munkres-js: of 1)');
  row(
    'n',
    'range',
    'ours',
    'SciPy',
    'munkres',
    'munkres-js',
    'ours/SciPy',
    'munkres/ours',
    'munkres-js/ours',
  );
  const require = createRequire(join(peers, 'x.js'));
  const there = existsSync(join(peers, 'node_modules'));
  for (const [size, range] of [
    [500, 10_000],
    [1000, 10_000],
    [1000, 100],
  ] as const) {
    const random = randomFrom(size + range);
    const cost = Float64Array.from({ length: size * size }, () => Math.floor(random() * range));
    const worth = (columns: ArrayLike<number>) =>
      Array.from(columns).reduce((sum, column, i) => sum + cost[i * size + column]!, 0);
    const table = () =>
      Array.from({ length: size }, (_, i) => [...cost.subarray(i * size, (i + 1) * size)]);
    const own = Array.from({ length: 9 }, () => cpu(() => assignDense(cost, size, size)));
    const total = worth(own[0]![0]);
    const time = median(own.map(([, t]) => t));
    const file = join(folder, 'dense.bin');
    writeFileSync(file, Buffer.from(Int32Array.from(cost).buffer));
    const python = existsSync('/usr/bin/python3')
      ? execFileSync('/usr/bin/python3', [join(here, 'scipy_dense.py'), file, String(size), '9'], {
          encoding: 'utf8',
        })
          .trim()
          .split('\n')
          .map((line) => line.split(' ').map(Number))
      : null;
    const modern = there
      ? Array.from({ length: 3 }, () =>
          cpu(() =>
            (require('munkres') as { default: (t: number[][]) => [number, number][] }).default(
              table(),
            ),
          ),
        )
      : null;
    const old = there
      ? cpu(() => (require('munkres-js') as (t: number[][]) => [number, number][])(table()))
      : null;
    const pairsWorth = (pairs: [number, number][]) =>
      pairs.reduce((sum, [i, j]) => sum + cost[i * size + j]!, 0);
    for (const other of [
      python?.[0]![0],
      modern && pairsWorth(modern[0]![0]),
      old && pairsWorth(old[0]),
    ])
      if (other !== undefined && other !== null && other !== total)
        throw new Error(`dense: ${other} instead of ${total}`);
    const [p, m] = [
      python && median(python.map(([, t]) => t!)),
      modern && median(modern.map(([, t]) => t)),
    ];
    row(
      size,
      range,
      seconds(time),
      p ? seconds(p) : '-',
      m ? seconds(m) : '-',
      old ? seconds(old[1]) : '-',
      p ? (time / p).toFixed(2) : '-',
      m ? (m / time).toFixed(1) : '-',
      old ? (old[1] / time).toFixed(0) : '-',
    );
  }
}

function change(): void {
  console.log(
    '\nafter mentors have left, 100,000 x 60,000 x 40, CPU seconds, median of 5; share of a full solve of what is left',
  );
  row('family', 'full', '0.1 %', 'share', '1 %', 'share');
  for (const family of families) {
    const instance = build(family, { mentees: 100_000, mentors: 60_000, degree: 40 }, 7);
    const solved = assign(instance, instance.capacity);
    const cells = [1000, 100].map((every) => {
      const gone = Array.from(instance.capacity.keys()).filter((j) => j % every === 3);
      const runs = Array.from({ length: 5 }, () => {
        const standing = stand(instance, instance.capacity, solved);
        const [done, time] = cpu(() => withdraw(standing, gone));
        const [fresh, full] = cpu(() =>
          assign(
            instance,
            instance.capacity.map((seats, j) => (j % every === 3 ? 0 : seats)),
          ),
        );
        if (done && (standing.pairs !== fresh.pairs || standing.score !== fresh.score))
          throw new Error(`${family}: the changed solution is not the best`);
        return { time: done ? time : time + full, full, done };
      });
      return {
        time: median(runs.map((run) => run.time)),
        full: median(runs.map((run) => run.full)),
        done: runs[0]!.done,
      };
    });
    row(
      family,
      seconds(cells[0]!.full),
      ...cells.flatMap(({ time, full, done }) => [
        seconds(time) + (done ? '' : ' (anew)'),
        `${((100 * time) / full).toFixed(1)} %`,
      ]),
    );
  }
}

function stable(): void {
  console.log(
    '\nmentee-optimal stable matching, 100,000 x 60,000 x 40, ties broken, CPU seconds, median of 7 (cold: the first)',
  );
  row('family', 'listings', 'warm', 'cold');
  for (const family of families) {
    const listings = ranked(build(family, { mentees: 100_000, mentors: 60_000, degree: 40 }, 7));
    const times = Array.from(
      { length: 7 },
      () => cpu(() => menteeOptimal(listings, listings.capacity))[1],
    );
    row(family, listings.mentor.length, seconds(median(times)), seconds(times[0]!));
  }
}

/** Mentees rank by score, mentors at random. */
function ranked({ start, mentor, score, capacity }: Instance) {
  const random = randomFrom(11);
  const order = new Int32Array(mentor.length);
  const menteeRank = new Int32Array(mentor.length);
  for (let i = 0; i < start.length - 1; i++) {
    const own = Array.from({ length: start[i + 1]! - start[i]! }, (_, k) => start[i]! + k).sort(
      (a, b) => score[b]! - score[a]! || a - b,
    );
    own.forEach((e, k) => {
      order[start[i]! + k] = e;
      menteeRank[start[i]! + k] = k;
    });
  }
  return {
    start,
    capacity,
    mentor: order.map((e) => mentor[e]!),
    menteeRank,
    mentorRank: order.map(() => Math.floor(random() * 2 ** 30)),
  };
}

function growth(): void {
  console.log(
    '\ncost as the size grows, degree 40, CPU seconds (median of 3 up to 10^6 edges, else one run), and the exponent between the ends',
  );
  row(
    'family',
    ...[250, 2500, 25_000, 250_000, 750_000].map(
      (mentees) => `${(mentees * 40).toExponential(0)} edges`,
    ),
    'exponent',
    'from 10^6 up',
  );
  for (const family of families) {
    const points = [250, 2500, 25_000, 250_000, 750_000].map((mentees) => {
      const file = join(folder, 'growth.bin');
      write(file, build(family as Family, { mentees, mentors: mentees * 0.6, degree: 40 }, 7));
      return median(ours(file, mentees <= 25_000 ? 3 : 1).times);
    });
    const exponent = (a: number, b: number, factor: number) =>
      (Math.log(points[b]! / points[a]!) / Math.log(factor)).toFixed(2);
    row(family, ...points.map(seconds), exponent(0, 4, 3000), exponent(2, 4, 30));
  }
}

const parts: Record<string, () => void | Promise<void>> = {
  sparse: async () => {
    await sparse(1000, 9, { withScipy: true, withHighs: true });
    await sparse(10_000, 9, { withScipy: true, withHighs: false });
    await sparse(100_000, 5, { withScipy: false, withHighs: false });
  },
  highs: () => sparse(10_000, 5, { withScipy: false, withHighs: true }),
  scipy: () => sparse(100_000, 3, { withScipy: true, withHighs: false }),
  dense,
  change,
  stable,
  growth,
  large: () => sparse(1_000_000, 1, { withScipy: false, withHighs: false }, 30),
};

console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
const chosen = process.argv.slice(2);
for (const [name, run] of Object.entries(parts))
  if (
    chosen.length === 0
      ? ['sparse', 'dense', 'change', 'stable'].includes(name)
      : chosen.includes(name)
  )
    await run();
rmSync(folder, { recursive: true });
