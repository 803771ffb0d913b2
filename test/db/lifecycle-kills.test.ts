import { describe, inject, test } from 'vitest';
import { killImports } from './kills.ts';

const LONGEST_MS = 400_000;
const FIVE_MOMENTS = [0.1, 0.35, 0.6, 0.8, 0.99];

describe('an import killed with -9 leaves the database as it was', () => {
  test('on PGlite', () => killImports('embedded', FIVE_MOMENTS), LONGEST_MS);
  test.skipIf(!inject('cluster') && process.env.CI !== 'true')(
    'on PostGIS',
    () => killImports('server', FIVE_MOMENTS),
    LONGEST_MS,
  );
});
