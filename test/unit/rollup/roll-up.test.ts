import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverOf } from '../../../server/rollup/cover.ts';
import { NONE, PARTIAL, REPORTED, ROLLED_UP, rollUp } from '../../../server/rollup/roll-up.ts';
import { grow, type Plant, plants } from './trees.ts';

const desa = (reported?: number): Plant => ({ level: 'desa', reported });
const kecamatan = (below: readonly Plant[], reported?: number): Plant => ({
  level: 'kecamatan',
  reported,
  below,
});
const city = (...below: Plant[]): Plant => ({ level: 'kabupaten', below });

function roll(root: Plant) {
  const grown = grow(root);
  const rolled = rollUp(grown.tree, grown.reported);
  const at = (row: number) => ({
    count: rolled.count[row],
    basis: rolled.basis[row],
    n: rolled.n[row],
    m: rolled.m[row],
  });
  return { ...grown, rolled, at };
}

describe('the value of an area', () => {
  test('is the sum of its parts when all of them are known', () => {
    const { at } = roll(city(kecamatan([desa(3), desa(4)]), kecamatan([desa(5)])));
    expect(at(0)).toEqual({ count: 12, basis: ROLLED_UP, n: 3, m: 3 });
  });

  test('is partial, counted at the level that reports, when one is missing', () => {
    const { at } = roll(city(kecamatan([desa(3), desa()]), kecamatan([desa(5)])));
    expect(at(0)).toEqual({ count: 8, basis: PARTIAL, n: 2, m: 3 });
    expect(at(1)).toEqual({ count: 3, basis: PARTIAL, n: 1, m: 2 });
  });

  test('is what was reported for it, and the sum of its parts stands beside it', () => {
    const { rolled, at } = roll(city(kecamatan([desa(3), desa(4)], 9)));
    expect(at(1)).toMatchObject({ count: 9, basis: REPORTED });
    expect(rolled.parts[1]).toBe(7);
    expect(at(0)).toMatchObject({ count: 9, basis: ROLLED_UP });
  });

  test('has no sum beside it while parts are missing', () => {
    const { rolled } = roll(city(kecamatan([desa(3), desa()], 9)));
    expect(rolled.parts[1]).toBeNaN();
  });

  test('reported for a kecamatan counts as all its desa', () => {
    const { at } = roll(city(kecamatan([desa(), desa()], 9), kecamatan([desa(1), desa(), desa(2)])));
    expect(at(0)).toEqual({ count: 12, basis: PARTIAL, n: 4, m: 5 });
  });

  test('is never made of the value of what it lies in', () => {
    const { at } = roll(city(kecamatan([desa(), desa()], 9)));
    expect(at(2).basis).toBe(NONE);
    expect(at(2).count).toBeNaN();
  });

  test('of a surveyed zero is a value like any other', () => {
    const { at } = roll(city(kecamatan([desa(0), desa(0)])));
    expect(at(0)).toEqual({ count: 0, basis: ROLLED_UP, n: 2, m: 2 });
  });

  test('counts its RW where its city counts kelurahan', () => {
    const rw = (reported?: number): Plant => ({ level: 'rw', reported });
    const some: Plant = { level: 'desa', below: [rw(1), rw(2), rw()] };
    const { at } = roll(city(kecamatan([desa(3), desa(4), desa(5), some])));
    expect(at(0)).toEqual({ count: 15, basis: PARTIAL, n: 3, m: 4 });
    expect(at(5)).toEqual({ count: 3, basis: PARTIAL, n: 2, m: 3 });
  });

  test('counts a kelurahan without RW as one part among the RW of others', () => {
    const rw = (reported?: number): Plant => ({ level: 'rw', reported });
    const { at } = roll(city(kecamatan([{ level: 'desa', below: [rw(1), rw(2)] }, desa()])));
    expect(at(0)).toEqual({ count: 3, basis: PARTIAL, n: 2, m: 3 });
  });
});

