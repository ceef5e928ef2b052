/**
 * Ours in a fresh process: `ours.ts FILE.bin RUNS`. Prints pairs, total and CPU seconds run after
 * run; the first is cold.
 */
import { readFileSync } from 'node:fs';
import { readBinary } from '../../src/core/matching/binary.ts';
import { assign } from '../../src/core/math/assignment.ts';
import { certificateOf, refute } from '../../src/core/math/certificate.ts';

const bytes = readFileSync(process.argv[2]!);
const instance = readBinary(new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
if ('error' in instance) throw new Error(instance.message);
const { edges, capacity } = instance;
for (let run = 0; run < Number(process.argv[3]); run++) {
  const before = process.cpuUsage();
  const solved = assign(edges, capacity);
  const { user, system } = process.cpuUsage(before);
  const began = performance.now();
  const wrong = refute(edges, capacity, solved.matching, certificateOf(edges, capacity, solved));
  if (wrong) throw new Error(wrong);
  console.log(
    solved.pairs,
    solved.score,
    ((user + system) / 1e6).toFixed(6),
    ((performance.now() - began) / 1e3).toFixed(6),
    Math.ceil(process.resourceUsage().maxRSS / 1024),
  );
}
