/**
 * Changing a solved instance in place: the optimum after mentors have left, from the prices that
 * stand.
 *
 * Method: pairs and points become one number, a pair being worth more than all points that a chain
 * of exchanges can win; so the cut between the over-demanded part and the rest need not be kept, it
 * moves with the prices. Whoever loses a seat takes the cheapest chain of exchanges that ends at a
 * free seat or with somebody left out (Dijkstra on reduced costs). What has not changed is not
 * looked at: the cost is that of the paths. Exact while (mentees x largest |score|) < 2^50.
 */
import type { Assignment } from './assignment.ts';
import type { Edges } from './edges.ts';
import { heapPop, heapPush, type Heap } from './heap.ts';

export type Standing = {
  edges: Edges;
  /**
   * Seats of mentor j: `first[j]` up to `first[j + 1]`; the first `load[j]` of them hold mentees. A
   * mentor who has left has price Infinity.
   */
  first: Int32Array;
  load: Int32Array;
  at: Int32Array;
  edgeOf: Int32Array;
  menteePrice: Float64Array;
  mentorPrice: Float64Array;
  /** What one pair is worth in points. */
  pair: number;
  pairs: number;
  score: number;
  search: {
    heap: Heap;
    mentorDistance: Float64Array;
    menteeDistance: Float64Array;
    via: Int32Array;
    from: Int32Array;
    seenMentors: Int32Array;
    seenMentees: Int32Array;
    work: number;
  };
};

/**
 * `answer`: of `assign` for these edges and this capacity, without levels. O(mentees + seats +
 * edges).
 */
export function stand(edges: Edges, capacity: Int32Array, answer: Assignment): Standing {
  const [mentees, mentors] = [answer.edgeOf.length, capacity.length];
  let most = 1;
  for (let e = 0; e < edges.score.length; e++) most = Math.max(most, Math.abs(edges.score[e]!));
  const pair = 2 * most * (mentees + 1);
  const first = new Int32Array(mentors + 1);
  for (let j = 0; j < mentors; j++) first[j + 1] = first[j]! + capacity[j]!;
  const standing: Standing = {
    edges,
    first,
    load: new Int32Array(mentors),
    at: new Int32Array(first[mentors]!),
    edgeOf: answer.edgeOf.slice(),
    menteePrice: answer.menteePrice.map(
      (points, i) => points + (answer.overMentee[i] === 1 ? 0 : pair),
    ),
    mentorPrice: answer.mentorPrice.map((points, j) =>
      capacity[j] === 0 ? Infinity : points + (answer.overMentor[j] === 1 ? pair : 0),
    ),
    pair,
    pairs: answer.pairs,
    score: answer.score,
    search: {
      heap: { key: [], id: [] },
      mentorDistance: new Float64Array(mentors).fill(Infinity),
      menteeDistance: new Float64Array(mentees).fill(Infinity),
      via: new Int32Array(mentors),
      from: new Int32Array(mentors),
      seenMentors: new Int32Array(mentors),
      seenMentees: new Int32Array(mentees),
      work: 0,
    },
  };
  for (let i = 0; i < mentees; i++) {
    const j = answer.matching[i]!;
    if (j >= 0) standing.at[first[j]! + standing.load[j]!++] = i;
  }
  return standing;
}

/**
 * These mentors leave; `pairs`, `score` and `edgeOf` are the optimum without them afterwards. False
 * when that would take longer than solving anew (more than `budget` edges looked at, as where every
 * seat was needed): the standing is void then.
 */
export function withdraw(
  standing: Standing,
  mentors: readonly number[],
  budget = 3 * standing.edges.mentor.length,
): boolean {
  const { edges, first, load, at, edgeOf, mentorPrice } = standing;
  const left: number[] = [];
  for (const j of mentors) {
    for (let seat = first[j]!; seat < first[j]! + load[j]!; seat++) {
      const i = at[seat]!;
      standing.pairs--;
      standing.score -= edges.score[edgeOf[i]!]!;
      edgeOf[i] = -1;
      left.push(i);
    }
    load[j] = 0;
    mentorPrice[j] = Infinity;
  }
  standing.search.work = 0;
  for (const i of left) {
    place(standing, i);
    if (standing.search.work > budget) return false;
  }
  return true;
}

