import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseChanges, type SharedGround } from '../../../server/imports/versions/recognise.ts';

/** Areas as sets of cells of a grid: what they share follows from the cells. */
type Cells = Readonly<Record<string, readonly number[]>>;

function sharedOf(before: Cells, after: Cells): SharedGround[] {
  return Object.entries(before).flatMap(([b, ofB]) =>
    Object.entries(after).flatMap(([a, ofA]) => {
      const common = ofB.filter((cell) => ofA.includes(cell)).length;
      return common === 0
        ? []
        : [{ before: b, after: a, ofBefore: common / ofB.length, ofAfter: common / ofA.length }];
    }),
  );
}

const changesOf = (before: Cells, after: Cells) =>
  recogniseChanges(new Set(Object.keys(before)), new Set(Object.keys(after)), sharedOf(before, after));

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('areas that became one or several', () => {
  test('two that are no more and lie in a new one became that one', () => {
    const before = { utara: range(0, 40), timur: range(40, 100), lain: range(100, 150) };
    const after = { perak: range(0, 100), lain: range(100, 150) };
    expect(changesOf(before, after)).toEqual({
      merges: [{ into: 'perak', from: ['timur', 'utara'], kept: false, share: 1 }],
      splits: [],
    });
  });

  test('one that went into another that kept its code', () => {
    const before = { a: range(0, 70), b: range(70, 100) };
    const after = { a: range(0, 100) };
    expect(changesOf(before, after).merges).toEqual([{ into: 'a', from: ['b'], kept: true, share: 1 }]);
  });

  test('one that was divided, whether its code stays or not', () => {
    expect(changesOf({ a: range(0, 100) }, { a: range(0, 60), b: range(60, 100) }).splits).toEqual([
      { from: 'a', into: ['b'], kept: true, share: 1 },
    ]);
    expect(changesOf({ a: range(0, 100) }, { b: range(0, 60), c: range(60, 100) }).splits).toEqual([
      { from: 'a', into: ['b', 'c'], kept: false, share: 1 },
    ]);
  });

  test('a code that changed, a border that moved, and a file of a part are none of these', () => {
    expect(changesOf({ a: range(0, 100) }, { b: range(0, 100) })).toEqual({ merges: [], splits: [] });
    expect(changesOf({ a: range(0, 60), b: range(60, 100) }, { a: range(0, 70), b: range(70, 100) })).toEqual(
      {
        merges: [],
        splits: [],
      },
    );
    expect(changesOf({ a: range(0, 60), b: range(60, 100) }, { a: range(0, 60) })).toEqual({
      merges: [],
      splits: [],
    });
  });

  test('drawings that differ a little change nothing of what is recognised, those that differ much undo it', () => {
    const before = { utara: range(0, 40), timur: range(40, 100) };
    expect(changesOf(before, { perak: range(3, 103) }).merges).toHaveLength(1);
    expect(changesOf(before, { perak: range(20, 120) }).merges).toEqual([]);
  });

  test('whatever areas are joined, each is found once, and the way back is a division of the same', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(groups, (sizes) => {
        const before: Record<string, number[]> = {};
        const after: Record<string, number[]> = {};
        let at = 0;
        for (const [g, size] of sizes.entries()) {
          const whole: number[] = [];
          for (let part = 0; part < size; part += 1) {
            const cells = range(at, at + 10);
            at += 10;
            whole.push(...cells);
            // A group of one is an area that stays.
            before[size === 1 ? `g${g}` : `g${g}p${part}`] = cells;
          }
          after[`g${g}`] = whole;
        }
        const joined = sizes.filter((size) => size > 1).length;
        const there = changesOf(before, after);
        expect(there.merges).toHaveLength(joined);
        expect(there.splits).toEqual([]);
        expect(new Set(there.merges.flatMap((m) => m.from)).size).toBe(
          sizes.filter((s) => s > 1).reduce((n, s) => n + s, 0),
        );
        const back = changesOf(after, before);
        expect(back.merges).toEqual([]);
        expect(back.splits.map((s) => s.from).sort()).toEqual(there.merges.map((m) => m.into).sort());
      }),
    );
  });
});
