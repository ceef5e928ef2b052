/**
 * Work that outlives the request that began it: seconds, not hours. Kept in the memory of this process, so it ends with the
 * process and whoever waits is told; what must survive a restart does not belong here.
 */
import { framesOf } from './stack-frames.ts';
import { Stopped, TaskRefused, type Refused, type Threaded } from './thread-pool.ts';

export type Work<Progress> = {
  id: string;
  /** Who may look at it: the organisation and what it is about, as one text. */
  place: string;
  /** The same work asked for twice is one. */
  same: string;
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

const works = new Map<string, Work<unknown>>();
const keepFor = 600_000;

/** Who asks again for what is already being done at a place gets the work that runs. `finish` keeps the answer and says where it is. */
export function beginWork<T, Progress>(
  { place, same }: { place: string; same: string },
  start: (watch: (progress: Progress) => void) => Threaded<T>,
  finish: (answer: T) => Promise<string>,
): Work<Progress> {
  for (const [id, { since, state }] of works)
    if (state.is !== 'running' && Date.now() - since > keepFor) works.delete(id);
  const running = works
    .values()
    .find((work) => work.place === place && work.same === same && work.state.is === 'running');
  if (running) return running as Work<Progress>;
  const work: Work<Progress> = {
    id: crypto.randomUUID(),
    place,
    same,
    since: Date.now(),
    progress: null,
    state: { is: 'running' },
    settled: Promise.resolve(),
    stop: () => {},
  };
  const { answer, stop } = start((progress) => (work.progress = progress));
  work.stop = stop;
  work.settled = answer.then(finish).then(
    (goTo) => void (work.state = { is: 'done', goTo }),
    (error: unknown) => {
      work.state =
        error instanceof TaskRefused
          ? { is: 'refused', why: error.refused }
          : { is: error instanceof Stopped ? 'stopped' : 'failed' };
      if (work.state.is === 'failed')
        console.error(
          `Work failed: ${(error as Error)?.name} ${framesOf(error as Error).join(' ')}`,
        );
    },
  );
  works.set(work.id, work);
  return work;
}

/** As it is at this moment, for a page that is drawn a moment later. Null when there is none by this id at this place; after a restart there is none. */
export function findWork<Progress>(place: string, id: string): Work<Progress> | null {
  const work = works.get(id);
  return work?.place === place ? ({ ...work } as Work<Progress>) : null;
}
