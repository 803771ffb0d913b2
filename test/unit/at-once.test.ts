import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachAtOnce } from '../../server/db/at-once.ts';

const turn = () => new Promise((go) => setTimeout(go, 0));

describe('work on several things at once', () => {
  test('does each once, and never more than so many together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 4 }), async (n, atOnce) => {
        const done: number[] = [];
        let together = 0;
        let most = 0;
        await eachAtOnce(Array(n).keys(), atOnce, async (i) => {
          together += 1;
          most = Math.max(most, together);
          await turn();
          together -= 1;
          done.push(i);
        });
        expect(done.sort((a, b) => a - b)).toEqual([...Array(n).keys()]);
        expect(most).toBeLessThanOrEqual(Math.min(atOnce, n));
      }),
      { numRuns: 25 },
    );
  });

  test('begins nothing more after a failure, and is over only when what was under way is', async () => {
    let begun = 0;
    let over = 0;
    const work = async (i: number) => {
      begun += 1;
      await turn();
      over += 1;
      if (i === 1) throw new Error('broken');
    };
    await expect(eachAtOnce([0, 1, 2, 3, 4, 5, 6], 2, work)).rejects.toThrow('broken');
    expect(over).toBe(begun);
    expect(begun).toBeLessThan(7);
  });
});
