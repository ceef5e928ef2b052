/** Solves a run in a thread of its own, so that the server keeps answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { solve, type Policy } from './run.rules.ts';
import type { Pool } from './criterion.rules.ts';

const { pool, policy, seed } = workerData as { pool: Pool; policy: Policy; seed: number };
parentPort!.postMessage(solve(pool, policy, seed));
