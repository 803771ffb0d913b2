import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/slow-first.ts';

/** Suites wait for disks, sockets and browsers half of their time: one worker more than there are cores to be had. */
const WORKERS = 3;
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
          sequence: together,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'db',
          include: ['test/db/**/*.test.ts', 'test/sql/**/*.test.ts', 'test/tiles/**/*.test.ts'],
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
          sequence: together,
          maxWorkers: WORKERS,
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
