import { pino } from 'pino';
import { readConfig } from '../../server/config.ts';
import { openJobs } from '../../server/jobs/jobs.ts';
import { start } from '../../server/start.ts';
import { dyingIn } from './dying.ts';

/** A process that does the jobs which are due and kills itself with -9 in the n-th statement of one; with 0 it lives: `node killed-job.ts N`. */
const log = pino({ level: 'silent' });
const { ctx } = await start(readConfig(), log, { serve: false });
await openJobs(dyingIn(ctx, Number(process.argv[2]), 0).ctx, { run: true });
process.stdout.write('does the jobs\n');
setTimeout(() => process.exit(1), 240_000);
