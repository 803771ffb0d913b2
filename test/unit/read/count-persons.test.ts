import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountRequest, countPersons } from '../../../data/read/count-persons.ts';

const request: CountRequest = { mark: (identity) => `#${identity.length}${identity}`, isPlace: () => true };

function rowsOf(...cells: string[][]) {
  return cells.map((c, i) => ({ line: i + 2, cells: c }));
}

async function counted(columns: string[], cells: string[][], more: Partial<CountRequest> = {}) {
  const answer = await countPersons(columns, rowsOf(...cells), { ...request, ...more });
  if (answer.kind !== 'counted') throw new Error(answer.why);
  return { ...answer, rows: answer.rows.filter((row) => row.at(-1) !== '0') };
}

/** An identity number: day 10 of March 1985, women with 40 more. */
const nik = (serial: number, sex: 'L' | 'P' = 'L') =>
  `979899${sex === 'L' ? '10' : '50'}0385${String(serial).padStart(4, '0')}`;

const DTKS = ['nik', 'nama', 'alamat', 'kecamatan', 'desa_kelurahan', 'rt', 'rw', 'jenis ppks', 'jk'];

describe('a list of persons counted per area, type and sex', () => {
  test('where only men are listed there are no women: said, but not of a type of women or where a sex is missing', async () => {
    const rows = [
      [nik(1), '63.71.01.1001', 'LUT', 'L'],
      [nik(2), '63.71.01.1001', 'LUT', 'L'],
      [nik(3, 'P'), '63.71.01.1002', 'PMKS-23', 'P'],
      ['', '63.71.01.1003', 'LUT', ''],
      [nik(4), '63.71.01.1003', 'LUT', 'L'],
    ];
    const answer = await countPersons(['nik', 'kode', 'jenis', 'jk'], rowsOf(...rows), request);
    expect(answer.kind === 'counted' && answer.rows).toEqual([
      ['63.71.01.1001', 'PMKS-08', 'L', '2'],
      ['63.71.01.1001', 'PMKS-08', 'P', '0'],
      ['63.71.01.1002', 'PMKS-23', 'P', '1'],
      ['63.71.01.1003', 'PMKS-08', 'L', '1'],
      ['63.71.01.1003', 'PMKS-08', 'T', '1'],
    ]);
  });

  test('a name that slipped into a column above the village goes nowhere, and its row is counted', async () => {
    const known = new Set(['Banjarmasin Selatan', 'Kelayan Barat', 'Pekauman']);
    const isPlace: CountRequest['isPlace'] = ({ parts }) =>
      known.has(parts.desa ?? parts.kecamatan ?? parts.kabupaten ?? '');
    const answer = await counted(
      ['nik', 'kabupaten', 'kecamatan', 'desa', 'rt', 'jenis'],
      [
        [nik(1), '', 'Siti Aminah', 'Kelayan Barat', '3', 'LUT'],
        [nik(2), 'Budi Santoso', 'Banjarmasin Selatan', 'Kelayan Barat', '3', 'LUT'],
        [nik(3), '', 'Banjarmasin Selatan', 'Pekauman', '1', 'LUT'],
      ],
      { isPlace },
    );
    expect(answer.told).toMatchObject({ persons: 3, strangePlace: 0 });
    expect(JSON.stringify(answer)).not.toMatch(/Aminah|Santoso/);
    expect(JSON.stringify(answer)).toContain('Banjarmasin Selatan');
  });

  test('names, numbers and addresses are in no cell of what is counted', async () => {
    const answer = await counted(DTKS, [
      [
        nik(1),
        'Siti Aminah',
        'Jl. Melati 5',
        'Banjarmasin Selatan',
        'Kelayan Barat',
        '003',
        '001',
        'LUT',
        'P',
      ],
      [
        nik(2),
        'Budi Santoso',
        'Jl. Mawar 9',
        'Banjarmasin Selatan',
        'Kelayan Barat',
        '003',
        '001',
        'LUT',
        'L',
      ],
      [nik(3), 'Rahmat', '', 'Banjarmasin Selatan', 'Kelayan Barat', '4', '1', 'PMKS-09', 'L'],
    ]);
    expect(answer.columns).toEqual(['kecamatan', 'desa', 'rw', 'rt', 'jenis', 'jk', 'jumlah']);
    expect(answer.rows).toContainEqual([
      'Banjarmasin Selatan',
      'Kelayan Barat',
      '1',
      '3',
      'PMKS-08',
      'P',
      '1',
    ]);
    expect(answer.rows).toContainEqual([
      'Banjarmasin Selatan',
      'Kelayan Barat',
      '1',
      '4',
      'PMKS-09',
      'L',
      '1',
    ]);
    const all = JSON.stringify(answer);
    for (const planted of ['Aminah', 'Budi', 'Rahmat', 'Melati', 'Mawar', nik(1), nik(2)]) {
      expect(all).not.toContain(planted);
    }
  });

  test('whoever is listed twice under a type counts once, and once as a person under two types', async () => {
    const answer = await counted(
      ['NIK', 'Kode', 'Jenis', 'L/P'],
      [
        [nik(1), '63.71.01.1001', 'LUT', 'L'],
        [nik(1), '63.71.01.1001', 'LUT', 'L'],
        [nik(1), '63.71.01.1002', 'LUT', 'L'],
        [nik(1), '63.71.01.1001', 'PD', 'L'],
        [nik(2), '6371011001', 'PD; LUT', 'L'],
      ],
    );
    expect(answer.rows).toEqual([
      ['63.71.01.1001', 'PMKS-08', 'L', '2'],
      ['63.71.01.1001', 'PMKS-09', 'L', '2'],
      ['63.71.01.1001', 'jiwa', 'L', '2'],
    ]);
    expect(answer.told).toMatchObject({ rows: 5, persons: 2, again: 2 });
  });

  test('where a sex is not said the identity number tells it', async () => {
    const answer = await counted(
      ['nik', 'kode', 'jenis'],
      [
        [nik(1, 'P'), '63.71.01.1001', 'LUT'],
        [nik(2, 'L'), '63.71.01.1001', 'LUT'],
        ['', '63.71.01.1001', 'LUT'],
      ],
    );
    expect(answer.rows.map((row) => row.slice(2))).toEqual([
      ['L', '1'],
      ['P', '1'],
      ['T', '1'],
    ]);
    expect(answer.told).toMatchObject({ sexFromNik: 2, withoutSex: 1, withoutNik: 1 });
  });

  test('closed types are counted for the kecamatan or the regency, and their persons are not told apart below', async () => {
    const answer = await counted(
      ['nik', 'kode', 'rw', 'rt', 'jenis', 'jk'],
      [
        [nik(1), '63.71.01.1001', '1', '2', 'ODHA', 'L'],
        [nik(2), '63.71.01.1001', '1', '2', 'ABH', 'L'],
        [nik(3), '63.71.01.1001', '1', '2', 'LUT', 'L'],
        [nik(4), '63.71.01.1001', '1', '2', 'PD', 'L'],
      ],
    );
    expect(answer.rows).toEqual([
      ['63.71', '', '', 'PMKS-16', 'L', '1'],
      ['63.71.01', '', '', 'PMKS-03', 'L', '1'],
      ['63.71.01.1001', '1', '2', 'PMKS-08', 'L', '1'],
      ['63.71.01.1001', '1', '2', 'PMKS-09', 'L', '1'],
      ['63.71.01.1001', '1', '2', 'jiwa', 'L', '2'],
    ]);
    expect(answer.told.raised).toBe(2);
  });

  test('a village some of whose rows say no RT is counted whole', async () => {
    const answer = await counted(
      ['nik', 'kode', 'rw', 'rt', 'jenis', 'jk'],
      [
        [nik(1), '63.71.01.1001', '1', '2', 'LUT', 'L'],
        [nik(2), '63.71.01.1001', '1', '-', 'LUT', 'L'],
        [nik(3), '63.71.01.1001', '', '', 'LUT', 'L'],
        [nik(4), '63.71.01.1002', '1', '2', 'LUT', 'L'],
      ],
    );
    expect(answer.rows).toEqual([
      ['63.71.01.1001', '', '', 'PMKS-08', 'L', '3'],
      ['63.71.01.1002', '1', '2', 'PMKS-08', 'L', '1'],
    ]);
    expect(answer.told.wholeVillages).toBe(1);
  });

  test('RT and RW are taken from the address where there is no column for them, and nothing else of it', async () => {
    const answer = await counted(
      ['nik', 'desa', 'alamat', 'jenis', 'jk'],
      [
        [nik(1), 'Kelayan Barat', 'Jl. Melati 5 RT 03 RW 01', 'LUT', 'L'],
        [nik(2), 'Kelayan Barat', 'Gg. Damai RT/RW 003/001', 'LUT', 'L'],
      ],
    );
    expect(answer.rows).toEqual([['Kelayan Barat', '1', '3', 'PMKS-08', 'L', '2']]);
  });

  test('a name in the column of the desa that nobody knows stays out, unless many rows say it', async () => {
    const cells = [
      [nik(1), 'Siti Aminah', 'LUT', 'P'],
      ...[2, 3, 4, 5, 6].map((n) => [nik(n), 'Alasbulu', 'LUT', 'L']),
      [nik(7), 'Kelayan Barat', 'LUT', 'L'],
    ];
    const isPlace: CountRequest['isPlace'] = ({ parts }) => parts.desa === 'Kelayan Barat';
    const answer = await counted(['nik', 'desa', 'jenis', 'jk'], cells, { isPlace });
    expect(answer.rows.map((row) => row[0])).toEqual(['Alasbulu', 'Kelayan Barat']);
    expect(answer.told.strangePlace).toBe(1);
  });

  test('an identity number in the column of the code is no code', async () => {
    const answer = await counted(
      ['nik', 'kode', 'jenis'],
      [
        [nik(1), nik(1), 'LUT'],
        [nik(2), '63.71.01.1001', 'LUT'],
      ],
    );
    expect(answer.rows).toEqual([['63.71.01.1001', 'PMKS-08', 'L', '1']]);
    expect(answer.told.withoutPlace).toBe(1);
  });

  test('without a column of types it is asked what the list is of', async () => {
    const rows = rowsOf([nik(1), '63.71.01.1001']);
    expect(await countPersons(['nik', 'kode'], rows, request)).toEqual({
      kind: 'not-counted',
      why: 'persons-without-type',
    });
    const answer = await counted(['nik', 'kode'], [[nik(1), '63.71.01.1001']], { type: 'PMKS-24' });
    expect(answer.rows).toEqual([['63.71.01.1001', 'PMKS-24', 'L', '1']]);
    const jiwa = await counted(['nik', 'kode'], [[nik(1), '63.71.01.1001']], { type: 'jiwa' });
    expect(jiwa.rows).toEqual([['63.71.01.1001', 'jiwa', 'L', '1']]);
    expect(await countPersons(['nik', 'nama'], rows, request)).toMatchObject({ why: 'persons-without-area' });
  });

  test('a type that is none of the 26 is left out and shown with what may be meant', async () => {
    const answer = await counted(
      ['nik', 'kode', 'jenis'],
      [
        [nik(1), '63.71.01.1001', 'Lanjut usia terlantarr'],
        [nik(2), '63.71.01.1001', 'LUT'],
      ],
    );
    expect(answer.told.withoutType).toBe(1);
    expect(answer.unknownTypes).toEqual([
      { text: 'Lanjut usia terlantarr', rows: 1, suggestion: 'PMKS-08 Lanjut usia terlantar' },
    ]);
  });

  test('whatever the list, no text but names of areas comes out, and nobody is counted twice or lost', async () => {
    const person = fc.record({
      serial: fc.integer({ min: 1, max: 40 }),
      name: fc.string({ minLength: 6, maxLength: 20 }).map((s) => `Zz${s}`),
      desa: fc.constantFrom('63.71.01.1001', '63.71.01.1002', ''),
      rt: fc.constantFrom('1', '002', '-', 'RT 3'),
      type: fc.constantFrom('LUT', 'PD', 'ODHA', 'PMKS-24', 'tidak tahu'),
      sex: fc.constantFrom('L', 'P', ''),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { maxLength: 60 }), async (people) => {
        const cells = people.map((p) => [nik(p.serial), p.name, p.desa, p.rt, p.type, p.sex]);
        const { rows, columns, told } = await counted(['nik', 'nama', 'kode', 'rt', 'jenis', 'jk'], cells);
        const typeAt = columns.indexOf('jenis');
        const cases = rows.filter((row) => row[typeAt] !== 'jiwa');
        const sum = cases.reduce((n, row) => n + Number(row.at(-1)), 0);
        expect(sum + told.again + told.withoutPlace + told.withoutType).toBe(people.length);
        const jiwa = rows
          .filter((row) => row[typeAt] === 'jiwa')
          .reduce((n, row) => n + Number(row.at(-1)), 0);
        expect(jiwa).toBeLessThanOrEqual(told.persons);
        expect(JSON.stringify(rows)).not.toMatch(/Zz|\d{7,}/);
      }),
      { numRuns: 100 },
    );
  });
});
