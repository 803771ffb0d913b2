import { expect, test } from 'vitest';
import { areas } from '../../server/areas/handlers.ts';
import { undoImport } from '../../server/imports/run.ts';
import {
  empty,
  feature,
  geojson,
  importBoundaries,
  importChanges,
  importList,
  polygon,
  scope,
  square,
  stateOf,
  versionsOf,
} from './boundaries-files.ts';
import { eachDatabase } from './harness.ts';

const HEAD = 'tingkat,kode_sekarang,nama,induk_lama,induk_baru,kode_lama,nama_lama,jenis,tanggal,dasar\n';

eachDatabase('changes of areas', (given) => {
  const codes = async (within: string, level: 'kecamatan' | 'desa', on: string) =>
    (await areas(given.ctx(), scope, { within, level, on })).code;

  test('are walked back from today, several in a row', async () => {
    const ctx = await empty(given.ctx());
    const report = await importChanges(
      ctx,
      `${HEAD}desa,63.71.01.1001,Mantuil,63.71.02,63.71.01,63.71.02.1099,,pindah induk,2010-06-01,Perda 1
kelurahan,63.71.01.1001,Mantuil,,,,Mantuil Lama,ganti nama,01-01-2000,Perda 2
kecamatan,63.71.05,Banjarmasin Tengah,,63.71,,,dibentuk,1995-01-01,UU
desa,63.71.01.1002,Kelayan Selatan,63.71.01,63.71.01,63.71.01.1098,Kelayan Ujung,gabung,2005-03-01,Perda 3
`,
    );
    expect(report.problems).toEqual([]);
    expect(report.brought).toMatchObject({ 'pindah induk': 1, 'ganti nama': 1, dibentuk: 1, gabung: 1 });
    const named = (await versionsOf(ctx, '63.71.02.1099')).map((v) => [v.name, v.from, v.to]);
    expect(named).toEqual([
      ['Mantuil Lama', null, '2000-01-01'],
      ['Mantuil', '2000-01-01', '2010-06-01'],
    ]);
    expect(await codes('63.71.02', 'desa', '2010-05-31')).toContain('63.71.02.1099');
    expect(await codes('63.71.01', 'desa', '2010-06-01')).toContain('63.71.01.1001');
    expect(await codes('63.71', 'kecamatan', '1994-12-31')).not.toContain('63.71.05');
    expect(await codes('63.71.01', 'desa', '2005-02-28')).toContain('63.71.01.1098');
    expect(await codes('63.71.01', 'desa', '2005-03-01')).not.toContain('63.71.01.1098');
    const succession = await ctx.db
      .as(scope)
      .selectFrom('succession')
      .selectAll()
      .orderBy('on_date')
      .execute();
    expect(succession.map((s) => [s.kind, s.on_date, s.legal_basis, s.old_code])).toEqual([
      ['dibentuk', '1995-01-01', 'UU', null],
      ['ganti nama', '2000-01-01', 'Perda 2', null],
      ['gabung', '2005-03-01', 'Perda 3', '63.71.01.1098'],
      ['pindah induk', '2010-06-01', 'Perda 1', '63.71.02.1099'],
    ]);
  });

  test('that are known already change nothing', async () => {
    const row = `${HEAD}desa,63.71.01.1001,Mantuil,63.71.02,63.71.01,,,pindah induk,2010-06-01,Perda 1\n`;
    await importChanges(await empty(given.ctx()), row);
    const before = await stateOf(given.ctx());
    const again = await importChanges(given.ctx(), row);
    expect(again.state).toBe('checked');
    expect(again.problems).toMatchObject([
      { severity: 'note', code: 'change-known', line: 2 },
      { severity: 'warning', code: 'same-file' },
    ]);
    expect(await stateOf(given.ctx())).toEqual(before);
  });

  test('with something wrong are named by line and column', async () => {
    const report = await importChanges(
      await empty(given.ctx()),
      `${HEAD}desa,63.71.01.1001,Mantuil,,63.71.01,,,pindah induk,2010-06-01,
desa,63.71.01.1001,Mantuil,63.71.02,63.71.01,,,pindah rumah,2010-06-01,
desa,63.71.01.1001,Mantuil,63.71.02,63.71.01,,,pindah induk,2010-13-01,
desa,63.71.01.1999,Entah,63.71.02,63.71.01,,,pindah induk,2010-06-01,
desa,63.71.01.1001,Mantuil,63.71.02,63.71.03,,,pindah induk,2010-06-01,
kecamatan,63.71.01.1001,Mantuil,63.71.02,63.71.01,,,pindah induk,2010-06-01,
`,
    );
    expect(report.state).toBe('refused');
    expect(report.problems.map((p) => [p.line, p.column, p.code])).toEqual([
      [2, 'induk_lama', 'change-needs'],
      [3, 'jenis', 'unknown-change'],
      [4, 'tanggal', 'change-date-malformed'],
      [7, 'tingkat', 'code-of-other-level'],
      [5, 'kode_sekarang', 'change-unknown-area'],
      [6, 'induk_baru', 'change-other-parent'],
    ]);
  });

  test('keep an outline of a file with the time it shows', async () => {
    const ctx = await empty(given.ctx());
    const kec = (code: string, x: number) => feature({ kode: code }, polygon(square(x, -3.3)));
    const file = geojson([kec('63.71.01', 114.6), kec('63.71.02', 114.61)]);
    await importBoundaries(ctx, file, { asOf: '2005-01-01' });
    await ctx.db.as(scope).updateTable('import').set({ as_of: '2005-01-01' }).execute();
    const move = `${HEAD}desa,63.71.01.1001,Mantuil,63.71.02,63.71.01,,,pindah induk,2010-06-01,\n`;
    const report = await importChanges(ctx, move);
    expect((await versionsOf(ctx, '63.71.01')).map((v) => [v.to, v.basis])).toEqual([
      ['2010-06-01', 'file'],
      [null, null],
    ]);
    await undoImport(ctx, scope, report.importId ?? 0);
    expect((await versionsOf(ctx, '63.71.01')).map((v) => v.basis)).toEqual(['file']);
  });
});

