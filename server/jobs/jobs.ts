import { AsyncLocalStorage } from 'node:async_hooks';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { expectSigns, takeUpAbandoned } from './abandoned.ts';
import { type JobData, type JobName, QUEUES, SCHEDULES, work } from './work.ts';

/** seconds between looks for a due job: the embedded database has one connection for everybody */
const POLL_SECONDS = 30;
const STOP_MS = 10_000;
/** On a server other processes may live: one that has not said for so long that it is at work has ended. */
const SILENT_SECONDS = 20;
const SIGN_SECONDS = 5;
const LOOK_MS = 10_000;

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
  let looking: NodeJS.Timeout | undefined;
  const jobs: Jobs = {
    async enqueue(tx, name, data) {
      await enqueuing.run(tx, () => boss.send(name, data));
    },
    async stop() {
      clearInterval(looking);
      await boss.stop({ graceful: true, timeout: STOP_MS, close: false });
    },
  };
  // The embedded database is of one process: no sign is needed, and one statement in it may take long.
  const signs = ctx.db.kind === 'server' ? { heartbeatSeconds: SILENT_SECONDS } : {};
  for (const name of QUEUES) {
    await boss.createQueue(name, {
      policy: 'exclusive',
      retryLimit: 2,
      retryDelay: 60,
      expireInSeconds: 3600,
      ...signs,
    });
  }
  if (!options.run) return jobs;
  // Also the queues that an earlier version made, and what stands in them.
  if (ctx.db.kind === 'server') {
    for (const name of QUEUES) await boss.updateQueue(name, signs);
    await expectSigns(ctx.db, SILENT_SECONDS);
  }
  await takeUpAbandoned(ctx);
  const whole: Context = { ...ctx, jobs };
  const workers: string[] = [];
  for (const name of QUEUES) {
    const pace = {
      pollingIntervalSeconds: POLL_SECONDS,
      ...(ctx.db.kind === 'server' ? { heartbeatRefreshSeconds: SIGN_SECONDS } : {}),
    };
    workers.push(
      await boss.work(name, pace, async ([job]) => {
        if (job) await work(whole, name, job.data as JobData[typeof name]);
      }),
    );
  }
  if (ctx.db.kind === 'server') {
    const look = async () => {
      if ((await takeUpAbandoned(ctx)) > 0) for (const id of workers) boss.notifyWorker(id);
    };
    looking = setInterval(() => {
      look().catch((reason) => ctx.log.warn(reason, 'looking for jobs that were killed'));
    }, LOOK_MS).unref();
  }
  for (const { name, cron } of SCHEDULES) await boss.schedule(name, cron, {}, { tz: 'UTC' });
  return jobs;
}
