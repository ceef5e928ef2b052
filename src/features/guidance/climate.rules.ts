/**
 * How it is in a class: a short pulse that nobody can be known by.
 */

/** `reversed`: a high answer is a bad sign. */
export const climateItems = [
  { id: 'belong', of: 'safety', reversed: false },
  { id: 'respect', of: 'safety', reversed: false },
  { id: 'speak', of: 'safety', reversed: false },
  { id: 'fear', of: 'safety', reversed: true },
  { id: 'work', of: 'challenge', reversed: false },
  { id: 'challenge', of: 'challenge', reversed: false },
] as const;
export type ClimateItem = (typeof climateItems)[number]['id'];

/** G-8: nothing is shown from fewer answers than this. */
export const fewestAnswers = 5;

export type ClimateResult = {
  answered: number;
  /** Null below the fewest. */
  items: Record<ClimateItem, number> | null;
  safety: number | null;
  challenge: number | null;
};

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const rounded = (value: number) => Math.round(value * 10) / 10;

/**
 * G-8: means of each item, one digit; safety and challenge as means of their items, a reversed one
 * turned round.
 */
export function resultOf(answers: Record<string, number>[]): ClimateResult {
  if (answers.length < fewestAnswers)
    return { answered: answers.length, items: null, safety: null, challenge: null };
  const items = Object.fromEntries(
    climateItems.map(({ id }) => [id, mean(answers.map((one) => one[id]!))]),
  ) as Record<ClimateItem, number>;
  const of = (group: 'safety' | 'challenge') =>
    rounded(
      mean(
        climateItems
          .filter((item) => item.of === group)
          .map(({ id, reversed }) => (reversed ? 6 - items[id] : items[id])),
      ),
    );
  return {
    answered: answers.length,
    items: Object.fromEntries(
      Object.entries(items).map(([id, value]) => [id, rounded(value)]),
    ) as Record<ClimateItem, number>,
    safety: of('safety'),
    challenge: of('challenge'),
  };
}

/** What most needs something: the item that is furthest from good. */
export function weakestOf({ items }: ClimateResult): ClimateItem | null {
  if (!items) return null;
  const good = climateItems.map(({ id, reversed }) => ({
    id,
    value: reversed ? 6 - items[id] : items[id],
  }));
  return good.sort((a, b) => a.value - b.value)[0]!.id;
}
