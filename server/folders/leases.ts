import { Fault } from '../fault.ts';

/** Counts what is under way on an open folder, so that it is closed only when nothing is. */
export class Leases {
  #held = 0;
  #idle: (() => void) | undefined;

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#held += 1;
    try {
      return await work();
    } finally {
      this.#held -= 1;
      if (this.#held === 0) this.#idle?.();
    }
  }

  /** Waits until nothing is held; throws Fault 'folder-busy' where that takes longer than `waitMs`. */
  async quiet(waitMs: number): Promise<void> {
    if (this.#held === 0) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#idle = resolve;
    const timer = setTimeout(() => reject(new Fault('folder-busy')), waitMs);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#idle = undefined;
    }
  }
}
