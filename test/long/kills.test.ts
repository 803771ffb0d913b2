import { describe, inject, test } from 'vitest';
import { killImports } from '../db/kills.ts';

/** Spread evenly but for a small irrational step, so that every part of an import is hit, some twice. */
const HUNDRED_MOMENTS = Array.from({ length: 100 }, (_, i) => (i * 0.6180339887) % 1);

describe('an import killed with -9 a hundred times leaves the database as it was', () => {
  const noServer = !inject('cluster') && process.env.CI !== 'true';
  test.each(['need', 'boundaries'] as const)('of %s on PGlite', (what) =>
    killImports('embedded', HUNDRED_MOMENTS, what),
  );
  test.skipIf(noServer).each(['need', 'bulk', 'boundaries'] as const)('of %s on PostGIS', (what) =>
    killImports('server', HUNDRED_MOMENTS, what),
  );
});
