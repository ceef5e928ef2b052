/**
 * Who may not be paired, as a list of values. A barred pair has no edge, and says which rule
 * forbids it.
 */
import type { Mentor, Participant } from './criterion.rules.ts';

export const hardConstraintKeys = [
  'same-person',
  'own-manager',
  'same-organisation',
  'vetoed',
  'ended',
  'no-common-language',
  'no-common-time',
  'mentor-before',
  'banned',
] as const;
export type HardConstraint = (typeof hardConstraintKeys)[number];
/** Those that a programme may switch; the others always hold. */
export const switchedConstraints = [
  'own-manager',
  'same-organisation',
  'no-common-language',
  'no-common-time',
  'mentor-before',
] as const satisfies HardConstraint[];
export type Switches = Record<(typeof switchedConstraints)[number], boolean>;

type Pairing = {
  mentor: Mentor;
  mentee: Participant;
  switches: Switches;
  isBanned: (mentor: string, mentee: string) => boolean;
};

/** MA-2: what bars a pair no score can buy back. Something unknown bars nobody. */
const barriers: { key: HardConstraint; holds: (pairing: Pairing) => boolean }[] = [
  { key: 'same-person', holds: ({ mentor, mentee }) => mentor.id === mentee.id },
  {
    key: 'own-manager',
    holds: ({ mentor, mentee, switches }) =>
      switches['own-manager'] &&
      (mentee.managerId === mentor.id ||
        mentor.managerId === mentee.id ||
        (mentee.managerId !== null && mentee.managerId === mentor.managerId)),
  },
  {
    key: 'same-organisation',
    holds: ({ mentor, mentee, switches }) =>
      switches['same-organisation'] &&
      mentor.memberOrganisation !== null &&
      mentor.memberOrganisation === mentee.memberOrganisation,
  },
  {
    key: 'vetoed',
    holds: ({ mentor, mentee }) =>
      mentor.vetoes.includes(mentee.id) || mentee.vetoes.includes(mentor.id),
  },
  {
    key: 'ended',
    holds: ({ mentor, mentee }) =>
      mentor.endedWith.includes(mentee.id) || mentee.endedWith.includes(mentor.id),
  },
  {
    key: 'no-common-language',
    holds: ({ mentor, mentee, switches }) =>
      switches['no-common-language'] && areApart(mentor.languages, mentee.languages),
  },
  {
    key: 'no-common-time',
    holds: ({ mentor, mentee, switches }) =>
      switches['no-common-time'] && areApart(mentor.slots, mentee.slots),
  },
  {
    key: 'mentor-before',
    holds: ({ mentor, mentee, switches }) =>
      switches['mentor-before'] && mentee.earlierMentors.includes(mentor.id),
  },
  { key: 'banned', holds: ({ mentor, mentee, isBanned }) => isBanned(mentor.id, mentee.id) },
];

function areApart(a: string[], b: string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));
}

/** The first rule that forbids the pair, null when none does. */
export function hardConstraintOf(pairing: Pairing): HardConstraint | null {
  return barriers.find(({ holds }) => holds(pairing))?.key ?? null;
}

type Crowd = {
  mentors: Mentor[];
  mentees: Participant[];
  switches: Switches;
  banned: [string, string][];
};

/**
 * The same for many pairs, by their places in the lists: rules that can bar nobody here are not
 * asked.
 */
export function hardConstraintsIn({
  mentors,
  mentees,
  switches,
  banned,
}: Crowd): (mentor: number, mentee: number) => HardConstraint | null {
  const ids = new Set(mentors.map(({ id }) => id));
  const bans = new Set(banned.map((pair) => pair.join(' ')));
  const matters: Record<HardConstraint, boolean> = {
    ...switches,
    'same-person': mentees.some(({ id }) => ids.has(id)),
    vetoed: [...mentors, ...mentees].some(({ vetoes }) => vetoes.length > 0),
    ended: [...mentors, ...mentees].some(({ endedWith }) => endedWith.length > 0),
    banned: bans.size > 0,
  };
  const asked = barriers.filter(({ key }) => matters[key]);
  const isBanned = (mentor: string, mentee: string) => bans.has(`${mentor} ${mentee}`);
  return (j, i) => {
    if (asked.length === 0) return null;
    const pairing = { mentor: mentors[j]!, mentee: mentees[i]!, switches, isBanned };
    for (const { key, holds } of asked) if (holds(pairing)) return key;
    return null;
  };
}
