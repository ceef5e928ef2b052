/**
 * Groups with a least and a largest size, people who must or must not be together, and quotas.
 *
 * Objective: most people placed, then the highest total. NP-hard with pairs apart, so:
 * - without anything but sizes it is a flow, solved exactly for each set of open groups that could
 *   be the best;
 * - else branch and bound over units (people who stay together), bounded by the prices of the flow
 *   without the extra rules;
 * - where that does not finish, the best found is improved by moves, exchanges and exact
 *   re-placement of everybody who stands under no extra rule, and is exact when it reaches the bound
 *   of the flow. So it is from the start where numbers are too large for exact sums.
 */
import {
  flowInto,
  isBetter,
  isComplete,
  worth,
  type Grouping,
  type Groups,
  type Unit,
} from './groups.ts';
import { improveGrouping } from './regroup.ts';

export type GroupingResult = { best: Grouping | null; exact: boolean };

/**
 * Nodes of the searches. One of open sets solves a flow, so it has few: most where the flow is the
 * answer, fewer where it is only a bound. One of units costs next to nothing.
 */
const openSetLimit = { asAnswer: 4096, asBound: 256 };
const unitLimit = 400_000;

export function solveGrouping(groups: Groups): GroupingResult {
  const isPlain =
    groups.quotas.length === 0 &&
    groups.units.every(({ people, apart }) => people.length === 1 && apart.length === 0);
  const flow = solveOpenSets(groups, isPlain ? openSetLimit.asAnswer : openSetLimit.asBound);
  if (isPlain) return { best: flow.best, exact: flow.exact };
  const branched = branch(groups);
  if (branched.exact) return branched;
  const starts = [branched.best, flow.best && withoutClashes(groups, flow.best)].filter(
    (start) => start !== null,
  );
  const best = starts
    .map((start) => improveGrouping(groups, start))
    .reduce<Grouping | null>((top, one) => (one && isBetter(one, top) ? one : top), null);
  const { most } = flow;
  return {
    best,
    exact: best !== null && best.placed === most.placed && best.points === most.points,
  };
}

/** What no grouping can pass. */
type Most = { placed: number; points: number };

/** Branch and bound over which groups are open, people taken one by one. */
function solveOpenSets(
  groups: Groups,
  limit: number,
): { best: Grouping | null; exact: boolean; most: Most } {
  const count = groups.min.length;
  const everything = flowInto(groups, () => true, false)!;
  const most = { placed: everything.placed, points: everything.points };
  if (groups.open === 'all') {
    const tooMany = groups.min.filter((people) => people > 0).length > groups.maxGroups;
    const found = tooMany ? null : flowInto(groups, () => true, true);
    const isWide =
      found !== null && new Set(found.groupOf.filter((g) => g >= 0)).size > groups.maxGroups;
    if (!isWide) return { best: found, exact: true, most };
  }
  const state: (boolean | null)[] = Array.from({ length: count }, () => null);
  let [nodes, exact, best] = [0, true, null as Grouping | null];
  const walk = (at: number, opened: number): void => {
    if (!exact || ++nodes > limit) {
      exact = false;
      return;
    }
    // Nobody under this node does better than with every undecided group open, however few people.
    const atBest = flowInto(groups, (g) => state[g] !== false, false)!;
    if (!isBetter(atBest, best)) return;
    if (at === count) {
      const found = flowInto(groups, (g) => state[g] === true, true);
      if (found && isBetter(found, best)) best = found;
      return;
    }
    for (const choice of groups.open === 'all' && groups.min[at]! > 0 ? [true] : [true, false]) {
      if (choice && opened >= groups.maxGroups) continue;
      state[at] = choice;
      walk(at + 1, opened + (choice ? 1 : 0));
      state[at] = null;
    }
  };
  walk(0, 0);
  return { best, exact, most };
}

/** From people to units; whoever breaks a rule is taken out again. */
function withoutClashes(groups: Groups, flow: Grouping): Grouping {
  const { units, quotas, min } = groups;
  const groupOf = units.map(({ people, points }) => {
    const g = flow.groupOf[people[0]!]!;
    return g >= 0 && points[g] !== null && people.every((person) => flow.groupOf[person] === g)
      ? g
      : -1;
  });
  const counted = min.map(() => quotas.map(() => 0));
  units.forEach(({ apart, counts }, u) => {
    const g = groupOf[u]!;
    if (g < 0) return;
    if (
      apart.some((v) => v < u && groupOf[v] === g) ||
      counts.some((value, q) => counted[g]![q]! + value > quotas[q]!)
    )
      groupOf[u] = -1;
    else counts.forEach((value, q) => (counted[g]![q]! += value));
  });
  return worth(groups, groupOf);
}

