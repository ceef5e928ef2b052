/** Gathers what plan and pages stand on: the own profile, goals, requests, helpers, resources. */
import { findReport } from '../assessments/report.store.ts';
import type { ShownReport } from '../assessments/report.rules.ts';
import { listRounds, type Round } from '../assessments/round.store.ts';
import type { Context } from '../../web/route.tsx';
import { listMentorships } from '../mentorships/mentorship.store.ts';
import { mentorCompetences } from '../profiles/profile.rules.ts';
import { findCohort, type Cohort } from '../programmes/programme.store.ts';
import { listStrengths } from './evidence.store.ts';
import { listDevelopmentGoals, listGoalRequests } from './goal.store.ts';
import { listResources } from './library.store.ts';
import { inOrderOfNeed } from './own.rules.ts';
import type { DevelopmentContext } from './plan.pages.tsx';

/** The newest report that the person can read, with its round. */
export async function findLastReport({
  tx,
  person,
}: Context): Promise<{ round: Round; report: ShownReport } | null> {
  for (const round of await listRounds(tx, { mentor: person.id })) {
    const report = await findReport(tx, round.id, person.id);
    if (report) return { round, report };
  }
  return null;
}

const isMentorIn = (person: string) => (mentorship: { mentors: { personId: string }[] }) =>
  mentorship.mentors.some(({ personId }) => personId === person);

/** Of the newest mentorship that runs, else of the newest one. */
export async function findOwnCohort({ tx, person }: Context): Promise<Cohort | null> {
  const own = (await listMentorships(tx, { person: person.id })).filter(isMentorIn(person.id));
  const [newest] = own.sort(
    (a, b) =>
      Number(a.closedOn !== null) - Number(b.closedOn !== null) ||
      (a.firstDay < b.firstDay ? 1 : -1),
  );
  return newest ? findCohort(tx, newest.cohortId) : null;
}

/** Null for somebody who has never been a mentor here. `needs` come first. */
export async function loadDevelopmentContext(
  context: Context,
  needs: string[],
  of: Round | null = null,
): Promise<DevelopmentContext | null> {
  const { tx, person } = context;
  const profile = of?.profile ?? (await findOwnCohort(context))?.profile;
  if (!profile) return null;
  const mentorships = (await listMentorships(tx, { person: person.id }))
    .filter(isMentorIn(person.id))
    .filter(({ closedOn }) => closedOn === null);
  return {
    profile,
    competences: inOrderOfNeed(mentorCompetences(profile), needs),
    goals: await listDevelopmentGoals(tx, person.id),
    requests: await listGoalRequests(tx, { owner: person.id }),
    helpers: (await listStrengths(tx)).filter(
      ({ personId, helps }) => helps && personId !== person.id,
    ),
    resources: await listResources(tx, person.id),
    mentorships: mentorships.map(({ id, name, mentees }) => ({
      id,
      name: name ?? mentees.map((mentee) => mentee.name).join(', '),
    })),
  };
}
