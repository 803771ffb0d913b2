import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, trees } from '../attack/adversarial.ts';
import { attackPlans } from '../attack/by-plan.ts';

describe('an attack on adversarial trees pins no hidden figure', () => {
  test('of one release', async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (world) => {
        expect((await attackPlans([world])).pins).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('of four releases, the last like the first', async () => {
    const stories = trees.chain((world) =>
      changed(world).chain((second) => changed(second).map((third) => [world, second, third, world])),
    );
    await fc.assert(
      fc.asyncProperty(stories, async (worlds) => {
        expect((await attackPlans(worlds)).pins).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
