/**
 * Exact repair: shortest augmenting paths from both sides, by Dijkstra on reduced costs (Edmonds
 * and Karp 1972; Tomizawa 1971). Integer scores give integer prices, so nothing is rounded.
 */
import { columnsOf, type Columns } from './edges.ts';
import { heapPop, heapPush, type Heap } from './heap.ts';
import { isFull, seat, unseat, type Auction } from './auction.ts';

/**
 * Sets the bidders' prices to what the items' prices leave them, and takes back every seat that is
 * not among the best. O(edges).
 */
function settle(market: Auction): void {
  const {
    start,
    item,
    score,
    want,
    taken,
    bidderPrice,
    itemPrice,
    first,
    load,
    seatBidder,
    seatEdge,
  } = market;
  for (let b = 0; b < want.length; b++) {
    let best = -Infinity;
    for (let e = start[b]!; e < start[b + 1]!; e++) {
      const value = score[e]! - itemPrice[item[e]!]!;
      if (value > best && (taken[e] === 0 || want[b] === 1)) best = value;
    }
    bidderPrice[b] = best;
  }
  for (let x = 0; x < load.length; x++) {
    for (let at = first[x]! + load[x]! - 1; at >= first[x]!; at--) {
      const b = seatBidder[at]!;
      const e = seatEdge[at]!;
      if (score[e]! - itemPrice[x]! < bidderPrice[b]!) unseat(market, b, e);
    }
  }
  // A bidder who holds every item that it may take has no alternative: its price is the least of
  // what it holds.
  for (let b = 0; b < want.length; b++) {
    if (bidderPrice[b] !== -Infinity) continue;
    let least = Infinity;
    for (let e = start[b]!; e < start[b + 1]!; e++)
      least = Math.min(least, score[e]! - itemPrice[item[e]!]!);
    bidderPrice[b] = least === Infinity ? 0 : least;
  }
  for (let b = 0; b < want.length; b++) if (want[b]! > 1) raiseHeld(market, b);
}

/**
 * A bidder for several items pays for each what it is worth there, so that every item in use is
 * priced exactly.
 */
function raiseHeld(
  { start, item, score, taken, bidderPrice, itemPrice }: Auction,
  b: number,
): void {
  for (let e = start[b]!; e < start[b + 1]!; e++)
    if (taken[e] === 1) itemPrice[item[e]!] = score[e]! - bidderPrice[b]!;
}

type Search = {
  heap: Heap;
  itemDistance: Float64Array;
  bidderDistance: Float64Array;
  /** Edge by which an item was reached, or by which a bidder was. */
  itemVia: Int32Array;
  bidderVia: Int32Array;
  itemFrom: Int32Array;
  seenItems: Int32Array;
  seenBidders: Int32Array;
  columns: Columns | null;
  /** Edges looked at so far. */
  work: number;
};

function newSearch({ want: { length: bidders }, load: { length: items } }: Auction): Search {
  return {
    heap: { key: [], id: [] },
    itemDistance: new Float64Array(items).fill(Infinity),
    bidderDistance: new Float64Array(bidders).fill(Infinity),
    itemVia: new Int32Array(items),
    itemFrom: new Int32Array(items),
    bidderVia: new Int32Array(bidders),
    seenItems: new Int32Array(items),
    seenBidders: new Int32Array(bidders),
    columns: null,
    work: 0,
  };
}

/**
 * Serves every bidder and fills every item that must be filled or costs more than 0: the market
 * ends optimal. False when serving took more than `budget` edges; the prices are sound then, and
 * bidding in rounds is the faster way on. `watch` is called now and then and may throw.
 */
export function repair(market: Auction, budget: number, watch: (left: number) => void): boolean {
  settle(market);
  const { want, served, load, must, itemPrice } = market;
  const search = newSearch(market);
  let left = 0;
  for (let b = 0; b < want.length; b++) left += want[b]! - served[b]!;
  for (let b = 0; b < want.length; b++) {
    while (served[b]! < want[b]!) {
      if (search.work > budget) return false;
      if (!serve(market, search, b)) throw new Error('a bidder cannot be served');
      if ((--left & 63) === 0) watch(left);
    }
  }
  for (let x = 0; x < load.length; x++) {
    while (!isFull(market, x) && (must[x] === 1 || itemPrice[x]! > 0))
      if (!fill(market, search, x)) throw new Error('an item cannot be filled');
  }
  return true;
}

/**
 * One more item for a bidder: the cheapest chain of exchanges that ends at a free seat. False when
 * there is none.
 */
