/**
 * Exact assignment with capacities on sparse candidate edges.
 *
 * Objective: lexicographic. First the largest number of pairs, then the largest total score.
 * Method: successive shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987 in its sparse form), one mentee at a
 * time, on costs that are ordered pairs (-1, -score) per edge and (0, 0) for staying unmatched. Ordered pairs instead of a
 * large constant keep every sum an exact integer: exact while (mentees x largest |score|) < 2^53.
 * Cost: O(mentees x edges x log mentors) time, O(edges) memory.
 * What the answer proves: the prices are a feasible dual solution whose value equals the matching's, so nothing is better
 * (linear programming duality holds for lexicographically ordered pairs as it does for numbers).
 */

export type Pair = [pairs: number, score: number];

/** Edges in rows: the edges of mentee i stand at `start[i]` up to `start[i + 1]`. */
export type Edges = { start: Int32Array; mentor: Int32Array; score: Float64Array };
export type Assignment = {
  /** Mentor per mentee, -1 for unmatched. */
  matching: Int32Array;
  pairs: number;
  score: number;
  /** Dual prices, each at least (0, 0). */
  menteePrice: Pair[];
  mentorPrice: Pair[];
};

/** `capacity`: seats per mentor, at least 0. Edges of one mentee name each mentor at most once. */
export function assign(edges: Edges, capacity: Int32Array): Assignment {
  const mentees = edges.start.length - 1;
  const state = newState(mentees, capacity);
  for (let mentee = 0; mentee < mentees; mentee++) insert(state, edges, mentee);
  let pairs = 0;
  let score = 0;
  for (let mentee = 0; mentee < mentees; mentee++) {
    const edge = state.edgeOf[mentee]!;
    if (edge < 0) continue;
    pairs++;
    score += edges.score[edge]!;
  }
  priceClosed(state, edges);
  return {
    matching: Int32Array.from(state.edgeOf, (edge) => (edge < 0 ? -1 : edges.mentor[edge]!)),
    pairs,
    score,
    menteePrice: Array.from({ length: mentees }, (_, i): Pair => [0 - state.uA[i]!, 0 - state.uB[i]!]),
    mentorPrice: Array.from(capacity, (_, j): Pair => [0 - state.vA[j]!, 0 - state.vB[j]!]),
  };
}

type State = {
  capacity: Int32Array;
  /** Edge by which a mentee is matched, -1 when unmatched. */
  edgeOf: Int32Array;
  seated: number[][];
  uA: Float64Array;
  uB: Float64Array;
  vA: Float64Array;
  vB: Float64Array;
  distA: Float64Array;
  distB: Float64Array;
  /** Edge by which a mentor was reached in the present search, -1 when not. */
  via: Int32Array;
  done: Uint8Array;
  touched: number[];
};

function newState(mentees: number, capacity: Int32Array): State {
  const mentors = capacity.length;
  return {
    capacity,
    edgeOf: new Int32Array(mentees).fill(-1),
    seated: Array.from({ length: mentors }, () => []),
    uA: new Float64Array(mentees),
    uB: new Float64Array(mentees),
    vA: new Float64Array(mentors),
    vB: new Float64Array(mentors),
    distA: new Float64Array(mentors),
    distB: new Float64Array(mentors),
    via: new Int32Array(mentors).fill(-1),
    done: new Uint8Array(mentors),
    touched: [],
  };
}

/** A mentor without seats costs nothing in the sum, so the price may be as high as the edges ask. */
function priceClosed(state: State, edges: Edges): void {
  for (let mentee = 0; mentee < edges.start.length - 1; mentee++) {
    for (let edge = edges.start[mentee]!; edge < edges.start[mentee + 1]!; edge++) {
      const mentor = edges.mentor[edge]!;
      if (state.capacity[mentor] !== 0) continue;
      const a = -1 - state.uA[mentee]!;
      const b = -edges.score[edge]! - state.uB[mentee]!;
      if (less(a, b, state.vA[mentor]!, state.vB[mentor]!)) [state.vA[mentor], state.vB[mentor]] = [a, b];
    }
  }
}

