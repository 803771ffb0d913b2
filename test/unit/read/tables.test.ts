import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadingChange, TableKind } from '../../../data/contract/reading.ts';
import { readSeparated } from '../../../data/read/csv.ts';
import { packSpot, unpackSpot } from '../../../data/read/line.ts';
import { readParts } from '../../../data/read/read-tables.ts';
import { readFileName, readSheetName, readTitles } from '../../../data/read/said-above.ts';
import { cutTables, type TableSource } from '../../../data/read/table-parts.ts';
import { tableKey } from '../../../data/read/tell-reading.ts';
import { readWorkbook } from '../../../data/read/workbook.ts';
import { rawWorkbook, workbook } from './workbooks.ts';

async function ofText(text: string, file = 'data.csv'): Promise<TableSource> {
  const { text: read } = await readSeparated(new TextEncoder().encode(text));
  const sheet = { name: '', rows: read?.records ?? [], merges: [], hidden: false };
  return { file, sheets: [sheet], isWorkbook: false };
}

async function ofBook(bytes: Uint8Array, file = 'data.xlsx'): Promise<TableSource> {
  const { sheets } = await readWorkbook(bytes);
  return { file, sheets: sheets ?? [], isWorkbook: true };
}

async function read(
  sources: TableSource | readonly TableSource[],
  kind: TableKind = 'need',
  change?: ReadingChange,
  own?: (heading: string) => string | undefined,
) {
  const parts = cutTables([sources].flat(), change);
  const found = await readParts(parts, { kind, own }, change, tableKey(parts, kind));
  const rows = found.table?.rows.map((row) =>
    Object.fromEntries((found.table?.columns ?? []).map((name, i) => [name, row.cells[i] ?? ''])),
  );
  return { ...found, rows: rows ?? [], codes: found.problems.map((p) => p.code) };
}

const pick = (row: Record<string, string> | undefined, ...names: string[]) =>
  names.map((name) => row?.[name]);

describe('a recap with a title, merged headings, L and P, and totals', () => {
  const RECAP = [
    ['REKAPITULASI DATA PPKS'],
    ['KECAMATAN BANJARMASIN UTARA TAHUN 2025'],
    [],
    ['No', 'Kelurahan', 'Lanjut Usia Terlantar', null, null, 'Penyandang Disabilitas', null, null, 'Jumlah'],
    [null, null, 'L', 'P', 'Jml', 'L', 'P', 'Jml'],
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 'Alalak Utara', 3, 4, 7, 1, 2, 3, 10],
    [2, 'Alalak Tengah', 5, null, 5, '-', 1, 1, 6],
    ['JUMLAH', null, 8, 4, 12, 1, 3, 4, 16],
    [],
    [null, null, null, null, null, null, 'Banjarmasin, 31 Desember 2025'],
    [null, null, null, null, null, null, 'NIP. 19700101 199003 1 001'],
  ];

  test('becomes a row a kelurahan, type and sex, with the kecamatan and the year of its title', async () => {
    const { rows, codes, table, reading } = await read(await ofBook(await workbook({ Sheet1: RECAP })));
    expect(rows).toHaveLength(8);
    expect(pick(rows[1], 'Kelurahan', 'kecamatan', 'periode', 'jenis', 'jk', 'jumlah')).toEqual([
      'Alalak Utara',
      'BANJARMASIN UTARA',
      '2025',
      'PMKS-08',
      'P',
      '4',
    ]);
    expect(table?.read).toBe(8);
    expect(codes).toEqual(['total-rows-checked', 'text-rows-left-out', 'total-columns-checked']);
    expect([reading?.heading, reading?.said]).toEqual([
      [4, 5],
      { kecamatan: 'BANJARMASIN UTARA', period: '2025' },
    ]);
  });

  test('names the totals that do not add up, in rows and in columns, and takes the figures', async () => {
    const wrong = RECAP.map((row, i) => row.map((cell) => (i > 5 && (cell === 7 || cell === 12) ? 9 : cell)));
    const { problems, rows } = await read(await ofBook(await workbook({ Sheet1: wrong })));
    const told = problems.filter((p) => p.code.endsWith('-differs'));
    expect(told.map((p) => [p.code, unpackSpot(p.line ?? 0).line, p.column, p.value, p.hint?.sum])).toEqual([
      ['total-column-differs', 7, 'Lanjut Usia Terlantar Jml', 9, 7],
      ['total-row-differs', 9, 'Lanjut Usia Terlantar Jml', 9, 14],
    ]);
    expect(rows.filter((row) => row.jumlah === '9')).toEqual([]);
  });

  test('is read alike from a text file, where nothing is merged', async () => {
    const text = RECAP.map((row) => Array.from({ length: 9 }, (_, i) => row[i] ?? '').join(';')).join('\n');
    const book = await read(await ofBook(await workbook({ Sheet1: RECAP })));
    expect((await read(await ofText(text))).rows).toEqual(book.rows);
  });

  test('of which only the total of L and P is filled gives the total, of no sex', async () => {
    const text = 'kode;LUT L;LUT P;LUT Jumlah\n63.71.01.1001;;;4\n63.71.01.1002;1;2;3\n';
    const { rows } = await read(await ofText(text));
    const alone = rows.filter((row) => row.kode === '63.71.01.1001' && row.jumlah !== '');
    expect(alone.map((row) => pick(row, 'jenis', 'jk', 'jumlah'))).toEqual([['PMKS-08', '', '4']]);
    expect(rows.filter((row) => row.kode === '63.71.01.1002')).toHaveLength(2);
  });
});

