import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundLength } from '../../../client/export/furniture.ts';

test('a scale bar is the longest round length there is room for', () => {
  expect([0.9, 1, 4.9, 730, 1999, 2000, 60_000].map(roundLength)).toEqual([
    0.5, 1, 2, 500, 1000, 2000, 50_000,
  ]);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), (room) => {
      const length = roundLength(room);
      expect(length).toBeLessThanOrEqual(room);
      expect(length * 2.5).toBeGreaterThan(room * 0.999);
    }),
  );
});
