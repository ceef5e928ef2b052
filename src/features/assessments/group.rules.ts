/** A round as a whole: what coordinators and owners of the instrument may see. */
import { limitsOfAgreement, paired } from '../../core/math/differences.ts';
import { meanOf } from '../../core/math/moments.ts';
import { areSafe, type ReleasedRow, type Respondents } from './disclosure.rules.ts';
import type { ShownReport } from './report.rules.ts';
import type { RaterScore, Source } from './scorecard.rules.ts';

export type GroupFigure = {
  source: Source;
  mentors: number;
  raters: number;
  mean: number;
  se: number;
};
export type GroupCompetence = {
  competence: string;
  figures: GroupFigure[];
  /** Sources that were left out, and why. */
  hidden: { source: Source; why: 'few' | 'exposes' }[];
  /** Self against others over mentors: mean difference, and where 19 of 20 lie. */
  bias?: {
    n: number;
    mean: number;
    low: number;
    high: number;
  };
};
export type GroupReport = { version: string; competences: GroupCompetence[] };

const fewestMentors = 5;
const fewestRaters = 10;
export const groupVersion = 'group/1';

/**
 * AS-25: a source is shown for the round as a whole from five mentors and ten raters on, no mentor
 * with more than half of them, and only where the audit of everything shown before allows it: all
 * raters, else those of mentors whose own report shows the source, else nothing. The error is that
 * of a mean over clusters.
 */
export function makeGroupReport(
  scores: RaterScore[],
  reports: ShownReport[],
  released: ReleasedRow[],
  respondents: Respondents,
  competences: string[],
  least: number,
): { report: GroupReport; rows: ReleasedRow[] } {
  const rows: ReleasedRow[] = [];
  const made = competences.map((competence): GroupCompetence => {
    const result: GroupCompetence = { competence, figures: [], hidden: [] };
    for (const source of [
      'self',
      'mentee',
      'guardian',
      'colleague',
      'supervisor',
      'observer',
    ] as const) {
      const all = scores.filter(
        (score) => score.competence === competence && score.source === source,
      );
      if (all.length === 0) continue;
      const shownOnly = all.filter(({ mentor }) =>
        reports.some(
          (report) =>
            report.mentor === mentor &&
            report.competences.some(
              (one) =>
                one.competence === competence && one.groups.some(({ group }) => group === source),
            ),
        ),
      );
      const rowOf = (list: RaterScore[]): ReleasedRow => ({
        mentor: null,
        competence,
        what: source,
        answers: list.map(({ rater }) => rater),
      });
      const known = [...released, ...rows].filter((row) => row.competence === competence);
      const enough = [all, shownOnly].filter(isEnough);
      const safe = enough.find((list) => areSafe([...known, rowOf(list)], respondents, least));
      if (!safe) {
        result.hidden.push({ source, why: enough.length > 0 ? 'exposes' : 'few' });
        continue;
      }
      rows.push(rowOf(safe));
      const mean = meanOf(safe.map(({ score }) => score));
      // Raters of one mentor belong together: the squares of their summed deviations.
      const sums = [...Map.groupBy(safe, ({ mentor }) => mentor).values()].map((list) =>
        list.reduce((sum, { score }) => sum + score - mean, 0),
      );
      result.figures.push({
        source,
        mentors: sums.length,
        raters: safe.length,
        mean,
        se: Math.hypot(...sums) / safe.length,
      });
    }
    const both = reports.flatMap(({ competences: own }) => {
      const one = own.find((found) => found.competence === competence);
      return one?.selfOther && one.others
        ? [{ self: one.selfOther.self, others: one.others.estimate }]
        : [];
    });
    const pair =
      both.length >= fewestRaters
        ? paired(
            both.map(({ self }) => self),
            both.map(({ others }) => others),
          )
        : null;
    if (!pair) return result;
    const [low, high] = limitsOfAgreement(pair);
    return { ...result, bias: { n: both.length, mean: pair.bias, low, high } };
  });
  return { report: { version: groupVersion, competences: made }, rows };
}

function isEnough(list: RaterScore[]): boolean {
  const sizes = [...Map.groupBy(list, ({ mentor }) => mentor).values()].map(({ length }) => length);
  const isSelf = list[0]?.source === 'self';
  return (
    sizes.length >= (isSelf ? fewestRaters : fewestMentors) &&
    list.length >= fewestRaters &&
    Math.max(...sizes) <= list.length / 2
  );
}
