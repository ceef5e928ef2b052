/** What an application needs before a person can decide. */
import type { Criterion, Profile, ProfileRole } from '../profiles/profile.rules.ts';
import type { Facts, RoleFact, Truth } from './eligibility.rules.ts';

export type Applicant = {
  role: 'mentor' | 'mentee';
  answers: Record<string, string>;
  places: number;
  bornOn: string | null;
  nominatedBy: string | null;
  roles: RoleFact[] | null;
};

export function roleOf(
  profile: Pick<Profile, 'roles'>,
  role: 'mentor' | 'mentee',
): ProfileRole | null {
  return profile.roles.find((part) => part.role === role) ?? null;
}

export function factsOf(applicant: Applicant, asOf: string): Facts {
  return {
    asOf,
    roles: applicant.roles,
    answers: applicant.answers,
    bornOn: applicant.bornOn,
    places: applicant.role === 'mentor' ? applicant.places : null,
    nominated: applicant.nominatedBy !== null,
  };
}

/**
 * the form asks only what the profile's requirements need and nothing that is known from
 * elsewhere.
 */
export function asksForRoles(criteria: Criterion[]): boolean {
  return criteria.some(
    (criterion) =>
      JSON.stringify(criterion.test ?? {}).includes('role') ||
      JSON.stringify(criterion.test ?? {}).includes('holds now'),
  );
}

/** whether a role was in state administration is asked only where a requirement counts it. */
export function asksForState(criteria: Criterion[]): boolean {
  return criteria.some((criterion) =>
    JSON.stringify(criterion.test ?? {}).includes('"stateAdministration":true'),
  );
}

/** what somebody writes instead of the day on which a role ended. */
export const isStill = (text: string): boolean =>
  /^(?:present|now|nu|heden|pågår|tot nu)$/i.test(text);

/** How a criterion is answered on the form; null when other facts decide it. */
export function inputOf(criterion: Criterion): 'truth' | 'number' | 'hours' | null {
  const { test } = criterion;
  if (test?.by === 'hours') return 'hours';
  if (test?.by === 'answer' || (test?.by === 'all' && test.of.some((part) => part.by === 'answer')))
    return 'truth';
  if (test) return null;
  return (criterion.kind === 'experience' || criterion.kind === 'age') && criterion.value !== null
    ? 'number'
    : 'truth';
}

/** a decision that differs from the verdict, or comes before it, needs a reason. */
export function needsReason(verdict: Truth, admitted: boolean): boolean {
  return admitted !== (verdict === 'yes');
}
