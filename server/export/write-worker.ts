import { parentPort, workerData } from 'node:worker_threads';
import { type FileOrder, writeFileHere } from './write-file.ts';

/** Writes one file in a thread of its own: a regency by RT takes a second, and the server has others to answer. */
const bytes = await writeFileHere(workerData as FileOrder);
parentPort?.postMessage(bytes);
