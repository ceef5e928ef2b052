/**
 * Work that outlives the request that began it: seconds, not hours. Kept in the memory of this
 * process, so it ends with the process and whoever waits is told; what must survive a restart does
 * not belong here.
 */
import { framesOf } from './stack-frames.ts';
import { Stopped, TaskRefused, type Refused, type Threaded } from './thread-pool.ts';

export type BackgroundTask<Progress> = {
  id: string;
  /** Who may look at it: the organisation and what it is about, as one text. */
  scope: string;
  /** The same task asked for twice is one. */
  dedupeKey: string;
  since: number;
  progress: Progress | null;
  /** `goTo`: where the result is. */
  state:
    | { is: 'running' }
    | { is: 'done'; goTo: string }
    | { is: 'stopped' }
    | { is: 'refused'; why: Refused }
    | { is: 'failed' };
  settled: Promise<void>;
  stop: () => void;
};

const tasks = new Map<string, BackgroundTask<unknown>>();
const keepFor = 600_000;

/**
 * Who asks again for what is already being done at a scope gets the task that runs. `finish` keeps
 * the answer and says where it is.
 */
export function startTask<T, Progress>(
  { scope, dedupeKey }: { scope: string; dedupeKey: string },
  start: (watch: (progress: Progress) => void) => Threaded<T>,
  finish: (answer: T) => Promise<string>,
): BackgroundTask<Progress> {
  for (const [id, { since, state }] of tasks)
    if (state.is !== 'running' && Date.now() - since > keepFor) tasks.delete(id);
  const running = tasks
    .values()
    .find(
      (task) => task.scope === scope && task.dedupeKey === dedupeKey && task.state.is === 'running',
    );
  if (running) return running as BackgroundTask<Progress>;
  const task: BackgroundTask<Progress> = {
    id: crypto.randomUUID(),
    scope,
    dedupeKey,
    since: Date.now(),
    progress: null,
    state: { is: 'running' },
    settled: Promise.resolve(),
    stop: () => {},
  };
  const { answer, stop } = start((progress) => (task.progress = progress));
  task.stop = stop;
  task.settled = answer.then(finish).then(
    (goTo) => void (task.state = { is: 'done', goTo }),
    (error: unknown) => {
      task.state =
        error instanceof TaskRefused
          ? { is: 'refused', why: error.refused }
          : { is: error instanceof Stopped ? 'stopped' : 'failed' };
      if (task.state.is === 'failed')
        console.error(
          `Work failed: ${(error as Error)?.name} ${framesOf(error as Error).join(' ')}`,
        );
    },
  );
  tasks.set(task.id, task);
  return task;
}

/**
 * As it is at this moment, for a page that is drawn a moment later. Null when there is none by this
 * id at this scope; after a restart there is none.
 */
export function findTask<Progress>(scope: string, id: string): BackgroundTask<Progress> | null {
  const task = tasks.get(id);
  return task?.scope === scope ? ({ ...task } as BackgroundTask<Progress>) : null;
}
