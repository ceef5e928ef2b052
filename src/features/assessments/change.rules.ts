/** Whether a mentor has changed between two rounds by more than raters' error explains. */
import { changeFromErrors, reliableFrom } from '../../core/math/differences.ts';
import { meanOf } from '../../core/math/moments.ts';
import { groupsOf, meanSquares } from '../../core/math/oneway.ts';
import { layoutOf, sourcesIn, type GroupKey, type RaterScore } from './scorecard.rules.ts';

export type Change = {
  group: GroupKey;
  direction: 'up' | 'down' | 'none';
  /** What could have been detected, in levels. */
  smallest: number;
};

/** Rounds closer than this, in days, are not compared. */
export const fewestDaysApart = 84;

/**
 * AS-13: unshrunken means of a group in both rounds, each of three raters or more in the same
 * layout, over the error of raters pooled from all mentors of both rounds; reliable from 1.96.
 * Shrunken values are not used here: they would make change up.
 */
export function changesBetween(
  before: RaterScore[],
  now: RaterScore[],
  least: number,
): (mentor: string, competence: string) => Change[] {
  const [old, recent] = [before, now].map((scores) => ({
    of: Map.groupBy(scores, ({ mentor }) => mentor),
    about: Map.groupBy(scores, ({ competence }) => competence),
  }));
  const errors = new Map<string, number | null>();
  const errorOf = (competence: string, group: GroupKey) => {
    const key = `${competence} ${group}`;
    if (!errors.has(key))
      errors.set(
        key,
        raterVariance(
          [old!, recent!].map(({ about }) =>
            (about.get(competence) ?? []).filter(({ source }) => sourcesIn(group).includes(source)),
          ),
        ),
      );
    return errors.get(key)!;
  };
  return (mentor, competence) => {
    const own = [old!, recent!].map(({ of }) => of.get(mentor) ?? []);
    const layout = layoutOf(own[1]!, least);
    if (layout !== layoutOf(own[0]!, least) || layout === 'none') return [];
    const groups: GroupKey[] = layout === 'separate' ? ['mentee', 'colleague'] : [layout];
    return groups.flatMap((group): Change[] => {
      const error = errorOf(competence, group);
      const [first, second] = own.map((scores) =>
        scores
          .filter(
            (score) => score.competence === competence && sourcesIn(group).includes(score.source),
          )
          .map(({ score }) => score),
      ) as [number[], number[]];
      const fewest = group === 'merged' ? least + 1 : least;
      if (error === null || first.length < fewest || second.length < fewest) return [];
      const { index, smallest } = changeFromErrors(
        meanOf(first),
        Math.sqrt(error / first.length),
        meanOf(second),
        Math.sqrt(error / second.length),
      );
      return [
        {
          group,
          direction: Math.abs(index) < reliableFrom ? 'none' : index > 0 ? 'up' : 'down',
          smallest,
        },
      ];
    });
  };
}

/**
 * How raters of one mentor differ, over all mentors of both rounds. Null when nobody has two
 * raters, or none differ.
 */
function raterVariance(rounds: RaterScore[][]): number | null {
  const lists = rounds.flatMap((scores) =>
    [...Map.groupBy(scores, ({ mentor }) => mentor).values()].map((list) =>
      list.map(({ score }) => score),
    ),
  );
  const squares = meanSquares(groupsOf(lists));
  return squares && squares.within > 0 ? squares.within : null;
}
