/** A run made again out of its file. */
import { divide, divider } from './division.rules.ts';
import { completePolicy, solver } from './policy.rules.ts';
import { divisionFormat, type DivisionFile, type RunFile } from './run-file.rules.ts';
import { solve } from './run.rules.ts';

/** The file with the result made anew; null when another version of the solver made it. */
export function replay<File extends RunFile | DivisionFile>(file: File): File | null {
  if (file.format === divisionFormat)
    return file.solver === divider
      ? { ...file, result: divide(file.pool, file.policy, file.seed) }
      : null;
  return file.solver === solver
    ? { ...file, result: solve(file.pool, completePolicy(file.policy), file.seed) }
    : null;
}
