import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import type { Printed } from './print-worker.ts';

let last: Promise<unknown> = Promise.resolve();

/** A paper as PDF, printed in a thread, one after the other: its fonts and tables are gone with the thread. */
export function printPaper(paper: Paper): Promise<Uint8Array> {
  const printed = last.then(() => printNext(paper));
  last = printed.catch(() => {});
  return printed;
}

async function printNext(paper: Paper): Promise<Uint8Array> {
  const worker = new Worker(new URL('./print-worker.ts', import.meta.url), { name: 'paper' });
  const { promise, resolve, reject } = Promise.withResolvers<Printed>();
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('the thread that prints has ended without a paper')));
  worker.once('message', resolve);
  worker.postMessage(paper);
  try {
    const printed = await promise;
    if ('failed' in printed) throw printed.failed;
    return printed.bytes;
  } finally {
    await worker.terminate();
  }
}
