/** `assessment-fixture/1`: every statistic of a file by its name. What is not available is null. */
import {
  judgeFileMentee,
  judgeFileMentor,
  type FileMentee,
  type FileMentor,
} from '../admissions/file.rules.ts';
import {
  cohenKappa,
  fleissKappa,
  krippendorff,
  krippendorffInterval,
  meanDeviation,
  rwg,
  rwgOfItems,
  uniformVariance,
  type AgreementWeights,
  type Metric,
} from '../../core/math/agreement.ts';
import {
  changeFromErrors,
  classicChange,
  limitsOfAgreement,
  maassenChange,
  paired,
  reliableFrom,
  sameRatersChange,
} from '../../core/math/differences.ts';
import {
  decisionFor,
  facets,
  restrictedComponents,
  studyOf,
  type Facet,
} from '../../core/math/generalizability.ts';
import { growthReml, lineThrough } from '../../core/math/growth.ts';
import { iccFamily, ratingErrors, tableSquares } from '../../core/math/icc.ts';
import { meanOf } from '../../core/math/moments.ts';
import {
  anovaIcc,
  blieseIcc,
  groupsOf,
  iccInterval,
  meanSquares,
  oneWayReml,
  shrink,
} from '../../core/math/oneway.ts';
import {
  alphaInterval,
  alphaOf,
  alphaWithout,
  completeRows,
  correlations,
  covariances,
  meanCorrelation,
  omegaOf,
  restCorrelation,
  scoreError,
  spearmanBrown,
  type Answers,
} from '../../core/math/scale.ts';
import { derSimonianLaird, jamesStein } from '../../core/math/shrinkage.ts';
import { twoWayReml } from '../../core/math/twoway.ts';
import { auditReleases, type Release, type RespondentCell } from './disclosure.rules.ts';
import {
  gapOf,
  needsOf,
  poolsOf,
  reportOn,
  scoresOf,
  type RaterAnswers,
  type ScoredCompetence,
} from './scorecard.rules.ts';

type Args = Record<string, unknown>;
type Value = unknown;
/** Statistics by name; each is worked out when it is asked for. */
type Stats = Record<string, (args: Args) => Value>;
export type Fixture = {
  kind: string;
  scale?: { levels?: number; min?: number; max?: number } | null;
  data: Record<string, unknown>;
  expected?: { stat: string; args?: Args }[];
};
export type Answer = { stat: string; args?: Args; value: Value };

/**
 * AS-7: the list of what was asked, in its order, with null for what is not available; null for a
 * kind that is not known.
 */
export function answerFixture({ kind, scale, data, expected }: Fixture): Answer[] | null {
  const make = kinds[kind];
  if (!make) return null;
  const stats = make(
    data as never,
    scale?.levels ?? (scale?.max !== undefined ? scale.max - (scale.min ?? 1) + 1 : null),
  );
  const asked: { stat: string; args?: Args }[] =
    expected ?? Object.keys(stats).map((stat) => ({ stat }));
  return asked.map(({ stat, args }) => ({
    stat,
    ...(args ? { args } : {}),
    value: clean(stats[stat]?.(args ?? {})),
  }));
}

/** No NaN, no infinity, no missing value is handed out. */
function clean(value: Value): Value {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return null;
  if (Array.isArray(value)) return value.map(clean);
  return value;
}

const once = <T>(make: () => T): (() => T) => {
  let kept: { value: T } | null = null;
  return () => (kept ??= { value: make() }).value;
};

type Ratings = { targets: string[]; raters: string[]; x: (number | null)[][] };

