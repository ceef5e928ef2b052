/** From people to pairs: the best set of them, why each, and what another one would cost. */
import { assign } from '../../core/math/assignment.ts';
import type { Watch } from '../../core/math/levels.ts';
import { countBlocking } from '../../core/math/stability.ts';
import { whatIf } from '../../core/math/whatif.ts';
import { hardConstraintOf, type HardConstraint } from './hard-constraint.rules.ts';
import { findCandidates } from './candidate.rules.ts';
import {
  reasonsFor,
  scoreOf,
  type Mentor,
  type Participant,
  type Pool,
  type Reason,
} from './criterion.rules.ts';
import { everybodyIn, findUnmatched } from './unmatched.rules.ts';
import { bans, fixed, type Pair, type Policy, type Result } from './policy.rules.ts';
import { furtherLists, optimiseByWishes, optimiseForAll, usualLimits } from './optimise.rules.ts';

/**
 * MA-4: most mentees placed, those who have waited longest first, then fewest pairs broken, then
 * the worst pair, then the highest total, then even load; the seed decides between equals. Pins
 * must have been accepted by `refusePins`.
 */
export function solve(
  pool: Pool,
  given: Policy,
  seed: number,
  watch: Watch = () => {},
  limits = usualLimits,
): Result {
  return solveFixed(pool, fixed(given), seed, watch, limits);
}

function solveFixed(
  pool: Pool,
  policy: Policy,
  seed: number,
  watch: Watch,
  limits: typeof usualLimits,
): Result {
  const pinned = new Map(policy.pinned.map(([mentor, mentee]) => [mentee, mentor]));
  const { candidates, capacity, matching, listings } =
    policy.mode === 'stable'
      ? optimiseByWishes(pool, policy, seed)
      : optimiseForAll(pool, policy, seed, watch, limits);
  const { mentors, mentees } = candidates;
  const load = new Map(mentors.map((mentor, j) => [mentor.id, mentor.places - capacity[j]!]));
  const explain = (mentor: Mentor, mentee: Participant): Pair => ({
    mentor: mentor.id,
    mentee: mentee.id,
    score: scoreOf(mentor, mentee, policy.weights),
    reasons: reasonsFor(mentor, mentee, policy.weights),
  });
  const isAsked = new Set(policy.asked?.map(({ mentee }) => mentee));
  const pairs = policy.pinned.map(([mentor, mentee]): Pair => ({
    ...explain(byId(pool.mentors, mentor), byId(pool.mentees, mentee)),
    ...(isAsked.has(mentee) ? { asked: true } : { pinned: true }),
  }));
  mentees.forEach((mentee, i) => {
    const mentor = mentors[matching[i]!];
    if (!mentor) return;
    load.set(mentor.id, load.get(mentor.id)! + 1);
    pairs.push(explain(mentor, mentee));
  });
  const more =
    policy.mode === 'shortlist'
      ? {
          more: furtherLists(candidates, capacity, matching, policy).map(([j, i]) =>
            explain(mentors[j]!, mentees[i]!),
          ),
        }
      : {};
  return {
    ...more,
    pairs: pairs.sort((a, b) => a.score - b.score || compare(a.mentee, b.mentee)),
    left: findUnmatched(
      candidates.omitted.every((score) => score < 0) || everybodyIn(matching, mentees, pinned)
        ? candidates
        : findCandidates(pool, policy, seed),
      capacity,
      matching,
      { pinned, mode: policy.mode },
    ),
    blocking: listings && countBlocking(listings, capacity, matching),
    freePlaces: mentors
      .filter((mentor) => mentor.places > load.get(mentor.id)!)
      .map((mentor) => ({ mentor: mentor.id, places: mentor.places - load.get(mentor.id)! })),
    totalScore: pairs.reduce((sum, pair) => sum + pair.score, 0),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byId = <T extends { id: string }>(list: T[], id: string) =>
  list.find((one) => one.id === id)!;

/**
 * What keeps a pair apart (`full`: pins have taken every place), or what it would cost everybody
 * together to have it.
 */
export type Alternative =
  | { barrier: HardConstraint | 'full' }
  | { score: number; reasons: Reason[]; fewerPairs: number; lessScore: number };

/**
 * Why not this one: every mentor for one mentee, from one solve for the most pairs and the highest
 * total.
 */
export function alternativesFor(
  pool: Pool,
  policy: Policy,
  seed: number,
  menteeId: string,
): { mentor: string; alternative: Alternative }[] {
  const others = fixed(policy).pinned.filter(([, id]) => id !== menteeId);
  const { mentors, mentees, edges } = findCandidates(pool, { ...policy, pinned: others }, seed);
  const capacity = Int32Array.from(
    mentors,
    ({ id, places }) => places - others.filter(([mentor]) => mentor === id).length,
  );
  const at = mentees.findIndex(({ id }) => id === menteeId);
  const mentee = mentees[at];
  if (!mentee) return [];
  const forced = whatIf(edges, capacity, assign(edges, capacity)).forcedFor(at);
  const losses = new Map(forced.map((loss, k) => [edges.mentor[edges.start[at]! + k]!, loss]));
  return mentors.map((mentor, j) => {
    const loss = losses.get(j);
    if (loss === undefined)
      return {
        mentor: mentor.id,
        alternative: {
          barrier:
            hardConstraintOf({
              mentor,
              mentee,
              switches: policy.switches,
              isBanned: bans(policy),
            }) ?? 'banned',
        },
      };
    if (loss === null) return { mentor: mentor.id, alternative: { barrier: 'full' } };
    return {
      mentor: mentor.id,
      alternative: {
        score: scoreOf(mentor, mentee, policy.weights),
        reasons: reasonsFor(mentor, mentee, policy.weights),
        fewerPairs: loss[0],
        lessScore: loss[1],
      },
    };
  });
}
