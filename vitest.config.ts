import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/slow-first.ts';

const WORKERS = 2;
const together = { groupOrder: 1 };

/** The suites: unit, database and browser tests together (`npm test`), and those that take long (`npm run test:long`). */
export default defineConfig({
  test: {
    reporters: ['default'],
    globalSetup: ['test/db/prepare.ts'],
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/*.test.ts', 'test/unit/**/*.test.ts'],
          // Hostile files are large; no test is green or red by its time.
          testTimeout: 60_000,
          sequence: together,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'db',
          include: ['test/db/**/*.test.ts', 'test/sql/**/*.test.ts', 'test/tiles/**/*.test.ts'],
          // The suites of a worker share an open database (test/db/shared-embedded.ts).
          isolate: false,
          // An embedded database opens in seconds; several at once on a busy machine take a minute.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: together,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // Those that only look share a server (test/e2e/town-server.ts).
          isolate: false,
          // A browser that draws without a graphics card fills a core.
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
        },
      },
    ],
  },
});
