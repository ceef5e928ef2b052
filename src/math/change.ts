/**
 * Changing a solved instance in place: the optimum after mentors have left, from the prices that stand.
 *
 * Method: in the part where mentees bid, those who lose their seat are served again, one shortest path each; in the
 * over-demanded part every seat that falls away leaves a mentee out, and a mentee who costs more than 0 takes another's
 * place. What has not changed is not looked at: cost is that of the paths, plus O(mentees + mentors) to write the answer.
 */
import { writeAnswer, type Standing } from './assignment.ts';
import { unseat, type Market } from './market.ts';
import { fill, newSearch, serve, type Search } from './repair.ts';

/** `standing`: a first solve for the total, without levels. False when somebody could not be placed any more: the parts have shifted, and `stand` is the way on. */
export function withdraw(standing: Standing, mentors: readonly number[]): boolean {
  for (const { name, solved, mentor } of standing.sides) {
    const { market } = solved;
    const gone = mentors.map(mentor).filter((at) => at >= 0);
    const search = newSearch(market);
    if (name === 'over') withdrawBidders(market, search, gone);
    else if (!withdrawItems(market, search, gone)) return false;
  }
  for (const j of mentors) standing.capacity[j] = 0;
  writeAnswer(standing);
  return true;
}

/** A price without end keeps a closed item or bidder out of every path. */
function withdrawItems(market: Market, search: Search, gone: number[]): boolean {
  const left: number[] = [];
  for (const x of gone) {
    for (let at = market.first[x]! + market.load[x]! - 1; at >= market.first[x]!; at--) {
      left.push(market.seatBidder[at]!);
      unseat(market, market.seatBidder[at]!, market.seatEdge[at]!);
    }
    market.itemPrice[x] = Infinity;
    market.must[x] = 0;
  }
  return left.every((b) => serve(market, search, b)) && gone.every((x) => market.load[x] === 0);
}

function withdrawBidders(market: Market, search: Search, gone: number[]): void {
  const out: number[] = [];
  for (const b of gone) {
    for (let e = market.start[b]!; e < market.start[b + 1]!; e++) {
      if (market.taken[e] === 0) continue;
      unseat(market, b, e);
      out.push(market.item[e]!);
    }
    market.bidderPrice[b] = Infinity;
    market.want[b] = 0;
  }
  for (const x of out) if (market.load[x] === 0 && market.itemPrice[x]! > 0) fill(market, search, x);
}
