/**
 * The largest weakly stable matching with ties: NP-hard (Manlove and others 2002), so exact where
 * it is small.
 *
 * Method: each connected component on its own; a start from largeStable; branch and bound over
 * mentees, few choices first. A mentee who is given less than a mentor on the list demands of that
 * mentor: be full, with nobody ranked lower. Branches are cut when a demand is broken or cannot be
 * met, and when even the largest seating of those who are left would not beat the best so far.
 * Gives up after `limit` nodes per component.
 */
import { largestSeating } from './cardinality.ts';
import { columnsOf } from './edges.ts';
import { largeStable, type Listings } from './stability.ts';

export type LargestStable = { matching: Int32Array; exact: boolean };

export function largestStable(
  listings: Listings,
  capacity: Int32Array,
  limit = 200_000,
): LargestStable {
  const matching = largeStable(listings, capacity);
  let exact = true;
  for (const mentees of componentsOf(listings, capacity.length)) {
    const known = mentees.reduce((sum, i) => sum + (matching[i]! >= 0 ? 1 : 0), 0);
    const found = improve(listings, capacity, mentees, known, limit);
    if (found.matching) mentees.forEach((i, k) => (matching[i] = found.matching![k]!));
    exact &&= found.exact;
  }
  return { matching, exact };
}

/** Mentees of each connected component that has an edge. */
function componentsOf(listings: Listings, mentors: number): number[][] {
  const { start, mentor } = listings;
  const columns = columnsOf(listings, mentors);
  const seen = new Uint8Array(start.length - 1);
  const seenMentor = new Uint8Array(mentors);
  const components: number[][] = [];
  for (let begin = 0; begin < seen.length; begin++) {
    if (seen[begin] === 1 || start[begin] === start[begin + 1]) continue;
    const component = [begin];
    seen[begin] = 1;
    for (let head = 0; head < component.length; head++) {
      const i = component[head]!;
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        const j = mentor[e]!;
        if (seenMentor[j] === 1) continue;
        seenMentor[j] = 1;
        for (let k = columns.start[j]!; k < columns.start[j + 1]!; k++) {
          const other = columns.mentee[k]!;
          if (seen[other] === 1) continue;
          seen[other] = 1;
          component.push(other);
        }
      }
    }
    components.push(component);
  }
  return components;
}

type Found = {
  /** Mentor per mentee of the component; null when nothing larger was found. */
  matching: number[] | null;
  exact: boolean;
};

function improve(
  listings: Listings,
  capacity: Int32Array,
  component: number[],
  known: number,
  limit: number,
): Found {
  const { start, mentor, menteeRank, mentorRank } = listings;
  const order = component
    .map((_, k) => k)
    .sort(
      (a, b) =>
        start[component[a]! + 1]! -
          start[component[a]!]! -
          (start[component[b]! + 1]! - start[component[b]!]!) || a - b,
    );
  let best = known;
  let matching: number[] | null = null;
  let nodes = 0;
  const chosen: number[] = Array.from(component, () => -1);
  const seated: number[][] = Array.from(capacity, () => []);
  /** The lowest rank that mentor j may still hold, and whether j must be full. */
  const allowed = new Float64Array(capacity.length).fill(Infinity);
  const most = (depth: number) => {
    const rows = order.slice(depth).map((k) => component[k]!);
    const first = new Int32Array(rows.length + 1);
    const list: number[] = [];
    rows.forEach((i, k) => {
      for (let e = start[i]!; e < start[i + 1]!; e++)
        if (mentorRank[e]! <= allowed[mentor[e]!]!) list.push(mentor[e]!);
      first[k + 1] = list.length;
    });
    return largestSeating(
      { start: first, mentor: Int32Array.from(list) },
      capacity.map((seats, j) => seats - seated[j]!.length),
    ).pairs;
  };
  const canBeFull = (depth: number) => {
    const hopes = new Int32Array(capacity.length);
    for (const k of order.slice(depth))
      for (let e = start[component[k]!]!; e < start[component[k]! + 1]!; e++)
        if (mentorRank[e]! <= allowed[mentor[e]!]!) hopes[mentor[e]!]!++;
    return capacity.every(
      (seats, j) => allowed[j] === Infinity || seated[j]!.length + hopes[j]! >= seats,
    );
  };
  const walk = (depth: number, pairs: number): boolean => {
    if (++nodes > limit) return false;
    if (depth === order.length) {
      if (
        pairs > best &&
        capacity.every((seats, j) => allowed[j] === Infinity || seated[j]!.length === seats)
      ) {
        best = pairs;
        matching = [...chosen];
      }
      return true;
    }
    if (!canBeFull(depth) || pairs + most(depth) <= best) return true;
    const k = order[depth]!;
    const i = component[k]!;
    const demanded: [number, number][] = [];
    const undo = () => {
      for (const [j, before] of demanded.reverse()) allowed[j] = before;
    };
    /** Everybody whom i would rather have must be full with people at least as high. */
    const demand = (from: number, to: number) => {
      for (let e = from; e < to; e++) {
        const j = mentor[e]!;
        if (capacity[j] === 0 || mentorRank[e]! >= allowed[j]!) continue;
        demanded.push([j, allowed[j]!]);
        allowed[j] = mentorRank[e]!;
        if (seated[j]!.some((f) => mentorRank[f]! > allowed[j]!)) return false;
      }
      return true;
    };
    let whole = true;
    let better = start[i]!;
    let possible = true;
    for (let e = start[i]!; e < start[i + 1]! && whole && possible; e++) {
      while (possible && better < e && menteeRank[better]! < menteeRank[e]!)
        possible = demand(better, ++better);
      const j = mentor[e]!;
      if (!possible || seated[j]!.length >= capacity[j]! || mentorRank[e]! > allowed[j]!) continue;
      seated[j]!.push(e);
      chosen[k] = j;
      whole = walk(depth + 1, pairs + 1);
      chosen[k] = -1;
      seated[j]!.pop();
    }
    if (whole && possible && demand(better, start[i + 1]!)) whole = walk(depth + 1, pairs);
    undo();
    return whole;
  };
  const exact = walk(0, 0);
  return { matching, exact };
}
