/** Work in a thread of its own: the answer is what the thread posts first. */
import { Worker } from 'node:worker_threads';

/** `file`: a module that reads `workerData` and posts one message. Rejects when the thread fails, or after `limit` milliseconds. */
export function inThread<T>(file: URL, data: unknown, limit = 300_000): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: data });
    const timer = setTimeout(() => void worker.terminate().then(() => reject(new Error(`no answer from ${file.pathname.split('/').at(-1)} in time`))), limit);
    const end = (act: () => void) => {
      clearTimeout(timer);
      act();
      void worker.terminate();
    };
    worker.once('message', (answer: T) => end(() => resolve(answer)));
    worker.once('error', (error) => end(() => reject(error)));
  });
}
