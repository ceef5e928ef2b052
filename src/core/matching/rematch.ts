/** `matching-incremental-1`: what to do when people leave, arrive, or have more or fewer seats. */
import { assign } from '../math/assignment.ts';
import type { Level } from '../math/levels.ts';
import { malformed, malformedMatching, prepare, type Fault, type Instance } from './instance.ts';

type Event = {
  mentorsGone?: number[];
  menteesGone?: number[];
  capacityChanges?: [number, number][];
  menteesArriving?: unknown;
};
export type Change = Instance & { initial: number[]; event: Event };
export type Outcome = {
  cardinality: number;
  keptPairs: number;
  totalScore: number;
  matching: number[];
};
export type ChangeResult = {
  id: string;
  survivingPairs: number;
  minimalDisturbance: Outcome;
  keepFirst: Outcome;
  reoptimised: Outcome;
};

export function solveChange(change: Change): ChangeResult | ({ id: string } & Fault) {
  const { id } = change;
  const fault = malformed(change) ?? malformedChange(change);
  if (fault) return { id, error: 'malformed', message: fault };
  const after = happen(change);
  const prepared = prepare(after);
  if ('error' in prepared) return { id, ...prepared };
  const surviving = new Set(
    after.edges
      .filter(
        ([mentee, mentor]) =>
          change.initial[mentee] === mentor && !isForbidden(after, mentee, mentor),
      )
      .map(([mentee]) => mentee),
  );
  const before = change.initial.map((mentor, mentee) => (surviving.has(mentee) ? mentor : -1));
  return {
    id,
    survivingPairs: surviving.size,
    minimalDisturbance: solveAfter(after, before, ['kept', 'total']),
    keepFirst: keepFirst(after, before),
    reoptimised: solveAfter(after, before, ['total', 'kept']),
  };
}

const isForbidden = ({ forbidden = [] }: Instance, mentee: number, mentor: number) =>
  forbidden.some(([a, b]) => a === mentee && b === mentor);

/** The instance as it is after the event: who has gone has no edges and no seats. */
function happen({ event, ...instance }: Change): Instance {
  const mentees = new Set(event.menteesGone);
  const mentors = new Set(event.mentorsGone);
  const stays = ([mentee, mentor]: readonly number[]) =>
    !mentees.has(mentee!) && !mentors.has(mentor!);
  const changed = new Map(event.capacityChanges);
  return {
    ...instance,
    capacity: instance.capacity.map((seats, mentor) =>
      mentors.has(mentor) ? 0 : (changed.get(mentor) ?? seats),
    ),
    edges: instance.edges.filter(stays),
    locked: (instance.locked ?? []).filter(stays),
  };
}

/**
 * MA-6: a change breaks as few of the surviving pairs as the most placements allow; only then does
 * the score count.
 */
function solveAfter(
  after: Instance,
  before: number[],
  order: ('kept' | 'total')[],
  must?: Uint8Array,
): Outcome {
  const prepared = prepare(after);
  if ('error' in prepared) throw new Error(prepared.message);
  const { edges, capacity, locked } = prepared;
  const kept = new Int32Array(edges.mentor.length);
  for (let i = 0; i < after.menteeCount; i++)
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++)
      kept[e] = before[i] === edges.mentor[e] ? 1 : 0;
  const levels = order.map((name): Level => ({
    kind: 'total',
    score: name === 'kept' ? kept : edges.score,
  }));
  const { matching, pairs, score } = assign(edges, capacity, must ? { levels, must } : { levels });
  const all = Array.from(matching, (mentor, mentee) => locked.get(mentee)?.mentor ?? mentor);
  return {
    cardinality: pairs + locked.size,
    keptPairs: all.filter((mentor, mentee) => mentor >= 0 && mentor === before[mentee]).length,
    totalScore: score + [...locked.values()].reduce((sum, lock) => sum + lock.score, 0),
    matching: all,
  };
}

/**
 * Nobody moves who need not: survivors keep their seats; where a mentor has too few left, only
 * survivors may fill them.
 */
function keepFirst(after: Instance, before: number[]): Outcome {
  const seats = [...after.capacity];
  const locked = new Map(after.locked);
  for (const mentor of locked.values()) seats[mentor]!--;
  const survivors = Map.groupBy(
    before.flatMap((mentor, mentee) => (mentor >= 0 && !locked.has(mentee) ? [mentee] : [])),
    (mentee) => before[mentee]!,
  );
  const must = new Uint8Array(seats.length);
  for (const [mentor, mentees] of survivors) {
    if (mentees.length <= seats[mentor]!) for (const mentee of mentees) locked.set(mentee, mentor);
    else if (seats[mentor]! > 0) must[mentor] = 1;
  }
  const edges = after.edges.filter(
    ([mentee, mentor]) =>
      must[mentor] === 0 || locked.get(mentee) === mentor || before[mentee] === mentor,
  );
  return solveAfter({ ...after, edges, locked: [...locked] }, before, ['total'], must);
}

function malformedChange(change: Change): string | null {
  const { event, initial, capacity, menteeCount } = change;
  if (malformedMatching(initial, change))
    return 'initial does not name a mentor or -1 for every mentee.';
  if (typeof event !== 'object' || event === null) return 'event is missing.';
  const within = (list: unknown, below: number) =>
    list === undefined ||
    (Array.isArray(list) &&
      list.every((value) => Number.isInteger(value) && value >= 0 && value < below));
  if (!within(event.mentorsGone, capacity.length))
    return 'mentorsGone names a mentor who does not exist.';
  if (!within(event.menteesGone, menteeCount))
    return 'menteesGone names a mentee who does not exist.';
  const changes = event.capacityChanges ?? [];
  if (
    !Array.isArray(changes) ||
    !changes.every(
      (one) =>
        Array.isArray(one) &&
        within([one[0]], capacity.length) &&
        Number.isInteger(one[1]) &&
        one[1] >= 0,
    )
  )
    return 'capacityChanges is not a list of [mentor, seats].';
  return null;
}
