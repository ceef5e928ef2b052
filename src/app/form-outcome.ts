/**
 * What became of a form, whichever kind of route it was sent to: it went through, or it is shown
 * again with what was typed and a sentence.
 */
import { isMeanwhile } from '../platform/database.ts';
import type { Language } from '../platform/i18n.ts';
import { TaskRefused } from '../platform/thread-pool.ts';
import { Conflict, Refusal } from '../web/route.tsx';
import type { Problem } from '../web/view.ts';
import { webWords } from '../web/web.words.ts';

/** When to come back, in seconds: where everybody waits, and where somebody tried too often. */
export const busySeconds = 30;
const throttleSeconds = 900;

export type Refused = {
  problem: Problem;
  status: number;
  /** Of the answer. */
  headers: Record<string, string>;
};

/** Throws on what is a fault of ours. */
export async function outcomeOf<T>(
  work: () => Promise<T>,
  {
    language,
    typed,
    file,
  }: { language: Language; typed: Record<string, string>; /** Its name. */ file: string | null },
): Promise<{ ended: T } | Refused> {
  const w = webWords[language];
  try {
    return { ended: await work() };
  } catch (error) {
    if (isMeanwhile(error)) return refused({ sentence: w.meanwhile, fields: {}, typed }, 422);
    if (error instanceof TaskRefused) {
      const isBusy = error.refused === 'busy';
      const sentence = w.refused[error.refused](file);
      const fields: Record<string, string> = file && !isBusy ? { file: sentence } : {};
      return refused({ sentence, fields, typed }, isBusy ? 503 : 422);
    }
    if (!(error instanceof Refusal)) throw error;
    const problem = {
      sentence: error.message,
      fields: error.fields,
      typed: { ...typed, ...error.typed },
      ...(error instanceof Conflict ? { theirs: error.theirs } : {}),
    };
    return refused(problem, error.status);
  }
}

function refused(problem: Problem, status: number): Refused {
  const seconds = { 429: throttleSeconds, 503: busySeconds }[status];
  return { problem, status, headers: seconds ? { 'retry-after': String(seconds) } : {} };
}
