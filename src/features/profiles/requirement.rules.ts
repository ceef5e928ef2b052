/**
 * What the requirements of a role come to: what must be met, of which sets one is enough, and what
 * is only wished for.
 */
import { mentorRoles, type Criterion, type Profile, type ProfileRole } from './profile.rules.ts';

/** One requirement, or several of which one is enough. */
export type Clause = Criterion[];
export type Requirements = { musts: Clause[]; wishes: Clause[] };

export function requirementsOf(role: ProfileRole): Requirements {
  return {
    musts: clausesOf(role.criteria.filter((criterion) => criterion.mustHave)),
    wishes: clausesOf(role.criteria.filter((criterion) => !criterion.mustHave)),
  };
}

function clausesOf(criteria: Criterion[]): Clause[] {
  const groups = new Map<string, Clause>();
  for (const criterion of criteria) {
    const key =
      criterion.anyOfGroup === null ? `one ${criterion.id}` : `any ${criterion.anyOfGroup}`;
    groups.set(key, [...(groups.get(key) ?? []), criterion]);
  }
  return [...groups.values()];
}

export type Consequences = { competences: number; mentorRules: number; menteeRules: number };

/** What will follow from a profile once it is published. */
export function consequencesOf(profile: Profile): Consequences {
  const rules = (roles: ProfileRole[]) =>
    roles.reduce((sum, role) => sum + requirementsOf(role).musts.length, 0);
  const mentors = mentorRoles(profile);
  return {
    competences: mentors.reduce((sum, role) => sum + role.competences.length, 0),
    mentorRules: rules(mentors),
    menteeRules: rules(profile.roles.filter((role) => role.role === 'mentee')),
  };
}

/** Whether a requirement and the one above it are two of which one is enough. */
export function isAlternative(criteria: Criterion[], at: number): boolean {
  const group = criteria[at]?.anyOfGroup ?? null;
  return group !== null && criteria[at - 1]?.anyOfGroup === group;
}

/**
 * PR-10: joins a requirement to the one above it as an alternative, or parts them; what stays alone
 * is no group.
 */
export function setAlternative(criteria: Criterion[], at: number, joined: boolean): Criterion[] {
  const [above, own] = [criteria[at - 1], criteria[at]];
  if (!above || !own || joined === isAlternative(criteria, at)) return criteria;
  const group = joined ? (above.anyOfGroup ?? `with ${above.id}`) : `with ${own.id}`;
  const moved = (criterion: Criterion, i: number) =>
    i === at ||
    (own.anyOfGroup !== null && criterion.anyOfGroup === own.anyOfGroup && (joined || i > at));
  const changed = criteria.map((criterion, i) =>
    joined && i === at - 1
      ? { ...criterion, anyOfGroup: group }
      : moved(criterion, i)
        ? {
            ...criterion,
            anyOfGroup: group,
            mustHave: joined ? above.mustHave : criterion.mustHave,
          }
        : criterion,
  );
  return withoutLonely(changed);
}

/** A group of one is a requirement like any other. */
export function withoutLonely(criteria: Criterion[]): Criterion[] {
  const sizes = new Map<string | null, number>();
  for (const { anyOfGroup } of criteria) sizes.set(anyOfGroup, (sizes.get(anyOfGroup) ?? 0) + 1);
  return criteria.map((criterion) =>
    criterion.anyOfGroup !== null && sizes.get(criterion.anyOfGroup) === 1
      ? { ...criterion, anyOfGroup: null }
      : criterion,
  );
}
