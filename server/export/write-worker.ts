import { parentPort } from 'node:worker_threads';
import { type FileOrder, writeFileHere } from './write-file.ts';

export type Written = { readonly bytes: Uint8Array } | { readonly failed: unknown };

/** Writes files in a thread of its own: a regency by RT takes a second, and the server has others to answer. */
parentPort?.on('message', (order: FileOrder) => {
  writeFileHere(order).then(
    (bytes) => parentPort?.postMessage({ bytes } satisfies Written),
    (failed: unknown) => parentPort?.postMessage({ failed } satisfies Written),
  );
});