eachDatabase('a desa that was split', (given) => {
  const MANTUIL = '63.71.01.1001';
  const KELAYAN = '63.71.01.1002';
  const split = `${HEAD}desa,${KELAYAN},Kelayan Selatan,,63.71.01,${MANTUIL},,pecah,2012-01-01,Perda 4\n`;
  const borders = (size = 0.01) =>
    geojson([
      feature({ kode: MANTUIL }, polygon(square(114.6, -3.3, size))),
      feature({ kode: KELAYAN }, polygon(square(114.6 + size, -3.3, size))),
    ]);
  const areaOf = async (code: string) =>
    (await versionsOf(given.ctx(), code)).map((v) => [
      v.from,
      v.to,
      v.areaM2 === null ? null : Math.round(v.areaM2 / 1e4),
    ]);

  test.each(['before', 'after'])('covered both before that day, borders brought %s', async (when) => {
    const ctx = await empty(given.ctx());
    if (when === 'before') await importBoundaries(ctx, borders());
    const report = await importChanges(ctx, split);
    expect(report.problems).toEqual([]);
    if (when === 'after') await importBoundaries(ctx, borders());
    expect(await areaOf(KELAYAN)).toEqual([['2012-01-01', null, 123]]);
    expect(await areaOf(MANTUIL)).toEqual([
      [null, '2012-01-01', 246],
      ['2012-01-01', null, 123],
    ]);
    await importBoundaries(ctx, borders(0.02));
    expect(await areaOf(MANTUIL)).toEqual([
      [null, '2012-01-01', 983],
      ['2012-01-01', null, 492],
    ]);
  });

  test('and one that took another in has no known border before', async () => {
    const ctx = await empty(given.ctx());
    await importBoundaries(ctx, borders());
    await importChanges(
      ctx,
      `${HEAD}desa,${MANTUIL},Mantuil,63.71.01,63.71.01,63.71.01.1098,Basirih Lama,gabung,2012-01-01,\n`,
    );
    expect(await areaOf(MANTUIL)).toEqual([
      [null, '2012-01-01', null],
      ['2012-01-01', null, 123],
    ]);
    await importBoundaries(ctx, borders(0.02));
    expect((await areaOf(MANTUIL))[0]).toEqual([null, '2012-01-01', null]);
  });
});

eachDatabase('a list of areas', (given) => {
  test('may be uneven: RT below a kelurahan, a dusun or an RW', async () => {
    const ctx = await empty(given.ctx());
    const report = await importList(
      ctx,
      'kode desa;dusun;rw;rt\n63.71.01.1001;;;030\n63.71.01.1001;;RW 02;RT 001\n63.71.01.1002;3;0;2\n63.71.01.1002;3;-;003\n',
      { level: 'rt' },
    );
    expect(report.rows).toEqual({ read: 4, used: 4, refused: 0 });
    expect(report.brought).toMatchObject({ rt: 4, rw: 1, dusun: 1, desa: 52 });
    expect((await versionsOf(ctx, '63.71.01.1001.rt030'))[0]?.name).toBe('RT 030');
    expect((await versionsOf(ctx, '63.71.01.1002.d03.rt002'))[0]?.name).toBe('RT 002');
  });

  test('of which the level is unclear asks for it', async () => {
    const report = await importList(given.ctx(), 'kode desa,rw,rt\n63.71.01.1001,1,1\n63.71.01.1001,2,1\n');
    expect(report.state).toBe('refused');
    expect(report.problems).toMatchObject([
      { code: 'list-level-unclear', hint: { first: 'rw', second: 'rt' } },
    ]);
  });

  test('names rows with an unknown code and rows that stand twice', async () => {
    const report = await importList(
      await empty(given.ctx()),
      'kode desa,rw,nama\n63.71.01.1001,1,\n63.71.01.1999,2,\n63.71.01.1001,001,\n',
    );
    expect(report.problems.filter((p) => p.severity === 'error')).toMatchObject([
      { line: 3, code: 'unknown-code', value: '63.71.01.1999' },
      { line: 4, code: 'duplicate-row', hint: { other: 2 } },
    ]);
    expect(report.rows).toEqual({ read: 3, used: 1, refused: 2 });
  });

  test('that holds persons is refused', async () => {
    const nik = '6371010101800001';
    const report = await importList(given.ctx(), `kode desa,nama,nik\n63.71.01.1001,Budi,${nik}\n`);
    expect(report.state).toBe('refused');
    expect(JSON.stringify(report)).not.toContain(nik);
  });
});
