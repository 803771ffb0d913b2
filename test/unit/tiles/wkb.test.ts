import { expect, test } from 'vitest';
import { HALF_WORLD_M } from '../../../server/tiles/grid.ts';
import { readUnitShape } from '../../../server/tiles/wkb.ts';

type Ring = [number, number][];

/** Well-known binary of a polygon, as the database writes it. */
function polygonWkb(rings: Ring[], little: boolean): Buffer {
  const parts: Buffer[] = [];
  const int = (n: number) => {
    const b = Buffer.alloc(4);
    if (little) b.writeUInt32LE(n);
    else b.writeUInt32BE(n);
    parts.push(b);
  };
  parts.push(Buffer.from([little ? 1 : 0]));
  int(3);
  int(rings.length);
  for (const ring of rings) {
    int(ring.length);
    for (const n of ring.flat()) {
      const b = Buffer.alloc(8);
      if (little) b.writeDoubleLE(n);
      else b.writeDoubleBE(n);
      parts.push(b);
    }
  }
  return Buffer.concat(parts);
}

const ring: Ring = [
  [0, 0],
  [HALF_WORLD_M, 0],
  [0, HALF_WORLD_M],
  [0, 0],
];

test.each([true, false])(
  'a polygon is read into the unit square in both byte orders (little: %s)',
  (little) => {
    const shape = readUnitShape(polygonWkb([ring], little));
    expect(shape.polygons).toEqual([
      [
        [
          [0.5, 0.5],
          [1, 0.5],
          [0.5, 0],
          [0.5, 0.5],
        ],
      ],
    ]);
    expect(shape).toMatchObject({ minX: 0.5, maxX: 1, minY: 0, maxY: 0.5, vertices: 4 });
  },
);

test('a multipolygon keeps its parts and their holes', () => {
  const head = Buffer.from([1, 6, 0, 0, 0, 2, 0, 0, 0]);
  const wkb = Buffer.concat([head, polygonWkb([ring], true), polygonWkb([ring, ring], true)]);
  const shape = readUnitShape(wkb);
  expect(shape.polygons.map((p) => p.length)).toEqual([1, 2]);
  expect(shape.vertices).toBe(12);
});

test('anything but a polygon is a bug and throws', () => {
  const point = Buffer.alloc(21);
  point[0] = 1;
  point.writeUInt32LE(1, 1);
  expect(() => readUnitShape(point)).toThrow(RangeError);
});
