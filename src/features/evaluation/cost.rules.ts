/** EV-12: what a cohort cost, as a range, and for what. Never what it returned. */

export const costItems = ['staff', 'gatherings', 'travel', 'licence'] as const;
export type CostItem = (typeof costItems)[number];
/** `hours`: of staff alone, whose low and high are prices of an hour. */
export type CostRow = { item: CostItem; hours: number | null; low: number; high: number };
export type Range = { low: number; high: number };

export const amountOf = ({ hours, low, high }: CostRow): Range => ({
  low: (hours ?? 1) * low,
  high: (hours ?? 1) * high,
});

export type Costs = {
  total: Range;
  perRelation: Range | null;
  perCompleted: Range | null;
  perHour: Range | null;
  /** Not filled in, so not in it. */
  missing: CostItem[];
};

/** Null where nothing was filled in. */
export function costsOf(
  rows: CostRow[],
  by: { relations: number; completed: number; totalMinutes: number } | null,
): Costs | null {
  if (rows.length === 0) return null;
  const amounts = rows.map(amountOf);
  const total = {
    low: amounts.reduce((sum, { low }) => sum + low, 0),
    high: amounts.reduce((sum, { high }) => sum + high, 0),
  };
  const per = (number: number): Range | null =>
    number > 0 ? { low: total.low / number, high: total.high / number } : null;
  return {
    total,
    perRelation: by && per(by.relations),
    perCompleted: by && per(by.completed),
    perHour: by && per(by.totalMinutes / 60),
    missing: costItems.filter((item) => !rows.some((row) => row.item === item)),
  };
}
