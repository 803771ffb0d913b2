import { pino } from 'pino';
import type { Config } from '../../server/config.ts';
import { type Context, systemClock } from '../../server/context.ts';
import { openDatabase } from '../../server/db/open.ts';
import { noJobs } from '../db/no-jobs.ts';

/** The world of the server in this process, silent and without a job queue. */
export async function openBench(config: Config): Promise<Context> {
  const log = pino({ level: 'silent' });
  return { config, db: await openDatabase(config, log), log, clock: systemClock, jobs: noJobs };
}
