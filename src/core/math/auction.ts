/**
 * A market: bidders who must all be served, items that can be taken, edges with scores, and a price
 * per item.
 *
 * The solver of assignment.ts cuts an instance into parts in which one side must be served
 * completely; that side bids. Either every bidder wants one item and items have room for several,
 * or bidders want several and items have room for one.
 */
import type { Scores } from './edges.ts';

export type Auction = {
  /** Edges of bidder b: `start[b]` up to `start[b + 1]` of `item` and `score`. */
  start: Int32Array;
  item: Int32Array;
  score: Scores;
  want: Int32Array;
  /**
   * Seats of item x: `first[x]` up to `first[x + 1]` of `seatBidder` and `seatEdge`; the first
   * `load[x]` are taken.
   */
  first: Int32Array;
  load: Int32Array;
  seatBidder: Int32Array;
  seatEdge: Int32Array;
  /**
   * Price at which a seat was taken; while bidding, the seats of a full item are a heap with the
   * cheapest on top.
   */
  seatPrice: Float64Array;
  /**
   * 1 for an item that must be filled completely: its price may be negative. Others cost at least
   * 0, and 0 while a seat is free.
   */
  must: Uint8Array;
  /** 1 for an edge in use. */
  taken: Uint8Array;
  served: Int32Array;
  /** Dual prices: bidder + item >= score on every edge, and <= score on those in use. */
  bidderPrice: Float64Array;
  itemPrice: Float64Array;
};

type Demand = Pick<Auction, 'start' | 'item' | 'score' | 'want' | 'must'> & { room: Int32Array };

export function newAuction({ start, item, score, want, must, room }: Demand): Auction {
  const bidders = want.length;
  const items = room.length;
  const first = new Int32Array(items + 1);
  for (let x = 0; x < items; x++) first[x + 1] = first[x]! + room[x]!;
  const seats = first[items]!;
  return {
    start,
    item,
    score,
    want,
    must,
    first,
    load: new Int32Array(items),
    seatBidder: new Int32Array(seats),
    seatEdge: new Int32Array(seats),
    seatPrice: new Float64Array(seats),
    taken: new Uint8Array(item.length),
    served: new Int32Array(bidders),
    bidderPrice: new Float64Array(bidders),
    itemPrice: new Float64Array(items),
  };
}

export function isFull({ first, load }: Auction, x: number): boolean {
  return load[x]! >= first[x + 1]! - first[x]!;
}

/** Takes a free seat. O(1). */
export function seat(market: Auction, bidder: number, edge: number): void {
  const x = market.item[edge]!;
  const at = market.first[x]! + market.load[x]!++;
  market.seatBidder[at] = bidder;
  market.seatEdge[at] = edge;
  market.taken[edge] = 1;
  market.served[bidder]!++;
}

/** Gives a seat back. O(room of the item). */
export function unseat(market: Auction, bidder: number, edge: number): void {
  const x = market.item[edge]!;
  const last = market.first[x]! + --market.load[x]!;
  let at = last;
  while (market.seatEdge[at] !== edge) at--;
  market.seatEdge[at] = market.seatEdge[last]!;
  market.seatBidder[at] = market.seatBidder[last]!;
  market.taken[edge] = 0;
  market.served[bidder]!--;
}

export function emptySeats({ load, taken, served }: Auction): void {
  load.fill(0);
  taken.fill(0);
  served.fill(0);
}
