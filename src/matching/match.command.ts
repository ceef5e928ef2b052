/** `match FILE [--json]` and `match verify FILE RESULT` */
import { readFile } from 'node:fs/promises';
import type { Io } from '../foundation/command.ts';
import { commandWords } from '../foundation/command.words.ts';
import { refuteLex, solveLex, type LexResult } from './lex.rules.ts';
import type { Instance } from './instance.rules.ts';

type InstanceFile = { format?: string; instances?: Instance[] };
type ResultFile = { results?: (LexResult | { id: string; error: string })[] };

export async function match(args: string[], io: Io): Promise<number> {
  const file = await readJson<InstanceFile>(
    args.find((arg) => !arg.startsWith('--')),
    io,
  );
  if (typeof file === 'number') return file;
  const results = (file.instances ?? []).map((instance) => {
    if (file.format !== 'matching-lex-1') return { id: instance.id, error: 'unknown-format', message: `The format "${file.format}" cannot be solved yet; "matching-lex-1" can.` };
    const began = performance.now();
    const result = solveLex(instance);
    return { ...result, seconds: (performance.now() - began) / 1000 };
  });
  io.out(`${JSON.stringify({ results })}\n`);
  return results.some((result) => 'error' in result) ? 1 : 0;
}

export async function matchVerify(args: string[], io: Io): Promise<number> {
  const [instanceName, resultName] = args.filter((arg) => !arg.startsWith('--'));
  const file = await readJson<InstanceFile>(instanceName, io);
  if (typeof file === 'number') return file;
  const answer = await readJson<ResultFile>(resultName, io);
  if (typeof answer === 'number') return answer;
  const results = (file.instances ?? []).map((instance, i) => {
    const result = answer.results?.[i];
    const wrong = !result ? 'result-missing' : 'error' in result ? 'not-solved' : refuteLex(instance, result);
    return { id: instance.id, verified: wrong === null, ...(wrong ? { wrong } : {}) };
  });
  io.out(`${JSON.stringify({ results })}\n`);
  return results.every(({ verified }) => verified) ? 0 : 1;
}

async function readJson<T>(name: string | undefined, io: Io): Promise<T | number> {
  if (!name) {
    io.error(commandWords[io.language].needsFile);
    return 2;
  }
  const text = await readFile(name, 'utf8').catch(() => null);
  if (text === null) {
    io.error(commandWords[io.language].cannotOpen(name));
    return 1;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) throw new Error('not an object');
    return value as T;
  } catch {
    io.error(commandWords[io.language].notJson(name));
    return 1;
  }
}