function ratings({ x }: Ratings, levels: number | null): Stats {
  const lists = x.map((row) => row.filter((value) => value !== null));
  const isComplete = x.every((row) => row.every((value) => value !== null));
  const table = once(() => (isComplete ? tableSquares(x as number[][]) : null));
  const chance = (args: Args) =>
    typeof args.nullVariance === 'number'
      ? args.nullVariance
      : uniformVariance(Number(args.levels ?? levels ?? NaN));
  const alpha = ({ missing }: Args) =>
    alphaOf(covariances(x, missing === 'listwise' ? 'listwise' : 'pairwise'));
  return {
    'target.n': () => lists.map(({ length }) => length),
    'target.mean': () => lists.map((own) => (own.length === 0 ? null : meanOf(own))),
    'rwg.raw': (args) => lists.map((own) => rwg(own, chance(args))),
    rwg: (args) => lists.map((own) => cutAtZero(rwg(own, chance(args)))),
    'rwg.slightSkew': (args) => lists.map((own) => rwg(own, chance(args))),
    'rwg.maxDissensus': (args) => lists.map((own) => rwg(own, chance(args))),
    'ad.mean': () => lists.map(meanDeviation),
    'alpha.raw': alpha,
    ...krippendorffStats(lists),
    ...oneWayStats(lists),
    ...twoWayStats(x),
    ...iccStats(table),
    ...fleissStats(isComplete ? (x as number[][]) : null),
  };
}

const cutAtZero = (value: number | null) => (value === null ? null : Math.max(0, value));

function krippendorffStats(lists: number[][]): Stats {
  const stats: Stats = {};
  for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] satisfies Metric[]) {
    stats[`kripp.${metric}`] = () => krippendorff(lists, metric);
    stats[`kripp.${metric}.boot95`] = ({ draws, B, seed }) =>
      krippendorffInterval(lists, metric, {
        draws: Number(draws ?? B ?? 2000),
        seed: Number(seed ?? 1),
      });
  }
  return stats;
}

function oneWayStats(lists: number[][]): Stats {
  const groups = once(() => groupsOf(lists));
  const reml = once(() => oneWayReml(groups()));
  const each = (pick: (shrunken: ReturnType<typeof shrink>, mu: number) => number) => () => {
    const model = reml();
    return (
      model &&
      lists.map((own) =>
        own.length === 0 ? null : pick(shrink(own.length, meanOf(own), model), model.mu),
      )
    );
  };
  return {
    'oneway.anova.n0': () => anovaIcc(groups())?.n0,
    'oneway.anova.icc1': () => anovaIcc(groups())?.icc,
    'oneway.anova.msb': () => meanSquares(groups())?.between,
    'oneway.anova.msw': () => meanSquares(groups())?.within,
    'oneway.reml.mu': () => reml()?.mu,
    'oneway.reml.seMu': () => reml()?.seMu,
    'oneway.reml.varTarget': () => reml()?.varTarget,
    'oneway.reml.varWithin': () => reml()?.varWithin,
    'oneway.reml.icc1': () => reml()?.icc,
    'oneway.reml.lambda': each(({ lambda }) => lambda),
    'oneway.eb': each(({ estimate }) => estimate),
    'oneway.effect': each(({ estimate }, mu) => estimate - mu),
    'oneway.condSe': each(({ condSe }) => condSe),
    'oneway.predSe': each(({ predSe }) => predSe),
    'oneway.icc1.ci95': () => iccInterval(groups()),
    'icc1.bliese': () => blieseIcc(groups())?.icc1,
    'icc2.bliese': () => blieseIcc(groups())?.icc2,
  };
}

function twoWayStats(x: (number | null)[][]): Stats {
  const reml = once(() =>
    twoWayReml(
      x.flatMap((row, target) =>
        row.flatMap((value, rater) => (value === null ? [] : [{ target, rater, value }])),
      ),
      x.length,
      x[0]?.length ?? 0,
    ),
  );
  return {
    'twoway.reml.mu': () => reml()?.mu,
    'twoway.reml.seMu': () => reml()?.seMu,
    'twoway.reml.varTarget': () => reml()?.varTarget,
    'twoway.reml.varRater': () => reml()?.varRater,
    'twoway.reml.varResid': () => reml()?.varResid,
    'twoway.reml.iccA1': () =>
      ratio(
        reml(),
        ({ varTarget, varRater, varResid }) => varTarget / (varTarget + varRater + varResid),
      ),
    'twoway.reml.iccC1': () =>
      ratio(reml(), ({ varTarget, varResid }) => varTarget / (varTarget + varResid)),
    'twoway.targetEffect': () => reml()?.targetEffect,
    'twoway.raterEffect': () => reml()?.raterEffect,
  };
}

