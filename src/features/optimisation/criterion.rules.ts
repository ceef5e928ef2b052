/**
 * How well two people fit: named criteria, each between 0 and 1, or unknown when somebody has said
 * nothing.
 */

export type Participant = {
  id: string;
  name: string;
  memberOrganisation: string | null;
  managerId: string | null;
  languages: string[];
  /** What a mentee needs, the most important first; what a mentor can help with, in any order. */
  competences: string[];
  /** Times of the week, in the words of the programme. */
  slots: string[];
  region: string | null;
  /** Willing to meet online. */
  online: boolean | null;
  sector: string | null;
  /** Years of experience. */
  years: number | null;
  /**
   * Ids of people whom this one would like, the dearest first, and of people whom this one will not
   * have.
   */
  wishes: string[];
  vetoes: string[];
  /** Ids of those who mentored this one before. */
  earlierMentors: string[];
  /**
   * Ids of those with whom a mentorship ended before its time, where nobody has released the pair.
   */
  endedWith: string[];
  /** The day since when this one waits for a place, as 2026-11-22. */
  since: string | null;
};
export type Mentor = Participant & { places: number };
export type Pool = { mentors: Mentor[]; mentees: Participant[] };

export const nobody: Omit<Participant, 'id' | 'name'> = {
  memberOrganisation: null,
  managerId: null,
  languages: [],
  competences: [],
  slots: [],
  region: null,
  online: null,
  sector: null,
  years: null,
  wishes: [],
  vetoes: [],
  earlierMentors: [],
  endedWith: [],
  since: null,
};

export const criterionKeys = [
  'need',
  'menteeWish',
  'mentorWish',
  'language',
  'availability',
  'place',
  'sector',
  'experience',
] as const;
export type CriterionKey = (typeof criterionKeys)[number];
/** `value`: 0 to 1. `about`: what it rests on, to be named in the explanation. */
export type Finding = { value: number; about: string[] };
type Criterion = (mentor: Mentor, mentee: Participant) => Finding | null;

/** Capitals and spaces at the ends make no difference. */
const alike = (a: string, b: string) =>
  a === b || a.trim().toLowerCase() === b.trim().toLowerCase();

const shared = (a: string[], b: string[]) => a.filter((one) => b.includes(one));

/** MA-3: eight criteria; what nobody has said is unknown, never 0. */
export const criteria: Record<CriterionKey, Criterion> = {
  // The first need counts 1, the second 1/2, the third 1/3 and so on.
  need: (mentor, mentee) => {
    if (mentor.competences.length === 0 || mentee.competences.length === 0) return null;
    const weigh = (needs: string[]) =>
      needs.reduce((sum, need) => sum + 1 / (mentee.competences.indexOf(need) + 1), 0);
    const met = shared(mentee.competences, mentor.competences);
    return { value: weigh(met) / weigh(mentee.competences), about: met };
  },
  menteeWish: (mentor, mentee) => wish(mentee.wishes, mentor.id),
  mentorWish: (mentor, mentee) => wish(mentor.wishes, mentee.id),
  language: (mentor, mentee) => {
    if (mentor.languages.length === 0 || mentee.languages.length === 0) return null;
    const common = shared(mentee.languages, mentor.languages);
    return { value: common.length > 0 ? 1 : 0, about: common };
  },
  availability: (mentor, mentee) => {
    if (mentor.slots.length === 0 || mentee.slots.length === 0) return null;
    const common = shared(mentee.slots, mentor.slots);
    return {
      value: common.length / Math.min(mentor.slots.length, mentee.slots.length),
      about: common,
    };
  },
  place: (mentor, mentee) => {
    if (mentor.region !== null && mentee.region !== null && alike(mentor.region, mentee.region))
      return { value: 1, about: [mentor.region] };
    if (mentor.online === true && mentee.online === true) return { value: 1, about: [] };
    return mentor.region === null || mentee.region === null ? null : { value: 0, about: [] };
  },
  sector: (mentor, mentee) =>
    mentor.sector === null || mentee.sector === null
      ? null
      : { value: alike(mentor.sector, mentee.sector) ? 1 : 0, about: [mentor.sector] },
  // Full at five years more, nothing at none.
  experience: (mentor, mentee) =>
    mentor.years === null || mentee.years === null
      ? null
      : { value: Math.min(1, Math.max(0, (mentor.years - mentee.years) / 5)), about: [] },
};

/** The first wish counts 1, the last a little more than 0; not named is 0. */
function wish(wishes: string[], id: string): Finding | null {
  if (wishes.length === 0) return null;
  const at = wishes.indexOf(id);
  return { value: at < 0 ? 0 : 1 - at / wishes.length, about: [] };
}

export type Weights = Record<CriterionKey, number>;
export const usualWeights: Weights = {
  need: 5,
  menteeWish: 3,
  mentorWish: 2,
  language: 1,
  availability: 1,
  place: 1,
  sector: 0,
  experience: 1,
};

/** Part of a score, kept as the explanation: `points` of the score come from it. */
export type Reason = {
  key: CriterionKey | 'no-common-need' | 'nothing' | 'unknown';
  points: number;
  about: string[];
};

/** Whose `about` names criteria. */
export const isOfCriteria = ({ key }: Reason): boolean => key === 'unknown' || key === 'nothing';

type Known = { key: CriterionKey; weight: number; finding: Finding };

function findings(
  mentor: Mentor,
  mentee: Participant,
  weights: Weights,
): { known: Known[]; unknown: CriterionKey[] } {
  const known: Known[] = [];
  const unknown: CriterionKey[] = [];
  for (const key of criterionKeys) {
    const weight = weights[key];
    if (weight <= 0) continue;
    const finding = criteria[key](mentor, mentee);
    if (finding) known.push({ key, weight, finding });
    else unknown.push(key);
  }
  return { known, unknown };
}

