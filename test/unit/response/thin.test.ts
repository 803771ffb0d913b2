import { expect, test } from 'vitest';
import { countCorners, MANY_CORNERS, thin } from '../../../server/response/thin.ts';

const RADIUS = 0.04;
const ring = Array.from({ length: 200_000 }, (_, i): [number, number] => {
  const at = (i / 200_000) * 2 * Math.PI;
  return [114.5 + RADIUS * Math.cos(at), -3.3 + RADIUS * Math.sin(at)];
});

test('a footprint of 200,000 corners keeps its form with far fewer', () => {
  const made = thin([[[...ring, ring[0] ?? [0, 0]]]]);
  expect(made).toBeDefined();
  expect(countCorners(made ?? [])).toBeLessThanOrEqual(MANY_CORNERS);
  const kept = made?.[0]?.[0] ?? [];
  expect(kept.at(-1)).toEqual(kept[0]);
  const area = kept.reduce((sum, [x, y], i) => {
    const [nx, ny] = kept[i + 1] ?? [x, y];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
  expect(area / (Math.PI * RADIUS ** 2)).toBeCloseTo(1, 3);
});

test('a speck of fewer corners than a triangle has goes', () => {
  const speck: [number, number][] = [
    [114, -3],
    [114.000001, -3],
    [114, -3.000001],
    [114, -3],
  ];
  expect(thin([[speck]])).toEqual([]);
});
