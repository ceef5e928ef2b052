/** Of how many people there is anything that a rule or a criterion could go by. */
import { switchedConstraints } from '../optimisation/hard-constraint.rules.ts';
import {
  criterionKeys,
  type CriterionKey,
  type Participant,
  type Pool,
} from '../optimisation/criterion.rules.ts';

export type Known = { known: number; of: number };
type Sides = 'both' | 'mentors' | 'mentees';
type Look = [Sides, (person: Participant) => boolean];

const asked: Record<CriterionKey, Look> = {
  need: ['both', ({ competences }) => competences.length > 0],
  menteeWish: ['mentees', ({ wishes }) => wishes.length > 0],
  mentorWish: ['mentors', ({ wishes }) => wishes.length > 0],
  language: ['both', ({ languages }) => languages.length > 0],
  availability: ['both', ({ slots }) => slots.length > 0],
  place: ['both', ({ region, online }) => region !== null || online === true],
  sector: ['both', ({ sector }) => sector !== null],
  experience: ['both', ({ years }) => years !== null],
};

const ruled: Record<(typeof switchedConstraints)[number], Look | null> = {
  'own-manager': ['both', ({ managerId }) => managerId !== null],
  'same-organisation': ['both', ({ memberOrganisation }) => memberOrganisation !== null],
  'no-common-language': asked.language,
  'no-common-time': asked.availability,
  // Earlier mentorships are known by themselves.
  'mentor-before': null,
};

function count(pool: Pool, [sides, look]: Look): Known {
  // Whoever is mentor and mentee is one person.
  const people = new Map(
    [
      ...(sides === 'mentees' ? [] : pool.mentors),
      ...(sides === 'mentors' ? [] : pool.mentees),
    ].map((person) => [person.id, person]),
  );
  return { known: [...people.values()].filter(look).length, of: people.size };
}

/**
 * MA-27: what a criterion or a rule has to go by in this pool; null for a rule that needs nothing.
 */
export function knownIn(pool: Pool): {
  criteria: Record<CriterionKey, Known>;
  barriers: Record<(typeof switchedConstraints)[number], Known | null>;
} {
  return {
    criteria: Object.fromEntries(
      criterionKeys.map((key) => [key, count(pool, asked[key])]),
    ) as Record<CriterionKey, Known>,
    barriers: Object.fromEntries(
      switchedConstraints.map((key) => [key, ruled[key] && count(pool, ruled[key])]),
    ) as Record<(typeof switchedConstraints)[number], Known | null>,
  };
}
