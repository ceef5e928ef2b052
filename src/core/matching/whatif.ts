/**
 * `matching-whatif-1`: every pair forced or forbidden, one seat more, one mentor less, from one
 * solve.
 */
import { assign } from '../math/assignment.ts';
import { whatIf, type Loss } from '../math/whatif.ts';
import { prepare, type Fault, type Instance } from './instance.ts';

type Value = [pairs: number | null, score: number | null];
export type WhatIfResult = {
  id: string;
  base: [number, number];
  pairForced: [number, number, ...Value][];
  pairForbidden: [number, number, ...Value][];
  oneMoreSeat: [number, ...Value][];
  mentorLeaves: [number, ...Value][];
};

/**
 * Pairs in the order of the instance's edges; impossible changes have null in place of both values.
 */
export function solveWhatIf(instance: Instance): WhatIfResult | ({ id: string } & Fault) {
  const prepared = prepare(instance);
  if ('error' in prepared) return { id: instance.id, ...prepared };
  const { edges, capacity, locked } = prepared;
  const solved = assign(edges, capacity);
  const base: [number, number] = [
    solved.pairs + locked.size,
    [...locked.values()].reduce((sum, { score }) => sum + score, solved.score),
  ];
  const change = whatIf(edges, capacity, solved);
  const less = (loss: Loss | null | undefined): Value =>
    loss ? [base[0] - loss[0], base[1] - loss[1]] : [null, null];
  const more = (gain: Loss): Value => [base[0] + gain[0], base[1] + gain[1]];
  const edgeOf = new Map<string, number>();
  for (let i = 0; i < instance.menteeCount; i++)
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++)
      edgeOf.set(`${i} ${edges.mentor[e]}`, e);
  const [forced, forbidden] = [change.forced(), change.forbidden()];
  const lockedMentors = new Set([...locked.values()].map(({ mentor }) => mentor));
  const isLocked = (mentee: number, mentor: number) => locked.get(mentee)?.mentor === mentor;
  return {
    id: instance.id,
    base,
    pairForced: instance.edges.map(([i, j]) => [
      i,
      j,
      ...(isLocked(i, j) ? base : less(forced[edgeOf.get(`${i} ${j}`) ?? -1])),
    ]),
    // Without an edge of its own a pair is banned, or its mentee is locked elsewhere: nothing
    // changes. A lock cannot be forbidden.
    pairForbidden: instance.edges.map(([i, j]) => [
      i,
      j,
      ...(isLocked(i, j) ? less(null) : less(forbidden[edgeOf.get(`${i} ${j}`) ?? -1] ?? [0, 0])),
    ]),
    oneMoreSeat: change.oneMoreSeat().map((gain, j) => [j, ...more(gain)]),
    mentorLeaves: change
      .mentorLeaves()
      .map((loss, j) => [j, ...(lockedMentors.has(j) ? less(null) : less(loss))]),
  };
}
