import { Worker } from 'node:worker_threads';
import type { FilePolygons } from './file-polygons.ts';
import type { FileRead } from './file-worker.ts';

let last: Promise<unknown> = Promise.resolve();

/** The polygons of a map file, read in a thread, one file after the other: what it unpacks is gone with the thread. */
export function readPolygons(bytes: Uint8Array): Promise<FilePolygons> {
  const read = last.then(() => readNext(bytes));
  last = read.catch(() => {});
  return read;
}

async function readNext(bytes: Uint8Array): Promise<FilePolygons> {
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), { name: 'footprint' });
  const { promise, resolve, reject } = Promise.withResolvers<FileRead>();
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('the thread that reads a map has ended without an answer')));
  worker.once('message', resolve);
  worker.postMessage(bytes);
  try {
    const read = await promise;
    if ('failed' in read) throw read.failed;
    return read;
  } finally {
    await worker.terminate();
  }
}
