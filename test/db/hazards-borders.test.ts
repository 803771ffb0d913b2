import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Context } from '../../server/context.ts';
import { measureAll } from '../../server/hazards/answer.ts';
import { importFile } from '../../server/imports/answer.ts';
import { undoImport } from '../../server/imports/run.ts';
import { empty, feature, geojson, polygon, scope } from './boundaries-files.ts';
import { eachDatabase } from './harness.ts';

const [X, Y] = [114.6, -3.3];
const [A, B, C] = ['63.71.01.1001', '63.71.01.1002', '63.71.01.1003'] as const;
/** A code that no list has. */
const NEW = '63.71.01.1099';
const box = (x: number, width: number) =>
  polygon([
    [X + x, Y],
    [X + x + width, Y],
    [X + x + width, Y + 0.01],
    [X + x, Y + 0.01],
    [X + x, Y],
  ]);
const desa = (kode: string, nama: string, x: number, width = 0.01) => feature({ kode, nama }, box(x, width));
const earlier = () =>
  geojson([desa(A, 'Mantuil', 0), desa(B, 'Kelayan Selatan', 0.01), desa(C, 'Kelayan Timur', 0.02)]);
/** Over the whole first kelurahan and a half of the second. */
const flood = () => geojson([feature({ tingkat: 'Tinggi', bahaya: 'banjir' }, box(0, 0.015))]);

eachDatabase('exposure when borders or zones change', (given) => {
  let waiting: string[] = [];
  /** A world whose jobs are noted, to be done when the test says so. */
  const world = (): Context => {
    waiting = [];
    const enqueue = async (_tx: unknown, name: string) => void waiting.push(name);
    return { ...given.ctx(), jobs: { ...given.ctx().jobs, enqueue } };
  };
  const bring = async (
    ctx: Context,
    kind: 'boundaries' | 'hazard-zones',
    file = flood(),
    asOf = '2020-01-01',
  ) => {
    const provenance = { source: null, licence: null, asOf, simulated: true };
    const report = await importFile(ctx, scope, kind, { file, options: {}, provenance, dryRun: false });
    expect(report.state).toBe('applied');
    return report.importId ?? 0;
  };
  /** Percent of the land of each version in use that lies in the zones; areas that are not measured are left out. */
  const shares = async (ctx: Context) => {
    const found = await sql<{ code: string; from: string | null; share: number }>`
      select v.code, v.valid_from as "from", round((100 * (e.low + e.medium + e.high))::numeric)::int as share
      from exposure e join area_version v on v.id = e.version_id and v.current and v.level = 'desa'
      order by v.code, v.valid_from nulls first`.execute(ctx.db.as(scope));
    return found.rows.map((r) => [r.code, r.share]);
  };
  const BEFORE = [
    [A, 100],
    [B, 50],
  ];

  test('borders of a later day are measured beside those before them, by a job that comes with the swap', async () => {
    const ctx = world();
    await empty(ctx);
    await bring(ctx, 'boundaries', earlier());
    await bring(ctx, 'hazard-zones');
    expect(await shares(ctx)).toEqual(BEFORE);
    waiting = [];
    const moved = geojson([desa(A, 'Mantuil', 0, 0.0125), desa(B, 'Kelayan Selatan', 0.0125, 0.0075)]);
    const id = await bring(ctx, 'boundaries', moved, '2025-01-01');
    expect(waiting).toEqual(['exposure']);
    await measureAll(ctx, scope);
    expect(await shares(ctx)).toEqual([
      [A, 100],
      [A, 100],
      [B, 50],
      [B, 33],
    ]);
    // Measured once: nothing is left to be done.
    expect(await measureAll(ctx, scope)).toBe(0);
    await undoImport(ctx, scope, id);
    await measureAll(ctx, scope);
    expect(await shares(ctx)).toEqual(BEFORE);
  });

  test('areas that became one are measured as one', async () => {
    const ctx = world();
    await empty(ctx);
    await bring(ctx, 'boundaries', earlier());
    await bring(ctx, 'hazard-zones');
    const merged = geojson([desa(NEW, 'Suka Bersatu', 0, 0.02), desa(C, 'Kelayan Timur', 0.02)]);
    await bring(ctx, 'boundaries', merged, '2024-07-01');
    expect(waiting).toContain('exposure');
    await measureAll(ctx, scope);
    expect(await shares(ctx)).toEqual([...BEFORE, [NEW, 75]]);
  });

  test('zones that are taken back leave no share behind, and no job where nothing is left to be measured', async () => {
    const ctx = world();
    await empty(ctx);
    await bring(ctx, 'boundaries', earlier());
    const id = await bring(ctx, 'hazard-zones');
    await undoImport(ctx, scope, id);
    expect(await shares(ctx)).toEqual([]);
    waiting = [];
    await bring(ctx, 'boundaries', geojson([desa(A, 'Mantuil', 0, 0.0125)]), '2025-01-01');
    expect(waiting).toEqual([]);
  });

  test('a job that is broken off midway is done to its end by the next, with the very same shares', async () => {
    const ctx = world();
    await empty(ctx);
    await bring(ctx, 'boundaries', earlier());
    await bring(ctx, 'hazard-zones');
    const whole = await shares(ctx);
    // As a kill leaves it: some areas measured, the others not.
    await sql`delete from exposure where version_id in (
      select v.id from area_version v where v.current and v.code <> ${A})`.execute(ctx.db.as(scope));
    expect(await shares(ctx)).toEqual([[A, 100]]);
    await measureAll(ctx, scope);
    expect(await shares(ctx)).toEqual(whole);
  });
});
