/** Work in a thread of its own. The thread posts `{ progress }` as often as it likes and `{ answer }` once. */
import { Worker } from 'node:worker_threads';

export type Threaded<T> = {
  answer: Promise<T>;
  /** Ends the work; the answer is refused then. */ stop: () => void;
};

/** `file`: a module that reads `workerData`. The answer is refused when the thread fails, is stopped, or takes longer than `limit` milliseconds. */
export function inThread<T, Progress = never>(
  file: URL,
  data: unknown,
  { limit = 600_000, watch }: { limit?: number; watch?: (progress: Progress) => void } = {},
): Threaded<T> {
  const worker = new Worker(file, { workerData: data });
  const name = file.pathname.split('/').at(-1);
  let stop = () => {};
  const answer = new Promise<T>((resolve, reject) => {
    const end = (act: () => void) => {
      clearTimeout(timer);
      act();
      void worker.terminate();
    };
    const timer = setTimeout(
      () => end(() => reject(new Error(`no answer from ${name} in time`))),
      limit,
    );
    stop = () => end(() => reject(new Stopped()));
    worker.on('message', (message: { answer: T } | { progress: Progress }) =>
      'answer' in message ? end(() => resolve(message.answer)) : watch?.(message.progress),
    );
    worker.once('error', (error) => end(() => reject(error)));
  });
  return { answer, stop };
}

/** Somebody ended the work before it was done. */
export class Stopped extends Error {
  override name = 'Stopped';
}
