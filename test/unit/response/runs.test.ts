import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from '../../../server/response/runs.ts';

test('areas that stand side by side are read in one run, those far apart each by itself', () => {
  expect(runsOf([])).toEqual([]);
  expect(runsOf([12, 10, 11, 900])).toEqual([
    { from: 10, to: 12 },
    { from: 900, to: 900 },
  ]);
});

test('each area lies in one run, and of what is read little else is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5000 })), (ids) => {
      const runs = runsOf(ids);
      for (const id of ids) expect(runs.filter(({ from, to }) => from <= id && id <= to)).toHaveLength(1);
      const read = runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);
      expect(read).toBeLessThanOrEqual(16 * new Set(ids).size);
    }),
  );
});
