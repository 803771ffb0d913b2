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
