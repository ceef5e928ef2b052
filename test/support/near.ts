import { ok } from 'node:assert/strict';

/** A number no further from the wanted one than this; not null and not NaN. */
export const near = (value: number | null | undefined, wanted: number, tolerance: number): void =>
  ok(
    typeof value === 'number' && Math.abs(value - wanted) <= tolerance,
    `${value} is not within ${tolerance} of ${wanted}`,
  );
