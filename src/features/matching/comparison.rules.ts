/** Two runs side by side, and one run looked at by group. */
import type { Pool } from '../optimisation/criterion.rules.ts';
import type { Result } from '../optimisation/policy.rules.ts';

export type Move = {
  mentee: string;
  from: string | null;
  to: string | null;
  scoreBefore: number | null;
  scoreAfter: number | null;
};
export type Comparison = {
  moves: Move[];
  /** Had a pair and is no longer in the pool. */
  gone: number;
  same: number;
  pairs: number;
  total: number;
  lowest: number;
};

/**
 * MA-12: of those who are in the pool now, who moved, who gained and lost a place, and what that
 * did to the number of pairs, the total and the lowest fit.
 */
export function compareRuns(earlier: Result, after: Result, pool: Pool | null = null): Comparison {
  const isHere = new Set(pool?.mentees.map(({ id }) => id));
  const pairs = pool ? earlier.pairs.filter(({ mentee }) => isHere.has(mentee)) : earlier.pairs;
  const before = {
    ...earlier,
    pairs,
    totalScore: pairs.reduce((sum, { score }) => sum + score, 0),
  };
  const [old, now] = [
    new Map(before.pairs.map((pair) => [pair.mentee, pair])),
    new Map(after.pairs.map((pair) => [pair.mentee, pair])),
  ];
  const moves = [...new Set([...old.keys(), ...now.keys()])].flatMap((mentee): Move[] => {
    const [a, b] = [old.get(mentee), now.get(mentee)];
    return a?.mentor === b?.mentor
      ? []
      : [
          {
            mentee,
            from: a?.mentor ?? null,
            to: b?.mentor ?? null,
            scoreBefore: a?.score ?? null,
            scoreAfter: b?.score ?? null,
          },
        ];
  });
  return {
    moves,
    gone: earlier.pairs.length - pairs.length,
    same: now.size - moves.filter(({ to }) => to !== null).length,
    pairs: now.size - old.size,
    total: after.totalScore - before.totalScore,
    lowest: lowestOf(after) - lowestOf(before),
  };
}

const lowestOf = ({ pairs }: Result) =>
  pairs.reduce((least, { score }) => Math.min(least, score), pairs[0]?.score ?? 0);

export type Share = {
  group: string;
  mentees: number;
  placed: number;
  /** Of those placed. */
  mean: number;
  lowest: number;
};

/**
 * MA-13: placed and fit per member organisation of the mentees; groups of fewer than three are put
 * together, so that nobody is singled out.
 */
export function sharesOf({ mentees }: Pool, { pairs }: Result): Share[] {
  const scores = new Map(pairs.map(({ mentee, score }) => [mentee, score]));
  const groups = Map.groupBy(mentees, ({ memberOrganisation }) => memberOrganisation ?? '');
  const small = [...groups]
    .filter(([group, people]) => group === '' || people.length < 3)
    .flatMap(([, people]) => people);
  const large = [...groups].filter(([group, people]) => group !== '' && people.length >= 3);
  return [...large, ...(small.length > 0 ? [['', small] as const] : [])]
    .map(([group, people]) => {
      const found = people.flatMap(({ id }) => scores.get(id) ?? []);
      return {
        group,
        mentees: people.length,
        placed: found.length,
        mean:
          found.length === 0
            ? 0
            : Math.round(found.reduce((sum, score) => sum + score, 0) / found.length),
        lowest: found.length === 0 ? 0 : Math.min(...found),
      };
    })
    .sort((a, b) => b.mentees - a.mentees || (a.group < b.group ? -1 : 1));
}

/** How many pairs have a fit from 0 to 99, from 100 to 199, and so on; 1,000 counts to the last. */
export function spreadOf({ pairs }: Result): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const { score } of pairs) counts[Math.min(9, Math.max(0, Math.floor(score / 100)))]!++;
  return counts;
}

/** How many mentors get no mentee, one, two and so on. */
export function loadsOf({ mentors }: Pool, { pairs }: Result): number[] {
  const load = new Map(mentors.filter(({ places }) => places > 0).map(({ id }) => [id, 0]));
  for (const { mentor } of pairs) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  const counts = Array.from({ length: Math.max(0, ...load.values()) + 1 }, () => 0);
  for (const value of load.values()) counts[value]!++;
  return counts;
}

export type Between = {
  mentees: string[];
  mentors: string[];
  /** Per group of mentees, per group of mentors. */
  counts: number[][];
};

/**
 * Pairs between member organisations: the twelve largest on each side, the others together as ''.
 */
export function betweenOf({ mentors, mentees }: Pool, { pairs }: Result): Between {
  const groupsOf = (
    people: { id: string; memberOrganisation: string | null }[],
    used: string[],
  ) => {
    const home = new Map(
      people.map(({ id, memberOrganisation }) => [id, memberOrganisation ?? '']),
    );
    const count = new Map(
      [...Map.groupBy(used, (id) => home.get(id) ?? '')].map(([group, own]) => [group, own.length]),
    );
    const known = [...count]
      .filter(([group]) => group !== '')
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const large = known.slice(0, 12).map(([group]) => group);
    return {
      groups: known.length > 12 || count.has('') ? [...large, ''] : large,
      of: (id: string) => (large.includes(home.get(id) ?? '') ? home.get(id)! : ''),
    };
  };
  const [theirs, ours] = [
    groupsOf(
      mentees,
      pairs.map(({ mentee }) => mentee),
    ),
    groupsOf(
      mentors,
      pairs.map(({ mentor }) => mentor),
    ),
  ];
  const counts = theirs.groups.map(() => ours.groups.map(() => 0));
  for (const { mentee, mentor } of pairs)
    counts[theirs.groups.indexOf(theirs.of(mentee))]![ours.groups.indexOf(ours.of(mentor))]!++;
  return { mentees: theirs.groups, mentors: ours.groups, counts };
}
