/** two rows for one person: what stays, what comes from the other one. */
import { foldName } from './cells.rules.ts';

/** What is chosen where both know something else. */
export const mergeFields = [
  'givenName',
  'familyName',
  'number',
  'email',
  'bornOn',
  'jobTitle',
  'unit',
  'memberOrganisation',
  'sector',
  'language',
] as const;
export type MergeField = (typeof mergeFields)[number];
export type MergePerson = Record<MergeField, string | null> & {
  id: string;
  signsIn: boolean;
  languages: string[];
  managerId: string | null;
  leftOn: string | null;
};

export type FieldPlan = {
  field: MergeField;
  kept: string | null;
  gone: string | null;
  /** `both`: they differ, and somebody chooses. */
  is: 'same' | 'kept' | 'comes' | 'both';
};

/** Field by field; an address of somebody who signs in is not chosen by others. */
export function planMerge(kept: MergePerson, gone: MergePerson): FieldPlan[] {
  return mergeFields.flatMap((field): FieldPlan[] => {
    const [one, other] = [kept[field] || null, gone[field] || null];
    if (one === null && other === null) return [];
    const is =
      one === other
        ? 'same'
        : other === null
          ? 'kept'
          : field === 'email' && kept.signsIn
            ? 'kept'
            : one === null
              ? 'comes'
              : 'both';
    return [{ field, kept: one, gone: other, is }];
  });
}

/** Two people for certain: both have a number or a birthday, and it is not the same. */
export const areTwo = (a: MergePerson, b: MergePerson): boolean =>
  (a.number !== null && b.number !== null && a.number !== b.number) ||
  (a.bornOn !== null && b.bornOn !== null && a.bornOn !== b.bornOn);

export type Double = { one: MergePerson; other: MergePerson };

/** So long a merge can be taken back. */
export const takeBackDays = 7;

/** So many are shown at once. */
export const mostDoubles = 100;

/**
 * Who may be there twice: the same name, the same address and first name, or the same first name and
 * birthday, and nothing that says otherwise.
 */
export function findDoubles(people: MergePerson[]): Double[] {
  const byKey = new Map<string, MergePerson[]>();
  const doubles = new Map<string, Double>();
  for (const person of people) {
    const given = foldName(person.givenName ?? '');
    for (const key of [
      `name ${given} ${foldName(person.familyName ?? '')}`,
      person.email && `address ${person.email} ${given}`,
      person.bornOn && `born ${person.bornOn} ${given}`,
    ]) {
      if (!key || doubles.size >= mostDoubles) continue;
      const before = byKey.get(key) ?? [];
      for (const other of before)
        // Whoever has left is nobody's double but of somebody who is here.
        if (!areTwo(person, other) && (person.leftOn === null || other.leftOn === null))
          doubles.set([person.id, other.id].toSorted().join(' '), inOrder(other, person));
      if (before.length < 5) byKey.set(key, [...before, person]);
    }
  }
  return [...doubles.values()];
}

/** Who signs in stays, else who is here, else who has a number. */
function inOrder(a: MergePerson, b: MergePerson): Double {
  const weight = ({ signsIn, leftOn, number }: MergePerson) =>
    (signsIn ? 4 : 0) + (leftOn === null ? 2 : 0) + (number === null ? 0 : 1);
  return weight(b) > weight(a) ? { one: b, other: a } : { one: a, other: b };
}