const ratio = <T, R>(model: T | null, of: (model: T) => R): R | null =>
  model === null ? null : of(model);

function iccStats(table: () => ReturnType<typeof tableSquares>): Stats {
  const stats: Stats = {
    'ms.rows': () => table()?.rows,
    'ms.cols': () => table()?.cols,
    'ms.error': () => table()?.error,
    'ms.within': () => table()?.within,
    'f.rows.within': () => ratio(table(), ({ rows, within }) => rows / within),
    'f.rows.error': () => ratio(table(), ({ rows, error }) => rows / error),
    'sem.consistency': () => ratio(table(), (squares) => ratingErrors(squares).consistency),
    'sem.agreement': () => ratio(table(), (squares) => ratingErrors(squares).agreement),
  };
  const family = once(() => (table() ? iccFamily(table()!) : null));
  for (const form of ['1.1', '1.k', '2.1', '2.k', '3.1', '3.k'] as const) {
    stats[`icc.${form}`] = () => family()?.[form].value;
    stats[`icc.${form}.ci95`] = () => family()?.[form].interval;
  }
  return stats;
}

function fleissStats(x: number[][] | null): Stats {
  const fleiss = once(() => (x ? fleissKappa(x) : null));
  return {
    'kappa.fleiss': () => fleiss()?.kappa,
    'kappa.fleiss.pbar': () => fleiss()?.pbar,
    'kappa.fleiss.pe': () => fleiss()?.pe,
    'kappa.fleiss.category': () => fleiss()?.category,
    'kappa.fleiss.seNull': () => fleiss()?.seNull,
    'kappa.fleiss.z': () => fleiss()?.z,
    'kappa.fleiss.seGwet': () => fleiss()?.seGwet,
  };
}

function items({ x }: { x: Answers }): Stats {
  const mode = ({ missing }: Args) => (missing === 'listwise' ? 'listwise' : 'pairwise');
  const count = x[0]?.length ?? 0;
  const each = (of: (item: number) => Value) =>
    Array.from({ length: count }, (_, item) => of(item));
  return {
    'alpha.raw': (args) => alphaOf(covariances(x, mode(args))),
    'alpha.std': (args) => alphaOf(correlations(x, mode(args))),
    'alpha.raw.ci95': () => {
      const alpha = alphaOf(covariances(x, 'listwise'));
      return alpha === null ? null : alphaInterval(alpha, completeRows(x).length, count);
    },
    'items.meanR': (args) => meanCorrelation(correlations(x, mode(args))),
    'items.rest': (args) => each((item) => restCorrelation(covariances(x, mode(args)), item)),
    'items.alphaIfDropped': (args) =>
      each((item) => alphaWithout(covariances(x, mode(args)), item)),
    'sem.score': () => scoreError(x),
    'omega.total': () => omegaOf(covariances(x, 'listwise')),
    'omega.total.std': () => omegaOf(correlations(x, 'listwise')),
    // Two items have one correlation, that of the persons who answered both.
    'spearmanBrown.2': () =>
      count === 2 ? spearmanBrown(correlations(x, 'listwise')[0]![1]!) : null,
  };
}

type Table = { counts: number[][]; disagreementWeights?: number[][] };

function table({ counts, disagreementWeights }: Table): Stats {
  const stats: Stats = {
    'kappa.cohen.po': () => cohenKappa(counts, 'identity')?.po,
    'kappa.cohen.pe': () => cohenKappa(counts, 'identity')?.pe,
  };
  const kinds: [string, AgreementWeights | null][] = [
    ['kappa.cohen', 'identity'],
    ['kappa.weighted.linear', 'linear'],
    ['kappa.weighted.quadratic', 'quadratic'],
    ['kappa.weighted.custom', disagreementWeights ? { disagreement: disagreementWeights } : null],
  ];
  for (const [name, weights] of kinds) {
    const kappa = once(() => weights && cohenKappa(counts, weights));
    stats[name] = () => kappa()?.kappa;
    stats[`${name}.se`] = () => kappa()?.se;
    stats[`${name}.ci95`] = () => kappa()?.interval;
  }
  return stats;
}

