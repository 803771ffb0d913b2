import { Worker } from 'node:worker_threads';
import type { SolveAnswer, SolveOrder, SolveTold } from './solver-worker.ts';

/** Memory of the solver's thread beside that of the solver itself. */
const MOST_HEAP_MB = 512;

/**
 * Solves one case in a thread that lives as long as this takes: cancelling ends it, also in the middle of a step, and all
 * its memory with it.
 * @param told stage and share as work goes on
 */
export async function solveApart(
  order: SolveOrder,
  signal: AbortSignal,
  told: (stage: string, share: number) => void,
): Promise<SolveAnswer> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./solver-worker.ts', import.meta.url), {
    name: 'plan',
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<SolveAnswer>();
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop);
  worker.on('error', reject);
  worker.on('exit', () =>
    reject(signal.reason ?? new Error('the thread that solves has ended without a plan')),
  );
  worker.on('message', (message: SolveTold) => {
    if ('done' in message) resolve(message.done);
    else if ('failed' in message) reject(message.failed);
    else told(message.stage, message.share);
  });
  worker.postMessage(order);
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
