import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meetingBoxes } from '../../server/hazards/settled/meeting-boxes.ts';

const box = fc.tuple(
  fc.nat(30),
  fc.nat(30),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 40 }),
);

const columns = (boxes: readonly (readonly [number, number, number, number])[]) => ({
  west: boxes.map(([x]) => x),
  south: boxes.map(([, y]) => y),
  east: boxes.map(([x, , wide]) => x + wide),
  north: boxes.map(([, y, , high]) => y + high),
});

test('boxes meet where they have ground in common, each pair once, whatever their sizes', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 60 }), (boxes) => {
      const { west, south, east, north } = columns(boxes);
      const expected: string[] = [];
      for (let a = 0; a < boxes.length; a += 1)
        for (let b = a + 1; b < boxes.length; b += 1) {
          const wide = Math.min(east[a] ?? 0, east[b] ?? 0) - Math.max(west[a] ?? 0, west[b] ?? 0);
          const high = Math.min(north[a] ?? 0, north[b] ?? 0) - Math.max(south[a] ?? 0, south[b] ?? 0);
          if (wide > 0 && high > 0) expected.push(`${a} ${b}`);
        }
      const found = [...meetingBoxes({ west, south, east, north }, new Uint8Array(boxes.length))].flat();
      expect(found.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`).sort()).toEqual(expected.sort());
    }),
  );
});

test('of 100,000 boxes on one place not every pair is told, once enough is known of each', () => {
  const n = 100_000;
  const known = new Uint8Array(n);
  let told = 0;
  const many = columns(Array.from({ length: n }, () => [1, 1, 2, 2] as const));
  for (const pairs of meetingBoxes(many, known)) {
    told += pairs.length;
    for (const row of pairs.flat()) known[row] = 1;
  }
  expect(known.every((k) => k === 1)).toBe(true);
  expect(told).toBeLessThan(2 * n);
});
