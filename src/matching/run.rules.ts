/** From people to pairs: who may be paired at all, how well each pair fits and why, and the best set of pairs. */
import { assign } from '../math/assignment.ts';
import type { Edges } from '../math/edges.ts';
import type { Level, Watch } from '../math/levels.ts';
import { largestStable } from '../math/largest-stable.ts';
import { countBlocking, listingsOf, type Listings } from '../math/stability.ts';
import { whatIf } from '../math/whatif.ts';
import { barrierOf, switchedBarriers, type Barrier, type Switches } from './barrier.rules.ts';
import { findCandidates, type Candidates, type Few } from './candidate.rules.ts';
import { reasonsFor, scoreOf, usualWeights, type Mentor, type Participant, type Pool, type Reason, type Weights } from './criterion.rules.ts';

/** `worstFirst`: the lowest score as high as possible before the total counts. `even`: then even load. */
export type Policy = {
  /** The best set of pairs; or two or three mentors for each mentee to choose from; or the stable set, in which no two would both rather have each other. */
  mode: 'optimum' | 'shortlist' | 'stable';
  weights: Weights;
  switches: Switches;
  /** When places are short, who has waited longest is placed first. */
  waitingFirst: boolean;
  worstFirst: boolean;
  even: boolean;
  /** [mentor, mentee] */
  pinned: [string, string][];
  banned: [string, string][];
  /** Pairs that should stay, where placing everybody allows it. */
  kept: [string, string][];
  /** Pairs that have been asked and wait for an answer: they hold their places, and nobody asks them again. */
  asked?: { question: string; mentor: string; mentee: string }[];
};

export type Pair = { mentor: string; mentee: string; score: number; reasons: Reason[]; pinned?: boolean; asked?: boolean };
/**
 * `competition`: suitable mentors exist, but their places went to others: `rivals` mentees share `places` places.
 * `wishes`: where the wishes of both sides decide, somebody may stay out although there are places.
 * `rules`: every mentor is barred, `barred` times by each rule. `help`: mentors with whom one more place would place this mentee or another one.
 */
export type Left = { mentee: string; why: 'competition' | 'wishes' | 'rules' | 'no-mentors'; candidates: number; rivals?: number; places?: number; barred?: Partial<Record<Barrier, number>>; help?: string[] };
/** `blocking`: pairs who would both rather have each other; null where there are too many candidates to look at. */
export type Result = {
  pairs: Pair[];
  /** In a shortlist: the second and third mentor of each mentee. */ more?: Pair[];
  left: Left[];
  blocking: number | null;
  freePlaces: { mentor: string; places: number }[];
  totalScore: number;
};
export type Refusal = { refused: 'pinned-barred' | 'pinned-twice' | 'pinned-too-many' | 'pinned-unknown' | 'pinned-asked'; mentor: string; mentee: string; barrier?: Barrier };

export const solver = 'bidding/1';
export const usualPolicy: Policy = {
  mode: 'optimum',
  weights: usualWeights,
  switches: Object.fromEntries(switchedBarriers.map((key) => [key, false])) as Switches,
  waitingFirst: true,
  worstFirst: true,
  even: false,
  pinned: [],
  banned: [],
  kept: [],
};

type Rules = { neverSameMemberOrganisation: boolean; neverOwnManager: boolean; matching?: Policy['mode'] };

/** The rules that a programme sets, as the policy of its first run. */
export function policyFor({ neverSameMemberOrganisation, neverOwnManager, matching = 'optimum' }: Rules): Policy {
  return { ...usualPolicy, mode: matching, switches: { ...usualPolicy.switches, 'same-organisation': neverSameMemberOrganisation, 'own-manager': neverOwnManager } };
}

/** A fresh run goes on with the settings of the last one, but who decides is what the programme says, and what it forbids is forbidden again. */
export function firstPolicy(rules: Rules, last: Policy | null): Policy {
  const own = policyFor(rules);
  if (!last) return own;
  return { ...last, mode: own.mode, kept: [], switches: { ...last.switches, ...Object.fromEntries(Object.entries(own.switches).filter(([, on]) => on)) } };
}

/** MA-4: most mentees placed, those who have waited longest first, then fewest pairs broken, then the worst pair, then the highest total, then even load; the seed decides between equals. Pins must have been accepted by `refusePins`. */
export function solve(pool: Pool, given: Policy, seed: number, watch: Watch = () => {}, limits = usualLimits): Result {
  return solveFixed(pool, fixed(given), seed, watch, limits);
}

