import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TILE_DETAILS } from '../../../data/catalogue/tiles.ts';
import type { MultiPolygon, Position } from '../../../data/read/shape.ts';
import { simplifyTogether, toleranceM, toMercator } from '../../../server/areas/simplify.ts';

/** A grid of cells whose borders are jagged lines, drawn by a seed; neighbours share every corner of their border. */
function jaggedGrid(
  columns: number,
  rows: number,
  size: number,
  wobble: (i: number) => number,
): MultiPolygon[] {
  const STEPS = 6;
  const corner = (i: number, j: number): Position => [114 + i * size, -3 + j * size];
  const along = (a: Position, b: Position, seed: number): Position[] =>
    Array.from({ length: STEPS }, (_, k) => {
      const t = k / STEPS;
      const d = k === 0 ? 0 : wobble(seed * 31 + k) * size * 0.3;
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      return [a[0] + dx * t - (dy / size) * d, a[1] + dy * t + (dx / size) * d];
    });
  const right = (i: number, j: number) => along(corner(i, j), corner(i + 1, j), i * 97 + j * 2);
  const up = (i: number, j: number) => along(corner(i, j), corner(i, j + 1), i * 97 + j * 2 + 1);
  const back = (line: Position[], from: Position): Position[] => [from, ...line.slice(1).reverse()];
  const cells: MultiPolygon[] = [];
  for (let i = 0; i < columns; i += 1) {
    for (let j = 0; j < rows; j += 1) {
      const ring = [
        ...right(i, j),
        ...up(i + 1, j),
        ...back(right(i, j + 1), corner(i + 1, j + 1)),
        ...back(up(i, j), corner(i, j + 1)),
      ];
      cells.push([[[...ring, ring[0] as Position]]]);
    }
  }
  return cells;
}

/** Sides of all rings, as 'x y x y'; of a shared border both directions are there. */
function sides(shapes: readonly MultiPolygon[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const ring of shapes.flat(2)) {
    for (let i = 1; i < ring.length; i += 1) {
      const key = `${ring[i - 1]?.join(' ')} ${ring[i]?.join(' ')}`;
      count.set(key, (count.get(key) ?? 0) + 1);
    }
  }
  return count;
}

function reversed(side: string): string {
  const [a, b, c, d] = side.split(' ');
  return `${c} ${d} ${a} ${b}`;
}

function signedArea(shape: MultiPolygon): number {
  let sum = 0;
  for (const ring of shape.flat()) {
    for (let i = 1; i < ring.length; i += 1) {
      const [p, q] = [ring[i - 1] as Position, ring[i] as Position];
      sum +=
        (p[0] - (ring[0]?.[0] ?? 0)) * (q[1] - (ring[0]?.[1] ?? 0)) -
        (q[0] - (ring[0]?.[0] ?? 0)) * (p[1] - (ring[0]?.[1] ?? 0));
    }
  }
  return sum / 2;
}

const wobbles = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 });

describe('borders simplified together', () => {
  test('open no gap: every side inside is the side of two neighbours, and the areas add up to the outline', () => {
    fc.assert(
      fc.property(wobbles, fc.constantFrom(0.002, 0.01, 0.05), (w, size) => {
        const cells = jaggedGrid(4, 3, size, (i) => w[i % w.length] ?? 0);
        for (const [detail, shapes] of simplifyTogether(cells).entries()) {
          const found = sides(shapes);
          const outer = [...found.keys()].filter((s) => !found.has(reversed(s)));
          expect([...found.values()].every((n) => n === 1)).toBe(true);
          // What has no neighbour is one closed line around all: every corner is left as often as it is reached.
          const balance = new Map<string, number>();
          for (const s of outer) {
            const [a, b, c, d] = s.split(' ');
            balance.set(`${a} ${b}`, (balance.get(`${a} ${b}`) ?? 0) + 1);
            balance.set(`${c} ${d}`, (balance.get(`${c} ${d}`) ?? 0) - 1);
          }
          expect(
            [...balance.values()].every((n) => n === 0),
            `detail ${detail}`,
          ).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a parent drawn from its children keeps their outer border', () => {
    const size = 0.02;
    const cells = jaggedGrid(2, 1, size, (i) => Math.sin(i * 12.9));
    const [a, b] = cells.map((c) => c[0]?.[0] ?? []);
    // the outline of both: the sides that only one has
    const inner = new Set([...sides(cells).keys()].filter((s) => sides(cells).has(reversed(s))));
    const next = new Map(
      [...sides(cells).keys()]
        .filter((s) => !inner.has(s))
        .map((s) => [s.split(' ').slice(0, 2).join(' '), s.split(' ').slice(2).join(' ')]),
    );
    const start = [...next.keys()][0] ?? '';
    const ring: Position[] = [];
    for (let at = start; ring.length === 0 || at !== start; at = next.get(at) ?? start) {
      ring.push(at.split(' ').map(Number) as unknown as Position);
    }
    ring.push(ring[0] as Position);
    expect(ring.length).toBe((a?.length ?? 0) + (b?.length ?? 0) - 2 * 6 - 1);
    for (const [left, right, whole] of simplifyTogether([...cells, [[ring]]])) {
      const parts = signedArea(left ?? []) + signedArea(right ?? []);
      expect(signedArea(whole ?? [])).toBeCloseTo(parts, 3);
      const children = sides([left ?? [], right ?? []]);
      for (const side of sides([whole ?? []]).keys()) expect(children.has(side)).toBe(true);
    }
  });

  test('stay within the tolerance: a corner that stands out further is kept', () => {
    for (const { detail } of TILE_DETAILS) {
      const t = toleranceM(detail) / 111_320;
      const spike: Position[] = [
        [114, 0],
        [114 + 40 * t, 0],
        [114 + 40 * t, 40 * t],
        [114 + 20 * t, 44 * t],
        [114, 40 * t],
        [114, 0],
      ];
      const [simple] = simplifyTogether([[[spike]]])[detail] ?? [];
      expect(simple?.[0]?.[0]?.length).toBe(6);
    }
  });

  test('an island smaller than a pixel is still there', () => {
    const island: MultiPolygon = [
      [
        [
          [114, -3],
          [114.0001, -3],
          [114.0001, -2.9999],
          [114, -2.9999],
          [114, -3],
        ],
      ],
    ];
    for (const [shape] of simplifyTogether([island])) {
      expect(shape?.length).toBe(1);
      expect(Math.abs(signedArea(shape ?? []))).toBeGreaterThan(30);
    }
  });

  test('of a shape of many islands those that can be seen are kept', () => {
    const box = (x: number, s: number): Position[] => [
      [x, -3],
      [x + s, -3],
      [x + s, -3 + s],
      [x, -3 + s],
      [x, -3],
    ];
    const [coarse] = simplifyTogether([[[box(114, 0.5)], [box(115, 0.0001)]]]);
    expect(coarse?.[0]?.length).toBe(1);
  });

  test('degrees become metres of web mercator', () => {
    const [x, y] = toMercator([180, 85.0511287798]);
    expect(x).toBeCloseTo(20037508.34, 1);
    expect(y).toBeCloseTo(20037508.34, 0);
    expect(toMercator([0, 0])[1]).toBeCloseTo(0, 6);
  });
});
