import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Config } from '../../server/config.ts';
import { startServer } from './child.ts';
import { LOADER, requestRate } from './load.ts';
import { spreadOf } from './measure.ts';
import { type BenchRow, ratioText } from './report.ts';

const SECONDS = 2;
const ROUNDS = 5;

/**
 * The largest of these tiles, warm, beside a static file of its size, from the same server in one process, asked in
 * turns.
 */
export async function warmTileRows(config: Config, tilePaths: readonly string[]): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'petasos-static-'));
  mkdirSync(join(folder, 'assets'));
  const server = await startServer(config, folder);
  try {
    const { tilePath, plain } = await largest(server.origin, tilePaths);
    // The static server does not compress: a file of the zipped size stands for what goes over the wire.
    writeFileSync(join(folder, 'assets/identity.bin'), plain);
    writeFileSync(join(folder, 'assets/gzip.bin'), gzipSync(plain, { level: 4 }));
    const rows: BenchRow[] = [];
    for (const encoding of ['identity', 'gzip'] as const) {
      const tiles: number[] = [];
      const files: number[] = [];
      for (let round = -1; round < ROUNDS; round++) {
        const tile = await requestRate(server.origin + tilePath, SECONDS, encoding);
        const file = await requestRate(`${server.origin}/assets/${encoding}.bin`, SECONDS, encoding);
        if (round < 0) continue;
        tiles.push(tile);
        files.push(file);
      }
      const ratio = spreadOf(tiles.map((rate, i) => rate / (files[i] ?? Number.NaN)));
      const bytes = encoding === 'gzip' ? gzipSync(plain, { level: 4 }).length : plain.length;
      rows.push({
        what: `Warm tile / static file of its size, requests a second (${encoding})`,
        measured: ratioText(ratio),
        target: '≥ 0.8',
        met: ratio.median >= 0.8,
        how: `${(bytes / 1024).toFixed(0)} KiB; ${Math.round(spreadOf(tiles).median)} tiles/s, ${Math.round(spreadOf(files).median)} files/s; ${LOADER ? 'wrk' : 'a loop in Node'}, 8 connections, ${SECONDS} s each in turns`,
      });
    }
    return rows;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function largest(
  origin: string,
  paths: readonly string[],
): Promise<{ tilePath: string; plain: Buffer }> {
  let found = { tilePath: '', plain: Buffer.alloc(0) };
  for (const tilePath of paths) {
    const answer = await fetch(origin + tilePath, { headers: { 'Accept-Encoding': 'identity' } });
    const plain = Buffer.from(await answer.arrayBuffer());
    if (answer.status === 200 && plain.length > found.plain.length) found = { tilePath, plain };
  }
  if (found.plain.length === 0) throw new Error('none of the tiles has anything in it');
  return found;
}
