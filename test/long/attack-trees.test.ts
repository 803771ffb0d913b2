import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, trees } from '../attack/adversarial.ts';
import { attackPlans, type Slices } from '../attack/by-plan.ts';
import type { World } from '../attack/world.ts';

/** Besides areas and what roles read: nobody, as an office begins; somebody for every open type. */
const guarded = fc.constantFrom<Slices | undefined>([], undefined);

/** Pins, as whoever reads of a failure can follow them. */
async function pins(worlds: readonly World[], slices: Slices | undefined): Promise<string[]> {
  const { pins: found } = await attackPlans(worlds, undefined, slices);
  return found.map(
    (pin) =>
      `${pin.insider ?? 'everybody'}: ${pin.cell} is ${pin.value}, known as ${pin.least}..${pin.greatest}`,
  );
}

describe('an attack on adversarial trees pins no hidden figure', () => {
  test('of one release', async () => {
    await fc.assert(
      fc.asyncProperty(trees, guarded, async (world, slices) => {
        expect(await pins([world], slices)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('of four releases, the last like the first', async () => {
    const stories = trees.chain((world) =>
      changed(world).chain((second) => changed(second).map((third) => [world, second, third, world])),
    );
    await fc.assert(
      fc.asyncProperty(stories, guarded, async (worlds, slices) => {
        expect(await pins(worlds, slices)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
