/** Whether a piece of code runs inside a transaction, and so holds one of few connections. */
import { AsyncLocalStorage } from 'node:async_hooks';

type Held = { isOpen: boolean };
/** The transaction inside which a piece of code runs, over every `await` of it. */
const around = new AsyncLocalStorage<Held>();

export const holdsConnection = (): boolean => around.getStore()?.isOpen ?? false;

export const whileHeld = <T>(held: Held, work: () => T): T => around.run(held, work);

/** Of what takes long: nobody else waits for a connection meanwhile. */
export function mustHoldNone(what: string): void {
  if (holdsConnection()) throw new Error(`a connection is held while ${what}`);
}
