/** A round's answers as the reports that mentors see. */
import { daysBetween } from '../../platform/i18n.ts';
import { growthReml } from '../../core/math/growth.ts';
import { meanOf } from '../../core/math/moments.ts';
import { changesBetween, fewestDaysApart, type Change } from './change.rules.ts';
import { areSafe, type ReleasedRow, type Respondents } from './disclosure.rules.ts';
import {
  fewestForPool,
  layoutOf,
  namedSources,
  poolsOf,
  reportOn,
  scoresOf,
  sourcesIn,
  type CompetenceReport,
  type GroupKey,
  type RaterScore,
  type Report,
  type ScoredCompetence,
  type Source,
} from './scorecard.rules.ts';

export type ShownComment = {
  kind: 'keep' | 'other';
  body: string;
  /** In an open and named round. */
  name?: string;
};
export type GivenComment = ShownComment & { mentor: string; rater: string; source: Source };
export type GivenRating = {
  mentor: string;
  rater: string;
  /** The same in every round. */
  person?: string;
  name?: string;
  source: Source;
  indicator: string;
  level: number | null;
};
/** What an observer saw, and made of it. */
export type GivenNote = {
  mentor: string;
  name: string;
  observedOn: string | null;
  indicator: string;
  level: number | null;
  facts: string;
  reading: string;
};
export type AskedRater = {
  mentor: string;
  source: Source;
  hasSubmitted: boolean;
  hasDeclined: boolean;
};
/**
 * How a level was reached: pulled by what this pool says raters are worth, by what the literature
 * says, or not at all.
 */
export type Method = 'estimated' | 'prior' | 'provisional';
export const reportVersion = 'scorecard/2';
export type ShownReport = Report & {
  /** By competence and group, as `listening mentee`. */
  methods?: Record<string, Method>;
  version?: string;
  /** Against the round before, by competence. */
  changes?: Record<string, Change[]>;
  /** Pooled and shuffled. */
  comments?: ShownComment[];
  /** Too few mentors for a pool: nothing is pulled towards it. */
  provisional: boolean;
  counts: { source: Source; asked: number; answered: number }[];
  /** Sources that were filled up from earlier rounds, and from how many. */
  filled?: Partial<Record<Source, number>>;
  /** By indicator. */
  means?: Record<string, { group: GroupKey; n: number; mean: number }[]>;
  /** Levels a year, by competence, over three rounds or more. */
  trends?: Record<string, { perYear: number; rounds: number }>;
  /** In an open and named round. */
  named?: {
    name: string;
    source: Source;
    scores: Record<string, number>;
  }[];
  notes?: GivenNote[];
  /** Competences that, shown beside everything else, would tell what a few people said. */
  heldBack?: string[];
};
export type Questions = {
  scored: ScoredCompetence[];
  /** Competence of each indicator. */
  home: Map<string, string>;
};
/** A released round of the same programme, on the same anchors. */
export type PastRound = {
  closesOn: string;
  /** Competence of each indicator that was asked; as now when absent. */
  home?: Map<string, string>;
  /** Its answers are known: they hide nobody. */
  isNamed?: boolean;
  ratings: GivenRating[];
};
export type Making = {
  least: number;
  closesOn?: string;
  isNamed?: boolean;
  /** Newest first. */
  past?: PastRound[];
  pooledMonths?: number;
  /** Everything shown in any round of the programme. */
  released?: ReleasedRow[];
  /**
   * Answers of rounds that are neither this one nor past, for who stands behind what was shown in
   * them.
   */
  others?: GivenRating[];
  /** Mentors whose report is made; all when absent. */
  only?: ReadonlySet<string>;
};
export type Made = {
  reports: ShownReport[];
  /** Mentors about whom something was held back. */
  heldBack: ReadonlySet<string>;
  rows: ReleasedRow[];
  /** Of this round alone. */
  scores: RaterScore[];
  respondents: Respondents;
};

/**
 * AS-10: one report for each mentor who was asked about. Raw means stay out below five raters, and
 * what the audit of everything ever shown about a competence exposes is not shown.
 */
