import { beforeAll, expect, test } from 'vitest';
import { valuesQuery } from '../../data/contract/values.ts';
import { everything, type Part } from '../../server/access/principal.ts';
import { releaseNow } from '../../server/access/released.ts';
import { forOperator, forRequest, type Scope } from '../../server/access/scope.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { makeRelease } from '../../server/disclosure/handlers.ts';
import { hazardHandlers } from '../../server/hazards/handlers.ts';
import { type FileOptions, importFile } from '../../server/imports/answer.ts';
import type { SourceFile } from '../../server/imports/kind.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { values } from '../../server/indicators/handlers.ts';
import { makeOwnIndicator } from '../../server/own/handlers.ts';
import { feature, geojson, polygon, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const office = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const CITY = '63.71';
const desa = (n: number) => `63.71.01.100${n}`;
const call = { progress: () => {}, signal: new AbortController().signal };
const PUBLISHED: Part = { areas: [CITY], series: 'open', as: 'published', coarsest: null, finest: null };

/** Four kelurahan side by side, a hundredth of a degree each; in the first two RT that halve it. */
const SOUTH = -3.33;
const west = (n: number) => 114.57 + n / 100;
const box = (x: number, wide: number, high = 0.01) => [
  [x, SOUTH],
  [x + wide, SOUTH],
  [x + wide, SOUTH + high],
  [x, SOUTH + high],
  [x, SOUTH],
];
const DESA = [1, 2, 3, 4].map((n) => feature({ kode: desa(n) }, polygon(square(west(n), SOUTH))));
const RT = [1, 2].map((n) =>
  feature({ kode: `${desa(1)}.rw001.rt00${n}` }, polygon(box(west(1) + (n - 1) * 0.005, 0.005))),
);

/** High over the first RT, medium over the whole first kelurahan and a quarter of the second. */
const FLOOD = geojson([
  feature({ tingkat: 'Sedang', bahaya: 'banjir' }, polygon(box(west(1), 0.0125))),
  feature({ tingkat: 'Tinggi', bahaya: 'banjir' }, polygon(box(west(1), 0.005))),
]);

const PEOPLE = [
  'kode,tahun,penduduk,kk',
  `${desa(1)}.rw001.rt001,2025,60,20`,
  `${desa(1)}.rw001.rt002,2025,40,10`,
  ...[2, 3, 4].map((n) => `${desa(n)},2025,200,50`),
  '',
].join('\n');

const NEED = [
  'kode,jenis,tahun,jumlah',
  ...[1, 2, 3, 4].map((n) => `${desa(n)},LUT,2025,${20 * n}`),
  '',
].join('\n');

eachDatabase('zones of hazards', (given) => {
  const ctx = () => given.ctx();
  const bring = (
    kind: Parameters<typeof importFile>[2],
    file: SourceFile,
    options: FileOptions = {},
    dryRun = false,
  ) => importFile(ctx(), office, kind, { provenance: SAID, dryRun, file, options });
  const ask = async (scope: Scope, indicator: string, more: object = {}) => {
    const query = { indicator, level: 'desa', within: `${CITY}.01`, period: '2025', ...more };
    const table = await values(ctx(), scope, valuesQuery.parse(query));
    return { ...table, value: table.value.slice(0, 4), basis: table.basis.slice(0, 4) };
  };
  const leader = async () => {
    const principal = { ...everything('Bupati', 'leader'), rights: new Map(), parts: [PUBLISHED] };
    return forRequest(principal, await releaseNow(ctx()));
  };
  const facts = (scope: Scope, more: object = {}) =>
    hazardHandlers.exposure(ctx(), scope, {
      within: `${CITY}.01`,
      level: 'desa',
      period: '2025',
      hazard: 'banjir',
      reach: 'rendah-ke-atas',
      ...more,
    });

  beforeAll(async () => {
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx(), office, setupImport, { ...request, file: null, options: { code: CITY } });
    expect((await bring('boundaries', geojson(DESA))).problems.filter((p) => p.severity === 'error')).toEqual(
      [],
    );
    const listed = await bring(
      'areas',
      sourceFile('rt.csv', `kode desa,rw,rt\n${desa(1)},001,001\n${desa(1)},001,002\n`),
    );
    expect(listed.state).toBe('applied');
    expect((await bring('boundaries', geojson(RT))).problems.filter((p) => p.severity === 'error')).toEqual(
      [],
    );
    expect((await bring('population', sourceFile('p.csv', PEOPLE))).state).toBe('applied');
    expect((await bring('need', sourceFile('n.csv', NEED))).state).toBe('applied');
    const brought = await bring('hazard-zones', FLOOD, { hazardYear: 2024 });
    expect(brought.problems.filter((p) => p.severity !== 'note')).toEqual([]);
    expect(brought.state).toBe('applied');
  });

  test('a set is told with its classes as the file calls them, and measured in square kilometres', async () => {
    const { sets, present } = await hazardHandlers.hazards(ctx(), office);
    expect(present).toEqual(['banjir']);
    expect(sets[0]).toMatchObject({
      hazard: 'banjir',
      quality: 'poligon',
      year: 2024,
      outside: 'belum-dikaji',
    });
    expect(sets[0]?.classes.map((c) => [c.class, c.labels, c.zones])).toEqual([
      ['sedang', ['Sedang'], 1],
      ['tinggi', ['Tinggi'], 1],
    ]);
    // A hundredth of a degree is about 1.11 km each way there.
    expect(sets[0]?.classes[1]?.areaKm2).toBeCloseTo(0.614, 2);
    const shapes = await hazardHandlers.hazardShapes(ctx(), office, { hash: sets[0]?.hash ?? '' });
    expect(shapes.features.map((f) => f.properties)).toEqual([
      { class: 'sedang', label: 'Sedang' },
      { class: 'tinggi', label: 'Tinggi' },
    ]);
    await expect(
      hazardHandlers.hazardShapes(ctx(), office, { hash: '0000000000000000' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('ground in two zones is in the more dangerous one, and what no zone touches is unknown, not zero', async () => {
    const land = (reach: string) => ask(office, `paparan-banjir-${reach}-luas.share`);
    expect((await land('tinggi')).value).toEqual([50, 0, null, null]);
    expect((await land('sedang')).value).toEqual([50, 25, null, null]);
    const all = await land('rendah-ke-atas');
    expect(all.value).toEqual([100, 25, null, null]);
    expect(all.basis).toEqual(['estimated', 'estimated', 'none', 'none']);
  });

  test('people are added up from the RT that they live in, and above from what is known', async () => {
    const high = await ask(office, 'paparan-banjir-tinggi-penduduk.count');
    // All 60 of the first RT, none of the second: half of the land, but not half of the people.
    expect(high.value).toEqual([60, 0, null, null]);
    expect((await ask(office, 'paparan-banjir-tinggi-penduduk.share')).value).toEqual([60, 0, null, null]);
    const all = await ask(office, 'paparan-banjir-sedang-ke-atas-penduduk.count');
    expect(all.value).toEqual([100, 50, null, null]);
    expect(all.total).toMatchObject({ value: 150, basis: 'partial' });
    const rt = await ask(office, 'paparan-banjir-tinggi-penduduk.count', { level: 'rt', within: desa(1) });
    expect(rt.value).toEqual([60, 0]);
  });

  test('a single type is found by its address, closed ones not finer than they may be kept', async () => {
    const one = await ask(office, 'paparan-banjir-sedang-lanjut-usia-terlantar.count');
    expect(one.value).toEqual([10, 10, null, null]);
    await expect(ask(office, 'paparan-tsunami-tinggi-total.count')).rejects.toMatchObject({
      code: 'unknown-indicator',
    });
  });

  test('what the office counts itself is told in zones too, published no finer than they are, a rate not at all', async () => {
    const said = {
      unit: { id: 'rumah', en: '' },
      source: '',
      access: 'open',
      finest: null,
      shareOf: null,
    } as const;
    const own = { ...said, rates: [] };
    const name = (id: string) => ({ name: { id, en: '' } });
    await makeOwnIndicator(ctx(), office, { ...own, ...name('RTLH'), code: 'RTLH', kind: 'unit' });
    await makeOwnIndicator(ctx(), office, { ...own, ...name('Indeks'), code: 'IDX', kind: 'nilai' });
    const rows = [
      'kode,indikator,tahun,jumlah',
      `${desa(1)}.rw001.rt001,RTLH,2025,30`,
      `${desa(1)}.rw001.rt002,RTLH,2025,10`,
      `${desa(2)},RTLH,2025,40`,
      `${desa(3)},RTLH,2025,20`,
      '',
    ];
    const report = await bring('figures', sourceFile('rtlh.csv', rows.join('\n')));
    expect(report.state).toBe('applied');
    const id = 'paparan-banjir-tinggi-kantor-rtlh.count';
    // Thirty houses stand in the first RT, which is highly prone.
    expect((await ask(office, id)).value).toEqual([30, 0, null, null]);
    expect((await ask(office, 'paparan-banjir-rendah-ke-atas-kantor-rtlh.count')).value.slice(0, 2)).toEqual([
      40, 10,
    ]);
    await makeRelease(ctx(), office, { note: 'uji' }, call);
    // Published they are by kecamatan, and of this one the danger is not known everywhere: nothing finer is told.
    const scope = await leader();
    await expect(ask(scope, id)).rejects.toMatchObject({ code: 'published-coarser' });
    const published = await ask(scope, id, { level: 'kecamatan', within: CITY });
    expect(published.release).not.toBeNull();
    expect(published.basis[0]).toBe('none');
    await expect(ask(office, 'paparan-banjir-tinggi-kantor-idx.count')).rejects.toMatchObject({
      code: 'unknown-indicator',
    });
  });

  test('a leader is answered from the published table and the land of the kelurahan, nothing finer', async () => {
    await makeRelease(ctx(), office, { note: 'uji' }, call);
    const scope = await leader();
    // Published: 100 people of the first kelurahan, half of whose land is highly prone; that 60 live there is not told.
    expect((await ask(scope, 'paparan-banjir-tinggi-penduduk.count')).value).toEqual([50, 0, null, null]);
    await expect(
      ask(scope, 'paparan-banjir-tinggi-penduduk.count', { level: 'rt', within: desa(1) }),
    ).rejects.toMatchObject({ code: 'published-coarser' });
    const told = await facts(scope, { reach: 'tinggi' });
    expect(told.people.exposed).toBe(50);
    expect(told.release).not.toBeNull();
  });

  test('who reads exactly up to the kelurahan is told of the kecamatan what is published', async () => {
    const part = { ...PUBLISHED, as: 'exact', coarsest: 'desa' } as const;
    const tksk = { ...everything('TKSK', 'tksk'), rights: new Map(), parts: [part] };
    const scope = forRequest(tksk, null);
    const told = await facts(scope);
    expect(told.people).toMatchObject({ exposed: null, of: null });
    expect(told.worst.map((w) => w.people)).toEqual([100, 50]);
    const table = await ask(scope, 'paparan-banjir-tinggi-total.count');
    expect(table.release).toBeNull();
    expect(table.total).toMatchObject({ value: null, count: null, basis: 'none' });
  });

  test('so many Tagana for people in hazard zones: asked for where people live in them, unknown where nobody looked', async () => {
    const tagana = `nama,peran,kode,mulai\nTono Contoh,Tagana,${desa(2)},2020-01-01\n`;
    expect((await bring('pillars', sourceFile('t.csv', tagana))).state).toBe('applied');
    const { norms } = await coverageHandlers.norms(ctx(), office);
    const found = norms.find((n) => n.role === 'tagana');
    if (!found) throw new Error('no norm of Tagana');
    const { id: norm, ...said } = found;
    const setNorm = (series: string, per: number) =>
      coverageHandlers.changeNorm(ctx(), office, { ...said, series, per, rate: 1, norm });
    const gaps = async (scope: Scope) => {
      const request = { within: `${CITY}.01`, level: 'desa', period: '2025', role: 'tagana' } as const;
      const told = await coverageHandlers.coverage(ctx(), scope, request);
      const of = (n: number) => told.gaps.find((g) => g.code === desa(n));
      return { told, of, demand: [1, 2, 3].map((n) => of(n)?.demand) };
    };
    // 100 people of the first kelurahan live in zones and 50 of the second, where one Tagana serves.
    await setNorm('paparan-banjir-sedang-ke-atas-penduduk', 50);
    const medium = await gaps(office);
    expect(medium.of(1)).toMatchObject({ demand: 2, missing: 2, state: 'belum-ada', hidden: false });
    expect(medium.of(2)).toBeUndefined();
    expect(medium.of(3)).toMatchObject({ demand: null, missing: null, state: null });
    expect(medium.told).toMatchObject({ figuresPeriod: '2025', simulated: true });
    expect(medium.told.needSource).toEqual({ period: '2025', asOf: null, names: ['simulasi'] });
    expect(medium.told.facts.states).toMatchObject({ 'belum-ada': 1, terpenuhi: 1 });
    // Who is asked for twice as many has one person only.
    await setNorm('paparan-banjir-sedang-ke-atas-penduduk', 25);
    expect((await gaps(office)).of(2)).toMatchObject({ demand: 2, missing: 1, state: 'satu-petugas' });
    // Exactly 60 people live in the most dangerous zones. Of the published 100 half of the land makes it 50.
    await setNorm('paparan-banjir-tinggi-penduduk', 10);
    expect((await gaps(office)).demand).toEqual([6, undefined, null]);
    expect((await gaps(await leader())).demand).toEqual([5, undefined, null]);
    // The map says the same.
    const missing = await ask(office, 'petugas-tagana.missing');
    expect(missing.value).toEqual([6, 0, null, null]);
    // Land is nobody, and of single types nothing is told to the norms.
    for (const series of ['paparan-banjir-tinggi-luas', 'paparan-banjir-sedang-lanjut-usia-terlantar'])
      await expect(setNorm(series, 10)).rejects.toMatchObject({ detail: { reason: 'series' } });
    const split = ask(office, 'petugas-tagana.missing', { sex: 'P' });
    await expect(split).rejects.toMatchObject({ code: 'bad-request', fields: [{ path: 'sex' }] });
  });

  test('the sentence has its facts: areas in zones, not in zones and unknown', async () => {
    const told = await facts(office);
    expect(told.areas).toMatchObject({ exposed: 2, notExposed: 0 });
    expect(told.areas.unknown).toBe(told.areas.all - 2);
    expect(told.people).toMatchObject({ exposed: 150, hidden: false });
    expect(told.worst.map((w) => [w.code, w.people, w.share])).toEqual([
      [desa(1), 100, 100],
      [desa(2), 50, 25],
    ]);
    expect(told.land).toBeNull();
    expect(told.simulated).toBe(true);
  });

  test('a class that is none is told with its word, and said what it is it comes in', async () => {
    const odd = geojson([
      feature({ rawan: 'Sedang' }, polygon(box(west(3), 0.005))),
      feature({ rawan: 'waspada' }, polygon(box(west(4), 0.005))),
    ]);
    const refused = await bring('hazard-zones', odd, { hazard: 'tanah-longsor' }, true);
    expect(refused.state).toBe('refused');
    expect(refused.problems).toMatchObject([
      { code: 'hazard-class-unknown', value: 'waspada', column: 'rawan' },
    ]);
    const options = { hazard: 'tanah-longsor', classes: { waspada: 'tinggi' } } as const;
    const taken = await bring('hazard-zones', odd, { ...options, outside: 'tidak-rawan' });
    expect(taken.state).toBe('applied');
    // Said to be looked at everywhere: outside is zero, and not unknown.
    expect((await ask(office, 'paparan-tanah-longsor-rendah-ke-atas-luas.share')).value).toEqual([
      0, 0, 50, 50,
    ]);
    const many = await ask(office, 'multi-bahaya.count');
    expect(many.value).toEqual([1, 1, 1, 1]);
    const { areas } = await hazardHandlers.manyHazards(ctx(), office, {
      within: `${CITY}.01`,
      level: 'desa',
      period: '2025',
    });
    expect(areas.slice(0, 4).map((a) => a.worst)).toEqual([
      'banjir',
      'banjir',
      'tanah-longsor',
      'tanah-longsor',
    ]);
    await undoImport(ctx(), office, taken.importId ?? 0);
    expect((await ask(office, 'multi-bahaya.count')).value).toEqual([1, 1, null, null]);
  });

  test('a table gives whole kelurahan a class, and nothing inside them a share', async () => {
    const table = [
      'kode,bahaya,kelas,tahun',
      `${desa(1)},Kebakaran,Tinggi,2023`,
      `${desa(2)},kebakaran permukiman,Tidak,2023`,
      `${desa(3)},Naga,Tinggi,2023`,
      '',
    ].join('\n');
    const refused = await bring('hazard-table', sourceFile('t.csv', table), {}, true);
    expect(refused.problems).toMatchObject([{ code: 'hazard-unknown', line: 4 }]);
    const done = await bring('hazard-table', sourceFile('t.csv', table), { skipBadRows: true });
    expect(done.state).toBe('applied');
    const fire = (more = {}) => ask(office, 'paparan-kebakaran-permukiman-tinggi-penduduk.count', more);
    expect((await fire()).value).toEqual([100, 0, null, null]);
    expect((await fire({ level: 'rt', within: desa(1) })).value).toEqual([null, null]);
    const { sets } = await hazardHandlers.hazards(ctx(), office);
    expect(sets[0]).toMatchObject({ quality: 'tabel', hash: null, year: 2023 });
  });

  test('areas ticked on a list and zones drawn by hand are imports like others', async () => {
    const ticked = await hazardHandlers.tickHazard(
      ctx(),
      office,
      {
        hazard: 'kekeringan',
        name: 'Rapat camat',
        source: null,
        year: null,
        rows: [{ code: desa(4), class: 'sedang' }],
      },
      call,
    );
    expect(ticked.state).toBe('applied');
    const land = 'paparan-kekeringan-sedang-luas.share';
    expect((await ask(office, land)).value).toEqual([null, null, null, 100]);
    const drawn = await hazardHandlers.drawHazard(
      ctx(),
      office,
      {
        hazard: 'kekeringan',
        name: 'Gambar',
        source: null,
        year: 2025,
        outside: 'belum-dikaji',
        zones: [{ class: 'sedang', rings: [box(west(4), 0.002) as [number, number][]] }],
      },
      call,
    );
    expect(drawn.state).toBe('applied');
    // What is drawn counts before what was ticked.
    expect((await ask(office, land)).value).toEqual([null, null, null, 20]);
    await undoImport(ctx(), office, drawn.importId ?? 0);
    expect((await ask(office, land)).value).toEqual([null, null, null, 100]);
  });

  test('past events are told by area and year; a day that has not come is refused', async () => {
    const rows = `kode,bencana,tanggal,tahun,jumlah\n${desa(1)},Banjir,2021-01-14,,\n${desa(2)},Kebakaran,,2022,3\n`;
    const done = await bring('hazard-events', sourceFile('e.csv', rows));
    expect(done.state).toBe('applied');
    const { events, years } = await hazardHandlers.hazardEvents(ctx(), office, { within: CITY });
    expect(events.map((e) => [e.code, e.hazard, e.year, e.on, e.count])).toEqual([
      [desa(2), 'kebakaran-permukiman', 2022, null, 3],
      [desa(1), 'banjir', 2021, '2021-01-14', 1],
    ]);
    expect(years).toHaveLength(2);
    const later = await bring(
      'hazard-events',
      sourceFile('e.csv', `kode,bencana,tanggal\n${desa(1)},Banjir,2999-01-14\n`),
      {},
      true,
    );
    expect(later.problems.map((p) => p.code)).toContain('hazard-event-future');
  });

  test('roads lie under the map, without a figure in them', async () => {
    const road = {
      type: 'LineString',
      coordinates: [
        [114.58, -3.33],
        [114.6, -3.32],
      ],
    };
    const done = await bring('context', geojson([feature({ nama: 'Jalan Contoh', jenis: 'arteri' }, road)]), {
      hazardName: 'Jalan',
    });
    expect(done.state).toBe('applied');
    const { context } = await hazardHandlers.hazards(ctx(), office);
    expect(context).toMatchObject([{ name: 'Jalan', features: 1, bbox: [114.58, -3.33, 114.6, -3.32] }]);
    const shapes = await hazardHandlers.hazardShapes(ctx(), office, { hash: context[0]?.hash ?? '' });
    expect(shapes.features[0]?.properties).toEqual({ name: 'Jalan Contoh', kind: 'arteri' });
  });

  test('need is held against the land in zones', async () => {
    const pair = await hazardHandlers.hazardPair(ctx(), office, {
      within: `${CITY}.01`,
      level: 'desa',
      period: '2025',
      hazard: 'banjir',
      reach: 'rendah-ke-atas',
      need: 'total.count',
    });
    expect(pair.class.slice(0, 4)).toEqual([2, 4, -1, -1]);
    expect(pair.colours[8]).toBe('#3b4994');
  });
});
