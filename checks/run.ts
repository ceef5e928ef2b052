/**
 * Runs the checks, each on a world of its own, and once more with its wall broken; one line each.
 */
import { rmSync } from 'node:fs';
import { startCluster, throwAway } from '../src/platform/embedded.ts';
import { temporaryFolder } from '../src/platform/embedded-system.ts';
import { prepareTemplates } from '../test/support/templates.ts';
import { openWorld } from '../test/support/world.ts';
import { checks } from './all.ts';
import { judge, type Check } from './check.ts';

const wanted = process.argv.slice(2);
const isWanted = ({ number, isQuick }: Check) =>
  wanted.length === 0 || wanted.includes(String(number)) || (isQuick && wanted.includes('quick'));
const folder = temporaryFolder('mentorium-checks');
const cluster = await startCluster(folder, undefined, throwAway);
let [count, failed] = [0, 0];
try {
  await prepareTemplates(cluster.socketFolder);
  process.env.MENTORIUM_TEST_SOCKET = cluster.socketFolder;
  for (const check of checks.filter(isWanted)) {
    count++;
    const { tried, figure, faults, sees, ms } = await judge(check, () =>
      openWorld('demo_template', { hasMail: true }),
    ).catch((error: Error) => ({
      tried: 'broke off',
      figure: error.message,
      faults: [error.stack ?? error.message],
      sees: false,
      ms: 0,
    }));
    const holds = faults.length === 0 && sees;
    if (!holds) failed++;
    console.log(
      `${String(check.number).padStart(2)} ${holds ? 'holds' : faults.length > 0 ? 'FAILS' : 'BLIND'}  ${check.name}\n         tried: ${tried}; found: ${figure}; ${(ms / 1000).toFixed(1)} s; broken on purpose (${check.mutation.name}): ${sees ? 'seen' : 'NOT SEEN'}`,
    );
    for (const fault of faults.slice(0, wanted.length === 1 ? 100 : 10))
      console.log(`         ${fault}`);
  }
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${count} checks, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