type Reached = { mentee: number; a: number; b: number };

/** Adds one mentee: the cheapest chain of moves that ends at a free seat or with somebody unmatched. */
function insert(state: State, edges: Edges, first: number): void {
  openPrice(state, edges, first);
  const heap = new Heap(state.distA, state.distB);
  const reached: Reached[] = [];
  const finished: number[] = [];
  const owner = new Map<number, number>();
  let best = { a: Infinity, b: Infinity, mentor: -1, mentee: -1 };
  const visit = (mentee: number, a: number, b: number) => {
    reached.push({ mentee, a, b });
    const stayA = a - state.uA[mentee]!;
    const stayB = b - state.uB[mentee]!;
    if (less(stayA, stayB, best.a, best.b)) best = { a: stayA, b: stayB, mentor: -1, mentee };
    for (let edge = edges.start[mentee]!; edge < edges.start[mentee + 1]!; edge++) relax(state, edges, heap, owner, { edge, mentee, a, b });
  };
  visit(first, 0, 0);
  for (;;) {
    const mentor = heap.pop();
    if (mentor < 0 || !less(state.distA[mentor]!, state.distB[mentor]!, best.a, best.b)) break;
    if (state.seated[mentor]!.length < state.capacity[mentor]!) {
      best = { a: state.distA[mentor]!, b: state.distB[mentor]!, mentor, mentee: -1 };
      break;
    }
    state.done[mentor] = 1;
    finished.push(mentor);
    for (const mentee of state.seated[mentor]!) visit(mentee, state.distA[mentor]!, state.distB[mentor]!);
  }
  for (const { mentee, a, b } of reached) {
    state.uA[mentee]! += best.a - a;
    state.uB[mentee]! += best.b - b;
  }
  for (const mentor of finished) {
    state.vA[mentor]! -= best.a - state.distA[mentor]!;
    state.vB[mentor]! -= best.b - state.distB[mentor]!;
  }
  augment(state, edges, owner, best);
  for (const mentor of state.touched) {
    state.via[mentor] = -1;
    state.done[mentor] = 0;
  }
  state.touched = [];
}

/** The mentee's price opens at the cheapest edge, so that no reduced cost is negative. */
function openPrice(state: State, edges: Edges, mentee: number): void {
  let [a, b] = [0, 0];
  for (let edge = edges.start[mentee]!; edge < edges.start[mentee + 1]!; edge++) {
    const mentor = edges.mentor[edge]!;
    if (state.capacity[mentor] === 0) continue;
    const costA = -1 - state.vA[mentor]!;
    const costB = -edges.score[edge]! - state.vB[mentor]!;
    if (less(costA, costB, a, b)) [a, b] = [costA, costB];
  }
  state.uA[mentee] = a;
  state.uB[mentee] = b;
}

function relax(state: State, edges: Edges, heap: Heap, owner: Map<number, number>, { edge, mentee, a, b }: { edge: number; mentee: number; a: number; b: number }): void {
  const mentor = edges.mentor[edge]!;
  if (state.done[mentor] || state.capacity[mentor] === 0 || edge === state.edgeOf[mentee]) return;
  const costA = a - 1 - state.uA[mentee]! - state.vA[mentor]!;
  const costB = b - edges.score[edge]! - state.uB[mentee]! - state.vB[mentor]!;
  const known = state.via[mentor]! >= 0;
  if (known && !less(costA, costB, state.distA[mentor]!, state.distB[mentor]!)) return;
  if (!known) state.touched.push(mentor);
  state.distA[mentor] = costA;
  state.distB[mentor] = costB;
  state.via[mentor] = edge;
  owner.set(mentor, mentee);
  heap.push(mentor);
}

