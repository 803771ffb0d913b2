import { describe, expect, test } from 'vitest';
import { TYPE_SUMS } from '../../../data/catalogue/totals.ts';
import { makeFigures, type RollupRow } from '../../../server/rollup/figures.ts';
import {
  provinceInputs,
  provinceTree,
  type RegencyRows,
  regencyAreas,
} from '../../../server/rollup/province.ts';

const row = (areaId: number, series: string, count: number, more: Partial<RollupRow> = {}): RollupRow => ({
  area_id: areaId,
  level: 'kabupaten',
  series,
  sex: 'A',
  measure: 'tercatat',
  count,
  basis: 'rolledUp',
  n: null,
  m: null,
  parts_count: null,
  persons: null,
  households: null,
  area_m2: null,
  ...more,
});

function province(regencies: RegencyRows[], listed: number): RollupRow[] {
  const tree = provinceTree(
    1,
    regencies.map((r) => r.areaId),
    listed,
    regencyAreas(regencies),
  );
  const inputs = provinceInputs(tree, regencies, []);
  const people = inputs.filter((i) => i.series === 'penduduk' || i.series === 'kk');
  const needs = inputs.filter((i) => !people.includes(i));
  return [...makeFigures(tree, people, needs, TYPE_SUMS)]
    .flatMap((f) => f.rows)
    .filter((r) => r.area_id === 1);
}

const regency = (areaId: number, rows: RollupRow[], populationPeriod: string | null = '2024') => ({
  areaId,
  populationPeriod,
  rows,
});

describe('a province', () => {
  test('of which one regency is set up is one of all that the code list names', () => {
    const [total] = province([regency(2, [row(2, 'PMKS-08', 7)])], 5).filter((r) => r.series === 'PMKS-08');
    expect(total).toMatchObject({ count: 7, basis: 'partial', n: 1, m: 5 });
  });

  test('is complete when all its regencies are', () => {
    const rows = province([regency(2, [row(2, 'PMKS-08', 7)]), regency(3, [row(3, 'PMKS-08', 4)])], 2);
    expect(rows.find((r) => r.series === 'PMKS-08')).toMatchObject({ count: 11, basis: 'rolledUp' });
    expect(rows.find((r) => r.series === 'total')).toMatchObject({ count: 11, basis: 'rolledUp' });
  });

  test('takes a partial sum of a regency as partial, with what it covers', () => {
    const rows = province(
      [
        regency(2, [row(2, 'penduduk', 900), row(2, 'PMKS-08', 7, { basis: 'partial', persons: 300 })]),
        regency(3, [row(3, 'penduduk', 500), row(3, 'PMKS-08', 4)]),
      ],
      2,
    );
    expect(rows.find((r) => r.series === 'PMKS-08')).toMatchObject({
      count: 11,
      basis: 'partial',
      n: 1,
      m: 2,
      persons: 800,
    });
  });

  test('has no rate when its regencies stand on populations of different periods', () => {
    const rows = province(
      [
        regency(2, [row(2, 'penduduk', 900), row(2, 'PMKS-08', 7)], '2024'),
        regency(3, [row(3, 'penduduk', 500), row(3, 'PMKS-08', 4)], '2019'),
      ],
      2,
    );
    expect(rows.find((r) => r.series === 'PMKS-08')).toMatchObject({ count: 11, persons: null });
    expect(rows.find((r) => r.series === 'penduduk')).toBeUndefined();
  });

  test('has a partial total while a regency lacks a type that another has', () => {
    const rows = province(
      [
        regency(2, [row(2, 'PMKS-08', 7), row(2, 'PMKS-09', 1), row(2, 'total', 8)]),
        regency(3, [row(3, 'PMKS-08', 4), row(3, 'total', 4)]),
      ],
      2,
    );
    expect(rows.find((r) => r.series === 'total')).toMatchObject({ count: 12, basis: 'partial', n: 1, m: 2 });
  });
});
