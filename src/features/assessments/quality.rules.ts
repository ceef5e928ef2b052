/**
 * How good the instrument is: what one rater is worth, whether indicators hold together, how many
 * raters it takes.
 */
import { krippendorff, krippendorffInterval } from '../../core/math/agreement.ts';
import { iccFamily, tableSquares } from '../../core/math/icc.ts';
import { groupsOf, iccInterval, oneWayReml } from '../../core/math/oneway.ts';
import {
  alphaInterval,
  alphaOf,
  completeRows,
  correlations,
  covariances,
  omegaOf,
  spearmanBrown,
  type Answers,
} from '../../core/math/scale.ts';
import type { Interview } from './interview.store.ts';
import { summarise, type Question, type Score } from './interview.rules.ts';
import type { GivenNote, GivenRating } from './report.rules.ts';
import { fewestForPool, scoresOf, type ScoredCompetence, type Source } from './scorecard.rules.ts';

export type RaterQuality = {
  source: Source;
  mentors: number;
  raters: number;
  icc: number | null;
  interval: [number, number] | null;
  /** For a reliability of .70 of the mean. */
  needed: number | null;
};
export type ScaleQuality = {
  raters: number;
  alpha: number | null;
  interval: [number, number] | null;
  omega: number | null;
  /** Two indicators only. */
  twoHalves: number | null;
};
export type Quality = { competence: string; raters: RaterQuality[]; scale: ScaleQuality };

const fewestForScale = 50;

/**
 * AS-12: reliability of raters from ten mentors, five of them with two raters; of indicators from
 * fifty complete raters; else nothing is said.
 */
export function qualityOf(
  ratings: GivenRating[],
  { scored, home }: { scored: ScoredCompetence[]; home: Map<string, string> },
): Quality[] {
  return scored.map((competence) => {
    const own = ratings.filter(({ indicator }) => home.get(indicator) === competence.id);
    const byRater = [...Map.groupBy(own, ({ rater }) => rater).values()];
    const scores = scoresOf(
      byRater.map((list) => ({
        mentor: list[0]!.mentor,
        rater: list[0]!.rater,
        source: list[0]!.source,
        competence: competence.id,
        answers: list.map(({ level }) => level),
      })),
      [competence],
    );
    const raters = (['mentee', 'guardian', 'colleague', 'supervisor'] as const).flatMap(
      (source): RaterQuality[] => {
        const some = scores.filter((score) => score.source === source);
        if (some.length === 0) return [];
        const groups = groupsOf(
          [...Map.groupBy(some, ({ mentor }) => mentor).values()].map((list) =>
            list.map(({ score }) => score),
          ),
        );
        const enough =
          groups.sizes.length >= fewestForPool &&
          Array.from(groups.sizes).filter((n) => n >= 2).length >= 5;
        const icc = enough ? (oneWayReml(groups)?.icc ?? null) : null;
        return [
          {
            source,
            mentors: groups.sizes.length,
            raters: some.length,
            icc,
            interval: enough ? iccInterval(groups) : null,
            needed: icc === null || icc <= 0 ? null : ratersFor(icc, 0.7),
          },
        ];
      },
    );
    const indicators = [...home].filter(([, at]) => at === competence.id).map(([id]) => id);
    const others = byRater.filter((list) => list[0]!.source !== 'self');
    return {
      competence: competence.id,
      raters,
      scale: scaleOf(
        others.map((list) =>
          indicators.map((id) => list.find(({ indicator }) => indicator === id)?.level ?? null),
        ),
      ),
    };
  });
}

/** Spearman and Brown turned round: how many raters make a mean this reliable. */
export function ratersFor(icc: number, reliability: number): number {
  return Math.ceil((reliability * (1 - icc)) / (icc * (1 - reliability)) - 1e-9);
}

function scaleOf(answers: Answers): ScaleQuality {
  const complete = completeRows(answers);
  const nothing = {
    raters: complete.length,
    alpha: null,
    interval: null,
    omega: null,
    twoHalves: null,
  };
  const items = complete[0]?.length ?? 0;
  if (complete.length < fewestForScale || items < 2) return nothing;
  if (items === 2) {
    const r = correlations(complete, 'listwise')[0]![1]!;
    return { ...nothing, twoHalves: Number.isFinite(r) ? spearmanBrown(r) : null };
  }
  const c = covariances(complete, 'listwise');
  const alpha = alphaOf(c);
  return {
    ...nothing,
    alpha,
    interval: alpha === null ? null : alphaInterval(alpha, complete.length, items),
    omega: omegaOf(c),
  };
}

export type Agreement = { units: number; alpha: number | null; interval: [number, number] | null };
const fewestUnits = 20;

/**
 * AS-33: two who watched one meeting: Krippendorff's alpha (ordinal) over indicators that both gave
 * a level, from twenty on.
 */
export function agreementOfObservers(notes: GivenNote[]): Agreement {
  const units = [
    ...Map.groupBy(
      notes,
      ({ mentor, observedOn, indicator }) => `${mentor} ${observedOn} ${indicator}`,
    ).values(),
  ]
    .map((own) => own.flatMap(({ level }) => (level === null ? [] : [level])))
    .filter(({ length }) => length >= 2);
  return alphaOfUnits(units);
}

function alphaOfUnits(units: number[][]): Agreement {
  if (units.length < fewestUnits) return { units: units.length, alpha: null, interval: null };
  return {
    units: units.length,
    alpha: krippendorff(units, 'ordinal'),
    interval: krippendorffInterval(units, 'ordinal', { draws: 1000 }),
  };
}

export type InterviewQuality = {
  candidates: number;
  competences: { competence: string; single: number | null; both: number | null }[];
  alpha: Agreement;
};
const fewestCandidates = 10;

/**
 * AS-34: of interviews that both have handed in, from ten candidates on: how far one interviewer,
 * and the mean of both, can be relied on (ICC(A,1) and ICC(A,2) of the scores per competence; who
 * is first and who is second says nothing), and Krippendorff's alpha over all answers.
 */
export function qualityOfInterviews(
  interviews: { interview: Pick<Interview, 'interviewers'>; scores: Score[] }[],
  questions: Question[],
): InterviewQuality {
  const complete = interviews.filter(
    ({ interview }) =>
      interview.interviewers.length === 2 &&
      interview.interviewers.every(({ hasSubmitted }) => hasSubmitted),
  );
  const summaries = complete.map(({ interview, scores }) =>
    summarise(
      questions,
      scores,
      interview.interviewers.map(({ personId }) => personId),
    ),
  );
  const enough = complete.length >= fewestCandidates;
  const competences = [...new Set(questions.map(({ competence }) => competence.id))].map((id) => {
    const both = summaries.flatMap((summary) =>
      summary.filter(({ competence }) => competence === id).map(({ own }) => own),
    );
    const squares = both.length >= fewestCandidates ? tableSquares(both) : null;
    const family = squares && squares.error > 0 ? iccFamily(squares) : null;
    return {
      competence: id,
      single: family?.['2.1'].value ?? null,
      both: family?.['2.k'].value ?? null,
    };
  });
  const units = complete.flatMap(({ scores }) =>
    [...Map.groupBy(scores, ({ competence, question }) => `${competence} ${question}`).values()]
      .map((own) => own.flatMap(({ level }) => (level === null ? [] : [level])))
      .filter(({ length }) => length === 2),
  );
  return {
    candidates: complete.length,
    competences,
    alpha: enough ? alphaOfUnits(units) : { units: units.length, alpha: null, interval: null },
  };
}
