/**
 * Pupils divided over mentor groups: sizes, who goes together and who apart, objections, last
 * year's mentor, an even spread.
 */
import { shuffled } from '../../core/math/random.ts';
import { solveGroups } from '../../core/matching/grouping.ts';

export type Pupil = {
  id: string;
  name: string;
  unit: string | null;
  siblings: string[];
  earlierMentors: string[];
};
export type GroupMentor = { id: string; name: string };
/** `together` and `apart`: two pupils. `with` and `without`: a pupil and a mentor. */
export type Request = {
  kind: 'together' | 'apart' | 'with' | 'without';
  pupil: string;
  other: string;
  saidBy: 'guardian' | 'pupil' | 'school';
};
export type DivisionPool = {
  mentors: GroupMentor[];
  pupils: Pupil[];
  units: { id: string; name: string }[];
  requests: Request[];
};
export type DivisionPolicy = {
  least: number;
  most: number;
  siblings: 'together' | 'apart' | 'free';
  lastMentor: 'keep' | 'change' | 'free';
  /** Every class is spread evenly over the groups. */
  spread: boolean;
  /** [mentor, pupil] */
  pinned: [string, string][];
  /** Where pupils should stay when that costs nobody a place. */
  kept: [string, string][];
};

export type Placed = {
  pupil: string;
  /** Met: the mentor that was wished for, or last year's. */
  reasons: ('wish' | 'last-mentor')[];
  pinned: boolean;
};
export type DivisionConstraint = 'objection' | 'mentor-before' | 'pinned-elsewhere' | 'together';
/**
 * `rules`: no group may take the pupil. `size`: more pupils must stay together than a group holds.
 * `clash`: some group may, but not beside the others.
 */
export type PupilLeft = {
  pupil: string;
  why: 'rules' | 'size' | 'clash';
  barriers: DivisionConstraint[];
};
export type Division = {
  groups: { mentor: string; pupils: Placed[] }[];
  left: PupilLeft[];
  points: number;
  exact: boolean;
};
export type DivisionRefusal =
  | { refused: 'no-mentors' | 'no-pupils' | 'sizes' | 'not-found' }
  | { refused: 'too-few'; pupils: number; places: number }
  | { refused: 'too-many'; pupils: number; places: number }
  | {
      refused: 'together-and-apart' | 'pinned-apart' | 'pinned-together' | 'pinned-objection';
      names: string[];
    };

export const divider = 'division/2';

/**
 * So many orders of pupils and mentors are tried while somebody stays out although a group would
 * take them.
 */
const mostOrders = 5;
const wishPoints = 3;
const lastMentorPoints = 5;

/** Sizes around the mean, with room for one or two pupils more or fewer. */
export function usualDivision(pupils: number, mentors: number): DivisionPolicy {
  const mean = mentors === 0 ? 0 : pupils / mentors;
  return {
    least: Math.max(0, Math.floor(mean) - 1),
    most: Math.ceil(mean) + 1,
    siblings: 'free',
    lastMentor: 'keep',
    spread: true,
    pinned: [],
    kept: [],
  };
}

type Posed = { together: [string, string][]; apart: [string, string][] };

/** What two pupils' guardians or the school asked for goes before the rule for all siblings. */
function pairsOf({ pupils, requests }: DivisionPool, { siblings }: DivisionPolicy): Posed {
  const here = new Set(pupils.map(({ id }) => id));
  const asked = (kind: Request['kind']) =>
    requests
      .filter(
        (request) => request.kind === kind && here.has(request.pupil) && here.has(request.other),
      )
      .map(({ pupil, other }): [string, string] => [pupil, other]);
  const [together, apart] = [asked('together'), asked('apart')];
  if (siblings === 'free') return { together, apart };
  const settled = new Set([...together, ...apart].map((pair) => pair.toSorted().join(' ')));
  const families = pupils.flatMap(({ id, siblings: own }) =>
    own
      .filter((other) => id < other && here.has(other) && !settled.has(`${id} ${other}`))
      .map((other): [string, string] => [id, other]),
  );
  return siblings === 'together'
    ? { together: [...together, ...families], apart }
    : { together, apart: [...apart, ...families] };
}

/** Who stays together, as one unit per pupil. */
function unitsOf({ pupils }: DivisionPool, together: [string, string][]): Map<string, string[]> {
  const units = new Map(pupils.map(({ id }) => [id, [id]]));
  for (const [a, b] of together) {
    const [one, other] = [units.get(a)!, units.get(b)!];
    if (one === other) continue;
    const whole = [...one, ...other];
    for (const id of whole) units.set(id, whole);
  }
  return units;
}

