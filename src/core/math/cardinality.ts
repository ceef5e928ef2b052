/**
 * The largest number of pairs, and what stands in the way of more.
 *
 * Method: greedy start (mentees with few candidates first), then Hopcroft and Karp (1973) with
 * capacities: in each phase a breadth-first search measures the distance to the nearest free seat
 * and a depth-first search takes a maximal set of shortest augmenting paths. O(edges x
 * sqrt(mentees)); about ten phases in practice. O(mentees + seats) memory.
 */
import type { Edges } from './edges.ts';

/**
 * Who sits where: the seats of mentor j are `first[j]` up to `first[j] + load[j]` of `at`, and hold
 * mentees.
 */
export type Seating = {
  mentorOf: Int32Array;
  pairs: number;
  first: Int32Array;
  load: Int32Array;
  at: Int32Array;
};

type Graph = Pick<Edges, 'start' | 'mentor'>;

/**
 * `capacity`: seats per mentor, at least 0. Seats beyond the number of a mentor's candidates are
 * never used.
 */
export function largestSeating({ start, mentor }: Graph, capacity: Int32Array): Seating {
  const mentees = start.length - 1;
  const mentors = capacity.length;
  const degree = new Int32Array(mentors);
  for (let e = 0; e < start[mentees]!; e++) degree[mentor[e]!]!++;
  const first = new Int32Array(mentors + 1);
  for (let j = 0; j < mentors; j++) first[j + 1] = first[j]! + Math.min(capacity[j]!, degree[j]!);
  const seating: Seating = {
    mentorOf: new Int32Array(mentees).fill(-1),
    pairs: 0,
    first,
    load: new Int32Array(mentors),
    at: new Int32Array(first[mentors]!),
  };
  seatGreedily(seating, start, mentor);
  const search = newSearch(mentees, mentors);
  while (measure(seating, search, start, mentor)) {
    let found = 0;
    for (let k = 0; k < search.free; k++)
      if (augment(seating, search, start, mentor, search.queue[k]!)) found++;
    if (found === 0) break;
    seating.pairs += found;
  }
  return seating;
}

function seatGreedily(seating: Seating, start: Int32Array, mentor: Int32Array): void {
  const { mentorOf, first, load, at } = seating;
  for (const i of byDegree(start)) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const j = mentor[e]!;
      const free = first[j]! + load[j]!;
      if (free >= first[j + 1]!) continue;
      at[free] = i;
      load[j]!++;
      mentorOf[i] = j;
      seating.pairs++;
      break;
    }
  }
}

/** Mentees by number of candidates, few first; equals in their own order. */
function byDegree(start: Int32Array): Int32Array {
  const mentees = start.length - 1;
  let most = 0;
  for (let i = 0; i < mentees; i++) most = Math.max(most, start[i + 1]! - start[i]!);
  const place = new Int32Array(most + 2);
  for (let i = 0; i < mentees; i++) place[start[i + 1]! - start[i]! + 1]!++;
  for (let d = 0; d <= most; d++) place[d + 1]! += place[d]!;
  const order = new Int32Array(mentees);
  for (let i = 0; i < mentees; i++) order[place[start[i + 1]! - start[i]!]!++] = i;
  return order;
}

type Search = {
  queue: Int32Array;
  free: number;
  menteeLevel: Int32Array;
  mentorLevel: Int32Array;
  nextEdge: Int32Array;
  nextSeat: Int32Array;
  path: Int32Array;
  taken: Int32Array;
};

function newSearch(mentees: number, mentors: number): Search {
  const [a, b] = [() => new Int32Array(mentees), () => new Int32Array(mentors)];
  return {
    queue: a(),
    free: 0,
    menteeLevel: a(),
    mentorLevel: b(),
    nextEdge: a(),
    nextSeat: b(),
    path: a(),
    taken: a(),
  };
}

/**
 * Distances from the mentees without a seat; true when a free seat can be reached. `queue` starts
 * with the free mentees.
 */
