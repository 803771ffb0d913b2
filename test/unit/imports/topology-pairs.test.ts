import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MultiPolygon, Position } from '../../../data/read/shape.ts';
import { outlinesOf, pairsToCompare } from '../../../server/imports/topology/pairs.ts';
import { drawOutlines, frameOf, pathOf } from '../../../server/imports/topology/picture.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function rectangle({ x, y, w, h }: Box, clockwise = false): MultiPolygon {
  const ring: Position[] = [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
    [x, y],
  ];
  return [[clockwise ? ring.toReversed() : ring]];
}

const box = fc.record({
  x: fc.integer({ min: 0, max: 20 }),
  y: fc.integer({ min: 0, max: 20 }),
  w: fc.integer({ min: 1, max: 8 }),
  h: fc.integer({ min: 1, max: 8 }),
});

const shareGround = (a: Box, b: Box) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe('which shapes may overlap', () => {
  test('no two that share ground are left out, in whatever direction they are drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(box, fc.boolean()), { minLength: 2, maxLength: 8 }), (given) => {
        const pairs = pairsToCompare(outlinesOf(given.map(([b, clockwise]) => rectangle(b, clockwise))));
        const compared = new Set(pairs.map(([a, b]) => `${a} ${b}`));
        for (const [i, [a]] of given.entries()) {
          for (const [j, [b]] of given.entries()) {
            if (i < j && shareGround(a, b)) expect(compared).toContain(`${i} ${j}`);
          }
        }
      }),
    );
  });

  test('neighbours that draw their border with the same points are not compared', () => {
    const grid = Array.from({ length: 25 }, (_, i) =>
      rectangle({ x: i % 5, y: Math.floor(i / 5), w: 1, h: 1 }, i % 2 === 0),
    );
    const outlines = outlinesOf(grid);
    expect(outlines[12]?.loose).toEqual([]);
    // On the rim of the file a border has one side only.
    expect(outlines[0]?.loose.length).toBe(2 * 4);
    const inner = pairsToCompare(outlines).filter(([a, b]) => [a, b].includes(12));
    expect(inner).toEqual([]);
  });

  test('the same ground drawn twice is compared, though every edge has a partner', () => {
    const twice = [rectangle({ x: 0, y: 0, w: 2, h: 2 }), rectangle({ x: 0, y: 0, w: 2, h: 2 })];
    expect(pairsToCompare(outlinesOf(twice))).toEqual([[0, 1]]);
  });
});

describe('the small map of a report', () => {
  test('has every shape inside its frame, north up', () => {
    const shapes = [rectangle({ x: 110, y: -7, w: 2, h: 1 }), rectangle({ x: 112, y: -6, w: 1, h: 1 })];
    const frame = frameOf(outlinesOf(shapes).map((o) => o.box));
    const { areas, width, height } = drawOutlines(shapes, frame);
    expect(areas).toHaveLength(2);
    expect(width).toBeGreaterThan(height);
    const numbers = areas.join(' ').match(/[\d.]+/g) ?? [];
    expect(numbers.map(Number).every((n) => n >= 0 && n <= Math.max(width, height))).toBe(true);
    const [, north] = frame.project([112, -5]);
    const [, south] = frame.project([112, -7]);
    expect(north).toBeLessThan(south);
  });

  test('leaves out what is too small to be drawn, and gets coarser where there is very much', () => {
    const frame = frameOf([[110, -7, 111, -6]]);
    expect(pathOf(rectangle({ x: 110, y: -7, w: 1e-6, h: 1e-6 }), frame.project, 1, 0)).toBe('');
    const many = Array.from({ length: 3000 }, (_, i) => {
      const x = 110 + (i % 60) / 60;
      const y = -7 + Math.floor(i / 60) / 60;
      return rectangle({ x, y, w: 1 / 60, h: 1 / 60 });
    });
    const letters = drawOutlines(many, frame).areas.reduce((n, path) => n + path.length, 0);
    expect(letters).toBeLessThanOrEqual(60_000);
  });
});
