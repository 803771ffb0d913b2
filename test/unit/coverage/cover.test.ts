import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../../data/catalogue/levels.ts';
import {
  type Cover,
  type CoverFigure,
  type CoverInput,
  type CoverTree,
  coverAreas,
  NOWHERE_ELSE,
  type Serving,
} from '../../../server/coverage/cover.ts';
import { placeServing } from '../../../server/coverage/gather.ts';
import { kmOfReach, reachedBy } from '../../../server/coverage/reach.ts';

/** A regency of two kecamatan, the first with desa of two and one RT, the second with a desa without RT. */
const TREE: CoverTree = {
  id: [1, 10, 20, 11, 12, 21, 111, 112, 121],
  parent: [-1, 0, 0, 1, 1, 2, 3, 3, 4],
  level: ['kabupaten', 'kecamatan', 'kecamatan', 'desa', 'desa', 'desa', 'rt', 'rt', 'rt'],
};
const NONE: CoverFigure[] = TREE.id.map(() => null);
const at = (id: number) => TREE.id.indexOf(id);
const serves = (...ids: number[]): Serving => ({
  areas: ids.map((id) => ({ row: at(id), share: null })),
  elsewhere: NOWHERE_ELSE,
});
const perDesa = { unit: 'area', level: 'desa', per: null, rate: 1 } as const;
const perKecamatan = { unit: 'area', level: 'kecamatan', per: null, rate: 1 } as const;

function cover(serving: readonly Serving[], more: Partial<CoverInput> = {}): Cover {
  return coverAreas({ tree: TREE, serving, norm: perDesa, figure: NONE, need: NONE, ...more });
}

