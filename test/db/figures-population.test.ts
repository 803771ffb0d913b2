import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { valuesQuery } from '../../data/contract/values.ts';
import { en } from '../../data/words/en.ts';
import { id } from '../../data/words/id.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { forOperator } from '../../server/access/scope.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { type PopulationOptions, populationImport } from '../../server/imports/population/spec.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { values } from '../../server/indicators/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const SIMULATED = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const SHARED = join(import.meta.dirname, '../../../shared/data');
const DIY = join(SHARED, 'diy_penduduk_kk_per_kalurahan_dukcapil_2019.csv');
const NATIONAL = join(SHARED, 'nasional/penduduk_luas_kabkota_2024.csv');
const D1 = '34.02.08.2001';
const D2 = '34.02.08.2002';

eachDatabase('population tables', (given) => {
  const people = (text: string | Uint8Array, options: PopulationOptions = {}) =>
    runImport(given.ctx(), scope, populationImport, {
      file: sourceFile('penduduk.csv', text),
      options,
      provenance: SIMULATED,
      dryRun: false,
    });
  const ask = (indicator: string, period: string, more: Record<string, string> = {}) =>
    values(
      given.ctx(),
      scope,
      valuesQuery.parse({ indicator, period, level: 'desa', within: '34.02.08', ...more }),
    );

  beforeAll(async () => {
    const made = await runImport(given.ctx(), scope, setupImport, {
      file: null,
      options: { code: '34.02' },
      provenance: SIMULATED,
      dryRun: false,
    });
    expect(made.state).toBe('applied');
  });

  test('are figures of their own, and the later one holds until it is undone', async () => {
    const first = await people(`kode;penduduk;kk\n${D1};1.000;300\n${D2};2000;500\n`, { period: '2001' });
    expect(first.problems).toMatchObject([{ severity: 'note', code: 'counts-with-thousands' }]);
    const later = await people(`kode,penduduk,kk\n${D1},1100,310\n`, { period: '2001' });
    expect(later.problems).toMatchObject([{ code: 'replaces-earlier', hint: { replaced: 1, changed: 1 } }]);
    expect((await ask('penduduk.count', '2001')).count.slice(0, 2)).toEqual([1100, 2000]);
    await undoImport(given.ctx(), scope, later.importId ?? 0);
    const before = await ask('penduduk.count', '2001');
    expect(before.count.slice(0, 2)).toEqual([1000, 2000]);
    expect(before.total).toMatchObject({ count: 3000, basis: 'partial', n: 2 });
    await undoImport(given.ctx(), scope, first.importId ?? 0);
    await expect(ask('penduduk.count', '2001')).rejects.toMatchObject({ code: 'unknown-period' });
  });

  test('in long form are read by sex; a sex told twice, or alone, is refused', async () => {
    const report = await people(`kode,jk,jumlah,kk\n${D1},L,510,\n${D1},P,490,\n${D2},L+P,2000,600\n`, {
      period: '1999',
    });
    expect([report.state, report.problems]).toEqual(['applied', []]);
    expect(report.rows).toEqual({ read: 3, used: 3, refused: 0 });
    expect((await ask('penduduk.count', '1999')).count.slice(0, 2)).toEqual([1000, 2000]);
    await undoImport(given.ctx(), scope, report.importId ?? 0);
    const bad = await people(`kode,jk,jumlah\n${D1},L,510\n${D1},L,11\n${D2},P,7\n${D2},x,7\n`, {
      period: '1999',
    });
    expect(bad.state).toBe('refused');
    expect(bad.problems.map((p) => [p.line, p.column, p.code])).toEqual([
      [5, 'jk', 'sex-unknown'],
      [3, 'jk', 'sex-twice'],
      [2, 'jk', 'other-sex-missing'],
      [4, 'jk', 'other-sex-missing'],
    ]);
    const [, twice, alone] = bad.problems;
    if (!twice || !alone) throw new Error('two findings are expected');
    expect(sayProblem(id, twice)).toContain('baris 2 (510)');
    expect(sayProblem(en, alone)).toContain('Add the row P');
  });

  test('in long form with age groups have both sexes of each; families on a row of one sex are refused', async () => {
    const report = await people(`kode,jk,u0,u5\n${D1},L,60,450\n${D1},P,50,440\n`, { period: '1998' });
    expect([report.state, report.problems]).toEqual(['applied', []]);
    expect((await ask('penduduk.count', '1998')).count[0]).toBe(1000);
    await undoImport(given.ctx(), scope, report.importId ?? 0);
    const bad = await people(`kode,jk,jumlah,kk\n${D1},L,510,300\n${D1},P,490,\n`, { period: '1998' });
    expect(bad.state).toBe('refused');
    expect(bad.problems.map((p) => [p.line, p.column, p.code])).toContainEqual([
      2,
      'kk',
      'families-of-one-sex',
    ]);
  });

  test('change the rates of periods that stand on them', async () => {
    await people(`kode,penduduk\n${D1},1000\n`, { period: '2002' });
    await runImport(given.ctx(), scope, needImport, {
      file: sourceFile('ppks.csv', `kode,jenis,jumlah\n${D1},LUT,5\n`),
      options: { period: '2004' },
      provenance: SIMULATED,
      dryRun: false,
    });
    const old = await ask('lanjut-usia-terlantar.per1000', '2004');
    expect([old.value[0], old.denominatorPeriod]).toEqual([5, '2002']);
    const nearer = await people(`kode,penduduk\n${D1},2000\n`, { period: '2003' });
    const now = await ask('lanjut-usia-terlantar.per1000', '2004');
    expect([now.value[0], now.denominatorPeriod]).toEqual([2.5, '2003']);
    await undoImport(given.ctx(), scope, nearer.importId ?? 0);
    expect((await ask('lanjut-usia-terlantar.per1000', '2004')).value[0]).toBe(5);
  });

  test('of a province stand above its regencies, and go when undone', async () => {
    const report = await people('kode,penduduk\n34,3600000\n34.02,900000\n', { period: '2005' });
    expect(report.state).toBe('applied');
    const asked = { level: 'kabupaten', within: '34' };
    const province = await ask('penduduk.count', '2005', asked);
    expect(province.total).toMatchObject({ count: 3600000, basis: 'reported' });
    expect(province.count).toContain(900000);
    await undoImport(given.ctx(), scope, report.importId ?? 0);
    await expect(ask('penduduk.count', '2005', asked)).rejects.toMatchObject({ code: 'unknown-period' });
  });

  test('with sums that differ are warned of; with more families than people refused', async () => {
    const text = `kode,penduduk,kk,laki,perempuan,u0,u5\n${D1},100,30,40,50,60,40\n${D2},100,120,50,50,50,49\n`;
    const report = await people(text, { period: '2006' });
    expect(report.state).toBe('refused');
    expect(report.problems.map((p) => [p.severity, p.line, p.code])).toEqual([
      ['warning', 2, 'sexes-differ'],
      ['error', 3, 'families-over-people'],
      ['warning', 3, 'ages-differ'],
    ]);
  });

  test('with rows twice, or negative, or unreadable, are refused and nothing is kept', async () => {
    const report = await people(
      `kode,penduduk,tahun\n${D1},100,2007\n${D1},100,2007\n${D2},-4,2007\nx,5,2007\n`,
    );
    expect(report.state).toBe('refused');
    expect(report.problems.map((p) => [p.line, p.code])).toEqual([
      [4, 'count-negative'],
      [5, 'code-malformed'],
      [3, 'row-twice'],
    ]);
    expect(report.problems.at(-1)?.column).toBe('kode');
    await expect(ask('penduduk.count', '2007')).rejects.toMatchObject({ code: 'unknown-period' });
  });

  test('without a period anywhere say so once, of the file, and show no empty period or level', async () => {
    const report = await people(`kode,penduduk\n${D1},100\n${D2},200\n`);
    expect(report.state).toBe('refused');
    expect(report.problemCount).toEqual({ 'period-missing': 1 });
    expect(report.problems).toMatchObject([{ severity: 'error', line: null, column: null }]);
    expect(report.understood.filter((u) => u.as === '')).toEqual([]);
    expect(report.rows).toEqual({ read: 2, used: 0, refused: 2 });
  });

  test('name the regencies that are not set up, where they begin, and what to run', async () => {
    const elsewhere = ['34.01', '34.03', '34.04', '34.71', '63.71', '63.72', '34.01'];
    const rows = elsewhere.map((code) => `${code},10\n`).join('');
    const report = await people(`kode,penduduk\n${D1},100\n${rows}`, { period: '2009' });
    expect(report.state).toBe('applied');
    const [problem] = report.problems;
    expect(problem).toMatchObject({ severity: 'warning', line: 3, column: 'kode', code: 'rows-elsewhere' });
    if (!problem) throw new Error('no finding');
    const said = sayProblem(id, problem);
    expect(said).toContain('7 baris (baris 3, 4, 5, 6, 7, …)');
    expect(said).toMatch(/Kulon Progo \(34\.01\), .*\(34\.03\).* dan 1 lagi/i);
    expect(said).toContain('npx petasos setup 34.01');
    expect(sayProblem(en, problem)).toContain('and 1 more');
  });

  test('of which no area is set up say what to do', async () => {
    const report = await people('kode,penduduk\n63.71,600000\n', { period: '2008' });
    expect(report.state).toBe('refused');
    expect(report.problems.map((p) => p.code)).toContain('nothing-set-up');
  });

  test.skipIf(!existsSync(NATIONAL))('of the whole country bring what is set up here', async () => {
    const report = await people(readFileSync(NATIONAL), { period: '2024' });
    expect(report.problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(report.state).toBe('applied');
    expect(report.problemCount).toMatchObject({ 'rows-of-country': 1, 'rows-elsewhere': 1 });
    expect(report.rows).toMatchObject({ read: 553, used: 2, refused: 0 });
    const table = await ask('penduduk.count', '2024', { level: 'kabupaten', within: '34' });
    expect(table.count).toContain(980269);
  });

  test.skipIf(!existsSync(DIY))('of every kalurahan of Bantul, with families, sexes and ages', async () => {
    const report = await people(readFileSync(DIY), { period: '2019' });
    expect(report.problems.filter((p) => p.severity === 'error')).toEqual([]);
    expect(report.state).toBe('applied');
    expect(report.rows).toMatchObject({ read: 438, used: 75, refused: 0 });
    expect(report.understood.find((u) => u.what === 'ages')?.as).toMatch(/^0-4, 5-9, .*70-74, 75\+$/);
    const table = await ask('penduduk.count', '2019', { level: 'kecamatan', within: '34.02' });
    expect(table.basis.every((b) => b === 'rolledUp')).toBe(true);
    const sum = table.count.reduce<number>((n, c) => n + (c ?? 0), 0);
    expect(table.total).toMatchObject({ count: sum, basis: 'rolledUp', n: 75, m: 75 });
    const size = await ask('penduduk.per100Households', '2019', { level: 'kabupaten', within: '34.02' });
    expect(size.total.value).toBeGreaterThan(270);
    expect(size.total.value).toBeLessThan(330);
    const women = await ask('penduduk.count', '2019', { level: 'kecamatan', within: '34.02', sex: 'P' });
    expect((women.total.count ?? 0) / sum).toBeCloseTo(0.5, 1);
  });
});
