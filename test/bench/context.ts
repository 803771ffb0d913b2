import { pino } from 'pino';
import type { Config } from '../../server/config.ts';
import { type Context, systemClock } from '../../server/context.ts';
import { openDatabase } from '../../server/db/open.ts';
import { describeFolder } from '../../server/start.ts';
import { keysForTests } from '../db/keys-for-tests.ts';
import { noJobs } from '../db/no-jobs.ts';

/** The world of the server in this process, silent and without a job queue. */
export async function openBench(config: Config): Promise<Context> {
  const log = pino({ level: 'silent' });
  const db = await openDatabase(config, log);
  const folder = await describeFolder(db);
  return { config, db, log, clock: systemClock, jobs: noJobs, keys: keysForTests, folder };
}
