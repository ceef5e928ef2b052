/**
 * Several test files in one process, one after the other: what they share is loaded once. Each is a
 * suite, so its hooks are its own.
 */
import { after, before, describe } from 'node:test';
import { pathToFileURL } from 'node:url';

/** With this begins the line on which a file says what it took. */
export const tookMark = 'mentorium-took ';
export type Took = { file: string; ms: number; processorMs: number };

export const runInTurn = (files: string[]): void => {
  for (const file of files)
    describe(file, async () => {
      let began = 0;
      let used: NodeJS.CpuUsage | undefined;
      before(() => {
        [began, used] = [performance.now(), process.cpuUsage()];
      });
      await import(pathToFileURL(file).href);
      after(() => {
        const { user, system } = process.cpuUsage(used);
        const took: Took = {
          file,
          ms: performance.now() - began,
          processorMs: (user + system) / 1000,
        };
        process.stdout.write(`${tookMark}${JSON.stringify(took)}\n`);
      });
    });
};
