import { Worker } from 'node:worker_threads';
import type { PartOrder, PartPreview, PlannedPart } from './plan-part.ts';
import type { PlanDone, PlanOrder } from './plan-worker.ts';

/** A thread that plans, for the length of one release or preview; ended with it, also in the middle of a plan. */
export class Planner {
  readonly #worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { name: 'disclosure' });
  readonly #signal: AbortSignal;
  readonly #stop = () => void this.#worker.terminate();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.#worker.unref();
    this.#worker.setMaxListeners(20);
    signal.addEventListener('abort', this.#stop);
  }

  plan(order: PartOrder): Promise<PlannedPart> {
    return this.#send({ want: 'part', order }) as Promise<PlannedPart>;
  }

  preview(order: PartOrder): Promise<PartPreview> {
    return this.#send({ want: 'preview', order }) as Promise<PartPreview>;
  }

  async end(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#stop);
    await this.#worker.terminate();
  }

  /** One at a time: the caller waits for each. */
  async #send(order: PlanOrder): Promise<PlannedPart | PartPreview> {
    this.#signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<PlanDone>();
    const ended = () =>
      reject(this.#signal.reason ?? new Error('the thread that plans has ended without a plan'));
    this.#worker.once('error', reject);
    this.#worker.once('exit', ended);
    this.#worker.once('message', resolve);
    this.#worker.ref();
    this.#worker.postMessage(order);
    try {
      const answer = await promise;
      if ('failed' in answer) throw answer.failed;
      return answer.done;
    } finally {
      this.#worker.off('error', reject);
      this.#worker.off('exit', ended);
      this.#worker.off('message', resolve);
      this.#worker.unref();
    }
  }
}

/** Does `work` with a thread that plans, and ends it. */
export async function withPlanner<T>(
  signal: AbortSignal,
  work: (planner: Planner) => Promise<T>,
): Promise<T> {
  const planner = new Planner(signal);
  try {
    return await work(planner);
  } finally {
    await planner.end();
  }
}
