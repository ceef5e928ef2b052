/** What a person's own report and interview say about where to begin. */
import { meanOf } from '../../core/math/moments.ts';
import type { ShownReport } from '../assessments/report.rules.ts';
import type { Score } from '../assessments/interview.rules.ts';
import type { Competence } from '../profiles/profile.rules.ts';

/**
 * AS-29: a competence is a strength of its owner when the others' level is more likely at the
 * target than below it.
 */
export const strongIn = (report: ShownReport | null): string[] =>
  (report?.competences ?? [])
    .filter(({ gap }) => gap !== undefined && gap.pGap < 0.5)
    .map(({ competence }) => competence);

/** Needs first, then the rest in the order of the profile. */
export function inOrderOfNeed(competences: Competence[], needs: string[]): Competence[] {
  return [
    ...needs.flatMap((id) => competences.filter((one) => one.id === id)),
    ...competences.filter(({ id }) => !needs.includes(id)),
  ];
}

/**
 * AS-30: an interview proposes at most its two lowest competences below four, to the mentor alone,
 * and only before the first report and goal.
 */
export function seedsOf(
  scores: Score[],
  { hasReport, hasGoal }: { hasReport: boolean; hasGoal: boolean },
): string[] {
  if (hasReport || hasGoal) return [];
  const own = [
    ...Map.groupBy(
      scores.filter(({ level }) => level !== null),
      ({ competence }) => competence,
    ),
  ].map(([competence, list]) => ({ competence, mean: meanOf(list.map(({ level }) => level!)) }));
  return own
    .filter(({ mean }) => mean < 4)
    .sort((a, b) => a.mean - b.mean || (a.competence < b.competence ? -1 : 1))
    .slice(0, 2)
    .map(({ competence }) => competence);
}