describe('coverage', () => {
  test('one PSM in each desa is what the norm asks for, in the desa, the kecamatan and the regency', () => {
    const { state } = cover([serves(11), serves(12), serves(21)]);
    expect([1, 10, 20, 11, 12, 21].map((id) => state[at(id)])).toEqual(Array(6).fill('terpenuhi'));
  });

  test('two PSM in one desa do not serve the desa beside it', () => {
    const { state, missing, count } = cover([serves(11), serves(11), serves(21)]);
    expect(state[at(12)]).toBe('belum-ada');
    expect([missing[at(10)], missing[at(20)], missing[at(1)]]).toEqual([1, 0, 1]);
    expect([state[at(10)], count[at(10)]]).toEqual(['kurang', 2]);
  });

  test('where anybody at all is asked for, nobody there is not enough, however small the figure', () => {
    const figure = TREE.id.map((id): CoverFigure => ({ 11: 1, 12: 0 })[id] ?? null);
    const norm = { unit: 'figures', level: null, per: 250, rate: 1 } as const;
    const of = (serving: readonly Serving[]) => cover(serving, { norm, figure });
    expect([of([]).state[at(11)], of([]).missing[at(11)]]).toEqual(['belum-ada', 0.004]);
    expect([of([]).state[at(12)], of([serves(11)]).state[at(11)]]).toEqual(['terpenuhi', 'terpenuhi']);
    // Three times a third, as kept with four digits, is one.
    const third = { areas: [{ row: at(11), share: 0.3333 }], elsewhere: { open: 0, told: 0.6667 } };
    expect(cover([third, third, third]).state[at(11)]).toBe('terpenuhi');
  });

  test('an RT is covered when the area of somebody serving holds it', () => {
    const { state, count } = cover([serves(11), serves(121)], { norm: perKecamatan });
    expect([111, 112, 121].map((id) => state[at(id)])).toEqual(['terpenuhi', 'terpenuhi', 'terpenuhi']);
    expect(cover([serves(111)]).state[at(112)]).toBe('belum-ada');
    expect(count[at(10)]).toBe(2);
  });

  test('one person for two desa is half a person in each, and one person above', () => {
    const { shared, state, count, missing } = cover([serves(11, 12)]);
    expect([shared[at(11)], shared[at(12)], shared[at(10)], shared[at(1)]]).toEqual([0.5, 0.5, 1, 1]);
    expect([state[at(11)], count[at(10)], missing[at(10)]]).toEqual(['satu-petugas', 1, 1]);
  });

  test('a stated share holds, and the rest goes to the areas without one', () => {
    const serving: Serving = {
      areas: [
        { row: at(11), share: 0.7 },
        { row: at(12), share: null },
        { row: at(21), share: null },
      ],
      elsewhere: NOWHERE_ELSE,
    };
    const { shared } = cover([serving]);
    expect([11, 12, 21].map((id) => Number(shared[at(id)]?.toFixed(3)))).toEqual([0.7, 0.15, 0.15]);
  });

  test('who serves a kecamatan is shared out by how many each desa needs', () => {
    const figure = TREE.id.map((id): CoverFigure => ({ 10: 1000, 11: 750, 12: 250, 1: 1000 })[id] ?? null);
    const norm = { unit: 'figures', level: null, per: 250, rate: 1 } as const;
    const { shared, demand, missing } = cover([serves(10)], { norm, figure });
    expect([shared[at(11)], shared[at(12)]]).toEqual([0.75, 0.25]);
    expect([demand[at(11)], missing[at(11)], missing[at(10)]]).toEqual([3, 2.25, 3]);
  });

  test('what is hidden stays hidden, and shares nobody out', () => {
    const figure = TREE.id.map(
      (id): CoverFigure => ({ 10: 1000, 11: 'hidden' as const, 12: 10 })[id] ?? null,
    );
    const norm = { unit: 'figures', level: null, per: 250, rate: 1 } as const;
    const need = TREE.id.map(() => 100);
    const { shared, state, missing, demand, withoutCover } = cover([serves(10)], { norm, figure, need });
    expect([withoutCover[at(11)], withoutCover[at(12)]]).toEqual(['hidden', 0]);
    expect([state[at(11)], missing[at(11)], demand[at(11)]]).toEqual(['hidden', 'hidden', 'hidden']);
    expect([shared[at(11)], shared[at(12)]]).toEqual([0.5, 0.5]);
  });

  test('people without cover are those of the areas that are short, in proportion', () => {
    const need = TREE.id.map((id): CoverFigure => ({ 11: 40, 12: 60, 21: 5, 10: 100 })[id] ?? null);
    const { withoutCover } = cover([serves(11, 12)], { need });
    expect([11, 12, 21, 10, 1].map((id) => withoutCover[at(id)])).toEqual([20, 30, 5, 50, 55]);
  });

  test('nothing is coloured by a norm without a rate', () => {
    const { state, demand } = cover([serves(11)], { norm: { ...perDesa, rate: null } });
    expect(new Set([...state, ...demand])).toEqual(new Set([null]));
  });

  test('within minutes an area is met by who is near enough, and one officer is near to several', () => {
    const norm = { unit: 'reach', level: 'desa', per: null, rate: 1 } as const;
    // A desa every eleven kilometres; the officers at 11 and beyond the last.
    const at = TREE.id.map((id) => {
      const desa = { 11: 0, 111: 0.01, 112: 0.05, 12: 0.1, 121: 0.1, 21: 0.3 }[id];
      return desa === undefined ? null : ([114 + desa, 0] as const);
    });
    const near = (km: number) => reachedBy(TREE, 'desa', { at, from: [[[114, 0]], [[114.42, 0], null]], km });
    const of = (km: number) => cover([serves(11)], { norm, reached: near(km), need: TREE.id.map(() => 10) });
    expect([11, 12, 21, 10, 20, 1].map((id) => near(12)[TREE.id.indexOf(id)])).toEqual([1, 1, 0, 1, 0, 1]);
    const { state, missing, withoutCover } = of(12);
    expect([11, 12, 21].map((id) => state[TREE.id.indexOf(id)])).toEqual([
      'terpenuhi',
      'terpenuhi',
      'belum-ada',
    ]);
    expect([missing[0], withoutCover[0], missing[1]]).toEqual([1, 10, 0]);
    // Finer than the norm each area is measured by itself.
    expect([111, 112].map((id) => of(3).state[TREE.id.indexOf(id)])).toEqual(['terpenuhi', 'belum-ada']);
    expect(kmOfReach({ minutes: 30, speedKmh: 30, detour: 1.5 })).toBe(10);
    const nowhere = reachedBy(TREE, 'desa', { at: TREE.id.map(() => null), from: [], km: 5 });
    expect(cover([], { norm, reached: nowhere }).state[TREE.id.indexOf(11)]).toBeNull();
  });

  test('nobody is counted twice at any level, however areas and shares are said', () => {
    const row = fc.integer({ min: 0, max: TREE.id.length - 1 });
    const share = fc.option(fc.double({ min: 0.01, max: 1, noNaN: true }));
    const serving = fc.array(
      fc.record({
        areas: fc.uniqueArray(fc.record({ row, share }), { minLength: 1, selector: (a) => a.row }),
        elsewhere: fc.record({ open: fc.nat(2), told: fc.double({ min: 0, max: 1.5, noNaN: true }) }),
      }),
    );
    const figure = fc.array(fc.oneof(fc.nat(500), fc.constant(null), fc.constant('hidden' as const)), {
      minLength: TREE.id.length,
      maxLength: TREE.id.length,
    });
    const norm = fc.constantFrom(perDesa, perKecamatan, {
      unit: 'figures',
      level: null,
      per: 100,
      rate: 1,
    } as const);
    fc.assert(
      fc.property(serving, figure, norm, (people, figures, by) => {
        const { shared, count } = cover(people, { figure: figures, norm: by });
        const levels: readonly Level[] = ['kabupaten', 'kecamatan', 'desa'];
        for (const level of levels) {
          const rows = TREE.level.flatMap((l, i) => (l === level ? [i] : []));
          expect(rows.reduce((sum, i) => sum + (shared[i] ?? 0), 0)).toBeLessThanOrEqual(
            people.length + 1e-9,
          );
          for (const i of rows) expect(count[i]).toBeLessThanOrEqual(people.length);
        }
        for (const one of people) {
          const alone = cover([one], { figure: figures, norm: by }).shared[0] ?? 0;
          expect(alone).toBeLessThanOrEqual(1 + 1e-9);
        }
        // Nor is anybody more than one over two regencies, each seen by itself.
        for (const { areas } of people) {
          const here = areas.map(({ row, share }) => ({ who: 1, areaId: 1000 + row, share }));
          const there = here.map(({ share }, i) => ({ who: 1, areaId: 2000 + i, share }));
          const parts = [1000, 2000].map((base) => {
            const id = TREE.id.map((_, i) => base + i);
            const placed = placeServing({ ...TREE, id }, [...here, ...there]);
            return cover(placed, { tree: { ...TREE, id }, figure: figures, norm: by }).shared[0] ?? 0;
          });
          expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
        }
        // A child never has more of anybody than its parent.
        for (const [i, up] of TREE.parent.entries())
          if (up >= 0) expect(shared[i]).toBeLessThanOrEqual((shared[up] ?? 0) + 1e-9);
      }),
    );
  });
});
