import { describe, expect, test } from 'vitest';
import { NEED_TYPES } from '../../../data/catalogue/needs.ts';
import { populationPeriodFor } from '../../../data/catalogue/population-period.ts';
import {
  groupFaults,
  isInTotal,
  isSameGroups,
  STANDARD_GROUPS,
  TYPE_SUMS,
  type TypeGroups,
  type TypeSum,
  typeSums,
} from '../../../data/catalogue/totals.ts';
import { type Fact, FactTable } from '../../../server/rollup/facts.ts';
import { makeFigures, type RollupRow } from '../../../server/rollup/figures.ts';
import { grow, type Plant } from './trees.ts';

const city: Plant = {
  level: 'kabupaten',
  below: [{ level: 'kecamatan', below: [{ level: 'desa' }, { level: 'desa' }] }],
};
// ids: 1 city, 2 kecamatan, 3 and 4 desa

function figures(
  needs: Partial<Fact>[],
  population: Partial<Fact>[] = [],
  sums: readonly TypeSum[] = TYPE_SUMS,
): RollupRow[] {
  const { tree } = grow(city);
  const table = (facts: Partial<Fact>[]) => {
    const made = new FactTable(tree);
    for (const fact of facts) {
      made.add({
        areaId: 3,
        series: 'PMKS-08',
        sex: 'T',
        measure: 'tercatat',
        count: 0,
        importId: 1,
        asOf: null,
        ...fact,
      });
    }
    return made;
  };
  const all = makeFigures(tree, table(population).population(), table(needs).needs(), sums);
  return [...all].flatMap((f) => f.rows);
}

function find(rows: RollupRow[], series: string, areaId: number, sex: RollupRow['sex'] = 'A') {
  return rows.find((r) => r.series === series && r.area_id === areaId && r.sex === sex);
}

/** The standard groups with the elderly counted to the poor. */
const regrouped: TypeGroups = STANDARD_GROUPS.map(({ group, types }) => ({
  group,
  types:
    group === 'fakir-miskin'
      ? [...types, 'PMKS-08']
      : group === 'lanjut-usia'
        ? ['PMKS-20']
        : types.filter((code) => code !== 'PMKS-20'),
}));

describe('groups of an office', () => {
  test('add other types; the total stays what it was', () => {
    const needs = [
      { series: 'PMKS-08', count: 3 },
      { series: 'PMKS-24', count: 40 },
    ];
    expect(groupFaults(regrouped)).toEqual([]);
    const rows = figures(needs, [], typeSums(regrouped));
    expect(find(rows, 'group:fakir-miskin', 3)?.count).toBe(43);
    expect(find(rows, 'group:lanjut-usia', 3)).toBeUndefined();
    expect(find(rows, 'total', 3)?.count).toBe(find(figures(needs), 'total', 3)?.count);
  });

  test('are the same in whatever order they are told', () => {
    expect(isSameGroups(STANDARD_GROUPS, STANDARD_GROUPS.toReversed())).toBe(true);
    expect(isSameGroups(STANDARD_GROUPS, regrouped)).toBe(false);
  });

  test('divide the types of the total, or it is said which does not', () => {
    const [poor, old, ...rest] = STANDARD_GROUPS;
    const faults = (groups: TypeGroups) => groupFaults(groups).map(({ why, what }) => `${why} ${what}`);
    if (!poor || !old) throw new Error('no groups');
    expect(faults(STANDARD_GROUPS)).toEqual([]);
    expect(faults([poor, { ...old, types: [] }, ...rest])).toEqual([
      'type-missing PMKS-08',
      'group-empty lanjut-usia',
    ]);
    expect(faults([{ ...poor, types: [...poor.types, 'PMKS-08'] }, old, ...rest])).toEqual([
      'type-twice PMKS-08',
    ]);
    expect(
      faults([{ ...poor, types: [...poor.types, 'PMKS-16', 'PMKS-11', 'PMKS-25'] }, old, ...rest]),
    ).toEqual(['type-not-in-total PMKS-16', 'type-not-in-total PMKS-11', 'type-not-in-total PMKS-25']);
    expect(faults([poor, { ...old, group: 'fakir-miskin' }, ...rest])).toEqual([
      'group-missing lanjut-usia',
      'group-twice fakir-miskin',
    ]);
  });
});

