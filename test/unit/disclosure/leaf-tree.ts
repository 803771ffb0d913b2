import { NEED_TYPES } from '../../../data/catalogue/needs.ts';
import { TYPE_SUMS, type TypeSum } from '../../../data/catalogue/totals.ts';
import type { PlanArea, PlanRow } from '../../../server/disclosure/plan/tables.ts';

/** Counts of each type in each desa of each kecamatan of one regency: leaves[kecamatan][desa][type]. */
export type Leaves = readonly (readonly (readonly number[])[])[];

/** Anak (two of them), lanjut usia, disabilitas, fakir miskin. */
const TYPES = ['PMKS-01', 'PMKS-02', 'PMKS-08', 'PMKS-09', 'PMKS-24'] as const;
export const EVACUATION = NEED_TYPES.filter((t) => ['PMKS-05', 'PMKS-08', 'PMKS-09'].includes(t.code)).map(
  (t) => t.code,
);

/** One count of the tree: place of the desa among all, and of the type. */
export interface Leaf {
  readonly kecamatan: number;
  readonly desa: number;
  readonly type: string;
  readonly count: number;
}

export function leavesOf(tree: Leaves): Leaf[] {
  return tree.flatMap((desas, kecamatan) =>
    desas.flatMap((counts, desa) =>
      counts.map((count, t) => ({ kecamatan, desa, type: TYPES[t] ?? '', count })),
    ),
  );
}

/** 1 the regency; 10 + k a kecamatan; 100 + 10 k + d a desa. */
export function areasOf(tree: Leaves): PlanArea[] {
  return [
    { id: 1, parentId: null, level: 'kabupaten' },
    ...tree.flatMap((desas, k): PlanArea[] => [
      { id: 10 + k, parentId: 1, level: 'kecamatan' },
      ...desas.map((_, d): PlanArea => ({ id: 100 + 10 * k + d, parentId: 10 + k, level: 'desa' })),
    ]),
  ];
}

export function isWithin(leaf: Leaf, areaId: number): boolean {
  if (areaId === 1) return true;
  return areaId < 100 ? leaf.kecamatan === areaId - 10 : 100 + 10 * leaf.kecamatan + leaf.desa === areaId;
}

export function isOf(leaf: Leaf, series: string, sums: readonly TypeSum[] = TYPE_SUMS): boolean {
  return leaf.type === series || (sums.find((s) => s.series === series)?.types.includes(leaf.type) ?? false);
}

/** What the roll-up would say of the tree: every desa reported everything. */
export function rowsOf(tree: Leaves, sums: readonly TypeSum[] = TYPE_SUMS): PlanRow[] {
  const leaves = leavesOf(tree);
  const told = sums.filter((sum) => sum.types.some((t) => TYPES.some((mine) => mine === t)));
  return areasOf(tree).flatMap(({ id, level }) =>
    [...TYPES, ...told.map((s) => s.series)].map((series): PlanRow => {
      const counts = leaves.filter((leaf) => isWithin(leaf, id) && isOf(leaf, series, sums));
      return {
        area_id: id,
        level,
        series,
        sex: 'A',
        measure: 'tercatat',
        count: counts.reduce((all, leaf) => all + leaf.count, 0),
        basis: level === 'desa' ? 'reported' : 'rolledUp',
        parts_count: null,
      };
    }),
  );
}