describe('columns', () => {
  test('of types make rows of types; one that is no type it knows keeps its words and is asked about', async () => {
    const text = 'kode,LUT,PD,Lansia Terlantarr,Luas (km2),Keterangan\n63.71.01.1001,1,2,3,4.5,\n';
    const { rows, table } = await read(await ofText(text));
    expect(rows.map((row) => pick(row, 'jenis', 'jumlah'))).toEqual([
      ['PMKS-08', '1'],
      ['PMKS-09', '2'],
      ['Lansia Terlantarr', '3'],
    ]);
    expect(table?.columns).toContain('Luas (km2)');
  });

  test('"jumlah jiwa" is a total where it is the sum of all, and persons where it is not', async () => {
    const sum = await read(
      await ofText('kode,LUT,PD,jumlah jiwa\n63.71.01.1001,1,2,3\n63.71.01.1002,4,5,9\n'),
    );
    expect(sum.rows).toHaveLength(4);
    const persons = await read(
      await ofText('kode,LUT,PD,jumlah jiwa\n63.71.01.1001,1,2,3\n63.71.01.1002,4,5,8\n'),
    );
    expect(persons.rows.filter((row) => row.jenis === 'jiwa')).toHaveLength(2);
  });

  test('of years, of L and P, of recorded and served make rows beside a column of types', async () => {
    const years = await read(await ofText('kode,jenis,2024,2025\n63.71.01.1001,LUT,1,2\n'));
    expect(years.rows.map((row) => pick(row, 'periode', 'jumlah'))).toEqual([
      ['2024', '1'],
      ['2025', '2'],
    ]);
    const sexes = await read(await ofText('kode,jenis,L,P,jumlah\n63.71.01.1001,LUT,1,2,3\n'));
    expect(sexes.rows.map((row) => pick(row, 'jk', 'jumlah'))).toEqual([
      ['L', '1'],
      ['P', '2'],
    ]);
    const served = await read(await ofText('kode,jenis,tercatat,terlayani\n63.71.01.1001,LUT,5,2\n'));
    expect(served.rows.map((row) => pick(row, 'ukuran', 'jumlah'))).toEqual([
      ['tercatat', '5'],
      ['terlayani', '2'],
    ]);
  });

  test('of a population by year stay side by side in the row of their year', async () => {
    const text = 'kode,Penduduk 2023,KK 2023,Penduduk 2024,KK 2024\n63.71.01.1001,1000,300,1100,310\n';
    const { rows } = await read(await ofText(text), 'population');
    expect(rows).toEqual([
      { kode: '63.71.01.1001', periode: '2023', Penduduk: '1000', KK: '300' },
      { kode: '63.71.01.1001', periode: '2024', Penduduk: '1100', KK: '310' },
    ]);
  });

  test('of a long table stay as they are, lines and all', async () => {
    const text = 'kode,jenis,jk,tahun,jumlah\n63.71.01.1001,LUT,L,2025,3\n\n63.71.01.1002,PD,,2025,-\n';
    const { table, codes } = await read(await ofText(text));
    expect(table).toEqual({
      columns: ['kode', 'jenis', 'jk', 'tahun', 'jumlah'],
      rows: [
        { line: 2, cells: ['63.71.01.1001', 'LUT', 'L', '2025', '3'] },
        { line: 4, cells: ['63.71.01.1002', 'PD', '', '2025', '-'] },
      ],
      read: 2,
    });
    expect(codes).toEqual([]);
  });

  test('are used as somebody says, and the next file of the same headings has the same key', async () => {
    const text = 'kode,LUT,PD,Catatan\n63.71.01.1001,1,2,x\n';
    const change = { columns: { pd: 'skip', lut: 'value:PMKS-24:P:2025:' } };
    const { rows, reading } = await read(await ofText(text), 'need', change);
    expect(rows.map((row) => pick(row, 'jenis', 'jk', 'periode', 'jumlah'))).toEqual([
      ['PMKS-24', 'P', '2025', '1'],
    ]);
    const next = await read(await ofText('kode;LUT;PD;Catatan\n63.71.01.1002;7;8;y\n', 'lain.csv'));
    expect(next.reading?.key).toBe(reading?.key);
    expect((await read(await ofText('kode,LUT,AT\n63.71.01.1001,1,2\n'))).reading?.key).not.toBe(
      reading?.key,
    );
  });
});

