/** What published averages give away together. */
import { nullSpaceOf, rankOf } from '../math/rank.ts';

/** People who answered and belong together: one source in one wave. `isPublic`: named anyway, like self and supervisor. */
export type RespondentCell = { id: string; n: number; isPublic?: boolean; /** Answers of theirs that enter releases apart, as in two rounds; one of its own name when absent. */ columns?: string[] };
/** A published weighted sum over respondents; within a cell everybody weighs the same. */
export type Release = Record<string, number>;
export type Audit = { safe: boolean; /** Smallest sets of cells, fewer than the minimum of people together, about whom something can be worked out. */ exposed: string[][] };

/**
 * AS-5: releases are safe when no combination of them depends on fewer than the minimum of confidential respondents alone.
 * Something is known about the set T when taking T's columns away lowers the rank of all releases together (Denning, Denning
 * and Schwartz 1979; Chin and Ozsoyoglu 1982); that is so when the null space, seen on T's columns only, has a smaller rank than
 * T has columns, which needs one elimination for all sets. Only membership is looked at, never a value, so a refusal gives
 * nothing away.
 */
export function auditReleases(cells: RespondentCell[], releases: Release[], minimum: number): Audit {
  const hidden = cells.filter(({ n, isPublic }) => n > 0 && !isPublic);
  const columnsOf = hidden.map(({ id, columns }) => columns ?? [id]);
  const columns = columnsOf.flat();
  const at = new Map(columns.map((column, k) => [column, k]));
  const basis = nullSpaceOf(
    releases.map((release) => columns.map((column) => release[column] ?? 0)),
    columns.length,
  );
  const own = columnsOf.map((list) => list.map((column) => at.get(column)!));
  const tells = (chosen: number[]) => {
    const some = chosen.flatMap((cell) => own[cell]!);
    return rankOf(basis.map((vector) => some.map((column) => vector[column]!))) < some.length;
  };
  const exposed: number[][] = [];
  const look = (from: number, chosen: number[], people: number): void => {
    if (chosen.length > 0) {
      if (exposed.some((known) => known.every((cell) => chosen.includes(cell)))) return;
      if (tells(chosen)) return void exposed.push(chosen);
    }
    for (let next = from; next < hidden.length; next++) if (people + hidden[next]!.n < minimum) look(next + 1, [...chosen, next], people + hidden[next]!.n);
  };
  look(0, [], 0);
  const minimal = exposed.filter((set) => !exposed.some((other) => other !== set && other.length < set.length && other.every((cell) => set.includes(cell))));
  return { safe: minimal.length === 0, exposed: minimal.sort((a, b) => a.length - b.length || a[0]! - b[0]!).map((set) => set.map((cell) => hidden[cell]!.id)) };
}

/** A mean that was shown: the answers behind it, all of the same weight. */
export type ReleasedRow = { mentor: string | null; competence: string; what: string; answers: string[] };
/** Who gave each answer; null when the name is known anyway. */
export type Respondents = ReadonlyMap<string, string | null>;

/** AS-22: the same for means over named answers: people whose answers stand in the same rows are one cell. */
export function areSafe(rows: readonly ReleasedRow[], respondents: Respondents, minimum: number): boolean {
  const patterns = new Map<string, string[]>();
  for (const [k, { answers }] of rows.entries()) for (const answer of answers) if (respondents.get(answer)) patterns.set(answer, [...(patterns.get(answer) ?? []), String(k)]);
  const people = Map.groupBy(patterns.keys(), (answer) => respondents.get(answer)!);
  const kinds = Map.groupBy(people.values(), (answers) =>
    answers
      .map((answer) => patterns.get(answer)!.join())
      .sort()
      .join('|'),
  );
  const cells = [...kinds].map(([kind, members]): RespondentCell => ({ id: kind, n: members.length, columns: [...new Set(kind.split('|'))].map((pattern) => `${kind}@${pattern}`) }));
  const releases = rows.map((_, k) =>
    Object.fromEntries(
      cells.flatMap(({ columns }) =>
        columns!
          .filter((column) =>
            column
              .slice(column.lastIndexOf('@') + 1)
              .split(',')
              .includes(String(k)),
          )
          .map((column) => [column, 1]),
      ),
    ),
  );
  return auditReleases(cells, releases, minimum).safe;
}
