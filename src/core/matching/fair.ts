/**
 * `matching-fair-1`: the worst pair, everybody in turn, and the load, each over matchings with the
 * most pairs.
 */
import { assign, type Assignment } from '../math/assignment.ts';
import { largestSeating } from '../math/cardinality.ts';
import type { Edges } from '../math/edges.ts';
import { prepare, type Fault, type Instance } from './instance.ts';

export type FairResult = {
  id: string;
  cardinality: number;
  bottleneck: number | null;
  bottleneckThenTotal: number;
  leximin: number[];
  leximinTotal: number;
  maxTotal: number;
  minMaxLoad: number;
  minSumSquaredLoad: number;
  matchings: { bottleneckThenTotal: number[]; leximin: number[]; evenLoad: number[] };
};

export function solveFair(instance: Instance): FairResult | ({ id: string } & Fault) {
  const prepared = prepare({ ...instance, locked: [] });
  if ('error' in prepared) return { id: instance.id, ...prepared };
  const { edges, capacity } = prepared;
  const total = { kind: 'total', score: edges.score } as const;
  const most = assign(edges, capacity);
  const worst = assign(edges, capacity, { levels: [{ kind: 'worst', score: edges.score }, total] });
  const leximin = assign(edges, capacity, { levels: [{ kind: 'leximin', score: edges.score }] });
  const even = assign(edges, capacity, { levels: [{ kind: 'even' }, total] });
  return {
    id: instance.id,
    cardinality: most.pairs,
    bottleneck: scoresOf(worst, edges)[0] ?? null,
    bottleneckThenTotal: worst.score,
    leximin: scoresOf(leximin, edges),
    leximinTotal: leximin.score,
    maxTotal: most.score,
    minMaxLoad: leastLargestLoad(edges, capacity, most.pairs),
    minSumSquaredLoad: loadsOf(even, capacity).reduce((sum, load) => sum + load * load, 0),
    matchings: {
      bottleneckThenTotal: [...worst.matching],
      leximin: [...leximin.matching],
      evenLoad: [...even.matching],
    },
  };
}

/** Scores of the pairs, worst first. */
export function scoresOf({ edgeOf }: Assignment, { score }: Edges): number[] {
  return [...edgeOf].flatMap((edge) => (edge < 0 ? [] : [score[edge]!])).sort((a, b) => a - b);
}

export function loadsOf(
  { matching }: Pick<Assignment, 'matching'>,
  capacity: Int32Array,
): number[] {
  const load = Array.from(capacity, () => 0);
  for (const mentor of matching) if (mentor >= 0) load[mentor]!++;
  return load;
}

/** The fewest seats per mentor with which as many pairs are possible, by halving. */
function leastLargestLoad(edges: Edges, capacity: Int32Array, pairs: number): number {
  let [low, high] = [0, capacity.reduce((most, seats) => Math.max(most, seats), 0)];
  while (low < high) {
    const middle = (low + high) >> 1;
    const limited = capacity.map((seats) => Math.min(seats, middle));
    if (largestSeating(edges, limited).pairs === pairs) high = middle;
    else low = middle + 1;
  }
  return low;
}
