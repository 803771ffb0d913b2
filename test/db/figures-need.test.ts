import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport } from '../../data/contract/import.ts';
import { valuesQuery, valueTable } from '../../data/contract/values.ts';
import { id } from '../../data/words/id.ts';
import { problemWords } from '../../data/words/problems.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import type { ProblemSentence } from '../../data/words/sentence.ts';
import { forOperator } from '../../server/access/scope.ts';
import { areaListImport } from '../../server/imports/arealist/spec.ts';
import { type NeedOptions, needImport } from '../../server/imports/need/spec.ts';
import { populationImport } from '../../server/imports/population/spec.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { indicators, values } from '../../server/indicators/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const SIMULATED = { source: 'simulasi', licence: null, asOf: '2025-12-31', simulated: true };
const D1 = '63.71.01.1001';
const D2 = '63.71.01.1002';

/** Every test keeps to a period of its own, so that none stands on another. */
eachDatabase('need tables', (given) => {
  const need = (text: string | Uint8Array, options: NeedOptions = {}, dryRun = false) =>
    runImport(given.ctx(), scope, needImport, {
      file: sourceFile('ppks.csv', text),
      options,
      provenance: SIMULATED,
      dryRun,
    });
  const ask = (indicator: string, period: string, more: Record<string, string> = {}) =>
    values(
      given.ctx(),
      scope,
      valuesQuery.parse({ indicator, period, level: 'desa', within: '63.71', ...more }),
    );
  const observations = async () => {
    const db = given.ctx().db.as(scope);
    const { n } = await db
      .selectFrom('observation')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  const codes = (report: ImportReport) => report.problems.map((p) => p.code);

  beforeAll(async () => {
    const ctx = given.ctx();
    const request = { provenance: SIMULATED, dryRun: false };
    const made = await runImport(ctx, scope, setupImport, {
      ...request,
      file: null,
      options: { code: '63.71' },
    });
    expect(made.state).toBe('applied');
    const listed = await runImport(ctx, scope, areaListImport, {
      ...request,
      file: sourceFile('rw.csv', `kode,rw,rt\n${D1},001,001\n${D1},001,002\n${D1},002,001\n${D2},,030\n`),
      options: { level: 'rt' },
    });
    expect(listed.state).toBe('applied');
    const people = await runImport(ctx, scope, populationImport, {
      ...request,
      file: sourceFile(
        'penduduk.csv',
        `kode,penduduk,kk,laki,perempuan\n${D1},1000,300,490,510\n${D2},2000,600,1000,1000\n`,
      ),
      options: { period: '2020' },
    });
    expect([people.state, codes(people)]).toEqual(['applied', []]);
  });

  test('are drawn at their level and rolled up, with what is missing said', async () => {
    const report = await need(`kode,jenis,tahun,jumlah\n${D1},LUT,2025,12\n${D2},LUT,2025,0\n`);
    expect([report.state, codes(report)]).toEqual(['applied', []]);
    expect(report.rows).toEqual({ read: 2, used: 2, refused: 0 });
    const desa = valueTable.parse(await ask('lanjut-usia-terlantar.count', '2025'));
    expect(desa.count.slice(0, 3)).toEqual([12, 0, null]);
    expect(desa.class.slice(0, 3)).toEqual([0, -2, -1]);
    expect(desa.total).toMatchObject({ count: 12, basis: 'partial', n: 2, m: 52 });
    expect(desa.reported).toEqual({ n: 2, m: 52 });
    expect([desa.asOf, desa.simulated, desa.sources[0]?.name]).toEqual(['2025-12-31', true, 'simulasi']);
    const kecamatan = await ask('lanjut-usia-terlantar.count', '2025', { level: 'kecamatan' });
    expect([kecamatan.basis[0], kecamatan.n[0], kecamatan.m[0], kecamatan.class[0]]).toEqual([
      'partial',
      2,
      12,
      -3,
    ]);
    const province = await ask('lanjut-usia-terlantar.count', '2025', { level: 'kabupaten', within: '63' });
    expect(province.total).toMatchObject({ count: 12, basis: 'partial', n: 0, m: 13 });
  });

  test('give rates over exactly the areas that the count covers', async () => {
    await need(`kode,jenis,tahun,jumlah\n${D1},PD,2024,12\n${D2},PD,2024,4\n63.71.01.1003,PD,2024,5\n`);
    const rate = await ask('penyandang-disabilitas.per1000', '2024');
    expect(rate.value.slice(0, 4)).toEqual([12, 2, null, null]);
    expect([rate.denominatorPeriod, rate.denominatorSource]).toEqual(['2020', 'simulasi']);
    expect(rate.class[2]).toBe(-1);
    expect(rate.total.value).toBeNull();
    const households = await ask('penyandang-disabilitas.per100Households', '2024');
    expect(households.value.slice(0, 2)).toEqual([4, 0.666667]);
    const within = await ask('penyandang-disabilitas.per1000', '2024', { within: D1, level: 'desa' });
    expect([within.id.length, within.total.value]).toEqual([1, 12]);
  });

  test('reach RW and RT, in columns or in the code, and roll up from there', async () => {
    const report = await need(
      `kode,rw,rt,jenis,tahun,jumlah\n${D1},1,1,LUT,2023,3\n${D1}.rw001.rt002,,,LUT,2023,4\n${D1},002,RT 001,LUT,2023,5\n${D2},-,30,LUT,2023,6\n`,
    );
    expect([report.state, codes(report)]).toEqual(['applied', []]);
    const rt = await ask('lanjut-usia-terlantar.count', '2023', { level: 'rt', within: '63.71.01' });
    expect(rt.count).toEqual([3, 4, 5, 6]);
    const rw = await ask('lanjut-usia-terlantar.count', '2023', { level: 'rw', within: D1 });
    expect([rw.count, rw.basis]).toEqual([
      [7, 5],
      ['rolledUp', 'rolledUp'],
    ]);
    expect(rw.total).toMatchObject({ count: 12, basis: 'rolledUp', n: 3, m: 3 });
  });

  test('say how far a reported figure is from the sum of its parts', async () => {
    await need(`kode,rw,jenis,tahun,jumlah\n${D1},,LUT,2022,20\n${D1},1,LUT,2022,7\n${D1},2,LUT,2022,5\n`);
    const desa = await ask('lanjut-usia-terlantar.count', '2022');
    expect([desa.count[0], desa.basis[0], desa.difference[0]]).toEqual([20, 'reported', 8]);
  });

  describe('that come later', () => {
    test('hold, and give way again when they are undone', async () => {
      await need(`kode,jenis,tahun,jumlah\n${D1},LUT,2021,5\n${D2},LUT,2021,6\n`);
      const later = await need(`kode,jenis,tahun,jumlah\n${D1},LUT,2021,9\n${D2},LUT,2021,6\n`);
      expect(later.problems).toMatchObject([
        { severity: 'note', code: 'replaces-earlier', hint: { replaced: 2, changed: 1 } },
      ]);
      expect((await ask('lanjut-usia-terlantar.count', '2021')).count[0]).toBe(9);
      await undoImport(given.ctx(), scope, later.importId ?? 0);
      expect((await ask('lanjut-usia-terlantar.count', '2021')).count[0]).toBe(5);
    });

    test('tell by sex what was told as a whole, without counting anybody twice', async () => {
      await need(`kode,jenis,tahun,jumlah\n${D1},LUT,2019,10\n`);
      const split = await need(`kode,jenis,jk,tahun,jumlah\n${D1},LUT,L,2019,4\n${D1},LUT,P,2019,7\n`);
      expect((await ask('lanjut-usia-terlantar.count', '2019')).count[0]).toBe(11);
      expect((await ask('lanjut-usia-terlantar.count', '2019', { sex: 'P' })).count[0]).toBe(7);
      await undoImport(given.ctx(), scope, split.importId ?? 0);
      expect((await ask('lanjut-usia-terlantar.count', '2019')).count[0]).toBe(10);
      expect((await ask('lanjut-usia-terlantar.count', '2019', { sex: 'T' })).count[0]).toBe(10);
      expect((await ask('lanjut-usia-terlantar.count', '2019', { sex: 'P' })).count[0]).toBeNull();
    });

    test('undone as the last of a period leave no period behind', async () => {
      const only = await need(`kode,jenis,tahun,jumlah\n${D1},LUT,2018,5\n`);
      await undoImport(given.ctx(), scope, only.importId ?? 0);
      await expect(ask('lanjut-usia-terlantar.count', '2018')).rejects.toMatchObject({
        code: 'unknown-period',
      });
      const { available } = await indicators(given.ctx(), scope, { within: '63' });
      expect(available.map((a) => a.period)).not.toContain('2018');
    });
  });

  test('keep recorded and served, and distinct persons, apart', async () => {
    await need(
      `kode,jenis,tahun,ukuran,jumlah\n${D1},LUT,2017,tercatat,8\n${D1},LUT,2017,terlayani,3\n${D1},jiwa,2017,,6\n${D1},PD,2017,,4\n`,
    );
    expect((await ask('lanjut-usia-terlantar.count', '2017')).count[0]).toBe(8);
    expect((await ask('lanjut-usia-terlantar.count', '2017', { measure: 'terlayani' })).count[0]).toBe(3);
    expect((await ask('total.count', '2017')).count[0]).toBe(12);
    expect((await ask('jiwa.count', '2017')).count[0]).toBe(6);
    const kecamatan = await ask('jiwa.count', '2017', { level: 'kecamatan' });
    expect(kecamatan.count.every((c) => c === null)).toBe(true);
  });

  test('with --missing zero write a surveyed zero for the types they tell elsewhere', async () => {
    const text = `kode,jenis,tahun,jumlah\n${D1},LUT,2016,8\n${D2},PD,2016,3\n`;
    await need(text);
    expect((await ask('total.count', '2016')).basis.slice(0, 2)).toEqual(['partial', 'partial']);
    const zero = await need(text, { missing: 'zero' });
    expect(zero.brought.zeros).toBe(2);
    expect((await ask('total.count', '2016')).basis.slice(0, 2)).toEqual(['reported', 'reported']);
    expect((await ask('anak-jalanan.count', '2016')).basis[0]).toBe('none');
  });

  test('say by period which series and sexes there are', async () => {
    await need(`kode,jenis,jk,tahun,jumlah\n${D1},LUT,L,2015,4\n${D1},LUT,P,2015,7\n`);
    const { available, indicators: all } = await indicators(given.ctx(), scope, { within: '63.71' });
    const then = available.find((a) => a.period === '2015');
    // Officers are held against every period, whatever figures it has.
    const figures = then?.series.filter((series) => !series.startsWith('petugas-'));
    expect(figures?.sort()).toEqual([
      'bantuan-evakuasi',
      'kelompok-lanjut-usia',
      'kk',
      'lanjut-usia-terlantar',
      'penduduk',
      'total',
    ]);
    expect(then?.sexes).toEqual(['A', 'L', 'P']);
    const known = new Set(all.map((i) => i.series));
    expect(available.flatMap((a) => a.series).filter((s) => !known.has(s))).toEqual([]);
  });

  test('are not there for a period without data, and the fault names those that are', async () => {
    await expect(ask('total.count', '2003')).rejects.toMatchObject({
      code: 'unknown-period',
      detail: { period: '2003', available: expect.stringContaining('2020') },
    });
    await expect(ask('total.count', '2025', { within: '99.99' })).rejects.toMatchObject({
      code: 'unknown-area',
    });
    await expect(ask('kucing.count', '2025')).rejects.toMatchObject({ code: 'unknown-indicator' });
  });

  test('of a closed type stand at its finest level and are refused below it', async () => {
    const report = await need(
      `kode,jenis,tahun,jumlah\n63.71.01,NAPZA,2014,4\n63.71,ODHA,2014,2\n${D1},NAPZA,2014,777\n`,
    );
    expect(report.state).toBe('refused');
    expect(report.problems).toMatchObject([
      { code: 'type-too-fine', line: 4, hint: { finest: 'kecamatan' } },
      { code: 'closed-can-be-added', hint: { n: 1 } },
    ]);
    expect(JSON.stringify({ ...report, file: null })).not.toContain('777');
    await need('kode,jenis,tahun,jumlah\n63.71.01,NAPZA,2014,4\n63.71,ODHA,2014,2\n');
    const napza = await ask('korban-napza.count', '2014', { level: 'kecamatan' });
    expect(napza.count[0]).toBe(4);
    await expect(ask('korban-napza.count', '2014')).rejects.toMatchObject({ code: 'too-fine' });
    await expect(ask('odha.count', '2014', { level: 'kecamatan' })).rejects.toMatchObject({
      code: 'too-fine',
    });
    expect((await ask('total.count', '2014', { level: 'kecamatan' })).count[0]).toBeNull();
  });

  describe('with something wrong', () => {
    const head = 'kode,jenis,jk,tahun,jumlah\n';
    const good = `${D2},LUT,,2013,1\n`;
    const bad: [what: string, text: string, code: string, line: number | null][] = [
      ['unknown code', `${head}${good}63.71.01.1999,LUT,,2013,3\n`, 'area-unknown', 3],
      ['a code that is known but not set up', `${head}35.78.01.1001,LUT,,2013,3\n`, 'area-not-set-up', 2],
      ['an RT that nobody brought', `${head}${D1}.rw009.rt001,LUT,,2013,3\n`, 'area-below-unknown', 2],
      ['a BPS code', `${head}3510180001,LUT,,2013,3\n`, 'code-bps', 2],
      ['an unknown type', `${head}${D1},Lansia terlntar,,2013,3\n`, 'type-unknown', 2],
      ['a negative count', `${head}${D1},LUT,,2013,-3\n`, 'count-negative', 2],
      ['a fraction', `${head}${D1},LUT,,2013,2.5\n`, 'count-fraction', 2],
      ['no number', `${head}${D1},LUT,,2013,banyak\n`, 'count-not-number', 2],
      ['a duplicate row', `${head}${good}${good}`, 'row-twice', 3],
      [
        'everybody beside L and P',
        `${head}${D1},LUT,L,2013,1\n${D1},LUT,P,2013,2\n${D1},LUT,semua,2013,3\n`,
        'sex-all-and-parts',
        4,
      ],
      [
        'the sum of L and P beside them',
        `${head}${D1},LUT,L,2013,1\n${D1},LUT,P,2013,2\n${D1},LUT,,2013,3\n`,
        'sex-all-and-parts',
        4,
      ],
      ['more than the population', `${head}${D1},LUT,,2013,1001\n`, 'count-over-population', 2],
      ['a total row', `${head}${D1},Total,,2013,3\n`, 'type-is-total', 2],
      ['a group', `${head}${D1},Disabilitas,,2013,3\n`, 'type-is-group', 2],
      ['an unreadable period', `${head}${D1},LUT,,20l3,3\n`, 'period-unreadable', 2],
      ['a period to come', `${head}${D1},LUT,,2031,3\n`, 'period-future', 2],
      ['a period of long ago', `${head}${D1},LUT,,1950,3\n`, 'period-too-old', 2],
      ['no period', `kode,jenis,jumlah\n${D1},LUT,3\n`, 'period-missing', null],
      ['a wrong sex', `${head}${D1},LUT,Q,2013,3\n`, 'sex-unknown', 2],
      ['a short row', `${head}${D1},LUT,2013\n`, 'row-too-short', 2],
      ['a long row', `${head}${D1},LUT,,2013,3,4\n`, 'row-too-long', 2],
      ['no column of counts', `kode,jenis,tahun\n${D1},LUT,2013\n`, 'column-missing', 1],
      ['only a heading', head, 'table-only-heading', 1],
      ['nothing in it', '', 'file-empty', null],
    ];

    test.each(bad)('%s: names it, and writes nothing', async (_, text, code, line) => {
      const before = await observations();
      const report = await need(text);
      expect(report.state).toBe('refused');
      expect(report.importId).toBeNull();
      const errors = report.problems.filter((p) => p.severity === 'error');
      expect(errors.map((p) => [p.code, p.line])).toEqual([[code, line]]);
      expect(await observations()).toBe(before);
      for (const said of [problemWords.id, problemWords.en]) {
        const sentence = (said as Record<string, ProblemSentence>)[code];
        const [error] = errors;
        expect(sentence?.({ ...error?.hint, value: error?.value ?? '' })).toMatch(/^[^{}]{20,}$/);
        expect(sentence?.({ ...error?.hint, value: error?.value ?? '' })).not.toMatch(/undefined|null/);
      }
    });

    test('another encoding: read as Windows has it, and the line named', async () => {
      const text = new TextEncoder().encode(`${head}${good}`);
      const report = await need(new Uint8Array([...text, 0xe9, 0x0a]), {}, true);
      expect(report.problems).toMatchObject([
        { severity: 'note', code: 'encoding-windows', hint: { line: 3 } },
        { code: 'text-rows-left-out' },
      ]);
    });

    test('more cases than people: says of when and from whom the people are', async () => {
      const report = await need(`${head}${D1},LUT,,2013,1001\n`);
      expect(report.problems[0]?.hint).toEqual({
        area: D1,
        most: 1000,
        period: '2020',
        source: 'simulasi',
        name: expect.any(String),
      });
      const families = await need(`${head}${D1},KBSP,,2010,301\n`);
      expect(families.state).toBe('applied');
      expect(families.problems).toMatchObject([{ severity: 'warning', code: 'count-over-families' }]);
    });

    test('an RW that nobody brought: is named, whichever cells say it', async () => {
      const report = await need(`kode,rw,jenis,tahun,jumlah\n${D1},9,LUT,2013,3\n`, {}, true);
      expect(report.problems[0]?.hint).toMatchObject({ village: D1, code: `${D1}.rw009` });
      expect(sayProblem(id, report.problems[0] as never)).toContain(`belum punya ${D1}.rw009`);
    });

    test('an unknown code or type: suggests the nearest', async () => {
      const report = await need(`${head}63.71.01.1901,LUT,,2013,3\n${D1},Lansia terlntar,,2013,3\n`);
      const hints = Object.fromEntries(report.problems.map((p) => [p.code, p.hint.suggestion]));
      expect(hints['type-unknown']).toBe('PMKS-08 Lanjut usia terlantar');
      expect(hints['area-unknown']).toContain('63.71.01.1001');
    });

    test('a list of persons: refused, with nothing of it in the report', async () => {
      const report = await need(
        'nik;nama;tanggal_lahir;jenis\n9798990101990000;Siti Contoh;01-01-1950;LUT\n',
      );
      expect(codes(report)).toEqual(['persons-by-heading']);
      expect(JSON.stringify(report)).not.toMatch(/Siti|97989/);
    });

    test('a list of persons under the headings of counts: refused, with no type of it quoted', async () => {
      const rows = [D1, D2, '63.71.01.1003'].map((code) => `${code},Siti Contoh,sakit sejak lama,1\n`);
      const report = await need(`kode,nama,jenis,jumlah\n${rows.join('')}`, { period: '2013' });
      expect([report.state, codes(report)]).toEqual(['refused', ['persons-by-names']]);
      expect(JSON.stringify(report)).not.toMatch(/Siti|sakit/);
    });

    test('--skip-bad-rows applies the good rows and lists the bad', async () => {
      const text = `${head}${D1},LUT,,2013,4\n${D2},LUT,,2013,-1\n63.71.01.1999,LUT,,2013,3\n`;
      const refused = await need(text);
      expect([refused.state, refused.rows, refused.brought]).toEqual([
        'refused',
        { read: 3, used: 0, refused: 2 },
        {},
      ]);
      const report = await need(text, { skipBadRows: true });
      expect(report.state).toBe('applied');
      expect(report.rows).toEqual({ read: 3, used: 1, refused: 2 });
      expect(codes(report).sort()).toEqual(['area-unknown', 'count-negative']);
      expect((await ask('lanjut-usia-terlantar.count', '2013')).count.slice(0, 2)).toEqual([4, null]);
    });

    test('a duplicate that says another number: with --skip-bad-rows neither is believed', async () => {
      const text = `${head}${D1},PD,,2012,4\n${D1},PD,,2012,5\n${D2},PD,,2012,6\n`;
      const report = await need(text, { skipBadRows: true });
      expect(report.problems.map((p) => [p.line, p.hint.other])).toEqual([
        [3, 2],
        [2, 3],
      ]);
      expect((await ask('penyandang-disabilitas.count', '2012')).count.slice(0, 2)).toEqual([null, 6]);
    });

    test('a dry run says the same and writes nothing', async () => {
      const before = await observations();
      const report = await need(`${head}${D1},LUT,,2011,4\n`, {}, true);
      expect([report.state, report.importId]).toEqual(['checked', null]);
      expect(await observations()).toBe(before);
    });
  });
});
