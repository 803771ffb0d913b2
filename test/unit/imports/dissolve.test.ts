import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MultiPolygon, Position } from '../../../data/read/shape.ts';
import { dissolve } from '../../../server/imports/tree/dissolve.ts';

/** Square of a grid, with a corner in the middle of each side; every second one runs clockwise. */
function square(x: number, y: number): MultiPolygon {
  const ring: Position[] = [
    [x, y],
    [x + 0.5, y],
    [x + 1, y],
    [x + 1, y + 0.5],
    [x + 1, y + 1],
    [x + 0.5, y + 1],
    [x, y + 1],
    [x, y + 0.5],
    [x, y],
  ];
  return [[(x + y) % 2 === 0 ? ring : ring.toReversed()]];
}

const areaOf = (ring: readonly Position[]) =>
  ring.slice(1).reduce((sum, [bx, by], i) => {
    const [ax, ay] = ring[i] as Position;
    return sum + (ax * by - bx * ay) / 2;
  }, 0);

describe('the outline of areas that share their borders', () => {
  test('covers what they cover: whatever cells of a grid, with holes and islands, touching in corners or not', async () => {
    const cells = fc.uniqueArray(fc.integer({ min: 0, max: 35 }), { minLength: 1, maxLength: 36 });
    await fc.assert(
      fc.asyncProperty(cells, async (chosen) => {
        const outline = await dissolve(chosen.map((n) => square(n % 6, Math.floor(n / 6))));
        if (!outline) throw new Error('no outline');
        for (const polygon of outline) {
          for (const [i, ring] of polygon.entries()) {
            expect(areaOf(ring) > 0).toBe(i === 0);
            expect(new Set(ring.slice(1).map(String)).size).toBe(ring.length - 1);
          }
        }
        const edges = outline.flat().flatMap((ring) => ring.slice(1).map((to, i) => `${ring[i]} ${to}`));
        const inside = (n: number, dx: number, dy: number) => {
          const [x, y] = [(n % 6) + dx, Math.floor(n / 6) + dy];
          return x >= 0 && x < 6 && y >= 0 && y < 6 && chosen.includes(y * 6 + x);
        };
        const free = [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const;
        const expected = chosen.flatMap((n) => free.filter(([dx, dy]) => !inside(n, dx, dy)));
        expect(new Set(edges).size).toBe(2 * expected.length);
        const area = outline.flat().reduce((sum, ring) => sum + areaOf(ring), 0);
        expect(area).toBeCloseTo(chosen.length, 9);
      }),
    );
  });

  test('has holes in the part that they lie in', async () => {
    const ringOf = (x: number) => [0, 1, 2, 3, 5, 6, 7, 8].map((n) => square(x + (n % 3), Math.floor(n / 3)));
    const outline = await dissolve([...ringOf(0), ...ringOf(4)]);
    expect(outline?.map((polygon) => polygon.length)).toEqual([2, 2]);
    for (const [outer, hole] of outline ?? []) {
      const west = Math.min(...(outer ?? []).map((p) => p[0]));
      expect(Math.min(...(hole ?? []).map((p) => p[0]))).toBe(west + 1);
    }
  });

  test('has ground twice where two areas have it', async () => {
    const outline = await dissolve([square(0, 0), square(0, 0), square(1, 0)]);
    const areas = (outline ?? []).map(([outer]) => areaOf(outer ?? []));
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(3, 9);
    expect(await dissolve([])).toBeUndefined();
  });

  /** Two neighbours of a kilometre each; the right one has corners of its own along the border, `off` degrees beside it. */
  const neighbours = (off: number): MultiPolygon[] => {
    const left: Position[] = [
      [0, 0],
      [0.01, 0],
      [0.01, 0.01],
      [0, 0.01],
      [0, 0],
    ];
    const right: Position[] = [
      [0.01, 0],
      [0.02, 0],
      [0.02, 0.01],
      [0.01, 0.01],
      [0.01 + off, 0.007],
      [0.01 - off, 0.003],
      [0.01, 0],
    ];
    return [[[left]], [[right]]];
  };

  test('makes one line of a border that two areas drew with corners of their own, 4 m apart', async () => {
    const outline = await dissolve(neighbours(4e-5));
    expect(outline?.map((polygon) => polygon.length)).toEqual([1]);
    expect(areaOf(outline?.[0]?.[0] ?? [])).toBeCloseTo(2e-4, 12);
  });

  test('keeps a gap that is wide for the ground: an alley of 30 m between two areas', async () => {
    const outline = await dissolve(neighbours(3e-4));
    expect(outline?.flat().length).toBeGreaterThan(1);
  });

  test('of borders drawn finer than they could be joined is what they are, without taking for ever', async () => {
    const corners = 20_000;
    const rim = Array.from({ length: corners }, (_, i): Position => {
      const [angle, r] = [(2 * Math.PI * i) / corners, i % 2 === 0 ? 0.02 : 0.0199];
      return [r * Math.cos(angle), r * Math.sin(angle)];
    });
    const outline = await dissolve([[[[...rim, rim[0] as Position]]], square(5, 5)]);
    expect(outline?.map(([outer]) => outer?.length).sort()).toEqual([corners + 1, 9]);
  });
});
