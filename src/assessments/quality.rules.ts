/** How good the instrument is: what one rater is worth, whether indicators hold together, how many raters it takes. */
import { groupsOf, iccInterval, oneWayReml } from '../math/oneway.ts';
import { alphaInterval, alphaOf, completeRows, correlations, covariances, omegaOf, spearmanBrown, type Answers } from '../math/scale.ts';
import type { GivenRating } from './report.rules.ts';
import { fewestForPool, scoresOf, type ScoredCompetence, type Source } from './scorecard.rules.ts';

export type RaterQuality = { source: Source; mentors: number; raters: number; icc: number | null; interval: [number, number] | null; /** For a reliability of .70 of the mean. */ needed: number | null };
export type ScaleQuality = { raters: number; alpha: number | null; interval: [number, number] | null; omega: number | null; /** Two indicators only. */ twoHalves: number | null };
export type Quality = { competence: string; raters: RaterQuality[]; scale: ScaleQuality };

const fewestForScale = 50;

/** AS-12: reliability of raters from ten mentors, five of them with two raters; of indicators from fifty complete raters; else nothing is said. */
export function qualityOf(ratings: GivenRating[], { scored, home }: { scored: ScoredCompetence[]; home: Map<string, string> }): Quality[] {
  return scored.map((competence) => {
    const own = ratings.filter(({ indicator }) => home.get(indicator) === competence.id);
    const byRater = [...Map.groupBy(own, ({ rater }) => rater).values()];
    const scores = scoresOf(
      byRater.map((list) => ({ mentor: list[0]!.mentor, rater: list[0]!.rater, source: list[0]!.source, competence: competence.id, answers: list.map(({ level }) => level) })),
      [competence],
    );
    const raters = (['mentee', 'colleague', 'supervisor'] as const).flatMap((source): RaterQuality[] => {
      const some = scores.filter((score) => score.source === source);
      if (some.length === 0) return [];
      const groups = groupsOf([...Map.groupBy(some, ({ mentor }) => mentor).values()].map((list) => list.map(({ score }) => score)));
      const enough = groups.sizes.length >= fewestForPool && Array.from(groups.sizes).filter((n) => n >= 2).length >= 5;
      const icc = enough ? (oneWayReml(groups)?.icc ?? null) : null;
      return [{ source, mentors: groups.sizes.length, raters: some.length, icc, interval: enough ? iccInterval(groups) : null, needed: icc === null || icc <= 0 ? null : ratersFor(icc, 0.7) }];
    });
    const indicators = [...home].filter(([, at]) => at === competence.id).map(([id]) => id);
    const others = byRater.filter((list) => list[0]!.source !== 'self');
    return { competence: competence.id, raters, scale: scaleOf(others.map((list) => indicators.map((id) => list.find(({ indicator }) => indicator === id)?.level ?? null))) };
  });
}

/** Spearman and Brown turned round: how many raters make a mean this reliable. */
export function ratersFor(icc: number, reliability: number): number {
  return Math.ceil((reliability * (1 - icc)) / (icc * (1 - reliability)) - 1e-9);
}

function scaleOf(answers: Answers): ScaleQuality {
  const complete = completeRows(answers);
  const nothing = { raters: complete.length, alpha: null, interval: null, omega: null, twoHalves: null };
  const items = complete[0]?.length ?? 0;
  if (complete.length < fewestForScale || items < 2) return nothing;
  if (items === 2) {
    const r = correlations(complete, 'listwise')[0]![1]!;
    return { ...nothing, twoHalves: Number.isFinite(r) ? spearmanBrown(r) : null };
  }
  const c = covariances(complete, 'listwise');
  const alpha = alphaOf(c);
  return { ...nothing, alpha, interval: alpha === null ? null : alphaInterval(alpha, complete.length, items), omega: omegaOf(c) };
}
