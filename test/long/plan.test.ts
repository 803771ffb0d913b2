import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pins, trees } from '../unit/disclosure/leaf-pins.ts';

describe('a disclosure plan', () => {
  it('leaves no hidden figure of any tree to be found out, by everybody or an insider', {
    timeout: 600_000,
  }, () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(pins(tree)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
