/** Matching instances of the command line: checked, solved, and verified. */
import { assign, refuteAssignment, type Edges, type Pair } from '../math/assignment.ts';

export type LexInstance = { id: string; menteeCount: number; capacity: number[]; edges: [number, number, number][]; forbidden?: [number, number][]; locked?: [number, number][] };
export type LexResult = { id: string; cardinality: number; totalScore: number; unmatched: number[]; matching: number[]; certificate: { mentee: Pair[]; mentor: Pair[] } };
export type LexError = { id: string; error: string; message: string };

type Prepared = { edges: Edges; capacity: Int32Array; locked: Map<number, { mentor: number; score: number }> };

export function solveLex(instance: LexInstance): LexResult | LexError {
  const { id } = instance;
  const prepared = prepare(instance);
  if ('error' in prepared) return { id, ...prepared };
  const { edges, capacity, locked } = prepared;
  const solved = assign(edges, capacity);
  const matching = Array.from(solved.matching, (mentor, mentee) => locked.get(mentee)?.mentor ?? mentor);
  const lockedScore = [...locked.values()].reduce((sum, { score }) => sum + score, 0);
  return {
    id,
    cardinality: solved.pairs + locked.size,
    totalScore: solved.score + lockedScore,
    unmatched: matching.flatMap((mentor, mentee) => (mentor < 0 ? [mentee] : [])),
    matching,
    certificate: { mentee: solved.menteePrice, mentor: solved.mentorPrice },
  };
}

/** Null when the certificate proves the result, else what is wrong with it. */
export function refuteLex(instance: LexInstance, result: LexResult): string | null {
  const prepared = prepare(instance);
  if ('error' in prepared) return prepared.error;
  const { edges, capacity, locked } = prepared;
  if (!Array.isArray(result.matching) || result.matching.length !== instance.menteeCount) return 'matching-malformed';
  for (const [mentee, { mentor }] of locked) if (result.matching[mentee] !== mentor) return 'lock-broken';
  const matching = Int32Array.from(result.matching, (mentor, mentee) => (locked.has(mentee) ? -1 : mentor));
  const refuted = refuteAssignment(edges, capacity, { matching, menteePrice: result.certificate?.mentee ?? [], mentorPrice: result.certificate?.mentor ?? [] });
  if (refuted) return refuted;
  const pairs = result.matching.filter((mentor) => mentor >= 0).length;
  const scores = new Map(instance.edges.map(([mentee, mentor, score]) => [`${mentee} ${mentor}`, score]));
  const total = result.matching.reduce((sum, mentor, mentee) => sum + (mentor < 0 ? 0 : (scores.get(`${mentee} ${mentor}`) ?? NaN)), 0);
  return pairs === result.cardinality && total === result.totalScore ? null : 'totals-differ';
}

/** MA-1: locks and bans that contradict each other are refused, with the first clash by name. */
function prepare(instance: LexInstance): Prepared | { error: string; message: string } {
  const fault = malformed(instance);
  if (fault) return { error: 'malformed', message: fault };
  const { menteeCount, capacity: seats, edges, forbidden = [], locked: locks = [] } = instance;
  const banned = new Set(forbidden.map(([mentee, mentor]) => `${mentee} ${mentor}`));
  const scores = new Map(edges.map(([mentee, mentor, score]) => [`${mentee} ${mentor}`, score]));
  const capacity = Int32Array.from(seats);
  const locked: Prepared['locked'] = new Map();
  for (const [mentee, mentor] of locks) {
    const key = `${mentee} ${mentor}`;
    if (locked.has(mentee)) return { error: 'locked-mentee-twice', message: `Mentee ${mentee} is locked to two mentors.` };
    if (banned.has(key)) return { error: 'locked-forbidden', message: `Mentee ${mentee} and mentor ${mentor} are locked and forbidden at once.` };
    if (!scores.has(key)) return { error: 'locked-not-eligible', message: `Mentee ${mentee} is locked to mentor ${mentor}, but they are no candidate pair.` };
    if (--capacity[mentor]! < 0) return { error: 'locked-over-capacity', message: `More mentees are locked to mentor ${mentor} than there are seats.` };
    locked.set(mentee, { mentor, score: scores.get(key)! });
  }
  return {
    edges: rowsOf(
      menteeCount,
      edges.filter(([mentee, mentor]) => !locked.has(mentee) && !banned.has(`${mentee} ${mentor}`)),
    ),
    capacity,
    locked,
  };
}

export function rowsOf(menteeCount: number, edges: [number, number, number][]): Edges {
  const start = new Int32Array(menteeCount + 1);
  for (const [mentee] of edges) start[mentee + 1]!++;
  for (let i = 0; i < menteeCount; i++) start[i + 1]! += start[i]!;
  const next = start.slice();
  const mentor = new Int32Array(edges.length);
  const score = new Float64Array(edges.length);
  for (const [mentee, to, points] of edges) {
    const at = next[mentee]!++;
    mentor[at] = to;
    score[at] = points;
  }
  return { start, mentor, score };
}

function malformed({ menteeCount, capacity, edges, forbidden = [], locked = [] }: LexInstance): string | null {
  const index = (value: unknown, below: number) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < below;
  if (!Number.isInteger(menteeCount) || menteeCount < 0) return 'menteeCount is not a whole number from 0 up.';
  if (!Array.isArray(capacity) || !capacity.every((seats) => Number.isInteger(seats) && seats >= 0)) return 'capacity is not a list of whole numbers from 0 up.';
  if (!Array.isArray(edges)) return 'edges is not a list.';
  const seen = new Set<string>();
  for (const edge of edges) {
    if (!Array.isArray(edge) || !index(edge[0], menteeCount) || !index(edge[1], capacity.length)) return `An edge names nobody: ${JSON.stringify(edge)}.`;
    if (!Number.isSafeInteger(edge[2])) return `An edge has no whole score: ${JSON.stringify(edge)}.`;
    const key = `${edge[0]} ${edge[1]}`;
    if (seen.has(key)) return `Mentee ${edge[0]} and mentor ${edge[1]} have two edges.`;
    seen.add(key);
  }
  for (const pair of [...forbidden, ...locked]) if (!Array.isArray(pair) || !index(pair[0], menteeCount) || !index(pair[1], capacity.length)) return `A forbidden or locked pair names nobody: ${JSON.stringify(pair)}.`;
  return null;
}
