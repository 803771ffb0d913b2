import { AsyncLocalStorage } from 'node:async_hooks';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { type JobData, type JobName, QUEUES, SCHEDULES, work } from './work.ts';

/** seconds between looks for a due job: the embedded database has one connection for everybody */
const POLL_SECONDS = 30;
const STOP_MS = 10_000;

/** Work that is done later, once, also after a restart. */
export interface Jobs {
  /** Puts a job in the queue with the transaction that makes its reason: it is there if and when that commits. */
  enqueue<N extends JobName>(tx: Db, name: N, data: JobData[N]): Promise<void>;
  stop(): Promise<void>;
}

/** The queue in the database's own schema `pgboss`. `run`: this process also does the jobs and keeps the clock. */
export async function openJobs(
  ctx: Omit<Context, 'jobs'>,
  options: { readonly run: boolean },
): Promise<Jobs> {
  // `send` also asks for the queue itself, which beside the transaction it is called in would wait for ever.
  const enqueuing = new AsyncLocalStorage<Db>();
  const boss = new PgBoss({
    db: {
      executeSql(text, values) {
        const tx = enqueuing.getStore();
        return tx ? fromKysely(tx as never).executeSql(text, values) : ctx.db.run(text, values);
      },
    },
    backend: ctx.db.kind === 'embedded' ? 'pglite' : 'postgres',
    schedule: options.run,
    supervise: options.run,
    superviseIntervalSeconds: 300,
    monitorIntervalSeconds: 300,
    queueCacheIntervalSeconds: 300,
    bamIntervalSeconds: 300,
    flowIntervalSeconds: 300,
    cronMonitorIntervalSeconds: 45,
    cronWorkerIntervalSeconds: 45,
    reindex: ctx.db.kind === 'server',
    monitorVacuum: false,
    persistWarnings: false,
  });
  boss.on('error', (reason) => ctx.log.error(reason, 'the job queue'));
  boss.on('warning', (warning) => ctx.log.warn(warning, 'the job queue'));
  await boss.start();
  const jobs: Jobs = {
    async enqueue(tx, name, data) {
      await enqueuing.run(tx, () => boss.send(name, data));
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_MS, close: false }),
  };
  for (const name of QUEUES) {
    await boss.createQueue(name, {
      policy: 'exclusive',
      retryLimit: 2,
      retryDelay: 60,
      expireInSeconds: 3600,
    });
  }
  if (!options.run) return jobs;
  const whole: Context = { ...ctx, jobs };
  for (const name of QUEUES) {
    await boss.work(name, { pollingIntervalSeconds: POLL_SECONDS }, async ([job]) => {
      if (job) await work(whole, name, job.data as JobData[typeof name]);
    });
  }
  for (const { name, cron } of SCHEDULES) await boss.schedule(name, cron, {}, { tz: 'UTC' });
  return jobs;
}
