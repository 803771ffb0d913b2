import { parentPort } from 'node:worker_threads';
import { simplifyWkb } from './simplified.ts';

/** Simplifies in a thread of its own: a province takes a second, and the server has others to answer. */
parentPort?.on('message', (wkbs: readonly Uint8Array[]) => parentPort?.postMessage(simplifyWkb(wkbs)));
