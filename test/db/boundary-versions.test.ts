import { describe, expect, test } from 'vitest';
import { profileQuery } from '../../data/contract/profile.ts';
import { importFile } from '../../server/imports/answer.ts';
import type { SourceFile } from '../../server/imports/kind.ts';
import { undoImport } from '../../server/imports/run.ts';
import { profile } from '../../server/indicators/handlers.ts';
import { empty, feature, geojson, polygon, scope, square, versionsOf } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';
import { heldChecksum } from './held-checksum.ts';

const X = 114.6;
const Y = -3.3;
const [A, B, C] = ['63.71.01.1001', '63.71.01.1002', '63.71.01.1003'] as const;
/** A code that no list has. */
const NEW = '63.71.01.1099';

const desa = (kode: string, nama: string, x: number, width = 0.01) =>
  feature(
    { kode, nama },
    polygon([
      [X + x, Y],
      [X + x + width, Y],
      [X + x + width, Y + 0.01],
      [X + x, Y + 0.01],
      [X + x, Y],
    ]),
  );
const earlier = () =>
  geojson([desa(A, 'Mantuil', 0), desa(B, 'Kelayan Selatan', 0.01), desa(C, 'Kelayan Timur', 0.02)]);

eachDatabase('borders over time', (given) => {
  const bring = (file: SourceFile, asOf: string | null, dryRun = false) =>
    importFile(given.ctx(), scope, 'boundaries', {
      file,
      options: {},
      provenance: { source: null, licence: null, asOf, simulated: false },
      dryRun,
    });
  const need = (rows: string) =>
    importFile(given.ctx(), scope, 'need', {
      file: sourceFile('ppks.csv', `kode,jenis,periode,jumlah\n${rows}`),
      options: {},
      provenance: { source: null, licence: null, asOf: null, simulated: false },
      dryRun: false,
    });
  const times = async (code: string) =>
    (await versionsOf(given.ctx(), code)).map((v) => [
      v.from,
      v.to,
      v.basis,
      Math.round((v.areaM2 ?? 0) / 1e4),
    ]);

  test('a file of another day becomes a version beside the earlier, whichever comes first', async () => {
    const ctx = await empty(given.ctx());
    const moved = geojson([desa(A, 'Mantuil', 0, 0.015), desa(B, 'Kelayan Selatan', 0.015, 0.005)]);
    const expected = [
      [null, '2025-01-01', 'file', 123],
      ['2025-01-01', null, 'file', 184],
    ];
    await bring(earlier(), '2020-01-01');
    const start = await heldChecksum(ctx);
    const report = await bring(moved, '2025-01-01');
    expect(report.problemCount).toMatchObject({ 'shapes-versioned': 1 });
    expect(report.problemCount['shapes-replaced']).toBeUndefined();
    expect(await times(A)).toEqual(expected);
    // What lies above is drawn from the borders of each time.
    expect((await versionsOf(ctx, '63.71.01')).map((v) => v.from)).toEqual([null, '2025-01-01']);
    await undoImport(ctx, scope, report.importId ?? 0);
    expect(await heldChecksum(ctx)).toBe(start);
    await empty(ctx);
    await bring(moved, '2025-01-01');
    await bring(earlier(), '2020-01-01');
    expect(await times(A)).toEqual(expected);
  });

  test('a file without a day replaces, and says how it would become a version', async () => {
    const ctx = await empty(given.ctx());
    await bring(earlier(), '2020-01-01');
    const report = await bring(geojson([desa(A, 'Mantuil', 0, 0.008)]), null);
    expect(report.problems.find((p) => p.code === 'shapes-replaced')?.hint).toMatchObject({
      dated: 0,
      count: 1,
    });
    expect(await times(A)).toHaveLength(1);
    expect((await versionsOf(ctx, B))[0]?.to).toBeNull();
  });

  test('the same borders with a later day are no other version', async () => {
    await empty(given.ctx());
    await bring(earlier(), '2020-01-01');
    const report = await bring(earlier(), '2025-01-01');
    expect(report.problemCount).toMatchObject({ 'same-file': 1, 'shapes-replaced': 1 });
    expect(await times(A)).toHaveLength(1);
  });

  describe('areas that became one', () => {
    test('are recognised, end on the day, and their figures are carried across as a sum', async () => {
      const ctx = await empty(given.ctx());
      await bring(earlier(), '2020-01-01');
      await need(`${A},PMKS-08,2023,3\n${B},PMKS-08,2023,4\n${C},PMKS-08,2023,5\n`);
      const start = await heldChecksum(ctx);
      const merged = geojson([desa(NEW, 'Suka Bersatu', 0, 0.02), desa(C, 'Kelayan Timur', 0.02)]);
      const checked = await bring(merged, '2024-07-01', true);
      expect(checked.problems.filter((p) => p.code === 'merge-recognised')).toMatchObject([
        { severity: 'warning', value: NEW, hint: { date: '2024-07-01', share: 100 } },
      ]);
      const report = await bring(merged, '2024-07-01');
      expect(report.rows).toEqual({ read: 2, used: 2, refused: 0 });
      expect(report.brought).toMatchObject({ gabung: 2 });
      expect(await times(A)).toEqual([[null, '2024-07-01', 'file', 123]]);
      expect(await times(NEW)).toEqual([['2024-07-01', null, 'file', 246]]);
      const later = await need(`${NEW},PMKS-08,2025,9\n`);
      const query = profileQuery.parse({ indicator: 'lanjut-usia-terlantar.count', period: '2025' });
      const { trend } = await profile(ctx, scope, { code: NEW, ...query });
      expect(trend.map((p) => [p.period, p.count, p.basis])).toEqual([
        ['2023', 7, 'estimated'],
        ['2024', null, 'none'],
        ['2025', 9, 'reported'],
      ]);
      expect(trend.at(-1)?.breaks).toContain('boundary');
      await expect(undoImport(ctx, scope, report.importId ?? 0)).rejects.toMatchObject({
        code: 'undo-blocked',
        detail: { later: String(later.importId), named: `${later.importId} (ppks.csv)` },
      });
      await undoImport(ctx, scope, later.importId ?? 0);
      await undoImport(ctx, scope, report.importId ?? 0);
      expect(await heldChecksum(ctx)).toBe(start);
    });

    test('are recognised from an older file as well: its unlisted codes were there once', async () => {
      await empty(given.ctx());
      await bring(geojson([desa(A, 'Mantuil', 0, 0.02), desa(C, 'Kelayan Timur', 0.02)]), '2024-07-01');
      const old = geojson([
        desa('63.71.01.1097', 'Perak Utara', 0),
        desa('63.71.01.1098', 'Perak Timur', 0.01),
      ]);
      const report = await bring(old, '2019-01-01');
      expect(report.rows).toEqual({ read: 2, used: 2, refused: 0 });
      expect(report.problems.find((p) => p.code === 'merge-recognised')?.hint.date).toBe('2024-07-01');
      expect(await times('63.71.01.1097')).toEqual([[null, '2024-07-01', 'file', 123]]);
      expect(await times(A)).toEqual([['2024-07-01', null, 'file', 246]]);
    });

    test('are not guessed without a day: the unlisted code is refused', async () => {
      await empty(given.ctx());
      await bring(earlier(), '2020-01-01');
      const report = await bring(geojson([desa(NEW, 'Suka Bersatu', 0, 0.02)]), null, true);
      expect(report.state).toBe('refused');
      expect(report.problemCount).toMatchObject({ 'unknown-code': 1 });
    });
  });

  test('an area that was divided keeps its code for the part that stays, and the new part begins on the day', async () => {
    await empty(given.ctx());
    await bring(earlier(), '2020-01-01');
    const divided = geojson([desa(A, 'Mantuil', 0, 0.006), desa(NEW, 'Pecahan Baru', 0.006, 0.004)]);
    const report = await bring(divided, '2024-01-01');
    expect(report.problems.filter((p) => p.code === 'split-recognised')).toMatchObject([{ value: A }]);
    expect(await times(A)).toEqual([
      [null, '2024-01-01', 'file', 123],
      ['2024-01-01', null, 'file', 74],
    ]);
    expect(await times(NEW)).toEqual([['2024-01-01', null, 'file', 49]]);
  });

  test('an area that had a border elsewhere before is no part of another that was divided', async () => {
    await empty(given.ctx());
    // As in a published file of Banyuwangi: the border of one desa drawn in that of its neighbour, its own a sliver beside.
    const wrong = geojson([desa(A, 'Mantuil', 0), desa(B, 'Kelayan Selatan', 0.02, 0.0005)]);
    expect((await bring(wrong, '2020-01-01')).state).toBe('applied');
    const right = geojson([desa(A, 'Mantuil', 0, 0.006), desa(B, 'Kelayan Selatan', 0.006, 0.004)]);
    const report = await bring(right, '2024-01-01');
    expect(report.problems.filter((p) => p.code === 'split-recognised')).toEqual([]);
    expect((await times(B)).at(-1)).toEqual(['2024-01-01', null, 'file', 49]);
  });
});

