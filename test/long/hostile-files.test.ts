import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const READER = join(import.meta.dirname, '../fixtures/imports/read-large-hostile.ts');

/** Megabytes that each unpacks to; what it is told; how large the process may grow, the file itself and its making within. */
const FILES = [
  ['dbf', 450, 'too-many-features', 1100],
  ['shp', 450, 'too-many-features', 1600],
  ['numbers', 450, 'too-many-features', 1600],
  ['features', 450, 'too-many-features', 1600],
  ['columns', 450, 'feature-unreadable', 1600],
  ['arcs', 450, 'geo-too-full', 1600],
  ['placemarks', 180, 'too-many-features', 1100],
  ['cells', 240, 'table-too-wide', 900],
  ['rows', 240, 'table-too-long', 900],
  ['merges', 240, 'table-too-long', 900],
  ['strings', 240, 'workbook-too-full', 900],
  ['separators', 60, 'line-too-long', 900],
  ['letters', 60, 'line-too-long', 900],
  ['lines', 60, 'table-too-long', 700],
] as const;

describe('a file made to take all memory is refused by name, in little of it', () => {
  test.each(FILES)('%s, %i MB unpacked: %s', (what, megabytes, code, most) => {
    const run = spawnSync(process.execPath, ['--max-old-space-size=500', READER, what, String(megabytes)], {
      encoding: 'utf8',
      timeout: 240_000,
    });
    expect(run.stderr.split('\n').filter((line) => /FATAL|Error/.test(line))).toEqual([]);
    const told = JSON.parse(run.stdout) as { code: string; peakMB: number };
    expect(told.code).toBe(code);
    expect(told.peakMB).toBeLessThan(most);
  });
});
