/**
 * Shortest paths with distances of two numbers, the first one counting first: pairs, then points.
 */

export type Distances = { pairs: Float64Array; points: Float64Array; done: Uint8Array };

export function isLess(a1: number, a2: number, b1: number, b2: number): boolean {
  return a1 < b1 || (a1 === b1 && a2 < b2);
}

/**
 * Dijkstra from one node. `arcs(node, relax)` names every arc that leaves a node with its cost of
 * two numbers, together at least (0, 0). `enough(node)`: called for every node as its distance
 * becomes final; true ends the search.
 * `via`: the node from which each was reached, -1 for the source and for what was not reached.
 *   O(arcs x log nodes).
 */
export function shortest(
  nodes: number,
  source: number,
  arcs: (node: number, relax: (to: number, pairs: number, points: number) => void) => void,
  enough: (node: number) => boolean = () => false,
): Distances & { via: Int32Array } {
  const pairs = new Float64Array(nodes).fill(Infinity);
  const points = new Float64Array(nodes).fill(Infinity);
  const done = new Uint8Array(nodes);
  const via = new Int32Array(nodes).fill(-1);
  const heap: { node: number; pairs: number; points: number }[] = [];
  [pairs[source], points[source]] = [0, 0];
  push(heap, { node: source, pairs: 0, points: 0 });
  for (;;) {
    const next = pop(heap);
    if (!next) break;
    const { node } = next;
    if (done[node]) continue;
    done[node] = 1;
    if (enough(node)) break;
    arcs(node, (to, more, dearer) => {
      const [a, b] = [next.pairs + more, next.points + dearer];
      if (done[to] || !isLess(a, b, pairs[to]!, points[to]!)) return;
      pairs[to] = a;
      points[to] = b;
      via[to] = node;
      push(heap, { node: to, pairs: a, points: b });
    });
  }
  return { pairs, points, done, via };
}

type Entry = { node: number; pairs: number; points: number };
const before = (a: Entry, b: Entry) => isLess(a.pairs, a.points, b.pairs, b.points);

function push(heap: Entry[], entry: Entry): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!before(entry, heap[above]!)) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = entry;
}

function pop(heap: Entry[]): Entry | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && before(heap[below + 1]!, heap[below]!)) below++;
    if (!before(heap[below]!, last)) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = last;
  return top;
}