export function makeReports(
  ratings: GivenRating[],
  asked: AskedRater[],
  questions: Questions,
  {
    least,
    closesOn = '',
    isNamed = false,
    past = [],
    pooledMonths = 0,
    released = [],
    others = [],
    only,
  }: Making,
): Made {
  const { scored } = questions;
  const now = scoresFrom(ratings, questions);
  const waves = past.map((round) => ({
    ...round,
    scores: scoresFrom(round.ratings, questions).filter(({ competence }) =>
      isSame(competence, questions.home, round.home ?? questions.home),
    ),
  }));
  const mentors = [...new Set(asked.map(({ mentor }) => mentor))]
    .filter((mentor) => only?.has(mentor) ?? true)
    .sort();
  const whoOf = whoGave([ratings, ...past.map((round) => round.ratings), others]);
  const recent = waves.filter(
    (wave) => !wave.isNamed && daysBetween(wave.closesOn, closesOn) <= pooledMonths * 30.5,
  );
  const fills = new Map(
    isNamed
      ? []
      : mentors.map((mentor) => [mentor, fillOf(mentor, now, recent, whoOf, least)] as const),
  );
  const scores = [...now, ...[...fills.values()].flatMap((fill) => fill.scores)];
  const provisional = new Set(scores.map(({ mentor }) => mentor)).size < fewestForPool;
  const pools = provisional ? [] : poolsOf(scores, scored);
  const minimum = isNamed ? 1 : least;
  const index = indexOf(scores);
  const byMentor = Map.groupBy(scores, ({ mentor }) => mentor);
  const ratingsOf = Map.groupBy(ratings, ({ mentor }) => mentor);
  const askedOf = Map.groupBy(asked, ({ mentor }) => mentor);
  const raw = mentors.map((mentor) =>
    reportOn(mentor, byMentor.get(mentor) ?? [], scored, pools, { least: minimum, provisional }),
  );
  const respondents: Respondents = new Map(
    [...whoOf].map(([rater, { key, source }]) => [
      rater,
      isNamed || namedSources.includes(source) ? null : key,
    ]),
  );
  const { rows, refused } = isNamed
    ? { rows: [], refused: new Set<string>() }
    : releasable(raw, index, released, respondents, least);
  const before = waves.find((wave) => daysBetween(wave.closesOn, closesOn) >= fewestDaysApart);
  const changes = before && changesBetween(before.scores, now, minimum);
  const trends = trendsOf(raw, scored, [{ closesOn, scores: now }, ...waves], minimum);
  const reports = raw.map((report): ShownReport => {
    const { mentor } = report;
    const own = askedOf.get(mentor) ?? [];
    const mine = ratingsOf.get(mentor) ?? [];
    const filled = fills.get(mentor)?.rounds ?? {};
    return {
      ...report,
      developmentNeeds: report.developmentNeeds.filter((id) => !refused.has(`${mentor} ${id}`)),
      competences: report.competences.map((competence) =>
        quiet(competence, refused.has(`${mentor} ${competence.competence}`)),
      ),
      provisional,
      counts: [...new Set(own.map(({ source }) => source))].map((source) => ({
        source,
        asked: own.filter((rater) => rater.source === source && !rater.hasDeclined).length,
        answered: own.filter((rater) => rater.source === source && rater.hasSubmitted).length,
      })),
      version: reportVersion,
      methods: Object.fromEntries(
        report.competences.flatMap(({ competence, groups }) =>
          groups.map(({ group }): [string, Method] => [
            `${competence} ${group}`,
            provisional
              ? 'provisional'
              : (pools.find((pool) => pool.competence === competence && pool.group === group)
                  ?.components ?? 'prior'),
          ]),
        ),
      ),
      ...(changes
        ? {
            changes: Object.fromEntries(
              scored.map(({ id }) => [
                id,
                refused.has(`${mentor} ${id}`) ? [] : changes(mentor, id),
              ]),
            ),
          }
        : {}),
      ...(Object.keys(filled).length > 0 ? { filled } : {}),
      means: isNamed ? {} : meansOf(report, mine, index, questions, refused),
      trends: Object.fromEntries(
        Object.entries(trends.get(mentor) ?? {}).filter(
          ([competence]) => !refused.has(`${mentor} ${competence}`),
        ),
      ),
      heldBack: scored.map(({ id }) => id).filter((id) => refused.has(`${mentor} ${id}`)),
      ...(isNamed ? { named: namesOf(mine, now) } : {}),
    };
  });
  return {
    reports,
    heldBack: new Set([...refused].map((key) => key.split(' ')[0]!)),
    rows,
    scores: now,
    respondents,
  };
}

function scoresFrom(ratings: GivenRating[], { scored, home }: Questions): RaterScore[] {
  const known = ratings.filter(({ indicator }) => home.has(indicator));
  const rows = [
    ...Map.groupBy(known, ({ rater, indicator }) => `${rater} ${home.get(indicator)}`).values(),
  ];
  return scoresOf(
    rows.map((own) => ({
      mentor: own[0]!.mentor,
      rater: own[0]!.rater,
      source: own[0]!.source,
      competence: home.get(own[0]!.indicator) ?? '',
      answers: own.map(({ level }) => level),
    })),
    scored,
  );
}

