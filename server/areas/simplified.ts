import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { MultiPolygon } from '../../data/read/shape.ts';
import { readWkb, writeHexWkb } from '../db/wkb.ts';
import { simplifyTogether } from './simplify.ts';

export interface Simplified {
  /** for each detail the shape in metres of web mercator, as hexadecimal WKB */
  readonly hexes: readonly string[];
  /** says the same of the same hexes */
  readonly digest: string;
  /** west, south, east, north of the full shape in degrees */
  readonly box: readonly [number, number, number, number];
}

/** Shapes (well-known binary, longitude and latitude) simplified together; in the order given. */
export function simplifyWkb(wkbs: readonly Uint8Array[]): Simplified[] {
  const shapes = wkbs.map(readWkb);
  const details = simplifyTogether(shapes);
  return shapes.map((shape, i) => {
    const hexes = details.map((d) => writeHexWkb(d[i] ?? []));
    return { hexes, digest: digestOf(hexes), box: boxAround(shape) };
  });
}

function digestOf(hexes: readonly string[]): string {
  const hash = createHash('sha256');
  for (const hex of hexes) hash.update(hex).update(' ');
  return hash.digest('base64url');
}

function boxAround(shape: MultiPolygon): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [outer = []] of shape) {
    for (const [x, y] of outer) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

/** Bytes of shapes that are simplified where they are: some thirty milliseconds of work. */
const SMALL_BYTES = 200_000;

/** Simplifies groups of shapes one after the other: small ones at once, large ones in a thread. Close it when done. */
export class Simplifier {
  private worker: Worker | undefined;

  async simplify(wkbs: readonly Uint8Array[]): Promise<readonly Simplified[]> {
    if (wkbs.reduce((sum, w) => sum + w.byteLength, 0) <= SMALL_BYTES) return simplifyWkb(wkbs);
    this.worker ??= new Worker(new URL('./simplify-worker.ts', import.meta.url), { name: 'simplify' });
    const { worker } = this;
    return new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (answer: readonly Simplified[]) => {
        worker.off('error', reject);
        resolve(answer);
      });
      worker.postMessage(wkbs);
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }
}
