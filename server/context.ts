import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { OpenDatabase } from './db/open.ts';
import type { Jobs } from './jobs/jobs.ts';

/** The only clock of the server; tests give their own. */
export interface Clock {
  now(): Date;
  /** ISO date of today in UTC. */
  today(): string;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => new Date().toISOString().slice(0, 10),
};

/** What a handler or command needs of the world. Made once in `main.ts` or `cli.ts`, or by a test. */
export interface Context {
  readonly config: Config;
  readonly db: OpenDatabase;
  readonly log: Logger;
  readonly clock: Clock;
  readonly jobs: Jobs;
}
