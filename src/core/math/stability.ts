/**
 * Stable matchings with capacities: nobody and no free seat would both rather have each other.
 *
 * A listing is an edge with two ranks: how the mentee ranks the mentor, how the mentor ranks the
 * mentee; 0 is best, equal ranks are ties. Rows by mentee, best first. Only mutual listings are
 * edges.
 */
import { columnsOf } from './edges.ts';

export type Listings = {
  start: Int32Array;
  mentor: Int32Array;
  menteeRank: Int32Array;
  mentorRank: Int32Array;
};

/**
 * Rows from listings in any order, each row sorted by the mentee's rank; equals keep their order.
 * O(edges log degree).
 */
export function listingsOf(
  mentees: number,
  list: readonly { mentee: number; mentor: number; menteeRank: number; mentorRank: number }[],
): Listings {
  const rows = list
    .map((_, k) => k)
    .sort(
      (a, b) =>
        list[a]!.mentee - list[b]!.mentee || list[a]!.menteeRank - list[b]!.menteeRank || a - b,
    );
  const start = new Int32Array(mentees + 1);
  for (const { mentee } of list) start[mentee + 1]!++;
  for (let i = 0; i < mentees; i++) start[i + 1]! += start[i]!;
  const column = (key: 'mentor' | 'menteeRank' | 'mentorRank') =>
    Int32Array.from(rows, (k) => list[k]![key]);
  return {
    start,
    mentor: column('mentor'),
    menteeRank: column('menteeRank'),
    mentorRank: column('mentorRank'),
  };
}

/**
 * Mentee-optimal: every mentee gets the best mentor of any stable matching. Deferred acceptance
 * (Gale and Shapley 1962): mentees ask in the order of their list, a mentor keeps the best; the
 * worst so far stands on top of a heap. Without ties the answer is unique; ties are broken by the
 * order of the rows and by who asked first. O(edges log capacity).
 */
export function menteeOptimal(
  { start, mentor, mentorRank }: Listings,
  capacity: Int32Array,
): Int32Array {
  const mentees = start.length - 1;
  const matching = new Int32Array(mentees).fill(-1);
  const first = seatsOf(capacity, mentor);
  const load = new Int32Array(capacity.length);
  const rank = new Int32Array(first[capacity.length]!);
  const who = new Int32Array(first[capacity.length]!);
  const next = start.slice();
  for (let begin = 0; begin < mentees; begin++) {
    let i = begin;
    while (next[i]! < start[i + 1]!) {
      const e = next[i]!++;
      const j = mentor[e]!;
      const at = first[j]!;
      const room = first[j + 1]! - at;
      const mine = mentorRank[e]!;
      if (room === 0) continue;
      if (load[j]! < room) {
        let slot = load[j]!++;
        for (; slot > 0; slot = (slot - 1) >> 1) {
          const above = at + ((slot - 1) >> 1);
          if (rank[above]! >= mine) break;
          rank[at + slot] = rank[above]!;
          who[at + slot] = who[above]!;
        }
        rank[at + slot] = mine;
        who[at + slot] = i;
        matching[i] = j;
        break;
      }
      if (rank[at]! <= mine) continue;
      const out = who[at]!;
      let slot = 0;
      for (;;) {
        let below = 2 * slot + 1;
        if (below >= room) break;
        if (below + 1 < room && rank[at + below + 1]! > rank[at + below]!) below++;
        if (rank[at + below]! <= mine) break;
        rank[at + slot] = rank[at + below]!;
        who[at + slot] = who[at + below]!;
        slot = below;
      }
      rank[at + slot] = mine;
      who[at + slot] = i;
      matching[i] = j;
      matching[out] = -1;
      i = out;
    }
  }
  return matching;
}

function seatsOf(capacity: Int32Array, mentor: Int32Array): Int32Array {
  const degree = new Int32Array(capacity.length);
  for (let e = 0; e < mentor.length; e++) degree[mentor[e]!]!++;
  const first = new Int32Array(capacity.length + 1);
  for (let j = 0; j < capacity.length; j++)
    first[j + 1] = first[j]! + Math.min(capacity[j]!, degree[j]!);
  return first;
}

/**
 * Mentor-optimal: mentors ask in the order of their list, a mentee keeps the best. O(edges log
 * edges) for the order of the lists.
 */
