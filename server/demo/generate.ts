import { Worker } from 'node:worker_threads';
import type { Generated, Order } from './generated.ts';

type Told = { readonly share: number } | { readonly made: Generated };

/** Makes the simulated regency in a thread; stops when cancelled. */
export async function generate(
  order: Order,
  given: { readonly progress: (share: number) => void; readonly signal: AbortSignal },
): Promise<Generated> {
  given.signal.throwIfAborted();
  const worker = new Worker(new URL('./generate-worker.ts', import.meta.url), {
    name: 'demo',
    workerData: order,
  });
  try {
    return await new Promise((resolve, reject) => {
      given.signal.addEventListener('abort', () => reject(given.signal.reason), { once: true });
      worker.once('error', reject);
      worker.on('message', (told: Told) => {
        if ('made' in told) resolve(told.made);
        else given.progress(told.share);
      });
    });
  } finally {
    await worker.terminate();
  }
}
