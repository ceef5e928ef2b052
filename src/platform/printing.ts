/** Printing in a thread: the compiler is loaded there alone. */
import type { printPdf } from './print.ts';
import { taskOf } from './thread-pool.ts';

export const printing = taskOf<typeof printPdf>(
  new URL('./print.ts', import.meta.url),
  'printPdf',
  { seconds: 30 },
);
