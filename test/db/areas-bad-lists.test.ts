import { beforeAll, expect, test } from 'vitest';
import type { ImportReport } from '../../data/contract/import.ts';
import { en } from '../../data/words/en.ts';
import { id } from '../../data/words/id.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { forOperator } from '../../server/access/scope.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const NOTHING = { source: null, licence: null, asOf: null, simulated: false };
const scope = forOperator('test');

eachDatabase('lists of RW and RT as offices have them', (given) => {
  const setUp = (code: string) =>
    runImport(given.ctx(), scope, setupImport, {
      file: null,
      options: { code },
      provenance: NOTHING,
      dryRun: false,
    });
  const check = async (text: string, options: { level?: 'rw' | 'rt' } = {}): Promise<ImportReport> =>
    importFile(given.ctx(), scope, 'areas', {
      file: sourceFile('daftar.csv', text),
      options,
      provenance: NOTHING,
      dryRun: true,
    });
  const errors = (report: ImportReport) => report.problems.filter((p) => p.severity === 'error');
  const said = (report: ImportReport, words = id) =>
    report.problems.map((p) => sayProblem(words, p)).join('\n');

  beforeAll(async () => {
    expect((await setUp('63.71')).state).toBe('applied');
  });

  test('an RT that stands twice is told with line, column and value; the others are taken', async () => {
    const report = await check(
      'kode_desa,rw,rt\n63.71.01.1001,1,1\n63.71.01.1001,1,2\n63.71.01.1001,1,002\n63.71.01.1001,2,1\n',
    );
    expect(report).toMatchObject({ state: 'checked', rows: { read: 4, used: 3, refused: 1 } });
    expect(errors(report)).toMatchObject([
      { code: 'duplicate-row', line: 4, column: 'rt', value: '002', hint: { other: 3 } },
    ]);
    expect(said(report)).toContain('sudah ada di baris 3');
  });

  test('an RW whose own code lies in another kelurahan than its row says is refused by name of both', async () => {
    const report = await check(
      'kode_rw,kode_kelurahan\n63.71.01.1001.001,63.71.01.1001\n63.71.01.1001.002,63.71.01.1002\n63.71.01.1002.003,63.71.01.1002\n',
      { level: 'rw' },
    );
    expect(errors(report)).toMatchObject([
      { code: 'two-villages', line: 3, column: 'kode_kelurahan', value: '63.71.01.1002' },
    ]);
    expect(said(report)).toMatch(/63\.71\.01\.1001.*63\.71\.01\.1002/);
    expect(report.rows).toEqual({ read: 3, used: 2, refused: 1 });
  });

  test('an RW of one name in two kelurahan is pointed at, and both are taken', async () => {
    const report = await check(
      'kode_desa,rw,nama\n63.71.01.1001,1,Melati\n63.71.01.1002,1,RW Melati\n63.71.01.1002,2,RW 02\n63.71.01.1001,2,RW 02\n',
    );
    expect(report.rows.used).toBe(4);
    expect(report.problems).toMatchObject([
      { severity: 'warning', code: 'rw-in-two-villages', line: 3, column: 'nama', value: 'RW Melati' },
    ]);
  });

  test.each([
    ['a column RT/RW', 'kode_desa,rt/rw\n63.71.01.1001,05/002\n63.71.01.1001,06/002\n63.71.01.1001,05/003\n'],
    ['a column RW/RT', 'kode_desa,rw/rt\n63.71.01.1001,002/05\n63.71.01.1001,002/06\n63.71.01.1001,003/05\n'],
    ['a column RT', 'kode_desa,rt\n63.71.01.1001,05/002\n63.71.01.1001,06/002\n63.71.01.1001,05/003\n'],
    ['the name', 'kode_desa,nama\n63.71.01.1001,05/002\n63.71.01.1001,06/002\n63.71.01.1001,05/003\n'],
  ])('numbers of RT and RW together are read from %s', async (_where, text) => {
    const report = await check(text);
    expect(report.problems).toEqual([]);
    expect(report.brought).toMatchObject({ rt: 3, rw: 2 });
  });

  test('numbers before a name are numbers, and the name is kept without them', async () => {
    const { importId } = await importFile(given.ctx(), scope, 'areas', {
      file: sourceFile(
        'daftar.csv',
        'kode_desa,nama\n63.71.01.1003,05/002 Kampung Baru\n63.71.01.1003,06/002 - Gang Sepakat\n63.71.01.1003,1/3\n',
      ),
      options: {},
      provenance: NOTHING,
      dryRun: false,
    });
    const found = await given
      .ctx()
      .db.as(scope)
      .selectFrom('area_version')
      .select(['code', 'name'])
      .where('import_id', '=', importId)
      .where('level', '=', 'rt')
      .orderBy('code')
      .execute();
    expect(found).toEqual([
      { code: '63.71.01.1003.rw002.rt005', name: 'Kampung Baru' },
      { code: '63.71.01.1003.rw002.rt006', name: 'Gang Sepakat' },
      { code: '63.71.01.1003.rw003.rt001', name: 'RT 001' },
    ]);
  });

  test('a list without its regency means the one that is set up, also with numbers before the names', async () => {
    const report = await check(
      'kecamatan,kelurahan,rw,rt\nBanjarmasin Selatan,01 Kelayan Selatan,1,1\nBANJARMASIN SELATAN,2. Kel. Mantuil,1,2\n',
    );
    expect(errors(report)).toEqual([]);
    expect(report.brought).toMatchObject({ rt: 2, rw: 2 });
    expect(report.understood).toContainEqual({ what: 'parent', as: 'Kota Banjarmasin (63.71)' });
  });

  test('rows under a merged cell are told that each of them must say its kelurahan', async () => {
    const report = await check('Kelurahan;RW;RT\nMantuil;1;1\n;;2\n;2;3\n');
    expect(errors(report)).toMatchObject([
      { code: 'list-not-placed', line: 3, column: 'Kelurahan' },
      { code: 'list-not-placed', line: 4, column: 'Kelurahan' },
    ]);
    expect(said(report)).toContain('sel yang digabung');
  });

  test('a name that is not there is told with what it may mean', async () => {
    const report = await check(
      'kecamatan,kelurahan,rw\nBanjarmasin Selatan,Antah Berantah,1\nBanjarmasin Selatan,Mantuil,1\n',
    );
    expect(errors(report)).toMatchObject([
      { code: 'unknown-name', line: 2, column: 'kelurahan', value: 'Antah Berantah' },
    ]);
  });

  test.each([
    ['63.99.01.1001', 'kabupaten', '63.99', 'Kalimantan Selatan (63)'],
    ['99.71.01.1001', 'provinsi', '99', undefined],
    ['63.71.01.9999', 'desa', '63.71.01.9999', 'Banjarmasin Selatan (63.71.01)'],
  ])(
    'a code that does not exist (%s) is told with column, value and where it goes wrong',
    async (code, level, wrong, within) => {
      const report = await check(`kode_desa,rw\n63.71.01.1001,1\n${code},1\n63.71.01.1001,2\n`);
      expect(report.rows).toEqual({ read: 3, used: 2, refused: 1 });
      expect(errors(report)).toMatchObject([
        {
          code: 'unknown-code',
          line: 3,
          column: 'kode_desa',
          value: code,
          hint: { level, wrong, ...(within ? { within } : {}) },
        },
      ]);
      expect(said(report)).toContain(wrong);
      expect(said(report, en)).toContain(wrong);
    },
  );

  test('with several regencies a list that names none asks which; nothing is taken', async () => {
    expect((await setUp('63.72')).state).toBe('applied');
    const report = await check('kecamatan,kelurahan,rw\nBanjarmasin Selatan,Mantuil,1\n');
    expect(report).toMatchObject({ state: 'refused', rows: { used: 0 } });
    expect(errors(report)).toMatchObject([{ code: 'which-regency', column: 'kelurahan' }]);
  });
});
