import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, trees } from '../../attack/adversarial.ts';
import { attack } from '../../attack/attack.ts';
import { attackPlans, releaseAll } from '../../attack/by-plan.ts';
import { type Counted, grow, treeOf } from '../../attack/grown.ts';
import { type Claim, Knowledge, type OneOf, type Seen, type SeenCell } from '../../attack/knowledge.ts';
import { keyOf, STANDARD, World } from '../../attack/world.ts';

const THRESHOLDS = { open: 5, closed: 10 };
const RUNS = { numRuns: 25, seed: 6 };

const recorded = (area: string, series: string, count: number): Counted => ({
  area,
  series,
  sex: 'T',
  measure: 'tercatat',
  count,
});

/** As `grow`, where nobody told anything by sex. */
function notBySex(...given: Parameters<typeof grow>): World {
  const world = grow(...given);
  const figures = [...world.all()].filter(({ sex }) => sex === 'A');
  return new World(world.period, [...world.areas.values()], figures, world.vocabulary);
}

/** Three desa, three groups; of each desa one group is small. */
const WORLD = grow(treeOf([3]), [
  ...[3, 40, 50].map((n, i) => recorded(`1.1.${i + 1}`, 'PMKS-08', n)),
  ...[30, 2, 60].map((n, i) => recorded(`1.1.${i + 1}`, 'PMKS-24', n)),
  ...[25, 35, 4].map((n, i) => recorded(`1.1.${i + 1}`, 'PMKS-02', n)),
]);
const LANSIA = keyOf('group:lanjut-usia', 'tercatat', 'A', '1.1.1');

/** What a plan makes of it, as somebody reads it who is told something more. */
async function pinsWith(more: {
  show?: (key: string) => boolean;
  claims?: readonly Claim[];
  oneOf?: readonly OneOf[];
}): Promise<number> {
  const [seen] = releaseAll([WORLD]).seen as [Seen];
  const cells = new Map(
    [...seen.cells].map(([key, cell]): [string, SeenCell] => {
      if (cell.state !== 'hidden' || !more.show?.(key)) return [key, cell];
      const [series = '', , , area = ''] = key.split(' ');
      return [key, { state: 'shown', count: WORLD.find(series, 'tercatat', 'A', area)?.count ?? 0 }];
    }),
  );
  const told: Seen = { ...seen, cells, claims: more.claims ?? [], oneOf: more.oneOf ?? [] };
  return (await attack(new Knowledge([told], THRESHOLDS))).pins.length;
}

describe('what is published', () => {
  test('lets nobody find out a hidden figure, whatever the regency is like', async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (world) => {
        expect((await attackPlans([world])).pins).toEqual([]);
      }),
      RUNS,
    );
  }, 120_000);

  test('nor when it changes from release to release', async () => {
    const stories = trees.chain((world) => changed(world).map((later) => [world, later, world]));
    await fc.assert(
      fc.asyncProperty(stories, async (worlds) => {
        expect((await attackPlans(worlds)).pins).toEqual([]);
      }),
      { ...RUNS, numRuns: 8 },
    );
  }, 120_000);
});

describe('who knew in an earlier release how many of one desa were not served', () => {
  const of = (desa: string, all: number, served: number): Counted[] => [
    recorded(desa, 'PMKS-01', all),
    { ...recorded(desa, 'PMKS-01', served), measure: 'terlayani' },
  ];
  const areas = treeOf([4, 2, 2, 2]);
  const rest = [
    ...['1.1.1', '1.1.2', '1.1.3'].flatMap((desa) => of(desa, 9, 2)),
    ...[of('1.1.4', 8, 3), of('1.3.1', 5, 4), of('1.4.1', 35, 5)].flat(),
  ];
  const before = grow(areas, [...rest, ...of('1.2.1', 25, 24), ...of('1.2.2', 6, 5)]);
  const then = grow(areas, [...rest, ...of('1.2.1', 24, 24), ...of('1.2.2', 6, 3)]);

  test('finds out nothing in a later one, in which it is another figure', async () => {
    const { pins, seen } = await attackPlans([before, then, then, before], undefined, []);
    expect(seen[0]?.cells.get('total terlayani A 1.2')?.state).toBe('hidden');
    expect(pins).toEqual([]);
  });
});