/**
 * The cheapest chain from a mentee without a seat: it ends at a free seat, or with somebody
 * (perhaps the same) who stays out.
 */
function place(standing: Standing, begin: number): void {
  const { edges, pair, first, load, at, edgeOf, menteePrice, mentorPrice, search } = standing;
  const { start, mentor, score } = edges;
  const { heap, mentorDistance, menteeDistance, via, from, seenMentors, seenMentees } = search;
  let [mentees, mentors, scan] = [0, 0, 0];
  let bound = menteePrice[begin]!;
  let end = -1;
  let out = begin;
  heap.key.length = 0;
  heap.id.length = 0;
  menteeDistance[begin] = 0;
  seenMentees[mentees++] = begin;
  for (;;) {
    for (; scan < mentees; scan++) {
      const i = seenMentees[scan]!;
      const base = menteeDistance[i]! + menteePrice[i]! - pair;
      search.work += start[i + 1]! - start[i]!;
      for (let e = start[i]!, last = start[i + 1]!; e < last; e++) {
        const j = mentor[e]!;
        const d = base + mentorPrice[j]! - score[e]!;
        if (d >= bound || d >= mentorDistance[j]! || e === edgeOf[i]) continue;
        if (mentorDistance[j] === Infinity) seenMentors[mentors++] = j;
        mentorDistance[j] = d;
        via[j] = e;
        from[j] = i;
        if (load[j]! < first[j + 1]! - first[j]!) [bound, end, out] = [d, j, -1];
        else heapPush(heap, d, j);
      }
    }
    const j = heapPop(heap, mentorDistance);
    if (j < 0 || mentorDistance[j]! >= bound) break;
    const d = mentorDistance[j]!;
    for (let seat = first[j]!, last = seat + load[j]!; seat < last; seat++) {
      const i = at[seat]!;
      if (menteeDistance[i] !== Infinity) continue;
      menteeDistance[i] = d;
      seenMentees[mentees++] = i;
      if (d + menteePrice[i]! < bound) [bound, end, out] = [d + menteePrice[i]!, j, i];
    }
  }
  for (let k = 0; k < mentors; k++) {
    const j = seenMentors[k]!;
    if (mentorDistance[j]! < bound) mentorPrice[j]! += bound - mentorDistance[j]!;
    mentorDistance[j] = Infinity;
  }
  for (let k = 0; k < mentees; k++) {
    const i = seenMentees[k]!;
    if (menteeDistance[i]! < bound) menteePrice[i]! -= bound - menteeDistance[i]!;
    menteeDistance[i] = Infinity;
  }
  if (end >= 0) move(standing, begin, end, out);
}

/**
 * Everybody on the chain takes the seat of the next; `out`, when not -1, gives up a seat at `end`.
 */
function move(standing: Standing, begin: number, end: number, out: number): void {
  const { edges, first, load, at, edgeOf, search } = standing;
  const leave = (i: number, j: number) => {
    let seat = first[j]!;
    while (at[seat] !== i) seat++;
    at[seat] = at[first[j]! + --load[j]!]!;
    standing.pairs--;
    standing.score -= edges.score[edgeOf[i]!]!;
    edgeOf[i] = -1;
  };
  if (out >= 0) leave(out, end);
  for (let j = end; ;) {
    const i = search.from[j]!;
    const e = search.via[j]!;
    const before = edgeOf[i]!;
    if (before >= 0) leave(i, edges.mentor[before]!);
    at[first[j]! + load[j]!++] = i;
    edgeOf[i] = e;
    standing.pairs++;
    standing.score += edges.score[e]!;
    if (i === begin) return;
    j = edges.mentor[before]!;
  }
}