function groups(
  { groups: all }: { groups: { single?: number[]; items?: number[][] }[] },
  levels: number | null,
): Stats {
  const single = all.map((group) => group.single ?? []);
  const rows = all.map((group) => group.items ?? []);
  const lists = (args: Args) => (args.of === 'items' ? rows.map((own) => own.map(meanOf)) : single);
  const chance = (args: Args) =>
    typeof args.nullVariance === 'number'
      ? args.nullVariance
      : uniformVariance(Number(args.levels ?? levels ?? NaN));
  return {
    'rwg.raw': (args) => lists(args).map((own) => rwg(own, chance(args))),
    rwg: (args) => lists(args).map((own) => cutAtZero(rwg(own, chance(args)))),
    'rwg.j': (args) => rows.map((own) => rwgOfItems(own, chance(args))),
    'rwg.slightSkew': (args) => lists(args).map((own) => rwg(own, chance(args))),
    'rwg.maxDissensus': (args) => lists(args).map((own) => rwg(own, chance(args))),
    'ad.mean': (args) => lists(args).map(meanDeviation),
    ...oneWayStats(single),
  };
}

function studies({ x }: { x: number[][][] }): Stats {
  const study = once(() => studyOf(x));
  const decide = (args: Args) =>
    ratio(study(), (own) =>
      decisionFor(
        own,
        Number(args.items ?? args.nI ?? args.ni ?? own.sizes.i),
        Number(args.raters ?? args.nR ?? args.nr ?? own.sizes.r),
      ),
    );
  const restricted = once(() => ratio(study(), restrictedComponents));
  const ordered = (pick: (facet: Facet) => number | undefined) => (args: Args) => {
    if (!study()) return null;
    const order = Array.isArray(args.order)
      ? args.order.map((name) =>
          String(name)
            .toLowerCase()
            .replace(/[^pir]/g, ''),
        )
      : facets;
    return order.map((name) =>
      pick(
        [...facets].find((facet) => [...facet].sort().join('') === [...name].sort().join('')) ??
          'pir',
      ),
    );
  };
  const stats: Stats = {
    'g.ms': ordered((facet) => study()?.meanSquares[facet]),
    'g.components': ordered((facet) => study()?.components[facet]),
    'g.variances': ordered((facet) => study()?.components[facet]),
    'g.reml.components': ordered((facet) => restricted()?.[facet]),
  };
  for (const facet of facets) {
    for (const name of [facet, facet.split('').join('x'), facet.split('').join(':')]) {
      stats[`g.ms.${name}`] = () => study()?.meanSquares[facet];
      stats[`g.var.${name}`] = () => study()?.components[facet];
      stats[`g.component.${name}`] = () => study()?.components[facet];
      stats[`g.reml.var.${name}`] = () => restricted()?.[facet];
    }
  }
  for (const name of [
    'g.relative',
    'g.coef.relative',
    'g.erho2',
    'g.rho2',
    'g.coefficient.relative',
    'g.generalizability',
  ])
    stats[name] = (args) => decide(args)?.relative;
  for (const name of [
    'g.absolute',
    'g.coef.absolute',
    'g.phi',
    'g.coefficient.absolute',
    'g.dependability',
  ])
    stats[name] = (args) => decide(args)?.absolute;
  return stats;
}

type KnownVariance = { y?: number[]; se?: number[]; hits?: number[]; n?: number | number[] };

