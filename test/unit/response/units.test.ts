import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../../data/catalogue/levels.ts';
import { shareOut } from '../../../server/response/shares.ts';
import type { HitTree } from '../../../server/response/tree.ts';
import { estimateAll, type Figure, makeUnit, raised, unitRows } from '../../../server/response/units.ts';

/** A city of two kecamatan with two desa each, and in each desa an RW with two RT. */
const TREE: HitTree = treeOf();
const CITY = 0;

function treeOf(): HitTree {
  const tree = {
    id: [] as number[],
    parentId: [] as (number | null)[],
    level: [] as Level[],
    code: [] as string[],
    name: [] as string[],
    areaM2: [] as (number | null)[],
    isSketched: [] as boolean[],
  };
  const add = (parent: number | null, level: Level): number => {
    const id = tree.id.length + 1;
    tree.id.push(id);
    tree.parentId.push(parent);
    tree.level.push(level);
    tree.code.push(`${id}`);
    tree.name.push(`${level} ${id}`);
    tree.areaM2.push(
      level === 'kabupaten' ? 800 : level === 'kecamatan' ? 400 : level === 'desa' ? 200 : 100,
    );
    tree.isSketched.push(false);
    return id;
  };
  let row = [add(null, 'kabupaten')];
  row = row.flatMap((up) => [add(up, 'kecamatan'), add(up, 'kecamatan')]);
  row = row.flatMap((up) => [add(up, 'desa'), add(up, 'desa')]);
  row = row.map((up) => add(up, 'rw'));
  for (const up of row) {
    add(up, 'rt');
    add(up, 'rt');
  }
  return tree;
}

const rows = shareOut(TREE, new Map(), new Set());
const at = (level: Level) => TREE.level.flatMap((l, row) => (l === level ? [row] : []));
const ALL = [...TREE.id.keys()];

/** Persons who are hit where only counts of the field are known: by row. */
function totalOf(
  told: ReadonlyMap<number, number>,
  figures: ReadonlyMap<number, Figure> = new Map(),
): number {
  const counted = raised(rows, told);
  const isWide = (row: number) => TREE.level[row] === 'kecamatan' || TREE.level[row] === 'kabupaten';
  const within = new Map([...counted].filter(([row]) => !isWide(row)));
  const above = new Map([...counted].filter(([row]) => isWide(row)));
  const units = unitRows(rows, counted).map((row) =>
    makeUnit(row, { rows, figures, counted: within, partial: new Map(), readsParts: () => true }),
  );
  return estimateAll(units, rows, above).total?.best ?? 0;
}

const isIn = (row: number, up: number): boolean => {
  for (let one = row; one >= 0; one = rows.parent[one] ?? -1) if (one === up) return true;
  return false;
};

describe('counts of the field at several levels', () => {
  test('a count of the city holds for the kecamatan in it: they are not added together', () => {
    const [kecamatan = 0] = at('kecamatan');
    expect(
      totalOf(
        new Map([
          [CITY, 100_000],
          [kecamatan, 45_000],
        ]),
      ),
    ).toBe(100_000);
  });

  test('a count of a kecamatan or an RW is never less than what was told of its parts', () => {
    const [kecamatan = 0] = at('kecamatan');
    const inside = at('rt').find((rt) => isIn(rt, kecamatan)) ?? 0;
    expect(
      totalOf(
        new Map([
          [kecamatan, 100],
          [inside, 180],
        ]),
      ),
    ).toBe(180);
    const [rw = 0] = at('rw');
    const rt = at('rt').filter((one) => isIn(one, rw));
    expect(totalOf(new Map([[rw, 10], ...rt.map((one) => [one, 20] as const)]))).toBe(40);
  });

  test('a count inside a counted area makes it the greater of the whole and its parts, never the sum', () => {
    const told = fc.dictionary(fc.constantFrom(...ALL.map(String)), fc.nat(1000), { maxKeys: 8 });
    fc.assert(
      fc.property(told, fc.constantFrom(...ALL), fc.nat(1000), fc.nat(1000), (some, whole, count, more) => {
        const known = new Map(Object.entries(some).map(([row, n]) => [Number(row), n] as const));
        known.set(whole, count);
        const part = ALL.find((row) => row !== whole && isIn(row, whole) && !known.has(row));
        if (part === undefined) return;
        const only = (map: ReadonlyMap<number, number>) =>
          new Map([...map].filter(([row]) => isIn(row, whole)));
        const after = new Map(known).set(part, more);
        const parts = new Map([...only(after)].filter(([row]) => row !== whole));
        expect(totalOf(only(after))).toBe(Math.max(count, totalOf(parts)));
        expect(totalOf(after)).toBeGreaterThanOrEqual(totalOf(known));
        expect(totalOf(after)).toBeLessThanOrEqual(totalOf(known) + more);
      }),
    );
  });
});

