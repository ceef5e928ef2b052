/** What is asked of a run, and what comes out of it. */
import {
  hardConstraintOf,
  switchedConstraints,
  type HardConstraint,
  type Switches,
} from './hard-constraint.rules.ts';
import { usualWeights, type Pool, type Reason, type Weights } from './criterion.rules.ts';

/**
 * `worstFirst`: the lowest score as high as possible before the total counts. `even`: then even
 * load.
 */
export type Policy = {
  /**
   * The best set of pairs; or two or three mentors for each mentee to choose from; or the stable
   * set, in which no two would both rather have each other.
   */
  mode: 'optimum' | 'shortlist' | 'stable';
  weights: Weights;
  switches: Switches;
  /** When places are short, who has waited longest is placed first. */
  waitingFirst: boolean;
  worstFirst: boolean;
  even: boolean;
  /** [mentor, mentee] */
  pinned: [string, string][];
  banned: [string, string][];
  /** Pairs that should stay, where placing everybody allows it. */
  kept: [string, string][];
  /**
   * Pairs that have been asked and wait for an answer: they hold their places, and nobody asks them
   * again.
   */
  asked?: { question: string; mentor: string; mentee: string }[];
};

export type Pair = {
  mentor: string;
  mentee: string;
  score: number;
  reasons: Reason[];
  pinned?: boolean;
  asked?: boolean;
};
/**
 * `competition`: suitable mentors exist, but their places went to others: `rivals` mentees share
 *   `places` places.
 * `wishes`: where the wishes of both sides decide, somebody may stay out although there are places.
 * `rules`: every mentor is barred, `barred` times by each rule. `help`: mentors with whom one more
 *   place would place this mentee or another one.
 */
export type Unmatched = {
  mentee: string;
  why: 'competition' | 'wishes' | 'rules' | 'no-mentors';
  candidates: number;
  rivals?: number;
  places?: number;
  barred?: Partial<Record<HardConstraint, number>>;
  help?: string[];
};
/**
 * `blocking`: pairs who would both rather have each other; null where there are too many candidates
 * to look at.
 */
export type Result = {
  pairs: Pair[];
  /** In a shortlist: the second and third mentor of each mentee. */
  more?: Pair[];
  left: Unmatched[];
  blocking: number | null;
  freePlaces: { mentor: string; places: number }[];
  totalScore: number;
};
export type Refusal = {
  refused: 'pinned-barred' | 'pinned-twice' | 'pinned-too-many' | 'pinned-unknown' | 'pinned-asked';
  mentor: string;
  mentee: string;
  barrier?: HardConstraint;
};

export const solver = 'bidding/2';
export const usualPolicy: Policy = {
  mode: 'optimum',
  weights: usualWeights,
  switches: Object.fromEntries(switchedConstraints.map((key) => [key, false])) as Switches,
  waitingFirst: true,
  worstFirst: true,
  even: false,
  pinned: [],
  banned: [],
  kept: [],
};

/**
 * A policy that was kept before a criterion or a rule came into being: it did not count then, so it
 * counts nothing now.
 */
export function completePolicy(kept: Policy): Policy {
  const none = Object.fromEntries(Object.keys(usualWeights).map((key) => [key, 0])) as Weights;
  return {
    ...kept,
    weights: { ...none, ...kept.weights },
    switches: { ...usualPolicy.switches, ...kept.switches },
  };
}

type Rules = {
  neverSameMemberOrganisation: boolean;
  neverOwnManager: boolean;
  matching?: Policy['mode'];
};

/** The rules that a programme sets, as the policy of its first run. */
export function policyFor({
  neverSameMemberOrganisation,
  neverOwnManager,
  matching = 'optimum',
}: Rules): Policy {
  return {
    ...usualPolicy,
    mode: matching,
    switches: {
      ...usualPolicy.switches,
      'same-organisation': neverSameMemberOrganisation,
      'own-manager': neverOwnManager,
    },
  };
}

/**
 * A fresh run goes on with the settings of the last one, but who decides is what the programme
 * says, and what it forbids is forbidden again.
 */
export function firstPolicy(rules: Rules, last: Policy | null): Policy {
  const own = policyFor(rules);
  if (!last) return own;
  return {
    ...last,
    mode: own.mode,
    kept: [],
    switches: {
      ...last.switches,
      ...Object.fromEntries(Object.entries(own.switches).filter(([, on]) => on)),
    },
  };
}

/** Pairs that were asked are fixed like pins. */
export function fixed(policy: Policy): Policy {
  const asked = (policy.asked ?? []).map(({ mentor, mentee }): [string, string] => [
    mentor,
    mentee,
  ]);
  const isAsked = new Set(asked.map(([, mentee]) => mentee));
  return {
    ...policy,
    pinned: [...asked, ...policy.pinned.filter(([, mentee]) => !isAsked.has(mentee))],
  };
}

/**
 * MA-9: a pin that breaks a rule, names nobody or asks for more places than there are is refused by
 * name.
 */
export function refusePins(pool: Pool, policy: Policy): Refusal | null {
  const asked = new Map(policy.asked?.map(({ mentor, mentee }) => [mentee, mentor]));
  const taken = new Set<string>();
  const load = new Map<string, number>();
  for (const mentor of asked.values()) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  for (const [mentor, mentee] of policy.pinned) {
    if (asked.get(mentee) === mentor) continue;
    if (asked.has(mentee)) return { refused: 'pinned-asked', mentor, mentee };
    const [a, b] = [
      pool.mentors.find(({ id }) => id === mentor),
      pool.mentees.find(({ id }) => id === mentee),
    ];
    if (!a || !b) return { refused: 'pinned-unknown', mentor, mentee };
    if (taken.has(mentee)) return { refused: 'pinned-twice', mentor, mentee };
    taken.add(mentee);
    load.set(mentor, (load.get(mentor) ?? 0) + 1);
    if (load.get(mentor)! > a.places) return { refused: 'pinned-too-many', mentor, mentee };
    const barrier = hardConstraintOf({
      mentor: a,
      mentee: b,
      switches: policy.switches,
      isBanned: bans(policy),
    });
    if (barrier) return { refused: 'pinned-barred', mentor, mentee, barrier };
  }
  return null;
}

export function bans({ banned }: Policy): (mentor: string, mentee: string) => boolean {
  const keys = new Set(banned.map((pair) => pair.join(' ')));
  return (mentor, mentee) => keys.has(`${mentor} ${mentee}`);
}
