import fc from 'fast-check';
import type { Level } from '../../../data/catalogue/levels.ts';
import { makeTree, type Tree } from '../../../server/rollup/tree.ts';

/** An area of a test tree: level, children, and what is reported for it (undefined: nothing). */
export interface Plant {
  readonly level: Level;
  readonly reported?: number | undefined;
  readonly below?: readonly Plant[];
}

export interface Grown {
  readonly tree: Tree;
  readonly reported: Float64Array;
  /** rows below each row, without itself */
  readonly under: readonly (readonly number[])[];
  readonly children: readonly (readonly number[])[];
}

/** Makes the columns of a tree of nested areas; the root is row 0, ids are row + 1. */
export function grow(root: Plant): Grown {
  const id: number[] = [];
  const parentId: (number | null)[] = [];
  const level: Level[] = [];
  const reported: number[] = [];
  const children: number[][] = [];
  const visit = (plant: Plant, parent: number | null): number => {
    const row = id.length;
    id.push(row + 1);
    parentId.push(parent);
    level.push(plant.level);
    reported.push(plant.reported ?? Number.NaN);
    children.push([]);
    for (const child of plant.below ?? []) children[row]?.push(visit(child, row + 1));
    return row;
  };
  visit(root, null);
  const under = children.map(() => [] as number[]);
  const collect = (row: number): number[] => {
    const found = (children[row] ?? []).flatMap((c) => [c, ...collect(c)]);
    under[row] = found;
    return found;
  };
  collect(0);
  const tree = makeTree({ id, parentId, level, areaM2: id.map(() => 1) });
  return { tree, reported: Float64Array.from(reported), under, children };
}

const BELOW: Readonly<Record<Level, readonly Level[]>> = {
  provinsi: ['kabupaten'],
  kabupaten: ['kecamatan'],
  kecamatan: ['desa'],
  desa: ['dusun', 'rw', 'rt'],
  dusun: ['rw', 'rt'],
  rw: ['rt'],
  rt: [],
};

/** Uneven trees of a regency: any area may end early, a desa may have dusun, RW or RT below it; any may be reported. */
export function plants(share: number): fc.Arbitrary<Plant> {
  const of = (level: Level, depth: number): fc.Arbitrary<Plant> => {
    const below = BELOW[level];
    const kids: fc.Arbitrary<readonly Plant[]> =
      depth === 0 || below.length === 0
        ? fc.constant([])
        : fc.constantFrom(...below).chain((l) => fc.array(of(l, depth - 1), { maxLength: 3 }));
    const value = fc
      .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 50 }))
      .map(([dice, n]) => (dice < share ? n : undefined));
    return fc.record({ level: fc.constant(level), reported: value, below: kids });
  };
  return of('kabupaten', 4);
}