function measure(
  { mentorOf, first, load, at }: Seating,
  search: Search,
  start: Int32Array,
  mentor: Int32Array,
): boolean {
  const { queue, menteeLevel, mentorLevel, nextEdge, nextSeat } = search;
  menteeLevel.fill(-1);
  mentorLevel.fill(-1);
  nextSeat.fill(0);
  let tail = 0;
  for (let i = 0; i < mentorOf.length; i++) {
    nextEdge[i] = start[i]!;
    if (mentorOf[i]! >= 0 || start[i] === start[i + 1]) continue;
    menteeLevel[i] = 0;
    queue[tail++] = i;
  }
  search.free = tail;
  let last = -1;
  for (let head = 0; head < tail; head++) {
    const i = queue[head]!;
    const level = menteeLevel[i]!;
    if (last >= 0 && level >= last) break;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const j = mentor[e]!;
      if (mentorLevel[j]! >= 0) continue;
      mentorLevel[j] = level + 1;
      const end = first[j]! + load[j]!;
      if (end < first[j + 1]!) last = level + 1;
      for (let s = first[j]!; s < end; s++) {
        const k = at[s]!;
        if (menteeLevel[k]! >= 0) continue;
        menteeLevel[k] = level + 1;
        queue[tail++] = k;
      }
    }
  }
  return last >= 0;
}

/** A shortest augmenting path from one free mentee, walked without recursion. */
function augment(
  { mentorOf, first, load, at }: Seating,
  search: Search,
  start: Int32Array,
  mentor: Int32Array,
  from: number,
): boolean {
  const { menteeLevel, mentorLevel, nextEdge, nextSeat, path, taken } = search;
  let depth = 0;
  path[0] = from;
  for (;;) {
    const i = path[depth]!;
    const e = nextEdge[i]!;
    if (e >= start[i + 1]!) {
      if (depth === 0) return false;
      depth--;
      continue;
    }
    const j = mentor[e]!;
    if (mentorLevel[j]! !== menteeLevel[i]! + 1) {
      nextEdge[i]!++;
      continue;
    }
    if (load[j]! < first[j + 1]! - first[j]!) {
      taken[depth] = first[j]! + load[j]!++;
      for (let d = depth; d >= 0; d--) {
        at[taken[d]!] = path[d]!;
        mentorOf[path[d]!] = mentor[nextEdge[path[d]!]!]!;
      }
      return true;
    }
    if (nextSeat[j]! >= load[j]!) {
      nextEdge[i]!++;
      continue;
    }
    const seat = first[j]! + nextSeat[j]!++;
    const k = at[seat]!;
    if (menteeLevel[k]! !== menteeLevel[i]! + 1) continue;
    taken[depth++] = seat;
    path[depth] = k;
  }
}

/**
 * Coarse decomposition of Dulmage and Mendelsohn (1958). The over-demanded part: mentees who can
 * reach an unplaced one by exchanges, and the mentors these name; all its seats are filled in every
 * largest matching, and by these mentees only. By Koenig's theorem its mentors together with the
 * mentees outside it cover every edge, which proves that no further pair exists. Hall: the mentees
 * inside share fewer seats than they are. O(edges).
 */
export function overDemanded(
  { start, mentor }: Graph,
  { mentorOf, first, load, at }: Seating,
): { mentees: Uint8Array; mentors: Uint8Array; menteeCount: number } {
  const mentees = new Uint8Array(mentorOf.length);
  const mentors = new Uint8Array(load.length);
  const queue = new Int32Array(mentorOf.length);
  let tail = 0;
  for (let i = 0; i < mentorOf.length; i++) {
    if (mentorOf[i]! >= 0) continue;
    mentees[i] = 1;
    queue[tail++] = i;
  }
  for (let head = 0; head < tail; head++) {
    const i = queue[head]!;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const j = mentor[e]!;
      if (mentors[j]) continue;
      mentors[j] = 1;
      for (let s = first[j]!; s < first[j]! + load[j]!; s++) {
        const k = at[s]!;
        if (mentees[k]) continue;
        mentees[k] = 1;
        queue[tail++] = k;
      }
    }
  }
  return { mentees, mentors, menteeCount: tail };
}
