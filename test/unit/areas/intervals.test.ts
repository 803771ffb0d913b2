import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intervalsOf } from '../../../server/areas/intervals.ts';

const day = fc.integer({ min: 1, max: 28 }).map((d) => `2017-01-${String(d).padStart(2, '0')}`);
const version = fc
  .record({ a: fc.option(day), b: fc.option(day), content: fc.constantFrom('x', 'y', 'z') })
  .filter(({ a, b }) => a === null || b === null || a < b)
  .map(({ a, b, content }) => ({ validFrom: a, validTo: b, content }));

test('on every day the range that holds has just the versions of that day, and neighbours differ', () => {
  fc.assert(
    fc.property(fc.array(version, { maxLength: 6 }), day, (versions, on) => {
      const intervals = intervalsOf(versions, (v) => v.content);
      const then = versions.filter(
        (v) => (v.validFrom ?? '') <= on && (v.validTo === null || on < v.validTo),
      );
      const holding = intervals.filter((i) => (i.from ?? '') <= on && (i.to === null || on < i.to));
      expect(holding.length).toBe(then.length > 0 ? 1 : 0);
      expect(holding[0]?.versions.map((v) => v.content) ?? []).toEqual(then.map((v) => v.content));
      for (const [i, next] of intervals.slice(1).entries()) {
        const before = intervals[i];
        if (before?.to !== next.from) continue;
        expect(before?.versions.map((v) => v.content)).not.toEqual(next.versions.map((v) => v.content));
      }
    }),
  );
});