/** Pairs that were asked are fixed like pins. */
function fixed(policy: Policy): Policy {
  const asked = (policy.asked ?? []).map(({ mentor, mentee }): [string, string] => [mentor, mentee]);
  const isAsked = new Set(asked.map(([, mentee]) => mentee));
  return { ...policy, pinned: [...asked, ...policy.pinned.filter(([, mentee]) => !isAsked.has(mentee))] };
}

function solveFixed(pool: Pool, policy: Policy, seed: number, watch: Watch, limits: typeof usualLimits): Result {
  const pinned = new Map(policy.pinned.map(([mentor, mentee]) => [mentee, mentor]));
  const { candidates, capacity, matching, listings } = policy.mode === 'stable' ? settleByWishes(pool, policy, seed) : settleForAll(pool, policy, seed, watch, limits);
  const { mentors, mentees } = candidates;
  const load = new Map(mentors.map((mentor, j) => [mentor.id, mentor.places - capacity[j]!]));
  const explain = (mentor: Mentor, mentee: Participant): Pair => ({ mentor: mentor.id, mentee: mentee.id, score: scoreOf(mentor, mentee, policy.weights), reasons: reasonsFor(mentor, mentee, policy.weights) });
  const isAsked = new Set(policy.asked?.map(({ mentee }) => mentee));
  const pairs = policy.pinned.map(([mentor, mentee]): Pair => ({ ...explain(byId(pool.mentors, mentor), byId(pool.mentees, mentee)), ...(isAsked.has(mentee) ? { asked: true } : { pinned: true }) }));
  mentees.forEach((mentee, i) => {
    const mentor = mentors[matching[i]!];
    if (!mentor) return;
    load.set(mentor.id, load.get(mentor.id)! + 1);
    pairs.push(explain(mentor, mentee));
  });
  const more = policy.mode === 'shortlist' ? { more: furtherLists(candidates, capacity, matching, policy).map(([j, i]) => explain(mentors[j]!, mentees[i]!)) } : {};
  return {
    ...more,
    pairs: pairs.sort((a, b) => a.score - b.score || compare(a.mentee, b.mentee)),
    left: leftOver(candidates.omitted.every((score) => score < 0) || everybodyIn(matching, mentees, pinned) ? candidates : findCandidates(pool, policy, seed), capacity, matching, { pinned, mode: policy.mode }),
    blocking: listings && countBlocking(listings, capacity, matching),
    freePlaces: mentors.filter((mentor) => mentor.places > load.get(mentor.id)!).map((mentor) => ({ mentor: mentor.id, places: mentor.places - load.get(mentor.id)! })),
    totalScore: pairs.reduce((sum, pair) => sum + pair.score, 0),
  };
}

const everybodyIn = (matching: Int32Array, mentees: Participant[], pinned: Map<string, string>) => mentees.every(({ id }, i) => matching[i]! >= 0 || pinned.has(id));

/** MA-20: a second and a third mentor for each mentee who has a first: each time the best set of pairs without those on the lists already, so nobody is on more than three times as many lists as there are places. */
function furtherLists(candidates: Candidates, capacity: Int32Array, first: Int32Array, policy: Policy): [mentor: number, mentee: number][] {
  const { edges } = candidates;
  const taken = new Uint8Array(edges.mentor.length);
  const more: [number, number][] = [];
  let matching = first;
  for (let round = 2; round <= listLength; round++) {
    for (let i = 0; i < first.length; i++) for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++) if (first[i]! < 0 || edges.mentor[e] === matching[i]) taken[e] = 1;
    const rest = only(edges, (e) => taken[e] === 0);
    matching = assign(rest, capacity, { levels: levelsFor({ ...candidates, edges: rest }, { ...policy, kept: [] }) }).matching;
    matching.forEach((j, i) => j >= 0 && more.push([j, i]));
  }
  return more;
}

const listLength = 3;

type Settled = { candidates: Candidates; capacity: Int32Array; matching: Int32Array; /** Null where there are too many to rank. */ listings: Listings | null };

const placesLeft = (mentors: Mentor[], { pinned }: Policy) => Int32Array.from(mentors, ({ id, places }) => places - pinned.filter(([mentor]) => mentor === id).length);

function settleByWishes(pool: Pool, policy: Policy, seed: number): Settled {
  const candidates = findCandidates(pool, policy, seed);
  const capacity = placesLeft(candidates.mentors, policy);
  const listings = listingsFor(candidates);
  return { candidates, capacity, matching: largestStable(listings, capacity, 20_000).matching, listings };
}

/** Up to so many pairs every one is a candidate; above, first the best of each mentee are. */
const usualLimits = { everyPair: 1_000_000, bestOfEach: 48 };

