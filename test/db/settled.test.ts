import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { footprintDraft, incidentDraft } from '../../data/contract/incident.ts';
import { valuesQuery } from '../../data/contract/values.ts';
import { everything, type Part } from '../../server/access/principal.ts';
import { releaseNow } from '../../server/access/released.ts';
import { forOperator, forRequest, type Scope } from '../../server/access/scope.ts';
import { makeRelease } from '../../server/disclosure/handlers.ts';
import { measureAll } from '../../server/hazards/answer.ts';
import { hazardHandlers } from '../../server/hazards/handlers.ts';
import { type FileOptions, importFile } from '../../server/imports/answer.ts';
import type { SourceFile } from '../../server/imports/kind.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { values } from '../../server/indicators/handlers.ts';
import { incidentHandlers } from '../../server/response/handlers.ts';
import { responseHandlers } from '../../server/response/sheet-handlers.ts';
import { feature, geojson, polygon, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const office = forOperator('test');
const SAID = { source: 'BIG', licence: null, asOf: '2023-06-01', simulated: true };
const CITY = '63.71';
const desa = (n: number) => `63.71.01.100${n}`;
const call = { progress: () => {}, signal: new AbortController().signal };
const PUBLISHED: Part = { areas: [CITY], series: 'open', as: 'published', coarsest: null, finest: null };

/** Four kelurahan side by side, a hundredth of a degree each; in the first two RT that halve it. */
const SOUTH = -3.33;
const west = (n: number) => 114.57 + n / 100;
const box = (x: number, wide: number, y = SOUTH, high = 0.01) => [
  [x, y],
  [x + wide, y],
  [x + wide, y + high],
  [x, y + high],
  [x, y],
];
const DESA = [1, 2, 3, 4].map((n) => feature({ kode: desa(n) }, polygon(square(west(n), SOUTH))));
const RT = [1, 2].map((n) =>
  feature({ kode: `${desa(1)}.rw001.rt00${n}` }, polygon(box(west(1) + (n - 1) * 0.005, 0.005))),
);
/** High over the western half of the first three kelurahan. */
const FLOOD = geojson(
  [1, 2, 3].map((n) => feature({ tingkat: 'Tinggi', bahaya: 'banjir' }, polygon(box(west(n), 0.005)))),
);
const named = (name: string, features: unknown[]) =>
  sourceFile(name, JSON.stringify({ type: 'FeatureCollection', features }));
/**
 * In the first kelurahan people live in the western quarter (the first RT) and in an eighth of the second RT, in the
 * second in the eastern half alone, and twice over; of the third and the fourth nothing is said.
 */
const settlement = (x: number, wide: number) => feature({ REMARK: 'Permukiman' }, polygon(box(x, wide)));
const SETTLED = named('PERMUKIMAN_AR_25K.geojson', [
  settlement(west(1), 0.0025),
  settlement(west(1) + 0.00875, 0.00125),
  settlement(west(2) + 0.005, 0.005),
  settlement(west(2) + 0.006, 0.003),
]);
const PEOPLE = [
  'kode,tahun,penduduk,kk',
  `${desa(1)}.rw001.rt001,2025,60,20`,
  `${desa(1)}.rw001.rt002,2025,40,10`,
  ...[2, 3, 4].map((n) => `${desa(n)},2025,200,50`),
  '',
].join('\n');

eachDatabase('where people live inside an area', (given) => {
  const ctx = () => given.ctx();
  const bring = (
    kind: Parameters<typeof importFile>[2],
    file: SourceFile,
    options: FileOptions = {},
    dryRun = false,
  ) => importFile(ctx(), office, kind, { provenance: SAID, dryRun, file, options });
  const exposed = async (scope: Scope = office, series = 'penduduk', measure = 'count') => {
    const indicator = `paparan-banjir-rendah-ke-atas-${series}.${measure}`;
    const query = { indicator, level: 'desa', within: `${CITY}.01`, period: '2025' };
    const { value, settled } = await values(ctx(), scope, valuesQuery.parse(query));
    return { value: value.slice(0, 4), settled };
  };
  const facts = () =>
    hazardHandlers.exposure(ctx(), office, {
      within: `${CITY}.01`,
      level: 'desa',
      period: '2025',
      hazard: 'banjir',
      reach: 'rendah-ke-atas',
    });
  const leader = async () => {
    const principal = { ...everything('Bupati', 'leader'), rights: new Map(), parts: [PUBLISHED] };
    return forRequest(principal, await releaseNow(ctx()));
  };
  const tried = async (x: number, wide: number, scope: Scope = office) => {
    const footprint = footprintDraft.parse({ kind: 'polygon', rings: [box(x, wide)] });
    const said = { footprint, hazard: 'banjir', within: CITY } as const;
    return (await responseHandlers.tryFootprint(ctx(), scope, said)).estimate;
  };
  /** What a sheet of a new incident with a footprint assumes. */
  const assumed = async (x: number, wide: number) => {
    const draft = { hazard: 'banjir', startedAt: '2026-03-01T20:00:00Z', within: CITY };
    const { id } = await incidentHandlers.openIncident(ctx(), office, incidentDraft.parse(draft));
    const footprint = footprintDraft.parse({ kind: 'polygon', rings: [box(x, wide)] });
    await incidentHandlers.addFootprint(ctx(), office, { incident: id, footprint });
    const asked = { incident: id, days: 3, profile: 'bnpb', food: 'cooked' } as const;
    const sheet = await responseHandlers.responseSheet(ctx(), office, asked);
    return sheet.assumptions.map((a) => a.code);
  };
  const counts = async () => {
    const found = await sql<{
      n: number;
    }>`select (select count(*) from settled_area) + (select count(*) from settled_part)
      + (select count(*) from settled_piece) + (select count(*) from settled_exposure) as n`.execute(
      ctx().db.as(office),
    );
    return Number(found.rows[0]?.n);
  };
  const LAYERS = [{ name: 'PERMUKIMAN_AR_25K', source: 'BIG', year: 2023 }];
  let layer = 0;

  beforeAll(async () => {
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx(), office, setupImport, { ...request, file: null, options: { code: CITY } });
    await bring('boundaries', geojson(DESA));
    await bring('areas', sourceFile('rt.csv', `kode desa,rw,rt\n${desa(1)},001,001\n${desa(1)},001,002\n`));
    await bring('boundaries', geojson(RT));
    expect((await bring('population', sourceFile('p.csv', PEOPLE))).state).toBe('applied');
    expect((await bring('hazard-zones', FLOOD, { outside: 'tidak-rawan' })).state).toBe('applied');
  });

  test('without a layer of settlements those in zones are told by land, and nothing says otherwise', async () => {
    expect(await exposed()).toEqual({ value: [60, 100, 100, 0], settled: undefined });
    expect((await facts()).settled).toBeNull();
    const estimate = await tried(west(1), 0.0125);
    expect(estimate.persons).toMatchObject({ low: 100, best: 150, high: 300 });
    expect(estimate.settled).toBeNull();
  });

  test('a file of lines is no layer of settlements, and says so', async () => {
    const lines = feature(
      { nama: 'Jalan' },
      { type: 'LineString', coordinates: box(west(1), 0.005).slice(0, 2) },
    );
    const report = await bring('context', geojson([lines]), { contextKind: 'permukiman' });
    expect(report.state).toBe('refused');
    expect(report.problems.map((p) => p.code)).toContain('settled-no-polygons');
  });

  test('settlements tell who lives in zones, the land of an area stays its land, and each says by which it is', async () => {
    const report = await bring('context', SETTLED);
    expect(report.problems.filter((p) => p.severity !== 'note')).toEqual([]);
    expect(report.problems.find((p) => p.code === 'settled-layer')?.hint).toEqual({ n: 4 });
    layer = report.importId ?? 0;
    // All sixty of the first RT live in its west; of the second kelurahan nobody does, of the third nothing is known.
    expect((await exposed()).value).toEqual([60, 0, 100, 0]);
    // The two RT of the first kelurahan and the second one; the third and the fourth by their land.
    expect((await exposed()).settled).toEqual({ areas: 3, byLand: 2, layers: LAYERS });
    expect(await exposed(office, 'luas', 'share')).toEqual({ value: [50, 50, 50, 0], settled: undefined });
    expect(await facts()).toMatchObject({
      settled: { areas: 3, byLand: 2, layers: LAYERS },
      people: { exposed: 160, of: 700 },
    });
    const { context } = await hazardHandlers.hazards(ctx(), office);
    expect(context[0]).toMatchObject({ kind: 'permukiman', year: 2023, features: 4 });
  });

  test('whoever reads published figures is told from what is settled of the whole desa', async () => {
    await makeRelease(ctx(), office, { note: '' }, call);
    // Two thirds of what is settled of the first lie in its west.
    expect((await exposed(await leader())).value).toEqual([67, 0, 100, 0]);
  });

  test('of an area that is hit in part those who live in its settlements count, at least and at most as before', async () => {
    // The whole first kelurahan, and the empty west of the second.
    const estimate = await tried(west(1), 0.0125);
    expect(estimate.persons).toMatchObject({ low: 100, best: 100, high: 300 });
    expect(estimate.settled).toEqual({ areas: 1, byLand: 0, layers: LAYERS });
    const second = estimate.areas.find((a) => a.code === desa(2));
    expect(second).toMatchObject({ lived: 0, persons: { low: 0, best: 0, high: 200 } });
    // Half of the third, of which no layer says anything, and the settled half of the second.
    const other = await tried(west(2) + 0.005, 0.01);
    expect(other.persons).toMatchObject({ low: 0, best: 300, high: 400 });
    expect(other.settled).toMatchObject({ areas: 1, byLand: 1 });
  });

  test('published, a desa is told by its own settlements though its RT are measured', async () => {
    const estimate = await tried(west(1), 0.005, await leader());
    expect(estimate.persons).toMatchObject({ low: 0, best: 67, high: 100 });
    expect(estimate.areas[0]).toMatchObject({ code: desa(1), share: 0.5 });
  });

  test('the sheet says how many areas are by settlements, and of which source and year', async () => {
    const opened = await incidentHandlers.openIncident(
      ctx(),
      office,
      incidentDraft.parse({ hazard: 'banjir', startedAt: '2026-03-01T20:00:00Z', within: CITY }),
    );
    const footprint = footprintDraft.parse({ kind: 'polygon', rings: [box(west(2), 0.004)] });
    await incidentHandlers.addFootprint(ctx(), office, { incident: opened.id, footprint });
    const asked = { incident: opened.id, days: 3, profile: 'bnpb', food: 'cooked' } as const;
    const sheet = await responseHandlers.responseSheet(ctx(), office, asked);
    expect(sheet.assumptions.find((a) => a.code === 'settled')).toMatchObject({
      detail: { n: 1, byLand: 0, none: 1 },
      source: 'PERMUKIMAN_AR_25K, BIG, 2023',
    });
    expect(sheet.estimate.persons).toMatchObject({ low: 0, best: 0, high: 200 });
  });

  test('zones that come after the settlements are held against them as well', async () => {
    const later = await bring('hazard-zones', FLOOD, { outside: 'tidak-rawan', hazardYear: 2025 });
    expect((await exposed()).value).toEqual([60, 0, 100, 0]);
    await undoImport(ctx(), office, later.importId ?? 0);
    expect((await exposed()).value).toEqual([60, 0, 100, 0]);
  });

  test('a later layer counts where it has a settlement, elsewhere the earlier one', async () => {
    const file = named('permukiman_2026.geojson', [settlement(west(2), 0.01), settlement(west(4), 0.01)]);
    const later = await bring('context', file, { hazardYear: 2026 });
    expect((await exposed()).value).toEqual([60, 100, 100, 0]);
    expect((await exposed()).settled).toMatchObject({ areas: 4, byLand: 1 });
    await undoImport(ctx(), office, later.importId ?? 0);
    expect((await exposed()).value).toEqual([60, 0, 100, 0]);
  });

  test('borders that change are held against the settlements by the same job', async () => {
    // The third reaches over what is settled of the second, which lies in no zone.
    const wider = geojson([feature({ kode: desa(3) }, polygon(box(west(3) - 0.0025, 0.0125)))]);
    const unmeasured = (await facts()).areas.unknown;
    const waiting: string[] = [];
    const jobs = { ...ctx().jobs, enqueue: async (_tx: unknown, name: string) => void waiting.push(name) };
    const request = { provenance: SAID, dryRun: false, file: wider, options: {} };
    await importFile({ ...ctx(), jobs }, office, 'boundaries', request);
    expect(waiting).toEqual(['exposure']);
    expect((await exposed()).value).toEqual([60, 0, null, 0]);
    // Neither without data nor safe: it waits, and until then the sheet goes by its land.
    expect((await facts()).areas).toMatchObject({ waiting: 1, unknown: unmeasured });
    const query = { within: `${CITY}.01`, level: 'desa', period: '2025' } as const;
    const many = await hazardHandlers.manyHazards(ctx(), office, query);
    expect(many.areas.filter((a) => a.waiting).map((a) => a.code)).toEqual([desa(3)]);
    expect(await assumed(west(3) + 0.001, 0.004)).toContain('settled-waiting');
    await measureAll(ctx(), office);
    expect((await facts()).areas).toMatchObject({ waiting: 0, unknown: unmeasured });
    expect(await assumed(west(3) + 0.001, 0.004)).not.toContain('settled-waiting');
    expect((await exposed()).value).toEqual([60, 0, 0, 0]);
    expect((await exposed()).settled).toMatchObject({ areas: 4, byLand: 1 });
    expect(await measureAll(ctx(), office)).toBe(0);
  });

  test('taken back, everything is by land again and nothing of it is left', async () => {
    await undoImport(ctx(), office, layer);
    expect(await counts()).toBe(0);
    expect(await exposed()).toEqual({ value: [60, 100, 80, 0], settled: undefined });
    const estimate = await tried(west(1), 0.0125);
    expect(estimate.persons).toMatchObject({ low: 100, best: 150, high: 300 });
    expect(estimate.settled).toBeNull();
  });
});
