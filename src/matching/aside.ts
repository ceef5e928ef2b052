import { inThread, type Threaded } from '../foundation/thread.ts';
import type { Step, Task } from './solve.worker.ts';

/** A task in a thread of its own. */
export function aside<T>(task: Task, watch?: (step: Step) => void): Threaded<T> {
  return inThread<T, Step>(
    new URL('./solve.worker.ts', import.meta.url),
    task,
    watch ? { watch } : {},
  );
}
