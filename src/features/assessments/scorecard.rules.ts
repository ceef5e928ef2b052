/**
 * From raters' answers to what may be said about a mentor: scores, pools, layouts, estimates, gaps,
 * needs.
 */
import { normalCdf, normalDensity } from '../../core/math/distributions.ts';
import { meanOf, varianceOf } from '../../core/math/moments.ts';
import { groupsOf, meanFor, oneWayReml, shrink, type OneWay } from '../../core/math/oneway.ts';

export type Source = 'self' | 'mentee' | 'guardian' | 'colleague' | 'supervisor' | 'observer';
export type GroupKey = 'mentee' | 'guardian' | 'colleague' | 'supervisor' | 'observer' | 'merged';
export type Layout = 'separate' | 'merged' | 'mentee' | 'colleague' | 'none';
/** Answers to the indicators of one competence by one rater; null is not observed. */
export type RaterAnswers = {
  mentor: string;
  rater: string;
  source: Source;
  competence: string;
  answers: (number | null)[];
};
export type ScoredCompetence = { id: string; indicators: number; target: number; weight: number };
export type RaterScore = {
  mentor: string;
  rater: string;
  source: Source;
  competence: string;
  score: number;
};

/**
 * How many raters a group needs: the floor of three may be raised to five; all together one more.
 */
const minimumFor = (least: number): Record<GroupKey, number> => ({
  mentee: least,
  guardian: least,
  colleague: least,
  merged: least + 1,
  supervisor: 1,
  observer: 1,
});
/**
 * Reliability of a single rater where the own pool is too small to say (Conway and Huffcutt 1997);
 * guardians as mentees, observers as colleagues.
 */
const priorIcc: Record<GroupKey, number> = {
  mentee: 0.3,
  guardian: 0.3,
  colleague: 0.37,
  supervisor: 0.5,
  observer: 0.37,
  merged: 0.33,
};
export const interval90 = 1.644854;

/** A level as it is sealed: 0 for not observed, as long as any other. */
export const levelText = (level: number | null): string => String(level ?? 0);
export const levelIn = (text: string): number | null => Number(text) || null;

/**
 * AS-1: a rater has a score for a competence when at least half of its indicators were answered,
 * rounded up.
 */
export function scoreOfRater(answers: (number | null)[], indicators: number): number | null {
  const given = answers.filter((answer) => answer !== null);
  return given.length > 0 && given.length >= Math.ceil(indicators / 2) ? meanOf(given) : null;
}

export function scoresOf(ratings: RaterAnswers[], competences: ScoredCompetence[]): RaterScore[] {
  const indicators = new Map(competences.map(({ id, indicators: count }) => [id, count]));
  return ratings.flatMap(({ mentor, rater, source, competence, answers }) => {
    const score = scoreOfRater(answers, indicators.get(competence) ?? answers.length);
    return score === null ? [] : [{ mentor, rater, source, competence, score }];
  });
}

/**
 * AS-2: mentees and colleagues apart when each are three or more; else all together when both are
 * there and four or more; else the only source when it has three; else neither.
 */
export function layoutOf(scores: RaterScore[], least = 3): Layout {
  const minimum = minimumFor(least);
  const count = (source: Source) =>
    new Set(scores.filter((score) => score.source === source).map(({ rater }) => rater)).size;
  const [mentees, colleagues] = [count('mentee'), count('colleague')];
  if (mentees >= minimum.mentee && colleagues >= minimum.colleague) return 'separate';
  if (mentees > 0 && colleagues > 0 && mentees + colleagues >= minimum.merged) return 'merged';
  if (colleagues === 0 && mentees >= minimum.mentee) return 'mentee';
  return mentees === 0 && colleagues >= minimum.colleague ? 'colleague' : 'none';
}

export const sourcesIn = (group: GroupKey): Source[] =>
  group === 'merged' ? ['mentee', 'colleague'] : [group];
/** Named anyway: the mentor knows whose view it is. */
export const namedSources: Source[] = ['self', 'supervisor', 'observer'];

export type Pool = Omit<OneWay, 'icc'> & {
  competence: string;
  group: GroupKey;
  /** From the pool itself, or from the literature. */
  components: 'estimated' | 'prior';
  rho: number;
};

/**
 * AS-3: with five or more mentors who have two or more raters the components come from the pool,
 * ICC held between .10 and .90; else from the prior. Null below two scores or without variation.
 */
export function poolFor(scores: RaterScore[], competence: string, group: GroupKey): Pool | null {
  const own = scores.filter(
    (score) => score.competence === competence && sourcesIn(group).includes(score.source),
  );
  if (own.length < 2) return null;
  const groups = groupsOf(
    [...Map.groupBy(own, ({ mentor }) => mentor).values()].map((list) =>
      list.map(({ score }) => score),
    ),
  );
  const estimated =
    Array.from(groups.sizes).filter((n) => n >= 2).length >= 5 ? oneWayReml(groups) : null;
  const total = estimated
    ? estimated.varTarget + estimated.varWithin
    : varianceOf(own.map(({ score }) => score));
  if (!(total > 0)) return null;
  const rho = estimated
    ? Math.min(0.9, Math.max(0.1, estimated.varTarget / total))
    : priorIcc[group];
  const parts = { varTarget: rho * total, varWithin: (1 - rho) * total };
  return {
    competence,
    group,
    components: estimated ? 'estimated' : 'prior',
    rho,
    ...parts,
    ...meanFor(groups, parts),
  };
}

