/** One of the processes in which checks run: it is told a number and answers with the verdict. */
import { openWorld } from '../test/support/world.ts';
import { checks } from './all.ts';
import { judge, type Verdict } from './check.ts';

process.on('message', async (number: number) => {
  const check = checks.find((one) => one.number === number)!;
  const verdict: Verdict = await judge(check, () =>
    openWorld('demo_template', { hasMail: true }),
  ).catch((error: Error) => ({
    tried: 'broke off',
    figure: error.message,
    faults: [error.stack ?? error.message],
    sees: false,
    ms: 0,
  }));
  process.send!(verdict);
});