eachDatabase('how borders fit together', (given) => {
  const check = (file: SourceFile, dryRun = true) =>
    importFile(given.ctx(), scope, 'boundaries', {
      file,
      options: {},
      provenance: { source: null, licence: null, asOf: null, simulated: false },
      dryRun,
    });

  test('is measured: overlaps, holes and what sticks out, in square metres, with a small map', async () => {
    await empty(given.ctx());
    const kecamatan = feature({ kode: '63.71.01', nama: 'Banjarmasin Selatan' }, polygon(square(X, Y, 0.03)));
    expect((await check(geojson([kecamatan]), false)).state).toBe('applied');
    // A frame of four around a hole of 0.001 by 0.001 degrees; the fourth sticks out of the kecamatan by 0.001.
    const ring = (x: number, y: number, w: number, h: number) =>
      polygon([
        [X + x, Y + y],
        [X + x + w, Y + y],
        [X + x + w, Y + y + h],
        [X + x, Y + y + h],
        [X + x, Y + y],
      ]);
    const report = await check(
      geojson([
        feature({ kode: '63.71.01.1001' }, ring(0, 0, 0.0105, 0.01)),
        feature({ kode: '63.71.01.1002' }, ring(0.01, 0, 0.01, 0.01)),
        feature({ kode: '63.71.01.1003' }, ring(0, 0.01, 0.01, 0.01)),
        feature({ kode: '63.71.01.1004' }, ring(0.011, 0.01, 0.009, 0.021)),
        feature({ kode: '63.71.01.1005' }, ring(0, 0.02, 0.011, 0.01)),
        feature({ kode: '63.71.01.1006' }, ring(0.01, 0.011, 0.001, 0.009)),
      ]),
    );
    const { topology } = report;
    if (!topology) throw new Error('no topology');
    expect(topology.checked).toBe(6);
    // 0.0005 x 0.01 degrees.
    expect(topology.overlap).toMatchObject({ count: 1, slivers: 0 });
    expect(topology.overlap.m2).toBeGreaterThan(61_000);
    expect(topology.overlap.m2).toBeLessThan(62_000);
    expect(topology.gap).toMatchObject({ count: 1, slivers: 0 });
    expect(topology.gap.m2).toBeGreaterThan(12_200);
    expect(topology.gap.m2).toBeLessThan(12_400);
    expect(topology.outside.count).toBe(1);
    const [largest] = topology.misfits;
    expect(largest?.areas[1]).toBe('Banjarmasin Selatan (63.71.01)');
    expect(topology.misfits.find((m) => m.kind === 'overlap')?.areas[0]).toContain('63.71.01.1001');
    expect(topology.picture.areas).toHaveLength(6);
    expect(report.problemCount).toMatchObject({ 'shapes-overlap': 1, 'shapes-gap': 1, 'shapes-outside': 1 });
  });

  test('has nothing to say of neighbours that share their border', async () => {
    await empty(given.ctx());
    const { topology, problemCount } = await check(earlier());
    expect(topology).toMatchObject({
      checked: 3,
      overlap: { count: 0 },
      gap: { count: 0 },
      outside: { count: 0 },
    });
    expect(Object.keys(problemCount).filter((code) => code.startsWith('shapes-'))).toEqual([]);
  });
});
