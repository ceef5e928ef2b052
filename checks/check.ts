/**
 * A check of trust: something that can be seen from outside, a figure, and a verdict. It carries
 * its own mutation: a wall that is broken on purpose, which the check has to find. A check that
 * finds nothing wrong then is blind, and counts as failed.
 */
import { buildServer } from '../src/app/server.ts';
import type { Settings } from '../src/app/settings.ts';
import { stranger, type Stranger } from '../test/support/anonymous.ts';
import { now, type World } from '../test/support/world.ts';

/** A world of its own for each run, with the server as it is served. */
export type Stage = World & { somebody: (options?: Parameters<typeof stranger>[1]) => Stranger };

export type Outcome = {
  /** How much was looked at, in words: never nothing. */
  tried: string;
  figure: string;
  /** What is wrong; empty when the check holds. */
  faults: string[];
};

export type Check = {
  /** As in docs/security.md. */
  number: number;
  name: string;
  /** `npm run checks quick` runs these alone, and so does CI. */
  isQuick: boolean;
  run: (stage: Stage) => Promise<Outcome>;
  mutation: { name: string; break: (stage: Stage) => Promise<unknown> };
};

export const stageOf = (world: World): Stage =>
  Object.assign(world, {
    somebody: (options?: Parameters<typeof stranger>[1]) => stranger(() => world.server, options),
  });

/** `sees`: it found the wall that was broken on purpose. */
export type Verdict = Outcome & { sees: boolean; ms: number };

/** Runs it as things are, and once more with its wall broken. */
export async function judge(check: Check, open: () => Promise<World>): Promise<Verdict> {
  const began = performance.now();
  const world = stageOf(await open());
  const outcome = await check.run(world).finally(() => world.close());
  const ms = performance.now() - began;
  const broken = stageOf(await open());
  try {
    await check.mutation.break(broken);
    const seen = await check.run(broken);
    return { ...outcome, sees: seen.faults.length > 0, ms };
  } finally {
    await broken.close();
  }
}

export const plural = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}`;

/**
 * The server once more, on the same database: with other settings, or with something broken in it
 * before it answers.
 */
export async function serveAnew(stage: Stage, settings: Partial<Settings> = {}): Promise<void> {
  await stage.server.close();
  stage.server = await buildServer({ database: stage.database, now, log: false, ...settings });
}
