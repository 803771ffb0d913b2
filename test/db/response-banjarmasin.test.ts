import { describe, expect, test } from 'vitest';
import { incidentDraft } from '../../data/contract/incident.ts';
import { forOperator } from '../../server/access/scope.ts';
import { importFile } from '../../server/imports/answer.ts';
import { incidentHandlers } from '../../server/response/handlers.ts';
import { responseHandlers } from '../../server/response/sheet-handlers.ts';
import { empty, hasSharedData, importBoundaries, realFile } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { oneDatabase } from './harness.ts';

const office = forOperator('test');
const SAID = { source: 'Dukcapil', licence: null, asOf: '2024-12-31', simulated: false };
const CITY = '63.71';
/** Where the BPBD told of people hit: three kecamatan, and of the fourth Sungai Jingah and Sungai Andai. */
const HIT = ['63.71.01', '63.71.02', '63.71.05', '63.71.04.1004', '63.71.04.1010'];

if (!hasSharedData) {
  describe.skip('the flood of Banjarmasin in January 2021 (../shared/data is absent)', () => {
    test('the back-test', () => {});
  });
} else {
  oneDatabase('the flood of Banjarmasin in January 2021', (given) => {
    test('the back-test holds the estimate against what the BPBD counted, and says how far off it is', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(ctx, realFile('batas/banjarmasin_desa.geojson'));
      await importBoundaries(ctx, realFile('batas/banjarmasin_kecamatan.geojson'));
      await importBoundaries(ctx, realFile('batas/banjarmasin_kabupaten.geojson'));
      // The only published figure: the city as a whole.
      const people = 'kode,tahun,jumlah penduduk,jumlah kk\n63.71,2024,681693,220000\n';
      const report = await importFile(ctx, office, 'population', {
        file: sourceFile('penduduk.csv', people),
        options: {},
        provenance: SAID,
        dryRun: false,
      });
      expect(report.problems.filter((p) => p.severity === 'error')).toEqual([]);
      const { id } = await incidentHandlers.openIncident(
        ctx,
        office,
        incidentDraft.parse({
          hazard: 'banjir',
          name: 'Banjir Banjarmasin Januari 2021',
          startedAt: '2021-01-14T00:00:00Z',
          within: CITY,
          footprint: { kind: 'areas', areas: HIT, depthM: 0.85 },
        }),
      );
      const rows = new TextDecoder()
        .decode(realFile('bahaya/banjarmasin_banjir_2021-01-14_20_bpbd.csv').bytes)
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
        .map((cells) => ({
          area: cells[0] ?? '',
          affected: Number(cells[4]),
          displaced: Number(cells[6]),
        }));
      await incidentHandlers.saveAfterwards(ctx, office, { incident: id, source: 'BPBD', rows });
      const { incidents, suggested } = await responseHandlers.backTest(ctx, office, {});
      const [tested] = incidents;
      expect(tested?.rows.map((r) => [r.area.name, r.affected.reported, r.displaced.reported])).toEqual([
        ['Banjarmasin Selatan', 18_089, 862],
        ['Banjarmasin Timur', 45_000, 3701],
        ['Banjarmasin Barat', 0, 0],
        ['Banjarmasin Utara', 33_760, 136],
        ['Banjarmasin Tengah', 3219, 65],
      ]);
      expect(tested?.affected.reported).toBe(100_068);
      // Whole kecamatan by land: several times those who were hit, which is what the page has to say.
      expect(tested?.affected.offPercent).toBeGreaterThan(100);
      expect(tested?.rows.find((r) => r.area.name === 'Banjarmasin Barat')?.affected.estimate).toBe(0);
      expect(tested?.rows.map((r) => [r.area.name, r.affected.offPercent])).toEqual([
        ['Banjarmasin Selatan', 1373.7],
        ['Banjarmasin Timur', 175.8],
        ['Banjarmasin Barat', null],
        ['Banjarmasin Utara', 109.3],
        ['Banjarmasin Tengah', 1346.2],
      ]);
      expect(tested?.rate).toBe(0.03);
      expect(tested?.reportedRate).toBeCloseTo(0.0476, 4);
      // The line of the rates that was used: water of 0.85 m.
      const [rate] = suggested;
      expect(rate).toMatchObject({ depthFromM: 0.7, depthUntilM: 1.5 });
      expect(rate).toMatchObject({ hazard: 'banjir', incidents: 1, affected: 100_068, displaced: 4764 });
      expect(rate?.rate).toBeCloseTo(0.0476, 4);
      expect([rate?.least, rate?.most].map((r) => Math.round((r ?? 0) * 1000) / 10)).toEqual([0.4, 8.2]);
    });
  });
}
