/** MA-40: whether two people may be paired by hand, and what has to be said for it. */
import {
  hardConstraintOf,
  switchedConstraints,
  type HardConstraint,
  type Switches,
} from '../optimisation/hard-constraint.rules.ts';
import { bans, policyFor, type Policy } from '../optimisation/policy.rules.ts';
import { scoreOf, type Mentor, type Participant } from '../optimisation/criterion.rules.ts';
import { findUnsendable, type Situation, type Unsendable } from './sending.rules.ts';

/** A coordinator may set these aside for one pair, and says why. */
export const softRules = [
  'no-common-language',
  'no-common-time',
  'mentor-before',
  'banned',
] as const satisfies HardConstraint[];
export type SoftRule = (typeof softRules)[number];

export type Judgement = {
  mentorId: string;
  menteeId: string;
  /** Nobody sets this aside. */
  forbidden: Unsendable | null;
  broken: SoftRule[];
  /** 0 where one of them is not in the pool. */
  score: number;
};

type Rules = Parameters<typeof policyFor>[0];
type Judging = Omit<Situation, 'policy'> & {
  rules: Rules;
  /** Of the latest run that was calculated: what it ruled out, and how it weighs. */
  last: Policy | null;
};

const none = Object.fromEntries(switchedConstraints.map((key) => [key, false])) as Switches;

/** What the programme forbids is never set aside; the rules of a run are, with a reason. */
export function judgePair(
  { mentorId, menteeId }: { mentorId: string; menteeId: string },
  { rules, last, ...situation }: Judging,
): Judgement {
  const policy = last ?? policyFor(rules);
  const mentor = situation.pool.mentors.find(({ id }) => id === mentorId);
  const mentee = situation.pool.mentees.find(({ id }) => id === menteeId);
  const unsendable = findUnsendable([{ id: 'this', mentorId, menteeId }], {
    ...situation,
    policy: null,
  }).get('this');
  if (!mentor || !mentee)
    return { mentorId, menteeId, forbidden: unsendable ?? 'gone', broken: [], score: 0 };
  const pair = { mentor, mentee, isBanned: () => false };
  const forbidden =
    unsendable ?? hardConstraintOf({ ...pair, switches: policyFor(rules).switches });
  return {
    mentorId,
    menteeId,
    forbidden,
    broken: forbidden ? [] : brokenBy(mentor, mentee, policy),
    score: scoreOf(mentor, mentee, policy.weights),
  };
}

function brokenBy(mentor: Mentor, mentee: Participant, policy: Policy): SoftRule[] {
  const isBanned = bans(policy);
  return softRules.filter((rule) =>
    rule === 'banned'
      ? isBanned(mentor.id, mentee.id)
      : hardConstraintOf({
          mentor,
          mentee,
          switches: { ...none, [rule]: true },
          isBanned: () => false,
        }) === rule,
  );
}

/** Those who may be paired first, the best fit on top; then those of whom something has to be said. */
export function inOrder(judgements: Judgement[]): Judgement[] {
  const rank = ({ forbidden, broken }: Judgement) => (forbidden ? 2 : broken.length > 0 ? 1 : 0);
  return judgements.toSorted((a, b) => rank(a) - rank(b) || b.score - a.score);
}

/** One pair as the policy of a run: fixed, and free of the rules that were set aside. */
export function policyOf(
  { mentorId, menteeId }: Judgement,
  rules: Rules,
  last: Policy | null,
): Policy {
  const base = last ?? policyFor(rules);
  return {
    ...base,
    mode: 'optimum',
    switches: policyFor(rules).switches,
    pinned: [[mentorId, menteeId]],
    banned: [],
    kept: [],
    asked: [],
  };
}
