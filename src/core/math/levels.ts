/**
 * Several objectives in order on one market: each level exact, no later one harming an earlier.
 *
 * Method: after a level is solved, complementary slackness says what all its optima have in common:
 * they use edges priced exactly, and they fill every item that costs more than 0. Only those edges
 * stay, those items must be filled, and the next level is solved on what is left. No large weights,
 * so nothing is rounded however many levels there are.
 */
import { bid, bidInRounds } from './bidding.ts';
import { largestSeating } from './cardinality.ts';
import { columnsOf, type Scores } from './edges.ts';
import { newAuction, type Auction } from './auction.ts';
import { repair } from './repair.ts';

/**
 * `total`: the largest sum. `worst`: the lowest score in use as high as possible. `leximin`: the
 *   lowest as high as possible
 * and as rare as possible, then the next lowest, and so on. `even`: the least sum of squared loads
 * of the items.
 * `score`: per edge of the instance.
 */
export type Level =
  | { kind: 'total' | 'leximin'; score: Scores }
  | { kind: 'worst'; score: Scores }
  | { kind: 'even' };

/**
 * A market and where its edges come from: `origin` per edge, an index into the scores of the
 * levels; `scored`: the scores that it already carries.
 */
export type Part = { market: Auction; origin: Int32Array; scored?: Scores };
export type Watch = (step: 'seating' | 'bidding' | 'repair', left: number) => void;

/**
 * Solves the levels in order on parts that share no edge. Returns each part as it was cut down
 * last, solved, and the prices of the first level when it was a total.
 */
export function solveLevels(
  parts: Part[],
  levels: Level[],
  watch: Watch,
): { part: Part; prices: Auction | null }[] {
  let now = parts;
  let solved = false;
  let prices: Auction[] | null = null;
  levels.forEach((level, k) => {
    if (solved) now = now.map(cutDown);
    solved = level.kind !== 'worst';
    if (level.kind === 'worst') now = raiseFloors(now, level.score);
    else now = now.map((part) => solveOne(part, level, watch));
    if (k === 0 && level.kind === 'total') prices = now.map(({ market }) => market);
  });
  if (!solved) for (const { market } of now) clear(market, watch);
  return now.map((part, k) => ({ part, prices: prices?.[k] ?? null }));
}

function solveOne(part: Part, level: Exclude<Level, { kind: 'worst' }>, watch: Watch): Part {
  if (level.kind === 'leximin') return raiseAll(part, level.score, watch);
  const posed = level.kind === 'even' ? expandSeats(part) : rescored(part, level.score);
  clear(posed.market, watch);
  return posed;
}

/** Serves everybody at the largest total. */
function clear(market: Auction, watch: Watch): void {
  let units = 0;
  for (let b = 0; b < market.want.length; b++) units += market.want[b]!;
  const left = bid(market, { epsilon: 0, limit: 8 * units, idle: 0 }, () =>
    watch('bidding', units),
  );
  // Paths are short while seats are easy to spare; where nearly every seat counts, rounds of
  // bidding are faster.
  const idle = market.first[market.load.length]! - units;
  const budget = idle < units / 20 && left > units / 50 ? 0 : 24 * market.item.length;
  if (repair(market, budget, (open) => watch('repair', open))) return;
  bidInRounds(market, () => watch('bidding', units));
  repair(market, Infinity, (open) => watch('repair', open));
}

function rescored({ market, origin, scored }: Part, score: Scores): Part {
  if (scored === score) return { market, origin };
  const own =
    score instanceof Int32Array ? new Int32Array(origin.length) : new Float64Array(origin.length);
  for (let e = 0; e < origin.length; e++) own[e] = score[origin[e]!]!;
  return { market: { ...emptied(market), score: own }, origin };
}

/** The same demand with nobody seated and all prices 0. */
function emptied(market: Auction): Auction {
  const room = market.load.map((_, x) => market.first[x + 1]! - market.first[x]!);
  return newAuction({ ...market, room });
}

/**
 * Keeps the edges that an optimum of the solved level may use, and makes items that cost something
 * must.
 */
function cutDown(part: Part): Part {
  const { start, item, score, bidderPrice, itemPrice, must } = part.market;
  return filtered(
    part,
    (b, e) => score[e] === bidderPrice[b]! + itemPrice[item[e]!]!,
    must.map((flag, x) => (flag === 1 || itemPrice[x]! > 0 ? 1 : 0)),
    start,
  );
}

function filtered(
  { market, origin }: Part,
  keep: (b: number, e: number) => boolean,
  must: Uint8Array,
  start: Int32Array,
): Part {
  const bidders = market.want.length;
  const first = new Int32Array(bidders + 1);
  const kept: number[] = [];
  for (let b = 0; b < bidders; b++) {
    for (let e = start[b]!; e < start[b + 1]!; e++) if (keep(b, e)) kept.push(e);
    first[b + 1] = kept.length;
  }
  const item = Int32Array.from(kept, (e) => market.item[e]!);
  const score =
    market.score instanceof Int32Array
      ? Int32Array.from(kept, (e) => market.score[e]!)
      : Float64Array.from(kept, (e) => market.score[e]!);
  return {
    market: emptied({ ...market, start: first, item, score, must }),
    origin: Int32Array.from(kept, (e) => origin[e]!),
  };
}