describe('in any tree', () => {
  const uneven = plants(45);

  test('a complete parent is the sum of its children, unless it was reported itself', () => {
    fc.assert(
      fc.property(uneven, (plant) => {
        const { rolled, children } = roll(plant);
        for (const [row, kids] of children.entries()) {
          if (rolled.basis[row] !== ROLLED_UP) continue;
          const sum = kids.reduce((n, k) => n + (rolled.count[k] ?? 0), 0);
          expect(rolled.count[row]).toBe(sum);
          expect(kids.every((k) => rolled.basis[k] === REPORTED || rolled.basis[k] === ROLLED_UP)).toBe(true);
        }
      }),
    );
  });

  test('what was reported stands as it was reported', () => {
    fc.assert(
      fc.property(uneven, (plant) => {
        const { rolled, reported } = roll(plant);
        for (const [row, value] of reported.entries()) {
          if (Number.isNaN(value)) expect(rolled.basis[row]).not.toBe(REPORTED);
          else expect([rolled.basis[row], rolled.count[row]]).toEqual([REPORTED, value]);
        }
      }),
    );
  });

  test('an area is complete exactly when reported values cover all of it', () => {
    fc.assert(
      fc.property(uneven, (plant) => {
        const { rolled, reported, children } = roll(plant);
        const covered = (row: number): boolean => {
          if (!Number.isNaN(reported[row])) return true;
          const kids = children[row] ?? [];
          return kids.length > 0 && kids.every(covered);
        };
        for (const row of children.keys()) {
          const complete = rolled.basis[row] === REPORTED || rolled.basis[row] === ROLLED_UP;
          expect(complete).toBe(covered(row));
        }
      }),
    );
  });

  test('a partial sum is never complete further up, and says of how many parts', () => {
    fc.assert(
      fc.property(uneven, (plant) => {
        const { rolled, children } = roll(plant);
        for (const [row, kids] of children.entries()) {
          const [basis, n, m] = [rolled.basis[row], rolled.n[row] as number, rolled.m[row] as number];
          if (basis !== REPORTED && kids.some((k) => rolled.basis[k] === PARTIAL))
            expect(basis).toBe(PARTIAL);
          if (basis === PARTIAL) expect(n).toBeLessThan(m);
          if (basis === ROLLED_UP) expect(n).toBe(m);
          if (n >= 0) expect(n).toBeLessThanOrEqual(m);
        }
      }),
    );
  });

  test('an area without any report at or below it has no value', () => {
    fc.assert(
      fc.property(uneven, (plant) => {
        const { rolled, reported, under } = roll(plant);
        for (const [row, below] of under.entries()) {
          const any = [row, ...below].some((r) => !Number.isNaN(reported[r]));
          expect(rolled.basis[row] !== NONE).toBe(any);
        }
      }),
    );
  });

  test('a denominator covers exactly the areas that the value covers', () => {
    fc.assert(
      fc.property(uneven, (plant) => {
        const { tree, rolled, reported, children } = roll(plant);
        // Each area's own size: 1 for a leaf, else that of its parts. Then the cover counts leaves.
        const size = new Float64Array(tree.size);
        for (const row of tree.upwards) {
          const kids = children[row] ?? [];
          size[row] = kids.length === 0 ? 1 : kids.reduce((n, k) => n + (size[k] ?? 0), 0);
        }
        const cover = coverOf(tree, rolled, size);
        const expected = (row: number): number => {
          if (!Number.isNaN(reported[row])) return size[row] as number;
          return (children[row] ?? []).reduce((n, k) => n + expected(k), 0);
        };
        for (const row of children.keys()) {
          if (rolled.basis[row] === NONE) expect(cover[row]).toBeNaN();
          else expect(cover[row]).toBe(expected(row));
        }
      }),
    );
  });

  test('one unknown denominator among the covered areas leaves no rate', () => {
    const { tree, rolled } = roll(city(kecamatan([desa(3), desa(4)]), kecamatan([desa(5), desa()])));
    // rows: 0 city, 1 kecamatan (2, 3), 4 kecamatan (5, 6)
    const persons = Float64Array.from([1000, Number.NaN, 100, Number.NaN, 300, 120, 180]);
    const cover = coverOf(tree, rolled, persons);
    expect([...cover]).toEqual([Number.NaN, Number.NaN, 100, Number.NaN, 120, 120, Number.NaN]);
  });
});
