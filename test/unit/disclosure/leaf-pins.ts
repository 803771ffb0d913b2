import fc from 'fast-check';
import { makeTables } from '../../../server/disclosure/plan/make-tables.ts';
import type { Insiders, Plan, PlannedCell } from '../../../server/disclosure/plan/plan.ts';
import { planTables } from '../../../server/disclosure/plan/plan-tables.ts';
import { FIRST_PLAN_SETTINGS } from '../../../server/disclosure/plan/settings.ts';
import { rangeOf } from './leaf-oracle.ts';
import { areasOf, EVACUATION, isWithin, type Leaf, type Leaves, leavesOf, rowsOf } from './leaf-tree.ts';

const INSIDERS: Insiders = {
  areas: ['kecamatan', 'desa', 'rt'],
  slices: [EVACUATION],
  // The first desa of two kecamatan, held by one account; two types read by one account.
  holders: [[100, 110]],
  readers: [[['PMKS-08'], ['PMKS-24']]],
};
const { k } = FIRST_PLAN_SETTINGS;

export function planOf(tree: Leaves): Plan {
  const tables = makeTables({ areas: areasOf(tree), rows: rowsOf(tree), settings: FIRST_PLAN_SETTINGS });
  return planTables(tables, { insiders: INSIDERS, history: [] });
}

interface Knowing {
  readonly name: string;
  /** leaves known one by one */
  readonly given: (leaf: Leaf) => boolean;
  /** areas all of whose figures are known */
  readonly inside: (cell: PlannedCell) => boolean;
  readonly known?: readonly (readonly Leaf[])[];
}

/** Everybody, the holder of each kecamatan and of each desa, and the holder of the slice. */
function readers(tree: Leaves): Knowing[] {
  const areas = areasOf(tree).filter((a) => a.level !== 'kabupaten');
  const leaves = leavesOf(tree);
  const isBelow = (cell: PlannedCell, id: number) =>
    cell.areaId === id || areas.some((a) => a.id === cell.areaId && a.parentId === id);
  return [
    { name: 'everybody', given: () => false, inside: () => false },
    ...areas.map(({ id }) => ({
      name: `area ${id}`,
      given: (leaf: Leaf) => isWithin(leaf, id),
      inside: (cell: PlannedCell) => isBelow(cell, id),
    })),
    {
      name: 'two desa',
      given: (leaf: Leaf) => isWithin(leaf, 100) || isWithin(leaf, 110),
      inside: (cell: PlannedCell) => cell.areaId === 100 || cell.areaId === 110,
    },
    {
      name: 'two types',
      given: (leaf: Leaf) => leaf.type === 'PMKS-08' || leaf.type === 'PMKS-24',
      inside: (cell: PlannedCell) => ['PMKS-08', 'PMKS-24'].includes(cell.series),
    },
    {
      name: 'slice',
      given: () => false,
      inside: () => false,
      known: areas
        .filter((a) => a.level === 'desa')
        .map((a) => leaves.filter((leaf) => isWithin(leaf, a.id) && EVACUATION.includes(leaf.type))),
    },
  ];
}

/** Hidden cells that somebody can know too well although something else could be hidden. */
export function pins(tree: Leaves): string[] {
  const { cells } = planOf(tree);
  const allHidden = cells.map((c): PlannedCell => (c.value > 0 ? { ...c, state: 'hidden' } : c));
  return readers(tree).flatMap(({ name, given, inside, known }) =>
    cells
      .filter((cell) => cell.state === 'hidden' && !inside(cell))
      .flatMap((cell) => {
        const need = cell.value < k ? 3 : k;
        const [least, greatest] = rangeOf(tree, cells, cell, given, known);
        if (greatest - least >= need) return [];
        // What the reader was given may say it all; then no plan can help.
        const [low, high] = rangeOf(tree, allHidden, cell, given, known);
        if (high - low < need) return [];
        return [`${name}: ${cell.series} of ${cell.areaId} is ${cell.value}, known as ${least}..${greatest}`];
      }),
  );
}

const count = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 60 }) },
);
const desa = fc.tuple(count, count, count, count, count);
/** Small trees, most of whose counts are small. */
export const trees = fc.array(fc.array(desa, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 });
