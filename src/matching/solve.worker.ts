/** Solves a run, or looks for another mentor, in a thread of its own, so that the server keeps answering. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Pool } from './criterion.rules.ts';
import { alternativesFor, solve, type Policy } from './run.rules.ts';

/** With `mentee`: who else could be the mentor of this one. */
export type Task = { pool: Pool; policy: Policy; seed: number; mentee?: string };

const { pool, policy, seed, mentee } = workerData as Task;
parentPort!.postMessage(mentee === undefined ? solve(pool, policy, seed) : alternativesFor(pool, policy, seed, mentee));
