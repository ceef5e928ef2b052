/**
 * What an optimum would be worth if one thing were different, from one solve and its prices.
 *
 * Method: the optimum as a flow from the outside over mentees and mentors back to the outside.
 * Every other optimum differs by cycles in the residual network; a change forces one cycle, whose
 * cost is a shortest path on reduced costs (sensitivity analysis of assignment: Volgenant 2006).
 * One search per mentee for forced pairs, one per pair in use for forbidden ones, one in all for
 * seats, one per seat in use for a mentor who leaves. Distances are pairs first, then points.
 */
import type { Assignment } from './assignment.ts';
import { certificateOf } from './certificate.ts';
import { columnsOf, type Columns, type Edges } from './edges.ts';
import { isLess, shortest } from './lexicographic.ts';

/** Lost in comparison with the optimum: pairs, then points; both together at least (0, 0). */
export type Loss = [pairs: number, points: number];

type Flow = {
  edges: Edges;
  columns: Columns;
  capacity: Int32Array;
  matching: Int32Array;
  edgeOf: Int32Array;
  load: Int32Array;
  menteePairs: Float64Array;
  menteePoints: Float64Array;
  mentorPairs: Float64Array;
  mentorPoints: Float64Array;
};

export type WhatIf = {
  /** Per edge: what it costs to insist on the pair; null when it cannot be. */
  forced: () => (Loss | null)[];
  /** The same for the edges of one mentee, from one search. */
  forcedFor: (mentee: number) => (Loss | null)[];
  /** Per edge: what it costs to do without the pair. */
  forbidden: () => Loss[];
  /** Per mentor: what one seat more gains. */
  oneMoreSeat: () => Loss[];
  /** Per mentor: what is lost when the mentor leaves. */
  mentorLeaves: () => Loss[];
};

/** `solved` must be the answer of `assign` for these edges and this capacity. */
export function whatIf(edges: Edges, capacity: Int32Array, solved: Assignment): WhatIf {
  const { mentee, mentor } = certificateOf(edges, capacity, solved);
  const load = new Int32Array(capacity.length);
  for (const j of solved.matching) if (j >= 0) load[j]!++;
  const flow: Flow = {
    edges,
    columns: columnsOf(edges, capacity.length),
    capacity,
    matching: solved.matching,
    edgeOf: solved.edgeOf,
    load,
    menteePairs: Float64Array.from(mentee.pairs),
    menteePoints: Float64Array.from(mentee.points),
    mentorPairs: Float64Array.from(mentor.pairs),
    mentorPoints: Float64Array.from(mentor.points),
  };
  return {
    forced: () => Array.from(flow.matching, (_, i) => forcedFor(flow, i)).flat(),
    forcedFor: (i) => forcedFor(flow, i),
    forbidden: () => forbiddenPairs(flow),
    oneMoreSeat: () => oneMoreSeat(flow),
    mentorLeaves: () => Array.from(capacity, (_, j) => withoutMentor(flow, j)),
  };
}

/** Nodes: mentees, then mentors, then the outside. `gone`: a mentor who is no longer there. */
function arcsOf(flow: Flow, gone = -1) {
  const {
    edges,
    columns,
    capacity,
    matching,
    load,
    menteePairs,
    menteePoints,
    mentorPairs,
    mentorPoints,
  } = flow;
  const mentees = matching.length;
  const outside = mentees + capacity.length;
  return (node: number, relax: (to: number, pairs: number, points: number) => void) => {
    if (node < mentees) {
      for (let e = edges.start[node]!; e < edges.start[node + 1]!; e++) {
        const j = edges.mentor[e]!;
        if (matching[node] !== j && j !== gone)
          relax(
            mentees + j,
            menteePairs[node]! + mentorPairs[j]! - 1,
            menteePoints[node]! + mentorPoints[j]! - edges.score[e]!,
          );
      }
      if (matching[node]! >= 0) relax(outside, menteePairs[node]!, menteePoints[node]!);
    } else if (node < outside) {
      const j = node - mentees;
      for (let k = columns.start[j]!; k < columns.start[j + 1]!; k++)
        if (matching[columns.mentee[k]!] === j) relax(columns.mentee[k]!, 0, 0);
      if (load[j]! < capacity[j]!) relax(outside, 0, 0);
    } else {
      for (let i = 0; i < mentees; i++) if (matching[i]! < 0) relax(i, 0, 0);
      for (let j = 0; j < capacity.length; j++)
        if (load[j]! > 0 && j !== gone) relax(mentees + j, mentorPairs[j]!, mentorPoints[j]!);
    }
  };
}

