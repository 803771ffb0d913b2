import { strToU8, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { ImportReport } from '../../data/contract/import.ts';
import { importQuery } from '../../data/contract/import.ts';
import type { ReadingChange } from '../../data/contract/reading.ts';
import { id } from '../../data/words/id.ts';
import { problemWords } from '../../data/words/problems.ts';
import { forOperator } from '../../server/access/scope.ts';
import { detectKind } from '../../server/imports/detect.ts';
import { importFile } from '../../server/imports/handlers.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { populationImport } from '../../server/imports/population/spec.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { writeReport } from '../../server/terminal/report.ts';
import { brokenTables } from '../fixtures/imports/broken-tables.ts';
import { rawWorkbook, workbook } from '../unit/read/workbooks.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };

eachDatabase('tables of any shape', (given) => {
  const need = (name: string, content: string | Uint8Array, reading?: ReadingChange, dryRun = false) =>
    runImport(given.ctx(), scope, needImport, {
      file: sourceFile(name, content),
      options: { reading },
      provenance: SAID,
      dryRun,
    });
  const codes = (report: ImportReport) => Object.keys(report.problemCount).sort();
  const counts = async (period: string) => {
    const rows = await given
      .ctx()
      .db.as(scope)
      .selectFrom('observation')
      .innerJoin('import', 'import.id', 'observation.import_id')
      .innerJoin('area_version', 'area_version.area_id', 'observation.area_id')
      .select(['code', 'series', 'sex', 'count'])
      .where('period', '=', period)
      .where('import.state', '=', 'applied')
      .where('area_version.current', '=', true)
      .orderBy('code')
      .orderBy('series')
      .orderBy('sex')
      .execute();
    return rows.map((r) => `${r.code} ${r.series} ${r.sex} ${r.count}`);
  };

  beforeAll(async () => {
    const made = await runImport(given.ctx(), scope, setupImport, {
      file: null,
      options: { code: '63.71' },
      provenance: SAID,
      dryRun: false,
    });
    expect(made.state).toBe('applied');
  });

  test('the recaps of several kecamatan, dropped together, are one batch; totals are checked, left out, and undone whole', async () => {
    const recap = (kecamatan: string, rows: readonly string[]) =>
      [
        `REKAPITULASI PPKS KECAMATAN ${kecamatan} TAHUN 2018`,
        '',
        ';Kelurahan;Lanjut Usia Terlantar;;',
        ';;L;P;Jumlah',
        ...rows,
      ].join('\n');
    const book = await workbook({
      Rekap: [
        ['REKAPITULASI PPKS KECAMATAN BANJARMASIN BARAT TAHUN 2018'],
        ['No', 'Kelurahan', 'Lanjut Usia Terlantar', null, null],
        [null, null, 'L', 'P', 'Jumlah'],
        [1, 'Pelambuan', 5, 6, 11],
        [2, 'Telaga Biru', null, null, 9],
      ],
    });
    const batch = zipSync({
      'selatan.csv': strToU8(
        recap('BANJARMASIN SELATAN', ['1;Kelayan Barat;3;4;7', '2;Kelayan Timur;1;2;3', ';JUMLAH;4;6;10']),
      ),
      'barat.xlsx': book,
      'utara.csv': strToU8(recap('BANJARMASIN UTARA', ['1;Alalak Utara;2;2;5', ';JUMLAH;2;2;4'])),
    });
    expect(await detectKind(sourceFile('rekap.zip', batch))).toBe('need');
    const report = await need('rekap.zip', batch);
    expect([report.state, report.rows]).toEqual(['applied', { read: 11, used: 9, refused: 0 }]);
    expect(codes(report)).toContain('total-rows-checked');
    const wrong = report.problems.find((p) => p.code === 'total-column-differs');
    expect([wrong?.part, wrong?.line, wrong?.value, wrong?.hint]).toEqual([
      'utara.csv',
      5,
      '5',
      { sum: 4, difference: 1 },
    ]);
    expect(await counts('2018')).toEqual([
      '63.71.01.1004 PMKS-08 L 3',
      '63.71.01.1004 PMKS-08 P 4',
      '63.71.01.1008 PMKS-08 L 1',
      '63.71.01.1008 PMKS-08 P 2',
      '63.71.03.1003 PMKS-08 L 5',
      '63.71.03.1003 PMKS-08 P 6',
      '63.71.03.1004 PMKS-08 T 9',
      '63.71.04.1002 PMKS-08 L 2',
      '63.71.04.1002 PMKS-08 P 2',
    ]);
    expect(report.reading?.rows).toEqual([]);
    await undoImport(given.ctx(), scope, report.importId ?? 0);
    expect(await counts('2018')).toEqual([]);
  });

  test('what somebody says of the reading is kept for the next file of the same headings, and can be taken back', async () => {
    const text = (n: number) => `kode;LUT;PD;Lain\n63.71.01.1001;${n};2;3\n`;
    const first = await need(
      'januari.csv',
      `${text(1)}`.replace('kode', 'tahun;kode').replace('\n63', '\n2017;63'),
      {},
      true,
    );
    expect(
      first.problems.filter((p) => p.severity === 'error').map((p) => [p.code, p.value, p.line, p.column]),
    ).toEqual([['type-unknown', 'Lain', 2, 'Lain']]);
    const change = { columns: { lain: 'skip', pd: 'value:PMKS-24:::' } };
    const said = await need(
      'a.csv',
      text(1).replace('kode', 'tahun;kode').replace('\n63', '\n2017;63'),
      change,
    );
    expect([said.state, said.reading?.remembered]).toEqual(['applied', false]);
    const next = await need('b.csv', text(7).replace('kode', 'tahun;kode').replace('\n63', '\n2016;63'));
    expect([next.state, next.reading?.remembered, next.reading?.change]).toEqual(['applied', true, change]);
    expect(await counts('2016')).toEqual(['63.71.01.1001 PMKS-08 T 7', '63.71.01.1001 PMKS-24 T 2']);
    expect(writeReport(next, id)).toContain('seperti berkas sebelumnya');
    const again = await need(
      'c.csv',
      text(8).replace('kode', 'tahun;kode').replace('\n63', '\n2015;63'),
      {},
      true,
    );
    expect(codes(again)).toContain('type-unknown');
  });

  test('columns that nobody can tell are asked about: of what kind the table is, and what each is for', async () => {
    const text = (n: number) => `kelurahan;tahun;Warga dibina;Catatan\nKelayan Barat;2014;${n};x\n`;
    const bytes = (n: number) => ({ bytes: strToU8(text(n)) });
    const query = importQuery.parse({ name: 'binaan.csv', check: true });
    const call = { progress: () => {}, signal: new AbortController().signal };
    const ask = () => importFile(given.ctx(), scope, { ...query, upload: bytes(4) }, call);
    await expect(ask()).rejects.toMatchObject({ code: 'kind-unclear' });
    const unread = await need('binaan.csv', text(4), undefined, true);
    expect(codes(unread)).toContain('column-missing');
    expect(unread.reading?.columns.map(({ heading }) => heading)).toContain('Warga dibina');
    const said = await need('binaan.csv', text(4), { columns: { wargadibina: 'value:PMKS-08:::' } });
    expect(said.state).toBe('applied');
    const known = await ask();
    expect([known.kind, known.state, known.reading?.remembered]).toEqual(['need', 'checked', true]);
    await undoImport(given.ctx(), scope, said.importId ?? 0);
  });

  test('a table that is broken in one way says which, and nothing of it is stored', async () => {
    for (const { what, name, bytes, code, goesOn } of await brokenTables()) {
      const report = await need(name, bytes, undefined, true);
      expect([what, codes(report).includes(code), report.state], codes(report).join(', ')).toEqual([
        what,
        true,
        goesOn ? 'checked' : 'refused',
      ]);
      expect(problemWords.id).toHaveProperty(code);
    }
  });

  test('a column of years, of people or of need, becomes the periods it names', async () => {
    const report = await runImport(given.ctx(), scope, populationImport, {
      file: sourceFile(
        'penduduk.xlsx',
        await workbook({
          Data: [
            ['kode', 'Penduduk 2013', 'KK 2013', 'Penduduk 2014'],
            ['63.71.01.1001', 1000, 300, 1100],
          ],
        }),
      ),
      options: {},
      provenance: SAID,
      dryRun: true,
    });
    expect([report.state, report.understood.find((u) => u.what === 'periods')?.as]).toEqual([
      'checked',
      '2013, 2014',
    ]);
  });

  test('a list of persons in a hidden sheet refuses the whole workbook, and the sheet is named', async () => {
    const cell = (r: string, t: string) => `<c r="${r}" t="inlineStr"><is><t>${t}</t></is></c>`;
    const bytes = rawWorkbook([
      {
        name: 'Rekap',
        xml: `<sheetData><row r="1">${cell('A1', 'kode')}${cell('B1', 'LUT')}</row><row r="2">${cell('A2', '63.71.01.1001')}<c r="B2"><v>1</v></c></row></sheetData>`,
      },
      {
        name: 'Data',
        state: 'hidden',
        xml: `<sheetData><row r="1">${cell('A1', 'NIK')}${cell('B1', 'Nama')}</row><row r="2">${cell('A2', '6371010101500001')}${cell('B2', 'Siti')}</row></sheetData>`,
      },
    ]);
    const report = await need('rekap.xlsx', bytes, undefined, true);
    expect(report.problems.map((p) => [p.code, p.part])).toEqual([['persons-by-heading', 'Data']]);
    expect(JSON.stringify(report)).not.toContain('Siti');
  });
});
