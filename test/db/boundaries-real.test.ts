import { describe, expect, test } from 'vitest';
import { system } from '../../server/access/scope.ts';
import { findWithin } from '../../server/areas/browse/query.ts';
import { loadNeighbours } from '../../server/indicators/profile/query.ts';
import {
  empty,
  hasSharedData,
  importBoundaries,
  importList,
  levelsOf,
  realFile,
  versionsOf,
} from './boundaries-files.ts';
import { eachDatabase } from './harness.ts';

if (!hasSharedData) {
  describe.skip('real boundary files (../shared/data is absent)', () => {
    test('Banjarmasin, Singosaren and DIY', () => {});
  });
} else {
  eachDatabase('real files as published', (given) => {
    test("Banjarmasin's 52 kelurahan, 5 kecamatan and the city go in one after the other", async () => {
      const ctx = await empty(given.ctx());
      const expected = { desa: 52, kecamatan: 5, kabupaten: 1 };
      for (const [level, n] of Object.entries(expected)) {
        const report = await importBoundaries(ctx, realFile(`batas/banjarmasin_${level}.geojson`));
        expect(report.rows).toEqual({ read: n, used: n, refused: 0 });
        const said = report.problems.map((p) => p.code).filter((code) => code !== 'partial-outline');
        // The file says both codes of each village: those of BPS are learned from it.
        expect(said).toEqual(level === 'desa' ? ['bridge-learned'] : []);
      }
      const [city] = await versionsOf(ctx, '63.71');
      expect(city).toMatchObject({ basis: 'file', quality: 'indikatif' });
      expect((city?.areaM2 ?? 0) / 1e6).toBeCloseTo(97.89, 1);
    });

    test('every kelurahan and kecamatan of Banjarmasin has its neighbours, also from the kelurahan alone', async () => {
      const ctx = await empty(given.ctx());
      await importBoundaries(ctx, realFile('batas/banjarmasin_desa.geojson'));
      const db = ctx.db.as(system('jobs'));
      const today = ctx.clock.today();
      const areas = await db
        .selectFrom('area_version')
        .select(['code', 'level'])
        .where('current', '=', true)
        .where('level', 'in', ['kabupaten', 'kecamatan', 'desa'])
        .execute();
      expect(areas).toHaveLength(58);
      const near = new Map<string, number>();
      for (const { code, level } of areas) {
        const within = await findWithin(db, code, today);
        if (!within) throw new Error(code);
        const found = await loadNeighbours(db, within, today);
        if (level === 'kabupaten') expect(found).toEqual([]);
        else near.set(code, found.length);
      }
      expect([...near].filter(([, n]) => n === 0)).toEqual([]);
      expect(near.get('63.71.01')).toBe(3);
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
