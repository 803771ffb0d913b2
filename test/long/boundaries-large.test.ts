import { describe, expect, test } from 'vitest';
import { areas } from '../../server/areas/handlers.ts';
import { undoImport } from '../../server/imports/run.ts';
import {
  empty,
  found,
  hasSharedData,
  importBoundaries,
  importChanges,
  levelsOf,
  realFile,
  scope,
  stateOf,
  versionsOf,
} from '../db/boundaries-files.ts';
import { eachDatabase } from '../db/harness.ts';

const CHANGES = 'perubahan_wilayah_banyuwangi_2017.csv';

if (!hasSharedData) {
  describe.skip('large real files (../shared/data is absent)', () => {
    test('Jakarta, Banyuwangi and the country', () => {});
  });
} else {
  eachDatabase('large real files as published', (given) => {
    test("Jakarta's RW go in, and the report names every dirty row", async () => {
      const ctx = given.ctx();
      const report = await importBoundaries(ctx, realFile('rw_rt/jakarta_rw_osm2012.geojson'));
      expect(report.state).toBe('applied');
      expect(report.rows).toEqual({ read: 2685, used: 2684, refused: 1 });
      // 90 rows without code (one of them TMII, in no kelurahan), 35 without number, 56 parts of an area drawn before
      expect(report.problemCount).toMatchObject({
        'placed-by-close-name': 80,
        'placed-by-short-name': 10,
        'unknown-name': 1,
        'without-number': 35,
        'parts-merged': 56,
        'shape-repaired': 1,
      });
      expect(report.problems.filter((p) => p.severity === 'error')).toMatchObject([
        { line: 1533, value: 'TMII' },
      ]);
      const taken = new Set(
        report.problems
          .filter((p) => p.code.startsWith('placed-by'))
          .map((p) => `${p.value} -> ${p.hint.taken}`),
      );
      expect([...taken].sort()).toEqual([
        'HARAPAN MULYA -> Harapan Mulia (31.71.03.1003)',
        'KAMPUNG TENGAH -> Tengah (31.75.04.1002)',
        'KREDANG -> Krendang (31.73.04.1005)',
        'PAL MERIEM -> Palmeriam (31.75.01.1004)',
        'PAPANGO -> Papanggo (31.72.02.1003)',
        'TANAH SERAL -> Tanah Sereal (31.73.04.1004)',
        'TANJUNG PRIUK -> Tanjung Priok (31.72.02.1001)',
        'WIJAYA KESUMA -> Wijaya Kusuma (31.73.02.1007)',
      ]);
      expect(found(report, 'without-number')).toContain('1552 Kawasan Industri Pulogadung');
      expect(await levelsOf(ctx, '31')).toEqual({
        provinsi: [1, 1],
        kabupaten: [5, 5],
        kecamatan: [42, 42],
        desa: [261, 260],
        rw: [2628, 2628],
      });
      const table = await areas(ctx, scope, { within: '31', level: 'rw' });
      expect(table.id.length).toBe(2628);
      expect(table.tileSets.length).toBe(5);
      expect(table.tileSet.every((i) => i !== null)).toBe(true);
      expect(table.outlines.map((o) => o.level)).toEqual([
        'provinsi',
        ...Array(5).fill('kabupaten'),
        ...Array(5).fill('kecamatan'),
        ...Array(5).fill('desa'),
      ]);
    });

    test.each(['before', 'after'])(
      'Banyuwangi has 24 kecamatan until 2017 and 25 since, borders brought %s',
      async (when) => {
        const ctx = await empty(given.ctx());
        const borders = async () => {
          await importBoundaries(ctx, realFile('batas/banyuwangi_desa.geojson'));
          if (when === 'before') await importBoundaries(ctx, realFile('batas/banyuwangi_kecamatan.geojson'));
        };
        if (when === 'before') await borders();
        const before = await stateOf(ctx);
        const report = await importChanges(ctx, realFile(CHANGES));
        expect(report.rows).toEqual({ read: 11, used: 11, refused: 0 });
        if (when === 'before') {
          await undoImport(ctx, scope, report.importId ?? 0);
          expect(await stateOf(ctx)).toEqual(before);
          await importChanges(ctx, realFile(CHANGES));
        } else await borders();
        for (const [on, n] of [
          ['2017-01-08', 24],
          ['2017-01-09', 25],
        ] as const) {
          const table = await areas(ctx, scope, { within: '35.10', level: 'kecamatan', on });
          expect(table.code.length).toBe(n);
          expect(table.code.includes('35.10.25')).toBe(n === 25);
          expect(table.tileSet.every((i) => i !== null)).toBe(true);
        }
        const [then, now] = await versionsOf(ctx, '35.10.13');
        const kaotan = await versionsOf(ctx, '35.10.25.2002');
        expect(kaotan.map((v) => [v.from, v.to, v.basis])).toEqual([
          [null, '2017-01-09', 'file'],
          ['2017-01-09', null, 'file'],
        ]);
        expect([then?.basis, now?.basis]).toEqual(['children', when === 'before' ? 'file' : 'children']);
        // Rogojampi lost eight of Blimbingsari's ten desa, Kabat two: the ground is the same.
        const [kabatThen, kabatNow] = await versionsOf(ctx, '35.10.14');
        const [blimbingsari, none] = await versionsOf(ctx, '35.10.25');
        expect([blimbingsari?.from, none]).toEqual(['2017-01-09', undefined]);
        const gone = (then?.areaM2 ?? 0) + (kabatThen?.areaM2 ?? 0);
        const kept = (now?.areaM2 ?? 0) + (kabatNow?.areaM2 ?? 0) + (blimbingsari?.areaM2 ?? 0);
        expect(gone / kept).toBeCloseTo(1, 4);
        const desa = await areas(ctx, scope, { within: '35.10.13', level: 'desa', on: '2016-12-31' });
        expect(desa.code).toContain('35.10.25.2002');
      },
    );

    test('the country in one file is refused with the way to take a part of it', async () => {
      if (given.kind === 'server') return;
      const country = realFile('nasional/desa.topojson.gz');
      const whole = await importBoundaries(given.ctx(), country, {}, true);
      expect(whole.state).toBe('refused');
      expect(whole.problems).toMatchObject([{ code: 'too-many-areas', hint: { found: 83402, most: 12000 } }]);
      const city = await importBoundaries(given.ctx(), country, { within: '63.71' }, true);
      expect(city.rows).toEqual({ read: 52, used: 52, refused: 0 });
    });
  });
}
