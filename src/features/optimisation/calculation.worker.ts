/** What is calculated in a thread, so that the server keeps answering. */
import type { Pool } from './criterion.rules.ts';
import { divide, type DivisionPolicy, type DivisionPool } from './division.rules.ts';
import type { Policy } from './policy.rules.ts';
import { alternativesFor, solve } from './run.rules.ts';

/** `others`: who else could be the mentor of this mentee. `division`: pupils over groups. */
export type Calculation =
  | { kind: 'pairs'; pool: Pool; policy: Policy; seed: number }
  | { kind: 'others'; pool: Pool; policy: Policy; seed: number; mentee: string }
  | { kind: 'division'; pool: DivisionPool; policy: DivisionPolicy; seed: number };

/** While pairs are made: where the work is, a few times a second. */
export type Step = { step: string; left: number };

export function calculate(task: Calculation, tell: (step: Step) => void = () => {}): unknown {
  let told = 0;
  const say = (step: string, left: number): void => {
    if (Date.now() - told < 200) return;
    told = Date.now();
    tell({ step, left });
  };
  return task.kind === 'pairs'
    ? solve(task.pool, task.policy, task.seed, say)
    : task.kind === 'others'
      ? alternativesFor(task.pool, task.policy, task.seed, task.mentee)
      : divide(task.pool, task.policy, task.seed);
}