function knownVariance({ y, se, hits, n }: KnownVariance): Stats {
  const trials = (k: number) => (Array.isArray(n) ? n[k]! : Number(n));
  const values = y ?? hits?.map((count, k) => count / trials(k)) ?? [];
  const share = meanOf(values);
  const variance = hits
    ? (share * (1 - share)) / (Array.isArray(n) ? meanOf(n) : Number(n))
    : se
      ? meanOf(se.map((one) => one * one))
      : NaN;
  const stein = once(() => (Number.isFinite(variance) ? jamesStein(values, variance) : null));
  const effects = once(() => derSimonianLaird(values, se ?? values.map(() => Math.sqrt(variance))));
  return {
    'js.mean': () => stein()?.mean,
    'js.mu': () => stein()?.mean,
    'js.V': () => variance,
    'js.variance': () => variance,
    'js.S': () => stein()?.squares,
    'js.factor': () => stein()?.factor,
    'js.shrinkage': () => stein()?.factor,
    'js.estimates': () => stein()?.estimates,
    'js.error': () => stein()?.error,
    'dl.Q': () => effects()?.q,
    'dl.tau2': () => effects()?.tau2,
    'dl.mu': () => effects()?.mu,
    'dl.seMu': () => effects()?.seMu,
    'dl.lambda': () => effects()?.lambda,
    'dl.estimates': () => effects()?.estimates,
  };
}

function pairedStats({ a, b }: { a: number[]; b: number[] }): Stats {
  const pair = once(() => paired(a, b));
  return {
    'pair.n': () => a.length,
    'pair.bias': () => pair()?.bias,
    'pair.sd': () => pair()?.sd,
    'pair.bias.ci95': () => pair()?.interval,
    'pair.limits': ({ multiplier }) =>
      ratio(pair(), (own) => limitsOfAgreement(own, Number(multiplier ?? 1.96))),
    'pair.r': () => pair()?.r,
    'pair.ccc': () => pair()?.ccc,
    'pair.t': () => pair()?.t,
    'pair.rmsd': () => pair()?.rmsd,
    ...iccStats(once(() => tableSquares(a.map((value, k) => [value, b[k]!])))),
  };
}

function series({ subject, t, y }: { subject: string[]; t: number[]; y: number[] }): Stats {
  const names = [...new Set(subject)];
  const own = names.map((name) => ({
    t: t.filter((_, k) => subject[k] === name),
    y: y.filter((_, k) => subject[k] === name),
  }));
  const model = once(() => growthReml(own));
  const level = once(() => growthReml(own, { slopes: false }));
  const ordered = (list: Value[], { perSubject }: Args) =>
    Array.isArray(perSubject)
      ? perSubject.map((name) => list[names.indexOf(String(name))] ?? null)
      : list;
  return {
    'growth.ols': (args) =>
      ordered(
        own.map((one) => {
          const line = lineThrough(one);
          return line && [line.intercept, line.slope];
        }),
        args,
      ),
    'growth.reml.fixed': () => ratio(model(), ({ fixed }) => [fixed.intercept, fixed.slope]),
    'growth.reml.fixedSe': () =>
      ratio(model(), ({ fixedSe }) => [fixedSe.intercept, fixedSe.slope]),
    'growth.reml.variances': () =>
      ratio(model(), ({ varIntercept, varSlope, covariance, residual }) => [
        varIntercept,
        varSlope,
        covariance,
        residual,
      ]),
    'growth.reml.slopes': (args) => ratio(model(), ({ slopes }) => ordered(slopes, args)),
    'growth.randomIntercept': () =>
      ratio(level(), ({ fixed, varIntercept, residual }) => [
        fixed.intercept,
        fixed.slope,
        varIntercept,
        residual,
      ]),
  };
}

type Scalars = {
  classic?: {
    mean1: number;
    meanNorm: number;
    sd1: number;
    sdNorm: number;
    rxx: number;
    x1: number;
    x2: number;
  };
  twoSe?: { x1: number; se1: number; x2: number; se2: number };
  maassen?: { sd1: number; sd2: number; rxx: number; x1: number; x2: number };
  sameRaters?: { first: number[]; second: number[] };
};

