import { beforeAll, expect, test } from 'vitest';
import type { NormDraft } from '../../data/contract/norm.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { everything, type Part } from '../../server/access/principal.ts';
import { releaseNow } from '../../server/access/released.ts';
import { forOperator, forRequest, type Scope } from '../../server/access/scope.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { makeRelease } from '../../server/disclosure/handlers.ts';
import { type FileOptions, importFile } from '../../server/imports/answer.ts';
import type { SourceFile } from '../../server/imports/kind.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { feature, geojson, polygon, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const office = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const CITY = '63.71';
const KEC = `${CITY}.01`;
const desa = (n: number) => `${KEC}.100${n}`;
const call = { progress: () => {}, signal: new AbortController().signal };
const PUBLISHED: Part = { areas: [CITY], series: 'open', as: 'published', coarsest: null, finest: null };

/** Four kelurahan side by side, a hundredth of a degree each. */
const SOUTH = -3.33;
const west = (n: number) => 114.57 + n / 100;
const centre = (n: number) => [west(n) + 0.005, SOUTH + 0.005] as const;
const DESA = [1, 2, 3, 4].map((n) => feature({ kode: desa(n) }, polygon(square(west(n), SOUTH))));
const zone = (hazard: string, tingkat: string, from: number, wide: number) =>
  feature(
    { tingkat, bahaya: hazard },
    polygon([
      [from, SOUTH],
      [from + wide, SOUTH],
      [from + wide, SOUTH + 0.01],
      [from, SOUTH + 0.01],
      [from, SOUTH],
    ]),
  );

/** Floods over the first and a quarter of the second; landslides over two fifths of the second, partly the same ground. */
const FLOOD = geojson([zone('banjir', 'Sedang', west(1), 0.0125)]);
const SLIDE = geojson([zone('tanah longsor', 'Tinggi', west(2) + 0.001, 0.004)]);

const PEOPLE = `kode,tahun,penduduk,kk\n${[1, 2, 3, 4].map((n) => `${desa(n)},2025,200,50\n`).join('')}`;
const NEED = `kode,jenis,tahun,jumlah\n${[1, 2, 3, 4].map((n) => `${desa(n)},LUT,2025,${20 * n}\n`).join('')}`;
const PILLARS = `nama,peran,kode,mulai\nEdi Contoh,Tagana,${desa(1)},2020-01-01\n`;

/** To the second a long way round, to the third a fast one; none to the fourth. */
const ROADS = geojson([
  feature(
    { highway: 'primary' },
    {
      type: 'LineString',
      coordinates: [centre(1), [west(1) + 0.005, SOUTH + 0.04], [west(2) + 0.005, SOUTH + 0.04], centre(2)],
    },
  ),
  feature(
    { highway: 'motorway' },
    { type: 'LineString', coordinates: [centre(1), [west(2) + 0.005, SOUTH - 0.002], centre(3)] },
  ),
]);

const NORM: NormDraft = {
  role: 'tagana',
  unit: 'figures',
  level: null,
  series: 'zona_banjir_tanah-longsor_sedang-ke-atas_penduduk',
  per: 100,
  reach: null,
  rate: 1,
  counts: 'all',
  mark: 'asumsi',
  decree: null,
  note: '',
  from: null,
  until: null,
  active: false,
};

