import { describe, expect, test } from 'vitest';
import { NEED_TYPES } from '../../../data/catalogue/needs.ts';
import { nameBands, readAges } from '../../../data/read/age-band.ts';
import { readTable } from '../../../data/read/csv.ts';
import { readDay } from '../../../data/read/day.ts';
import { readNeeds } from '../../../data/read/need.ts';
import { readNeedType } from '../../../data/read/need-type.ts';
import { readPeriod } from '../../../data/read/period.ts';
import { readPlace } from '../../../data/read/place.ts';
import { readSex } from '../../../data/read/sex.ts';
import { readCount } from '../../../data/read/whole-number.ts';

const typeOf = (text: string) => {
  const read = readNeedType(text);
  return read.kind === 'type' ? read.type.code : read.kind;
};

describe('a type of need', () => {
  test.each([
    ['PMKS-08', 'PMKS-08'],
    ['ppks 8', 'PMKS-08'],
    ['08', 'PMKS-08'],
    ['LUT', 'PMKS-08'],
    ['Lanjut usia telantar', 'PMKS-08'],
    ['LANJUT USIA TERLANTAR (LUT)', 'PMKS-08'],
    ['8. Lansia Terlantar', 'PMKS-08'],
    ['Anak Balita Telantar', 'PMKS-01'],
    ['Korban penyalahgunaan narkotika, psikotropika & zat adiktif lainnya', 'PMKS-17'],
    ['Wanita Rawan Sosial Ekonomi', 'PMKS-23'],
    ['neglected elderly', 'PMKS-08'],
    ['Anak Korban Tindak Kekerasan / Perlakuan Salah', 'PMKS-06'],
    ['jiwa', 'distinct'],
    ['Jumlah orang', 'distinct'],
    ['Total', 'total'],
    ['Jumlah PMKS', 'total'],
    ['Lansia', 'group'],
    ['PMKS-27', 'unknown'],
    ['xyz', 'unknown'],
  ])('written %j is read as %s', (text, code) => {
    expect(typeOf(text)).toBe(code);
  });

  test.each(NEED_TYPES.map((t) => [t.code, t] as const))(
    '%s is found by each of its own names',
    (code, type) => {
      for (const text of [
        type.name.id,
        type.name.en,
        type.slug,
        type.abbreviation,
        code.replace('PMKS', 'PPKS'),
      ]) {
        expect([text, typeOf(text)]).toEqual([text, code]);
      }
    },
  );

  test('that is nearly right is suggested, not assumed', () => {
    expect(readNeedType('Lanjut usia terlntar')).toEqual({
      kind: 'unknown',
      suggestion: 'PMKS-08 Lanjut usia terlantar',
    });
  });
});

describe('a count', () => {
  test.each([
    ['12', 12],
    ['0', 0],
    ['007', 7],
    ['nihil', 0],
    ['1.234', 1234],
    ['1,234', 1234],
    ['12.345.678', 12345678],
    ['1 234', 1234],
    ['12,0', 12],
    ['12.00', 12],
    ['1.234,00', 1234],
  ])('%j is %i', (text, value) => {
    expect(readCount(text)).toMatchObject({ kind: 'number', value });
  });

  test.each(['', ' ', '-', 'n/a', 'belum ada data'])('%j says nothing', (text) => {
    expect(readCount(text)).toEqual({ kind: 'none' });
  });

  test.each([
    ['-3', 'count-negative'],
    ['(3)', 'count-negative'],
    ['2,5', 'count-fraction'],
    ['0.123', 'count-fraction'],
    ['1.2345', 'count-fraction'],
    ['1.234,5', 'count-not-number'],
    ['1.234,567', 'count-not-number'],
    ['tiga', 'count-not-number'],
    ['dua belas', 'count-not-number'],
    ['99999999999', 'count-too-large'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCount(text)).toEqual({ kind: 'wrong', code });
  });
});

describe('a period', () => {
  test.each([
    ['2025', '2025'],
    ['2025-S1', '2025-S1'],
    ['2025-q3', '2025-Q3'],
    ['Semester I 2025', '2025-S1'],
    ['Smt 2 Tahun 2025', '2025-S2'],
    ['TW III/2025', '2025-Q3'],
    ['Triwulan 4 2025', '2025-Q4'],
    ['2025-07', '2025-07'],
    ['07/2025', '2025-07'],
    ['Juli 2025', '2025-07'],
    ['Nopember 2025', '2025-11'],
    ['tahun 2025', '2025'],
  ])('written %j is %s', (text, period) => {
    expect(readPeriod(text)).toBe(period);
  });

  test.each(['25', '2025-13', '2025-S3', 'TW V 2025', 'kemarin', '', '202'])('%j is none', (text) => {
    expect(readPeriod(text)).toBeUndefined();
  });
});

