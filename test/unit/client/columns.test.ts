import { describe, expect, test } from 'vitest';
import { columnsOf, tallestOf } from '../../../client/map/columns.ts';
import type { AreaTable } from '../../../data/contract/area.ts';
import type { ValueTable } from '../../../data/contract/values.ts';

const ids = [1, 2, 3, 4, 5, 6];
const areas = {
  id: ids,
  bounds: ids.map((id) => (id === 6 ? null : [114 + id / 100, -3, 114.01 + id / 100, -2.99])),
  labelPoint: ids.map((id) => (id === 6 ? null : [114.005 + id / 100, -2.995])),
} as unknown as AreaTable;
/** Two figures, nihil, a part, no data, and a figure of an area without a shape. */
const values = {
  id: ids,
  value: [10, 5, 0, 7, null, 9],
  class: [1, 0, -2, 0, -1, 1],
  basis: ['reported', 'rolledUp', 'reported', 'partial', 'none', 'reported'],
  legend: { classes: [{ colour: '#e3e2a8' }, { colour: '#25355b' }], noData: { colour: '#d9dcdd' } },
} as unknown as ValueTable;

describe('values as columns', () => {
  const { columns, radiusM } = columnsOf(areas, values);

  test('only complete values above nihil stand up, where there is ground to stand on', () => {
    expect(columns.map((c) => c.id)).toEqual([1, 2]);
  });

  test('heights are in proportion, from zero', () => {
    const [first, second] = columns;
    expect((first?.heightM ?? 0) / (second?.heightM ?? 1)).toBeCloseTo(2);
  });

  test('they bear the colours of the legend and stand well inside their areas', () => {
    expect(columns[0]).toMatchObject({ colour: [37, 53, 91], at: [114.015, -2.995] });
    expect(radiusM).toBeGreaterThan(50);
    expect(radiusM).toBeLessThan(550);
  });

  test('the tallest is named with where it lies, where another bears its name', () => {
    const row = { class: 1, basis: 'reported', hasShape: true };
    const here = { ...row, name: 'RW 004', parentName: 'Karang Mekar', value: 44 };
    const there = { ...row, name: 'RW 004', parentName: 'Mantuil', value: 12 };
    expect(tallestOf([there, here])).toEqual({ name: 'RW 004 (Karang Mekar)', value: 44 });
    expect(tallestOf([here])?.name).toBe('RW 004');
    expect(tallestOf([{ ...here, basis: 'partial' }])).toBeNull();
  });

  test('nothing to draw is no error', () => {
    expect(columnsOf(areas, { ...values, class: ids.map(() => -1) }).columns).toEqual([]);
  });
});
