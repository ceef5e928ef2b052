/** The best set of pairs for a policy: its levels, the candidates it needs, and the modes. */
import { assign } from '../../core/math/assignment.ts';
import type { Edges } from '../../core/math/edges.ts';
import { largestStable } from '../../core/math/largest-stable.ts';
import type { Level, Watch } from '../../core/math/levels.ts';
import { listingsOf, type Listings } from '../../core/math/stability.ts';
import { findCandidates, type Candidates, type Few } from './candidate.rules.ts';
import type { Mentor, Participant, Pool } from './criterion.rules.ts';
import type { Policy } from './policy.rules.ts';

export type Optimised = {
  candidates: Candidates;
  capacity: Int32Array;
  matching: Int32Array;
  /** Null where there are too many to rank. */
  listings: Listings | null;
};

export const placesLeft = (mentors: Mentor[], { pinned }: Policy) =>
  Int32Array.from(
    mentors,
    ({ id, places }) => places - pinned.filter(([mentor]) => mentor === id).length,
  );

export function optimiseByWishes(pool: Pool, policy: Policy, seed: number): Optimised {
  const candidates = findCandidates(pool, policy, seed);
  const capacity = placesLeft(candidates.mentors, policy);
  const listings = listingsFor(candidates);
  return {
    candidates,
    capacity,
    matching: largestStable(listings, capacity, 20_000).matching,
    listings,
  };
}

/** Up to so many pairs every one is a candidate; above, first the best of each mentee are. */
export const usualLimits = { everyPair: 1_000_000, bestOfEach: 48 };

/**
 * MA-19: a few candidates of each mentee are enough when it can be shown that no pair left out is
 * in a better answer. Nobody more could be placed, and who is placed has waited longest
 * (`nobodyElseFits`); then either no pair left out is above the lowest fit, which comes before the
 * total; or everybody is placed, the lowest fit is the best that somebody has at all, and the
 * prices of the total pay for every pair left out (linear programming duality). Pairs that are not
 * covered are added and it is solved again; where places are lost, all pairs are taken.
 */
export function optimiseForAll(
  pool: Pool,
  policy: Policy,
  seed: number,
  watch: Watch,
  { everyPair, bestOfEach }: typeof usualLimits,
): Optimised {
  const settle = (few: Few | null): Optimised & { lowest: number } => {
    const candidates = findCandidates(pool, policy, seed, few);
    const capacity = placesLeft(candidates.mentors, policy);
    const { matching, edgeOf } = assign(candidates.edges, capacity, {
      levels: levelsFor(candidates, policy),
      watch,
    });
    const lowest = edgeOf.reduce(
      (least, e) => (e < 0 ? least : Math.min(least, candidates.edges.score[e]!)),
      Infinity,
    );
    return { candidates, capacity, matching, lowest, listings: null };
  };
  if (
    policy.worstFirst &&
    policy.kept.length === 0 &&
    pool.mentors.length * pool.mentees.length > everyPair
  ) {
    let few = settle({ most: bestOfEach });
    for (let round = 0; round < 6 && nobodyElseFits(few, policy); round++) {
      const of = floorsOf(few, policy);
      if (of.every((floor) => floor === null)) return few;
      few = settle({ most: bestOfEach, floors: { of, before: few.candidates } });
    }
  }
  const all = settle(null);
  return {
    ...all,
    listings: all.candidates.edges.mentor.length <= 500_000 ? listingsFor(all.candidates) : null,
  };
}

/** Per mentee the score from which pairs that were left out may matter; null where none does. */
function floorsOf(
  { candidates, capacity, matching, lowest }: Optimised & { lowest: number },
  { even }: Policy,
): (number | null)[] {
  const { edges, omitted } = candidates;
  const bestOf = (i: number) =>
    Math.max(...edges.score.subarray(edges.start[i], edges.start[i + 1]));
  const possible = [...matching.keys()].filter((i) => edges.start[i]! < edges.start[i + 1]!);
  const isHighest =
    possible.every((i) => matching[i]! >= 0) && possible.some((i) => bestOf(i) === lowest);
  if (!isHighest) return Array.from(omitted, (score) => (score >= lowest ? lowest : null));
  const { menteePrice, mentorPrice } = assign(
    only(edges, (e) => edges.score[e]! >= lowest),
    capacity,
  );
  const cheapest = mentorPrice.reduce(
    (least, price, j) => (capacity[j]! > 0 ? Math.min(least, price) : least),
    Infinity,
  );
  // An even load chooses among all of the highest total, so pairs that are paid for exactly matter
  // too.
  return Array.from(omitted, (score, i) =>
    score >= lowest && score >= menteePrice[i]! + cheapest + (even ? 0 : 1)
      ? Math.max(lowest, menteePrice[i]! + cheapest)
      : null,
  );
}

function only({ start, mentor, score }: Edges, isKept: (edge: number) => boolean): Edges {
  const keep = Int32Array.from(mentor.keys().filter(isKept));
  const kept = new Int32Array(start.length);
  for (let i = 0, k = 0; i + 1 < start.length; i++) {
    while (k < keep.length && keep[k]! < start[i + 1]!) k++;
    kept[i + 1] = k;
  }
  return { start: kept, mentor: keep.map((e) => mentor[e]!), score: keep.map((e) => score[e]!) };
}

