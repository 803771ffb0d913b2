import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTypes } from '../../../server/rollup/add-types.ts';
import { coverOf } from '../../../server/rollup/cover.ts';
import { NONE, PARTIAL, REPORTED, ROLLED_UP, rollUp } from '../../../server/rollup/roll-up.ts';
import { grow, plants } from './trees.ts';

/** A tree with what several types report on it. */
const surveyed = plants(0).chain((plant) => {
  const { tree } = grow(plant);
  const told = fc.option(fc.integer({ min: 0, max: 30 }), { nil: Number.NaN, freq: 2 });
  return fc
    .array(fc.array(told, { minLength: tree.size, maxLength: tree.size }), { minLength: 1, maxLength: 4 })
    .map((types) => ({ ...grow(plant), types: types.map((t) => Float64Array.from(t)) }));
});

describe('a sum of types', () => {
  test('is complete only where every type is, and then it is their sum', () => {
    fc.assert(
      fc.property(surveyed, ({ tree, types }) => {
        const rolled = types.map((t) => rollUp(tree, t));
        const { rolled: sum } = addTypes(tree, rolled);
        for (let row = 0; row < tree.size; row += 1) {
          const bases = rolled.map((r) => r.basis[row]);
          const complete = bases.every((b) => b === REPORTED || b === ROLLED_UP);
          const expected = complete
            ? bases.every((b) => b === REPORTED)
              ? REPORTED
              : ROLLED_UP
            : bases.some((b) => b !== NONE)
              ? PARTIAL
              : NONE;
          expect(sum.basis[row]).toBe(expected);
          const known = rolled.filter((_, i) => bases[i] !== NONE).map((r) => r.count[row] as number);
          if (known.length > 0) expect(sum.count[row]).toBe(known.reduce((a, b) => a + b, 0));
        }
      }),
    );
  });

  test('of one type is that type', () => {
    fc.assert(
      fc.property(surveyed, ({ tree, types }) => {
        const one = rollUp(tree, types[0] as Float64Array);
        const { rolled: sum, even } = addTypes(tree, [one]);
        expect([...sum.count]).toEqual([...one.count]);
        expect([...sum.basis]).toEqual([...one.basis]);
        expect([...sum.n]).toEqual([...one.n]);
        expect([...sum.m]).toEqual([...one.m]);
        const whole = new Float64Array(tree.size).fill(1);
        expect([...coverOf(tree, sum, whole, { even })]).toEqual([...coverOf(tree, one, whole)]);
      }),
    );
  });

  test('has no rate where its types cover different areas', () => {
    const { tree } = grow({ level: 'kabupaten', below: [{ level: 'kecamatan' }, { level: 'kecamatan' }] });
    const elderly = rollUp(tree, Float64Array.from([Number.NaN, 3, Number.NaN]));
    const disabled = rollUp(tree, Float64Array.from([Number.NaN, Number.NaN, 5]));
    const { rolled, even } = addTypes(tree, [elderly, disabled]);
    expect([...rolled.basis]).toEqual([PARTIAL, PARTIAL, PARTIAL]);
    const cover = coverOf(tree, rolled, Float64Array.from([200, 100, 100]), { even });
    expect([...cover]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  test('has a rate over the areas in which every type is known', () => {
    const { tree } = grow({ level: 'kabupaten', below: [{ level: 'kecamatan' }, { level: 'kecamatan' }] });
    const both = [3, 4].map((n) => rollUp(tree, Float64Array.from([Number.NaN, n, Number.NaN])));
    const { rolled, even } = addTypes(tree, both);
    const cover = coverOf(tree, rolled, Float64Array.from([250, 100, 150]), { even });
    expect([rolled.count[0], rolled.basis[0], rolled.n[0], rolled.m[0]]).toEqual([7, PARTIAL, 1, 2]);
    expect(cover[0]).toBe(100);
  });

  test('has no rate when one type was reported above and another below', () => {
    const { tree } = grow({ level: 'kabupaten', below: [{ level: 'kecamatan' }, { level: 'kecamatan' }] });
    const above = rollUp(tree, Float64Array.from([9, 4, Number.NaN]));
    const below = rollUp(tree, Float64Array.from([Number.NaN, 5, Number.NaN]));
    const { rolled, even } = addTypes(tree, [above, below]);
    expect([rolled.count[0], rolled.basis[0]]).toEqual([14, PARTIAL]);
    const cover = coverOf(tree, rolled, Float64Array.from([250, 100, 150]), { even });
    expect([...cover]).toEqual([Number.NaN, 100, Number.NaN]);
  });
});