describe('where people live', () => {
  /** RT, of which a layer calls some settled, and how much of the land and of that is inside; some desa as well. */
  const RT = at('rt');
  const of = fc.record({
    size: fc.option(fc.integer({ min: 1, max: 50 }), { nil: null, freq: 3 }),
    share: fc.constantFrom(0, 0, 0.2, 0.5, 1),
    inside: fc.double({ min: 0, max: 1, noNaN: true }),
    more: fc.double({ min: 0, max: 1, noNaN: true }),
    layer: fc.constantFrom(7, 7, 7, 8),
  });
  type Given = { size: number | null; share: number; inside: number; layer: number };
  const idOf = (row: number) => TREE.id[row] ?? 0;
  const made = (given: readonly Given[], withDesa: boolean) => {
    const settled = given.flatMap(({ size, layer }, i) =>
      size === null ? [] : [[idOf(RT[i] ?? 0), { layer, size }] as const],
    );
    const desa = at('desa').map((row) => {
      const within = RT.flatMap((rt, i) => (isIn(rt, row) ? [given[i]] : []));
      const size = within.reduce((sum, one) => sum + (one?.layer === 7 ? (one.size ?? 0) : 0), 0);
      return [idOf(row), { layer: 7, size }] as const;
    });
    const hit = given.flatMap((one, i) => (one.share > 0 ? [{ ...one, id: idOf(RT[i] ?? 0) }] : []));
    return shareOut(TREE, new Map(hit.map(({ id, share }) => [id, share])), new Set(), {
      size: new Map([...settled, ...(withDesa ? desa.filter(([, { size }]) => size > 0) : [])]),
      inside: new Map(
        hit.flatMap(({ id, size, inside, share }) =>
          size === null ? [] : [[id, share >= 1 ? size : size * inside] as const],
        ),
      ),
    });
  };
  const eight = fc.array(of, { minLength: 8, maxLength: 8 });

  test('nobody lives inside of what is not touched, and everybody of what lies wholly inside', () => {
    fc.assert(
      fc.property(eight, fc.boolean(), (given, withDesa) => {
        const { share, lived } = made(given, withDesa);
        for (const row of ALL) {
          const [land, people] = [share[row] ?? 0, lived[row] ?? 0];
          expect(people).toBeGreaterThanOrEqual(0);
          expect(people).toBeLessThanOrEqual(1 + 1e-9);
          if (land === 0) expect(people).toBe(0);
          if (land >= 1 - 1e-6) expect(people).toBe(1);
        }
      }),
    );
  });

  test('a growing footprint never lowers the share of those who live somewhere', () => {
    fc.assert(
      fc.property(eight, fc.boolean(), (given, withDesa) => {
        const larger = given.map((one) => ({
          ...one,
          share: one.share === 0 ? 0.2 : Math.min(1, one.share * 2),
          inside: one.inside + (1 - one.inside) * one.more,
        }));
        const [before, after] = [made(given, withDesa), made(larger, withDesa)];
        for (const row of ALL)
          expect(after.lived[row] ?? 0).toBeGreaterThanOrEqual((before.lived[row] ?? 0) - 1e-9);
      }),
    );
  });

  test('without a layer, and where it has no settlement, the share is that of the land', () => {
    fc.assert(
      fc.property(eight, (given) => {
        const none = made(
          given.map((one) => ({ ...one, size: null })),
          false,
        );
        for (const row of ALL) expect(none.lived[row]).toBeCloseTo(none.share[row] ?? 0, 9);
        expect(none.settledBy.every((layer) => layer === null)).toBe(true);
      }),
    );
  });

  test('a desa is told by its settlements as far as they lie in the RT that are hit', () => {
    const given = RT.map(
      (_, i): Given => ({ size: i === 0 ? 30 : 10, share: i === 0 ? 0.5 : 0, inside: 0.5, layer: 7 }),
    );
    const { lived, settledBy, share } = made(given, true);
    const desa = at('desa')[0] ?? 0;
    expect(share[desa]).toBeCloseTo(0.25);
    expect(lived[desa]).toBeCloseTo(15 / 40);
    expect(settledBy[desa]).toBe(7);
  });
});
