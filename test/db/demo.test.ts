import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import type { DemoSizes } from '../../data/demo/regency.ts';
import { places } from '../../server/areas/handlers.ts';
import type { Context } from '../../server/context.ts';
import { loadDemo, simulateOn } from '../../server/demo/answer.ts';
import type { Fault } from '../../server/fault.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { values } from '../../server/indicators/handlers.ts';
import { empty, scope } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const SIZES: DemoSizes = { kecamatan: 2, desa: 7, rt: 45, people: 7_000 };
const ASKED = {
  indicator: 'total.per1000',
  sex: 'A',
  measure: 'tercatat',
  method: 'ckmeans',
  classes: 5,
} as const;
const provenance = { source: null, licence: null, asOf: null, simulated: false };

async function applied(ctx: Context): Promise<{ id: number; kind: string; simulated: boolean }[]> {
  const imports = ctx.db.as(scope).selectFrom('import').select(['id', 'kind', 'simulated']);
  return imports.where('state', '=', 'applied').orderBy('applied_seq').execute();
}

async function count(ctx: Context, table: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    ctx.db.as(scope),
  );
  return found.rows[0]?.n ?? -1;
}

function setUp(ctx: Context) {
  return runImport(ctx, scope, setupImport, {
    file: null,
    options: { code: '63.71' },
    provenance,
    dryRun: false,
  });
}

