import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, inject, test } from 'vitest';
import type { Config } from '../../server/config.ts';
import { start } from '../../server/start.ts';
import { freshDatabase } from './harness.ts';
import { drawAnew, measured, measuringJobs } from './measuring-job.ts';
import { PetasosProcess } from './petasos-process.ts';

const log = pino({ level: 'silent' });
const LONGER_THAN_A_SILENCE_MS = 35_000;
/** The silence after which a process is held for ended, the look that finds it, and what a busy machine takes. */
const TAKEN_OVER_MS = 60_000;
/** A statement that no job has: this one lives. */
const LIVES = '0';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A database of PostgreSQL on which areas wait for the job that measures them. */
async function withWaiting(work: (config: Config, second: Config) => Promise<void>): Promise<void> {
  const [folder, other] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'petasos-shared-job-')));
  if (!folder || !other) throw new Error('no folder');
  try {
    const config = await freshDatabase('server', folder);
    await drawAnew(config);
    await work(config, { ...config, dataDir: other });
  } finally {
    for (const one of [folder, other]) rmSync(one, { recursive: true, force: true });
  }
}

const noServer = !inject('cluster') && process.env.CI !== 'true';

test.skipIf(noServer)(
  'of two servers on one database the living one leaves a job alone that runs, and does it when the other is killed',
  () =>
    withWaiting(async (config, second) => {
      const { ctx, close } = await start(config, log, { serve: false });
      const one = async () => {
        const [job, ...more] = await measuringJobs(ctx);
        expect(more).toEqual([]);
        return job;
      };
      const servers: PetasosProcess[] = [];
      const serve = (on: Config) => {
        const server = new PetasosProcess('test/db/killed-job.ts', [LIVES], on);
        servers.push(server);
        return server;
      };
      try {
        // While somebody imports, the job has to wait in its middle.
        await ctx.db.exclusively('import', async () => {
          const first = serve(config);
          await expect.poll(one, { timeout: 30_000 }).toMatchObject({ state: 'active', again: 0 });
          const begun = (await one())?.begun;
          const living = serve(second);
          await living.says(/does the jobs/);
          await wait(LONGER_THAN_A_SILENCE_MS);
          expect(await one()).toEqual({ state: 'active', again: 0, begun });
          first.kill('SIGKILL');
          await first.ended;
          await expect.poll(one, { timeout: TAKEN_OVER_MS }).toMatchObject({ state: 'active', again: 1 });
          expect(await measured(ctx)).toBe(0);
        });
        await expect.poll(one, { timeout: 30_000 }).toMatchObject({ state: 'completed', again: 1 });
        expect(await measured(ctx)).toBe(4);
      } finally {
        for (const server of servers) server.kill('SIGKILL');
        await Promise.all(servers.map((server) => server.ended));
        await close();
      }
    }),
  300_000,
);

test.skipIf(noServer)(
  'a job that a server began before the update, which gave no signs, is taken up by the first start after it',
  () =>
    withWaiting(async (config) => {
      const killed = await new PetasosProcess('test/db/killed-job.ts', ['3'], config).ended;
      expect(killed, killed.text).toMatchObject({ signal: 'SIGKILL' });
      const before = await start(config, log, { serve: false });
      // As the queue was before: no kind of job, none that was begun and none that waits is due a sign.
      await before.ctx.db.run('update pgboss.queue set heartbeat_seconds = null');
      await before.ctx.db.run(
        `update pgboss.job set heartbeat_seconds = null, started_on = started_on - interval '1 minute',
         heartbeat_on = heartbeat_on - interval '1 minute' where name = 'exposure'`,
      );
      await before.ctx.db.run(
        `insert into pgboss.job (name, policy, start_after, retry_limit, expire_seconds)
       values ('tidy', 'exclusive', now() + interval '1 day', 2, 3600)`,
      );
      await before.close();
      const after = await start(config, log, { serve: true });
      try {
        await expect
          .poll(() => measuringJobs(after.ctx), { timeout: 45_000, interval: 250 })
          .toMatchObject([{ state: 'completed', again: 1 }]);
        expect(await measured(after.ctx)).toBe(4);
        const left = await after.ctx.db.run(
          `select name from pgboss.job where name in ('tidy', 'exposure') and heartbeat_seconds is null`,
        );
        expect(left.rows).toEqual([]);
      } finally {
        await after.close();
      }
    }),
  240_000,
);
