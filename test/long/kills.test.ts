import { describe, inject, test } from 'vitest';
import type { DatabaseKind } from '../../server/db/open.ts';
import { type Killed, killImports } from '../db/kills.ts';
import { killReleases } from '../db/kills-release.ts';

/** Spread evenly but for a small irrational step, so that every part of an import is hit, some twice. */
const HUNDRED_MOMENTS = Array.from({ length: 100 }, (_, i) => (i * 0.6180339887) % 1);

/** What is imported while it is killed: the hundred moments of a database are dealt out among these. */
const KILLED: Record<DatabaseKind, readonly Killed[]> = {
  embedded: ['need', 'boundaries', 'zones'],
  server: ['need', 'bulk', 'boundaries', 'zones'],
};

function momentsOf(kind: DatabaseKind, what: Killed): number[] {
  const kinds = KILLED[kind];
  return HUNDRED_MOMENTS.filter((_, i) => i % kinds.length === kinds.indexOf(what));
}

describe('imports killed with -9 at a hundred moments leave the database as it was', () => {
  const noServer = !inject('cluster') && process.env.CI !== 'true';
  test.each(KILLED.embedded)('of %s on PGlite', (what) =>
    killImports('embedded', momentsOf('embedded', what), what),
  );
  test.skipIf(noServer).each(KILLED.server)('of %s on PostGIS', (what) =>
    killImports('server', momentsOf('server', what), what),
  );
});

describe('releases killed with -9 at a hundred moments leave what is read as it was', () => {
  const noServer = !inject('cluster') && process.env.CI !== 'true';
  test('on PGlite', () => killReleases('embedded', HUNDRED_MOMENTS));
  test.skipIf(noServer)('on PostGIS', () => killReleases('server', HUNDRED_MOMENTS));
});
