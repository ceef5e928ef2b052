/** EV-10: whether admission, placement and an early end fell alike on groups of people. */
import { shareRatio } from '../../core/math/proportion.ts';
import { isEarly, shareOf, type Share } from './facts.rules.ts';
import { fewest, mergeSmall, type People } from './frozen.rules.ts';
import type { Entered, Observed } from './observed.rules.ts';

export const dimensions = ['member', 'work'] as const;
export type Dimension = (typeof dimensions)[number];
export const outcomes = ['admitted', 'overridden', 'placed', 'early'] as const;
export type Outcome = (typeof outcomes)[number];

export type FairnessRow = {
  /** Several where some of them are of fewer than five. */
  groups: (string | null)[];
  share: Share;
  /** Against everybody else; null where nobody in either had it. */
  ratio: { value: number; low: number; high: number | null } | null;
};
export type FairnessTable = { dimension: Dimension; outcome: Outcome; rows: FairnessRow[] };

const nobody = '';

/**
 * One table for each way to group people and each outcome: the share in each group, and its ratio to
 * the share of everybody else with an exact interval. Nothing where fewer than two groups are left.
 */
export function fairnessOf(
  observed: Observed,
  today: string,
): Map<string, { value: FairnessTable; rows: People[] }> {
  const relations = observed.relations.filter(
    ({ kind, firstDay }) => kind === 'pair' && firstDay <= today,
  );
  const of: Record<Outcome, { people: Entered[]; has: (one: Entered) => boolean }> = {
    admitted: {
      people: observed.entered.filter(({ decidedOn }) => decidedOn !== null),
      has: ({ isAdmitted }) => isAdmitted,
    },
    overridden: {
      people: observed.entered.filter(({ decidedOn }) => decidedOn !== null),
      has: ({ isOverridden }) => isOverridden,
    },
    placed: {
      people: observed.entered.filter(({ isAdmitted, role }) => isAdmitted && role === 'mentee'),
      has: ({ person }) => relations.some(({ mentees }) => mentees.includes(person)),
    },
    early: {
      people: observed.entered.filter(
        ({ role, person }) =>
          role === 'mentee' && relations.some(({ mentees }) => mentees.includes(person)),
      ),
      has: ({ person }) => {
        const own = relations.filter(({ mentees }) => mentees.includes(person));
        return own.some(isEarly) && own.every(({ reason }) => reason !== 'completed');
      },
    },
  };
  const groupOf: Record<Dimension, (one: Entered) => string> = {
    member: ({ memberOrganisation }) => memberOrganisation ?? nobody,
    work: ({ kindOfWork }) => kindOfWork ?? nobody,
  };
  const tables = new Map<string, { value: FairnessTable; rows: People[] }>();
  for (const dimension of dimensions)
    for (const outcome of outcomes) {
      const { people, has } = of[outcome];
      const groups = mergeSmall(Map.groupBy(people, groupOf[dimension]));
      if (groups.length < 2) continue;
      const total = people.filter(has).length;
      // A table in which so few have it says more of them than of the groups.
      if (total < fewest) continue;
      tables.set(`${dimension} ${outcome}`, {
        value: {
          dimension,
          outcome,
          rows: groups.map(({ names, of: own }): FairnessRow => {
            const count = own.filter(has).length;
            const rest = { count: total - count, of: people.length - own.length };
            const { value, low, high } = shareRatio({ count, of: own.length }, rest);
            return {
              groups: names.map((name) => (name === nobody ? null : name)),
              share: shareOf(count, own.length)!,
              ratio:
                value === null || !Number.isFinite(value)
                  ? null
                  : { value, low, high: Number.isFinite(high) ? high : null },
            };
          }),
        },
        rows: groups.map(
          ({ names, of: own }) =>
            new Map(own.map((one) => [one.person, `${names.join()}${has(one) ? ' has' : ''}`])),
        ),
      });
    }
  return tables;
}
