import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_PLAN_SETTINGS } from '../../../server/disclosure/plan/settings.ts';
import { pins, planOf, trees } from './leaf-pins.ts';
import type { Leaves } from './leaf-tree.ts';

const { k } = FIRST_PLAN_SETTINGS;

describe('a disclosure plan', () => {
  it.each<[string, Leaves]>([
    ['one child with little', [[[0, 2, 1, 9, 30]]]],
    [
      'two children, one of them small',
      [
        [
          [0, 669, 0, 0, 5],
          [0, 1, 0, 0, 703],
        ],
      ],
    ],
    [
      'children that are all small',
      [
        [
          [1, 2, 1, 3, 2],
          [2, 1, 4, 1, 1],
          [1, 1, 1, 1, 1],
        ],
      ],
    ],
    [
      'one large among nothing',
      [
        [
          [0, 0, 0, 0, 900],
          [0, 0, 0, 0, 0],
        ],
        [[0, 3, 0, 0, 0]],
      ],
    ],
    ['two kecamatan of one desa', [[[0, 0, 0, 0, 1]], [[0, 0, 2, 0, 3]]]],
  ])('protects %s', { timeout: 60_000 }, (_, tree) => {
    expect(pins(tree)).toEqual([]);
  });

  it('hides every count under the threshold and shows every zero', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        for (const { value, state } of planOf(tree).cells) {
          if (value === 0) expect(state).toBe('shown');
          else if (value < k) expect(state).toBe('hidden');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('hides nothing where nothing is small', () => {
    const tree = [
      [
        [20, 30, 40, 50, 60],
        [9, 8, 7, 6, 5],
      ],
      [[11, 12, 13, 14, 15]],
    ];
    expect(planOf(tree).cells.filter((c) => c.state !== 'shown')).toEqual([]);
  });

  it('shows all totals of a table with room enough', () => {
    const row = (n: number) => [12, 14, 16, 18, 20 + n];
    const tree = [
      [[3, 0, 16, 18, 20], row(1), row(2), row(3)],
      [row(4), row(5), row(6)],
      [row(7), row(8), row(9)],
    ];
    const { cells } = planOf(tree);
    expect(cells.filter((c) => c.family === 'total' && c.state !== 'shown')).toEqual([]);
    expect(cells.some((c) => c.because === 'complement')).toBe(true);
  });
});