export function mentorOptimal(listings: Listings, capacity: Int32Array): Int32Array {
  const { mentor, menteeRank, mentorRank, start } = listings;
  const columns = columnsOf(listings, capacity.length);
  const matching = new Int32Array(start.length - 1).fill(-1);
  const held = new Int32Array(start.length - 1).fill(-1);
  const order = Array.from(capacity, (_, j) =>
    columns.edge
      .slice(columns.start[j], columns.start[j + 1])
      .sort((a, b) => mentorRank[a]! - mentorRank[b]! || a - b),
  );
  const menteeOf = new Int32Array(mentor.length);
  for (let i = 0; i < start.length - 1; i++) menteeOf.fill(i, start[i], start[i + 1]);
  const next = new Int32Array(capacity.length);
  const free = capacity.slice();
  const stack = [...capacity.keys()].reverse();
  for (let j = stack.pop(); j !== undefined; j = stack.pop()) {
    while (free[j]! > 0 && next[j]! < order[j]!.length) {
      const e = order[j]![next[j]!++]!;
      const i = menteeOf[e]!;
      const before = held[i]!;
      if (before >= 0 && menteeRank[before]! <= menteeRank[e]!) continue;
      if (before >= 0) {
        free[mentor[before]!]!++;
        stack.push(mentor[before]!);
      }
      held[i] = e;
      matching[i] = j;
      free[j]!--;
    }
  }
  return matching;
}

/**
 * Pairs of a mentee and a mentor who would both rather have each other than what the matching gives
 * them. O(edges).
 */
export function countBlocking(
  { start, mentor, menteeRank, mentorRank }: Listings,
  capacity: Int32Array,
  matching: ArrayLike<number>,
): number {
  const load = new Int32Array(capacity.length);
  const worst = new Int32Array(capacity.length).fill(-1);
  const own = new Float64Array(start.length - 1).fill(Infinity);
  for (let i = 0; i < own.length; i++) {
    if (matching[i]! >= 0) load[matching[i]!]!++;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      if (mentor[e] !== matching[i]) continue;
      own[i] = menteeRank[e]!;
      worst[mentor[e]!] = Math.max(worst[mentor[e]!]!, mentorRank[e]!);
    }
  }
  let blocking = 0;
  for (let i = 0; i < own.length; i++) {
    for (let e = start[i]!; e < start[i + 1]! && menteeRank[e]! < own[i]!; e++) {
      const j = mentor[e]!;
      if (load[j]! < capacity[j]! || worst[j]! > mentorRank[e]!) blocking++;
    }
  }
  return blocking;
}

/**
 * A weakly stable matching with ties on both sides, at least two thirds of the largest.
 *
 * Method: Kiraly (2013), with a seat as a woman and all seats of a mentor tied. Among tied mentors
 * a mentee asks one with a free seat first. A seat is shaky while its holder has a tied mentor with
 * a free seat: anybody may take it, and the holder keeps the mentor on the list. Whoever comes to
 * the end of the list goes through it a second time and then wins against equals who have not.
 * O(edges x (capacity + length of ties)).
 */
export function largeStable(
  { start, mentor, menteeRank, mentorRank }: Listings,
  capacity: Int32Array,
): Int32Array {
  const mentees = start.length - 1;
  const held = new Int32Array(mentees).fill(-1);
  const seats: number[][] = Array.from(capacity, () => []);
  const second = new Uint8Array(mentees);
  const struck = new Uint8Array(mentor.length);
  const holder = new Int32Array(mentor.length);
  for (let i = 0; i < mentees; i++) holder.fill(i, start[i], start[i + 1]);
  const isFree = (j: number) => seats[j]!.length < capacity[j]!;
  /** The first edge of the row that is left, or one of the same rank with a free seat. */
  const favourite = (i: number) => {
    let best = -1;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      if (best >= 0 && menteeRank[e]! > menteeRank[best]!) break;
      if (struck[e] === 1 || capacity[mentor[e]!] === 0) continue;
      if (isFree(mentor[e]!)) return e;
      if (best < 0) best = e;
    }
    return best;
  };
  const isShaky = (e: number) => {
    const i = holder[e]!;
    for (let f = start[i]!; f < start[i + 1]!; f++)
      if (f !== e && struck[f] === 0 && menteeRank[f] === menteeRank[e] && isFree(mentor[f]!))
        return true;
    return false;
  };
  const isWorse = (a: number, b: number) =>
    mentorRank[a]! > mentorRank[b]! ||
    (mentorRank[a] === mentorRank[b] && second[holder[a]!]! < second[holder[b]!]!);
  const queue = Array.from({ length: mentees }, (_, i) => i).reverse();
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    const e = favourite(i);
    if (e < 0) {
      if (second[i] === 1) continue;
      second[i] = 1;
      struck.fill(0, start[i], start[i + 1]);
      if (start[i]! < start[i + 1]!) queue.push(i);
      continue;
    }
    const list = seats[mentor[e]!]!;
    if (isFree(mentor[e]!)) {
      list.push(e);
      held[i] = e;
      continue;
    }
    const shaky = list.findIndex(isShaky);
    const at =
      shaky >= 0 ? shaky : list.reduce((worst, f, k) => (isWorse(f, list[worst]!) ? k : worst), 0);
    const out = list[at]!;
    if (shaky < 0 && !isWorse(out, e)) {
      struck[e] = 1;
      queue.push(i);
      continue;
    }
    list[at] = e;
    held[i] = e;
    held[holder[out]!] = -1;
    if (shaky < 0) struck[out] = 1;
    queue.push(holder[out]!);
  }
  return held.map((e) => (e < 0 ? -1 : mentor[e]!));
}
