import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeCard } from '../../../client/help/tour-place.ts';

test('a card of the tour stands whole in the window, and not on what it speaks of where there is room beside it', () => {
  const size = (most: number) => fc.integer({ min: 1, max: most });
  fc.assert(
    fc.property(size(1500), size(900), size(600), size(500), (left, top, width, height) => {
      const card = { width: 320, height: 180 };
      const frame = { width: 1440, height: 900 };
      const at = placeCard({ left, top, width, height }, card, frame);
      expect(at.left).toBeGreaterThanOrEqual(8);
      expect(at.top).toBeGreaterThanOrEqual(8);
      expect(at.left + card.width).toBeLessThanOrEqual(frame.width - 8);
      expect(at.top + card.height).toBeLessThanOrEqual(frame.height - 8);
      const hasRoom = left + width + 342 <= frame.width || left >= 342;
      if (hasRoom) expect(at.left + card.width <= left || at.left >= left + width).toBe(true);
    }),
  );
});

test('on a phone it stands above a tab at the foot of the screen', () => {
  const at = placeCard(
    { left: 195, top: 640, width: 97, height: 44 },
    { width: 320, height: 200 },
    { width: 390, height: 844 },
  );
  expect(at).toEqual({ left: 62, top: 426 });
});