describe('the total', () => {
  test('is made of the open types counted in persons, without the street types', () => {
    const total = TYPE_SUMS.find((s) => s.series === 'total')?.types ?? [];
    expect(total).toEqual(NEED_TYPES.filter(isInTotal).map((t) => t.code));
    for (const out of ['PMKS-03', 'PMKS-11', 'PMKS-12', 'PMKS-13', 'PMKS-16', 'PMKS-25', 'PMKS-26']) {
      expect(total).not.toContain(out);
    }
  });

  test('is parted by the groups: each of its types is in exactly one', () => {
    const total = TYPE_SUMS.find((s) => s.series === 'total')?.types ?? [];
    const groups = TYPE_SUMS.filter((s) => s.series.startsWith('group:')).flatMap((s) => s.types);
    expect([...groups].sort()).toEqual([...total].sort());
  });

  test('adds no families to persons', () => {
    const rows = figures([
      { series: 'PMKS-08', count: 3 },
      { series: 'PMKS-25', count: 40 },
    ]);
    expect(find(rows, 'total', 3)?.count).toBe(3);
    expect(find(rows, 'PMKS-25', 3)?.count).toBe(40);
    expect(find(rows, 'group:lainnya', 3)).toBeUndefined();
  });

  test('is partial where a type that is surveyed elsewhere is missing', () => {
    const rows = figures([
      { areaId: 3, series: 'PMKS-08', count: 3 },
      { areaId: 3, series: 'PMKS-09', count: 4 },
      { areaId: 4, series: 'PMKS-08', count: 5 },
    ]);
    expect(find(rows, 'total', 3)).toMatchObject({ count: 7, basis: 'reported' });
    expect(find(rows, 'total', 4)).toMatchObject({ count: 5, basis: 'partial', persons: null });
    expect(find(rows, 'total', 2)).toMatchObject({ count: 12, basis: 'partial', n: 1, m: 2 });
    expect(find(rows, 'group:lanjut-usia', 2)).toMatchObject({ count: 8, basis: 'rolledUp' });
  });
});

