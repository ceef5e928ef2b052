/**
 * Bidding: the fast part of the solver. Bidders without an item bid for their best one, as much as it is worth more to them
 * than their second best, plus epsilon; the cheapest seat changes hands.
 *
 * Source: Bertsekas (1979, 1988), with seats as similar objects (Bertsekas and Castanon 1989) and epsilon scaling; with
 * epsilon 0 it is the augmenting row reduction of Jonker and Volgenant (1987). Afterwards everybody served has an item
 * within epsilon of the best. Cost of one bid: the edges of one bidder and log(room).
 */
import { emptySeats, type Market } from './market.ts';

/** `limit`: bids after which the phase gives up. */
type Phase = { epsilon: number; limit: number };

/** Returns how many units are still wanted. `watch` is called now and then and may throw. */
export function bid(market: Market, { epsilon, limit }: Phase, watch: () => void): number {
  const { start, item, score, want, first, load, seatBidder, seatEdge, seatPrice, taken, served, itemPrice } = market;
  const bidders = want.length;
  let open = 0;
  for (let b = 0; b < bidders; b++) open += want[b]! - served[b]!;
  let spread = 0;
  const queue = new Int32Array(bidders + 1);
  let [head, tail] = [0, 0];
  for (let b = 0; b < bidders; b++) if (served[b]! < want[b]!) queue[tail++] = b;
  let bids = 0;
  while (head !== tail && bids < limit) {
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
      let at = first[x]!;
      if (epsilon === 0 && best === second && load[x]! >= first[x + 1]! - at) {
        // A tie raises no price: take the other one if it is free, else leave it to the exact repair.
        const other = secondEdge < 0 ? x : item[secondEdge]!;
        if (load[other]! >= first[other + 1]! - first[other]!) break;
        e = secondEdge;
        x = other;
        at = first[x]!;
      }
      const price = itemPrice[x]! + best - second + epsilon;
      const room = first[x + 1]! - at;
      taken[e] = 1;
      served[b]!++;
      if (load[x]! < room) {
        open--;
        let slot = load[x]!++;
        while (slot > 0) {
          const above = (slot - 1) >> 1;
          if (seatPrice[at + above]! <= price) break;
          seatPrice[at + slot] = seatPrice[at + above]!;
          seatBidder[at + slot] = seatBidder[at + above]!;
          seatEdge[at + slot] = seatEdge[at + above]!;
          slot = above;
        }
        seatPrice[at + slot] = price;
        seatBidder[at + slot] = b;
        seatEdge[at + slot] = e;
        if (load[x] === room) itemPrice[x] = seatPrice[at]!;
        continue;
      }
      const out = seatBidder[at]!;
      taken[seatEdge[at]!] = 0;
      if (served[out]!-- === want[out]!) {
        queue[tail] = out;
        tail = tail === bidders ? 0 : tail + 1;
      }
      let slot = 0;
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
      seatPrice[at + slot] = price;
      seatBidder[at + slot] = b;
      seatEdge[at + slot] = e;
      itemPrice[x] = seatPrice[at]!;
    }
  }
  return open;
}

/**
 * Bidding in rounds with a smaller and smaller epsilon, from a fiftieth of the range of scores down to 1.
 * Every round starts with all seats empty and the prices of the last one, lowered a little where they need not stay:
 * an item that ends free must cost nothing, and too high a price is dearer to repair than too low a one.
 */
export function bidInRounds(market: Market, watch: () => void): number {
  const { score, want, must, itemPrice } = market;
  let [low, high] = [Infinity, -Infinity];
  for (let e = 0; e < score.length; e++) {
    if (score[e]! < low) low = score[e]!;
    if (score[e]! > high) high = score[e]!;
  }
  let units = 0;
  for (let b = 0; b < want.length; b++) units += want[b]!;
  let epsilon = Math.max(1, Math.floor((high - low) / 50));
  for (;;) {
    for (let x = 0; x < must.length; x++) if (must[x] === 0) itemPrice[x] = Math.max(0, itemPrice[x]! - 15 * epsilon);
    emptySeats(market);
    const open = bid(market, { epsilon, limit: 1000 * units }, watch);
    if (epsilon === 1) return open;
    epsilon = Math.max(1, Math.floor(epsilon / 5));
  }
}