export type GroupEstimate = {
  group: GroupKey;
  n: number;
  mean: number;
  estimate: number;
  se: number;
  lambda: number;
};
export type Gap = {
  target: number;
  pGap: number;
  expectedShortfall: number;
  priority: number | null;
  label: 'likely' | 'possible' | 'none';
};
export type SelfOther = { self: number; difference: number; class: 'higher' | 'lower' | 'in-line' };
export type CompetenceReport = {
  competence: string;
  groups: GroupEstimate[];
  tooFew: GroupKey[];
  others?: { estimate: number; se: number; interval90: [number, number] };
  gap?: Gap;
  selfOther?: SelfOther;
};
export type Report = {
  mentor: string;
  layout: Layout;
  competences: CompetenceReport[];
  developmentNeeds: string[];
};

/**
 * AS-4: how likely the level is below the target, and by how much on average; a need from .50 on,
 * likely from .80 on.
 */
export function gapOf({
  estimate,
  se,
  target,
  weight,
}: {
  estimate: number;
  se: number;
  target: number;
  weight: number;
}): Gap {
  const far = target - estimate;
  const z = far / se;
  const pGap = se > 0 ? normalCdf(z) : far > 0 ? 1 : 0;
  const expectedShortfall = se > 0 ? far * pGap + se * normalDensity(z) : Math.max(0, far);
  return {
    target,
    pGap,
    expectedShortfall,
    priority: pGap >= 0.5 ? weight * expectedShortfall : null,
    label: pGap >= 0.8 ? 'likely' : pGap >= 0.5 ? 'possible' : 'none',
  };
}

/** AS-4: at most three, the largest weighted shortfall first; equals by id. */
export function needsOf(gaps: { id: string; priority: number | null }[]): string[] {
  return gaps
    .filter(({ priority }) => priority !== null)
    .sort((a, b) => b.priority! - a.priority! || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id);
}

/** AS-6: more than half a level apart, and more than error explains. */
export function compareSelf(self: number, others: { estimate: number; se: number }): SelfOther {
  const difference = self - others.estimate;
  const apart = Math.abs(difference) > 0.5 && Math.abs(difference) / others.se > interval90;
  return { self, difference, class: !apart ? 'in-line' : difference > 0 ? 'higher' : 'lower' };
}

export function poolsOf(scores: RaterScore[], competences: ScoredCompetence[]): Pool[] {
  return competences.flatMap(({ id }) =>
    (['mentee', 'guardian', 'colleague', 'supervisor', 'observer', 'merged'] as const).flatMap(
      (group) => poolFor(scores, id, group) ?? [],
    ),
  );
}

/**
 * Below ten mentors nothing is pulled towards a pool; the variance of one rating is taken as that
 * of rwg .75 on five points.
 */
export const fewestForPool = 10;
const provisionalVariance = 0.5;

/**
 * AS-2, AS-3: a group that is too small for a competence is named and not shown; guardians are
 * never merged; supervisor and observers are named and always apart.
 */
export function reportOn(
  mentor: string,
  scores: RaterScore[],
  competences: ScoredCompetence[],
  pools: Pool[],
  { least = 3, provisional = false } = {},
): Report {
  const minimum = minimumFor(least);
  const all = scores.filter((score) => score.mentor === mentor);
  const layout = layoutOf(all, least);
  const guardians = new Set(
    all.filter(({ source }) => source === 'guardian').map(({ rater }) => rater),
  ).size;
  const confidential: GroupKey[] = [
    ...(layout === 'separate'
      ? (['mentee', 'colleague'] as const)
      : layout === 'none'
        ? []
        : [layout]),
    ...(guardians >= minimum.guardian ? (['guardian'] as const) : []),
  ];
  const reports = competences.map((competence): CompetenceReport => {
    const of = (group: GroupKey) =>
      all
        .filter(
          (score) => score.competence === competence.id && sourcesIn(group).includes(score.source),
        )
        .map(({ score }) => score);
    const known = (group: GroupKey) =>
      pools.find((pool) => pool.competence === competence.id && pool.group === group);
    const isShown = (group: GroupKey) =>
      of(group).length >= minimum[group] && (provisional || known(group) !== undefined);
    const groups = [...confidential, 'supervisor' as const, 'observer' as const]
      .filter(isShown)
      .map((group): GroupEstimate => {
        const values = of(group);
        const mean = meanOf(values);
        if (provisional)
          return {
            group,
            n: values.length,
            mean,
            estimate: mean,
            se: Math.sqrt(provisionalVariance / values.length),
            lambda: 1,
          };
        const { lambda, estimate, predSe } = shrink(values.length, mean, known(group)!);
        return { group, n: values.length, mean, estimate, se: predSe, lambda };
      });
    const report: CompetenceReport = {
      competence: competence.id,
      groups,
      tooFew: confidential.filter((group) => of(group).length < minimum[group]),
    };
    if (groups.reduce((sum, { n }) => sum + n, 0) < 3) return report;
    const others = {
      estimate: meanOf(groups.map(({ estimate }) => estimate)),
      se: Math.sqrt(groups.reduce((sum, { se }) => sum + se * se, 0)) / groups.length,
    };
    const self = all.find((score) => score.competence === competence.id && score.source === 'self');
    return {
      ...report,
      others: {
        ...others,
        interval90: [
          others.estimate - interval90 * others.se,
          others.estimate + interval90 * others.se,
        ],
      },
      gap: gapOf({ ...others, target: competence.target, weight: competence.weight }),
      ...(self ? { selfOther: compareSelf(self.score, others) } : {}),
    };
  });
  return {
    mentor,
    layout,
    competences: reports,
    developmentNeeds: needsOf(
      reports.map(({ competence, gap }) => ({ id: competence, priority: gap?.priority ?? null })),
    ),
  };
}