/**
 * AS-37: a competence is compared, and filled up, only with rounds that asked the same indicators
 * of it.
 */
function isSame(competence: string, now: Map<string, string>, then: Map<string, string>): boolean {
  const of = (home: Map<string, string>) =>
    [...home]
      .filter(([, at]) => at === competence)
      .map(([id]) => id)
      .sort()
      .join();
  return of(now) === of(then);
}

type Who = { key: string; person: string; source: Source };

/**
 * Who stands behind a rater's answers about one mentor; in another round the same person has
 * another rater.
 */
function whoGave(rounds: GivenRating[][]): Map<string, Who> {
  return new Map(
    rounds.flatMap((ratings) =>
      ratings.map(({ rater, mentor, person, source }): [string, Who] => [
        rater,
        { key: `${mentor} ${person ?? rater}`, person: person ?? rater, source },
      ]),
    ),
  );
}

type Fill = { scores: RaterScore[]; rounds: Partial<Record<Source, number>> };

/**
 * AS-21: a confidential source with answers now but fewer than the minimum is filled up with those
 * who answered about the same mentor in the months before, each person's latest; only when that
 * reaches the minimum.
 */
function fillOf(
  mentor: string,
  now: RaterScore[],
  waves: { scores: RaterScore[] }[],
  who: Map<string, Who>,
  least: number,
): Fill {
  const fill: Fill = { scores: [], rounds: {} };
  for (const source of ['mentee', 'colleague', 'guardian'] as const) {
    const of = (scores: RaterScore[]) =>
      scores.filter((score) => score.mentor === mentor && score.source === source);
    const seen = new Set(of(now).map(({ rater }) => who.get(rater)!.person));
    if (seen.size === 0 || seen.size >= least) continue;
    const added: RaterScore[] = [];
    let rounds = 1;
    for (const wave of waves) {
      const fresh = of(wave.scores).filter(({ rater }) => !seen.has(who.get(rater)!.person));
      if (fresh.length === 0) continue;
      added.push(...fresh);
      for (const { rater } of fresh) seen.add(who.get(rater)!.person);
      rounds++;
    }
    if (seen.size < least) continue;
    fill.scores.push(...added);
    fill.rounds[source] = rounds;
  }
  return fill;
}

/**
 * Rows of what is about to be shown, and `mentor competence` of what must not be: all when all is
 * safe together, else mentor by mentor.
 */
function releasable(
  reports: Report[],
  index: Index,
  released: ReleasedRow[],
  respondents: Respondents,
  least: number,
): { rows: ReleasedRow[]; refused: Set<string> } {
  const refused = new Set<string>();
  const rows: ReleasedRow[] = [];
  for (const competence of new Set(
    reports.flatMap((report) => report.competences.map((one) => one.competence)),
  )) {
    const known = released.filter((row) => row.competence === competence);
    const wanted = reports.map(({ mentor, competences }) =>
      (competences.find((one) => one.competence === competence)?.groups ?? []).map(
        ({ group }): ReleasedRow => ({
          mentor,
          competence,
          what: group,
          answers: answersOf(index, mentor, competence, sourcesIn(group)),
        }),
      ),
    );
    if (areSafe([...known, ...wanted.flat()], respondents, least)) rows.push(...wanted.flat());
    else
      for (const own of wanted) {
        if (own.length === 0) continue;
        if (
          areSafe(
            [...known, ...rows.filter((row) => row.competence === competence), ...own],
            respondents,
            least,
          )
        )
          rows.push(...own);
        else {
          refused.add(`${own[0]!.mentor} ${competence}`);
          rows.push(...own.filter(({ what }) => namedSources.includes(what as Source)));
        }
      }
  }
  return { rows, refused };
}

type Index = ReadonlyMap<string, RaterScore[]>;
const indexOf = (scores: RaterScore[]): Index =>
  Map.groupBy(scores, ({ mentor, competence }) => `${mentor} ${competence}`);
const answersOf = (index: Index, mentor: string, competence: string, sources: Source[]) =>
  (index.get(`${mentor} ${competence}`) ?? [])
    .filter(({ source }) => sources.includes(source))
    .map(({ rater }) => rater);

function quiet(competence: CompetenceReport, isRefused: boolean): CompetenceReport {
  const groups = (
    isRefused
      ? competence.groups.filter(({ group }) => namedSources.includes(group as Source))
      : competence.groups
  ).map((group) => (group.n >= 5 ? group : { ...group, mean: group.estimate }));
  return isRefused
    ? { competence: competence.competence, groups, tooFew: competence.tooFew }
    : { ...competence, groups };
}

/**
 * AS-23: the mean of an indicator where four or more of a shown group have a score, nobody was
 * added from earlier rounds, and every one of them answered it.
 */
