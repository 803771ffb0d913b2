import fc from 'fast-check';
import { type Counted, grow, treeOf } from './grown.ts';
import type { World } from './world.ts';

/** Two of one group, one alone in its group, one of another; a street type, a closed one by kecamatan. */
const TYPES = ['PMKS-01', 'PMKS-02', 'PMKS-08', 'PMKS-24', 'PMKS-12', 'PMKS-19'] as const;
const CLOSED = new Set<string>(['PMKS-19']);

/** How many there are: nobody mostly, a few, around the threshold, many; and now and then one that outweighs all. */
const counts = {
  small: fc.integer({ min: 0, max: 4 }),
  sparse: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) },
  ),
  threshold: fc.integer({ min: 3, max: 7 }),
  large: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) },
    { weight: 1, arbitrary: fc.integer({ min: 50, max: 900 }) },
  ),
  mixed: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 5, max: 60 })),
} as const;

/** Regencies that a plan has the least to hide in: one child, two, all small, one large, two releases of it. */
export const trees: fc.Arbitrary<World> = fc
  .record({
    kecamatan: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    rt: fc.constantFrom(0, 0, 2),
    kind: fc.constantFrom(...(Object.keys(counts) as (keyof typeof counts)[])),
    bySex: fc.boolean(),
    isServed: fc.boolean(),
    types: fc.subarray([...TYPES], { minLength: 1 }),
  })
  .chain((shape) => {
    const areas = treeOf(shape.kecamatan, shape.rt);
    const finest = areas.filter((a) => a.level === (shape.rt > 0 ? 'rt' : 'desa'));
    const kecamatan = areas.filter((a) => a.level === 'kecamatan');
    const told = shape.types.flatMap((series) =>
      (CLOSED.has(series) ? kecamatan : finest).map(({ code }) => ({ area: code, series })),
    );
    const one = fc.record({ count: counts[shape.kind], men: fc.nat(100), served: fc.nat(100) });
    return fc.array(one, { minLength: told.length, maxLength: told.length }).map((drawn) => {
      const counted = drawn.flatMap(({ count, men, served }, i): Counted[] => {
        const of = told[i] as (typeof told)[number];
        const recorded = shape.bySex
          ? ([
              ['L', Math.floor((count * men) / 101)],
              ['P', count - Math.floor((count * men) / 101)],
            ] as const)
          : ([['T', count]] as const);
        const part = {
          ...of,
          sex: 'T' as const,
          measure: 'terlayani' as const,
          count: Math.round((count * served) / 100),
        };
        return [
          ...recorded.map(([sex, n]) => ({ ...of, sex, measure: 'tercatat' as const, count: n })),
          ...(shape.isServed ? [part] : []),
        ];
      });
      return grow(areas, counted);
    });
  });

/** A later year of the same regency: some figures other than before. */
export function changed(world: World): fc.Arbitrary<World> {
  const areas = [...world.areas.values()];
  const parents = new Set(areas.map((a) => a.parent));
  const told = [...world.all()].filter(
    (f) =>
      f.sex !== 'A' &&
      f.basis === 'reported' &&
      (!parents.has(f.area) || CLOSED.has(f.series)) &&
      f.series.startsWith('PMKS'),
  );
  const steps = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -4, max: 6 }) },
    ),
    { minLength: told.length, maxLength: told.length },
  );
  return steps.map((by) =>
    grow(
      areas,
      told.map(
        (f, i): Counted => ({
          area: f.area,
          series: f.series,
          sex: f.sex as Counted['sex'],
          measure: f.measure,
          count: Math.max(0, f.count + (by[i] ?? 0)),
        }),
      ),
    ),
  );
}
