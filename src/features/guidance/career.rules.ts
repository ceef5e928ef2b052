/**
 * Finding out what comes after school: what a pupil plans, does and makes of it, along the five
 * Dutch career competences.
 */
import { addDays } from '../../platform/i18n.ts';

/**
 * Qualities, motives, exploring work, steering the own career, networking (Kuijpers & Meijers, five
 * career competences).
 */
export const careerCompetences = ['qualities', 'motives', 'work', 'steering', 'network'] as const;
export type CareerCompetence = (typeof careerCompetences)[number];
export const activities = [
  'open-day',
  'trial-day',
  'visit',
  'conversation',
  'internship',
  'test',
  'search',
] as const;
export type Activity = (typeof activities)[number];

export type CareerEntry = {
  id: string;
  kind: 'activity' | 'reflection' | 'question';
  what: Activity | null;
  competence: CareerCompetence | null;
  text: string;
  activityId: string | null;
  plannedOn: string | null;
  doneOn: string | null;
  answer: string | null;
  madeById: string;
  madeBy: string;
  madeOn: string;
};

export type Step =
  | { step: 'went'; activity: CareerEntry }
  | { step: 'talk'; activity: CareerEntry }
  | { step: 'plan' }
  | { step: 'deepen'; competence: CareerCompetence };

/** So long a talk after an activity still finds it fresh. */
const freshDays = 21;

/**
 * G-13: one next step: say how it went, talk about what was done, plan something, or look at the
 * competence of which the dossier holds least.
 */
export function nextStep(entries: CareerEntry[], today: string): Step {
  const own = entries.filter(({ kind }) => kind === 'activity');
  const past = own.find(
    ({ doneOn, plannedOn }) => doneOn === null && plannedOn !== null && plannedOn < today,
  );
  if (past) return { step: 'went', activity: past };
  const untold = own.find(
    ({ id, doneOn }) =>
      doneOn !== null &&
      doneOn >= addDays(today, -freshDays) &&
      !entries.some(({ activityId }) => activityId === id),
  );
  if (untold) return { step: 'talk', activity: untold };
  if (!own.some(({ doneOn }) => doneOn === null)) return { step: 'plan' };
  return { step: 'deepen', competence: leastOf(entries) };
}

export function leastOf(entries: CareerEntry[]): CareerCompetence {
  const count = (competence: CareerCompetence) =>
    entries.filter((entry) => entry.competence === competence).length;
  return [...careerCompetences].sort((a, b) => count(a) - count(b))[0]!;
}

/** G-14: a question is answered by somebody else than who asked. */
export const mayAnswer = ({ kind, answer, madeById }: CareerEntry, person: string): boolean =>
  kind === 'question' && answer === null && madeById !== person;
