/**
 * The proof that comes with an assignment, and its check, which knows nothing of the solver.
 *
 * Every mentee and every mentor gets a price of two numbers (pairs, points), compared pairs first,
 * each at least (0, 0). When mentee and mentor together cost at least (1, score) on every edge, no
 * matching is worth more than the sum of the prices, a mentor's counted once per seat; when a
 * matching is worth exactly that, it is the best. O(edges).
 */
import type { Assignment } from './assignment.ts';
import type { Edges } from './edges.ts';

export type Prices = { pairs: ArrayLike<number>; points: ArrayLike<number> };
export type Certificate = { mentee: Prices; mentor: Prices };

export function certificateOf(
  edges: Edges,
  capacity: Int32Array,
  { overMentee, overMentor, menteePrice, mentorPrice }: Assignment,
): Certificate {
  const points = mentorPrice.slice();
  const pairs = overMentor.slice();
  for (let j = 0; j < capacity.length; j++) if (capacity[j] === 0) [pairs[j], points[j]] = [1, 0];
  // A mentor without a seat costs nothing in the sum, so the price may be as high as the edges ask.
  for (let e = 0; e < edges.mentor.length; e++) {
    const j = edges.mentor[e]!;
    if (capacity[j] === 0 && edges.score[e]! > points[j]!) points[j] = edges.score[e]!;
  }
  return {
    mentee: { pairs: overMentee.map((inside) => 1 - inside), points: menteePrice },
    mentor: { pairs, points },
  };
}

/**
 * What is wrong with a matching (mentor per mentee, -1 for none) or its proof; null when all holds.
 */
export function refute(
  { start, mentor, score }: Edges,
  capacity: Int32Array,
  matching: ArrayLike<number>,
  { mentee: a, mentor: b }: Certificate,
): string | null {
  const below = (pairs: number, points: number, otherPairs: number, otherPoints: number) =>
    pairs < otherPairs || (pairs === otherPairs && points < otherPoints);
  const mentees = start.length - 1;
  if (a.pairs.length !== mentees || a.points.length !== mentees) return 'mentee-price-missing';
  if (b.pairs.length !== capacity.length || b.points.length !== capacity.length)
    return 'mentor-price-missing';
  const load = new Int32Array(capacity.length);
  let [pairs, points, worthPairs, worthPoints] = [0, 0, 0, 0];
  for (let j = 0; j < capacity.length; j++) {
    if (!(b.pairs[j]! >= 0) || Number.isNaN(b.points[j]!) || below(b.pairs[j]!, b.points[j]!, 0, 0))
      return 'mentor-price-negative';
    worthPairs += b.pairs[j]! * capacity[j]!;
    worthPoints += b.points[j]! * capacity[j]!;
  }
  for (let i = 0; i < mentees; i++) {
    if (!(a.pairs[i]! >= 0) || Number.isNaN(a.points[i]!) || below(a.pairs[i]!, a.points[i]!, 0, 0))
      return 'mentee-price-negative';
    worthPairs += a.pairs[i]!;
    worthPoints += a.points[i]!;
    let found = matching[i] === -1;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const j = mentor[e]!;
      if (below(a.pairs[i]! + b.pairs[j]!, a.points[i]! + b.points[j]!, 1, score[e]!))
        return 'edge-not-covered';
      if (matching[i] !== j) continue;
      found = true;
      pairs++;
      points += score[e]!;
      if (++load[j]! > capacity[j]!) return 'over-capacity';
    }
    if (!found) return 'pair-not-allowed';
  }
  return worthPairs === pairs && worthPoints === points ? null : 'value-differs';
}
