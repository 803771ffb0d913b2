import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { en } from '../../data/words/en.ts';
import { id, type Words } from '../../data/words/id.ts';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { start } from '../../server/start.ts';
import { examineDatabase } from '../../server/terminal/examine.ts';
import { eachDatabase, freshDatabase } from './harness.ts';
import { drawAnew, measured, measuringJobs } from './measuring-job.ts';
import { PetasosProcess, petasos } from './petasos-process.ts';

const log = pino({ level: 'silent' });
/** The third statement of the job is the one that measures. */
const MEASURES = '3';

const now = async (ctx: Context) => [(await measuringJobs(ctx)).map((job) => job.state), await measured(ctx)];

async function withLook<T>(config: Config, look: (ctx: Context) => Promise<T>): Promise<T> {
  const { ctx, close } = await start(config, log, { serve: false });
  try {
    return await look(ctx);
  } finally {
    await close();
  }
}

async function doctor(ctx: Context, words: Words): Promise<string> {
  return (await examineDatabase(ctx, words)).map(({ mark, text }) => `${mark} ${text}`).join('\n');
}

async function killInJob(config: Config): Promise<void> {
  const ended = await new PetasosProcess('test/db/killed-job.ts', [MEASURES], config).ended;
  expect(ended, ended.text).toMatchObject({ signal: 'SIGKILL' });
}

eachDatabase('a job whose server was killed', ({ kind }) => {
  /** Drawn anew in a database of its own, and the first server killed over it. */
  const withKilled = async (work: (config: Config) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'petasos-killed-job-'));
    try {
      const config = await freshDatabase(kind, folder);
      await drawAnew(config);
      await killInJob(config);
      expect(await withLook(config, now)).toEqual([['active'], 0]);
      await work(config);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  test(
    'measuring that was killed with -9 is taken up by the next start, and is whole within a minute',
    () =>
      withKilled(async (config) => {
        const next = await start(config, log, { serve: true });
        try {
          await expect
            .poll(() => now(next.ctx), { timeout: 60_000, interval: 250 })
            .toEqual([['completed'], 4]);
        } finally {
          await next.close();
        }
      }),
    240_000,
  );

  test(
    'measuring that ends its server three times is given up, and doctor says so and what to do, in both languages',
    () =>
      withKilled(async (config) => {
        for (let again = 1; again <= 2; again += 1) {
          if (kind === 'server') await withLook(config, longSilent);
          await killInJob(config);
        }
        if (kind === 'server') await withLook(config, longSilent);
        const fourth = await start(config, log, { serve: true });
        try {
          // At once: what is due is begun by a start before it is ready.
          expect(await measuringJobs(fourth.ctx)).toMatchObject([{ state: 'failed', again: 2 }]);
          expect(await measured(fourth.ctx)).toBe(0);
          expect(await doctor(fourth.ctx, en)).toMatch(
            /warning .*given up: "measuring areas on zones of hazards".*ended 3 times.*too little memory.*npx petasos measure/,
          );
          expect(await doctor(fourth.ctx, id)).toMatch(
            /warning .*dihentikan: "pengukuran wilayah pada zona bahaya".*3 kali .*mati.*memori.*npx petasos measure/,
          );
        } finally {
          await fourth.close();
        }
        const byHand = await petasos(config, 'measure');
        expect(byHand, byHand.text).toMatchObject({ exit: 0 });
        const after = await withLook(config, async (ctx) => [await measured(ctx), await doctor(ctx, en)]);
        expect(after).toEqual([4, expect.not.stringContaining('given up')]);
      }),
    600_000,
  );

  /** As if its process had given no sign for a minute. */
  async function longSilent({ db }: Context): Promise<void> {
    await db.run(
      `update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'`,
    );
  }
});
