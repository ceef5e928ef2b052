/**
 * EV-2, EV-3: which figures are shown, and when they are counted again. A figure that was shown stays
 * until at least five people have come who were counted in none shown before. So every look brings
 * five people or more who stand in no earlier one, and whatever is added up or taken away between
 * looks has at least five people in it.
 */

/** So many people at least stand behind a figure. */
export const fewest = 5;

/** Whom a figure was counted over, and how each of them stood: what is known of them by it. */
export type People = ReadonlyMap<string, string>;
/** A figure that was shown. `seen`: everybody it ever was counted over, each with how they stood. */
export type Shown<V> = { value: V; madeOn: string; people: number; seen: string[] };

const nameOf = ([person, state]: readonly [string, string]): string => `${person} ${state}`;
const personIn = (seen: string): string => seen.slice(0, seen.indexOf(' '));

/** How many people stand otherwise than they ever did in what was shown. */
function countChanged(shown: Pick<Shown<unknown>, 'seen'> | null, people: People): number {
  const seen = new Set(shown?.seen);
  return [...people].filter((one) => !seen.has(nameOf(one))).length;
}

/**
 * EV-3: what is shown from now on. `rows`: the people of each part of the figure; of a table of
 * several, each part has none who changed, or five and more. `isFinal`: facts of a cohort that is
 * evaluated, which are counted a last time whatever has changed.
 */
export function look<V>(
  shown: Shown<V> | null,
  { value, rows }: { value: V; rows: People[] },
  { today, isFinal = false }: { today: string; isFinal?: boolean },
): Shown<V> | null {
  const all = new Map(rows.flatMap((people) => [...people]));
  if (all.size < fewest) return shown;
  const changed = rows.map((people) => countChanged(shown, people));
  const isDue =
    changed.every((count) => count === 0 || count >= fewest) && changed.some((count) => count > 0);
  if (!isDue && !(isFinal && changed.some((count) => count > 0))) return shown;
  return {
    value,
    madeOn: today,
    people: all.size,
    seen: [
      ...new Set([...(shown?.seen ?? []), ...rows.flatMap((people) => [...people].map(nameOf))]),
    ],
  };
}

/** Whoever was erased is remembered here no longer, and cannot come again. */
export const forget = <V>(shown: Shown<V>, erased: ReadonlySet<string>): Shown<V> => ({
  ...shown,
  seen: shown.seen.filter((one) => !erased.has(personIn(one))),
});

/**
 * Groups of at least five: smaller ones together, and where these are too few still, with the
 * smallest of the others, so that none of them is what is left when the rest is taken away.
 */
export function mergeSmall<T>(groups: ReadonlyMap<string, T[]>): { names: string[]; of: T[] }[] {
  const sorted = [...groups]
    .map(([name, of]) => ({ names: [name], of }))
    .sort((a, b) => b.of.length - a.of.length || a.names[0]!.localeCompare(b.names[0]!));
  const large = sorted.filter(({ of }) => of.length >= fewest);
  const small = sorted.filter(({ of }) => of.length < fewest);
  if (small.length === 0) return large;
  const rest = { names: small.flatMap(({ names }) => names), of: small.flatMap(({ of }) => of) };
  while (rest.of.length < fewest && large.length > 0) {
    const smallest = large.pop()!;
    rest.names.unshift(...smallest.names);
    rest.of.push(...smallest.of);
  }
  return rest.of.length < fewest ? [] : [...large, rest];
}
