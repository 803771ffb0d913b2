import { parentPort } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import { printHere } from './print.ts';

export type Printed = { readonly bytes: Uint8Array } | { readonly failed: unknown };

/** Prints in a thread of its own: a long document takes seconds, and the server has others to answer. */
parentPort?.on('message', (paper: Paper) => {
  printHere(paper).then(
    (bytes) => parentPort?.postMessage({ bytes } satisfies Printed),
    (failed: unknown) => parentPort?.postMessage({ failed } satisfies Printed),
  );
});
