/** `match FILE [--json] [--out FILE]` and `match verify FILE RESULT` */
import { readFile, writeFile } from 'node:fs/promises';
import { command, type Io } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { readJson } from '../../platform/json-file.ts';
import { assign } from '../../core/math/assignment.ts';
import { certificateOf, refute } from '../../core/math/certificate.ts';
import { readBinary } from '../../core/matching/binary.ts';
import { solveFair } from '../../core/matching/fair.ts';
import { solveGroups, type GroupInstance } from '../../core/matching/grouping.ts';
import type { Fault, Instance } from '../../core/matching/instance.ts';
import { refuteLex, solveLex, type LexResult } from '../../core/matching/lex.ts';
import { solveChange, type Change } from '../../core/matching/rematch.ts';
import { solveStable, type StableInstance } from '../../core/matching/stable.ts';
import { solveTable, type Table } from '../../core/matching/table.ts';
import { solveWhatIf } from '../../core/matching/whatif.ts';

type Solved = { id: string };
const formats: Record<string, (instance: never) => Solved> = {
  'matching-lex-1': (instance: Instance) => solveLex(instance),
  'matching-fair-1': (instance: Instance) => solveFair(instance),
  'matching-stable-1': (instance: StableInstance) => solveStable(instance),
  'matching-incremental-1': (instance: Change) => solveChange(instance),
  'matching-whatif-1': (instance: Instance) => solveWhatIf(instance),
  'matching-groups-1': (instance: GroupInstance) => solveGroups(instance),
  'matching-lap-1': (instance: Table) => solveTable(instance),
};

type InstanceFile = { format?: string; instances?: unknown };
type ResultFile = { results?: (LexResult | { id: string; error: string })[] };

const options = { json: 'always', out: 'value', policy: 'value' } as const;
export const match = command('match', options, async (given, io) => {
  const words = commandWords[io.language];
  const { out, policy } = given.options;
  const [name] = given.words;
  if (!name) {
    io.error(words.needsFile);
    return 2;
  }
  if (/\.(?:xlsx|csv|tsv)$/i.test(name))
    return (await import('./people-file.command.ts')).matchPeople(
      { files: given.words, policy, out },
      io,
    );
  const isBinary = name.endsWith('.bin');
  // ST-6: some of them belong to one kind of file.
  const unfit = policy !== null ? '--policy' : out !== null && !isBinary ? '--out' : null;
  if (unfit) {
    io.error(words.unknownOption(unfit, isBinary ? 'match FILE.bin' : 'match FILE'));
    return 2;
  }
  if (isBinary) return matchBinary(name, out, io);
  const file = await readJson<InstanceFile>(name);
  const solve = Object.hasOwn(formats, file.format ?? '') ? formats[file.format!]! : null;
  if (!solve) {
    io.error(words.unknownFormat(String(file.format), Object.keys(formats)));
    return 1;
  }
  if (!Array.isArray(file.instances)) {
    io.error(words.noInstances);
    return 1;
  }
  const results = file.instances.map((instance) => timed(solve, instance));
  io.out(`${JSON.stringify({ results })}\n`);
  return 0;
});

/** One instance that cannot be read must not keep the others from their answers. */
function timed(
  solve: (instance: never) => Solved,
  instance: unknown,
): Solved & { seconds: number } {
  const began = performance.now();
  const fault = (message: string): Solved & Fault => ({
    id: (instance as Solved | null)?.id ?? '',
    error: 'malformed',
    message,
  });
  let result: Solved;
  if (typeof instance !== 'object' || instance === null)
    result = fault('An instance is not an object.');
  else {
    try {
      result = solve(instance as never);
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
      result = fault(`The instance does not keep to its format: ${error.message}.`);
    }
  }
  return { ...result, seconds: (performance.now() - began) / 1000 };
}

async function matchBinary(name: string, out: string | null, io: Io): Promise<number> {
  const words = commandWords[io.language];
  const bytes = await readFile(name).catch(() => null);
  if (!bytes) {
    io.error(words.cannotOpen(name));
    return 1;
  }
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(bytes);
  const instance =
    bytes.length % 4 === 0
      ? readBinary(new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4))
      : { error: 'malformed', message: 'The file does not consist of whole int32 numbers.' };
  if ('error' in instance) {
    io.out(`${JSON.stringify(instance)}\n`);
    return 1;
  }
  const { edges, capacity } = instance;
  const began = performance.now();
  const solved = assign(edges, capacity);
  const seconds = (performance.now() - began) / 1000;
  const certified =
    refute(edges, capacity, solved.matching, certificateOf(edges, capacity, solved)) === null;
  if (out) await writeFile(out, Buffer.from(solved.matching.buffer));
  io.out(
    `${JSON.stringify({ cardinality: solved.pairs, totalScore: solved.score, seconds, peakMemoryMiB: Math.ceil(process.resourceUsage().maxRSS / 1024), certified })}\n`,
  );
  return 0;
}

export const matchVerify = command('match verify', { json: 'always' }, async ({ words }, io) => {
  const [instanceName, resultName] = words;
  if (!instanceName || !resultName) {
    io.error(commandWords[io.language].needsFile);
    return 2;
  }
  const file = await readJson<InstanceFile>(instanceName);
  const answer = await readJson<ResultFile>(resultName);
  const results = ((file.instances ?? []) as Instance[]).map((instance, i) => {
    const result = answer.results?.[i];
    const wrong = !result
      ? 'result-missing'
      : 'error' in result
        ? 'not-solved'
        : refuteLex(instance, result);
    return { id: instance.id, verified: wrong === null, ...(wrong ? { wrong } : {}) };
  });
  io.out(`${JSON.stringify({ results })}\n`);
  return results.every(({ verified }) => verified) ? 0 : 1;
});
