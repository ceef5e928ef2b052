/**
 * Which proposals of a run may still be sent: the people may have moved on since it was calculated.
 */
import { hardConstraintOf, type HardConstraint } from '../optimisation/hard-constraint.rules.ts';
import type { Pool } from '../optimisation/criterion.rules.ts';
import { bans, type Policy } from '../optimisation/policy.rules.ts';

type Pairing = { id: string; mentorId: string; menteeId: string };

/**
 * `begun`: the two have begun. `placed`: the mentee has another mentor. `asked`: a question to the
 *   mentee waits for an answer.
 * `full`: the mentor has no free place left, questions that wait counted in. `gone`: one of them is
 *   no longer in the pool.
 */
export type Unsendable = 'begun' | 'placed' | 'asked' | 'full' | 'gone' | HardConstraint;

export type Situation = {
  /** As it is now, not as it was when the run was made. */
  pool: Pool;
  /** Pairs of the cohort whose mentorship runs. */
  running: {
    mentorId: string;
    menteeId: string;
  }[];
  /** Questions of other runs, and sent ones of this run, that wait for an answer. */
  waiting: { mentorId: string; menteeId: string }[];
  policy: Policy | null;
};

/**
 * MA-26: nobody is asked on the strength of an old calculation: each proposal is looked at anew, in
 * the order given, as the people stand today. In a shortlist several mentees may have the same
 * mentor on their lists, so only a mentor without any place keeps one off it.
 */
export function findUnsendable(
  proposals: Pairing[],
  { pool, running, waiting, policy }: Situation,
): Map<string, Unsendable> {
  const found = new Map<string, Unsendable>();
  const mentors = new Map(pool.mentors.map((mentor) => [mentor.id, mentor]));
  const mentees = new Map(pool.mentees.map((mentee) => [mentee.id, mentee]));
  const asked = new Set(waiting.map(({ menteeId }) => menteeId));
  const mentorOf = new Map(running.map(({ mentorId, menteeId }) => [menteeId, mentorId]));
  const isShortlist = policy?.mode === 'shortlist';
  const taken = new Map<string, number>();
  const take = (mentor: string) => taken.set(mentor, (taken.get(mentor) ?? 0) + 1);
  if (!isShortlist) for (const { mentorId } of waiting) take(mentorId);
  const isBanned = policy ? bans(policy) : () => false;
  for (const { id, mentorId, menteeId } of proposals) {
    const mentor = mentors.get(mentorId);
    const mentee = mentees.get(menteeId);
    const reason = ((): Unsendable | null => {
      if (mentorOf.get(menteeId) === mentorId) return 'begun';
      if (mentorOf.has(menteeId)) return 'placed';
      if (asked.has(menteeId)) return 'asked';
      if (!mentor || !mentee) return 'gone';
      if ((taken.get(mentorId) ?? 0) >= mentor.places) return 'full';
      return policy && hardConstraintOf({ mentor, mentee, switches: policy.switches, isBanned });
    })();
    if (reason) found.set(id, reason);
    else if (!isShortlist) take(mentorId);
  }
  return found;
}
