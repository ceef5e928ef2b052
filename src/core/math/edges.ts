/**
 * Candidate edges between mentees and mentors, in rows: the edges of mentee i stand at `start[i]`
 * up to `start[i + 1]`.
 * `start`: mentees + 1. `mentor`, `score`: one per edge. Scores are integers; at most one edge per
 *   pair.
 */
export type Scores = Int32Array | Float64Array;
export type Edges = { start: Int32Array; mentor: Int32Array; score: Scores };

/**
 * Rows from a list of [mentee, mentor, score] in any order; within a row the order of the list is
 * kept. O(edges).
 */
export function rowsOf(
  mentees: number,
  list: readonly (readonly [number, number, number])[],
): Edges {
  const start = new Int32Array(mentees + 1);
  let narrow = true;
  for (const [mentee, , score] of list) {
    start[mentee + 1]!++;
    narrow &&= score === (score | 0);
  }
  for (let i = 0; i < mentees; i++) start[i + 1]! += start[i]!;
  const next = start.slice();
  const mentor = new Int32Array(list.length);
  const score: Scores = narrow ? new Int32Array(list.length) : new Float64Array(list.length);
  for (const [mentee, to, points] of list) {
    const at = next[mentee]!++;
    mentor[at] = to;
    score[at] = points;
  }
  return { start, mentor, score };
}

/**
 * The same edges seen from the other side: for every mentor where the column starts, and which edge
 * (an index into the rows) and mentee stand there. O(edges).
 */
export type Columns = { start: Int32Array; edge: Int32Array; mentee: Int32Array };

export function columnsOf(
  { start, mentor }: Pick<Edges, 'start' | 'mentor'>,
  mentors: number,
): Columns {
  const first = new Int32Array(mentors + 1);
  const edges = start[start.length - 1]!;
  for (let e = 0; e < edges; e++) first[mentor[e]! + 1]!++;
  for (let j = 0; j < mentors; j++) first[j + 1]! += first[j]!;
  const next = first.slice();
  const edge = new Int32Array(edges);
  const mentee = new Int32Array(edges);
  for (let i = 0; i < start.length - 1; i++) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const at = next[mentor[e]!]!++;
      edge[at] = e;
      mentee[at] = i;
    }
  }
  return { start: first, edge, mentee };
}
