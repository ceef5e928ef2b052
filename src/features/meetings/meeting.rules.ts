/**
 * A meeting before and after: who owns the agenda, which prompts, what the mentee confirms, how it
 * felt.
 */
import { say, type Profile, type ProfileRole } from '../profiles/profile.rules.ts';

export const ways = ['meet', 'video', 'phone'] as const;
export type Way = (typeof ways)[number];
/** Whom a talk with one pupil of a class is with, besides the mentor. */
export const parties = ['pupil', 'guardian', 'three'] as const;
export type Party = (typeof parties)[number];
/** How to begin, so that somebody arrives before it becomes difficult. */
export const openings = ['walk', 'good-news', 'one-word', 'since-last', 'own'] as const;

export type Item = {
  id: string;
  kind: 'topic' | 'question';
  text: string;
  /** In a group, the pupil whom it concerns. */
  menteeId: string | null;
  byId: string;
  by: string;
  madeOn: string;
  closedOn: string | null;
};

/** M-10: how much of the agenda came from the mentee; null while there is none. */
export function shareOf(
  items: Pick<Item, 'byId'>[],
  mentees: string[],
): { own: number; all: number } | null {
  return items.length === 0
    ? null
    : { own: items.filter(({ byId }) => mentees.includes(byId)).length, all: items.length };
}

/**
 * Topics are done with when the meeting is written down; M-11: open questions are carried over
 * until somebody ticks them off.
 */
export function toClose(items: Pick<Item, 'id' | 'kind'>[], ticked: string[]): string[] {
  return items
    .filter(({ id, kind }) => kind === 'topic' || ticked.includes(id))
    .map(({ id }) => id);
}

const mentorOf = (profile: Profile): ProfileRole | undefined =>
  profile.roles.find(({ role }) => role === 'mentor') ?? profile.roles[0];

export type Prompt = { id: string; text: string };

/**
 * What a good mentor does, by the profile itself: its behaviours, or the first indicator of each
 * competence where it has none.
 */
export function behavioursOf(profile: Profile, language: string): Prompt[] {
  const role = mentorOf(profile);
  if (!role) return [];
  const statements =
    role.behaviours.length > 0
      ? role.behaviours
      : role.competences.flatMap(({ indicators }) => indicators.slice(0, 1));
  return statements.map(({ id, text }) => ({ id, text: say(text, language, profile.languages) }));
}

/**
 * What a mentee is asked after a meeting: the behaviours, or one indicator of each competence in the
 * words that the profile has for mentees.
 */
export function askedAfterMeeting(profile: Profile, language: string): Prompt[] {
  const role = mentorOf(profile);
  const worded = (role?.competences ?? []).flatMap(({ indicators }) =>
    indicators.filter(({ asked }) => asked?.mentee !== undefined).slice(0, 1),
  );
  if (!role || role.behaviours.length > 0 || worded.length === 0)
    return behavioursOf(profile, language);
  return worded.map(({ id, asked }) => ({
    id,
    text: say(asked!.mentee!, language, profile.languages),
  }));
}

/** M-12: three at a time, the next three at the next meeting, so that all have their turn. */
export function promptsFor(behaviours: Prompt[], meetings: number, n = 3): Prompt[] {
  if (behaviours.length <= n) return behaviours;
  return Array.from({ length: n }, (_, k) => behaviours[(meetings * n + k) % behaviours.length]!);
}

/** Of the relation, asked after every meeting. */
export const relationItems = ['story', 'worth'] as const;
export type Pulse = { givenOn: string; answers: Record<string, number> };

const relationMean = ({ answers }: Pulse): number | null => {
  const own = relationItems.flatMap((item) => (answers[item] === undefined ? [] : [answers[item]]));
  return own.length === 0 ? null : own.reduce((sum, value) => sum + value, 0) / own.length;
};

/**
 * M-9: a mood falls when the last meeting felt worse by a full step than the ones before it, the
 * three newest of them, or when two in a row felt bad (two or less of five). Says since when; null
 * when it does not.
 */
export function fallingSince(pulses: Pulse[]): string | null {
  const felt = pulses.flatMap((pulse) => {
    const mean = relationMean(pulse);
    return mean === null ? [] : [{ on: pulse.givenOn, mean }];
  });
  const last = felt.at(-1);
  if (!last) return null;
  const before = felt.slice(-4, -1);
  const usual = before.reduce((sum, { mean }) => sum + mean, 0) / before.length;
  const isBad = last.mean <= 2 && (before.at(-1)?.mean ?? 5) <= 2;
  return isBad || (before.length > 0 && usual - last.mean >= 1) ? last.on : null;
}

/** Of one meeting. */
export const mostPoints = 5;
