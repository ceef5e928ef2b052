/** What published averages give away together. */
import { nullSpaceOf, rankOf } from '../../core/math/rank.ts';

/**
 * People who answered and belong together: one source in one wave. `isPublic`: named anyway, like
 * self and supervisor.
 */
export type RespondentCell = {
  id: string;
  n: number;
  isPublic?: boolean;
  /**
   * Answers of theirs that enter releases apart, as in two rounds; one of its own name when absent.
   */
  columns?: string[];
};
/** A published weighted sum over respondents; within a cell everybody weighs the same. */
export type Release = Record<string, number>;
export type Audit = {
  safe: boolean;
  /**
   * Smallest sets of cells, fewer than the minimum of people together, about whom something can be
   * worked out.
   */
  exposed: string[][];
};

/**
 * AS-5: releases are safe when no combination of them depends on fewer than the minimum of
 * confidential respondents alone. Something is known about the set T when taking T's columns away
 * lowers the rank of all releases together (Denning, Denning and Schwartz 1979; Chin and Ozsoyoglu
 * 1982). That is so when the rows of the null space that belong to T are linearly dependent, so one
 * elimination serves all sets. Only membership is looked at, never a value, so a refusal gives
 * nothing away.
 */
export function auditReleases(
  cells: RespondentCell[],
  releases: Release[],
  minimum: number,
): Audit {
  const hidden = cells.filter(({ n, isPublic }) => n > 0 && !isPublic);
  const columns = hidden.flatMap(({ id, columns: own }, cell) =>
    (own ?? [id]).map((name) => ({ name, cell })),
  );
  const places = new Map(columns.map(({ name }, k) => [name, k]));
  const rows = releases.map((release) => {
    const row = columns.map(() => 0);
    for (const [name, weight] of Object.entries(release))
      if (places.has(name)) row[places.get(name)!] = weight;
    return row;
  });
  const basis = nullSpaceOf(rows, columns.length);
  const small = columns
    .map(({ cell }, k) => ({ cell, at: k }))
    .filter(({ cell }) => hidden[cell]!.n < minimum);
  const vectors = small.map(
    ({ at }) =>
      new Map(basis.flatMap((vector, k) => (vector[at] === 0 ? [] : [[k, vector[at]!] as const]))),
  );
  const exposed = dependentSets(vectors, (chosen) => {
    const people = [...new Set(chosen.map((k) => small[k]!.cell))].reduce(
      (sum, cell) => sum + hidden[cell]!.n,
      0,
    );
    return people < minimum;
  }).map((set) => [...new Set(set.map((k) => small[k]!.cell))].sort((a, b) => a - b));
  const unique = [...new Map(exposed.map((set) => [set.join(), set])).values()];
  const minimal = unique.filter(
    (set) =>
      !unique.some(
        (other) => other.length < set.length && other.every((cell) => set.includes(cell)),
      ),
  );
  return {
    safe: minimal.length === 0,
    exposed: minimal
      .sort((a, b) => a.length - b.length || a[0]! - b[0]! || (a[1] ?? 0) - (b[1] ?? 0))
      .map((set) => set.map((cell) => hidden[cell]!.id)),
  };
}

type Sparse = ReadonlyMap<number, number>;

/**
 * Sets of vectors that are linearly dependent, all smallest ones among them, as far as `fits`
 * allows. In a smallest dependent set every coordinate of a member is met by another member, so a
 * coordinate that is met once says among which vectors to go on; the rarest is taken. Cost: vectors
 * x (length of the rarest lists) ^ (members - 1).
 */
function dependentSets(vectors: Sparse[], fits: (chosen: number[]) => boolean): number[][] {
  const holders = new Map<number, number[]>();
  for (const [k, vector] of vectors.entries())
    for (const at of vector.keys()) holders.set(at, [...(holders.get(at) ?? []), k]);
  const found: number[][] = [];
  const seen = new Set<string>();
  const look = (chosen: number[]): void => {
    const key = chosen.join();
    if (seen.has(key) || !fits(chosen)) return;
    seen.add(key);
    const met = new Map<number, number>();
    for (const k of chosen)
      for (const at of vectors[k]!.keys()) met.set(at, (met.get(at) ?? 0) + 1);
    let once: number | null = null;
    for (const [at, times] of met)
      if (times === 1 && (once === null || holders.get(at)!.length < holders.get(once)!.length))
        once = at;
    if (
      once === null &&
      rankOf(chosen.map((k) => [...met.keys()].map((at) => vectors[k]!.get(at) ?? 0))) <
        chosen.length
    )
      return void found.push(chosen);
    const next =
      once === null
        ? new Set([...met.keys()].flatMap((at) => holders.get(at)!))
        : new Set(holders.get(once)!);
    for (const k of next) if (!chosen.includes(k)) look([...chosen, k].sort((a, b) => a - b));
  };
  for (const k of vectors.keys()) look([k]);
  return found;
}

/** A mean that was shown: the answers behind it, all of the same weight. */
export type ReleasedRow = {
  mentor: string | null;
  competence: string;
  what: string;
  answers: string[];
};
/** Who gave each answer; null when the name is known anyway. */
export type Respondents = ReadonlyMap<string, string | null>;

/**
 * AS-22: the same for means over named answers: people whose answers stand in the same rows are one
 * cell.
 */
export function areSafe(
  rows: readonly ReleasedRow[],
  respondents: Respondents,
  minimum: number,
): boolean {
  const patterns = new Map<string, string[]>();
  for (const [k, { answers }] of rows.entries())
    for (const answer of answers)
      if (respondents.get(answer))
        patterns.set(answer, [...(patterns.get(answer) ?? []), String(k)]);
  const people = Map.groupBy(patterns.keys(), (answer) => respondents.get(answer)!);
  const kinds = Map.groupBy(people.values(), (answers) =>
    answers
      .map((answer) => patterns.get(answer)!.join())
      .sort()
      .join('|'),
  );
  const releases: Release[] = rows.map(() => ({}));
  const cells = [...kinds].map(([kind, members], k): RespondentCell => {
    const columns = [...new Set(kind.split('|'))].map((pattern, m) => {
      for (const row of pattern.split(',')) releases[Number(row)]![`${k}.${m}`] = 1;
      return `${k}.${m}`;
    });
    return { id: String(k), n: members.length, columns };
  });
  return auditReleases(cells, releases, minimum).safe;
}