function serve(market: Auction, search: Search, from: number): boolean {
  const { start, item, score, first, load, seatBidder, seatEdge, taken, bidderPrice, itemPrice } =
    market;
  const {
    heap,
    itemDistance,
    bidderDistance,
    itemVia,
    itemFrom,
    bidderVia,
    seenItems,
    seenBidders,
  } = search;
  let [items, bidders] = [0, 0];
  let end = -1;
  let bound = Infinity;
  let b = from;
  bidderDistance[b] = 0;
  bidderVia[b] = -1;
  seenBidders[bidders++] = b;
  heap.key.length = 0;
  heap.id.length = 0;
  let scan = 0;
  for (;;) {
    for (; scan < bidders; scan++) {
      b = seenBidders[scan]!;
      const base = bidderDistance[b]! + bidderPrice[b]!;
      search.work += start[b + 1]! - start[b]!;
      for (let e = start[b]!, last = start[b + 1]!; e < last; e++) {
        const x = item[e]!;
        const d = base + itemPrice[x]! - score[e]!;
        if (d >= bound || d >= itemDistance[x]! || taken[e] !== 0) continue;
        if (itemDistance[x] === Infinity) seenItems[items++] = x;
        itemDistance[x] = d;
        itemVia[x] = e;
        itemFrom[x] = b;
        if (load[x]! < first[x + 1]! - first[x]!) {
          bound = d;
          end = x;
        } else heapPush(heap, d, x);
      }
    }
    const x = heapPop(heap, itemDistance);
    if (x < 0 || itemDistance[x]! >= bound) break;
    const d = itemDistance[x]!;
    for (let at = first[x]!, stop = at + load[x]!; at < stop; at++) {
      const other = seatBidder[at]!;
      if (bidderDistance[other] !== Infinity) continue;
      const e = seatEdge[at]!;
      bidderDistance[other] = d;
      bidderVia[other] = e;
      seenBidders[bidders++] = other;
    }
  }
  for (let k = 0; k < items; k++) {
    const x = seenItems[k]!;
    if (end >= 0 && itemDistance[x]! < bound) itemPrice[x]! += bound - itemDistance[x]!;
    itemDistance[x] = Infinity;
  }
  for (let k = 0; k < bidders; k++) {
    const one = seenBidders[k]!;
    if (end >= 0 && bidderDistance[one]! < bound) {
      bidderPrice[one]! -= bound - bidderDistance[one]!;
      if (market.want[one]! > 1) raiseHeld(market, one);
    }
    bidderDistance[one] = Infinity;
  }
  if (end < 0) return false;
  for (let x = end; ;) {
    const e = itemVia[x]!;
    const who = itemFrom[x]!;
    const before = bidderVia[who]!;
    if (before >= 0) unseat(market, who, before);
    seat(market, who, e);
    if (before < 0) return true;
    x = item[before]!;
  }
}

/**
 * One more bidder for an item with a free seat: the cheapest chain that ends where a seat may
 * become free, or here at price 0. False when there is none.
 */
function fill(market: Auction, search: Search, from: number): boolean {
  const { start, item, score, load, must, taken, want, bidderPrice, itemPrice } = market;
  const {
    heap,
    itemDistance,
    bidderDistance,
    itemVia,
    itemFrom,
    bidderVia,
    seenItems,
    seenBidders,
  } = search;
  const columns = (search.columns ??= columnsOf({ start, mentor: item }, load.length));
  let [items, bidders] = [0, 0];
  let bound = Infinity;
  let end = -1;
  heap.key.length = 0;
  heap.id.length = 0;
  itemDistance[from] = 0;
  itemVia[from] = -1;
  seenItems[items++] = from;
  heapPush(heap, 0, from);
  for (;;) {
    const x = heapPop(heap, itemDistance);
    if (x < 0 || itemDistance[x]! >= bound) break;
    const d = itemDistance[x]!;
    if (must[x] === 0 && d + itemPrice[x]! < bound) {
      bound = d + itemPrice[x]!;
      end = x;
    }
    const base = d + itemPrice[x]!;
    for (let k = columns.start[x]!, last = columns.start[x + 1]!; k < last; k++) {
      const e = columns.edge[k]!;
      const b = columns.mentee[k]!;
      const near = base + bidderPrice[b]! - score[e]!;
      if (near >= bound || near >= bidderDistance[b]!) continue;
      if (bidderDistance[b] === Infinity) seenBidders[bidders++] = b;
      bidderDistance[b] = near;
      bidderVia[b] = e;
      for (let f = start[b]!; f < start[b + 1]!; f++) {
        if (taken[f] === 0) continue;
        const y = item[f]!;
        if (near < itemDistance[y]!) {
          if (itemDistance[y] === Infinity) seenItems[items++] = y;
          itemDistance[y] = near;
          itemVia[y] = f;
          itemFrom[y] = b;
          heapPush(heap, near, y);
        }
        if (want[b] === 1) break;
      }
    }
  }
  if (end >= 0) {
    for (let k = 0; k < items; k++) {
      const x = seenItems[k]!;
      if (itemDistance[x]! < bound) itemPrice[x]! -= bound - itemDistance[x]!;
    }
    for (let k = 0; k < bidders; k++) {
      const b = seenBidders[k]!;
      if (bidderDistance[b]! < bound) bidderPrice[b]! += bound - bidderDistance[b]!;
    }
    // All leave before the first sits down: a seat is free only once its holder has gone.
    for (let x = end; x !== from; x = item[bidderVia[itemFrom[x]!]!]!)
      unseat(market, itemFrom[x]!, itemVia[x]!);
    for (let x = end; x !== from; x = item[bidderVia[itemFrom[x]!]!]!)
      seat(market, itemFrom[x]!, bidderVia[itemFrom[x]!]!);
  }
  for (let k = 0; k < items; k++) itemDistance[seenItems[k]!] = Infinity;
  for (let k = 0; k < bidders; k++) bidderDistance[seenBidders[k]!] = Infinity;
  return end >= 0;
}
