import { describe, inject, test } from 'vitest';
import { killImports } from '../db/kills.ts';

/** Spread evenly but for a small irrational step, so that every part of an import is hit, some twice. */
const HUNDRED_MOMENTS = Array.from({ length: 100 }, (_, i) => (i * 0.6180339887) % 1);

describe('an import killed with -9 a hundred times leaves the database as it was', () => {
  test('on PGlite', () => killImports('embedded', HUNDRED_MOMENTS));
  test.skipIf(!inject('cluster') && process.env.CI !== 'true')('on PostGIS', () =>
    killImports('server', HUNDRED_MOMENTS),
  );
});
