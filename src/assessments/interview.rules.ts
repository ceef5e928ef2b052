/** The structured interview for admission: the same questions, two people, a decision table and no sum. */
import { meanOf } from '../math/moments.ts';
import type { Competence } from '../profiles/profile.rules.ts';

/** `past`: what somebody did. `situation`: what somebody would do. Each rests on an indicator, whose anchors are its scale. */
export type Question = { competence: Competence; number: 1 | 2; kind: 'past' | 'situation'; indicator: Competence['indicators'][number] };
export type Score = { person: string; competence: string; question: number; level: number | null; note: string };
export type CompetenceScore = { competence: string; /** Per interviewer, in the order of the list. */ own: number[]; mean: number; /** Two levels or more apart: read the notes again. */ apart: boolean };
export type Outcome = 'recommend' | 'panel' | 'not-now';

/** Two questions for each competence with indicators, in the order of the profile. */
export function questionsOf(competences: Competence[]): Question[] {
  return competences
    .filter(({ indicators }) => indicators.length > 0)
    .flatMap((competence): Question[] => [
      { competence, number: 1, kind: 'past', indicator: competence.indicators[0]! },
      { competence, number: 2, kind: 'situation', indicator: competence.indicators[1] ?? competence.indicators[0]! },
    ]);
}

/** What still lacks a level before somebody can hand in. */
export function missingIn(questions: Question[], scores: Score[]): Question[] {
  return questions.filter(({ competence, number }) => !scores.some((score) => score.competence === competence.id && score.question === number && score.level !== null));
}

/** AS-14: the score of a competence is the mean over interviewers and questions. */
export function summarise(questions: Question[], scores: Score[], interviewers: string[]): CompetenceScore[] {
  return [...new Set(questions.map(({ competence }) => competence.id))].map((competence) => {
    const own = interviewers.map((person) => meanOf(scores.filter((score) => score.person === person && score.competence === competence && score.level !== null).map(({ level }) => level!)));
    return { competence, own, mean: meanOf(own), apart: Math.max(...own) - Math.min(...own) >= 2 };
  });
}

/** AS-14: every competence at three or more is a recommendation; two or less by both, "not now"; anything else goes to a panel. */
export function outcomeOf(summary: CompetenceScore[]): Outcome {
  if (summary.some(({ own }) => own.every((level) => level <= 2))) return 'not-now';
  return summary.every(({ mean }) => mean >= 3) ? 'recommend' : 'panel';
}
