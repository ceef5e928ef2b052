/**
 * What somebody is to a mentorship, and what that lets them do. Every act asks it, and every page
 * before it draws the button.
 */
import type { Member, MentorshipLine } from './mentorship.store.ts';

/**
 * A second mentor is a mentor; a mentee of a group is a pupil. `coordinator`: for whoever takes no
 * part and looks after all.
 */
export type Part = 'mentor' | 'substitute' | 'mentee' | 'pupil' | 'coordinator';

/** Who takes part in what, and whether it has ended. */
export type Taking = {
  kind: 'pair' | 'group';
  closedOn: string | null;
  mentors: Pick<Member, 'personId' | 'part'>[];
  mentees: Pick<Member, 'personId'>[];
};
export type Asking = { id: string; coordinates?: boolean };

type Right = {
  parts: Part[];
  /** In a group besides. */
  inGroup?: Part;
  only?: Taking['kind'];
  /** When the mentorship has ended too. */
  after?: true;
};

/** M-24, M-25: who may do what, whatever the kind where none is named. */
const table = {
  write: { parts: ['mentor', 'substitute', 'mentee', 'pupil'] },
  'take back': { parts: ['mentor', 'substitute', 'mentee', 'pupil', 'coordinator'] },
  'record meeting': { parts: ['mentor', 'substitute', 'mentee'] },
  'account for hours': { parts: ['mentor', 'substitute', 'mentee'] },
  'sign agreement': { parts: ['mentor', 'mentee'] },
  close: { parts: ['mentor', 'mentee', 'coordinator'] },
  pause: { parts: ['mentor', 'mentee', 'coordinator'] },
  extend: { parts: ['mentor', 'mentee'] },
  // A group with one mentor has no other one to agree.
  'agree to extension': { parts: ['mentor', 'mentee'], inGroup: 'coordinator' },
  'name substitute': { parts: ['coordinator'] },
  'open to substitute': { parts: ['mentor', 'mentee', 'coordinator'] },
  'hand over': { parts: ['mentor'], only: 'pair' },
  'consent to handover': { parts: ['mentee'] },
  'look back': { parts: ['mentor', 'mentee'], only: 'pair', after: true },
  measure: { parts: ['mentor', 'mentee'], only: 'pair', after: true },
  guide: { parts: ['mentor'], only: 'group' },
  'answer as pupil': { parts: ['pupil'] },
} as const satisfies Record<string, Right>;

export type ActIn = keyof typeof table;

/** Null for somebody who takes no part. */
export function partOf({ kind, mentors, mentees }: Taking, person: string): Part | null {
  if (mentees.some(({ personId }) => personId === person))
    return kind === 'group' ? 'pupil' : 'mentee';
  const part = mentors.find(({ personId }) => personId === person)?.part;
  return part === undefined ? null : part === 'substitute' ? 'substitute' : 'mentor';
}

/** What the part allows, whether the mentorship runs or not. */
export function hasRight(act: ActIn, mentorship: Taking, { id, coordinates }: Asking): boolean {
  const { parts, inGroup, only }: Readonly<Right> = table[act] as Readonly<Right>;
  const part = partOf(mentorship, id);
  const has = (one: Part) =>
    parts.includes(one) || (mentorship.kind === 'group' && inGroup === one);
  return (
    (only === undefined || only === mentorship.kind) &&
    ((part !== null && has(part)) || (coordinates === true && has('coordinator')))
  );
}

/** M-24, M-25: the part allows it, and the mentorship runs or the act belongs to its end. */
export function mayInMentorship(act: ActIn, mentorship: Taking, asking: Asking): boolean {
  const { after } = table[act] as Readonly<Right>;
  return hasRight(act, mentorship, asking) && (mentorship.closedOn === null || after === true);
}

/** In a group, what concerns the whole of it is not one pupil's to change: only what is theirs. */
export const isTheirs = (mentorship: Taking, person: string, owner: string | null): boolean =>
  partOf(mentorship, person) !== 'pupil' || owner === person;

/** Stands for all pupils where a text is written: chosen, never preset. */
export const wholeGroup = 'group';

/** M-8: whoever is mentor or mentee of a pair signs; in a group the mentors do. */
export const signersOf = ({
  kind,
  mentors,
  mentees,
}: Pick<MentorshipLine, 'kind' | 'mentors' | 'mentees'>) => [
  ...mentors.filter(({ part }) => part !== 'substitute'),
  ...(kind === 'pair' ? mentees : []),
];