/**
 * MA-8: the score is 1,000 times the weighted mean of the criteria that are known, rounded; 0 when
 * none is. Unknown criteria neither help nor harm, and are named.
 */
export function scoreOf(mentor: Mentor, mentee: Participant, weights: Weights): number {
  let [sum, whole] = [0, 0];
  for (const { weight, finding } of findings(mentor, mentee, weights).known) {
    sum += weight * finding.value;
    whole += weight;
  }
  return whole === 0 ? 0 : Math.round((1000 * sum) / whole);
}

/**
 * `scoreOf` for many pairs, by their places in the lists: each criterion is asked once for people
 * who say the same.
 */
export function scorerFor(
  mentors: Mentor[],
  mentees: Participant[],
  weights: Weights,
): (mentor: number, mentee: number) => number {
  const asked = criterionKeys
    .filter((key) => weights[key] > 0)
    .map((key) => ({ weight: weights[key], valueOf: valuesOf(key, mentors, mentees) }));
  return (j, i) => {
    let [sum, whole] = [0, 0];
    for (const { weight, valueOf } of asked) {
      const value = valueOf(j, i);
      if (value < 0) continue;
      sum += weight * value;
      whole += weight;
    }
    return whole === 0 ? 0 : Math.round((1000 * sum) / whole);
  };
}

/** What each criterion looks at; people of whom it is the same are the same to it. */
const regarded: Record<
  Exclude<CriterionKey, 'menteeWish' | 'mentorWish'>,
  (person: Participant) => unknown
> = {
  need: ({ competences }) => competences,
  language: ({ languages }) => languages,
  availability: ({ slots }) => slots,
  place: ({ region, online }) => [region, online],
  sector: ({ sector }) => sector,
  experience: ({ years }) => years,
};

/** The value of a criterion for a pair, -1 for unknown. */
function valuesOf(
  key: CriterionKey,
  mentors: Mentor[],
  mentees: Participant[],
): (mentor: number, mentee: number) => number {
  if (key === 'menteeWish') return wishesOf(mentees, mentors, (j, i) => [i, j]);
  if (key === 'mentorWish') return wishesOf(mentors, mentees, (j, i) => [j, i]);
  const ask = (mentor: Mentor, mentee: Participant) => criteria[key](mentor, mentee)?.value ?? -1;
  const [those, these] = [kindsOf(mentors, regarded[key]), kindsOf(mentees, regarded[key])];
  if (those.examples.length * these.examples.length > 4_000_000)
    return (j, i) => ask(mentors[j]!, mentees[i]!);
  const width = those.examples.length; // a mentee's values stand together: pools are walked mentee by mentee
  const table = new Float64Array(these.examples.length * width).fill(-2);
  return (j, i) => {
    const at = these.kind[i]! * width + those.kind[j]!;
    if (table[at] === -2) table[at] = ask(mentors[j]!, mentees[i]!);
    return table[at]!;
  };
}

function kindsOf<T extends Participant>(
  people: T[],
  look: (person: Participant) => unknown,
): { kind: Int32Array; examples: T[] } {
  const known = new Map<string, number>();
  const examples: T[] = [];
  const kind = Int32Array.from(people, (person) => {
    const text = JSON.stringify(look(person));
    if (!known.has(text)) known.set(text, examples.push(person) - 1);
    return known.get(text)!;
  });
  return { kind, examples };
}

function wishesOf(
  wishers: Participant[],
  others: Participant[],
  order: (mentor: number, mentee: number) => [wisher: number, other: number],
): (mentor: number, mentee: number) => number {
  const at = new Map(others.map(({ id }, k) => [id, k]));
  const values = wishers.map(({ wishes }) =>
    wishes.length === 0
      ? null
      : new Map(
          wishes.flatMap((id) =>
            at.has(id) ? [[at.get(id)!, wish(wishes, id)!.value] as const] : [],
          ),
        ),
  );
  return (mentor, mentee) => {
    const [wisher, other] = order(mentor, mentee);
    const own = values[wisher]!;
    return own === null ? -1 : (own.get(other) ?? 0);
  };
}

/**
 * What makes up the score, the largest part first; then what is known and adds nothing, and what is
 * unknown.
 */
export function reasonsFor(mentor: Mentor, mentee: Participant, weights: Weights): Reason[] {
  const { known, unknown } = findings(mentor, mentee, weights);
  const whole = known.reduce((sum, { weight }) => sum + weight, 0);
  const parts = known
    .filter(({ finding }) => finding.value > 0)
    .map(({ key, weight, finding }): Reason => ({
      key,
      points: Math.round((1000 * weight * finding.value) / whole),
      about: finding.about,
    }));
  const unmet = known.some(({ key, finding }) => key === 'need' && finding.value === 0);
  const notes: Reason[] = [];
  if (unmet) notes.push({ key: 'no-common-need', points: 0, about: [] });
  const nothing = known
    .filter(({ key, finding }) => finding.value === 0 && key !== 'need')
    .map(({ key }) => key);
  if (nothing.length > 0) notes.push({ key: 'nothing', points: 0, about: nothing });
  if (unknown.length > 0) notes.push({ key: 'unknown', points: 0, about: unknown });
  return [...parts.sort((a, b) => b.points - a.points), ...notes];
}

/** What is known of nobody is said once, not at every pair. */
export function unknownToAll(proposals: { reasons: Reason[] }[]): string[] {
  const unknown = proposals.map(
    ({ reasons }) => reasons.find(({ key }) => key === 'unknown')?.about ?? [],
  );
  return (unknown[0] ?? []).filter((key) => unknown.every((keys) => keys.includes(key)));
}
