import { beforeAll, describe, expect, test } from 'vitest';
import { hazardName } from '../../data/catalogue/hazards.ts';
import { facilityDraft } from '../../data/contract/facility.ts';
import { footprintDraft, headcountDraft, incidentDraft } from '../../data/contract/incident.ts';
import { stockMovementDraft } from '../../data/contract/stock.ts';
import { everything, type Part, type Principal } from '../../server/access/principal.ts';
import { releaseNow } from '../../server/access/released.ts';
import { forOperator, forRequest, type Scope } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { makeRelease } from '../../server/disclosure/handlers.ts';
import { facilityHandlers } from '../../server/facilities/handlers.ts';
import { importFile } from '../../server/imports/answer.ts';
import { areaListImport } from '../../server/imports/arealist/spec.ts';
import { boundariesImport } from '../../server/imports/boundaries/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { incidentHandlers } from '../../server/response/handlers.ts';
import { sceneOf } from '../../server/response/scene.ts';
import { responseHandlers } from '../../server/response/sheet-handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const office = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const CITY = '63.71';
const D = (n: number) => `63.71.01.${1000 + n}`;
const NOTHING_KNOWN = {
  at: null,
  capacity: null,
  toilets: null,
  waterPoints: null,
  packsPerMeal: null,
  contactName: null,
  from: null,
  until: null,
};
const call = { progress: () => {}, signal: new AbortController().signal };

