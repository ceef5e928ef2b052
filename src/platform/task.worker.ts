/** A thread of the pool: takes one task after the other, and says what came of it. */
import { parentPort } from 'node:worker_threads';
import type { Message, Order, Thrown } from './thread-pool.ts';

type Functions = Record<string, (...given: unknown[]) => unknown>;

const port = parentPort!;
const say = (message: Message): void => port.postMessage(message);

port.on('message', ({ module, name, given, isWatched }: Order) => {
  const tell = (progress: unknown) => say({ progress });
  void (async () => {
    const work = ((await import(module)) as Functions)[name]!;
    say({ answer: await work(...given, ...(isWatched ? [tell] : [])) });
  })().catch((error: unknown) => say({ failed: thrownBy(error) }));
});

function thrownBy(error: unknown): Thrown {
  if (!(error instanceof Error))
    return { thrown: 'unknown', message: String(error), stack: '', own: {} };
  return {
    thrown: error.constructor.name,
    message: error.message,
    stack: error.stack ?? '',
    own: Object.fromEntries(
      Object.entries(error).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  };
}
