import { AsyncLocalStorage } from 'node:async_hooks';
import { Fault } from '../fault.ts';

interface Turn {
  readonly name: string;
  open: boolean;
}

/**
 * One at a time by name, within this process, in the order of asking. Asking again from inside throws; so does asking
 * while it is held (Fault 'busy'), where that was said.
 */
export class Turns {
  readonly #tails = new Map<string, Promise<void>>();
  /** how many hold a name or wait for it */
  readonly #busy = new Map<string, number>();
  readonly #held = new AsyncLocalStorage<readonly Turn[]>();

  /** Does anybody hold the name or wait for it? */
  isBusy(name: string): boolean {
    return this.#busy.has(name);
  }

  async run<T>(
    name: string,
    work: () => Promise<T>,
    { ifFree = false }: { readonly ifFree?: boolean } = {},
  ): Promise<T> {
    const held = this.#held.getStore() ?? [];
    if (held.some((turn) => turn.open && turn.name === name))
      throw new Error(`'${name}' is already held by the caller`);
    if (ifFree && this.#busy.has(name)) throw new Fault('busy');
    const before = this.#tails.get(name) ?? Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#tails.set(name, promise);
    this.#busy.set(name, (this.#busy.get(name) ?? 0) + 1);
    await before;
    const turn: Turn = { name, open: true };
    try {
      return await this.#held.run([...held, turn], work);
    } finally {
      turn.open = false;
      const left = (this.#busy.get(name) ?? 1) - 1;
      if (left > 0) this.#busy.set(name, left);
      else this.#busy.delete(name);
      resolve();
    }
  }
}
