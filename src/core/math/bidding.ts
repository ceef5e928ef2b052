/**
 * Bidding: the fast part of the solver. Bidders without an item bid for their best one, as much as
 * it is worth more to them than their second best, plus epsilon; the cheapest seat changes hands.
 *
 * Source: Bertsekas (1979, 1988), with seats as similar objects (Bertsekas and Castanon 1989) and
 * epsilon scaling; with epsilon 0 it is the augmenting row reduction of Jonker and Volgenant
 * (1987). Afterwards everybody served has an item within epsilon of the best. Cost of one bid: the
 * edges of one bidder and log(room).
 */
import { heapPop, heapPush, type Heap } from './heap.ts';
import { emptySeats, type Auction } from './auction.ts';

const NOBODY = -1;
const STAND_IN = -2;

/**
 * `limit`: bids after which the phase gives up. `idle`: seats that will stay free. In the end these
 *   must cost nothing, so
 * each has a stand-in who wants nothing but the cheapest seat, which keeps the prices of free seats
 * level.
 */
type Phase = { epsilon: number; limit: number; idle: number };

/** Returns how many units are still wanted. `watch` is called now and then and may throw. */
export function bid(market: Auction, { epsilon, limit, idle }: Phase, watch: () => void): number {
  const { start, item, score, want, first, load, taken, served, itemPrice } = market;
  const bidders = want.length;
  const cheapest = idle > 0 ? byPrice(market) : null;
  const queue = new Int32Array(bidders + 1);
  let [head, tail, bids, waiting, spread] = [0, 0, 0, idle, 0];
  for (let b = 0; b < bidders; b++) if (served[b]! < want[b]!) queue[tail++] = b;
  const unseat = (out: number) => {
    if (out === STAND_IN) waiting++;
    else if (served[out]!-- === want[out]!) {
      queue[tail] = out;
      tail = tail === bidders ? 0 : tail + 1;
    }
  };
  while (bids < limit) {
    if (head === tail) {
      if (waiting === 0) break;
      bids++;
      waiting--;
      const out = standIn(market, cheapest!, epsilon);
      if (out !== NOBODY) unseat(out);
      continue;
    }
    const b = queue[head]!;
    head = head === bidders ? 0 : head + 1;
    for (let left = want[b]! - served[b]!; left > 0; left--) {
      if ((++bids & 65535) === 0) watch();
      let [bestEdge, secondEdge, best, second] = [-1, -1, -Infinity, -Infinity];
      for (let e = start[b]!, end = start[b + 1]!; e < end; e++) {
        if (taken[e] !== 0) continue;
        const value = score[e]! - itemPrice[item[e]!]!;
        if (value > second) {
          if (value > best) {
            second = best;
            secondEdge = bestEdge;
            best = value;
            bestEdge = e;
          } else {
            second = value;
            secondEdge = e;
          }
        }
      }
      if (bestEdge < 0) break;
      if (secondEdge < 0) second = best - spread;
      else spread = Math.max(spread, best - second);
      let e = bestEdge;
      let x = item[e]!;
      if (epsilon === 0 && best === second && load[x]! >= first[x + 1]! - first[x]!) {
        // A tie raises no price: take the other one if it is free, else leave it to the exact
        // repair.
        const other = secondEdge < 0 ? x : item[secondEdge]!;
        if (load[other]! >= first[other + 1]! - first[other]!) break;
        e = secondEdge;
        x = other;
      }
      taken[e] = 1;
      served[b]!++;
      const out = take(market, x, itemPrice[x]! + best - second + epsilon, b, e);
      if (out !== NOBODY) unseat(out);
    }
  }
  let open = 0;
  for (let b = 0; b < bidders; b++) open += want[b]! - served[b]!;
  return open;
}

/**
 * Takes a free seat, or the cheapest one of a full item; returns who sat there. The seats are a
 * heap by price.
 */
