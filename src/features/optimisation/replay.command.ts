/** `match replay RUN.json`: the run of a file made again, byte for byte. */
import { readFile } from 'node:fs/promises';
import type { Io } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { replay, writeRun, type DivisionFile, type RunFile } from './replay.rules.ts';

export async function matchReplay(args: string[], io: Io): Promise<number> {
  const words = commandWords[io.language];
  const name = args.find((arg) => !arg.startsWith('--'));
  if (!name) {
    io.error(words.needsFile);
    return 2;
  }
  const text = await readFile(name, 'utf8').catch(() => null);
  if (text === null) {
    io.error(words.cannotOpen(name));
    return 1;
  }
  const file = parse(text);
  if (
    !file ||
    !['mentorium-run-1', 'mentorium-division-1'].includes(file.format) ||
    !file.pool ||
    !file.policy
  ) {
    io.error(words.notARun(name));
    return 1;
  }
  const again = replay(file);
  if (!again) {
    io.error(words.otherSolver(file.solver));
    return 1;
  }
  io.out(writeRun(again));
  if (writeRun(again) === writeRun(file)) return 0;
  io.error(words.runDiffers);
  return 1;
}

function parse(text: string): RunFile | DivisionFile | null {
  try {
    return JSON.parse(text) as RunFile | DivisionFile | null;
  } catch {
    return null;
  }
}
