/** A run as a file. */
import type { Pool } from './criterion.rules.ts';
import type { Division, DivisionPolicy, DivisionPool } from './division.rules.ts';
import type { Policy, Result } from './policy.rules.ts';

/** How the two kinds of files name themselves; a number more where what they hold changes. */
export const runFormat = 'mentorium-run-1';
export const divisionFormat = 'mentorium-division-1';

export type RunFile = {
  format: typeof runFormat;
  id: string;
  solver: string;
  seed: number;
  policy: Policy;
  pool: Pool;
  result: Result;
};
export type DivisionFile = {
  format: typeof divisionFormat;
  id: string;
  solver: string;
  seed: number;
  policy: DivisionPolicy;
  pool: DivisionPool;
  result: Division | null;
};

/**
 * MA-14: the same pool, policy and seed give the same bytes; keys in alphabetical order, two
 * spaces, a line end.
 */
export function writeRun(file: RunFile | DivisionFile): string {
  return `${JSON.stringify(sorted(file), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
