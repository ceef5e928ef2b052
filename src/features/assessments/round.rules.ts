/** A round of assessment: who is asked what, when, and what may be answered. */
import { ageOfMajority, hasReached } from '../people/consent.rules.ts';
import {
  mentorCompetences,
  type Competence,
  type Indicator,
  type Profile,
  type Text,
} from '../profiles/profile.rules.ts';
import { namedSources, type ScoredCompetence, type Source } from './scorecard.rules.ts';

export const sources: Source[] = [
  'self',
  'mentee',
  'guardian',
  'colleague',
  'supervisor',
  'observer',
];
/** Whom a mentor may name; mentees and guardians follow from the mentorships. */
export const nominated = ['colleague', 'supervisor', 'observer'] as const;
export type Confidentiality = 'confidential' | 'named';
export type ReleaseMode = 'own' | 'talk';
/** How a programme assesses, where its template does not say otherwise. */
const usualSettings = {
  sources: ['self', 'mentee', 'colleague', 'supervisor'] as Source[],
  questions: 20,
  minimum: 3,
  contactMonths: 2,
  pooledMonths: 24,
  certificateHours: 30,
};
export type Settings = typeof usualSettings;
export const settingsOf = ({ assessment }: { assessment?: Settings }): Settings =>
  assessment ?? usualSettings;
export const contacts = ['weekly', 'monthly', 'seldom'] as const;
export type Contact = (typeof contacts)[number];
/** Why somebody does not answer. */
export const refusals = ['conflict', 'too-little-contact', 'no-time', 'other'] as const;
export type RoundState = 'planned' | 'open' | 'closed' | 'released';

export function stateOfRound(
  { opensOn, closesOn, releasedAt }: { opensOn: string; closesOn: string; releasedAt: Date | null },
  today: string,
): RoundState {
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
    target:
      indicators.reduce((sum, { target }) => sum + (target ?? usualTarget), 0) / indicators.length,
    weight: indicators.reduce((sum, { weight }) => sum + (weight ?? 1), 0) / indicators.length,
  }));
}

/**
 * What a rater of this source can see; where the profile says nothing about a competence,
 * everything.
 */
function isSeenBy(source: Source, competence: Competence, indicator: Indicator): boolean {
  if (source === 'self' || source === 'supervisor') return true;
  const seenBy = indicator.seenBy ?? competence.seenBy;
  if (!seenBy) return true;
  return (
    seenBy.includes(source) && (source !== 'guardian' || indicator.asked?.guardian !== undefined)
  );
}

/**
 * AS-8: self and supervisor are asked everything, observers all that can be seen in a meeting;
 * mentees, guardians and colleagues what they can see, whole competences up to the most indicators
 * of the round, each beginning at another place in the list, so that together they see all of it.
 */
export function questionsFor(
  profile: Profile,
  chosen: string[],
  { source, position, most }: { source: Source; position: number; most: number },
): Competence[] {
  const all = competencesOf(profile, chosen)
    .map((competence) => ({
      ...competence,
      indicators: competence.indicators.filter((indicator) =>
        isSeenBy(source, competence, indicator),
      ),
    }))
    .filter(({ indicators }) => indicators.length > 0);
  if (namedSources.includes(source)) return all;
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
  return all.filter(
    ({ id }, k) => taken.has(id) || (taken.size === 0 && k === position % all.length),
  );
}

export type NominationFault = 'self' | 'twice' | 'too-many' | 'email';

/** Whether anybody of this source is asked about a competence at all. */
export const isAskedAbout = (competence: Competence, source: Source): boolean =>
  competence.indicators.some((indicator) => isSeenBy(source, competence, indicator));

export type Wording = 'mentee' | 'guardian' | null;

/**
 * AS-19: guardians, and mentees who are not known to be eighteen, get an indicator in their own
 * words where the profile has them; to such mentees the levels too are said plainly, without
 * anchors that were written for adults.
 */
export function wordingFor({
  source,
  bornOn,
  opensOn,
}: {
  source: Source;
  bornOn: string | null;
  opensOn: string;
}): Wording {
  if (source === 'guardian') return 'guardian';
  if (source !== 'mentee') return null;
  return hasReached(ageOfMajority, bornOn, opensOn) ? null : 'mentee';
}

export const askedAs = (indicator: Indicator, wording: Wording): Text =>
  (wording && indicator.asked?.[wording]) || indicator.text;
/** Plain words for levels only where the question too is put in them. */
export const isPlain = (indicator: Indicator, wording: Wording): boolean =>
  wording === 'mentee' && indicator.asked?.mentee !== undefined;

/** AS-20: an observer notes what was seen wherever the level is not an ordinary one. */
export const needsFacts = (level: number | null | undefined): boolean =>
  level === 1 || level === 2 || level === 5;

/**
 * AS-9: nobody nominates themselves or the same address twice; ten colleagues, three supervisors
 * and four observers at most.
 */
export function refuseNomination({
  source,
  email,
  ownEmail,
  others,
}: {
  source: Source;
  email: string;
  ownEmail: string | null;
  others: { source: Source; email: string | null }[];
}): NominationFault | null {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return 'email';
  if (email === ownEmail) return 'self';
  if (others.some((other) => other.email === email)) return 'twice';
  return others.filter((other) => other.source === source).length >=
    (source === 'supervisor' ? 3 : source === 'observer' ? 4 : 10)
    ? 'too-many'
    : null;
}

/** Competence of each indicator of a round. */
export function homesOf({
  profile,
  competences,
}: {
  profile: Profile;
  competences: string[];
}): Map<string, string> {
  return new Map(
    competencesOf(profile, competences).flatMap(({ id, indicators }) =>
      indicators.map((indicator) => [indicator.id, id] as const),
    ),
  );
}

/**
 * AS-26: in a round that was opened again, a report is made anew when three or more have answered
 * since.
 */
export function lateMentors(
  raters: { mentorId: string; source: Source; submittedAt: Date | null }[],
  since: Date,
): Set<string> {
  const late = raters.filter(
    ({ source, submittedAt }) => source !== 'self' && submittedAt !== null && submittedAt > since,
  );
  return new Set(
    [...Map.groupBy(late, ({ mentorId }) => mentorId)]
      .filter(([, own]) => own.length >= 3)
      .map(([mentor]) => mentor),
  );
}

/** A link lasts until its day is over everywhere on earth, twelve hours behind UTC. */
export const endOfLink = (lastDay: string): Temporal.Instant =>
  Temporal.PlainDate.from(lastDay).add({ days: 1 }).toZonedDateTime('-12:00').toInstant();