function meansOf(
  report: Report,
  own: GivenRating[],
  index: Index,
  { home }: Questions,
  refused: Set<string>,
): NonNullable<ShownReport['means']> {
  const means: NonNullable<ShownReport['means']> = {};
  for (const { competence, groups } of report.competences) {
    if (refused.has(`${report.mentor} ${competence}`)) continue;
    for (const { group, n } of groups) {
      const raters = answersOf(index, report.mentor, competence, sourcesIn(group));
      if (n < 4) continue;
      for (const [indicator, at] of home) {
        if (at !== competence) continue;
        const given = own.filter(
          (rating) =>
            rating.indicator === indicator &&
            rating.level !== null &&
            raters.includes(rating.rater),
        );
        if (given.length === raters.length)
          (means[indicator] ??= []).push({
            group,
            n,
            mean: meanOf(given.map(({ level }) => level!)),
          });
      }
    }
  }
  return means;
}

/**
 * AS-24: from three rounds, each twelve weeks or more after the one before, in which a mentor's
 * others were shown in one layout: the slope of the mean of the shown sources, in levels a year,
 * shrunk towards that of the programme; five mentors or more.
 */
function trendsOf(
  reports: Report[],
  scored: ScoredCompetence[],
  waves: { closesOn: string; scores: RaterScore[] }[],
  least: number,
): Map<string, NonNullable<ShownReport['trends']>> {
  const apart = waves.filter(
    (wave, k) => k === 0 || daysBetween(wave.closesOn, waves[k - 1]!.closesOn) >= fewestDaysApart,
  );
  const trends = new Map<string, NonNullable<ShownReport['trends']>>();
  if (apart.length < 3) return trends;
  const known = apart.map(({ closesOn, scores }) => ({
    closesOn,
    of: Map.groupBy(scores, ({ mentor }) => mentor),
  }));
  for (const { id } of scored) {
    const series = reports.flatMap((report) => {
      const points = known.flatMap(({ closesOn, of }) => {
        const own = of.get(report.mentor) ?? [];
        if (layoutOf(own, least) !== report.layout || report.layout === 'none') return [];
        const groups: GroupKey[] =
          report.layout === 'separate' ? ['mentee', 'colleague'] : [report.layout];
        const lists = groups.map((group) =>
          own
            .filter((score) => score.competence === id && sourcesIn(group).includes(score.source))
            .map(({ score }) => score),
        );
        return lists.every((list, k) => list.length >= (groups[k] === 'merged' ? least + 1 : least))
          ? [
              {
                t: daysBetween(apart[0]!.closesOn, closesOn) / 365.25,
                y: meanOf(lists.map(meanOf)),
              },
            ]
          : [];
      });
      return points.length >= 3
        ? [{ mentor: report.mentor, t: points.map(({ t }) => t), y: points.map(({ y }) => y) }]
        : [];
    });
    const growth = series.length >= 5 ? growthReml(series) : null;
    if (growth)
      for (const [k, { mentor, t }] of series.entries())
        trends.set(mentor, {
          ...trends.get(mentor),
          [id]: { perYear: growth.slopes[k]!, rounds: t.length },
        });
  }
  return trends;
}

function namesOf(own: GivenRating[], scores: RaterScore[]): NonNullable<ShownReport['named']> {
  return [
    ...Map.groupBy(
      own.filter(({ source }) => source !== 'self'),
      ({ rater }) => rater,
    ),
  ].map(([rater, list]) => ({
    name: list[0]!.name ?? '',
    source: list[0]!.source,
    scores: Object.fromEntries(
      scores
        .filter((score) => score.rater === rater)
        .map(({ competence, score }) => [competence, score]),
    ),
  }));
}

/**
 * AS-16: comments of mentees, guardians and colleagues in one pool, from four who handed in and
 * three who wrote; in an order that says nothing about who or when. In an open round each stands
 * with its name.
 */
export function commentsFor(
  mentor: string,
  comments: GivenComment[],
  asked: AskedRater[],
  isNamed = false,
): ShownComment[] {
  const own = comments.filter(
    (comment) => comment.mentor === mentor && (isNamed || !namedSources.includes(comment.source)),
  );
  if (isNamed) return own.map(({ kind, body, name }) => ({ kind, body, name: name ?? '' }));
  const pool = asked.filter(
    (rater) =>
      rater.mentor === mentor && rater.hasSubmitted && !namedSources.includes(rater.source),
  ).length;
  if (pool < 4 || new Set(own.map(({ rater }) => rater)).size < 3) return [];
  return own.map(({ kind, body }) => ({ kind, body })).sort((a, b) => (a.body < b.body ? -1 : 1));
}
