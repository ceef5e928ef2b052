/**
 * The structured interview for admission: the same questions, two people, a decision table and no
 * sum.
 */
import { meanOf } from '../../core/math/moments.ts';
import type { Competence, ProfileRole, Text } from '../profiles/profile.rules.ts';

/**
 * `past`: what somebody did. `situation`: what somebody would do. `interest`: what draws somebody
 * to it. The first two rest on an indicator, whose anchors are their scale.
 */
export type Question = {
  competence: Pick<Competence, 'id' | 'name'>;
  number: 1 | 2;
  kind: 'past' | 'situation' | 'interest';
  indicator: { text: Text; anchors?: Competence['indicators'][number]['anchors'] };
};
export type Score = {
  person: string;
  competence: string;
  question: number;
  level: number | null;
  note: string;
};
export type CompetenceScore = {
  competence: string;
  /** Per interviewer, in the order of the list. */
  own: number[];
  mean: number;
  /** Two levels or more apart: read the notes again. */
  apart: boolean;
};
export type Outcome = 'recommend' | 'panel' | 'not-now';

/**
 * AS-14: two questions for each competence with indicators, then one for each interest, in the
 * order of the profile.
 */
export function questionsOf(roles: Pick<ProfileRole, 'competences' | 'interests'>[]): Question[] {
  const asked = roles
    .flatMap(({ competences }) => competences)
    .filter(({ indicators }) => indicators.length > 0)
    .flatMap((competence): Question[] => [
      { competence, number: 1, kind: 'past', indicator: competence.indicators[0]! },
      {
        competence,
        number: 2,
        kind: 'situation',
        indicator: competence.indicators[1] ?? competence.indicators[0]!,
      },
    ]);
  return [
    ...asked,
    ...roles
      .flatMap(({ interests }) => interests ?? [])
      .map(({ id, text }): Question => ({
        competence: { id, name: text },
        number: 1,
        kind: 'interest',
        indicator: { text },
      })),
  ];
}

/** What still lacks a level before somebody can hand in. */
export function missingIn(questions: Question[], scores: Score[]): Question[] {
  return questions.filter(
    ({ competence, number }) =>
      !scores.some(
        (score) =>
          score.competence === competence.id && score.question === number && score.level !== null,
      ),
  );
}

/** AS-14: the score of a competence is the mean over interviewers and questions. */
export function summarise(
  questions: Question[],
  scores: Score[],
  interviewers: string[],
): CompetenceScore[] {
  const levelsOf = (person: string, competence: string) =>
    scores
      .filter(
        (score) =>
          score.person === person && score.competence === competence && score.level !== null,
      )
      .map(({ level }) => level!);
  // What was handed in before a question existed has no score for it.
  const scored = [...new Set(questions.map(({ competence }) => competence.id))].filter(
    (competence) => interviewers.every((person) => levelsOf(person, competence).length > 0),
  );
  return scored.map((competence) => {
    const own = interviewers.map((person) => meanOf(levelsOf(person, competence)));
    return { competence, own, mean: meanOf(own), apart: Math.max(...own) - Math.min(...own) >= 2 };
  });
}

/**
 * AS-14: every competence at three or more is a recommendation; two or less by both, "not now";
 * anything else goes to a panel.
 */
export function outcomeOf(summary: CompetenceScore[]): Outcome {
  if (summary.some(({ own }) => own.every((level) => level <= 2))) return 'not-now';
  return summary.every(({ mean }) => mean >= 3) ? 'recommend' : 'panel';
}
