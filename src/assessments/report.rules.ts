/** A round's answers as the reports that mentors see. */
import { changesOf, type Change } from './change.rules.ts';
import { auditReleases } from './disclosure.rules.ts';
import { fewestForPool, poolsOf, reportOn, scoresOf, type Report, type ScoredCompetence, type Source } from './scorecard.rules.ts';

export type ShownComment = { kind: 'keep' | 'other'; body: string };
export type GivenComment = ShownComment & { mentor: string; rater: string; source: Source };
export type GivenRating = { mentor: string; rater: string; source: Source; indicator: string; level: number | null };
export type AskedRater = { mentor: string; source: Source; hasSubmitted: boolean; hasDeclined: boolean };
/** How a level was reached: pulled by what this pool says raters are worth, by what the literature says, or not at all. */
export type Method = 'estimated' | 'prior' | 'provisional';
export const reportVersion = 'scorecard/1';
export type ShownReport = Report & {
  /** By competence and group, as `listening mentee`. */ methods?: Record<string, Method>;
  version?: string;
  /** Against the round before, by competence. */ changes?: Record<string, Change[]>;
  /** Pooled and shuffled. */ comments?: ShownComment[];
  /** Too few mentors for a pool: nothing is pulled towards it. */ provisional: boolean;
  counts: { source: Source; asked: number; answered: number }[];
};
type Questions = { scored: ScoredCompetence[]; /** Competence of each indicator. */ home: Map<string, string> };

/**
 * AS-10: one report for each mentor who was asked about. Raw means stay out below five raters, and what the audit of
 * everything shown about a competence exposes is not shown.
 */
export function makeReports(ratings: GivenRating[], asked: AskedRater[], questions: Questions, least: number, earlier: GivenRating[] | null = null): ShownReport[] {
  const { scored } = questions;
  const scores = scoresFrom(ratings, questions);
  const before = earlier && scoresFrom(earlier, questions);
  const mentors = [...new Set(asked.map(({ mentor }) => mentor))].sort();
  const provisional = new Set(scores.map(({ mentor }) => mentor)).size < fewestForPool;
  const pools = provisional ? [] : poolsOf(scores, scored);
  return mentors.map((mentor) => {
    const report = reportOn(mentor, scores, scored, pools, { least, provisional });
    const own = asked.filter((rater) => rater.mentor === mentor);
    const counts = [...new Set(own.map(({ source }) => source))].map((source) => ({
      source,
      asked: own.filter((rater) => rater.source === source && !rater.hasDeclined).length,
      answered: own.filter((rater) => rater.source === source && rater.hasSubmitted).length,
    }));
    return {
      ...report,
      competences: report.competences.map((competence) =>
        withoutExposed(
          competence,
          scores.filter((score) => score.mentor === mentor && score.competence === competence.competence),
          least,
        ),
      ),
      provisional,
      counts,
      version: reportVersion,
      methods: Object.fromEntries(
        report.competences.flatMap(({ competence, groups }) =>
          groups.map(({ group }): [string, Method] => [`${competence} ${group}`, provisional ? 'provisional' : (pools.find((pool) => pool.competence === competence && pool.group === group)?.components ?? 'prior')]),
        ),
      ),
      ...(before ? { changes: Object.fromEntries(scored.map(({ id }) => [id, changesOf(mentor, id, before, scores, least)])) } : {}),
    };
  });
}

function scoresFrom(ratings: GivenRating[], { scored, home }: Questions): Scores {
  const rows = [...Map.groupBy(ratings, ({ rater, indicator }) => `${rater} ${home.get(indicator)}`).values()];
  return scoresOf(
    rows.map((own) => ({ mentor: own[0]!.mentor, rater: own[0]!.rater, source: own[0]!.source, competence: home.get(own[0]!.indicator) ?? '', answers: own.map(({ level }) => level) })),
    scored,
  );
}

type Scores = ReturnType<typeof scoresOf>;

function withoutExposed(competence: Report['competences'][number], scores: Scores, least: number): Report['competences'][number] {
  const count = (source: Source) => scores.filter((score) => score.source === source).length;
  const cells = [
    { id: 'mentee', n: count('mentee') },
    { id: 'colleague', n: count('colleague') },
    { id: 'supervisor', n: count('supervisor'), isPublic: true },
  ];
  const rows = competence.groups.map(({ group }) => (group === 'merged' ? { mentee: 1, colleague: 1 } : { [group]: 1 }));
  const { safe } = auditReleases(cells, rows, least);
  const groups = safe ? competence.groups : competence.groups.filter(({ group }) => group === 'supervisor');
  const quiet = groups.map((group) => (group.n >= 5 ? group : { ...group, mean: group.estimate }));
  return safe ? { ...competence, groups: quiet } : { competence: competence.competence, groups: quiet, tooFew: competence.tooFew };
}

/** AS-16: comments of mentees and colleagues in one pool, from four who handed in and three who wrote; in an order that says nothing about who or when. */
export function commentsFor(mentor: string, comments: GivenComment[], asked: AskedRater[]): ShownComment[] {
  const isConfidential = ({ source }: { source: Source }) => source === 'mentee' || source === 'colleague';
  const pool = asked.filter((rater) => rater.mentor === mentor && rater.hasSubmitted && isConfidential(rater)).length;
  const own = comments.filter((comment) => comment.mentor === mentor && isConfidential(comment));
  if (pool < 4 || new Set(own.map(({ rater }) => rater)).size < 3) return [];
  return own.map(({ kind, body }) => ({ kind, body })).sort((a, b) => (a.body < b.body ? -1 : 1));
}
