/**
 * `matching-stable-1`: preferences of both sides, in groups of those who are equally dear, the best
 * first. With a `matching` its blocking pairs are counted. Else it is solved: where no group has
 * two, by the stable matching that is best for the mentees and the one that is best for the
 * mentors; where one has, by the largest that is weakly stable.
 */
import { largestStable } from '../math/largest-stable.ts';
import {
  countBlocking,
  listingsOf,
  menteeOptimal,
  mentorOptimal,
  type Listings,
} from '../math/stability.ts';
import { malformedMatching, type Fault } from './instance.ts';

export type StableInstance = {
  id: string;
  mentees: { preferences: number[][] }[];
  mentors: { capacity: number; preferences: number[][] }[];
  matching?: number[];
};
export type StableResult =
  | { id: string; menteeOptimal: number[]; mentorOptimal: number[]; blockingPairs: number }
  | { id: string; matching: number[]; size: number; blockingPairs: number; exact: boolean }
  | { id: string; blockingPairs: number };

export function solveStable(instance: StableInstance): StableResult | ({ id: string } & Fault) {
  const { id, mentees, mentors, matching } = instance;
  const fault = malformed(instance);
  if (fault) return { id, error: 'malformed', message: fault };
  const capacity = Int32Array.from(mentors, ({ capacity: seats }) => seats);
  const listings = mutualListings(instance);
  if (matching) return { id, blockingPairs: countBlocking(listings, capacity, matching) };
  const hasTies = [...mentees, ...mentors].some(({ preferences }) =>
    preferences.some((group) => group.length > 1),
  );
  if (!hasTies) {
    const [best, other] = [menteeOptimal(listings, capacity), mentorOptimal(listings, capacity)];
    return {
      id,
      menteeOptimal: [...best],
      mentorOptimal: [...other],
      blockingPairs: countBlocking(listings, capacity, best),
    };
  }
  const found = largestStable(listings, capacity);
  return {
    id,
    matching: [...found.matching],
    size: found.matching.filter((mentor) => mentor >= 0).length,
    blockingPairs: countBlocking(listings, capacity, found.matching),
    exact: found.exact,
  };
}

/** Pairs that list each other, with both ranks; whoever is listed from one side alone is no pair. */
function mutualListings({ mentees, mentors }: StableInstance): Listings {
  const ranks = mentors.map(
    ({ preferences }) =>
      new Map(
        preferences.flatMap((group, rank) =>
          group.map((mentee): [number, number] => [mentee, rank]),
        ),
      ),
  );
  const list = mentees.flatMap(({ preferences }, mentee) =>
    preferences.flatMap((group, menteeRank) =>
      group.flatMap((mentor) => {
        const mentorRank = ranks[mentor]!.get(mentee);
        return mentorRank === undefined ? [] : [{ mentee, mentor, menteeRank, mentorRank }];
      }),
    ),
  );
  return listingsOf(mentees.length, list);
}

function malformed({ mentees, mentors, matching }: StableInstance): string | null {
  if (!Array.isArray(mentees) || !Array.isArray(mentors)) return 'mentees and mentors are lists.';
  const faultOf = (
    side: string,
    who: number,
    preferences: unknown,
    below: number,
  ): string | null => {
    if (!Array.isArray(preferences) || !preferences.every((group) => Array.isArray(group)))
      return `The preferences of ${side} ${who} are not a list of groups.`;
    const all = preferences.flat();
    if (!all.every((other) => Number.isInteger(other) && other >= 0 && other < below))
      return `The preferences of ${side} ${who} name somebody who does not exist.`;
    return new Set(all).size === all.length
      ? null
      : `The preferences of ${side} ${who} name somebody twice.`;
  };
  for (const [i, mentee] of mentees.entries()) {
    const fault = faultOf('mentee', i, mentee?.preferences, mentors.length);
    if (fault) return fault;
  }
  for (const [j, mentor] of mentors.entries()) {
    if (!Number.isInteger(mentor?.capacity) || mentor.capacity < 0)
      return `The capacity of mentor ${j} is not a whole number from 0 up.`;
    const fault = faultOf('mentor', j, mentor.preferences, mentees.length);
    if (fault) return fault;
  }
  if (matching === undefined) return null;
  const capacity = mentors.map((mentor) => mentor.capacity);
  if (malformedMatching(matching, { menteeCount: mentees.length, capacity }))
    return 'matching does not name a mentor or -1 for every mentee.';
  const taken = capacity.map(() => 0);
  for (const mentor of matching) if (mentor >= 0) taken[mentor]!++;
  const over = capacity.findIndex((seats, j) => taken[j]! > seats);
  return over < 0 ? null : `matching gives mentor ${over} more mentees than there are seats.`;
}
