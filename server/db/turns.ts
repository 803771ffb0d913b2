import { AsyncLocalStorage } from 'node:async_hooks';

interface Turn {
  readonly name: string;
  open: boolean;
}

/** One at a time by name, within this process, in the order of asking. Asking again from inside throws. */
export class Turns {
  readonly #tails = new Map<string, Promise<void>>();
  readonly #held = new AsyncLocalStorage<readonly Turn[]>();

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const held = this.#held.getStore() ?? [];
    if (held.some((turn) => turn.open && turn.name === name))
      throw new Error(`'${name}' is already held by the caller`);
    const before = this.#tails.get(name) ?? Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#tails.set(name, promise);
    await before;
    const turn: Turn = { name, open: true };
    try {
      return await this.#held.run([...held, turn], work);
    } finally {
      turn.open = false;
      resolve();
    }
  }
}
