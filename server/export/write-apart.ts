import { Worker } from 'node:worker_threads';
import { type FileOrder, writeFileHere } from './write-file.ts';
import type { Written } from './write-worker.ts';

/** Areas and letters of shapes that are written where the request is: less work than a thread takes to begin. */
const FEW_AREAS = 200;
const FEW_LETTERS = 500_000;
/** How long the thread is kept for the next file. */
const IDLE_MS = 120_000;

function isSmall({ taken, shapes }: FileOrder): boolean {
  if (taken.rows.length > FEW_AREAS) return false;
  return [...shapes.values()].reduce((sum, shape) => sum + shape.length, 0) <= FEW_LETTERS;
}

/** The bytes of a file; of many areas written in a thread, so that nobody waits for the file of another. */
export async function writeFile(order: FileOrder): Promise<Uint8Array> {
  return isSmall(order) ? writeFileHere(order) : writer.write(order);
}

/** Begins the thread for a file of many areas while its figures are still gathered: libraries take as long to load. */
export function expectFile(areas: number): void {
  if (areas > FEW_AREAS) writer.begin();
}

/** The thread that writes files, one after the other; kept for a while after each, and alone it keeps no process alive. */
class Writer {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  begin(): Worker {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    this.#idle = setTimeout(() => this.#end(), IDLE_MS);
    this.#idle.unref();
    return this.#worker;
  }

  write(order: FileOrder): Promise<Uint8Array> {
    const written = this.#last.then(() => this.#writeNext(order));
    this.#last = written.catch(() => {});
    return written;
  }

  async #writeNext(order: FileOrder): Promise<Uint8Array> {
    const worker = this.begin();
    clearTimeout(this.#idle);
    worker.ref();
    try {
      const { promise, resolve, reject } = Promise.withResolvers<Written>();
      const ended = () => reject(new Error('the thread that writes a file has ended without it'));
      worker.once('error', reject);
      worker.once('exit', ended);
      worker.once('message', resolve);
      worker.postMessage(order);
      const written = await promise.finally(() => {
        worker.off('error', reject);
        worker.off('exit', ended);
        worker.off('message', resolve);
      });
      if ('failed' in written) throw written.failed;
      return written.bytes;
    } finally {
      worker.unref();
      if (this.#worker) this.begin();
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL('./write-worker.ts', import.meta.url), { name: 'export' });
    worker.unref();
    const gone = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    worker.on('error', gone);
    worker.on('exit', gone);
    return worker;
  }

  #end(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }
}

const writer = new Writer();
