/** Tables that people send, read in a thread. */
import { TaskFailed, taskOf } from '../platform/thread-pool.ts';
import type { ReadRefusal } from '../core/reader/refusal.ts';
import type { readTable } from './spreadsheet.worker.ts';

export const tableReading = taskOf<typeof readTable>(
  new URL('./spreadsheet.worker.ts', import.meta.url),
  'readTable',
  { seconds: 45 },
);

/** Why a file cannot be read, where that is what a thread said; anything else is thrown again. */
export function whyUnreadable(error: unknown): ReadRefusal {
  if (error instanceof TaskFailed && error.thrown === 'UnreadableDocument')
    return error.own.refusal as ReadRefusal;
  throw error;
}
