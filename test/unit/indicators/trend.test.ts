import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDay, periodKind } from '../../../data/contract/period.ts';
import { makeTrend, type TrendFigure } from '../../../server/indicators/profile/trend.ts';

const figure = (count: number): TrendFigure => ({
  value: count,
  count,
  basis: 'reported',
  n: null,
  m: null,
  denominatorPeriod: null,
});
const trendOf = (
  figures: Readonly<Record<string, number>>,
  asked: string,
  more: { changes?: string[]; lists?: Readonly<Record<string, string>> } = {},
) =>
  makeTrend({
    asked,
    heads: Object.keys(figures).map((period) => ({
      period,
      vocabularies: [more.lists?.[period] ?? 'pmks-2012'],
    })),
    figureOf: (period) => (figures[period] === undefined ? undefined : figure(figures[period])),
    changes: more.changes ?? [],
  });

describe('the trend of an area', () => {
  test('a year that nobody reported stands as a gap, not as zero', () => {
    const { points } = trendOf({ 2022: 7, 2024: 9 }, '2024');
    expect(points.map((p) => [p.period, p.count, p.basis])).toEqual([
      ['2022', 7, 'reported'],
      ['2023', null, 'none'],
      ['2024', 9, 'reported'],
    ]);
  });

  test('semesters follow each other over the turn of a year', () => {
    const { points } = trendOf({ '2023-S2': 1, '2024-S2': 3 }, '2024-S2');
    expect(points.map((p) => p.period)).toEqual(['2023-S2', '2024-S1', '2024-S2']);
  });

  test('a year beside semesters is named, not drawn', () => {
    const { points, otherPeriods } = trendOf({ 2023: 5, '2024-S1': 2, '2024-S2': 3 }, '2024-S2');
    expect(points.map((p) => p.period)).toEqual(['2024-S1', '2024-S2']);
    expect(otherPeriods).toEqual(['2023']);
  });

  test('the period asked about stands there also without a figure', () => {
    expect(trendOf({ 2022: 7 }, '2024').points.map((p) => p.period)).toEqual(['2022', '2023', '2024']);
  });

  test('a change of the word list and of the ground is said at the first figure after it', () => {
    const { points } = trendOf({ 2022: 7, 2024: 9, 2025: 9 }, '2025', {
      changes: ['2023-05-01', '2025-12-31'],
      lists: { 2024: 'pas-2024', 2025: 'pas-2024' },
    });
    expect(points.map((p) => p.breaks)).toEqual([[], [], ['vocabulary', 'boundary'], ['boundary']]);
  });

  const anyPeriod = fc.oneof(
    fc.integer({ min: 2010, max: 2030 }).map(String),
    fc
      .tuple(fc.integer({ min: 2010, max: 2030 }), fc.constantFrom('S1', 'S2', 'Q1', 'Q4', '01', '12'))
      .map(([y, p]) => `${y}-${p}`),
  );
  test('whatever was reported, points rise, are of one kind, and bring every figure of their time once', () => {
    fc.assert(
      fc.property(fc.dictionary(anyPeriod, fc.nat(1000)), anyPeriod, (figures, asked) => {
        const { points, otherPeriods } = trendOf(figures, asked);
        const ends = points.map((p) => lastDay(p.period));
        expect([...ends].sort()).toEqual(ends);
        expect(new Set(ends).size).toBe(ends.length);
        expect(new Set(points.map((p) => periodKind(p.period)))).toEqual(new Set([periodKind(asked)]));
        expect(points.map((p) => p.period)).toContain(asked);
        const shown = points.filter((p) => p.basis !== 'none').map((p) => p.period);
        const same = Object.keys(figures).filter((p) => periodKind(p) === periodKind(asked));
        const drawn = same.filter((p) => lastDay(p) >= (ends[0] ?? '') && lastDay(p) <= (ends.at(-1) ?? ''));
        expect([...shown].sort()).toEqual([...drawn].sort());
        expect(points.length).toBeLessThanOrEqual(36);
        expect([...otherPeriods].sort()).toEqual(
          Object.keys(figures)
            .filter((p) => !same.includes(p))
            .sort(),
        );
      }),
    );
  });
});
