import { parentPort } from 'node:worker_threads';
import { type FilePolygons, polygonsOfFile } from './file-polygons.ts';

export type FileRead = FilePolygons | { readonly failed: unknown };

/** Reads a map file in a thread of its own: one of very many corners takes seconds, and the server has others to answer. */
parentPort?.on('message', (bytes: Uint8Array) => {
  polygonsOfFile(bytes).then(
    (read) => parentPort?.postMessage(read satisfies FileRead),
    (failed: unknown) => parentPort?.postMessage({ failed } satisfies FileRead),
  );
});
