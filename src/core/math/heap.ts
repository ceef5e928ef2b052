/**
 * A binary heap of numbered things by key, smallest key first. A thing may stand in it several
 * times: the entry that agrees with `distance` counts.
 */
export type Heap = { key: number[]; id: number[] };

export function heapPush({ key, id }: Heap, k: number, value: number): void {
  let at = key.length;
  key.push(k);
  id.push(value);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (key[above]! <= k) break;
    key[at] = key[above]!;
    id[at] = id[above]!;
    at = above;
  }
  key[at] = k;
  id[at] = value;
}

/** The nearest, -1 when empty; outdated entries are passed over. O(log size). */
export function heapPop({ key, id }: Heap, distance: Float64Array): number {
  while (key.length > 0) {
    const top = id[0]!;
    const topKey = key[0]!;
    const k = key.pop()!;
    const value = id.pop()!;
    const size = key.length;
    if (size > 0) {
      let at = 0;
      for (;;) {
        let below = 2 * at + 1;
        if (below >= size) break;
        if (below + 1 < size && key[below + 1]! < key[below]!) below++;
        if (key[below]! >= k) break;
        key[at] = key[below]!;
        id[at] = id[below]!;
        at = below;
      }
      key[at] = k;
      id[at] = value;
    }
    if (topKey === distance[top]) return top;
  }
  return -1;
}