/**
 * MA-19: a few candidates of each mentee are enough when it can be shown that no pair left out is in a better answer. Nobody
 * more could be placed, and who is placed has waited longest (`nobodyElseFits`); then either no pair left out is above the
 * lowest fit, which comes before the total; or everybody is placed, the lowest fit is the best that somebody has at all, and
 * the prices of the total pay for every pair left out (linear programming duality). Pairs that are not covered are added and
 * it is solved again; where places are lost, all pairs are taken.
 */
function settleForAll(pool: Pool, policy: Policy, seed: number, watch: Watch, { everyPair, bestOfEach }: typeof usualLimits): Settled {
  const settle = (few: Few | null): Settled & { lowest: number } => {
    const candidates = findCandidates(pool, policy, seed, few);
    const capacity = placesLeft(candidates.mentors, policy);
    const { matching, edgeOf } = assign(candidates.edges, capacity, { levels: levelsFor(candidates, policy), watch });
    const lowest = edgeOf.reduce((least, e) => (e < 0 ? least : Math.min(least, candidates.edges.score[e]!)), Infinity);
    return { candidates, capacity, matching, lowest, listings: null };
  };
  if (policy.worstFirst && policy.kept.length === 0 && pool.mentors.length * pool.mentees.length > everyPair) {
    let few = settle({ most: bestOfEach });
    for (let round = 0; round < 6 && nobodyElseFits(few, policy); round++) {
      const of = floorsOf(few, policy);
      if (of.every((floor) => floor === null)) return few;
      few = settle({ most: bestOfEach, floors: { of, before: few.candidates } });
    }
  }
  const all = settle(null);
  return { ...all, listings: all.candidates.edges.mentor.length <= 500_000 ? listingsFor(all.candidates) : null };
}

/** Per mentee the score from which pairs that were left out may matter; null where none does. */
function floorsOf({ candidates, capacity, matching, lowest }: Settled & { lowest: number }, { even }: Policy): (number | null)[] {
  const { edges, omitted } = candidates;
  const bestOf = (i: number) => Math.max(...edges.score.subarray(edges.start[i], edges.start[i + 1]));
  const possible = [...matching.keys()].filter((i) => edges.start[i]! < edges.start[i + 1]!);
  const isHighest = possible.every((i) => matching[i]! >= 0) && possible.some((i) => bestOf(i) === lowest);
  if (!isHighest) return Array.from(omitted, (score) => (score >= lowest ? lowest : null));
  const { menteePrice, mentorPrice } = assign(
    only(edges, (e) => edges.score[e]! >= lowest),
    capacity,
  );
  const cheapest = mentorPrice.reduce((least, price, j) => (capacity[j]! > 0 ? Math.min(least, price) : least), Infinity);
  // An even load chooses among all of the highest total, so pairs that are paid for exactly matter too.
  return Array.from(omitted, (score, i) => (score >= lowest && score >= menteePrice[i]! + cheapest + (even ? 0 : 1) ? Math.max(lowest, menteePrice[i]! + cheapest) : null));
}

function only({ start, mentor, score }: Edges, isKept: (edge: number) => boolean): Edges {
  const keep = Int32Array.from(mentor.keys().filter(isKept));
  const kept = new Int32Array(start.length);
  for (let i = 0, k = 0; i + 1 < start.length; i++) {
    while (k < keep.length && keep[k]! < start[i + 1]!) k++;
    kept[i + 1] = k;
  }
  return { start: kept, mentor: keep.map((e) => mentor[e]!), score: keep.map((e) => score[e]!) };
}

