/**
 * Making a grouping better step by step: moves, exchanges, and exact re-placement of the people
 * under no extra rule.
 */
import { flowInto, isBetter, isComplete, worth, type Grouping, type Groups } from './groups.ts';

/** Null when the least sizes are not reached. Ends where no move and no exchange helps. */
export function improveGrouping(groups: Groups, start: Grouping): Grouping | null {
  let now = [...start.groupOf];
  for (let round = 0; round < 20; round++) {
    const before = worth(groups, now);
    const lacked = lacking(groups, loadsOf(groups, now));
    climb(groups, now);
    now = replaceFree(groups, now);
    if (lacking(groups, loadsOf(groups, now)) === lacked && !isBetter(worth(groups, now), before))
      break;
  }
  return isComplete(groups, loadsOf(groups, now)) ? worth(groups, now) : null;
}

function loadsOf({ units, min }: Groups, groupOf: number[]): number[] {
  const load = min.map(() => 0);
  units.forEach(({ people }, u) => {
    if (groupOf[u]! >= 0) load[groupOf[u]!]! += people.length;
  });
  return load;
}

/** People who are missing in groups that must or do run. */
function lacking({ min, open }: Groups, load: number[]): number {
  return load.reduce(
    (sum, people, g) =>
      sum + (open === 'optional' && people === 0 ? 0 : Math.max(0, min[g]! - people)),
    0,
  );
}

type Score = { missing: number; placed: number; points: number };
const beats = (a: Score, b: Score) =>
  a.missing < b.missing || (a.missing === b.missing && isBetter(a, b));

function climb(groups: Groups, groupOf: number[]): void {
  const { units, min, max, quotas, maxGroups } = groups;
  const load = loadsOf(groups, groupOf);
  const counted = min.map(() => quotas.map(() => 0));
  units.forEach(({ counts }, u) => {
    if (groupOf[u]! >= 0) counts.forEach((own, q) => (counted[groupOf[u]!]![q]! += own));
  });
  const put = (u: number, g: number) => {
    const from = groupOf[u]!;
    const { people, counts } = units[u]!;
    for (const [at, sign] of [[from, -1] as const, [g, 1] as const]) {
      if (at < 0) continue;
      load[at]! += sign * people.length;
      counts.forEach((own, q) => (counted[at]![q]! += sign * own));
    }
    groupOf[u] = g;
  };
  const fits = (u: number) => {
    const g = groupOf[u]!;
    return (
      g < 0 ||
      (load[g]! <= max[g]! &&
        counted[g]!.every((value, q) => value <= quotas[q]!) &&
        !units[u]!.apart.some((v) => groupOf[v] === g))
    );
  };
  const whole = worth(groups, groupOf);
  let now: Score = { placed: whole.placed, points: whole.points, missing: lacking(groups, load) };
  /** Makes the change when it is allowed and better, else undoes it. */
  const attempt = (changes: [number, number][]): boolean => {
    const before = changes.map(([u]) => groupOf[u]!);
    let [placed, points] = [now.placed, now.points];
    changes.forEach(([u, g], k) => {
      const unit = units[u]!;
      placed += (g < 0 ? 0 : unit.people.length) - (before[k]! < 0 ? 0 : unit.people.length);
      points += (g < 0 ? 0 : unit.points[g]!) - (before[k]! < 0 ? 0 : unit.points[before[k]!]!);
      put(u, g);
    });
    if (
      changes.every(([u]) => fits(u)) &&
      load.filter((people) => people > 0).length <= maxGroups
    ) {
      const then = { placed, points, missing: lacking(groups, load) };
      if (beats(then, now)) {
        now = then;
        return true;
      }
    }
    changes.forEach(([u], k) => put(u, before[k]!));
    return false;
  };
  let moved = true;
  for (let pass = 0; moved && pass < 30; pass++) {
    moved = false;
    for (let u = 0; u < units.length; u++) {
      for (let g = 0; g < min.length; g++)
        if (g !== groupOf[u] && units[u]!.points[g] !== null && attempt([[u, g]])) moved = true;
      for (let v = 0; v < units.length; v++) {
        const [a, b] = [groupOf[u]!, groupOf[v]!];
        if (
          a === b ||
          u === v ||
          (b >= 0 && units[u]!.points[b] === null) ||
          (a >= 0 && units[v]!.points[a] === null)
        )
          continue;
        if (
          attempt([
            [u, b],
            [v, a],
          ])
        )
          moved = true;
      }
    }
  }
}

/** Everybody under no extra rule is placed anew, exactly, around those who are. */
function replaceFree(groups: Groups, groupOf: number[]): number[] {
  const { units, min, max, people, edges, open } = groups;
  const isFree = ({ people: own, apart, counts }: Groups['units'][number]) =>
    own.length === 1 && apart.length === 0 && counts.every((count) => count === 0);
  const free = new Map(
    units.flatMap((unit, u) => (isFree(unit) ? [[unit.people[0]!, u] as const] : [])),
  );
  const fixed = groupOf.map((g, u) => (isFree(units[u]!) ? -1 : g));
  const taken = loadsOf(groups, fixed);
  const running = loadsOf(groups, groupOf).map((load) => load > 0 || open === 'all');
  const rest = {
    people,
    min: min.map((least, g) => Math.max(0, least - taken[g]!)),
    max: max.map((most, g) => most - taken[g]!),
    edges: edges.filter(([person]) => free.has(person)),
  };
  const flow = flowInto(rest, (g) => running[g]!, true);
  if (!flow) return groupOf;
  const next = [...fixed];
  for (const [person, u] of free) next[u] = flow.groupOf[person]!;
  const [a, b] = [worth(groups, next), worth(groups, groupOf)];
  const [missing, missed] = [
    lacking(groups, loadsOf(groups, next)),
    lacking(groups, loadsOf(groups, groupOf)),
  ];
  return missing < missed || (missing === missed && !isBetter(b, a)) ? next : groupOf;
}
