import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { importFile } from '../../server/imports/answer.ts';
import { start } from '../../server/start.ts';
import { feature, geojson, polygon, scope } from './boundaries-files.ts';
import { eachDatabase, freshDatabase } from './harness.ts';
import { PetasosProcess } from './petasos-process.ts';

const [X, Y] = [114.6, -3.3];
const box = (x: number, width: number) =>
  polygon([
    [X + x, Y],
    [X + x + width, Y],
    [X + x + width, Y + 0.01],
    [X + x, Y + 0.01],
    [X + x, Y],
  ]);
const desa = (kode: string, nama: string, x: number, width: number) => feature({ kode, nama }, box(x, width));

/** Drawn, with a zone over the first and half of the second; then drawn anew, which leaves the job that measures. */
async function drawAnew(config: Config): Promise<void> {
  const { ctx, close } = await start(config, pino({ level: 'silent' }), { serve: false });
  const bring = async (
    kind: 'boundaries' | 'hazard-zones',
    file: ReturnType<typeof geojson>,
    asOf: string,
  ) => {
    const provenance = { source: null, licence: null, asOf, simulated: true };
    const report = await importFile(ctx, scope, kind, { file, options: {}, provenance, dryRun: false });
    expect(report.state).toBe('applied');
  };
  const [a, b] = ['63.71.01.1001', '63.71.01.1002'] as const;
  const before = [desa(a, 'Mantuil', 0, 0.01), desa(b, 'Kelayan Selatan', 0.01, 0.01)];
  const after = [desa(a, 'Mantuil', 0, 0.0125), desa(b, 'Kelayan Selatan', 0.0125, 0.0075)];
  await bring('boundaries', geojson(before), '2020-01-01');
  await bring(
    'hazard-zones',
    geojson([feature({ tingkat: 'Tinggi', bahaya: 'banjir' }, box(0, 0.015))]),
    '2020-01-01',
  );
  await bring('boundaries', geojson(after), '2025-01-01');
  await close();
}

const measured = async ({ db }: Context): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from exposure e join area_version v on v.id = e.version_id and v.current`.execute(
    db.as(scope),
  );
  return found.rows[0]?.n ?? 0;
};
const states = async ({ db }: Context): Promise<string[]> => {
  const found = await db.run(`select state::text as state from pgboss.job where name = 'exposure'`);
  return found.rows.map((row) => String(row.state));
};

eachDatabase('a job whose server was killed', ({ kind }) => {
  test('measuring that was killed with -9 is taken up by the next start, and is whole within a minute', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'petasos-killed-job-'));
    try {
      const config = await freshDatabase(kind, folder);
      await drawAnew(config);
      // The third statement is the one that measures.
      const ended = await new PetasosProcess('test/db/killed-job.ts', ['3'], config).ended;
      expect(ended, ended.text).toMatchObject({ signal: 'SIGKILL' });
      const looking = await start(config, pino({ level: 'silent' }), { serve: false });
      expect([await states(looking.ctx), await measured(looking.ctx)]).toEqual([['active'], 0]);
      await looking.close();
      const next = await start(config, pino({ level: 'silent' }), { serve: true });
      try {
        await expect
          .poll(async () => [await states(next.ctx), await measured(next.ctx)], {
            timeout: 60_000,
            interval: 250,
          })
          .toEqual([['completed'], 4]);
      } finally {
        await next.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 240_000);
});