/** Every place or every mentee who has a candidate is taken, and where that is all, nobody who has waited longer is left. */
function nobodyElseFits({ candidates: { mentees, edges }, capacity, matching }: Settled, { waitingFirst }: Policy): boolean {
  const places = capacity.reduce((sum, seats) => sum + seats, 0);
  const possible = mentees.filter((_, i) => edges.start[i]! < edges.start[i + 1]!);
  const placed = mentees.filter((_, i) => matching[i]! >= 0);
  if (placed.length < Math.min(places, possible.length)) return false;
  if (!waitingFirst || placed.length === possible.length) return true;
  const days = (people: Participant[]) => people.map(({ since }) => since ?? '9999').sort();
  const [longest, chosen] = [days(possible).slice(0, placed.length), days(placed)];
  return longest.every((day, k) => day === chosen[k]);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byId = <T extends { id: string }>(list: T[], id: string) => list.find((one) => one.id === id)!;

/** MA-9: a pin that breaks a rule, names nobody or asks for more places than there are is refused by name. */
export function refusePins(pool: Pool, policy: Policy): Refusal | null {
  const asked = new Map(policy.asked?.map(({ mentor, mentee }) => [mentee, mentor]));
  const taken = new Set<string>();
  const load = new Map<string, number>();
  for (const mentor of asked.values()) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  for (const [mentor, mentee] of policy.pinned) {
    if (asked.get(mentee) === mentor) continue;
    if (asked.has(mentee)) return { refused: 'pinned-asked', mentor, mentee };
    const [a, b] = [pool.mentors.find(({ id }) => id === mentor), pool.mentees.find(({ id }) => id === mentee)];
    if (!a || !b) return { refused: 'pinned-unknown', mentor, mentee };
    if (taken.has(mentee)) return { refused: 'pinned-twice', mentor, mentee };
    taken.add(mentee);
    load.set(mentor, (load.get(mentor) ?? 0) + 1);
    if (load.get(mentor)! > a.places) return { refused: 'pinned-too-many', mentor, mentee };
    const barrier = barrierOf({ mentor: a, mentee: b, switches: policy.switches, isBanned: bans(policy) });
    if (barrier) return { refused: 'pinned-barred', mentor, mentee, barrier };
  }
  return null;
}

function bans({ banned }: Policy): (mentor: string, mentee: string) => boolean {
  const keys = new Set(banned.map((pair) => pair.join(' ')));
  return (mentor, mentee) => keys.has(`${mentor} ${mentee}`);
}

function levelsFor({ mentors, mentees, edges }: Candidates, policy: Policy): Level[] {
  const keeps = new Set(policy.kept.map((pair) => pair.join(' ')));
  const kept = new Int32Array(edges.mentor.length);
  mentees.forEach((mentee, i) => {
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++) kept[e] = keeps.has(`${mentors[edges.mentor[e]!]!.id} ${mentee.id}`) ? 1 : 0;
  });
  // The sets of mentees that can be placed form a matroid: any numbers that grow with the wait give the same choice, and cost no place.
  const days = [...new Set(mentees.flatMap(({ since }) => since ?? []))].sort().reverse();
  const waited = new Int32Array(edges.mentor.length);
  mentees.forEach(({ since }, i) => waited.fill(since === null ? 0 : days.indexOf(since) + 1, edges.start[i], edges.start[i + 1]));
  return [
    ...(policy.waitingFirst && days.length > 0 ? [{ kind: 'total', score: waited } as const] : []),
    ...(keeps.size > 0 ? [{ kind: 'total', score: kept } as const] : []),
    ...(policy.worstFirst ? [{ kind: 'worst', score: edges.score } as const] : []),
    { kind: 'total', score: edges.score },
    ...(policy.even ? [{ kind: 'even' } as const] : []),
  ];
}

/** MA-15: each side ranks those who may be chosen: wishes in their order, then by score; what is equal is a tie. */
function listingsFor({ mentors, mentees, edges }: Candidates): Listings {
  const list: { mentee: number; mentor: number; score: number; menteeRank: number; mentorRank: number }[] = [];
  mentees.forEach((_, i) => {
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++) list.push({ mentee: i, mentor: edges.mentor[e]!, score: edges.score[e]!, menteeRank: 0, mentorRank: 0 });
  });
  const rank = (own: typeof list, wishes: string[], idOf: (edge: (typeof list)[number]) => string, key: 'menteeRank' | 'mentorRank') => {
    const keyed = own.map((edge) => ({ edge, wish: wishes.includes(idOf(edge)) ? wishes.indexOf(idOf(edge)) : wishes.length })).sort((a, b) => a.wish - b.wish || b.edge.score - a.edge.score);
    keyed.forEach(({ edge, wish }, k) => {
      const before = keyed[k - 1];
      edge[key] = before && before.wish === wish && before.edge.score === edge.score ? before.edge[key] : k;
    });
  };
  for (const [i, own] of Map.groupBy(list, ({ mentee }) => mentee)) rank(own, mentees[i]!.wishes, ({ mentor }) => mentors[mentor]!.id, 'menteeRank');
  for (const [j, own] of Map.groupBy(list, ({ mentor }) => mentor)) rank(own, mentors[j]!.wishes, ({ mentee }) => mentees[mentee]!.id, 'mentorRank');
  return listingsOf(mentees.length, list);
}