function barrierFor(
  pool: DivisionPool,
  policy: DivisionPolicy,
): (pupil: Pupil, mentor: string) => DivisionConstraint | null {
  const objections = new Set(
    pool.requests
      .filter(({ kind }) => kind === 'without')
      .map(({ pupil, other }) => `${other} ${pupil}`),
  );
  const pins = new Map(policy.pinned.map(([mentor, pupil]) => [pupil, mentor]));
  return (pupil, mentor) => {
    if (objections.has(`${mentor} ${pupil.id}`)) return 'objection';
    if (policy.lastMentor === 'change' && pupil.earlierMentors.includes(mentor))
      return 'mentor-before';
    return pins.has(pupil.id) && pins.get(pupil.id) !== mentor ? 'pinned-elsewhere' : null;
  };
}

/**
 * MA-17: what cannot all be met is refused, and named: sizes that do not hold the pupils, the same
 * two together and apart, a pin against a request.
 */
export function refuseDivision(pool: DivisionPool, policy: DivisionPolicy): DivisionRefusal | null {
  const { mentors, pupils } = pool;
  if (pupils.length === 0) return { refused: 'no-pupils' };
  if (mentors.length === 0) return { refused: 'no-mentors' };
  if (policy.least > policy.most) return { refused: 'sizes' };
  if (mentors.length * policy.most < pupils.length)
    return { refused: 'too-many', pupils: pupils.length, places: mentors.length * policy.most };
  if (mentors.length * policy.least > pupils.length)
    return { refused: 'too-few', pupils: pupils.length, places: mentors.length * policy.least };
  const { together, apart } = pairsOf(pool, policy);
  const units = unitsOf(pool, together);
  const names = new Map([...mentors, ...pupils].map(({ id, name }) => [id, name]));
  const named = (...ids: string[]) => ids.map((id) => names.get(id) ?? '?');
  const torn = apart.find(([a, b]) => units.get(a) === units.get(b));
  if (torn) return { refused: 'together-and-apart', names: named(...torn) };
  const pins = new Map(policy.pinned.map(([mentor, pupil]) => [pupil, mentor]));
  const parted = policy.pinned.flatMap(([mentor, pupil]) =>
    (units.get(pupil) ?? [])
      .filter((other) => pins.has(other) && pins.get(other) !== mentor)
      .map((other) => [pupil, other]),
  )[0];
  if (parted) return { refused: 'pinned-together', names: named(...parted) };
  const joined = apart.find(([a, b]) => pins.has(a) && pins.get(a) === pins.get(b));
  if (joined) return { refused: 'pinned-apart', names: named(...joined) };
  const barrier = barrierFor(pool, policy);
  const barred = policy.pinned.find(([mentor, pupil]) =>
    (units.get(pupil) ?? []).some(
      (id) =>
        barrier(
          pupils.find((one) => one.id === id)!,
          mentor,
        ) !== null,
    ),
  );
  return barred ? { refused: 'pinned-objection', names: named(barred[1], barred[0]) } : null;
}

/**
 * MA-16: most pupils placed; then fewest moved from where they should stay; then the most points, 5
 * for last year's mentor where that is wanted and 3 for a mentor who was wished for. The seed
 * decides between equals. Null when no division keeps the sizes. A search that was not proved best
 * and leaves somebody out begins anew in another order; the first of those with the most stands.
 */
export function divide(pool: DivisionPool, policy: DivisionPolicy, seed: number): Division | null {
  let best: Division | null = null;
  for (let order = 0; order < mostOrders; order++) {
    const found = divideInOrder(pool, policy, seed + 2 * order);
    if (found && (best === null || found.left.length < best.left.length)) best = found;
    if (found === null || found.exact || !found.left.some(({ why }) => why === 'clash')) break;
  }
  return best;
}

