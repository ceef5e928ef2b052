/**
 * Exact assignment with capacities on sparse candidate edges.
 *
 * Objective: lexicographic. First the largest number of pairs, then the levels that are asked for
 * in their order; without any, the largest total score. Method: (1) a largest seating
 * (cardinality.ts). (2) The over-demanded part is cut off: no edge crosses the cut in any optimum,
 * and each part can be solved on its own with plain scores. (3) In each part the side that must be
 * served completely bids (bidding.ts): mentors in the over-demanded part, mentees in the rest. (4)
 * Exact repair by shortest paths from both sides (repair.ts); where that takes long, bidding in
 * rounds of shrinking epsilon first. Cost: O(edges x sqrt(mentees)) for the first step; the rest
 * grows a little faster than the edges in practice, at worst O(mentees x edges x log mentors).
 * Memory: about 60 bytes per edge. Exact while (mentees x largest |score|) < 2^53. Deterministic:
 * the same edges in the same order give the same answer on every machine. What the answer proves:
 * the prices are a feasible dual solution whose value equals the matching's, so nothing is better;
 * linear programming duality holds for ordered pairs of numbers as it does for numbers.
 */
import { largestSeating, overDemanded } from './cardinality.ts';
import type { Edges } from './edges.ts';
import { solveLevels, type Level, type Part, type Watch } from './levels.ts';
import { newAuction, type Auction } from './auction.ts';

export type Assignment = {
  /** Mentor per mentee, -1 for unmatched, and the edge used. */
  matching: Int32Array;
  edgeOf: Int32Array;
  pairs: number;
  score: number;
  /**
   * 1 for people in the over-demanded part: there a mentor's seat is worth a pair, elsewhere a
   * mentee is.
   */
  overMentee: Uint8Array;
  overMentor: Uint8Array;
  /**
   * Dual prices of the score, when the first level is a total: mentee + mentor >= score on every
   * edge inside a part.
   */
  menteePrice: Float64Array;
  mentorPrice: Float64Array;
};

type Options = {
  /** Default: one total of the scores of the edges. */
  levels?: Level[];
  /** Mentors (1) whose seats must all be filled, where that is possible without losing a pair. */
  must?: Uint8Array;
  /** Called now and then with the step and how much of it is left; may throw to stop the solver. */
  watch?: Watch;
};

/** `capacity`: seats per mentor, at least 0. Edges of one mentee name each mentor at most once. */
export function assign(
  edges: Edges,
  capacity: Int32Array,
  { levels, must, watch = () => {} }: Options = {},
): Assignment {
  const mentees = edges.start.length - 1;
  watch('seating', mentees);
  const seating = largestSeating(edges, capacity);
  const over = overDemanded(edges, seating);
  const answer: Assignment = {
    matching: new Int32Array(mentees).fill(-1),
    edgeOf: new Int32Array(mentees).fill(-1),
    pairs: seating.pairs,
    score: 0,
    overMentee: over.mentees,
    overMentor: over.mentors,
    menteePrice: new Float64Array(mentees),
    mentorPrice: new Float64Array(capacity.length),
  };
  const sides = [
    over.menteeCount > 0 ? overSide(edges, capacity, answer) : null,
    over.menteeCount < mentees ? restSide(edges, capacity, answer, over.menteeCount, must) : null,
  ].filter((side) => side !== null);
  const solved = solveLevels(
    sides.map(({ part }) => part),
    levels ?? [{ kind: 'total', score: edges.score }],
    watch,
  );
  sides.forEach(({ write }, k) => write(solved[k]!.part, solved[k]!.prices));
  for (let i = 0; i < mentees; i++) {
    const e = answer.edgeOf[i]!;
    if (e < 0) continue;
    answer.matching[i] = edges.mentor[e]!;
    answer.score += edges.score[e]!;
  }
  return answer;
}

/** One part as a market, and how its solution goes into the answer. */
type Side = { part: Part; write: (solved: Part, prices: Auction | null) => void };

/** Every seat is filled: mentors bid for mentees. */
function overSide(edges: Edges, capacity: Int32Array, answer: Assignment): Side {
  const { start, mentor, score } = edges;
  const { overMentee, overMentor } = answer;
  const mentees = start.length - 1;
  const number = new Int32Array(capacity.length).fill(-1);
  const mentors: number[] = [];
  for (let j = 0; j < capacity.length; j++)
    if (overMentor[j] === 1 && capacity[j]! > 0) number[j] = mentors.push(j) - 1;
  const first = new Int32Array(mentors.length + 1);
  for (let i = 0; i < mentees; i++) {
    if (overMentee[i] === 0) continue;
    for (let e = start[i]!; e < start[i + 1]!; e++)
      if (number[mentor[e]!]! >= 0) first[number[mentor[e]!]! + 1]!++;
  }
  for (let b = 0; b < mentors.length; b++) first[b + 1]! += first[b]!;
  const next = first.slice();
  const size = first[mentors.length]!;
  const item = new Int32Array(size);
  const points = score instanceof Int32Array ? new Int32Array(size) : new Float64Array(size);
  const origin = new Int32Array(size);
  for (let i = 0; i < mentees; i++) {
    if (overMentee[i] === 0) continue;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const b = number[mentor[e]!]!;
      if (b < 0) continue;
      const at = next[b]!++;
      item[at] = i;
      points[at] = score[e]!;
      origin[at] = e;
    }
  }
  const want = Int32Array.from(mentors, (j) => capacity[j]!);
  const market = newAuction({
    start: first,
    item,
    score: points,
    want,
    must: new Uint8Array(mentees),
    room: new Int32Array(mentees).fill(1),
  });
  return {
    part: { market, origin, scored: score },
    write: (solved, prices) => {
      eachTaken(solved, (_, mentee, edge) => (answer.edgeOf[mentee] = edge));
      if (!prices) return;
      for (let i = 0; i < mentees; i++)
        if (overMentee[i] === 1) answer.menteePrice[i] = prices.itemPrice[i]!;
      mentors.forEach((j, b) => (answer.mentorPrice[j] = prices.bidderPrice[b]!));
    },
  };
}

