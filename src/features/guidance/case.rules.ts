/** What to do about tension, an incident and bullying between pupils, step by step. */
import { addDays } from '../../platform/i18n.ts';

export const tensionKinds = ['tension', 'incident', 'bullying'] as const;
export type TensionKind = (typeof tensionKinds)[number];
/** From light to heavy; `look`: somebody looked again. */
export const grades = [
  'watch',
  'remark',
  'each',
  'together',
  'agree',
  'home',
  'team',
  'look',
] as const;
export type Grade = (typeof grades)[number];
export const tensionOutcomes = ['calmer', 'same', 'worse'] as const;
/** Who suffers, who does it, who stands by; `involved` where that is not what it is about. */
export const caseRoles = ['target', 'doer', 'bystander', 'involved'] as const;
export type CaseRole = (typeof caseRoles)[number];
export const caseResults = ['stopped', 'less', 'elsewhere', 'unfounded'] as const;
export type CaseResult = (typeof caseResults)[number];

/**
 * G-10: what bullying asks for, whatever else is done, each within so many days of the first note:
 * each side heard, the guardians told, the team in the know.
 */
const protocol: { grade: Grade; days: number }[] = [
  { grade: 'each', days: 2 },
  { grade: 'home', days: 3 },
  { grade: 'team', days: 5 },
];
/** G-43: so long after, somebody looks again, unless another day is chosen. */
export const lookDays = 14;

type Step = { grade: Grade; outcome: string };

export const missingSteps = (kind: TensionKind, taken: Grade[]): Grade[] =>
  kind === 'bullying'
    ? protocol.flatMap(({ grade }) => (taken.includes(grade) ? [] : [grade]))
    : [];

/** The last day for each step of the protocol that nobody has taken. */
export const dueSteps = (
  kind: TensionKind,
  taken: Grade[],
  seenOn: string,
): { grade: Grade; by: string }[] =>
  missingSteps(kind, taken).map((grade) => ({
    grade,
    by: addDays(seenOn, protocol.find((one) => one.grade === grade)!.days),
  }));

/** G-42: nothing light is advised against bullying, and nothing light counts as a step against it. */
export const gradesOf = (kind: TensionKind): Grade[] =>
  kind === 'bullying'
    ? grades.filter((grade) => grade !== 'watch' && grade !== 'remark')
    : [...grades];

/**
 * G-9: the lightest that has not been tried; after "worse" one that is heavier than all so far.
 * Against bullying what the protocol still asks for, then the second look.
 */
export function nextGrade(steps: Step[], kind: TensionKind = 'tension'): Grade | null {
  if (kind === 'bullying')
    return (
      missingSteps(
        kind,
        steps.map(({ grade }) => grade),
      )[0] ?? 'look'
    );
  const own: Grade[] = grades.filter((grade) => grade !== 'look');
  const tried = steps.map(({ grade }) => own.indexOf(grade));
  const heaviest = Math.max(-1, ...tried);
  const from = steps.at(-1)?.outcome === 'worse' ? heaviest + 1 : 0;
  return own.find((_, i) => i >= from && !tried.includes(i)) ?? null;
}

/** G-10, G-43: bullying ends when its protocol was walked and somebody looked again after it. */
export function mayEnd(kind: TensionKind, steps: Step[]): boolean {
  const taken = steps.map(({ grade }) => grade);
  return kind !== 'bullying' || (missingSteps(kind, taken).length === 0 && taken.at(-1) === 'look');
}

/** What a case asks of those who act, and from which day on. */
export type CaseAsk =
  | { what: 'steps'; steps: { grade: Grade; by: string }[] }
  | { what: 'look'; on: string }
  | { what: 'nothing' };

/** G-43: the protocol first, then the day of the second look. */
export function askOf(
  {
    kind,
    seenOn,
    lookOn,
    grades: taken,
  }: { kind: TensionKind; seenOn: string; lookOn: string | null; grades: Grade[] },
  today: string,
): CaseAsk {
  const steps = dueSteps(kind, taken, seenOn);
  if (steps.length > 0) return { what: 'steps', steps };
  if (lookOn !== null && lookOn <= today) return { what: 'look', on: lookOn };
  return { what: 'nothing' };
}

/** G-42: of a case of bullying it is said who suffers; nobody stands in it twice. */
export const hasTarget = (kind: TensionKind, people: { role: CaseRole }[]): boolean =>
  kind !== 'bullying' || people.some(({ role }) => role === 'target');

/** Who is with whom in how many open cases: for the picture of a class. */
export type Tie = { from: string; to: string; count: number; isBullying: boolean };
export function tiesOf(
  cases: { kind: TensionKind; people: { id: string; role: CaseRole }[] }[],
): Tie[] {
  const ties = new Map<string, Tie>();
  for (const { kind, people } of cases)
    for (const [i, one] of people.entries())
      for (const other of people.slice(i + 1)) {
        if (one.role === other.role && one.role !== 'involved') continue;
        if (one.role === 'bystander' || other.role === 'bystander') continue;
        const [from, to] = other.role === 'doer' ? [other.id, one.id] : [one.id, other.id];
        const known = ties.get(`${from} ${to}`) ?? { from, to, count: 0, isBullying: false };
        known.count++;
        known.isBullying ||= kind === 'bullying';
        ties.set(`${from} ${to}`, known);
      }
  return [...ties.values()];
}
