import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticksOf, trendFacts, trendRows } from '../../../client/charts/trend-model.ts';
import type { TrendPoint } from '../../../data/contract/profile.ts';
import { en } from '../../../data/words/en.ts';
import { id } from '../../../data/words/id.ts';

const say = { unit: 'PPKS tercatat', decimals: 0 };
const point = (period: string, value: number | null, more: Partial<TrendPoint> = {}): TrendPoint => ({
  period,
  value,
  count: value,
  basis: value === null ? 'none' : 'reported',
  n: null,
  m: null,
  denominatorPeriod: null,
  breaks: [],
  ...more,
});
const part = (period: string, value: number) => point(period, value, { basis: 'partial', n: 3, m: 12 });
const lines = (points: TrendPoint[]) => trendRows(points).map((r) => [r.x, r.solid, r.dashed]);

describe('the line of a trend', () => {
  test('joins neighbours, and leaves a missing year open', () => {
    const points = [point('2021', 4), point('2022', 6), point('2023', null), point('2024', 5)];
    expect(lines(points)).toEqual([
      [0, 4, null],
      [1, 6, null],
      [2, null, null],
      [3, null, null],
    ]);
  });

  test('is dashed where it touches a part', () => {
    expect(lines([point('2023', 4), point('2024', 6), part('2025', 2)])).toEqual([
      [0, 4, null],
      [1, 6, 6],
      [2, null, 2],
    ]);
  });

  test('is cut where the word list or the ground changed', () => {
    const rows = lines([point('2023', 4), point('2024', 6, { breaks: ['vocabulary'] }), point('2025', 7)]);
    expect(rows).toEqual([
      [0, null, null],
      [0.5, null, null],
      [1, 6, null],
      [2, 7, null],
    ]);
  });

  test('never draws a figure where there is none, and every figure at its own height', () => {
    const any = fc.array(
      fc.record({ value: fc.option(fc.nat(99)), partial: fc.boolean(), cut: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(any, (given) => {
        const points = given.map(({ value, partial, cut }, i) => ({
          ...(partial && value !== null ? part(String(2010 + i), value) : point(String(2010 + i), value)),
          breaks: cut && i > 0 && value !== null ? (['boundary'] as const).slice() : [],
        }));
        for (const row of trendRows(points)) {
          for (const height of [row.solid, row.dashed]) {
            if (height !== null) expect(height).toBe(points[row.x]?.value);
          }
        }
      }),
    );
  });

  test('names the last period under the axis, however many there are', () => {
    for (const count of [1, 2, 6, 7, 36]) {
      const ticks = ticksOf(count);
      expect(ticks.at(-1)).toBe(count - 1);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });
});

describe('the sentence of a trend', () => {
  const sentence = (points: TrendPoint[], words = id) => words.card.trend.answer(trendFacts(points, say));

  test('compares the latest with the last complete period', () => {
    const points = [point('2022', 10), part('2023', 4), point('2024', 12)];
    expect(sentence(points)).toBe('Naik dari 10 pada 2022 menjadi 12 PPKS tercatat pada 2024.');
    expect(sentence([point('2023', 5), point('2024', 5)])).toContain('Tetap 5');
    expect(sentence([point('2023', 5), point('2024', 3)], en)).toMatch(/^Down from 5 in 2023 to 3/);
  });

  test('compares no part, and nothing over a break', () => {
    expect(sentence([point('2023', 9), part('2024', 4)])).toBe(
      'Belum dapat dibandingkan: pada 2024 baru 3 dari 12 wilayah di dalamnya yang melapor.',
    );
    expect(sentence([point('2023', 9), point('2024', 4, { breaks: ['vocabulary'] })])).toContain(
      'daftar jenisnya berubah',
    );
    const later = [point('2022', 1), point('2023', 9, { breaks: ['boundary'] }), point('2024', 4)];
    expect(sentence(later)).toContain('Turun dari 9 pada 2023');
  });

  test('says that there is no data, or no rate', () => {
    expect(sentence([point('2024', null)])).toBe('Belum ada data untuk wilayah ini.');
    expect(sentence([point('2024', null, { basis: 'partial', count: 7 })])).toContain('Belum dapat dihitung');
    expect(sentence([point('2024', 7)])).toContain('Baru ada satu periode');
  });
});

describe('a trend with hidden figures', () => {
  const hidden = (period: string) => point(period, null, { basis: 'hidden' });
  const told = (points: TrendPoint[]) => id.card.trend.answer(trendFacts(points, say));

  test('is open where a figure is hidden, as where one is missing, and the hidden one is named apart', () => {
    expect(lines([point('2023', 4), hidden('2024'), point('2025', 6)])).toEqual([
      [0, null, null],
      [1, null, null],
      [2, null, null],
    ]);
  });

  test('says that the newest is hidden, and never that it cannot be calculated', () => {
    expect(told([hidden('2024'), hidden('2025')])).toBe(
      'Angka wilayah ini disamarkan untuk melindungi warga.',
    );
    expect(told([point('2024', 8), hidden('2025')])).toBe(
      'Angka 2025 disamarkan untuk melindungi warga; yang terakhir ditampilkan 8 PPKS tercatat pada 2024.',
    );
    expect(told([hidden('2024'), point('2025', 8)])).toContain('angka sebelumnya disamarkan');
    expect(en.card.trend.answer(trendFacts([hidden('2025')], say))).toContain('hidden to protect people');
  });
});
