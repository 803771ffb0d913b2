import { expect, test } from 'vitest';
import { HALF_WORLD_M } from '../../../server/tiles/grid.ts';
import { unitShapeOf } from '../../../server/tiles/unit-shape.ts';

test('metres of web mercator become the unit square, north up, with the box around them', () => {
  const ring: [number, number][] = [
    [0, 0],
    [HALF_WORLD_M, 0],
    [0, HALF_WORLD_M],
    [0, 0],
  ];
  const shape = unitShapeOf([[ring], [ring, ring]]);
  expect(shape.polygons[0]).toEqual([
    [
      [0.5, 0.5],
      [1, 0.5],
      [0.5, 0],
      [0.5, 0.5],
    ],
  ]);
  expect(shape.polygons.map((polygon) => polygon.length)).toEqual([1, 2]);
  expect(shape).toMatchObject({ minX: 0.5, maxX: 1, minY: 0, maxY: 0.5, vertices: 12 });
});
