/** Matching beside the server: so many calculations at once, the others in line behind them. */
import { calculating, taskOf, type Threaded } from '../../platform/thread-pool.ts';
import type { Calculation, Step } from './calculation.worker.ts';
import type { Division } from './division.rules.ts';
import type { Result } from './policy.rules.ts';
import type { alternativesFor } from './run.rules.ts';

/** What comes out of which calculation. */
type Answers = {
  pairs: Result;
  others: ReturnType<typeof alternativesFor>;
  division: Division | null;
};

export const calculation = <Kind extends keyof Answers>() =>
  taskOf<(task: Calculation & { kind: Kind }) => Answers[Kind]>(
    new URL('./calculation.worker.ts', import.meta.url),
    'calculate',
    { seconds: 600, pool: calculating },
  );

/** `owner`: the organisation, of which one calculation runs at a time. */
export const aside = <Kind extends keyof Answers>(
  task: Calculation & { kind: Kind },
  options: { owner?: string; watch?: (step: Step) => void } = {},
): Threaded<Answers[Kind]> => calculating.run(calculation<Kind>(), [task], options);
