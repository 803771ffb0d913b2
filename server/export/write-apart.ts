import { Worker } from 'node:worker_threads';
import { type FileOrder, writeFileHere } from './write-file.ts';

/** Areas and letters of shapes that are written where the request is: less work than a thread takes to begin. */
const FEW_AREAS = 200;
const FEW_LETTERS = 500_000;

function isSmall({ taken, shapes }: FileOrder): boolean {
  if (taken.rows.length > FEW_AREAS) return false;
  return [...shapes.values()].reduce((sum, shape) => sum + shape.length, 0) <= FEW_LETTERS;
}

/** The bytes of a file; of many areas written in a thread, so that nobody waits for the file of another. */
export async function writeFile(order: FileOrder): Promise<Uint8Array> {
  if (isSmall(order)) return writeFileHere(order);
  const worker = new Worker(new URL('./write-worker.ts', import.meta.url), {
    name: 'export',
    workerData: order,
  });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread that writes a file has ended without it')));
      worker.once('message', resolve);
    });
  } finally {
    await worker.terminate();
  }
}