describe('a table made wide', () => {
  const TYPES = ['PMKS-01', 'PMKS-08', 'PMKS-09', 'PMKS-24'];
  const facts = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 40 }), fc.array(fc.nat(900), { minLength: 8, maxLength: 8 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  );

  test('says the same as the long one it was made of, whatever stands above and below it', async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.nat(3), fc.boolean(), async (given, titles, hasTotal) => {
        const headings = TYPES.flatMap((type) => [`${type} L`, `${type} P`]);
        const sums = headings.map((_, i) => given.reduce((n, [, counts]) => n + (counts[i] ?? 0), 0));
        const rows: (string | number | null)[][] = [
          ...Array.from({ length: titles }, (_, i) => [`Judul laporan ke-${i}`]),
          ['No', 'Kelurahan', ...headings],
          ...given.map(([place, counts], i) => [i + 1, `Desa ${place}`, ...counts]),
          ...(hasTotal ? [[null, 'JUMLAH', ...sums]] : []),
        ];
        const read_ = await read(await ofBook(await workbook({ Data: rows })));
        const told = read_.rows.map((row) => pick(row, 'Kelurahan', 'jenis', 'jk', 'jumlah'));
        const expected = given.flatMap(([place, counts]) =>
          counts.map((n, i) => [
            `Desa ${place}`,
            TYPES[Math.floor(i / 2)],
            i % 2 === 0 ? 'L' : 'P',
            String(n),
          ]),
        );
        expect(told).toEqual(expected);
        expect(read_.codes).toEqual(hasTotal ? ['total-rows-checked'] : []);
      }),
      { numRuns: 40 },
    );
  });
});