describe('the attacker finds out hidden figures from', () => {
  test('nothing, where nothing leaks', async () => {
    expect(await pinsWith({})).toBe(0);
  });

  test('complements that are shown', async () => {
    const isLarge = (key: string) => {
      const [series = '', , , area = ''] = key.split(' ');
      return (WORLD.find(series, 'tercatat', 'A', area)?.count ?? 0) >= 5;
    };
    expect(await pinsWith({ show: isLarge })).toBeGreaterThan(0);
  });

  test('a difference, a rate, a share or a class of one of them', async () => {
    const claim: Claim = { terms: [[LANSIA, 1]], lo: 2.5, hi: 3.5, from: 'rate' };
    expect(await pinsWith({ claims: [claim] })).toBeGreaterThan(0);
  });

  test('the order of figures', async () => {
    const other = keyOf('group:fakir-miskin', 'tercatat', 'A', '1.1.2');
    const [seen] = releaseAll([WORLD]).seen as [Seen];
    const isHidden = (key: string) => seen.cells.get(key)?.state === 'hidden';
    expect([LANSIA, other].every(isHidden)).toBe(true);
    const orders: Claim[] = [
      { terms: [[LANSIA, 1]], lo: 0, hi: 4, from: 'below a shown 4' },
      {
        terms: [
          [LANSIA, 1],
          [other, -1],
        ],
        lo: 1,
        hi: 1e9,
        from: 'above another',
      },
    ];
    expect(await pinsWith({ claims: orders })).toBeGreaterThan(0);
  });

  test('how many of them are in a class of the legend', async () => {
    const [seen] = releaseAll([WORLD]).seen as [Seen];
    const keys = ['1.1.1', '1.1.2', '1.1.3']
      .map((area) => keyOf('group:lanjut-usia', 'tercatat', 'A', area))
      .filter((key) => seen.cells.get(key)?.state === 'hidden');
    const all: OneOf = { keys, many: keys.length, lo: 3, hi: 4, from: 'areas of a class' };
    expect(
      await pinsWith({ oneOf: keys.length === 1 ? [all] : [{ ...all, keys: [LANSIA], many: 1 }] }),
    ).toBeGreaterThan(0);
  });

  test('a group that is made of other types in the next release', async () => {
    const counted = [...[3, 40, 50].entries()].flatMap(([i, n]) => [
      recorded(`1.1.${i + 1}`, 'PMKS-02', 30),
      recorded(`1.1.${i + 1}`, 'PMKS-04', n),
      recorded(`1.1.${i + 1}`, 'PMKS-20', 25),
    ]);
    const sums = STANDARD.sums.map((sum) => {
      const types = sum.types.filter((type) => type !== 'PMKS-04');
      if (sum.series === 'group:anak') return { ...sum, types };
      return sum.series === 'group:lainnya' ? { ...sum, types: [...types, 'PMKS-04'] } : sum;
    });
    const showing = (world: World, only: RegExp): Seen => {
      const cells = [...world.all()].filter((f) => f.sex === 'A' && only.test(f.series));
      return {
        world,
        cells: new Map(
          cells.map((f) => [keyOf(f.series, f.measure, 'A', f.area), { state: 'shown', count: f.count }]),
        ),
      };
    };
    const worlds = [
      grow(treeOf([3]), counted),
      grow(treeOf([3]), counted, { vocabulary: { ...STANDARD, sums } }),
    ];
    const pinned = async (only: RegExp) => {
      const told = worlds.map((world) => showing(world, only));
      return (await attack(new Knowledge(told, THRESHOLDS))).pins.map((pin) => pin.cell);
    };
    expect(await pinned(/^(group|total)/)).toEqual(['2025 PMKS-04 tercatat A 1.1.1 @0']);
    expect(await pinned(/^total/)).toEqual([]);
  });

  test('what is told of a figure that nobody tells by sex, when those not stated are asked for', async () => {
    const counted = [...[30, 40, 50].entries()].flatMap(([i, n]) => [
      recorded(`1.1.${i + 1}`, 'PMKS-02', n),
      recorded(`1.1.${i + 1}`, 'PMKS-20', 25),
    ]);
    const sums = STANDARD.sums.map((sum) => {
      const types = sum.types.filter((type) => type !== 'PMKS-20');
      if (sum.series === 'group:lainnya') return { ...sum, types };
      return sum.series === 'group:anak' ? { ...sum, types: [...types, 'PMKS-20'] } : sum;
    });
    const worlds = [{}, { vocabulary: { ...STANDARD, sums } }].map((as) =>
      notBySex(treeOf([3]), counted, as),
    );
    const attacked = async (hides: (key: string) => boolean) => {
      const told = worlds.map((world): Seen => {
        const cells = [...world.all()].flatMap(({ series, measure, area, count }) =>
          (['A', 'T'] as const).map((sex): [string, SeenCell] => {
            const key = keyOf(series, measure, sex, area);
            return [key, hides(key) ? { state: 'hidden', count: null } : { state: 'shown', count }];
          }),
        );
        return { world, cells: new Map(cells) };
      });
      return (await attack(new Knowledge(told, THRESHOLDS))).pins.map((pin) => pin.cell);
    };
    // Groups of other types are other figures, of those not stated too.
    expect(await attacked(() => false)).toEqual([]);
    // And what is hidden of everybody must not be read there.
    expect(await attacked((key) => key === 'PMKS-02 tercatat A 1.1.1')).toEqual([
      '2025 PMKS-02 tercatat A 1.1.1 @0',
    ]);
  });

  test('an earlier release that showed what this one does not', async () => {
    const [seen] = releaseAll([WORLD]).seen as [Seen];
    const hidden = [...seen.cells].filter(([, cell]) => cell.state === 'hidden');
    const small = (key: string) => {
      const [series = '', , , area = ''] = key.split(' ');
      return (WORLD.find(series, 'tercatat', 'A', area)?.count ?? 0) < 5;
    };
    const shown = hidden.filter(([key]) => !small(key));
    const as = (state: 'shown' | 'kept'): Seen => {
      const cells = new Map(seen.cells);
      for (const [key] of shown) {
        const [series = '', , , area = ''] = key.split(' ');
        cells.set(key, { state, count: WORLD.find(series, 'tercatat', 'A', area)?.count ?? 0 });
      }
      return { ...seen, cells };
    };
    // The first hid nothing but the small ones, and so told them; what the second keeps to itself comes too late.
    expect((await attack(new Knowledge([as('shown'), as('kept')], THRESHOLDS))).pins.length).toBeGreaterThan(
      0,
    );
  });
});
