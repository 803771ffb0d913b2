import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeTables } from '../../../server/disclosure/plan/make-tables.ts';
import type { PastPart, Plan } from '../../../server/disclosure/plan/plan.ts';
import { planTables } from '../../../server/disclosure/plan/plan-tables.ts';
import { FIRST_PLAN_SETTINGS, type PlanSettings } from '../../../server/disclosure/plan/settings.ts';
import { keyOf } from '../../../server/disclosure/plan/tables.ts';
import { pins } from './leaf-pins.ts';
import { areasOf, type Leaves, rowsOf } from './leaf-tree.ts';

const INSIDERS = { areas: ['kecamatan', 'desa', 'rt'], slices: [] } as const;

/** Releases one after the other, each of other figures or other settings. */
function releases(steps: readonly (readonly [Leaves, PlanSettings])[]): Plan[] {
  const history: PastPart[] = [];
  return steps.map(([tree, settings]) => {
    const rows = rowsOf(tree, settings.sums);
    const tables = makeTables({ areas: areasOf(tree), rows, settings });
    const plan = planTables(tables, { insiders: INSIDERS, history: [...history] });
    history.push({ cells: plan.cells, sums: settings.sums });
    return plan;
  });
}

function stateOf({ cells }: Plan | { cells: Plan['cells'] } = { cells: [] }, areaId: number, series: string) {
  const key = keyOf({ areaId, series, sex: 'A', measure: 'tercatat' });
  return cells.find((cell) => keyOf(cell) === key)?.state;
}

const row = (n: number) => [12, 14, 16, 18, 20 + n];
const TREE: Leaves = [
  [row(0), row(1), row(2), row(3)],
  [row(4), row(5), row(6)],
  [row(7), row(8), row(9)],
];

it('keeps what it said around a figure that has become small, and says all that has not changed', () => {
  const then: Leaves = TREE.map((kecamatan, k) =>
    kecamatan.map((desa, d) => (k === 0 && d === 0 ? [12, 14, 3, 18, 20] : desa)),
  );
  const [first, second] = releases([
    [TREE, FIRST_PLAN_SETTINGS],
    [then, FIRST_PLAN_SETTINGS],
  ]);
  expect(first?.cells.every((cell) => cell.state === 'shown')).toBe(true);
  expect(stateOf(second, 100, 'total')).toBe('kept');
  expect(stateOf(second, 100, 'group:anak')).toBe('shown');
  // One marker for what became small and what steps back for it.
  expect(stateOf(second, 100, 'group:lanjut-usia')).toBe('kept');
  const kept = second?.cells.filter((cell) => cell.state !== 'shown') ?? [];
  expect(kept.every((cell) => [1, 10, 100].includes(cell.areaId))).toBe(true);
});

it('keeps what it said of a figure that has become small by itself: hidden instead, it would be known to be small', () => {
  const before: Leaves = [
    [
      [12, 2, 1, 0, 24],
      [29, 4, 8, 5, 8],
      [8, 32, 5, 0, 2],
    ],
    [
      [0, 1, 8, 27, 13],
      [24, 17, 19, 0, 11],
      [32, 19, 3, 26, 30],
    ],
    [
      [4, 7, 13, 1, 15],
      [16, 18, 23, 9, 14],
      [28, 18, 5, 10, 30],
    ],
  ];
  const after: Leaves = [
    [
      [30, 2, 1, 0, 24],
      [29, 4, 8, 5, 8],
      [8, 32, 12, 0, 2],
    ],
    [
      [4, 1, 30, 27, 23],
      [24, 17, 13, 0, 11],
      [32, 19, 3, 26, 30],
    ],
    [
      [4, 24, 13, 8, 15],
      [16, 18, 2, 31, 14],
      [28, 18, 20, 15, 30],
    ],
  ];
  const [first, second] = releases([
    [before, FIRST_PLAN_SETTINGS],
    [after, FIRST_PLAN_SETTINGS],
  ]);
  const states = [first, second].map((plan) => stateOf(plan, 121, 'group:lanjut-usia'));
  expect(states).toEqual(['shown', 'kept']);
  const told = new Set(first?.cells.flatMap((c) => (c.state === 'shown' && c.value >= 5 ? [keyOf(c)] : [])));
  expect(second?.cells.filter((cell) => cell.state === 'hidden' && told.has(keyOf(cell)))).toEqual([]);
});

it('says the same again where nothing has changed', () => {
  const small: Leaves = [[[3, 0, 16, 18, 20], row(1), row(2)], [row(4), row(5), row(6)], ...TREE.slice(1)];
  const [first, second] = releases([
    [small, FIRST_PLAN_SETTINGS],
    [small, FIRST_PLAN_SETTINGS],
  ]);
  expect(second?.cells.map(({ state }) => state)).toEqual(first?.cells.map(({ state }) => state));
});

it('tells no change of a group from which it could be seen that a few moved', () => {
  const few: Leaves = TREE.map((kecamatan, k) =>
    kecamatan.map((desa, d) => (k === 0 && d === 0 ? [2, 24, 16, 18, 20] : desa)),
  );
  const sums = FIRST_PLAN_SETTINGS.sums.map((sum) => {
    if (sum.series === 'group:anak') return { ...sum, types: sum.types.filter((t) => t !== 'PMKS-01') };
    return sum.series === 'group:fakir-miskin' ? { ...sum, types: [...sum.types, 'PMKS-01'] } : sum;
  });
  const [first, second] = releases([
    [few, FIRST_PLAN_SETTINGS],
    [few, { ...FIRST_PLAN_SETTINGS, sums }],
  ]);
  expect(stateOf(first, 100, 'group:anak')).toBe('shown');
  expect(stateOf(second, 100, 'group:anak')).toBe('hidden');
  expect(stateOf(second, 100, 'group:fakir-miskin')).toBe('hidden');
  expect(stateOf(second, 110, 'group:anak')).toBe('shown');
});

it('protects from one who holds two desa, and from one who reads two types', { timeout: 60_000 }, () => {
  const count = fc.integer({ min: 0, max: 9 });
  const desa = fc.tuple(count, count, count, count, count);
  const trees = fc.array(fc.array(desa, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(trees, (tree) => {
      expect(pins(tree)).toEqual([]);
    }),
    { numRuns: 1, seed: 1 },
  );
});
