/**
 * SE-9: of those who ask for the same at the same moment the first has it worked out, and the others
 * get what comes of it. Nothing is kept longer than that; a key names all that it depends on.
 */
export class SharedWork<Value> {
  readonly #running = new Map<string, Promise<Value>>();

  once(key: string, work: () => Promise<Value>): Promise<Value> {
    const running = this.#running.get(key);
    if (running) return running;
    const mine = work().finally(() => this.#running.delete(key));
    this.#running.set(key, mine);
    return mine;
  }
}
