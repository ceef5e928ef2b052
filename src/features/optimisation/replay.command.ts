/** `match replay RUN.json`: the run of a file made again, byte for byte. */
import { command } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { readJson } from '../../platform/json-file.ts';
import { replay } from './replay.rules.ts';
import {
  divisionFormat,
  runFormat,
  writeRun,
  type DivisionFile,
  type RunFile,
} from './run-file.rules.ts';

export const matchReplay = command('match replay', {}, async ({ words: [name] }, io) => {
  const words = commandWords[io.language];
  if (!name) {
    io.error(words.needsFile);
    return 2;
  }
  const file = await readJson<RunFile | DivisionFile>(name);
  const again = isRun(file) ? madeAgain(file) : 'malformed';
  if (again === 'malformed') {
    io.error(words.notARun(name));
    return 1;
  }
  if (!again) {
    io.error(words.otherSolver(String(file.solver)));
    return 1;
  }
  io.out(writeRun(again));
  if (writeRun(again) === writeRun(file as typeof again)) return 0;
  io.error(words.runDiffers);
  return 1;
});

/** As far as one look says: what its parts hold shows when they are used. */
const isRun = (file: Partial<RunFile | DivisionFile>): file is RunFile | DivisionFile =>
  (file.format === runFormat || file.format === divisionFormat) &&
  Boolean(file.pool) &&
  Boolean(file.policy);

/** A part that is missing, or is something else than it should be, breaks the calculation. */
function madeAgain(file: RunFile | DivisionFile): RunFile | DivisionFile | 'malformed' | null {
  try {
    return replay(file);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return 'malformed';
    throw error;
  }
}
