/** Who may be paired with whom, and how well each pair fits: the edges that the solver works on. */
import type { Edges } from '../../core/math/edges.ts';
import { shuffled } from '../../core/math/random.ts';
import { hardConstraintsIn, type HardConstraint, type Switches } from './hard-constraint.rules.ts';
import {
  scorerFor,
  type Mentor,
  type Participant,
  type Pool,
  type Weights,
} from './criterion.rules.ts';

export type Candidates = {
  mentors: Mentor[];
  mentees: Participant[];
  edges: Edges;
  /** Per mentee, how often each rule bars a mentor. */
  barred: Partial<Record<HardConstraint, number>>[];
  /** Per mentee, the highest score that was left out; -1 where every possible pair is there. */
  omitted: Int32Array;
};

type Choices = {
  weights: Weights;
  switches: Switches;
  banned: [string, string][];
  pinned: [string, string][];
};
/**
 * Of each mentee the best `most`, and all from the mentee's floor up. What a mentee without a floor
 * had `before` is taken over.
 */
export type Few = { most: number; floors?: { of: (number | null)[]; before: Candidates } };

/**
 * Every pair that no rule bars, scored; with `few`, only some of each mentee. The order of people
 * comes from the seed.
 */
export function findCandidates(
  pool: Pool,
  { weights, switches, banned, pinned }: Choices,
  seed: number,
  few: Few | null = null,
): Candidates {
  const mentors = shuffled(
    pool.mentors.filter((mentor) => mentor.places > 0),
    seed,
  );
  const mentees = shuffled(pool.mentees, seed + 1);
  const isPinned = new Set(pinned.map(([, mentee]) => mentee));
  const barrierOf = hardConstraintsIn({ mentors, mentees, switches, banned });
  const scoreOf = scorerFor(mentors, mentees, weights);
  const start = new Int32Array(mentees.length + 1);
  const omitted = new Int32Array(mentees.length).fill(-1);
  const row: Row = {
    mentor: new Int32Array(mentors.length),
    score: new Int32Array(mentors.length),
    length: 0,
  };
  const edges = newEdges();
  const barred = mentees.map((mentee, i) => {
    const floor = few?.floors?.of[i] ?? null;
    if (few?.floors && floor === null) {
      const { before } = few.floors;
      for (let e = before.edges.start[i]!; e < before.edges.start[i + 1]!; e++)
        edges.add(before.edges.mentor[e]!, before.edges.score[e]!);
      start[i + 1] = edges.length();
      omitted[i] = before.omitted[i]!;
      return before.barred[i]!;
    }
    const count: Partial<Record<HardConstraint, number>> = {};
    row.length = 0;
    if (!isPinned.has(mentee.id)) {
      for (let j = 0; j < mentors.length; j++) {
        const barrier = barrierOf(j, i);
        if (barrier) count[barrier] = (count[barrier] ?? 0) + 1;
        else {
          row.mentor[row.length] = j;
          row.score[row.length++] = scoreOf(j, i);
        }
      }
    }
    omitted[i] =
      few === null
        ? addAll(row, edges)
        : addBest(row, edges, { most: few.most, floor: floor ?? Infinity, from: i * 7919 });
    start[i + 1] = edges.length();
    return count;
  });
  return { mentors, mentees, edges: { start, ...edges.done() }, barred, omitted };
}

type Row = { mentor: Int32Array; score: Int32Array; length: number };

function addAll(row: Row, edges: ReturnType<typeof newEdges>): number {
  for (let k = 0; k < row.length; k++) edges.add(row.mentor[k]!, row.score[k]!);
  return -1;
}

/**
 * Returns the best score that stays out. Among equals the choice begins at another place for each
 * mentee, so that they do not all name the same mentors.
 */
function addBest(
  { mentor, score, length }: Row,
  edges: ReturnType<typeof newEdges>,
  { most, floor, from }: { most: number; floor: number; from: number },
): number {
  const least = length <= most ? -1 : score.slice(0, length).sort()[length - most]!;
  let above = 0;
  for (let k = 0; k < length; k++) if (score[k]! > least) above++;
  const isIn = new Uint8Array(length);
  for (let k = 0, equals = most - above; k < length; k++) {
    const at = (k + from) % length;
    const isBest = score[at]! > least || (score[at]! >= least && equals-- > 0);
    isIn[at] = isBest || score[at]! >= floor ? 1 : 0;
  }
  let out = -1;
  for (let k = 0; k < length; k++) {
    if (isIn[k] === 1) edges.add(mentor[k]!, score[k]!);
    else out = Math.max(out, score[k]!);
  }
  return out;
}

/** Two columns that grow. */
function newEdges() {
  let [mentor, score, length] = [new Int32Array(1024), new Int32Array(1024), 0];
  const grown = (list: Int32Array<ArrayBuffer>) => {
    const more = new Int32Array(list.length * 2);
    more.set(list);
    return more;
  };
  return {
    add: (to: number, points: number) => {
      if (length === mentor.length) [mentor, score] = [grown(mentor), grown(score)];
      mentor[length] = to;
      score[length++] = points;
    },
    length: () => length,
    done: () => ({ mentor: mentor.slice(0, length), score: score.slice(0, length) }),
  };
}