/** Searched backwards from the mentee: how far every mentor is from it. */
function forcedFor(flow: Flow, i: number): (Loss | null)[] {
  const {
    edges,
    columns,
    capacity,
    matching,
    load,
    menteePairs,
    menteePoints,
    mentorPairs,
    mentorPoints,
  } = flow;
  const mentees = matching.length;
  const outside = mentees + capacity.length;
  const waiting = new Set(edges.mentor.subarray(edges.start[i], edges.start[i + 1]));
  const isLast = (node: number) => waiting.delete(node - mentees) && waiting.size === 0;
  const backwards = (node: number, relax: (to: number, pairs: number, points: number) => void) => {
    if (node < mentees) {
      if (matching[node]! >= 0) relax(mentees + matching[node]!, 0, 0);
      else relax(outside, 0, 0);
    } else if (node < outside) {
      const j = node - mentees;
      for (let k = columns.start[j]!; k < columns.start[j + 1]!; k++) {
        const other = columns.mentee[k]!;
        if (matching[other] !== j)
          relax(
            other,
            menteePairs[other]! + mentorPairs[j]! - 1,
            menteePoints[other]! + mentorPoints[j]! - edges.score[columns.edge[k]!]!,
          );
      }
      if (load[j]! > 0) relax(outside, mentorPairs[j]!, mentorPoints[j]!);
    } else {
      for (let k = 0; k < mentees; k++)
        if (matching[k]! >= 0) relax(k, menteePairs[k]!, menteePoints[k]!);
      for (let j = 0; j < capacity.length; j++)
        if (load[j]! < capacity[j]!) relax(mentees + j, 0, 0);
    }
  };
  const { pairs, points } = shortest(outside + 1, i, backwards, isLast);
  return Array.from(
    edges.mentor.subarray(edges.start[i], edges.start[i + 1]),
    (j, k): Loss | null => {
      if (matching[i] === j) return [0, 0];
      if (capacity[j] === 0 || pairs[mentees + j] === Infinity) return null;
      return [
        pairs[mentees + j]! + menteePairs[i]! + mentorPairs[j]! - 1,
        points[mentees + j]! +
          menteePoints[i]! +
          mentorPoints[j]! -
          edges.score[edges.start[i]! + k]!,
      ];
    },
  );
}

function forbiddenPairs(flow: Flow): Loss[] {
  const { edges, capacity, matching, edgeOf } = flow;
  const mentees = matching.length;
  const arcs = arcsOf(flow);
  const loss: Loss[] = Array.from(edges.mentor, () => [0, 0]);
  for (let i = 0; i < mentees; i++) {
    const j = matching[i]!;
    if (j < 0) continue;
    const { pairs, points } = shortest(
      mentees + capacity.length + 1,
      i,
      arcs,
      (node) => node === mentees + j,
    );
    loss[edgeOf[i]!] = [pairs[mentees + j]!, points[mentees + j]!];
  }
  return loss;
}

function oneMoreSeat(flow: Flow): Loss[] {
  const { capacity, matching, mentorPairs, mentorPoints } = flow;
  const mentees = matching.length;
  const { pairs, points } = shortest(
    mentees + capacity.length + 1,
    mentees + capacity.length,
    arcsOf(flow),
  );
  return Array.from(capacity, (_, j): Loss => {
    const [a, b] = [mentorPairs[j]! - pairs[mentees + j]!, mentorPoints[j]! - points[mentees + j]!];
    return pairs[mentees + j] !== Infinity && isLess(0, 0, a, b) ? [a, b] : [0, 0];
  });
}

/**
 * The mentor's mentees lose their seats and are placed anew, one shortest path each, on a copy of
 * the flow.
 */
function withoutMentor(flow: Flow, gone: number): Loss {
  const { edges, capacity, load, edgeOf } = flow;
  const mentees = flow.matching.length;
  const outside = mentees + capacity.length;
  const left = [...flow.matching.keys()].filter((i) => flow.matching[i] === gone);
  if (left.length === 0) return [0, 0];
  const copy: Flow = {
    ...flow,
    load: load.slice(),
    matching: flow.matching.slice(),
    menteePairs: flow.menteePairs.slice(),
    menteePoints: flow.menteePoints.slice(),
    mentorPairs: flow.mentorPairs.slice(),
    mentorPoints: flow.mentorPoints.slice(),
  };
  const loss: Loss = [0, 0];
  for (const i of left) {
    copy.matching[i] = -1;
    loss[0] += 1;
    loss[1] += edges.score[edgeOf[i]!]!;
  }
  copy.load[gone] = 0;
  for (const from of left) {
    const arcs = arcsOf(copy, gone);
    const own = [copy.menteePairs[from]!, copy.menteePoints[from]!] as const;
    const reached = shortest(outside + 1, from, (node, relax) => {
      if (node === outside) return;
      arcs(node, relax);
      if (node === from) relax(outside, own[0], own[1]);
    });
    const [farPairs, farPoints] = [reached.pairs[outside]!, reached.points[outside]!];
    for (let node = 0; node < outside; node++) {
      if (
        reached.done[node] === 0 ||
        !isLess(reached.pairs[node]!, reached.points[node]!, farPairs, farPoints)
      )
        continue;
      const [a, b] = [farPairs - reached.pairs[node]!, farPoints - reached.points[node]!];
      if (node < mentees) {
        copy.menteePairs[node]! -= a;
        copy.menteePoints[node]! -= b;
      } else {
        copy.mentorPairs[node - mentees]! += a;
        copy.mentorPoints[node - mentees]! += b;
      }
    }
    loss[0] += farPairs - own[0];
    loss[1] += farPoints - own[1];
    moveAlong(copy, reached.via, outside, from);
  }
  return loss;
}

/** Everybody on the path takes the seat that follows. */
function moveAlong({ matching, load }: Flow, via: Int32Array, outside: number, from: number): void {
  const mentees = matching.length;
  let node = via[outside]!;
  if (node < mentees) {
    if (node === from) return;
    // Somebody gives up a seat to the one before.
    matching[node] = -1;
    node = via[node]!;
  } else load[node - mentees]!++;
  for (;;) {
    const mentor = node - mentees;
    const mentee = via[node]!;
    matching[mentee] = mentor;
    if (mentee === from) return;
    node = via[mentee]!;
  }
}