describe('sexes', () => {
  test('add up to everybody, with those not stated', () => {
    const rows = figures([
      { sex: 'L', count: 2 },
      { sex: 'P', count: 3 },
      { sex: 'T', count: 4 },
    ]);
    expect(find(rows, 'PMKS-08', 3)?.count).toBe(9);
    expect(['L', 'P', 'T'].map((s) => find(rows, 'PMKS-08', 3, s as RollupRow['sex'])?.count)).toEqual([
      2, 3, 4,
    ]);
  });

  test('leave nobody unstated where an area told L and P', () => {
    const rows = figures([
      { areaId: 3, sex: 'L', count: 2 },
      { areaId: 3, sex: 'P', count: 3 },
      { areaId: 4, sex: 'T', count: 6 },
    ]);
    expect(find(rows, 'PMKS-08', 3, 'T')?.count).toBe(0);
    expect(find(rows, 'PMKS-08', 2, 'T')).toMatchObject({ count: 6, basis: 'rolledUp' });
  });

  test('have no rows of nobody where every area tells by sex', () => {
    const rows = figures([
      { sex: 'L', count: 2 },
      { sex: 'P', count: 3 },
    ]);
    expect(rows.filter((r) => r.sex === 'T')).toEqual([]);
    const mixed = figures([
      { series: 'PMKS-08', sex: 'L', count: 2 },
      { series: 'PMKS-09', sex: 'T', count: 4 },
    ]);
    expect(find(mixed, 'total', 3, 'T')).toMatchObject({ count: 4, basis: 'reported' });
  });

  test('are unknown where an area told only the whole, unless it is zero', () => {
    const rows = figures([
      { areaId: 3, sex: 'L', count: 2 },
      { areaId: 3, sex: 'P', count: 3 },
      { areaId: 4, sex: 'T', count: 6 },
    ]);
    expect(find(rows, 'PMKS-08', 2)).toMatchObject({ count: 11, basis: 'rolledUp' });
    expect(find(rows, 'PMKS-08', 2, 'L')).toMatchObject({ count: 2, basis: 'partial' });
    const zero = figures([
      { areaId: 3, sex: 'L', count: 2 },
      { areaId: 4, sex: 'T', count: 0 },
    ]);
    expect(find(zero, 'PMKS-08', 2, 'L')).toMatchObject({ count: 2, basis: 'rolledUp' });
  });

  test('of a series told only as a whole are not made up', () => {
    const rows = figures([{ count: 4 }]);
    expect(rows.filter((r) => r.sex !== 'A')).toEqual([]);
  });

  test('of a sum are partial while one of its types is not told by sex', () => {
    const rows = figures([
      { series: 'PMKS-08', sex: 'L', count: 2 },
      { series: 'PMKS-08', sex: 'P', count: 1 },
      { series: 'PMKS-09', sex: 'T', count: 5 },
    ]);
    expect(find(rows, 'total', 3)).toMatchObject({ count: 8, basis: 'reported' });
    expect(find(rows, 'total', 3, 'L')).toMatchObject({ count: 2, basis: 'partial' });
    expect(find(rows, 'total', 3, 'T')).toMatchObject({ count: 5, basis: 'reported' });
  });

  test('of a sum need no men of a type that only women have', () => {
    const rows = figures([
      { series: 'PMKS-08', sex: 'L', count: 2 },
      { series: 'PMKS-08', sex: 'P', count: 1 },
      { series: 'PMKS-23', sex: 'P', count: 7 },
    ]);
    expect(find(rows, 'total', 3, 'L')).toMatchObject({ count: 2, basis: 'reported' });
    expect(find(rows, 'total', 3, 'P')).toMatchObject({ count: 8, basis: 'reported' });
  });
});

describe('distinct persons', () => {
  test('are kept as reported and never added', () => {
    const rows = figures([
      { areaId: 3, series: 'jiwa', count: 5 },
      { areaId: 4, series: 'jiwa', count: 6 },
    ]);
    expect(rows.filter((r) => r.series === 'jiwa').map((r) => r.area_id)).toEqual([3, 4]);
  });
});

describe('population', () => {
  const people = [
    { areaId: 3, series: 'penduduk', count: 100 },
    { areaId: 4, series: 'penduduk', count: 50 },
    { areaId: 3, series: 'kk', count: 30 },
  ];

  test('is the denominator of exactly the areas that have figures', () => {
    const rows = figures([{ areaId: 3, count: 4 }], people);
    expect(find(rows, 'PMKS-08', 3)).toMatchObject({ persons: 100, households: 30 });
    expect(find(rows, 'PMKS-08', 2)).toMatchObject({ basis: 'partial', persons: 100, households: 30 });
  });

  test('that is not known for every covered area is no denominator', () => {
    const rows = figures(
      [
        { areaId: 3, count: 4 },
        { areaId: 4, count: 4 },
      ],
      people,
    );
    expect(find(rows, 'PMKS-08', 2)).toMatchObject({ basis: 'rolledUp', persons: 150, households: null });
  });

  test.each([
    ['2025', ['2019', '2024', '2026'], '2024'],
    ['2025', ['2025', '2025-S1'], '2025'],
    ['2025-S1', ['2024', '2025'], '2024'],
    ['2018', ['2019', '2024'], '2019'],
    ['2018', [], undefined],
  ])('for %s of %j is that of %s', (period, available, chosen) => {
    expect(populationPeriodFor(period, available)).toBe(chosen);
  });
});
