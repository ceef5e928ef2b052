/** A round of assessment: who is asked what, when, and what may be answered. */
import { daysBetween } from '../foundation/words.ts';
import { mentorCompetences, type Competence, type Profile } from '../profiles/profile.rules.ts';
import { fewestDaysApart } from './change.rules.ts';
import type { ScoredCompetence, Source } from './scorecard.rules.ts';

export const sources: Source[] = ['self', 'mentee', 'colleague', 'supervisor'];
/** Answers: a level from 1 to 5, or not observed. */
export const levels = [1, 2, 3, 4, 5] as const;
export type RoundState = 'planned' | 'open' | 'closed' | 'released';

export function stateOfRound({ opensOn, closesOn, releasedAt }: { opensOn: string; closesOn: string; releasedAt: Date | null }, today: string): RoundState {
  if (releasedAt !== null) return 'released';
  return today < opensOn ? 'planned' : today > closesOn ? 'closed' : 'open';
}

/** Without a target of its own an indicator aims at "reliably, also in difficult situations". */
const usualTarget = 4;

export function competencesOf(profile: Profile, chosen: string[]): Competence[] {
  return mentorCompetences(profile).filter(({ id }) => chosen.includes(id));
}

export function scoredCompetences(profile: Profile, chosen: string[]): ScoredCompetence[] {
  return competencesOf(profile, chosen).map(({ id, indicators }) => ({
    id,
    indicators: indicators.length,
    target: indicators.reduce((sum, { target }) => sum + (target ?? usualTarget), 0) / indicators.length,
    weight: indicators.reduce((sum, { weight }) => sum + (weight ?? 1), 0) / indicators.length,
  }));
}

/**
 * AS-8: self and supervisor are asked everything; mentees and colleagues whole competences up to the most indicators of the
 * round, each beginning at another place in the list, so that together they see all of it.
 */
export function questionsFor(profile: Profile, chosen: string[], { source, position, most }: { source: Source; position: number; most: number }): Competence[] {
  const all = competencesOf(profile, chosen);
  if (source === 'self' || source === 'supervisor') return all;
  const total = all.reduce((sum, { indicators }) => sum + indicators.length, 0);
  if (total <= most) return all;
  const taken = new Set<string>();
  let asked = 0;
  const share = Math.max(1, Math.floor((all.length * most) / total));
  for (let k = 0; k < all.length; k++) {
    const next = all[(position * share + k) % all.length]!;
    if (asked + next.indicators.length > most) break;
    asked += next.indicators.length;
    taken.add(next.id);
  }
  return all.filter(({ id }, k) => taken.has(id) || (taken.size === 0 && k === position % all.length));
}

export type NominationFault = 'self' | 'twice' | 'too-many' | 'email';

/** AS-9: nobody nominates themselves or the same address twice; ten colleagues and three supervisors at most. */
export function refuseNomination({ source, email, ownEmail, others }: { source: Source; email: string; ownEmail: string | null; others: { source: Source; email: string | null }[] }): NominationFault | null {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return 'email';
  if (email === ownEmail) return 'self';
  if (others.some((other) => other.email === email)) return 'twice';
  return others.filter((other) => other.source === source).length >= (source === 'supervisor' ? 3 : 10) ? 'too-many' : null;
}

/** Competence of each indicator of a round. */
export function homesOf({ profile, competences }: { profile: Profile; competences: string[] }): Map<string, string> {
  return new Map(competencesOf(profile, competences).flatMap(({ id, indicators }) => indicators.map((indicator) => [indicator.id, id] as const)));
}

type Past = { id: string; closesOn: string; releasedAt: Date | null };

/** The last released round that ended long enough before this one. */
export function earlierThan<R extends Past>(round: R, rounds: R[]): R | null {
  const released = rounds.filter(({ id, releasedAt, closesOn }) => id !== round.id && releasedAt !== null && daysBetween(closesOn, round.closesOn) >= fewestDaysApart);
  return released.sort((a, b) => (a.closesOn < b.closesOn ? 1 : -1))[0] ?? null;
}
