import { sql } from 'kysely';
import { pino } from 'pino';
import { expect } from 'vitest';
import type { Config } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { importFile } from '../../server/imports/answer.ts';
import { start } from '../../server/start.ts';
import { feature, geojson, polygon, scope } from './boundaries-files.ts';

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
export async function drawAnew(config: Config): Promise<void> {
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

/** How many of the present areas are measured. */
export const measured = async ({ db }: Context): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from exposure e join area_version v on v.id = e.version_id and v.current`.execute(
    db.as(scope),
  );
  return found.rows[0]?.n ?? 0;
};

export interface MeasuringJob {
  readonly state: string;
  /** how often it was begun again */
  readonly again: number;
  readonly begun: string | null;
}

/** The jobs that measure, as the queue has them. */
export async function measuringJobs({ db }: Pick<Context, 'db'>): Promise<MeasuringJob[]> {
  const found = await db.run(
    `select state::text as state, retry_count as again, started_on::text as begun from pgboss.job where name = 'exposure'`,
  );
  return found.rows as unknown as MeasuringJob[];
}
