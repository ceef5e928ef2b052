/**
 * Eligibility in three-valued logic (Kleene 1952, strong): yes, no, or unknown with the question
 * that would settle it.
 */
import type { Criterion, ProfileRole, Test } from '../profiles/profile.rules.ts';

export type Truth = 'yes' | 'no' | 'unknown';
export type RoleFact = {
  kind: string;
  firstDay: string | null;
  lastDay: string | null;
  stateAdministration: Truth;
};
export type Facts = {
  asOf: string;
  /** Null when nobody has asked yet; an empty list means: none. */
  roles: RoleFact[] | null;
  answers: Record<string, string>;
  bornOn: string | null;
  places: number | null;
  nominated: boolean;
};

export type Part = { id: string; truth: Truth; group: string | null; mustHave: boolean };
export type Verdict = {
  truth: Truth;
  parts: Part[];
  failed: string[];
  /** The fewest open criteria whose "yes" would settle it. */
  ask: string[];
};

/**
 * E-1: five years are 1,826 days, one year is 365, two years are at most 731; the last day counts.
 */
export const fiveYears = 1826;

export function allOf(truths: Truth[]): Truth {
  return truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes';
}

export function anyOf(truths: Truth[]): Truth {
  return truths.includes('yes') ? 'yes' : truths.includes('unknown') ? 'unknown' : 'no';
}

/** E-2: musts together decide; alternatives of one group count as one; wishes never decide. */
export function judge(role: ProfileRole, facts: Facts): Verdict {
  const parts = role.criteria.map((criterion): Part => ({
    id: criterion.id,
    truth: judgeCriterion(criterion, facts),
    group: criterion.anyOfGroup,
    mustHave: criterion.mustHave,
  }));
  const clauses = clausesOf(parts.filter((part) => part.mustHave));
  const truths = clauses.map((clause) => anyOf(clause.map((part) => part.truth)));
  const truth = allOf(truths);
  return {
    truth,
    parts,
    failed: clauses
      .filter((_, i) => truths[i] === 'no')
      .map((clause) => clause[0]!.group ?? clause[0]!.id),
    ask:
      truth === 'unknown'
        ? clauses
            .filter((_, i) => truths[i] === 'unknown')
            .map((clause) => clause.find((part) => part.truth === 'unknown')!.id)
        : [],
  };
}