/** Every mentee is placed: mentees bid for seats. */
function restSide(
  edges: Edges,
  capacity: Int32Array,
  answer: Assignment,
  overCount: number,
  mustFill: Uint8Array | undefined,
): Side {
  const { mentees, rows, origin, seats } = rest(edges, capacity, answer, overCount);
  const square = seats === mentees.length;
  const must = Uint8Array.from(capacity, (_, j) =>
    square || (mustFill?.[j] === 1 && answer.overMentor[j] === 0) ? 1 : 0,
  );
  const room = new Int32Array(capacity.length);
  for (let e = 0; e < rows.item.length; e++) room[rows.item[e]!]!++;
  // One seat more than candidates marks a mentor who cannot be full and so costs nothing.
  for (let j = 0; j < room.length; j++)
    room[j] = Math.min(room[j]! + 1, capacity[j]!) * (answer.overMentor[j] === 1 ? 0 : 1);
  const market = newAuction({ ...rows, want: new Int32Array(mentees.length).fill(1), must, room });
  return {
    part: { market, origin, scored: edges.score },
    write: (solved, prices) => {
      eachTaken(solved, (bidder, _, edge) => (answer.edgeOf[mentees[bidder]!] = edge));
      if (!prices) return;
      // Where every seat is taken only differences count: prices may all rise until none is
      // negative.
      let least = 0;
      if (square)
        for (let j = 0; j < room.length; j++)
          if (room[j]! > 0) least = Math.min(least, prices.itemPrice[j]!);
      for (let j = 0; j < room.length; j++)
        if (room[j]! > 0) answer.mentorPrice[j] = prices.itemPrice[j]! - least;
      for (let b = 0; b < mentees.length; b++)
        answer.menteePrice[mentees[b]!] = prices.bidderPrice[b]! + least;
    },
  };
}

type Rows = { start: Int32Array; item: Int32Array; score: Edges['score'] };

/**
 * The mentees outside the over-demanded part with their edges that stay outside, copied only when
 * something falls away.
 */
function rest(
  edges: Edges,
  capacity: Int32Array,
  { overMentee, overMentor }: Assignment,
  overCount: number,
): { mentees: Int32Array; rows: Rows; origin: Int32Array; seats: number } {
  const mentees = new Int32Array(overMentee.length - overCount);
  for (let i = 0, b = 0; i < overMentee.length; i++) if (overMentee[i] === 0) mentees[b++] = i;
  let seats = 0;
  for (let j = 0; j < capacity.length; j++) if (overMentor[j] === 0) seats += capacity[j]!;
  const size = edges.mentor.length;
  const origin = new Int32Array(size);
  if (overCount === 0 && !capacity.includes(0)) {
    for (let e = 0; e < size; e++) origin[e] = e;
    return {
      mentees,
      seats,
      rows: { start: edges.start, item: edges.mentor, score: edges.score },
      origin,
    };
  }
  const start = new Int32Array(mentees.length + 1);
  let at = 0;
  for (let b = 0; b < mentees.length; b++) {
    const i = mentees[b]!;
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++)
      if (overMentor[edges.mentor[e]!] === 0 && capacity[edges.mentor[e]!]! > 0) origin[at++] = e;
    start[b + 1] = at;
  }
  const item = new Int32Array(at);
  const score = edges.score instanceof Int32Array ? new Int32Array(at) : new Float64Array(at);
  for (let k = 0; k < at; k++) {
    item[k] = edges.mentor[origin[k]!]!;
    score[k] = edges.score[origin[k]!]!;
  }
  return { mentees, seats, rows: { start, item, score }, origin: origin.subarray(0, at) };
}

function eachTaken(
  { market, origin }: Part,
  visit: (bidder: number, item: number, edge: number) => void,
): void {
  const { first, load, seatBidder, seatEdge } = market;
  for (let x = 0; x < load.length; x++)
    for (let at = first[x]!; at < first[x]! + load[x]!; at++)
      visit(seatBidder[at]!, x, origin[seatEdge[at]!]!);
}