/** The highest floor that all parts can keep, set in each of them. */
function raiseFloors(parts: Part[], score: Scores): Part[] {
  const own = parts.map((part) => rescored(part, score));
  const floor = Math.min(...own.map(highestFloor));
  return floor === Infinity ? own : own.map((part) => above(part, floor));
}

/**
 * The highest floor under the scores at which everybody can still be served and every item filled
 * that must be, by halving the distinct scores; Infinity when nobody wants anything.
 */
function highestFloor(part: Part): number {
  const values = [...new Set(part.market.score)].sort((a, b) => a - b);
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (servesAll(above(part, values[middle]!).market)) low = middle;
    else high = middle - 1;
  }
  return part.market.want.some((units) => units > 0) ? values[low]! : Infinity;
}

const above = (part: Part, floor: number) =>
  filtered(part, (_, e) => part.market.score[e]! >= floor, part.market.must, part.market.start);

/**
 * Everybody can be served, and every item that must be can be filled: then both at once (Mendelsohn
 * and Dulmage 1958).
 */
function servesAll({ start, item, want, must, first }: Auction): boolean {
  const rooms = Int32Array.from(must, (_, x) => first[x + 1]! - first[x]!);
  let [wanted, needed] = [0, 0];
  for (let b = 0; b < want.length; b++) wanted += want[b]!;
  for (let x = 0; x < must.length; x++) if (must[x] === 1) needed += rooms[x]!;
  const mustOnly = rooms.map((seats, x) => (must[x] === 1 ? seats : 0));
  if (want.every((units) => units <= 1))
    return (
      largestSeating({ start, mentor: item }, rooms).pairs === wanted &&
      (needed === 0 || largestSeating({ start, mentor: item }, mustOnly).pairs === needed)
    );
  // Bidders for several: the items, with room for one each, are the side that sits down.
  const seen = columnsOf({ start, mentor: item }, must.length);
  const bidderOf = { start: seen.start, mentor: seen.mentee };
  if (largestSeating(bidderOf, want).pairs !== wanted) return false;
  if (needed === 0) return true;
  const only = new Int32Array(must.length + 1);
  const list: number[] = [];
  for (let x = 0; x < must.length; x++) {
    if (must[x] === 1)
      for (let k = seen.start[x]!; k < seen.start[x + 1]!; k++) list.push(seen.mentee[k]!);
    only[x + 1] = list.length;
  }
  return largestSeating({ start: only, mentor: Int32Array.from(list) }, want).pairs === needed;
}

/**
 * Leximin by counting: with the floor raised, the fewest units at the lowest score, then the fewest
 * at the next, and so on. As many scores share one solve as their counts fit into an exact number
 * side by side.
 */
function raiseAll(before: Part, score: Scores, watch: Watch): Part {
  let [part] = raiseFloors([before], score) as [Part];
  let units = 0;
  for (let b = 0; b < part.market.want.length; b++) units += part.market.want[b]!;
  let done = -Infinity;
  for (;;) {
    const counts = new Map<number, number>();
    for (const e of part.origin)
      if (score[e]! > done) counts.set(score[e]!, (counts.get(score[e]!) ?? 0) + 1);
    const values = [...counts.keys()].sort((a, b) => a - b);
    // The highest score of all needs no count: what is not lower is there.
    if (values.length <= 1) break;
    const chosen: number[] = [];
    let width = 1;
    for (const value of values.slice(0, -1)) {
      const next = width * (Math.min(counts.get(value)!, units) + 1);
      if (chosen.length > 0 && next * (units + 1) > 2 ** 50) break;
      chosen.push(value);
      width = next;
    }
    const cost = new Map<number, number>();
    let weight = 1;
    for (const value of chosen.reverse()) {
      cost.set(value, weight);
      weight *= Math.min(counts.get(value)!, units) + 1;
    }
    const own = Float64Array.from(part.origin, (e) => 0 - (cost.get(score[e]!) ?? 0));
    const solved = { market: { ...emptied(part.market), score: own }, origin: part.origin };
    clear(solved.market, watch);
    done = chosen[0]!;
    part = cutDown(solved);
  }
  const flat = {
    market: { ...emptied(part.market), score: new Int32Array(part.origin.length) },
    origin: part.origin,
  };
  clear(flat.market, watch);
  return flat;
}

/**
 * One item per seat; the k-th seat of an item costs 2k - 1, so that the sum is the square of the
 * load.
 */
function expandSeats({ market, origin }: Part): Part {
  const { start, item, first, want, must } = market;
  const next = new Int32Array(want.length + 1);
  const seats: number[] = [];
  const cost: number[] = [];
  const from: number[] = [];
  for (let b = 0; b < want.length; b++) {
    for (let e = start[b]!; e < start[b + 1]!; e++) {
      const x = item[e]!;
      for (let seat = first[x]!; seat < first[x + 1]!; seat++) {
        seats.push(seat);
        cost.push(must[x] === 1 ? 0 : 1 - 2 * (seat - first[x]! + 1));
        from.push(origin[e]!);
      }
    }
    next[b + 1] = seats.length;
  }
  const all = first[first.length - 1]!;
  const mustSeats = new Uint8Array(all);
  for (let x = 0; x < must.length; x++)
    if (must[x] === 1) mustSeats.fill(1, first[x], first[x + 1]);
  return {
    market: newAuction({
      start: next,
      item: Int32Array.from(seats),
      score: Int32Array.from(cost),
      want,
      must: mustSeats,
      room: new Int32Array(all).fill(1),
    }),
    origin: Int32Array.from(from),
  };
}