function clausesOf(parts: Part[]): Part[][] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const key = part.group === null ? `single ${part.id}` : `group ${part.group}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()];
}

function judgeCriterion(criterion: Criterion, facts: Facts): Truth {
  if (criterion.test) return judgeTest(criterion.test, criterion.id, facts);
  if (criterion.kind === 'age' && facts.bornOn && criterion.value !== null)
    return compare(ageOn(facts.bornOn, facts.asOf), criterion);
  if (
    criterion.kind === 'capacity' &&
    facts.places !== null &&
    criterion.value !== null &&
    criterion.bound === 'max'
  )
    return facts.places <= criterion.value ? 'yes' : 'no';
  if (criterion.kind === 'nomination' && facts.nominated) return 'yes';
  if (asksNumber(criterion) && /^\d/.test(facts.answers[criterion.id] ?? ''))
    return compare(Number(facts.answers[criterion.id]!.replace(',', '.')), criterion);
  return asTruth(facts.answers[criterion.id]);
}

/** These are answered with a number in the criterion's unit. */
function asksNumber(criterion: Criterion): boolean {
  return (
    !criterion.test &&
    (criterion.kind === 'experience' || criterion.kind === 'age') &&
    criterion.value !== null
  );
}

function compare(value: number, criterion: Criterion): Truth {
  return (criterion.bound === 'max' ? value <= criterion.value! : value >= criterion.value!)
    ? 'yes'
    : 'no';
}

function asTruth(answer: string | undefined): Truth {
  return answer === 'yes' || answer === 'no' ? answer : 'unknown';
}

function ageOn(bornOn: string, asOf: string): number {
  return Temporal.PlainDate.from(bornOn).until(Temporal.PlainDate.from(asOf), {
    largestUnit: 'years',
  }).years;
}

function judgeTest(test: Test, id: string, facts: Facts): Truth {
  if (test.by === 'all') return allOf(test.of.map((part) => judgeTest(part, id, facts)));
  if (test.by === 'answer') return asTruth(facts.answers[id]);
  if (test.by === 'hours')
    return judgeHours(facts.answers[id] ? Number(facts.answers[id]) : null, test);
  if (facts.roles === null) return 'unknown';
  if (test.by === 'holds now') return holdsNow(facts.roles, test.kinds);
  const days = daysInRoles(facts.roles, facts.asOf, {
    kinds: test.kinds,
    stateAdministration: test.stateAdministration === true,
  });
  const longEnough = test.atLeastDays === undefined ? 'yes' : atLeast(days, test.atLeastDays);
  return allOf([longEnough, test.atMostDays === undefined ? 'yes' : atMost(days, test.atMostDays)]);
}

/** E-3: "about 40 hours": 40 is yes, below 36 is no, between them or not stated is unknown. */
export function judgeHours(
  hours: number | null,
  { enough, tooFew }: { enough: number; tooFew: number },
): Truth {
  if (hours === null || Number.isNaN(hours)) return 'unknown';
  return hours >= enough ? 'yes' : hours < tooFew ? 'no' : 'unknown';
}

function holdsNow(roles: RoleFact[], kinds: string[]): Truth {
  const current = roles.filter((role) => role.lastDay === 'present');
  const maybe =
    roles.some((role) => role.lastDay === null && kinds.includes(role.kind)) ||
    current.some((role) => role.kind === 'leadership-unspecified');
  return current.some((role) => kinds.includes(role.kind)) ? 'yes' : maybe ? 'unknown' : 'no';
}

export type Days = { shortest: number; longest: number };

export function atLeast({ shortest, longest }: Days, days: number): Truth {
  return shortest >= days ? 'yes' : longest < days ? 'no' : 'unknown';
}

export function atMost({ shortest, longest }: Days, days: number): Truth {
  return longest <= days ? 'yes' : shortest > days ? 'no' : 'unknown';
}

/**
 * E-4: overlapping roles count once; imprecise dates give the shortest and the longest time there
 * can have been; nothing after `asOf` counts.
 */
export function daysInRoles(
  roles: RoleFact[],
  asOf: string,
  { kinds, stateAdministration }: { kinds: string[]; stateAdministration: boolean },
): Days {
  const end = dayNumber(asOf);
  const sure = roles.filter(
    (role) =>
      kinds.includes(role.kind) && (!stateAdministration || role.stateAdministration === 'yes'),
  );
  const possible = roles.filter(
    (role) =>
      (kinds.includes(role.kind) || role.kind === 'leadership-unspecified') &&
      (!stateAdministration || role.stateAdministration !== 'no'),
  );
  return {
    shortest: union(
      sure.map((role) => [
        bounds(role.firstDay, end, 'first').latest,
        bounds(role.lastDay, end, 'last').earliest,
      ]),
      end,
    ),
    longest: union(
      possible.map((role) => [
        bounds(role.firstDay, end, 'first').earliest,
        bounds(role.lastDay, end, 'last').latest,
      ]),
      end,
    ),
  };
}

function union(spans: [number, number][], end: number): number {
  const sorted = spans
    .map(([from, to]): [number, number] => [from, Math.min(to, end)])
    .filter(([from, to]) => from <= to)
    .sort((a, b) => a[0] - b[0]);
  let days = 0;
  let reached = -Infinity;
  for (const [from, to] of sorted) {
    const start = Math.max(from, reached + 1);
    if (to < start) continue;
    days += to - start + 1;
    reached = to;
  }
  return days;
}

/**
 * An unknown first day may lie any time back; an unknown last day may be any day up to the
 * assessment.
 */
function bounds(
  text: string | null,
  end: number,
  which: 'first' | 'last',
): { earliest: number; latest: number } {
  if (text === 'present') return { earliest: end, latest: end };
  if (text === null)
    return which === 'first'
      ? { earliest: end - 36_524, latest: Infinity }
      : { earliest: -Infinity, latest: end };
  const [year, month, day] = text.split('-').map(Number) as [number, number?, number?];
  if (day !== undefined) return { earliest: dayNumber(text), latest: dayNumber(text) };
  if (month !== undefined)
    return { earliest: numberOf(year, month, 1), latest: numberOf(year, month + 1, 0) };
  return { earliest: numberOf(year, 1, 1), latest: numberOf(year, 12, 31) };
}

function dayNumber(text: string): number {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return numberOf(year, month, day);
}

function numberOf(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

/** "2019", "2019-04", "2019-04-30" or "present": what a date of a role may look like. */
export function isImpreciseDate(text: string): boolean {
  if (text === 'present') return true;
  const match = /^((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month, day] = match;
  if (month && (Number(month) < 1 || Number(month) > 12)) return false;
  return (
    !day ||
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  );
}