function take(
  { first, load, seatPrice, seatBidder, seatEdge, itemPrice, taken }: Auction,
  x: number,
  price: number,
  bidder: number,
  edge: number,
): number {
  const at = first[x]!;
  const room = first[x + 1]! - at;
  let slot = 0;
  let out = NOBODY;
  if (load[x]! < room) {
    slot = load[x]!++;
    while (slot > 0) {
      const above = (slot - 1) >> 1;
      if (seatPrice[at + above]! <= price) break;
      seatPrice[at + slot] = seatPrice[at + above]!;
      seatBidder[at + slot] = seatBidder[at + above]!;
      seatEdge[at + slot] = seatEdge[at + above]!;
      slot = above;
    }
  } else {
    out = seatBidder[at]!;
    if (out !== STAND_IN) taken[seatEdge[at]!] = 0;
    for (;;) {
      let below = 2 * slot + 1;
      if (below >= room) break;
      if (below + 1 < room && seatPrice[at + below + 1]! < seatPrice[at + below]!) below++;
      if (seatPrice[at + below]! >= price) break;
      seatPrice[at + slot] = seatPrice[at + below]!;
      seatBidder[at + slot] = seatBidder[at + below]!;
      seatEdge[at + slot] = seatEdge[at + below]!;
      slot = below;
    }
  }
  seatPrice[at + slot] = price;
  seatBidder[at + slot] = bidder;
  seatEdge[at + slot] = edge;
  if (load[x] === room) itemPrice[x] = seatPrice[at]!;
  return out;
}

type Cheapest = { heap: Heap; known: Float64Array };

/** Items that may stay free, cheapest first, by the price that was known last; prices only rise. */
function byPrice({ must, first, itemPrice }: Auction): Cheapest {
  const heap: Heap = { key: [], id: [] };
  const known = new Float64Array(must.length);
  for (let x = 0; x < must.length; x++) {
    if (must[x] === 1 || first[x] === first[x + 1]) continue;
    known[x] = itemPrice[x]!;
    heapPush(heap, known[x]!, x);
  }
  return { heap, known };
}

/** A stand-in bids for the cheapest item up to the price of the next one, plus epsilon. */
function standIn(market: Auction, cheapest: Cheapest, epsilon: number): number {
  const x = popCheapest(market, cheapest);
  const next = popCheapest(market, cheapest);
  const { heap, known } = cheapest;
  if (next >= 0) heapPush(heap, known[next]!, next);
  const out = take(
    market,
    x,
    (next < 0 ? market.itemPrice[x]! : market.itemPrice[next]!) + epsilon,
    STAND_IN,
    -1,
  );
  known[x] = market.itemPrice[x]!;
  heapPush(heap, known[x]!, x);
  return out;
}

function popCheapest({ itemPrice }: Auction, { heap, known }: Cheapest): number {
  for (;;) {
    const x = heapPop(heap, known);
    if (x < 0 || known[x] === itemPrice[x]) return x;
    known[x] = itemPrice[x]!;
    heapPush(heap, known[x]!, x);
  }
}

/**
 * Bidding in rounds with a smaller and smaller epsilon, from a fiftieth of the range of scores down
 * to 1. Every round starts with all seats empty and the prices of the last one. In the end the
 * cheapest item that may stay free costs 0.
 */
export function bidInRounds(market: Auction, watch: () => void): void {
  const { score, want, must, first, itemPrice } = market;
  let [low, high, units] = [Infinity, -Infinity, 0];
  for (let e = 0; e < score.length; e++) {
    if (score[e]! < low) low = score[e]!;
    if (score[e]! > high) high = score[e]!;
  }
  for (let b = 0; b < want.length; b++) units += want[b]!;
  const idle = first[must.length]! - units;
  for (
    let epsilon = Math.max(1, Math.floor((high - low) / 50));
    ;
    epsilon = Math.max(1, Math.floor(epsilon / 5))
  ) {
    emptySeats(market);
    bid(market, { epsilon, limit: 1000 * units, idle }, watch);
    sendStandInsHome(market);
    if (epsilon === 1) break;
  }
  let least = Infinity;
  for (let x = 0; x < must.length; x++)
    if (must[x] === 0 && first[x]! < first[x + 1]!) least = Math.min(least, itemPrice[x]!);
  if (least !== Infinity) for (let x = 0; x < must.length; x++) itemPrice[x]! -= least;
}

function sendStandInsHome({ first, load, seatBidder, seatEdge }: Auction): void {
  for (let x = 0; x < load.length; x++) {
    let kept = first[x]!;
    for (let at = first[x]!; at < first[x]! + load[x]!; at++) {
      if (seatBidder[at] === STAND_IN) continue;
      seatBidder[kept] = seatBidder[at]!;
      seatEdge[kept++] = seatEdge[at]!;
    }
    load[x] = kept - first[x]!;
  }
}
