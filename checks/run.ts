/**
 * Runs the checks, each on a world of its own, and once more with its wall broken; one line each.
 * Two processes take them from the two ends of the list: those that tests carry stand together, for
 * they share what their files said.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compiled } from '../test/support/program.ts';
import { startThrownAway } from '../test/support/thrown-away.ts';
import { checks } from './all.ts';
import { byTest } from './carried.ts';
import type { Check, Verdict } from './check.ts';

const wanted = process.argv.slice(2);
const isWanted = ({ number, isQuick }: Check) =>
  wanted.length === 0 || wanted.includes(String(number)) || (isQuick && wanted.includes('quick'));
const chosen = checks.filter(isWanted);
const isCarried = (check: Check) => byTest.includes(check);
const queue = [
  ...chosen.filter(isCarried),
  ...chosen.filter((check) => !isCarried(check)).reverse(),
];
let failed = 0;
const { cluster, end } = await startThrownAway('mentorium-checks');
try {
  process.env.MENTORIUM_TEST_SOCKET = cluster.socketFolder;
  await Promise.all([runLane(() => queue.shift()), runLane(() => queue.pop())]);
} finally {
  await end();
}
// Tests of which `npm test` takes a sample, with all of what they take it from.
if (wanted.length === 0 || wanted.includes('whole')) {
  const tests = fork(compiled('test/run.ts'), ['--whole']);
  const [code] = (await once(tests, 'exit')) as [number | null];
  if (code !== 0) failed++;
}
console.log(`\n${chosen.length} checks, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function runLane(next: () => Check | undefined): Promise<void> {
  const lane = fork(join(import.meta.dirname, 'lane.js'));
  const ended = once(lane, 'exit').then(() => null);
  for (let check = next(); check; check = next()) {
    lane.send(check.number);
    const [verdict] = (await Promise.race([once(lane, 'message'), ended])) ?? [];
    if (!verdict) throw new Error(`check ${check.number} ended its process`);
    say(check, verdict as Verdict);
  }
  lane.disconnect();
  await ended;
}

function say(check: Check, { tried, figure, faults, sees, ms }: Verdict): void {
  const holds = faults.length === 0 && sees;
  if (!holds) failed++;
  console.log(
    `${String(check.number).padStart(2)} ${holds ? 'holds' : faults.length > 0 ? 'FAILS' : 'BLIND'}  ${check.name}\n         tried: ${tried}; found: ${figure}; ${(ms / 1000).toFixed(1)} s; broken on purpose (${check.mutation.name}): ${sees ? 'seen' : 'NOT SEEN'}`,
  );
  for (const fault of faults.slice(0, wanted.length === 1 ? 100 : 10))
    console.log(`         ${fault}`);
}
