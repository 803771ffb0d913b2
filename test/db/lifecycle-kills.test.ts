import { describe, inject, test } from 'vitest';
import { killImports } from './kills.ts';

const LONGEST_MS = 400_000;
/** While it stages, rolls up and swaps; `npm run test:long` has a hundred moments. */
const THREE_MOMENTS = [0.2, 0.7, 0.99];

describe('an import killed with -9 leaves the database as it was', () => {
  test('on PGlite', () => killImports('embedded', THREE_MOMENTS), LONGEST_MS);
  test.skipIf(!inject('cluster') && process.env.CI !== 'true')(
    'on PostGIS',
    () => killImports('server', THREE_MOMENTS),
    LONGEST_MS,
  );
});