/** MA-10: whoever is not placed is told why: no mentor with a place, every mentor barred and by which rules, or more mentees than places among those who may be chosen. */
function leftOver(candidates: Candidates, capacity: Int32Array, matching: Int32Array, { pinned, mode }: { pinned: Map<string, string>; mode: Policy['mode'] }): Left[] {
  const { mentors, mentees, edges, barred } = candidates;
  const isFull = everybodyIn(matching, mentees, pinned);
  const gain = isFull || mode === 'stable' ? [] : whatIf(edges, capacity, assign(edges, capacity)).oneMoreSeat();
  const left: Left[] = [];
  const crowds: Crowd[] = [];
  mentees.forEach((mentee, i) => {
    if (matching[i]! >= 0 || pinned.has(mentee.id)) return;
    const own = edges.start[i + 1]! - edges.start[i]!;
    if (mentors.length === 0) left.push({ mentee: mentee.id, candidates: 0, why: 'no-mentors' });
    else if (own === 0) left.push({ mentee: mentee.id, candidates: 0, why: 'rules', barred: barred[i]! });
    else if (mode === 'stable') left.push({ mentee: mentee.id, candidates: own, why: 'wishes' });
    else {
      const isInside = ({ mentors: few }: Crowd) => edges.mentor.subarray(edges.start[i], edges.start[i + 1]).every((j) => few.has(j));
      const crowd = crowds.find(isInside) ?? crowdAround(edges, capacity, matching, i);
      if (!crowds.includes(crowd)) crowds.push(crowd);
      const help = [...crowd.mentors].filter((j) => gain[j]![0] > 0).sort((a, b) => capacity[b]! - capacity[a]! || compare(mentors[a]!.id, mentors[b]!.id));
      left.push({ mentee: mentee.id, candidates: own, why: 'competition', rivals: crowd.mentees, places: crowd.places, help: help.slice(0, 3).map((j) => mentors[j]!.id) });
    }
  });
  return left.sort((a, b) => compare(a.mentee, b.mentee));
}

type Crowd = { mentees: number; places: number; mentors: Set<number> };

/** The mentors whose places could become free for this mentee by exchanges, and everybody who has no other choice than these: more mentees than places (Hall 1935). */
function crowdAround({ start, mentor }: Edges, capacity: Int32Array, matching: Int32Array, begin: number): Crowd {
  const seen = new Set([begin]);
  const mentors = new Set<number>();
  const seated = Map.groupBy(matching.keys(), (i) => matching[i]!);
  for (const i of seen) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const j = mentor[e]!;
      if (mentors.has(j)) continue;
      mentors.add(j);
      for (const other of seated.get(j) ?? []) seen.add(other);
    }
  }
  const hasNoOther = (i: number) => start[i]! < start[i + 1]! && mentor.subarray(start[i], start[i + 1]).every((j) => mentors.has(j));
  return { mentees: matching.reduce((sum, _, i) => sum + (hasNoOther(i) ? 1 : 0), 0), places: [...mentors].reduce((sum, j) => sum + capacity[j]!, 0), mentors };
}

/** What keeps a pair apart (`full`: pins have taken every place), or what it would cost everybody together to have it. */
export type Alternative = { barrier: Barrier | 'full' } | { score: number; reasons: Reason[]; fewerPairs: number; lessScore: number };

/** Why not this one: every mentor for one mentee, from one solve for the most pairs and the highest total. */
export function alternativesFor(pool: Pool, policy: Policy, seed: number, menteeId: string): { mentor: string; alternative: Alternative }[] {
  const others = fixed(policy).pinned.filter(([, id]) => id !== menteeId);
  const { mentors, mentees, edges } = findCandidates(pool, { ...policy, pinned: others }, seed);
  const capacity = Int32Array.from(mentors, ({ id, places }) => places - others.filter(([mentor]) => mentor === id).length);
  const at = mentees.findIndex(({ id }) => id === menteeId);
  const mentee = mentees[at];
  if (!mentee) return [];
  const forced = whatIf(edges, capacity, assign(edges, capacity)).forcedFor(at);
  const losses = new Map(forced.map((loss, k) => [edges.mentor[edges.start[at]! + k]!, loss]));
  return mentors.map((mentor, j) => {
    const loss = losses.get(j);
    if (loss === undefined) return { mentor: mentor.id, alternative: { barrier: barrierOf({ mentor, mentee, switches: policy.switches, isBanned: bans(policy) }) ?? 'banned' } };
    if (loss === null) return { mentor: mentor.id, alternative: { barrier: 'full' } };
    return { mentor: mentor.id, alternative: { score: scoreOf(mentor, mentee, policy.weights), reasons: reasonsFor(mentor, mentee, policy.weights), fewerPairs: loss[0], lessScore: loss[1] } };
  });
}
