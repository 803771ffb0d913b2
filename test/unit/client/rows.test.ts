import { describe, expect, test } from 'vitest';
import { figureOf, isComparable, joinRows, sortRows } from '../../../client/table/rows.ts';
import type { AreaTable } from '../../../data/contract/area.ts';
import type { Legend } from '../../../data/contract/legend.ts';
import {
  CLASS_HIDDEN,
  CLASS_NO_DATA,
  CLASS_PARTIAL,
  CLASS_ZERO,
  type ValueTable,
} from '../../../data/contract/values.ts';

const names = ['Alalak', 'Basirih', 'Kelayan', 'Mantuil', 'Pekauman', 'Teluk'];
const areas = {
  id: [11, 12, 13, 14, 15, 16],
  code: names.map((_, i) => `63.71.01.100${i + 1}`),
  name: names,
  parentName: names.map(() => 'Banjarmasin Selatan'),
  tileSet: [0, 0, 0, 0, null, 0],
  quality: names.map(() => 'indikatif'),
} as unknown as AreaTable;
const values = {
  // in another order than the areas, and one area missing
  id: [16, 15, 14, 13, 12],
  value: [7, 7, null, 0, 20],
  count: [7, 7, 5, 0, 20],
  class: [1, 1, CLASS_PARTIAL, CLASS_ZERO, 3],
  basis: ['reported', 'reported', 'partial', 'reported', 'rolledUp'],
  n: [null, null, 2, null, 9],
  m: [null, null, 9, null, 9],
  difference: [null, null, null, null, null],
} as unknown as ValueTable;

describe('the rows of the table', () => {
  const rows = joinRows(areas, values);

  test('are joined by id, whatever the order; an area without a value has no data', () => {
    expect(rows.map((row) => row.value)).toEqual([null, 20, 0, null, 7, 7]);
    expect(rows[0]).toMatchObject({ class: CLASS_NO_DATA, basis: 'none', rank: null });
    expect(rows[4]?.hasShape).toBe(false);
  });

  test('share a rank where they are equal, and have none where they cannot be compared', () => {
    expect(rows.map((row) => row.rank)).toEqual([null, 1, 4, null, 2, 2]);
  });

  test('stand by value with zero last of the numbers, then partial sums, hidden figures and missing ones', () => {
    const hidden = rows.map((row) =>
      row.name === 'Mantuil' ? { ...row, count: null, class: CLASS_HIDDEN } : row,
    );
    const order = (all: typeof rows) => sortRows(all, 'value').map((row) => row.name);
    expect(order(rows)).toEqual(['Basirih', 'Pekauman', 'Teluk', 'Kelayan', 'Mantuil', 'Alalak']);
    expect(order(hidden)).toEqual(['Basirih', 'Pekauman', 'Teluk', 'Kelayan', 'Mantuil', 'Alalak']);
    expect(sortRows(rows, 'name').map((row) => row.name)).toEqual(names);
  });

  test('number, nihil, disamarkan and no data are four words, and what is hidden has no number', () => {
    const say = {
      number: String,
      label: (name: { id: string }) => name.id,
      zero: 'Nihil',
      noData: 'Belum ada data',
      noRate: 'belum dapat dihitung',
      hidden: 'Disamarkan',
      partial: 'sebagian',
    };
    const legend = { decimals: 0, classes: [] } as unknown as Legend;
    const some = rows[1];
    if (!some) throw new Error('no row');
    const hidden = { ...some, value: null, count: null, class: CLASS_HIDDEN, basis: 'hidden' as const };
    const told = [some, rows[2], hidden, rows[0]].map((row) => row && figureOf(row, legend, say));
    expect(told).toEqual([
      { text: '20', isNumber: true },
      { text: 'Nihil', isNumber: false },
      { text: 'Disamarkan', isNumber: false },
      { text: 'Belum ada data', isNumber: false },
    ]);
    expect(isComparable(hidden)).toBe(false);
    expect(figureOf({ ...hidden, n: 2, m: 9 }, legend, say).text).toBe('Disamarkan');
  });

  test('a nihil has no place among figures of which some are hidden', () => {
    const hiding = { ...values, class: [1, 1, CLASS_HIDDEN, CLASS_ZERO, 3] };
    expect(joinRows(areas, hiding).map((row) => row.rank)).toEqual([null, 1, null, null, 2, 2]);
  });

  test('by name, RW 10 comes after RW 9', () => {
    const numbered = rows.slice(0, 2).map((row, i) => ({ ...row, name: i === 0 ? 'RW 10' : 'RW 9' }));
    expect(sortRows(numbered, 'name').map((row) => row.name)).toEqual(['RW 9', 'RW 10']);
  });
});