/** Four kelurahan side by side, each a hundredth of a degree wide; the first with two RT that are drawn. */
const box = (x: number, y: number, w: number, h: number) => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
  [x, y],
];
const feature = (kode: string, ring: number[][]) => ({
  type: 'Feature',
  properties: { kode, nama: kode },
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const map = (features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const X = 114.5;
const Y = -3.4;
const DESA = map([1, 2, 3, 4].map((n) => feature(D(n), box(X + n * 0.01, Y, 0.01, 0.01))));
const RT = map([
  feature(`${D(1)}.rw001.rt001`, box(X + 0.01, Y, 0.005, 0.01)),
  feature(`${D(1)}.rw001.rt002`, box(X + 0.015, Y, 0.005, 0.01)),
]);

const POPULATION = [
  'kode,tahun,jumlah penduduk,jumlah kk',
  `${D(1)}.rw001.rt001,2025,300,90`,
  `${D(1)}.rw001.rt002,2025,100,30`,
  `${D(2)},2025,1000,300`,
  `${D(3)},2025,2000,500`,
  '',
].join('\n');

const NEED = [
  'kode,jenis,tahun,jumlah',
  `${D(1)}.rw001.rt001,FM,2025,30`,
  `${D(1)}.rw001.rt002,FM,2025,10`,
  `${D(2)},FM,2025,120`,
  `${D(3)},FM,2025,200`,
  '',
].join('\n');

const rect = (x: number, w: number, y = 0, h = 0.01) =>
  footprintDraft.parse({ kind: 'polygon', rings: [box(X + x, Y + y, w, h)] });

/** Who reads in areas what: the role of a leader, or of a Tagana. */
const reading = (part: Partial<Part>): Principal => ({
  ...everything('tester', 'someone'),
  parts: [{ areas: [CITY], series: 'open', as: 'published', coarsest: null, finest: null, ...part }],
});

eachDatabase('incidents and the response sheet', (given) => {
  const ctx = () => given.ctx();
  const open = (more: Record<string, unknown> = {}, scope: Scope = office) =>
    incidentHandlers.openIncident(
      ctx(),
      scope,
      incidentDraft.parse({ hazard: 'banjir', startedAt: '2026-03-01T20:00:00Z', within: CITY, ...more }),
    );
  const sheet = (incident: number, scope: Scope = office) =>
    responseHandlers.responseSheet(ctx(), scope, { incident, days: 3, profile: 'bnpb', food: 'cooked' });
  const tried = (footprint: unknown, scope: Scope = office) =>
    responseHandlers.tryFootprint(ctx(), scope, {
      footprint: footprintDraft.parse(footprint),
      hazard: 'banjir',
      within: CITY,
    });

  beforeAll(async () => {
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx(), office, setupImport, { ...request, file: null, options: { code: CITY } });
    const borders = async (text: string, level: 'desa' | 'rt') => {
      const file = sourceFile(`${level}.geojson`, text);
      const made = await runImport(ctx(), office, boundariesImport, { ...request, file, options: { level } });
      expect(made.problems.filter((p) => p.severity === 'error')).toEqual([]);
    };
    await borders(DESA, 'desa');
    await runImport(ctx(), office, areaListImport, {
      ...request,
      file: sourceFile(
        'rt.csv',
        `kode,rw,rt\n${D(1)},001,001\n${D(1)},001,002\n${D(3)},001,001\n${D(3)},001,002\n`,
      ),
      options: { level: 'rt' },
    });
    await borders(RT, 'rt');
    for (const [kind, text] of [
      ['population', POPULATION],
      ['need', NEED],
    ] as const) {
      const file = sourceFile(`${kind}.csv`, text);
      const report = await importFile(ctx(), office, kind, { ...request, file, options: {} });
      expect(report.problems.filter((p) => p.severity === 'error')).toEqual([]);
    }
  });

  describe('several rates in one incident', () => {
    const flood = (x: number, depthM: number, displacedRate: number | null = null, w = 0.01) =>
      footprintDraft.parse({ kind: 'polygon', rings: [box(X + x, Y, w, 0.01)], depthM, displacedRate });
    const left = async (footprints: ReturnType<typeof flood>[]) => {
      const { id } = await open();
      for (const footprint of footprints)
        await incidentHandlers.addFootprint(ctx(), office, { incident: id, footprint });
      return (await sheet(id)).displaced;
    };

    test('deep and shallow water each send away their own share, and the sheet says of how many', async () => {
      const deep = await left([flood(0.02, 2)]);
      expect(deep).toMatchObject({ best: 50, rates: [{ rate: 0.05, affected: 1000 }] });
      const both = await left([flood(0.02, 2), flood(0.03, 0.3)]);
      expect(both).toMatchObject({ low: 70, best: 70, high: 70, basis: 'rate' });
      expect(both?.rates).toMatchObject([
        { rate: 0.05, affected: 1000 },
        { rate: 0.01, affected: 2000 },
      ]);
    });

    test('whoever is hit twice counts by the worse of both, and a shallow footprint more lowers nothing', async () => {
      const both = await left([flood(0.02, 2), flood(0.02, 0.3, null, 0.02)]);
      expect(both?.best).toBe(70);
    });

    test('a rate that somebody set for one footprint holds in it alone; one for the incident holds in all', async () => {
      const own = await left([flood(0.02, 2), flood(0.03, 0.3, 0.5)]);
      expect(own?.best).toBe(1050);
      const { id } = await open();
      await incidentHandlers.addFootprint(ctx(), office, { incident: id, footprint: flood(0.03, 0.3, 0.5) });
      await incidentHandlers.changeIncident(ctx(), office, { incident: id, displacedRate: 0.1 });
      expect((await sheet(id)).displaced).toMatchObject({ best: 200, rates: [{ rate: 0.1 }] });
    });

    test('what was told of an area takes the place of its own rate only', async () => {
      const { id } = await open();
      for (const footprint of [flood(0.02, 2), flood(0.03, 0.3)])
        await incidentHandlers.addFootprint(ctx(), office, { incident: id, footprint });
      await incidentHandlers.reportFigures(ctx(), office, {
        incident: id,
        figures: [{ area: D(2), figures: { mengungsi: 300 }, at: null, reporter: null }],
      });
      expect((await sheet(id)).displaced).toMatchObject({ best: 320, basis: 'field' });
      // Counted in shallow water: by the rate of shallow water.
      await incidentHandlers.reportFigures(ctx(), office, {
        incident: id,
        figures: [{ area: D(3), figures: { jiwa: 1500 }, at: null, reporter: null }],
      });
      expect((await sheet(id)).displaced?.best).toBe(315);
    });
  });

  describe('the first hour', () => {
    const here = (x: number) =>
      footprintDraft.parse({ kind: 'here', centre: [X + x, Y + 0.005], radiusM: 100 });

    test('an opening that is sent twice, because its answer was lost, opens one incident', async () => {
      const key = 'm3x9-abcdefghij0123456789';
      const [first, again] = [await open({ key }), await open({ key })];
      expect(again.id).toBe(first.id);
      const other = forRequest(everything('somebody else', 'other'));
      expect((await open({ key }, other)).id).not.toBe(first.id);
      expect((await open()).id).not.toBe((await open()).id);
    });

    test('an incident opened "here" is filed under the kelurahan one stands in, not under the one of the account', async () => {
      const made = await open({ within: null, footprint: here(0.035) });
      expect(made.place.code).toBe(D(3));
      expect(made.name).toBe(`Banjir ${made.place.name}`);
      const told = await incidentHandlers.incidentPlace(ctx(), office, { at: [X + 0.035, Y + 0.005] });
      expect(told).toMatchObject({ area: { code: D(3) }, writable: true });
      const sea = await incidentHandlers.incidentPlace(ctx(), office, { at: [X + 2, Y] });
      expect(sea).toEqual({ area: null, writable: false });
      const nowhere = open({ within: null, footprint: here(2) });
      await expect(nowhere).rejects.toMatchObject({
        code: 'incident-refused',
        detail: { reason: 'nowhere' },
      });
    });

    test('a Tagana of one kelurahan may not open one by standing in another', async () => {
      const scope: Scope = { ...office, rights: new Map([...office.rights, ['incidents.write', [D(1)]]]) };
      await expect(open({ within: null, footprint: here(0.035) }, scope)).rejects.toMatchObject({
        code: 'outside-scope',
      });
      const told = await incidentHandlers.incidentPlace(ctx(), scope, { at: [X + 0.035, Y + 0.005] });
      expect(told.writable).toBe(false);
    });

    test('a footprint that reaches beyond the borders that are loaded says by how much', async () => {
      const across = await open({ footprint: rect(0.04, 0.02) });
      const [footprint] = across.footprints;
      expect(footprint?.outsideKm2).toBeCloseTo((footprint?.km2 ?? 0) / 2, 1);
      const within = await open({ footprint: rect(0.011, 0.008) });
      expect(within.footprints[0]?.outsideKm2).toBeNull();
    });

    test('a count of a whole kecamatan keeps nobody at home, one of a kelurahan does', async () => {
      const figures = [
        { area: '63.71.01', figures: { jiwa: 4000 } },
        { area: D(2), figures: { jiwa: 12 } },
      ];
      const { id } = await open({ figures });
      expect((await sceneOf(ctx(), office, id)).hit).toEqual([D(2)]);
    });

    test('it is named as the catalogue names the hazard', async () => {
      const made = await open({ hazard: 'cuaca-ekstrim', within: D(2) });
      expect(made.name).toBe(`${hazardName('cuaca-ekstrim').id} ${made.place.name}`);
    });

    test('of two officers neither overwrites what the other wrote', async () => {
      const { id } = await open({ within: D(2), chronology: 'Hujan' });
      const change = (more: object) =>
        incidentHandlers.changeIncident(ctx(), office, { incident: id, ...more });
      await change({ damage: '12 rumah rusak', was: { damage: '' } });
      const both = await change({ efforts: 'Evakuasi', was: { efforts: '' } });
      expect(both).toMatchObject({ chronology: 'Hujan', damage: '12 rumah rusak', efforts: 'Evakuasi' });
      await expect(change({ damage: '3 rumah', was: { damage: '' } })).rejects.toMatchObject({
        code: 'incident-refused',
        detail: { reason: 'changed' },
      });
    });
  });

  describe('who a footprint hits', () => {
    test('areas wholly inside, by share, and touched', async () => {
      // The first RT wholly, the second by a half.
      const { estimate } = await tried(rect(0.01, 0.0075));
      expect(estimate.reads).toBe('exact');
      expect(estimate.persons).toEqual({ low: 300, best: 350, high: 400, counted: 0 });
      expect(estimate.households).toEqual({ low: 90, best: 105, high: 120, counted: 0 });
      expect(estimate.areas.map((a) => [a.code, a.persons?.best])).toEqual([
        [`${D(1)}.rw001.rt001`, 300],
        [`${D(1)}.rw001.rt002`, 50],
      ]);
      const total = estimate.ppks.find((p) => p.series === 'total');
      expect(total?.range).toEqual({ low: 30, best: 35, high: 40, counted: 0 });
    });

    test('cells that are not drawn are measured on their kelurahan', async () => {
      const { estimate } = await tried(rect(0.03, 0.005));
      expect(estimate.persons).toEqual({ low: 0, best: 1000, high: 2000, counted: 0 });
    });

    test('a kelurahan whose people are not known is said, and not counted as nobody', async () => {
      const { estimate } = await tried(rect(0.035, 0.01));
      expect(estimate.unknown.map((a) => a.code)).toEqual([D(4)]);
      expect(estimate.persons?.best).toBe(1000);
      const alone = await tried(rect(0.042, 0.005));
      expect(alone.estimate.persons).toBeNull();
      expect(alone.displaced).toBeNull();
    });

    test('areas that are picked are hit as a whole, also where they are not drawn', async () => {
      const picked = [`${D(1)}.rw001.rt002`, D(3)];
      const { estimate } = await tried({ kind: 'areas', areas: picked });
      expect(estimate.persons).toEqual({ low: 2100, best: 2100, high: 2100, counted: 0 });
      expect(estimate.areas.map((a) => a.code)).toContain(`${D(1)}.rw001.rt002`);
    });

    test('a place with a radius, and a line with what lies beside it', async () => {
      const here = { kind: 'here', centre: [X + 0.0125, Y + 0.005], radiusM: 200 };
      const { estimate } = await tried(here);
      expect(estimate.areas.map((a) => a.code)).toEqual([`${D(1)}.rw001.rt001`]);
      expect(estimate.km2).toBeCloseTo(Math.PI * 0.04, 2);
      const line = {
        kind: 'line',
        line: [
          [X + 0.011, Y + 0.005],
          [X + 0.019, Y + 0.005],
        ],
        bufferM: 50,
      };
      expect((await tried(line)).estimate.areasHit).toBe(2);
    });
  });

  describe('a bad footprint is refused with its reason', () => {
    const reason = async (footprint: unknown) => {
      const parsed = footprintDraft.parse(footprint);
      const said = await tried(parsed).catch(
        (fault: { detail?: { reason?: string } }) => fault.detail?.reason,
      );
      return typeof said === 'string' ? said : 'taken';
    };
    const polygon = (ring: number[][]) => reason({ kind: 'polygon', rings: [ring] });
    test.each([
      [
        'of no area',
        [
          [X, Y],
          [X + 0.01, Y],
          [X, Y],
        ],
        'no-area',
      ],
      [
        'on one line',
        [
          [X, Y],
          [X + 0.01, Y],
          [X + 0.02, Y],
        ],
        'no-area',
      ],
      [
        'of one point',
        [
          [X, Y],
          [X, Y],
          [X, Y],
        ],
        'one-point',
      ],
      ['over the date line', box(-179, Y, 358, 0.01), 'date-line'],
      ['of the whole country', box(95, -11, 46, 17), 'too-large'],
      ['outside every area', box(X + 3, Y, 0.01, 0.01), 'outside'],
      ['with longitude and latitude mistaken', box(Y, X - 40, 0.01, 0.01), 'outside'],
    ])('%s', async (_, ring, said) => {
      expect(await polygon(ring)).toBe(said);
    });
    test('one that crosses itself is put right, and said so', async () => {
      const bow = [
        [X + 0.01, Y],
        [X + 0.02, Y + 0.01],
        [X + 0.02, Y],
        [X + 0.01, Y + 0.01],
      ];
      const made = await open({ within: D(1), footprint: { kind: 'polygon', rings: [bow] } });
      expect(made.footprints[0]?.notes).toEqual(['repaired']);
      expect((await sheet(made.id)).estimate.persons?.best).toBe(200);
    });
    test('one of very many corners is taken with fewer', async () => {
      const corners = Array.from({ length: 30_000 }, (_, i) => {
        const at = (i / 30_000) * 2 * Math.PI;
        const r = 0.004 + 0.0001 * (i % 2);
        return [X + 0.015 + r * Math.cos(at), Y + 0.005 + r * Math.sin(at)];
      });
      const bytes = Buffer.from(map([feature('x', [...corners, corners[0] ?? []])]));
      const { id } = await open({ within: D(1) });
      const made = await incidentHandlers.loadFootprint(ctx(), office, {
        incident: id,
        name: 'banjir.geojson',
        upload: { bytes },
      });
      expect(made.footprints[0]?.notes).toContain('simplified');
      expect((await sheet(id)).estimate.persons?.high).toBe(400);
    });
  });

  describe('what is counted in the field', () => {
    test('takes the place of the estimate of its area at once, with the estimate beside it', async () => {
      const made = await open({ within: D(1), footprint: rect(0.01, 0.0075) });
      const area = `${D(1)}.rw001.rt002`;
      const at = '2026-03-01T19:10:00Z';
      await incidentHandlers.reportFigures(ctx(), office, {
        incident: made.id,
        figures: [{ area, figures: { jiwa: 80, kk: 20, meninggal: 1 }, at, reporter: 'Ketua RT 002' }],
      });
      const { estimate, toll, version } = await sheet(made.id);
      expect(estimate.persons).toEqual({ low: 380, best: 380, high: 380, counted: 80 });
      expect(estimate.households?.best).toBe(110);
      const told = estimate.areas.find((a) => a.code === area);
      expect(told?.field).toEqual({
        at: '2026-03-01T19:10:00.000Z',
        reporter: 'Ketua RT 002',
        estimate: 50,
        ofParts: null,
      });
      expect(toll.meninggal?.count).toBe(1);
      expect(version).toBeGreaterThan(made.version);
      // A later count of the same holds, an earlier one that arrives late does not.
      const more = { incident: made.id } as const;
      const late = { area, figures: { jiwa: 10 }, at: '2026-03-01T18:00:00Z', reporter: null };
      await incidentHandlers.reportFigures(ctx(), office, { ...more, figures: [late] });
      expect((await sheet(made.id)).estimate.persons?.counted).toBe(80);
      const shown = await incidentHandlers.incident(ctx(), office, more);
      expect(shown.figures.filter((f) => f.superseded)).toHaveLength(1);
      expect(shown.changes.map((c) => c.what)).toEqual(['figures', 'figures', 'opened']);
    });

    const tell = (incident: number, area: string, figures: Record<string, number>, reporter = 'Lurah') =>
      incidentHandlers.reportFigures(ctx(), office, {
        incident,
        figures: [{ area, figures, at: '2026-03-01T19:10:00Z', reporter }],
      });
    const count = (incident: number, said: Record<string, unknown>, scope: Scope = office) =>
      incidentHandlers.reportHeadcount(ctx(), scope, {
        ...headcountDraft.parse({ place: 'Masjid', on: '2026-03-02', ...said }),
        incident,
      });

    test('a count of the city and of a part of it are no sum', async () => {
      const { id } = await open();
      await tell(id, CITY, { jiwa: 1000 });
      await tell(id, '63.71.01', { jiwa: 450 });
      expect((await sheet(id)).estimate.persons).toMatchObject({ best: 1000, counted: 1000 });
      await tell(id, D(1), { jiwa: 700 });
      await tell(id, D(3), { jiwa: 600 });
      expect((await sheet(id)).estimate.persons).toMatchObject({ best: 1300, counted: 1300 });
    });

    test('families that are told hold also where no table has families, and make persons where nobody told these', async () => {
      const { id } = await open({ within: D(4) });
      await tell(id, D(4), { jiwa: 79, kk: 28 });
      expect((await sheet(id)).estimate).toMatchObject({ persons: { best: 79 }, households: { best: 28 } });
      const alone = await open({ within: D(4) });
      await tell(alone.id, D(4), { kk: 20 });
      const told = await sheet(alone.id);
      expect(told.estimate).toMatchObject({ persons: { best: 74 }, households: { best: 20 } });
      expect(told.assumptions.map((a) => a.code)).toContain('families-told');
      const beside = await open({ within: D(2), footprint: rect(0.02, 0.005) });
      await tell(beside.id, D(2), { kk: 20 });
      expect((await sheet(beside.id)).estimate).toMatchObject({
        persons: { best: 67 },
        households: { best: 20 },
      });
    });

    test('those told to have left a kelurahan are not told again by the rate of its RT', async () => {
      const made = await open({ within: D(1), footprint: rect(0.01, 0.01), hazard: 'kebakaran-permukiman' });
      expect((await sheet(made.id)).displaced).toMatchObject({ best: 400, basis: 'rate' });
      await tell(made.id, D(1), { mengungsi: 64 });
      expect((await sheet(made.id)).displaced).toMatchObject({ low: 64, best: 64, high: 64, basis: 'field' });
      // Of an RT in it as well: the kelurahan holds for both.
      await tell(made.id, `${D(1)}.rw001.rt001`, { mengungsi: 10 });
      expect((await sheet(made.id)).displaced?.best).toBe(64);
      // Of a kecamatan, in which kelurahan are hit.
      await tell(made.id, '63.71.01', { mengungsi: 70 });
      expect((await sheet(made.id)).displaced?.best).toBe(70);
    });

    test('headcounts drive the needs: kits for families, water for persons', async () => {
      const made = await open({ within: D(2), footprint: rect(0.02, 0.01) });
      await count(made.id, { jiwa: 79, kk: 28, balita: 7, disabilitas: 3 });
      const { displaced, needs, kitchens, toilets } = await sheet(made.id);
      expect(displaced).toMatchObject({
        best: 79,
        basis: 'headcount',
        households: 28,
        byRate: 30,
        places: 1,
        staying: 79,
      });
      const need = new Map(needs.map((n) => [n.code, n]));
      expect(need.get('family-kit')?.need).toBe(28);
      expect(need.get('air-bersih')?.need).toBe(79 * 7 * 3);
      expect(need.get('makanan-anak')?.need).toBe(21);
      expect(need.get('family-kit')?.shortfall).toBe(28);
      expect([kitchens.needed, toilets.needed]).toEqual([1, 4]);
      const groups = new Map(displaced?.vulnerable.map((v) => [v.group, v]));
      expect(groups.get('disabilitas')).toMatchObject({ best: 3, basis: 'field' });
      await expect(count(made.id, { jiwa: 5, kk: 2, balita: 9 })).rejects.toMatchObject({
        detail: { reason: 'parts' },
      });
    });

    test('a place that tells no families or children takes nothing away from the others', async () => {
      const made = await open({ within: D(2), footprint: rect(0.02, 0.01) });
      await count(made.id, { jiwa: 80, kk: 30, balita: 20 });
      await count(made.id, { place: 'Balai RW', jiwa: 100 });
      const { displaced } = await sheet(made.id);
      // Thirty families as told, and of a hundred persons as many as the kelurahan has; 9.3 % of them are under five.
      expect(displaced).toMatchObject({ best: 180, households: 30 + 30, places: 2 });
      const balita = displaced?.vulnerable.find((v) => v.group === 'balita');
      expect(balita).toMatchObject({ best: 29, basis: 'asumsi' });
    });

    test('the first place that is counted does not wipe out everybody else who has left', async () => {
      const made = await open({ within: D(2), footprint: rect(0.02, 0.01), hazard: 'kebakaran-permukiman' });
      await tell(made.id, D(2), { mengungsi: 370 });
      await count(made.id, { jiwa: 79 });
      expect((await sheet(made.id)).displaced).toMatchObject({
        low: 79,
        best: 370,
        basis: 'field',
        places: 1,
        staying: 79,
        allPlaces: false,
      });
      const other = await open({ within: D(2), footprint: rect(0.02, 0.01), hazard: 'kebakaran-permukiman' });
      await count(other.id, { jiwa: 79 });
      expect((await sheet(other.id)).displaced).toMatchObject({
        low: 79,
        best: 1000,
        high: 1000,
        basis: 'rate',
      });
      // Once somebody says that every place is counted there is nobody else.
      await count(other.id, { jiwa: 82, allPlaces: true });
      expect((await sheet(other.id)).displaced).toMatchObject({
        low: 82,
        best: 82,
        high: 82,
        basis: 'headcount',
        allPlaces: true,
      });
    });

    test('a headcount of a facility is of one that people of the incident can have gone to', async () => {
      await runImport(ctx(), office, setupImport, {
        provenance: SAID,
        dryRun: false,
        file: null,
        options: { code: '32.73' },
      });
      const facility = async (area: string) => {
        const draft = { ...NOTHING_KNOWN, kind: 'titik-pengungsian' as const, name: `Balai ${area}`, area };
        return (await facilityHandlers.addFacility(ctx(), office, draft)).id;
      };
      const made = await open({ within: D(1), footprint: rect(0.01, 0.0075) });
      const report = async (id: number) =>
        incidentHandlers.reportHeadcount(ctx(), office, {
          ...headcountDraft.parse({ facility: id, on: '2026-03-02', jiwa: 4 }),
          incident: made.id,
        });
      await expect(report(await facility('32.73'))).rejects.toMatchObject({ detail: { reason: 'facility' } });
      expect((await report(await facility(D(4)))).headcounts).toMatchObject([{ jiwa: 4 }]);
    });

    test('a footprint that is withdrawn counts no more, and stays in the history', async () => {
      const made = await open({ within: D(2), footprint: rect(0.02, 0.01) });
      const grown = await incidentHandlers.addFootprint(ctx(), office, {
        incident: made.id,
        footprint: rect(0.03, 0.005),
      });
      expect((await sheet(made.id)).estimate.persons?.best).toBe(2000);
      const [last] = grown.footprints;
      await incidentHandlers.withdrawFootprint(ctx(), office, {
        incident: made.id,
        footprint: last?.id ?? 0,
      });
      expect((await sheet(made.id)).estimate.persons?.best).toBe(1000);
      const shown = await incidentHandlers.incident(ctx(), office, { incident: made.id });
      expect(shown.footprints).toHaveLength(2);
      expect(shown.changes.map((c) => c.what)).toEqual(['withdrawn', 'footprint', 'opened']);
    });

    test('a legal state needs its decree', async () => {
      const { id } = await open({ within: D(2) });
      const said = {
        incident: id,
        state: 'tanggap-darurat',
        decreeOn: null,
        from: null,
        until: null,
      } as const;
      await expect(
        incidentHandlers.setLegalState(ctx(), office, { ...said, decree: null }),
      ).rejects.toMatchObject({
        detail: { reason: 'decree' },
      });
      const set = await incidentHandlers.setLegalState(ctx(), office, { ...said, decree: 'SK 1/2026' });
      expect(set.legal.state).toBe('tanggap-darurat');
    });

    test('the scene is where the footprints are, with the RT that are hit', async () => {
      const { id } = await open({ within: D(1), footprint: rect(0.01, 0.005) });
      const scene = await sceneOf(ctx(), office, id);
      expect(scene.hit).toEqual([`${D(1)}.rw001.rt001`]);
      expect(scene.at?.[0]).toBeCloseTo(X + 0.0125, 3);
    });
  });

  describe('who may read published figures only', () => {
    const leader = async () => forRequest(reading({}), await releaseNow(ctx()));
    const tagana = async () =>
      forRequest(
        reading({ areas: [D(1)], as: 'exact', series: ['penduduk', 'kk'], coarsest: 'desa' }),
        await releaseNow(ctx()),
      );

    beforeAll(async () => {
      await makeRelease(ctx(), office, { note: '' }, call);
    });

    test('is told of whole kelurahan by their published figure, never of an RT', async () => {
      const scope = await leader();
      const { estimate } = await tried(rect(0.01, 0.0075), scope);
      expect(estimate.reads).toBe('published');
      expect(estimate.release).not.toBeNull();
      expect(estimate.areas.map((a) => a.code)).toEqual([D(1)]);
      // 400 people by three quarters of the land, wherever in it they live: exactly it would be 350.
      expect(estimate.persons).toEqual({ low: 0, best: 300, high: 400, counted: 0 });
    });

    test('two nearly equal footprints differ by the land between them alone, and reveal nobody', async () => {
      const scope = await leader();
      const best = async (w: number) => (await tried(rect(0.01, w), scope)).estimate.persons?.best;
      // With and without the strip in which most of the RT lives.
      const [one, other] = [await best(0.005), await best(0.0051)];
      expect((other ?? 0) - (one ?? 0)).toBe(4);
    });

    test('is told what was counted by kelurahan, as a total only, and not by whom', async () => {
      const made = await open({ within: D(1), footprint: rect(0.01, 0.0075) });
      const at = '2026-03-01T19:10:00Z';
      for (const rt of ['001', '002']) {
        await incidentHandlers.reportFigures(ctx(), office, {
          incident: made.id,
          figures: [{ area: `${D(1)}.rw001.rt${rt}`, figures: { jiwa: 40 }, at, reporter: `Ketua RT ${rt}` }],
        });
      }
      const scope = await leader();
      const shown = await incidentHandlers.incident(ctx(), scope, { incident: made.id });
      expect(shown.figuresByDesa).toBe(true);
      expect(shown.figures.map((f) => [f.area.code, f.count, f.reporter])).toEqual([[D(1), 80, '']]);
      expect(JSON.stringify(shown)).not.toContain('rt001');
      const seen = await sheet(made.id, scope);
      expect(JSON.stringify(seen)).not.toContain('rt001');
      expect(seen.estimate.persons).toMatchObject({ best: 80, counted: 80 });
    });

    test('reads a count of one RT of two as that of a part, and the rest as estimated', async () => {
      const made = await open({ within: D(1), footprint: rect(0.01, 0.01) });
      await incidentHandlers.reportFigures(ctx(), office, {
        incident: made.id,
        figures: [
          {
            area: `${D(1)}.rw001.rt001`,
            figures: { jiwa: 12 },
            at: '2026-03-01T19:10:00Z',
            reporter: 'Ketua RT',
          },
        ],
      });
      const scope = await leader();
      const seen = await sheet(made.id, scope);
      expect(JSON.stringify(seen)).not.toContain('rt001');
      // Twelve were counted in a half of it; of the other half the published figure holds.
      expect(seen.estimate.persons).toEqual({ low: 212, best: 212, high: 212, counted: 12 });
      expect(seen.estimate.areas[0]?.field?.ofParts).toEqual({ told: 1, all: 2 });
      const shown = await incidentHandlers.incident(ctx(), scope, { incident: made.id });
      expect(shown.figures).toMatchObject([{ count: 12, ofParts: { told: 1, all: 2 }, reporter: '' }]);
    });

    test('is told of no reporter and of no earlier count, also of a whole kelurahan or kecamatan', async () => {
      const made = await open({ within: D(1) });
      for (const [at, jiwa] of [
        ['2026-03-01T18:10:00Z', 3],
        ['2026-03-01T19:10:00Z', 7],
      ] as const) {
        await incidentHandlers.reportFigures(ctx(), office, {
          incident: made.id,
          figures: [{ area: D(1), figures: { jiwa }, at, reporter: 'Bu Lurah' }],
        });
      }
      const scope = forRequest(
        { ...reading({}), rights: new Map([['incidents.read', [CITY]]]) },
        await releaseNow(ctx()),
      );
      const shown = await incidentHandlers.incident(ctx(), scope, { incident: made.id });
      expect(shown.figures.map((f) => [f.count, f.reporter])).toEqual([[7, '']]);
      expect(JSON.stringify([shown, await sheet(made.id, scope)])).not.toContain('Bu Lurah');
      const own = await incidentHandlers.incident(ctx(), office, { incident: made.id });
      expect(own.figures).toHaveLength(2);
    });

    test('is told of headcounts persons and families alone, and of later reports those of whole kelurahan', async () => {
      const made = await open({ within: D(1), footprint: rect(0.01, 0.0075) });
      const counted = { place: 'Langgar', on: '2026-03-02', jiwa: 12, kk: 3, lansia: 2, disabilitas: 1 };
      await incidentHandlers.reportHeadcount(ctx(), office, {
        ...headcountDraft.parse(counted),
        incident: made.id,
      });
      const told = [
        { area: `${D(1)}.rw001.rt001`, affected: 7, displaced: 2 },
        { area: `${D(1)}.rw001.rt002`, affected: 4, displaced: null },
        { area: D(2), affected: 20, displaced: 5 },
      ];
      const afterwards = { incident: made.id, source: 'RT' };
      await incidentHandlers.saveAfterwards(ctx(), office, { ...afterwards, rows: told });
      const scope = forRequest(
        { ...reading({}), rights: new Map([['incidents.read', [CITY]]]) },
        await releaseNow(ctx()),
      );
      const shown = await incidentHandlers.incident(ctx(), scope, { incident: made.id });
      expect(shown.headcounts).toMatchObject([
        { jiwa: 12, kk: 3, lansia: null, disabilitas: null, reporter: '', place: null },
      ]);
      expect(shown.afterwards.map((a) => [a.area.code, a.affected, a.displaced])).toEqual([
        [D(2), 20, 5],
        [D(1), 11, 2],
      ]);
      expect(JSON.stringify(shown)).not.toContain('rt001');
      const test = await responseHandlers.backTest(ctx(), scope, { within: CITY });
      expect(JSON.stringify(test.incidents.find((i) => i.incident.id === made.id))).not.toContain('rt001');
      // Whoever serves the first kelurahan writes there; what the second reported stays as it was.
      const writer = forRequest({ ...reading({}), rights: new Map([['incidents.write', [D(1)]]]) });
      const own = [{ area: D(1), affected: 12, displaced: 3 }];
      await incidentHandlers.saveAfterwards(ctx(), writer, { ...afterwards, rows: own });
      const all = await incidentHandlers.incident(ctx(), office, { incident: made.id });
      expect(all.afterwards.map((a) => [a.area.code, a.affected])).toEqual([
        [D(1), 12],
        [D(2), 20],
      ]);
      const many = [...own, { area: D(3), affected: 2, displaced: 3 }];
      await expect(
        incidentHandlers.saveAfterwards(ctx(), office, { ...afterwards, rows: many }),
      ).rejects.toMatchObject({ detail: { reason: 'more-left', area: D(3) } });
      const theirs = [...own, { area: D(2), affected: 1, displaced: 0 }];
      await expect(
        incidentHandlers.saveAfterwards(ctx(), writer, { ...afterwards, rows: theirs }),
      ).rejects.toMatchObject({ code: 'outside-scope' });
    });

    test('is told what was done and when, and nowhere which account did it', async () => {
      const made = await open({ within: D(1), footprint: rect(0.01, 0.0075) });
      const said = [{ area: D(1), figures: { jiwa: 90 }, at: null, reporter: 'Bu Lurah' }];
      await incidentHandlers.reportFigures(ctx(), office, { incident: made.id, figures: said });
      const scope = forRequest(
        { ...reading({}), rights: new Map([['incidents.read', [CITY]]]) },
        await releaseNow(ctx()),
      );
      const shown = await incidentHandlers.incident(ctx(), scope, { incident: made.id });
      expect(shown.changes.map((c) => [c.what, c.by])).toEqual([
        ['figures', ''],
        ['opened', ''],
      ]);
      const { incidents } = await incidentHandlers.incidents(ctx(), scope, {});
      for (const told of [shown, incidents, await sheet(made.id, scope)]) {
        expect(JSON.stringify(told)).not.toContain(office.who);
        expect(JSON.stringify(told)).not.toContain('Bu Lurah');
      }
      expect(shown.figures).toMatchObject([{ count: 90, reporter: '' }]);
      const writer = forRequest({ ...reading({}), rights: new Map([['incidents.write', [D(1)]]]) });
      const told = await incidentHandlers.incident(ctx(), writer, { incident: made.id });
      expect([told.openedBy, told.figures[0]?.reporter]).toEqual([office.who, 'Bu Lurah']);
    });

    test('a Tagana reads the own kelurahan to the RT and the one beside it from the release', async () => {
      const scope = await tagana();
      const { estimate } = await tried(rect(0.015, 0.01), scope);
      expect(estimate.reads).toBe('mixed');
      expect(estimate.areas.map((a) => [a.code, a.persons?.best])).toEqual([
        [D(2), 500],
        [`${D(1)}.rw001.rt002`, 100],
      ]);
    });
  });

  describe('what there is', () => {
    const add = (name: string, more: Record<string, unknown>) =>
      facilityHandlers.addFacility(
        ctx(),
        office,
        facilityDraft.parse({
          kind: 'titik-pengungsian',
          name,
          area: D(3),
          at: null,
          capacity: null,
          toilets: null,
          waterPoints: null,
          packsPerMeal: null,
          contactName: null,
          from: null,
          until: null,
          ...more,
        }),
      );
    const bring = (facility: number, item: string, n: number) =>
      facilityHandlers.moveStock(
        ctx(),
        office,
        stockMovementDraft.parse({
          kind: 'masuk',
          facility,
          to: null,
          on: '2026-03-01',
          items: [{ item, count: n }],
          number: null,
          giver: 'Dinas Sosial',
          receiver: 'Gudang',
          receiverRole: null,
          note: null,
          incident: null,
          decree: null,
        }),
      );
    const inside = [X + 0.025, Y + 0.005] as const;
    const beside = [X + 0.035, Y + 0.005] as const;

    test('goods, kitchens and beds inside the flood are no help; places beyond those that suffice are not asked', async () => {
      const wet = await add('Gudang kelurahan', { kind: 'lumbung-sosial', area: D(2), at: inside });
      const unknown = await add('Gudang lama', { kind: 'lumbung-sosial', area: D(2) });
      const dry = await add('Gudang kota', { kind: 'lumbung-sosial', at: beside });
      await bring(wet.id, 'selimut', 400);
      await bring(unknown.id, 'selimut', 50);
      await bring(dry.id, 'selimut', 10);
      await bring(dry.id, 'beras-cadangan', 100_000);
      await add('SD dekat', { at: beside, capacity: 40, toilets: 2 });
      await add('SD jauh', { at: [X + 0.045, Y + 0.005], area: D(4), capacity: 500, toilets: 9 });
      await add('SD terendam', { at: inside, area: D(2), capacity: 900, toilets: 9 });
      await add('Dapur terendam', { kind: 'dapur-umum', at: inside, area: D(2), packsPerMeal: 3000 });
      await add('Dapur kota', { kind: 'dapur-umum', at: beside, packsPerMeal: 150 });
      const { id } = await open({ within: D(2), footprint: rect(0.02, 0.01) });
      const made = await sheet(id);
      // Thirty have left: the nearest place has room for all of them.
      expect(made.displaced?.best).toBe(30);
      expect(made.shelters).toMatchObject({ capacity: 40, counted: 1, enough: true });
      expect(made.shelters.hit.map((h) => h.name)).toEqual(['SD terendam']);
      expect(made.toilets.known).toBe(2);
      expect(made.kitchens).toMatchObject({ known: 1, packs: 150 });
      const need = made.needs.find((n) => n.item === 'selimut');
      expect(need).toMatchObject({ stock: 10, stockHit: 450, shortfall: 20 });
    });

    test('the rice reserve is told with cooked food too, and is open while the declared state lasts', async () => {
      const { id } = await open({ within: D(2), footprint: rect(0.02, 0.01) });
      const state = async (until: string | null) => {
        await incidentHandlers.setLegalState(ctx(), office, {
          incident: id,
          state: 'tanggap-darurat',
          decree: 'SK 1/2026',
          decreeOn: null,
          from: null,
          until,
        });
        return (await sheet(id)).reserve;
      };
      expect((await sheet(id)).reserve).toEqual({ count: 100_000, state: 'locked' });
      expect(await state('2100-01-01')).toEqual({ count: 100_000, state: 'open' });
      expect(await state('2020-01-01')).toEqual({ count: 100_000, state: 'over' });
    });

    test('a place told by the name of a facility, or with other spaces, is one place; a count of yesterday is said', async () => {
      const school = await add('SD  Induk', { at: beside, capacity: 10 });
      const { id } = await open({ within: D(2), footprint: rect(0.02, 0.01) });
      const count = (said: Record<string, unknown>) =>
        incidentHandlers.reportHeadcount(ctx(), office, {
          ...headcountDraft.parse({ on: '2026-03-02', jiwa: 50, ...said }),
          incident: id,
        });
      await count({ facility: school.id });
      await count({ place: ' sd induk', jiwa: 52 });
      await count({ place: 'Masjid Raya', on: '2026-03-01' });
      await count({ place: 'masjid  raya ', jiwa: 51, on: '2026-03-01' });
      expect((await sheet(id)).displaced).toMatchObject({ places: 2, staying: 103, notToday: 1 });
    });

    test('footprints that lie on one another are one area, and none of it is counted twice', async () => {
      const { id } = await open({ within: D(2), footprint: rect(0.02, 0.01) });
      const one = (await sheet(id)).estimate.km2;
      await incidentHandlers.addFootprint(ctx(), office, { incident: id, footprint: rect(0.02, 0.01) });
      expect((await sheet(id)).estimate.km2).toBe(one);
    });

    test('a back-test is blind for the rate that was made for it, and says who did not report', async () => {
      const { id } = await open({ within: CITY, footprint: rect(0.02, 0.02) });
      const { name, hazard, startedAt, handling } = await incidentHandlers.incident(ctx(), office, {
        incident: id,
      });
      await incidentHandlers.changeIncident(ctx(), office, {
        incident: id,
        name,
        hazard,
        startedAt,
        handling,
        chronology: '',
        damage: '',
        efforts: '',
        urgent: '',
        bnbaNumber: null,
        bnbaTotal: null,
        displacedRate: 0.5,
      });
      expect((await sheet(id)).displaced?.rate).toBe(0.5);
      const rows = [{ area: D(2), affected: 500, displaced: 100 }];
      await incidentHandlers.saveAfterwards(ctx(), office, { incident: id, source: 'BPBD', rows });
      const { incidents, suggested } = await responseHandlers.backTest(ctx(), office, { within: CITY });
      const tested = incidents.find((i) => i.incident.id === id);
      expect(tested?.rate).toBe(0.03);
      expect(tested?.unreported.map((u) => [u.area.code, u.estimate])).toEqual([[D(3), 2000]]);
      expect(suggested[0]).toMatchObject({ hazard: 'banjir', depthFromM: null, class: null });
    });

    test('ages of another year are used with their year, and by others only once they are published', async () => {
      const { id } = await open({ within: D(2), footprint: rect(0.02, 0.01) });
      const balita = async (scope: Scope) =>
        (await sheet(id, scope)).estimate.vulnerable.find((v) => v.group === 'balita');
      expect(await balita(office)).toMatchObject({ basis: 'asumsi', best: 93 });
      const report = await importFile(ctx(), office, 'population', {
        provenance: SAID,
        dryRun: false,
        file: sourceFile('umur.csv', `kode,tahun,jumlah penduduk,0-4,5-59,60+\n${D(2)},2023,900,45,765,90\n`),
        options: {},
      });
      expect(report.problems.filter((p) => p.severity === 'error')).toEqual([]);
      expect(await balita(office)).toMatchObject({
        basis: 'population',
        best: 50,
        source: expect.stringMatching(/ · 2023$/),
      });
      const leader = forRequest(reading({}), await releaseNow(ctx()));
      expect(await balita(leader)).toMatchObject({ basis: 'asumsi' });
    });

    test('of an incident that is over the borders hold of the day it ended', async () => {
      const { id } = await open({ within: D(2), footprint: rect(0.02, 0.01) });
      const today = (await sheet(id)).on;
      const { name, hazard, startedAt } = await incidentHandlers.incident(ctx(), office, { incident: id });
      const texts = { chronology: '', damage: '', efforts: '', urgent: '' };
      await incidentHandlers.changeIncident(ctx(), office, {
        incident: id,
        name,
        hazard,
        startedAt,
        handling: 'selesai',
        ...texts,
        bnbaNumber: null,
        bnbaTotal: null,
        displacedRate: null,
      });
      const later: Context = {
        ...ctx(),
        clock: { ...ctx().clock, today: () => '2027-05-01', now: () => new Date('2027-05-01T03:00:00Z') },
      };
      const asked = { incident: id, days: 3, profile: 'bnpb', food: 'cooked' } as const;
      expect((await responseHandlers.responseSheet(later, office, asked)).on).toBe(today);
      const running = await open({ within: D(2) });
      expect(
        (await responseHandlers.responseSheet(later, office, { ...asked, incident: running.id })).on,
      ).toBe('2027-05-01');
    });

    test('of an area wholly inside a footprint of very many corners all people in need are hit at least', async () => {
      const ring = Array.from({ length: 1200 }, (_, i) => {
        const at = (i / 1200) * 2 * Math.PI;
        const r = 0.0095 + 0.0002 * (i % 2);
        return [X + 0.0125 + r * Math.cos(at), Y + 0.005 + r * Math.sin(at)];
      });
      const drawn = { kind: 'polygon', rings: [[...ring, ring[0] ?? []]] };
      const { id } = await open({ within: D(1), footprint: footprintDraft.parse(drawn) });
      const { areas, ppks } = (await sheet(id)).estimate;
      const rt = areas.find((a) => a.code === `${D(1)}.rw001.rt001`);
      expect(rt?.persons?.low).toBe(300);
      expect(ppks.find((p) => p.series === 'total')?.range.low).toBeGreaterThanOrEqual(30);
    });
  });
});