/** Walks the chain backwards: everybody on it moves one seat. */
function augment(state: State, edges: Edges, owner: Map<number, number>, best: { mentor: number; mentee: number }): void {
  let mentor = best.mentor;
  if (mentor < 0) {
    const leaver = best.mentee;
    const left = state.edgeOf[leaver]!;
    if (left < 0) return;
    mentor = edges.mentor[left]!;
    unseat(state, mentor, leaver);
    state.edgeOf[leaver] = -1;
  }
  for (;;) {
    const edge = state.via[mentor]!;
    const mentee = owner.get(mentor)!;
    const before = state.edgeOf[mentee]!;
    state.edgeOf[mentee] = edge;
    state.seated[mentor]!.push(mentee);
    if (before < 0) return;
    mentor = edges.mentor[before]!;
    unseat(state, mentor, mentee);
  }
}

function unseat(state: State, mentor: number, mentee: number): void {
  const seats = state.seated[mentor]!;
  seats[seats.indexOf(mentee)] = seats.at(-1)!;
  seats.pop();
}

function less(a1: number, b1: number, a2: number, b2: number): boolean {
  return a1 < a2 || (a1 === a2 && b1 < b2);
}

/** Binary heap of mentors by ordered distance; a mentor may stand in it twice, the first to come out counts. */
class Heap {
  private readonly items: { mentor: number; a: number; b: number }[] = [];
  private readonly distA: Float64Array;
  private readonly distB: Float64Array;
  constructor(distA: Float64Array, distB: Float64Array) {
    this.distA = distA;
    this.distB = distB;
  }

  push(mentor: number): void {
    const item = { mentor, a: this.distA[mentor]!, b: this.distB[mentor]! };
    let at = this.items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.items[parent]!;
      if (!less(item.a, item.b, above.a, above.b)) break;
      this.items[at] = above;
      at = parent;
    }
    this.items[at] = item;
  }

  /** The nearest mentor, -1 when empty. Outdated entries are passed over. */
  pop(): number {
    for (;;) {
      const top = this.items[0];
      if (!top) return -1;
      const last = this.items.pop()!;
      if (this.items.length > 0) this.sink(last);
      if (top.a === this.distA[top.mentor] && top.b === this.distB[top.mentor]) return top.mentor;
    }
  }

  private sink(item: { mentor: number; a: number; b: number }): void {
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.items.length) break;
      const right = this.items[child + 1];
      if (right && less(right.a, right.b, this.items[child]!.a, this.items[child]!.b)) child++;
      const below = this.items[child]!;
      if (!less(below.a, below.b, item.a, item.b)) break;
      this.items[at] = below;
      at = child;
    }
    this.items[at] = item;
  }
}

/** Checks a result against its instance without solving: feasible, covered by the prices, and equal in value. Null when all holds. */
export function refuteAssignment(edges: Edges, capacity: Int32Array, { matching, menteePrice, mentorPrice }: Pick<Assignment, 'matching' | 'menteePrice' | 'mentorPrice'>): string | null {
  const load = new Int32Array(capacity.length);
  let [pairs, score] = [0, 0];
  let [priceA, priceB] = [0, 0];
  for (let mentee = 0; mentee < edges.start.length - 1; mentee++) {
    const price = menteePrice[mentee];
    if (!price || less(price[0], price[1], 0, 0)) return 'mentee-price-negative';
    priceA += price[0];
    priceB += price[1];
    let found = matching[mentee] === -1;
    for (let edge = edges.start[mentee]!; edge < edges.start[mentee + 1]!; edge++) {
      const mentor = edges.mentor[edge]!;
      const other = mentorPrice[mentor];
      if (!other) return 'mentor-price-missing';
      if (less(price[0] + other[0], price[1] + other[1], 1, edges.score[edge]!)) return 'edge-not-covered';
      if (matching[mentee] === mentor) {
        found = true;
        pairs++;
        score += edges.score[edge]!;
        load[mentor]!++;
      }
    }
    if (!found) return 'pair-not-allowed';
  }
  for (let mentor = 0; mentor < capacity.length; mentor++) {
    const price = mentorPrice[mentor];
    if (!price || less(price[0], price[1], 0, 0)) return 'mentor-price-negative';
    if (load[mentor]! > capacity[mentor]!) return 'over-capacity';
    priceA += price[0] * capacity[mentor]!;
    priceB += price[1] * capacity[mentor]!;
  }
  return priceA === pairs && priceB === score ? null : 'value-differs';
}
