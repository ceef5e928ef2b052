/** Who is not placed, why, and what would help. */
import { assign } from '../../core/math/assignment.ts';
import type { Edges } from '../../core/math/edges.ts';
import { whatIf } from '../../core/math/whatif.ts';
import type { Candidates } from './candidate.rules.ts';
import type { Participant } from './criterion.rules.ts';
import type { Unmatched, Policy } from './policy.rules.ts';

export const everybodyIn = (
  matching: Int32Array,
  mentees: Participant[],
  pinned: Map<string, string>,
) => mentees.every(({ id }, i) => matching[i]! >= 0 || pinned.has(id));

/**
 * MA-10: whoever is not placed is told why: no mentor with a place, every mentor barred and by
 * which rules, or more mentees than places among those who may be chosen.
 */
export function findUnmatched(
  candidates: Candidates,
  capacity: Int32Array,
  matching: Int32Array,
  { pinned, mode }: { pinned: Map<string, string>; mode: Policy['mode'] },
): Unmatched[] {
  const { mentors, mentees, edges, barred } = candidates;
  const isFull = everybodyIn(matching, mentees, pinned);
  const gain =
    isFull || mode === 'stable'
      ? []
      : whatIf(edges, capacity, assign(edges, capacity)).oneMoreSeat();
  const left: Unmatched[] = [];
  const crowds: Crowd[] = [];
  mentees.forEach((mentee, i) => {
    if (matching[i]! >= 0 || pinned.has(mentee.id)) return;
    const own = edges.start[i + 1]! - edges.start[i]!;
    if (mentors.length === 0) left.push({ mentee: mentee.id, candidates: 0, why: 'no-mentors' });
    else if (own === 0)
      left.push({ mentee: mentee.id, candidates: 0, why: 'rules', barred: barred[i]! });
    else if (mode === 'stable') left.push({ mentee: mentee.id, candidates: own, why: 'wishes' });
    else {
      const isInside = ({ mentors: few }: Crowd) =>
        edges.mentor.subarray(edges.start[i], edges.start[i + 1]).every((j) => few.has(j));
      const crowd = crowds.find(isInside) ?? crowdAround(edges, capacity, matching, i);
      if (!crowds.includes(crowd)) crowds.push(crowd);
      const help = [...crowd.mentors]
        .filter((j) => gain[j]![0] > 0)
        .sort((a, b) => capacity[b]! - capacity[a]! || compare(mentors[a]!.id, mentors[b]!.id));
      left.push({
        mentee: mentee.id,
        candidates: own,
        why: 'competition',
        rivals: crowd.mentees,
        places: crowd.places,
        help: help.slice(0, 3).map((j) => mentors[j]!.id),
      });
    }
  });
  return left.sort((a, b) => compare(a.mentee, b.mentee));
}

type Crowd = { mentees: number; places: number; mentors: Set<number> };

/**
 * The mentors whose places could become free for this mentee by exchanges, and everybody who has no
 * other choice than these: more mentees than places (Hall 1935).
 */
function crowdAround(
  { start, mentor }: Edges,
  capacity: Int32Array,
  matching: Int32Array,
  begin: number,
): Crowd {
  const seen = new Set([begin]);
  const mentors = new Set<number>();
  const seated = Map.groupBy(matching.keys(), (i) => matching[i]!);
  for (const i of seen) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const j = mentor[e]!;
      if (mentors.has(j)) continue;
      mentors.add(j);
      for (const other of seated.get(j) ?? []) seen.add(other);
    }
  }
  const hasNoOther = (i: number) =>
    start[i]! < start[i + 1]! &&
    mentor.subarray(start[i], start[i + 1]).every((j) => mentors.has(j));
  return {
    mentees: matching.reduce((sum, _, i) => sum + (hasNoOther(i) ? 1 : 0), 0),
    places: [...mentors].reduce((sum, j) => sum + capacity[j]!, 0),
    mentors,
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