/**
 * Every place or every mentee who has a candidate is taken, and where that is all, nobody who has
 * waited longer is left.
 */
function nobodyElseFits(
  { candidates: { mentees, edges }, capacity, matching }: Optimised,
  { waitingFirst }: Policy,
): boolean {
  const places = capacity.reduce((sum, seats) => sum + seats, 0);
  const possible = mentees.filter((_, i) => edges.start[i]! < edges.start[i + 1]!);
  const placed = mentees.filter((_, i) => matching[i]! >= 0);
  if (placed.length < Math.min(places, possible.length)) return false;
  if (!waitingFirst || placed.length === possible.length) return true;
  const days = (people: Participant[]) => people.map(({ since }) => since ?? '9999').sort();
  const [longest, chosen] = [days(possible).slice(0, placed.length), days(placed)];
  return longest.every((day, k) => day === chosen[k]);
}

function levelsFor({ mentors, mentees, edges }: Candidates, policy: Policy): Level[] {
  const keeps = new Set(policy.kept.map((pair) => pair.join(' ')));
  const kept = new Int32Array(edges.mentor.length);
  mentees.forEach((mentee, i) => {
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++)
      kept[e] = keeps.has(`${mentors[edges.mentor[e]!]!.id} ${mentee.id}`) ? 1 : 0;
  });
  // The sets of mentees that can be placed form a matroid: any numbers that grow with the wait give
  // the same choice, and cost no place.
  const days = [...new Set(mentees.flatMap(({ since }) => since ?? []))].sort().reverse();
  const waited = new Int32Array(edges.mentor.length);
  mentees.forEach(({ since }, i) =>
    waited.fill(since === null ? 0 : days.indexOf(since) + 1, edges.start[i], edges.start[i + 1]),
  );
  return [
    ...(policy.waitingFirst && days.length > 0 ? [{ kind: 'total', score: waited } as const] : []),
    ...(keeps.size > 0 ? [{ kind: 'total', score: kept } as const] : []),
    ...(policy.worstFirst ? [{ kind: 'worst', score: edges.score } as const] : []),
    { kind: 'total', score: edges.score },
    ...(policy.even ? [{ kind: 'even' } as const] : []),
  ];
}

/**
 * MA-15: each side ranks those who may be chosen: wishes in their order, then by score; what is
 * equal is a tie.
 */
function listingsFor({ mentors, mentees, edges }: Candidates): Listings {
  const list: {
    mentee: number;
    mentor: number;
    score: number;
    menteeRank: number;
    mentorRank: number;
  }[] = [];
  mentees.forEach((_, i) => {
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++)
      list.push({
        mentee: i,
        mentor: edges.mentor[e]!,
        score: edges.score[e]!,
        menteeRank: 0,
        mentorRank: 0,
      });
  });
  const rank = (
    own: typeof list,
    wishes: string[],
    idOf: (edge: (typeof list)[number]) => string,
    key: 'menteeRank' | 'mentorRank',
  ) => {
    const keyed = own
      .map((edge) => ({
        edge,
        wish: wishes.includes(idOf(edge)) ? wishes.indexOf(idOf(edge)) : wishes.length,
      }))
      .sort((a, b) => a.wish - b.wish || b.edge.score - a.edge.score);
    keyed.forEach(({ edge, wish }, k) => {
      const before = keyed[k - 1];
      edge[key] =
        before && before.wish === wish && before.edge.score === edge.score ? before.edge[key] : k;
    });
  };
  for (const [i, own] of Map.groupBy(list, ({ mentee }) => mentee))
    rank(own, mentees[i]!.wishes, ({ mentor }) => mentors[mentor]!.id, 'menteeRank');
  for (const [j, own] of Map.groupBy(list, ({ mentor }) => mentor))
    rank(own, mentors[j]!.wishes, ({ mentee }) => mentees[mentee]!.id, 'mentorRank');
  return listingsOf(mentees.length, list);
}

/**
 * MA-20: a second and a third mentor for each mentee who has a first: each time the best set of
 * pairs without those on the lists already, so nobody is on more than three times as many lists as
 * there are places.
 */
export function furtherLists(
  candidates: Candidates,
  capacity: Int32Array,
  first: Int32Array,
  policy: Policy,
): [mentor: number, mentee: number][] {
  const { edges } = candidates;
  const taken = new Uint8Array(edges.mentor.length);
  const more: [number, number][] = [];
  let matching = first;
  for (let round = 2; round <= listLength; round++) {
    for (let i = 0; i < first.length; i++)
      for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++)
        if (first[i]! < 0 || edges.mentor[e] === matching[i]) taken[e] = 1;
    const rest = only(edges, (e) => taken[e] === 0);
    matching = assign(rest, capacity, {
      levels: levelsFor({ ...candidates, edges: rest }, { ...policy, kept: [] }),
    }).matching;
    matching.forEach((j, i) => j >= 0 && more.push([j, i]));
  }
  return more;
}

const listLength = 3;
