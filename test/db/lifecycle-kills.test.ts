import { describe, inject, test } from 'vitest';
import { killImports } from './kills.ts';
import { killReleases } from './kills-release.ts';

const LONGEST_MS = 400_000;
/** While it stages, rolls up and swaps; `npm run test:long` has a hundred moments on each. */
const MOMENTS = { embedded: [0.7], server: [0.2, 0.7, 0.99] };

describe('an import killed with -9 leaves the database as it was', () => {
  test('on PGlite', () => killImports('embedded', MOMENTS.embedded), LONGEST_MS);
  test.skipIf(!inject('cluster') && process.env.CI !== 'true')(
    'on PostGIS',
    () => killImports('server', MOMENTS.server),
    LONGEST_MS,
  );
});

describe('a release killed with -9 leaves what is read as it was, and the next one goes through', () => {
  test('on PGlite', () => killReleases('embedded', [0.6]), LONGEST_MS);
  test.skipIf(!inject('cluster') && process.env.CI !== 'true')(
    'on PostGIS',
    () => killReleases('server', MOMENTS.server),
    LONGEST_MS,
  );
});
