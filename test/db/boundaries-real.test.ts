import { describe, expect, test } from 'vitest';
import { areas } from '../../server/areas/handlers.ts';
import {
  empty,
  found,
  hasSharedData,
  importBoundaries,
  importList,
  levelsOf,
  realFile,
  scope,
  versionsOf,
} from './boundaries-files.ts';
import { eachDatabase } from './harness.ts';

if (!hasSharedData) {
  describe.skip('real boundary files (../shared/data is absent)', () => {
    test('Jakarta, Banjarmasin, Singosaren and DIY', () => {});
  });
} else {
  eachDatabase('real files as published', (given) => {
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

    test("Banjarmasin's 52 kelurahan, 5 kecamatan and the city go in one after the other", async () => {
      const ctx = await empty(given.ctx());
      const expected = { desa: 52, kecamatan: 5, kabupaten: 1 };
      for (const [level, n] of Object.entries(expected)) {
        const report = await importBoundaries(ctx, realFile(`batas/banjarmasin_${level}.geojson`));
        expect(report.rows).toEqual({ read: n, used: n, refused: 0 });
        expect(report.problems.filter((p) => p.code !== 'partial-outline')).toEqual([]);
      }
      const [city] = await versionsOf(ctx, '63.71');
      expect(city).toMatchObject({ basis: 'file', quality: 'indikatif' });
      expect((city?.areaM2 ?? 0) / 1e6).toBeCloseTo(97.89, 1);
    });

    test('Singosaren has its RT in three dusun under --parent, one number drawn twice', async () => {
      const ctx = await empty(given.ctx());
      const parent = '34.02.12.2004';
      const dusun = await importBoundaries(ctx, realFile('rw_rt/bantul_singosaren_dusun.geojson'), {
        level: 'dusun',
        parent,
      });
      expect(dusun.rows.used).toBe(3);
      const report = await importBoundaries(ctx, realFile('rw_rt/bantul_singosaren_rt.geojson'), { parent });
      expect(report.rows).toEqual({ read: 19, used: 19, refused: 0 });
      expect(report.problems.filter((p) => p.code === 'parts-merged')).toMatchObject([
        { line: 9, value: '34.02.12.2004.d02.rt007', hint: { other: 3 } },
      ]);
      expect(await levelsOf(ctx, parent)).toEqual({ desa: [1, 1], dusun: [3, 3], rt: [18, 18] });
    });

    test("DIY's list of 4,507 padukuhan goes in without shapes, and again without a change", async () => {
      const ctx = await empty(given.ctx());
      const report = await importList(ctx, realFile('rw_rt/diy_daftar_padukuhan.csv'));
      expect(report.rows).toEqual({ read: 4507, used: 4507, refused: 0 });
      expect(report.brought).toMatchObject({ dusun: 4507, kabupaten: 4 });
      expect(report.problems.filter((p) => p.code === 'number-taken')).toMatchObject([
        { line: 3308, value: 'Jatisawit', hint: { other: 3307, given: '34.04.01.2001.d18' } },
      ]);
      expect(report.problemCount['name-differs']).toBe(10);
      expect((await versionsOf(ctx, '34.01.01.2001.d02'))[0]).toMatchObject({
        name: 'Kledekan Lor',
        basis: null,
      });
      const again = await importList(ctx, realFile('rw_rt/diy_daftar_padukuhan.csv'));
      expect(again.state).toBe('checked');
      expect(again.problemCount['list-already-there']).toBe(1);
    });
  });
}
