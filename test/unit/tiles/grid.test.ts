import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxOf, HALF_WORLD_M, holdsPoint, isOnGrid, leastLabelledM } from '../../../server/tiles/grid.ts';

const metres = fc.double({ min: -HALF_WORLD_M + 1, max: HALF_WORLD_M - 1, noNaN: true });

test('a label lies in exactly one tile of a zoom', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14 }), metres, metres, (z, xM, yM) => {
      const side = (2 * HALF_WORLD_M) / 2 ** z;
      const x = Math.floor((xM + HALF_WORLD_M) / side);
      const y = Math.floor((HALF_WORLD_M - yM) / side);
      const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => ({ z, x: x + dx, y: y + dy })));
      expect(around.filter((address) => holdsPoint(boxOf(address), xM, yM))).toHaveLength(1);
    }),
  );
});

test('neighbouring tiles share their edge to the last digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 14 }), fc.nat(), fc.nat(), (z, a, b) => {
      const x = a % (2 ** z - 1);
      const y = b % (2 ** z - 1);
      expect(boxOf({ z, x, y }).east).toBe(boxOf({ z, x: x + 1, y }).west);
      expect(boxOf({ z, x, y }).south).toBe(boxOf({ z, x, y: y + 1 }).north);
    }),
  );
});

test('tiles off the grid are known', () => {
  expect(isOnGrid({ z: 0, x: 0, y: 0 })).toBe(true);
  expect(isOnGrid({ z: 3, x: 7, y: 7 })).toBe(true);
  expect(isOnGrid({ z: 3, x: 8, y: 0 })).toBe(false);
  expect(isOnGrid({ z: 3, x: 0, y: 8 })).toBe(false);
});

test('at the highest zoom every area has a label, at lower ones only those wide enough for a name', () => {
  expect(leastLabelledM(14)).toBe(0);
  expect(leastLabelledM(10)).toBeCloseTo(917, 0);
  expect(leastLabelledM(9)).toBeCloseTo(2 * leastLabelledM(10), 6);
});