eachDatabase('the demo', (given) => {
  describe('Kabupaten Contoh', () => {
    test('is loaded by eight imports, all simulated, with a bar that only goes forward', async () => {
      const ctx = given.ctx();
      const bar: number[] = [];
      const loaded = await loadDemo(ctx, scope, { sizes: SIZES, progress: (_, share) => bar.push(share) });
      expect(loaded).toMatchObject({ code: '99.01', imports: 8 });
      expect((await applied(ctx)).map((i) => [i.kind, i.simulated])).toEqual([
        ['boundaries', true],
        ['population', true],
        ['need', true],
        ['pillars', true],
        ['facilities', true],
        ['hazard-zones', true],
        ['hazard-table', true],
        ['hazard-events', true],
      ]);
      expect(bar).toEqual([...bar].sort((a, b) => a - b));
      expect(bar.at(-1)).toBe(1);
    });

    test('has shapes, tiles and figures at every level, and says everywhere that it is simulated', async () => {
      const ctx = given.ctx();
      const { places: found } = await places(ctx, scope);
      expect(found).toHaveLength(1);
      expect(found[0]?.simulated).toBe(true);
      for (const { level, areas, shapes } of found[0]?.levels ?? [])
        expect([level, shapes]).toEqual([level, areas]);
      expect(found[0]?.periods).toEqual(expect.arrayContaining(['2022', '2024', '2025', '2025-S1']));
      for (const level of ['kecamatan', 'desa', 'rt'] as const) {
        const table = await values(ctx, scope, {
          ...ASKED,
          within: '99.01',
          level,
          period: '2025',
        });
        expect(table.simulated, level).toBe(true);
        expect(
          table.value.some((v) => v !== null && v > 0),
          level,
        ).toBe(true);
      }
    });

    test('its stored measures are those of the database, its shapes are valid and hold their names', async () => {
      const wrong = await sql<{ code: string }>`
        select code from area_version where not ST_IsValid(geom) or not ST_Contains(geom, label_point)
          or abs(area_m2 / ST_Area(geom::geography) - 1) > 1e-5`.execute(given.ctx().db.as(scope));
      expect(wrong.rows).toEqual([]);
    });

    test('loaded again nothing changes; a step that is missing is made again', async () => {
      const ctx = given.ctx();
      expect(await loadDemo(ctx, scope, { sizes: SIZES })).toMatchObject({ imports: 0 });
      const need = (await applied(ctx)).find((i) => i.kind === 'need');
      await undoImport(ctx, scope, need?.id ?? 0);
      expect(await loadDemo(ctx, scope, { sizes: SIZES })).toMatchObject({ imports: 1 });
    });

    test('takes nothing real beside it, wherever it was put, until it is taken back in the order that is said', async () => {
      const ctx = given.ctx();
      const file = sourceFile('ppks.csv', 'kode;jenis;periode;jumlah\n99.01.01.1001;PMKS-24;2025;12\n');
      const bring = runImport(ctx, scope, needImport, { file, options: {}, provenance, dryRun: false });
      await expect(bring).rejects.toMatchObject({ code: 'demo-loaded' });
      const refused = await setUp(ctx).catch((reason: unknown) => reason);
      expect(refused).toMatchObject({ code: 'demo-loaded' });
      const { imports } = (refused as Fault).detail;
      for (const id of String(imports).split(', ')) await undoImport(ctx, scope, Number(id));
      expect((await setUp(ctx)).state).toBe('applied');
    });

    test('taken back it is gone; cancelled midway it leaves no draft', async () => {
      const ctx = await empty(given.ctx());
      expect((await places(ctx, scope)).places).toEqual([]);
      const cancel = new AbortController();
      const half = loadDemo(ctx, scope, {
        sizes: SIZES,
        signal: cancel.signal,
        progress: (_, share) => {
          if (share > 0.75) cancel.abort();
        },
      });
      await expect(half).rejects.toThrow();
      expect((await applied(ctx)).map((i) => i.kind)).toEqual(['boundaries', 'population']);
      const draft = ctx.db.as(scope).selectFrom('import').select('id').where('state', '=', 'draft');
      expect(await draft.execute()).toEqual([]);
      expect(await loadDemo(ctx, scope, { sizes: SIZES })).toMatchObject({ imports: 6 });
      await empty(ctx);
    });

    test('is not loaded beside real data', async () => {
      const ctx = await empty(given.ctx());
      await setUp(ctx);
      await expect(loadDemo(ctx, scope, { sizes: SIZES })).rejects.toMatchObject({ code: 'real-data' });
    });
  });

  describe('simulated figures on real areas', () => {
    test('are marked, have people to be divided by and no closed type, and can be taken back', async () => {
      const ctx = await empty(given.ctx());
      await setUp(ctx);
      const reports = await simulateOn(ctx, scope, '63.71');
      expect(reports.map((r) => [r.kind, r.state, r.simulated])).toEqual([
        ['population', 'applied', true],
        ['need', 'applied', true],
      ]);
      const rows = ctx.db.as(scope).selectFrom('observation').select('series').distinct();
      const ids = reports.map((r) => r.importId ?? 0);
      const series = await rows.where('import_id', 'in', ids).execute();
      const closed = NEED_TYPES.filter((t) => t.access === 'closed').map((t) => t.code);
      expect(series.map((s) => s.series).filter((s) => closed.includes(s))).toEqual([]);
      const table = await values(ctx, scope, {
        ...ASKED,
        within: '63.71',
        level: 'desa',
        period: '2025',
      });
      expect(table.simulated).toBe(true);
      // Real figures may come; that the simulated ones stay beside them is said before they are applied.
      const real = await runImport(ctx, scope, needImport, {
        file: sourceFile('ppks.csv', 'kode;jenis;periode;jumlah\n63.71.01.1001;PMKS-24;2025;12\n'),
        options: {},
        provenance,
        dryRun: true,
      });
      const warned = real.problems.find((p) => p.code === 'simulated-here');
      expect(warned?.hint).toEqual({ imports: ids.toReversed().join(', ') });
      for (const r of reports.toReversed()) await undoImport(ctx, scope, r.importId ?? 0);
      expect((await places(ctx, scope)).places[0]?.periods).toEqual([]);
    });

    test('are refused where nothing is set up, and over real figures: nothing is stored', async () => {
      const ctx = await empty(given.ctx());
      const nowhere = await simulateOn(ctx, scope, '63.71');
      expect(nowhere.map((r) => [r.state, ...r.problems.map((p) => p.code)])).toEqual([
        ['refused', 'demo-nowhere'],
      ]);
      await setUp(ctx);
      const file = sourceFile('ppks.csv', 'kode;jenis;periode;jumlah\n63.71.01.1001;PMKS-24;2025;12\n');
      await runImport(ctx, scope, needImport, { file, options: {}, provenance, dryRun: false });
      const before = await count(ctx, 'observation');
      const over = await simulateOn(ctx, scope, '63.71');
      expect(over.map((r) => [r.state, ...r.problems.map((p) => p.code)])).toEqual([
        ['refused', 'demo-over-real'],
      ]);
      expect(await count(ctx, 'observation')).toBe(before);
      expect((await applied(ctx)).map((i) => i.kind)).toEqual(['setup', 'need']);
    });
  });
});
