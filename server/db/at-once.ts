import type { DatabaseKind } from './open.ts';

/** Statements worth having under way at once: the embedded database has one connection, a server a process for each. */
export const STATEMENTS_AT_ONCE: Readonly<Record<DatabaseKind, number>> = { embedded: 1, server: 2 };

/** Does `work` for each item, so many at a time; after a failure nothing more is begun, and what is under way is awaited. */
export async function eachAtOnce<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    for (let next = queue.next(); !next.done && !failed; next = queue.next()) {
      try {
        await work(next.value);
      } catch (reason) {
        failed = true;
        throw reason;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