function scalars({ classic, twoSe, maassen, sameRaters }: Scalars): Stats {
  const change = classic && classicChange(classic.x1, classic.x2, classic.sd1, classic.rxx);
  const errors = twoSe && changeFromErrors(twoSe.x1, twoSe.se1, twoSe.x2, twoSe.se2);
  const other =
    maassen && maassenChange(maassen.x1, maassen.x2, maassen.sd1, maassen.sd2, maassen.rxx);
  const same = once(() => sameRaters && sameRatersChange(sameRaters.first, sameRaters.second));
  const isReliable = (index: number | undefined) =>
    index === undefined ? null : Math.abs(index) >= reliableFrom;
  return {
    'rci.classic.sem': () => change?.sem,
    'rci.classic.sdiff': () => change?.error,
    'rci.classic': () => change?.index,
    'rci.classic.reliable': () => isReliable(change?.index),
    'rci.cutoff.a': () => classic && classic.mean1 + 2 * classic.sd1,
    'rci.cutoff.b': () => classic && classic.meanNorm - 2 * classic.sdNorm,
    'rci.cutoff.c': () =>
      classic &&
      (classic.sdNorm * classic.mean1 + classic.sd1 * classic.meanNorm) /
        (classic.sd1 + classic.sdNorm),
    'rci.twoSe': () => errors?.index,
    'rci.twoSe.smallest': () => errors?.smallest,
    'rci.twoSe.reliable': () => isReliable(errors?.index),
    'rci.maassen': () => other,
    'rci.maassen.reliable': () => isReliable(other),
    'rci.sameRaters.t': () => same()?.t,
    'rci.sameRaters.ci95': () => same()?.interval,
    'rci.sameRaters.reliable': () => same()?.isReliable,
  };
}

function scorecard({
  mentors,
  competences,
  ratings: given,
}: {
  mentors: string[];
  competences: ScoredCompetence[];
  ratings: RaterAnswers[];
}): Stats {
  const scores = once(() => scoresOf(given, competences));
  const pools = once(() => poolsOf(scores(), competences));
  return {
    'scorecard.pools': () =>
      pools().map(({ competence, group, components, rho, mu, varTarget, varWithin }) => ({
        competence,
        group,
        components,
        rho,
        mu,
        varTarget,
        varWithin,
      })),
    'scorecard.reports': () =>
      mentors.map((mentor) => reportOn(mentor, scores(), competences, pools())),
  };
}

function priorities({
  rows,
}: {
  rows: { id: string; estimate: number; se: number; target: number; weight: number }[];
}): Stats {
  const gaps = rows.map((row) => ({ id: row.id, ...gapOf(row) }));
  return {
    'priorities.rows': () =>
      gaps.map(({ id, pGap, expectedShortfall, label, priority }) => ({
        id,
        pGap,
        expectedShortfall,
        label,
        priority,
      })),
    'priorities.top': () => needsOf(gaps),
  };
}

type PrivacyCase = {
  minimum: number;
  cells: { id: string; n: number; public?: boolean }[];
  releases: { weights: Release }[];
};

const cellOf = ({
  id,
  n,
  public: isPublic = false,
}: PrivacyCase['cells'][number]): RespondentCell => ({ id, n, isPublic });

const kinds: Record<string, (data: never, levels: number | null) => Stats> = {
  ratings,
  nominal: ratings,
  items,
  table,
  groups,
  'groups-long': ({ groups: all }: { groups: { y: number[] }[] }) =>
    oneWayStats(all.map(({ y }) => y)),
  crossed3: studies,
  'known-variance': knownVariance,
  paired: pairedStats,
  series,
  scalars,
  scorecard,
  priorities,
  privacy: ({ cases }: { cases: PrivacyCase[] }) => ({
    'privacy.cases': () =>
      cases.map(({ minimum, cells, releases }) =>
        auditReleases(
          cells.map(cellOf),
          releases.map(({ weights }) => weights),
          minimum,
        ),
      ),
  }),
  eligibility: ({
    mentors = [],
    mentees = [],
  }: {
    mentors?: FileMentor[];
    mentees?: FileMentee[];
  }) => ({
    'eligibility.mentors': () => mentors.map(judgeFileMentor),
    'eligibility.mentees': () => mentees.map(judgeFileMentee),
  }),
};

/** What one can ask of a kind. */
export const kindsOfFixture = Object.keys(kinds);
