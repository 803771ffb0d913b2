import { describe, expect, test } from 'vitest';
import type { AnswerFacts } from '../../../data/words/answer.ts';
import { en } from '../../../data/words/en.ts';
import { id } from '../../../data/words/id.ts';

const facts: AnswerFacts = {
  place: 'Kota Banjarmasin',
  areasName: 'kelurahan',
  period: '2025',
  areas: 52,
  missing: 3,
  withoutRate: 0,
  sketched: 0,
  partial: 0,
  zero: 0,
  hidden: 0,
  highest: { names: ['Kelayan Selatan'], value: 41.2 },
  decimals: 1,
  unit: 'per 1.000 penduduk',
  isRate: true,
  whole: null,
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const lead = (change: Partial<AnswerFacts>) => plain(id.screen.answer({ ...facts, ...change }).lead);
const more = (change: Partial<AnswerFacts>) => id.screen.answer({ ...facts, ...change }).more.map(plain);

describe('the answer in a sentence', () => {
  test('small numbers are words, figures are written as in Indonesia', () => {
    expect(lead({})).toBe(
      'Dari 52 kelurahan di Kota Banjarmasin, tiga belum ada data; tertinggi Kelayan Selatan: 41,2 per 1.000 penduduk.',
    );
    expect(lead({ missing: 11 })).toContain('11 belum ada data');
  });

  test('in English too', () => {
    const sentence = en.screen.answer({ ...facts, unit: 'per 1,000 people' });
    expect(plain(sentence.lead)).toBe(
      'Of 52 kelurahan in Kota Banjarmasin, three have no data; highest in Kelayan Selatan: 41.2 per 1,000 people.',
    );
  });

  test('where every area has data it says so', () => {
    expect(lead({ missing: 0 })).toMatch(
      /^Seluruh 52 kelurahan di Kota Banjarmasin sudah ada datanya; tertinggi/,
    );
  });

  test("a kelurahan looked at alone is not 'all of 1 kelurahan'", () => {
    const alone = { areas: 1, missing: 0, partial: 0, withoutRate: 0, zero: 0, highest: null };
    expect(lead(alone)).toBe('Datanya sudah ada.');
  });

  test('equals are named together, many only counted', () => {
    expect(lead({ highest: { names: ['A', 'B'], value: 4 } })).toContain(
      'tertinggi A dan B: masing-masing 4,0',
    );
    expect(lead({ highest: { names: ['A', 'B', 'C'], value: 4 } })).toContain(
      'tertinggi tiga kelurahan: masing-masing',
    );
  });

  test('where figures are hidden the highest is said of those that are shown, and why some are not', () => {
    expect(lead({ hidden: 4 })).toContain('tertinggi yang ditampilkan Kelayan Selatan');
    expect(more({ hidden: 4 })).toContain('Sebagian angka disamarkan untuk melindungi warga.');
    expect(lead({ missing: 0, hidden: 20, zero: 32, highest: null })).toContain(
      'selebihnya nihil atau disamarkan',
    );
    expect(lead({ missing: 3, hidden: 49, highest: null })).toBe(
      'Angka 52 kelurahan di Kota Banjarmasin disamarkan untuk melindungi warga.',
    );
  });

  test('nobody in need is nihil, nobody asked is no data', () => {
    expect(lead({ missing: 3, zero: 49, highest: null })).toContain('selebihnya nihil');
    expect(lead({ missing: 52, highest: null })).toBe(
      'Belum ada data dari 52 kelurahan di Kota Banjarmasin untuk periode 2025.',
    );
  });

  test('a partial sum is never told as a total', () => {
    const whole = { count: 12345, countUnit: 'PPKS tercatat', value: null, partial: true, difference: null };
    const said = more({ whole, partial: 6 });
    expect(said[0]).toContain('Data lengkap: 43 dari 52 kelurahan. Jumlah sementara 12.345 PPKS tercatat');
    expect(said[0]).toContain('belum merupakan total');
    expect(said.join(' ')).not.toContain('Seluruhnya');
    expect(more({ whole })[0]).toContain('Sudah melapor: 49 dari 52 kelurahan.');
  });

  test('a rate that cannot be made sends to the count', () => {
    expect(lead({ missing: 2, withoutRate: 50, highest: null })).toContain('belum dapat dihitung');
    const sketched = { missing: 0, withoutRate: 52, sketched: 52, highest: null };
    expect(lead(sketched)).toContain('karena batasnya sketsa');
    expect(en.screen.answer({ ...facts, ...sketched }).lead).toContain('since their borders are sketched');
  });

  test('a reported figure that differs from its parts says by how much', () => {
    const whole = { count: 100, countUnit: 'PPKS tercatat', value: 3, partial: false, difference: -7 };
    expect(more({ whole }).join(' ')).toContain('7 lebih kecil daripada jumlah wilayah di bawahnya');
  });
});

describe('numbers, days and periods', () => {
  test.each([
    ['2025', '2025', '2025'],
    ['2025-S1', 'Semester I 2025', 'First half of 2025'],
    ['2025-Q3', 'Triwulan III 2025', 'Quarter III of 2025'],
    ['2025-07', 'Juli 2025', 'July 2025'],
  ])('%s is %s, in English %s', (period, indonesian, english) => {
    expect(id.format.period(period)).toBe(indonesian);
    expect(en.format.period(period)).toBe(english);
  });

  test('a day is written out', () => {
    expect(id.format.day('2025-12-31')).toBe('31 Desember 2025');
    expect(en.format.day('2025-12-31')).toBe('31 December 2025');
    expect(id.format.number(1234.5, 1)).toBe('1.234,5');
  });
});