test('days are read in ISO and in the order of the country, and must exist', () => {
  expect(['2025-12-31', '31-12-2025', '1/2/2025', '31-02-2025', 'x'].map(readDay)).toEqual([
    '2025-12-31',
    '2025-12-31',
    '2025-02-01',
    undefined,
    undefined,
  ]);
});

test('sexes are read in Indonesian and English, blank and all told apart', () => {
  expect(
    ['L', 'Laki-laki', 'male', 'PR', 'wanita', '', 'tidak dirinci', 'L+P', 'jumlah', 'x'].map(readSex),
  ).toEqual(['L', 'L', 'L', 'P', 'P', 'blank', 'T', 'all', 'all', undefined]);
});

describe('the area of a row', () => {
  test.each([
    [{ code: '63.71.01.1001' }, ['63.71.01.1001']],
    [{ code: '6371011001' }, ['63.71.01.1001']],
    [{ code: '637101' }, ['63.71.01']],
    [{ code: '63' }, ['63']],
    [{ code: '63.71.01.1001.RW003.RT012' }, ['63.71.01.1001.rw003.rt012']],
    [{ code: '63.71.01.1001', rw: '3', rt: 'RT 012' }, ['63.71.01.1001.rw003.rt012']],
    [{ code: '63.71.01.1001', rw: '-', rt: '30' }, ['63.71.01.1001.rt030']],
    [{ code: '34.02.08.2003', dusun: '5', rt: '2' }, ['34.02.08.2003.d05.rt002']],
    [{ code: '63.71.01.1001.003' }, ['63.71.01.1001.rw003', '63.71.01.1001.rt003', '63.71.01.1001.d03']],
  ])('%j may be %j', (cells, codes) => {
    expect(readPlace(cells)).toMatchObject({ kind: 'place', place: { codes } });
  });

  test.each([
    [{ code: '' }, 'code-empty'],
    [{ code: '3510180001' }, 'code-bps'],
    [{ code: '3510180' }, 'code-bps'],
    [{ code: 'Kertak Baru' }, 'code-malformed'],
    [{ code: '63.71.01', rt: '3' }, 'number-without-village'],
    [{ code: '63.71.01.1001', rt: 'Kawasan' }, 'number-unreadable'],
  ])('%j is refused as %s', (cells, code) => {
    expect(readPlace(cells)).toMatchObject({ kind: 'wrong', code });
  });
});

test('age groups are named by their first and last year', () => {
  const named = (headings: string[]) => nameBands(headings.map((h) => readAges(h) ?? { from: -1, to: null }));
  expect(named(['u0', 'u5', 'u75'])).toEqual(['0-4', '5-74', '75+']);
  expect(named(['0-4', 'Umur 5 - 9', 'usia_60_64', '75 ke atas', '>=80 tahun'])).toEqual([
    '0-4',
    '5-9',
    '60-64',
    '75+',
    '80+',
  ]);
  expect(readAges('luas_km2')).toBeUndefined();
});

describe('a need table', () => {
  const read = async (text: string) => {
    const { table } = await readTable(new TextEncoder().encode(text));
    if (!table) throw new Error('no table');
    return readNeeds(table);
  };

  test('names line, column and value of every bad cell, and keeps the good rows', async () => {
    const { rows, problems, refused } = await read(
      'Kode Wilayah;Jenis PPKS;L/P;Tahun;Jumlah\n63.71.01.1001;LUT;X;2025;3\n63.71.01.1001;LUT;L;tahun lalu;-3\n63.71.01.1001;LUT;P;2025;4\n',
    );
    expect(problems.map((p) => [p.line, p.column, p.code, p.value])).toEqual([
      [2, 'L/P', 'sex-unknown', 'X'],
      [3, 'Jumlah', 'count-negative', '-3'],
      [3, 'Tahun', 'period-unreadable', 'tahun lalu'],
    ]);
    expect(rows).toHaveLength(1);
    expect(refused).toBe(2);
  });

  test('without the columns it needs says which, and what they may be called', async () => {
    const { problems } = await read('asal,banyak\n1,2\n');
    expect(problems.map((p) => [p.code, p.column])).toEqual([
      ['column-missing', 'kode'],
      ['column-missing', 'jenis'],
    ]);
  });

  test('takes a column "semester" beside the year', async () => {
    const { rows } = await read('kode,jenis,tahun,semester,jumlah\n63.71,LUT,2025,II,3\n');
    expect(rows[0]?.period).toBe('2025-S2');
  });

  test('reads a row without a number as no data, not as zero', async () => {
    const { rows, silent } = await read('kode,jenis,jumlah\n63.71,LUT,\n63.71,PD,0\n');
    expect([rows.length, silent]).toEqual([1, 1]);
  });
});
