import { expect, test } from 'vitest';
import { doubleAreaOf, type TileRing, tidyRings } from '../../../server/tiles/tidy.ts';

const square: TileRing = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];

test('points that fell on their neighbour are left out', () => {
  const [ring] = tidyRings([
    [
      [0, 0],
      [10, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
  ]);
  expect(ring).toEqual(square);
});

test('a ring that fell to a line or a point is dropped, and with it a feature too small for the zoom', () => {
  const line: TileRing = [
    [3, 3],
    [4, 3],
    [3, 3],
    [3, 3],
  ];
  const point: TileRing = [
    [3, 3],
    [3, 3],
    [3, 3],
    [3, 3],
  ];
  expect(tidyRings([line])).toEqual([]);
  expect(tidyRings([point])).toEqual([]);
  expect(tidyRings([square, line])).toEqual([square]);
});

test('the first ring is always an outer one, and a hole keeps its winding', () => {
  const turned = square.toReversed();
  expect(doubleAreaOf(turned)).toBeLessThan(0);
  expect(doubleAreaOf(tidyRings([turned])[0] ?? [])).toBe(200);
  const hole: TileRing = [
    [2, 2],
    [2, 4],
    [4, 4],
    [4, 2],
    [2, 2],
  ];
  expect(tidyRings([square, hole])).toEqual([square, hole]);
});
