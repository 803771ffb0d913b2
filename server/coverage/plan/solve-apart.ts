import { Worker } from 'node:worker_threads';
import type { Found } from './proof.ts';
import type { Contradicted, SolveAnswer, SolveOrder, SolveTold } from './solver-worker.ts';

/** Memory of the solver's thread beside that of the solver itself. */
const MOST_HEAP_MB = 512;
/** How much longer than it may a solver takes before it is ended: to read the clock, to order the moves. */
const GRACE_SECONDS = 4;

/**
 * Solves one case in a thread that lives as long as this takes: cancelling ends it, also in the middle of a step, and all
 * its memory with it. One that does not look at the clock is ended too, and the best that it had found is the answer.
 * @param told stage and share as work goes on
 */
export async function solveApart(
  order: SolveOrder,
  signal: AbortSignal,
  told: (stage: string, share: number) => void,
): Promise<SolveAnswer> {
  const late = new AbortController();
  const kept: { last?: Found | Contradicted } = {};
  const endLate = () => {
    // On a busy machine a thread that gives way may not have begun by now: there is nothing to tell, so it goes on.
    if (kept.last) late.abort();
    else timer = setTimeout(endLate, GRACE_SECONDS * 1000);
  };
  let timer = setTimeout(endLate, (order.seconds + GRACE_SECONDS) * 1000);
  try {
    return await runApart(order, AbortSignal.any([signal, late.signal]), told, (found) => {
      kept.last = found;
    });
  } catch (error) {
    if (signal.aborted || !late.signal.aborted || !kept.last) throw error;
    if (!kept.last.found) return kept.last;
    return runApart({ ...order, found: kept.last }, signal, told, () => {});
  } finally {
    clearTimeout(timer);
  }
}

async function runApart(
  order: SolveOrder,
  signal: AbortSignal,
  told: (stage: string, share: number) => void,
  keep: (found: Found | Contradicted) => void,
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
    else if ('kept' in message) keep(message.kept);
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