describe('several sheets and files', () => {
  const sheet = (n: number) => [
    ['Kelurahan', 'LUT', 'PD'],
    ['Satu', n, 1],
    ['Dua', n + 1, 2],
  ];

  test('named for their kecamatan are one table that says the kecamatan; notes and hidden sheets stay out', async () => {
    const bytes = await workbook({
      'Kec. Utara': sheet(1),
      'Kec. Barat': sheet(5),
      Petunjuk: [['Isi kolom kuning saja']],
    });
    const { rows, parts, table, reading } = await read(await ofBook(bytes));
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map((row) => row.kecamatan))).toEqual(new Set(['Utara', 'Barat']));
    expect(parts.map((p) => p.label)).toEqual(['Kec. Utara', 'Kec. Barat']);
    expect(reading?.sheets.map((s) => s.used)).toEqual([true, true, false]);
    expect(unpackSpot(table?.rows.at(-1)?.line ?? 0)).toEqual({ part: 1, column: 2, line: 3 });
  });

  test('with bare names of places say those', async () => {
    const { rows } = await read(
      await ofBook(await workbook({ 'Banjarmasin Utara': sheet(1), 'Banjarmasin Barat': sheet(5) })),
    );
    expect([...new Set(rows.map((row) => row.kecamatan))]).toEqual([
      'Banjarmasin Utara',
      'Banjarmasin Barat',
    ]);
  });

  test('of five files make one table, each with the kecamatan of its title', async () => {
    const sources = await Promise.all(
      ['Utara', 'Barat', 'Timur', 'Selatan', 'Tengah'].map((name, i) =>
        ofText(
          `REKAP KECAMATAN ${name.toUpperCase()};;\n\nKelurahan;LUT;PD\nSatu;${i};2\nJUMLAH;${i};2\n`,
          `${i}.csv`,
        ),
      ),
    );
    const { rows, codes, parts } = await read(sources);
    expect(rows.map((row) => row.kecamatan)).toEqual(
      ['UTARA', 'BARAT', 'TIMUR', 'SELATAN', 'TENGAH'].flatMap((name) => [name, name]),
    );
    expect(codes.filter((code) => code === 'total-rows-checked')).toHaveLength(5);
    expect(parts.map((p) => p.label)).toEqual(['0.csv', '1.csv', '2.csv', '3.csv', '4.csv']);
  });

  test('a name merged over several rows holds for each; a figure merged over several rows for none but the first', async () => {
    const text = (r: string, t: string) => `<c r="${r}" t="inlineStr"><is><t>${t}</t></is></c>`;
    const xml = `<sheetData><row r="1">${text('A1', 'Kelurahan')}${text('B1', 'RW')}${text('C1', 'LUT')}${text('D1', 'PD')}</row>
      <row r="2">${text('A2', 'Melati')}<c r="B2"><v>1</v></c><c r="C2"><v>3</v></c><c r="D2"><v>9</v></c></row>
      <row r="3"><c r="B3"><v>2</v></c><c r="C3"><v>4</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="D2:D3"/></mergeCells>`;
    const { rows, codes } = await read(await ofBook(rawWorkbook([{ name: 'Data', xml }])));
    expect(rows.map((row) => pick(row, 'Kelurahan', 'RW', 'jenis', 'jumlah'))).toEqual([
      ['Melati', '1', 'PMKS-08', '3'],
      ['Melati', '1', 'PMKS-09', '9'],
      ['Melati', '2', 'PMKS-08', '4'],
      ['Melati', '2', 'PMKS-09', ''],
    ]);
    expect(codes).toEqual(['cells-filled-down']);
  });
});

test.each([
  ['REKAP PPKS KECAMATAN BANJARMASIN UTARA TAHUN 2025', { kecamatan: 'BANJARMASIN UTARA', period: '2025' }],
  ['Kecamatan : Alalak', { kecamatan: 'Alalak' }],
  [
    'Data PPKS per Kelurahan di Kecamatan Rogojampi, Kabupaten Banyuwangi',
    { kecamatan: 'Rogojampi', kabupaten: 'Banyuwangi' },
  ],
  ['DINAS SOSIAL KOTA BANJARMASIN', { kabupaten: 'Kota BANJARMASIN' }],
  ['Jumlah PPKS menurut Kecamatan dan Jenis', {}],
  ['Keadaan per 31 Desember 2025', { asOf: '2025-12-31', period: '2025' }],
  ['Semester I Tahun 2025', { period: '2025-S1' }],
  ['Jenis menurut Permensos 8 Tahun 2012', {}],
])('the title %j says %j', (title, said) => {
  expect(readTitles([{ line: 1, cells: [title] }])).toEqual(said);
});

test('names of sheets and files say places with their titles, and years only as sheets', () => {
  expect(readSheetName('2024', undefined)).toEqual({ period: '2024' });
  expect(readSheetName('Sheet1', 'kecamatan')).toEqual({});
  expect(readSheetName('3. Alalak', 'kecamatan')).toEqual({ kecamatan: 'Alalak' });
  expect(readFileName('rekap_ppks_kec._alalak_2025.xlsx')).toEqual({ kecamatan: 'alalak' });
});

test('a spot is one number and comes back whole; the row of an only table is its line', () => {
  expect(packSpot({ part: 0, column: undefined, line: 12 })).toBe(12);
  fc.assert(
    fc.property(
      fc.nat(9000),
      fc.option(fc.nat(399), { nil: undefined }),
      fc.nat(2_000_000),
      (part, column, line) => {
        expect(unpackSpot(packSpot({ part, column, line }))).toEqual({ part, column, line });
      },
    ),
  );
});
