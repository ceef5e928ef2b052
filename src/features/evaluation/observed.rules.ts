/** What is known of a cohort, before anything is counted. */
import type { ClosureReason, Span } from '../mentorships/mentorship.rules.ts';

export const sides = ['mentee', 'mentor'] as const;
export type Side = (typeof sides)[number];

/** Somebody who was nominated, applied, or began without either. */
export type Entered = {
  person: string;
  role: Side;
  enteredOn: string;
  isAnswered: boolean;
  decidedOn: string | null;
  isAdmitted: boolean;
  /** Admitted against what the conditions say, or refused though they are met. */
  isOverridden: boolean;
  memberOrganisation: string | null;
  kindOfWork: string | null;
};
export type Proposed = {
  mentor: string;
  mentee: string;
  sentOn: string;
  /** When both had said yes. */
  agreedOn: string | null;
};
export type Relation = {
  id: string;
  kind: 'pair' | 'group';
  mentors: string[];
  mentees: string[];
  firstDay: string;
  closedOn: string | null;
  reason: ClosureReason | null;
  pauses: Span[];
  lastDay: string;
  talkOn: string | null;
  /** By everybody in it. */
  isSigned: boolean;
  meetings: { id: string; day: string; minutes: number }[];
  /** Minutes of each person in it, with what they added and with gatherings (M-18). */
  used: number[];
};
export type Raised = {
  people: string[];
  raisedOn: string;
  actionDue: string;
  firstStepOn: string | null;
  settledOn: string | null;
  outcome: string | null;
};
export type Check = { person: string; kind: string; notedOn: string; validUntil: string };
export type Answer = { mentee: string; meeting: string; answers: Record<string, number> };
export type Level = { mentee: string; start: number; end: number | null };
export type Observed = {
  entered: Entered[];
  proposed: Proposed[];
  relations: Relation[];
  signals: Raised[];
  checks: Check[];
  answers: Answer[];
  levels: Level[];
};
