import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../attack/blocks.ts';
import { propagate } from '../../attack/propagate.ts';
import { BlockSolver, solver } from '../../attack/solve.ts';
import { System } from '../../attack/system.ts';

/** A table of small whole numbers with its sums, of which some cells are hidden. */
const tables = fc
  .record({ rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 3 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      values: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
      // One more row and column: the sums can be hidden too, but for the whole.
      hidden: fc.array(fc.boolean(), { minLength: (rows + 1) * (columns + 1), maxLength: 16 }),
    }),
  );

function withSums(values: readonly (readonly number[])[]): number[][] {
  const rows = values.map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
  const last = (rows[0] ?? []).map((_, c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0));
  return [...rows, last];
}

function systemOf(table: readonly (readonly number[])[], hidden: readonly boolean[]) {
  const system = new System();
  const [height, width] = [table.length, table[0]?.length ?? 0];
  const name = (r: number, c: number) => `${r},${c}`;
  table.forEach((row, r) => {
    row.forEach((value, c) => {
      const isWhole = r === height - 1 && c === width - 1;
      if (!isWhole && hidden[r * width + c]) system.cell(name(r, c));
      else system.know(name(r, c), value);
    });
  });
  const minus = (names: string[]) => names.map((n) => [n, -1] as const);
  for (let r = 0; r < height; r += 1) {
    const parts = minus(Array.from({ length: width - 1 }, (_, c) => name(r, c)));
    system.relate([[name(r, width - 1), 1], ...parts], 0, 0, `row ${r}`);
  }
  for (let c = 0; c < width; c += 1) {
    const parts = minus(Array.from({ length: height - 1 }, (_, r) => name(r, c)));
    system.relate([[name(height - 1, c), 1], ...parts], 0, 0, `column ${c}`);
  }
  return system;
}

/** Every table there is with what is not hidden, by trying them all. */
function byTrying(
  table: readonly (readonly number[])[],
  hidden: readonly boolean[],
): Map<string, [number, number]> {
  const [height, width] = [table.length, table[0]?.length ?? 0];
  const whole = table[height - 1]?.[width - 1] ?? 0;
  const out = new Map<string, [number, number]>();
  const inner = Array.from({ length: (height - 1) * (width - 1) }, (_, i) => [
    Math.floor(i / (width - 1)),
    i % (width - 1),
  ]);
  const made = table.map((row) => [...row]);
  const isHidden = (r: number, c: number) =>
    hidden[r * width + c] === true && !(r === height - 1 && c === width - 1);
  const visit = (at: number, left: number) => {
    if (at === inner.length) {
      const sums = withSums(made.slice(0, -1).map((row) => row.slice(0, -1)));
      const fits = sums.every((row, r) => row.every((v, c) => isHidden(r, c) || v === table[r]?.[c]));
      if (!fits) return;
      for (const [r, row] of sums.entries()) {
        for (const [c, v] of row.entries()) {
          const [a, b] = out.get(`${r},${c}`) ?? [v, v];
          out.set(`${r},${c}`, [Math.min(a, v), Math.max(b, v)]);
        }
      }
      return;
    }
    const [r = 0, c = 0] = inner[at] ?? [];
    const own = table[r]?.[c] ?? 0;
    const from = isHidden(r, c) ? 0 : own;
    const to = isHidden(r, c) ? left : Math.min(left, own);
    for (let v = from; v <= to; v += 1) {
      (made[r] as number[])[c] = v;
      visit(at + 1, left - v);
    }
  };
  visit(0, whole);
  return out;
}

describe('the attacker', () => {
  test('finds the least and the greatest value of each hidden cell, as trying every table does', async () => {
    const highs = await solver();
    fc.assert(
      fc.property(tables, ({ values, hidden }) => {
        const table = withSums(values);
        fc.pre((table.at(-1)?.at(-1) ?? 0) <= 9);
        const system = systemOf(table, hidden);
        const bounds = propagate(system.bounds(), system.relations);
        const found = new Map<string, [number, number]>();
        system.names.forEach((name, cell) => {
          found.set(name, [bounds.least[cell] ?? 0, bounds.greatest[cell] ?? 0]);
        });
        for (const block of blocksOf(bounds, system.relations)) {
          const one = new BlockSolver(highs, block, bounds);
          const all = block.cells.map((cell) => ({ cell, need: 1e6 }));
          for (const [cell, { least, greatest }] of one.ranges(all)) {
            found.set(system.names[cell] ?? '', [least, greatest]);
          }
          one.dispose();
        }
        expect(found).toEqual(byTrying(table, hidden));
      }),
      { numRuns: 150 },
    );
  });

  test('of two hidden cells and their total knows no more than their sum, and of one all', async () => {
    const system = new System();
    system.know('total', 12);
    system.know('a', 7);
    for (const name of ['b', 'c']) system.between(name, 1, Number.POSITIVE_INFINITY);
    system.relate(
      [
        ['total', 1],
        ['a', -1],
        ['b', -1],
        ['c', -1],
      ],
      0,
      0,
      'sum',
    );
    const bounds = propagate(system.bounds(), system.relations);
    expect([bounds.least[2], bounds.greatest[2]]).toEqual([1, 4]);
    system.know('c', 1);
    const known = propagate(system.bounds(), system.relations);
    expect([known.least[2], known.greatest[2]]).toEqual([4, 4]);
  });
});
