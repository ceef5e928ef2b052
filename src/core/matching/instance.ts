/** Instances of the command line: what all kinds share, checked before anything is solved. */
import { rowsOf, type Edges } from '../math/edges.ts';

export type Instance = {
  id: string;
  menteeCount: number;
  capacity: number[];
  edges: [number, number, number][];
  forbidden?: [number, number][];
  locked?: [number, number][];
};
export type Fault = { error: string; message: string };
export type Prepared = {
  edges: Edges;
  capacity: Int32Array;
  locked: Map<number, { mentor: number; score: number }>;
};

/** MA-1: locks and bans that contradict each other are refused, with the first clash by name. */
export function prepare(instance: Instance): Prepared | Fault {
  const fault = malformed(instance);
  if (fault) return { error: 'malformed', message: fault };
  const { menteeCount, capacity: seats, edges, forbidden = [], locked: locks = [] } = instance;
  const key = ([mentee, mentor]: readonly number[]) => mentee! * seats.length + mentor!;
  const banned = new Set(forbidden.map(key));
  const lockKeys = new Set(locks.map(key));
  const scores = new Map(
    edges.filter((edge) => lockKeys.has(key(edge))).map((edge) => [key(edge), edge[2]]),
  );
  const capacity = Int32Array.from(seats);
  const locked: Prepared['locked'] = new Map();
  for (const lock of locks) {
    const [mentee, mentor] = lock;
    if (locked.has(mentee))
      return {
        error: 'locked-mentee-twice',
        message: `Mentee ${mentee} is locked to two mentors; keep one of the locks.`,
      };
    if (banned.has(key(lock)))
      return {
        error: 'locked-forbidden',
        message: `Mentee ${mentee} and mentor ${mentor} are locked and forbidden at once; drop one of the two.`,
      };
    if (!scores.has(key(lock)))
      return {
        error: 'locked-not-eligible',
        message: `Mentee ${mentee} is locked to mentor ${mentor}, but they are no candidate pair.`,
      };
    if (--capacity[mentor]! < 0)
      return {
        error: 'locked-over-capacity',
        message: `More mentees are locked to mentor ${mentor} than there are seats.`,
      };
    locked.set(mentee, { mentor, score: scores.get(key(lock))! });
  }
  const open =
    banned.size === 0 && locked.size === 0
      ? edges
      : edges.filter((edge) => !locked.has(edge[0]) && !banned.has(key(edge)));
  return { edges: rowsOf(menteeCount, open), capacity, locked };
}

/** More people than this do not fit into one instance. */
export const peopleLimit = 20_000_000;

const index = (value: unknown, below: number) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < below;

/** What an instance lacks to be read at all; null when nothing. */
export function malformed(instance: Instance): string | null {
  if (typeof instance !== 'object' || instance === null) return 'An instance is not an object.';
  const { menteeCount, capacity, edges, forbidden = [], locked = [] } = instance;
  if (!Number.isInteger(menteeCount) || menteeCount < 0)
    return 'menteeCount is not a whole number from 0 up.';
  if (menteeCount > peopleLimit)
    return `menteeCount is above ${peopleLimit}, the most that one instance may have.`;
  if (
    !Array.isArray(capacity) ||
    !capacity.every((seats) => Number.isInteger(seats) && seats >= 0 && seats < 2 ** 31)
  )
    return 'capacity is not a list of whole numbers from 0 up.';
  if (!Array.isArray(edges)) return 'edges is not a list.';
  const seen = new Set<number>();
  const largest = new Float64Array(menteeCount);
  for (const edge of edges) {
    if (!Array.isArray(edge) || !index(edge[0], menteeCount) || !index(edge[1], capacity.length))
      return `An edge names nobody: ${JSON.stringify(edge)}.`;
    if (!Number.isSafeInteger(edge[2]))
      return `An edge has no whole score: ${JSON.stringify(edge)}.`;
    largest[edge[0]] = Math.max(largest[edge[0]]!, Math.abs(edge[2]));
    const key = edge[0] * capacity.length + edge[1];
    if (seen.has(key)) return `Mentee ${edge[0]} and mentor ${edge[1]} have two edges; keep one.`;
    seen.add(key);
  }
  if (!Number.isSafeInteger(largest.reduce((sum, score) => sum + score, 0)))
    return 'The scores are too large to be added exactly: the largest of every mentee must add up to less than 2^53.';
  if (!Array.isArray(forbidden) || !Array.isArray(locked))
    return 'forbidden and locked are lists of pairs.';
  for (const pair of [...forbidden, ...locked])
    if (!Array.isArray(pair) || !index(pair[0], menteeCount) || !index(pair[1], capacity.length))
      return `A forbidden or locked pair names nobody: ${JSON.stringify(pair)}.`;
  return null;
}

/** -1 for nobody, else a mentor who exists. */
export function malformedMatching(
  matching: unknown,
  { menteeCount, capacity }: Pick<Instance, 'menteeCount' | 'capacity'>,
): boolean {
  return (
    !Array.isArray(matching) ||
    matching.length !== menteeCount ||
    !matching.every((mentor) => mentor === -1 || index(mentor, capacity.length))
  );
}