/**
 * Branch and bound over units: those with the most people and rules first, the most promising group
 * first.
 *
 * One number stands for the objective: each person placed counts `perPerson`, more than all points
 * of two groupings can differ, so that placing one more beats any points.
 *
 * Bound (Lagrange): let every group g ask a price p[g] >= 0 for a seat. Units that fill n[g] <= max[g]
 * seats are worth at most
 *   sum over units of max(0, best over g of value - people * p[g])  +  sum over g of p[g] * max[g]:
 * add and take away what they pay, and what they pay is at most p[g] * max[g]. Under a node, units
 * that have been placed count with what they are, those still to come with the first sum, and the
 * second is over the seats that are left. It holds for any prices that are not below 0; those of
 * the flow, which knows no other rules, make it tight. Where the flow has no price (Infinity) stands
 * `perPerson`: no valid price is wrong, and sums stay numbers.
 */
function branch(groups: Groups): GroupingResult {
  const { units, min, max, quotas, open, maxGroups } = groups;
  const count = min.length;
  const perPerson =
    1 +
    2 *
      units.reduce(
        (sum, { points }) =>
          sum + points.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0),
        0,
      );
  if (!Number.isSafeInteger(perPerson * groups.people)) return { best: null, exact: false };
  const value = units.map(({ people, points }) =>
    points.map((score) => (score === null ? -Infinity : people.length * perPerson + score)),
  );
  const prices = flowInto(groups, () => true, false)!.prices.map((price) =>
    price === Infinity ? perPerson : Math.max(0, price),
  );
  /** What each unit is worth at best when it pays for its seats. */
  const afterPrices = units.map(({ people }, u) =>
    Math.max(0, ...value[u]!.map((worthHere, g) => worthHere - people.length * prices[g]!)),
  );
  const order = units
    .map((_, u) => u)
    .sort((a, b) => orderWeight(units[b]!) - orderWeight(units[a]!) || a - b);
  /** From the k-th unit on: what they are worth after prices, and how many people they are. */
  const worthToCome = new Float64Array(order.length + 1);
  const peopleToCome = new Int32Array(order.length + 1);
  for (let k = order.length - 1; k >= 0; k--) {
    worthToCome[k] = worthToCome[k + 1]! + afterPrices[order[k]!]!;
    peopleToCome[k] = peopleToCome[k + 1]! + units[order[k]!]!.people.length;
  }
  const groupOf = units.map(() => -1);
  const load = min.map(() => 0);
  const counted = min.map(() => quotas.map(() => 0));
  const choices = units.map((unit, u) =>
    [...unit.points.keys()]
      .filter((g) => unit.points[g] !== null)
      .sort(
        (a, b) =>
          value[u]![b]! -
            unit.people.length * prices[b]! -
            (value[u]![a]! - unit.people.length * prices[a]!) || a - b,
      ),
  );
  let [nodes, best, top] = [0, null as number[] | null, -Infinity];
  /** False when it was cut off. */
  const walk = (k: number, total: number): boolean => {
    if (++nodes > unitLimit) return false;
    let [bound, missing, used] = [total + worthToCome[k]!, 0, 0];
    for (let g = 0; g < count; g++) {
      bound += prices[g]! * (max[g]! - load[g]!);
      if (load[g]! > 0) used++;
      if ((open === 'all' || load[g]! > 0) && load[g]! < min[g]!) missing += min[g]! - load[g]!;
    }
    if (bound <= top || missing > peopleToCome[k]! || used > maxGroups) return true;
    if (k === order.length) {
      if (total <= top || !isComplete(groups, load)) return true;
      top = total;
      best = [...groupOf];
      return true;
    }
    const u = order[k]!;
    const { people, apart, counts } = units[u]!;
    for (const g of choices[u]!) {
      if (
        load[g]! + people.length > max[g]! ||
        apart.some((v) => groupOf[v] === g) ||
        counts.some((own, q) => counted[g]![q]! + own > quotas[q]!)
      )
        continue;
      groupOf[u] = g;
      load[g]! += people.length;
      counts.forEach((own, q) => (counted[g]![q]! += own));
      const isWhole = walk(k + 1, total + value[u]![g]!);
      groupOf[u] = -1;
      load[g]! -= people.length;
      counts.forEach((own, q) => (counted[g]![q]! -= own));
      if (!isWhole) return false;
    }
    return walk(k + 1, total);
  };
  const exact = walk(0, 0);
  return { best: best && worth(groups, best), exact };
}

/** What is hardest to place comes first: many people, then those apart from others, then quotas. */
function orderWeight({ people, apart, counts }: Unit): number {
  return 4 * people.length + 2 * apart.length + counts.reduce((sum, own) => sum + own, 0);
}