function divideInOrder(pool: DivisionPool, policy: DivisionPolicy, seed: number): Division | null {
  const mentors = shuffled(pool.mentors, seed);
  const pupils = shuffled(pool.pupils, seed + 1);
  const at = new Map(pupils.map(({ id }, i) => [id, i]));
  const { together, apart } = pairsOf(pool, policy);
  const barrier = barrierFor(pool, policy);
  const wishes = new Set(
    pool.requests
      .filter(({ kind }) => kind === 'with')
      .map(({ pupil, other }) => `${other} ${pupil}`),
  );
  const kept = new Set(policy.kept.map((pair) => pair.join(' ')));
  const reasons = (pupil: Pupil, mentor: string): Placed['reasons'] => [
    ...(policy.lastMentor === 'keep' && pupil.earlierMentors.includes(mentor)
      ? (['last-mentor'] as const)
      : []),
    ...(wishes.has(`${mentor} ${pupil.id}`) ? (['wish'] as const) : []),
  ];
  const points = (pupil: Pupil, mentor: string) =>
    reasons(pupil, mentor).reduce(
      (sum, reason) => sum + (reason === 'wish' ? wishPoints : lastMentorPoints),
      0,
    );
  // Staying weighs more than all points together, so that it comes first.
  const stay = pupils.length * (wishPoints + lastMentorPoints) + 1;
  const edges = pupils.flatMap((pupil, i) =>
    mentors.flatMap(({ id }, g): [number, number, number][] =>
      barrier(pupil, id)
        ? []
        : [[i, g, points(pupil, id) + (kept.has(`${id} ${pupil.id}`) ? stay : 0)]],
    ),
  );
  const index = ([a, b]: [string, string]): [number, number] => [at.get(a)!, at.get(b)!];
  const result = solveGroups({
    id: 'division',
    menteeCount: pupils.length,
    groups: mentors.map(() => ({ min: policy.least, max: policy.most })),
    edges,
    together: together.map(index),
    apart: apart.map(index),
    quotas: policy.spread ? spreadOf(pupils, mentors.length) : [],
  });
  if ('error' in result || !result.feasible) return null;
  const pinned = new Set(policy.pinned.map(([, pupil]) => pupil));
  const groups = mentors.map(({ id }, g) => ({
    mentor: id,
    pupils: pupils
      .filter((_, i) => result.matching[i] === g)
      .map((pupil): Placed => ({
        pupil: pupil.id,
        reasons: reasons(pupil, id),
        pinned: pinned.has(pupil.id),
      })),
  }));
  return {
    groups: groups.sort((a, b) => compare(a.mentor, b.mentor)),
    left: leftOver(pool, policy, {
      together,
      placed: new Set(groups.flatMap((group) => group.pupils.map(({ pupil }) => pupil))),
    }),
    points: pupils.reduce(
      (sum, pupil, i) =>
        sum + (result.matching[i]! < 0 ? 0 : points(pupil, mentors[result.matching[i]!]!.id)),
      0,
    ),
    exact: result.exact,
  };
}

/**
 * A class of n pupils over g groups: at most one more in a group than an even share, rounded up.
 */
function spreadOf(pupils: Pupil[], groups: number): { members: number[]; maxPerGroup: number }[] {
  const units = Map.groupBy(pupils.keys(), (i) => pupils[i]!.unit);
  if (units.size < 2) return [];
  return [...units]
    .filter(([unit]) => unit !== null)
    .map(([, members]) => ({ members, maxPerGroup: Math.ceil(members.length / groups) + 1 }));
}

/**
 * MA-18: whoever is not placed is told which rules bar every group, or that those who stay together
 * are too many, or that the others leave no room.
 */
function leftOver(
  pool: DivisionPool,
  policy: DivisionPolicy,
  { together, placed }: { together: [string, string][]; placed: Set<string> },
): PupilLeft[] {
  const units = unitsOf(pool, together);
  const byId = new Map(pool.pupils.map((pupil) => [pupil.id, pupil]));
  const barrier = barrierFor(pool, policy);
  return pool.pupils
    .filter(({ id }) => !placed.has(id))
    .map((pupil): PupilLeft => {
      const unit = units.get(pupil.id)!;
      if (unit.length > policy.most)
        return { pupil: pupil.id, why: 'size', barriers: ['together'] };
      const met = pool.mentors.map(
        ({ id }) =>
          barrier(pupil, id) ??
          (unit.some((other) => barrier(byId.get(other)!, id)) ? ('together' as const) : null),
      );
      const barriers = [...new Set(met.filter((one) => one !== null))];
      return met.includes(null)
        ? { pupil: pupil.id, why: 'clash', barriers: [] }
        : { pupil: pupil.id, why: 'rules', barriers };
    });
}

export type PupilMove = { pupil: string; from: string | null; to: string | null };

/** Who changed groups between two divisions. */
export function compareDivisions(before: Division, after: Division): PupilMove[] {
  const homes = ({ groups }: Division) =>
    new Map(
      groups.flatMap(({ mentor, pupils }) => pupils.map(({ pupil }) => [pupil, mentor] as const)),
    );
  const [old, now] = [homes(before), homes(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((pupil) => {
    const [from, to] = [old.get(pupil) ?? null, now.get(pupil) ?? null];
    return from === to ? [] : [{ pupil, from, to }];
  });
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
