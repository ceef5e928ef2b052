/** What takes longer than a moment, in a thread of its own, so that the server keeps answering. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Pool } from './criterion.rules.ts';
import { divide, type DivisionPolicy, type DivisionPool } from './division.rules.ts';
import type { Policy } from './policy.rules.ts';
import { alternativesFor, solve } from './run.rules.ts';

/** `others`: who else could be the mentor of this mentee. `division`: pupils over groups. */
export type Task =
  | { kind: 'pairs'; pool: Pool; policy: Policy; seed: number }
  | { kind: 'others'; pool: Pool; policy: Policy; seed: number; mentee: string }
  | { kind: 'division'; pool: DivisionPool; policy: DivisionPolicy; seed: number };

/** While pairs are made: where the work is, a few times a second. */
export type Step = { step: string; left: number };

const task = workerData as Task;
let told = 0;
function tell(step: string, left: number): void {
  if (Date.now() - told < 200) return;
  told = Date.now();
  parentPort!.postMessage({ progress: { step, left } });
}

const answer =
  task.kind === 'pairs'
    ? solve(task.pool, task.policy, task.seed, tell)
    : task.kind === 'others'
      ? alternativesFor(task.pool, task.policy, task.seed, task.mentee)
      : divide(task.pool, task.policy, task.seed);
parentPort!.postMessage({ answer });
