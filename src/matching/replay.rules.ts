/** A run as a file, and making it again. */
import type { Pool } from './criterion.rules.ts';
import {
  divide,
  divider,
  type Division,
  type DivisionPolicy,
  type DivisionPool,
} from './division.rules.ts';
import { solver, type Policy, type Result } from './policy.rules.ts';
import { solve } from './run.rules.ts';

export type RunFile = {
  format: 'mentorium-run-1';
  id: string;
  solver: string;
  seed: number;
  policy: Policy;
  pool: Pool;
  result: Result;
};
export type DivisionFile = {
  format: 'mentorium-division-1';
  id: string;
  solver: string;
  seed: number;
  policy: DivisionPolicy;
  pool: DivisionPool;
  result: Division | null;
};

/** MA-14: the same pool, policy and seed give the same bytes; keys in alphabetical order, two spaces, a line end. */
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

/** The file with the result made anew; null when another version of the solver made it. */
export function replay<File extends RunFile | DivisionFile>(file: File): File | null {
  if (file.format === 'mentorium-division-1')
    return file.solver === divider
      ? { ...file, result: divide(file.pool, file.policy, file.seed) }
      : null;
  return file.solver === solver
    ? { ...file, result: solve(file.pool, file.policy, file.seed) }
    : null;
}