eachDatabase('norms of zones and of minutes', (given) => {
  const ctx = () => given.ctx();
  const bring = async (
    kind: Parameters<typeof importFile>[2],
    file: SourceFile,
    options: FileOptions = {},
  ) => {
    const report = await importFile(ctx(), office, kind, { provenance: SAID, dryRun: false, file, options });
    expect(report.problems.filter((p) => p.severity === 'error')).toEqual([]);
    return report;
  };
  const norm = async (change: Partial<NormDraft> = {}) =>
    (await coverageHandlers.makeNorm(ctx(), office, { ...NORM, ...change })).id;
  const coverage = (scope: Scope, id: number) =>
    coverageHandlers.coverage(ctx(), scope, {
      within: KEC,
      level: 'desa',
      period: '2025',
      role: 'tagana',
      norm: id,
    });
  const leader = async () => {
    const principal = { ...everything('Bupati', 'leader'), rights: new Map(), parts: [PUBLISHED] };
    return forRequest(principal, await releaseNow(ctx()));
  };
  const demands = async (scope: Scope, id: number) => {
    const { gaps } = await coverage(scope, id);
    return [1, 2].map((n) => gaps.find((g) => g.code === desa(n))?.demand);
  };

  beforeAll(async () => {
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx(), office, setupImport, { ...request, file: null, options: { code: CITY } });
    await bring('boundaries', geojson(DESA));
    await bring('population', sourceFile('p.csv', PEOPLE));
    await bring('need', sourceFile('n.csv', NEED));
    await bring('pillars', sourceFile('t.csv', PILLARS));
    await bring('hazard-zones', FLOOD, { hazardYear: 2024 });
    await bring('hazard-zones', SLIDE, { hazardYear: 2024 });
  });

  test('who lives where floods and landslides meet is counted once', async () => {
    const [flood, slide, both] = [
      await norm({ series: 'paparan-banjir-sedang-ke-atas-penduduk' }),
      await norm({ series: 'paparan-tanah-longsor-sedang-ke-atas-penduduk' }),
      await norm(),
    ];
    expect(await demands(office, flood)).toEqual([2, 0.5]);
    expect(await demands(office, slide)).toEqual([null, 0.8]);
    // From 0 to 0.0025 and from 0.001 to 0.005 of the second: half of it, and not thirteen twentieths.
    expect(await demands(office, both)).toEqual([2, 1]);
    const high = await norm({ series: 'zona_banjir_tanah-longsor_tinggi_penduduk' });
    expect(await demands(office, high)).toEqual([undefined, 0.8]);
    // Nothing is known of zones in the third and the fourth, which is no zero.
    const { facts } = await coverage(office, both);
    expect(facts.states['belum-ada-data']).toBeGreaterThanOrEqual(2);
  });

  test('is counted of what a hazard is known of, and of nothing that nobody counts', async () => {
    const refused = (series: string) => norm({ series }).catch((fault) => fault.detail.reason);
    expect(await refused('zona_banjir_tsunami_tinggi_penduduk')).toBe('series');
    expect(await refused('zona_banjir_tanah-longsor_tinggi_hiv')).toBe('series');
    expect(await refused('zona_banjir_tinggi_penduduk')).toBe('series');
    expect(await refused('zona_banjir_tanah-longsor_tinggi_petugas-psm')).toBe('series');
  });

  test('published, who is in need in zones is made of published figures alone', async () => {
    const id = await norm({ series: 'zona_banjir_tanah-longsor_sedang-ke-atas_total', per: 10 });
    expect(await demands(office, id)).toEqual([2, 2]);
    await makeRelease(ctx(), office, { note: '' }, call);
    const { gaps, release } = await coverage(await leader(), id);
    expect(release).not.toBeNull();
    const shown = new Map(gaps.map((g) => [g.code, g.hidden ? 'hidden' : g.demand]));
    for (const n of [1, 2]) expect(['hidden', 2]).toContain(shown.get(desa(n)));
  });

  test('within minutes: a straight line, and along roads once these are loaded', async () => {
    const reach = { minutes: 4, speedKmh: 30, detour: 1 };
    const id = await norm({ unit: 'reach', level: 'desa', series: null, per: null, reach });
    const reached = async () => {
      const { gaps, facts } = await coverage(office, id);
      const short = new Set(gaps.filter((g) => g.state === 'belum-ada').map((g) => g.code));
      return { facts, near: [1, 2, 3, 4].filter((n) => !short.has(desa(n))) };
    };
    const line = await reached();
    expect(line.near).toEqual([1, 2]);
    expect(line.facts.roads).toBe(false);
    const said = coverageWords.id.coverage.answer(line.facts, 'kelurahan');
    expect(said.lead).toMatch(/belum terjangkau Tagana dalam 4 menit/);
    expect(said.more.join(' ')).toMatch(/garis lurus × 1 dengan 30 km\/jam/);
    const roads = await bring('roads', ROADS);
    const along = await reached();
    expect(along.near).toEqual([1, 3]);
    expect(along.facts.roads).toBe(true);
    expect(coverageWords.id.coverage.answer(along.facts, 'kelurahan').more.join(' ')).toMatch(
      /lewat jaringan jalan yang sudah dimuat/,
    );
    await undoImport(ctx(), office, roads.importId ?? 0);
    expect((await reached()).near).toEqual([1, 2]);
  });
});
