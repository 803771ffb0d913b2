import type { PatternName } from './paint.ts';

/** A square picture that repeats without seam: RGBA, four bytes a pixel. */
export interface Tileable {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Pixels of a pattern; drawn at twice the screen's pixels so that it stays fine on sharp screens. */
const SIZE = 16;
export const PATTERN_PIXEL_RATIO = 2;

const INK: Record<PatternName, readonly [number, number, number, number]> = {
  noData: [120, 134, 142, 150],
  partial: [72, 62, 110, 215],
  hidden: [74, 76, 96, 150],
  partOf: [255, 255, 255, 235],
};

/**
 * How much ink lies on a pixel, 0 to 1. noData: thin diagonals. partial: dots. hidden: lines both ways. partOf: finer
 * dots, with a dark rim so that they are seen on every colour of the scale.
 */
function inkAt(name: PatternName, x: number, y: number): number {
  const rising = line((x + y) % SIZE);
  if (name === 'noData') return rising;
  if (name === 'hidden') return Math.max(rising, line((x - y + SIZE) % SIZE));
  const near = (centre: number, at: number) => Math.min(Math.abs(at - centre), SIZE - Math.abs(at - centre));
  const dot = (cx: number, cy: number) => Math.hypot(near(cx, x + 0.5), near(cy, y + 0.5));
  const distance = Math.min(dot(4, 4), dot(12, 12));
  return Math.max(0, Math.min(1, 2.7 - distance));
}

function line(distance: number): number {
  const d = Math.min(distance, SIZE - distance);
  return Math.max(0, Math.min(1, 1.6 - d));
}

/** The pattern laid over the colour of a state, transparent between its lines. Same in map, legend and table. */
export function drawPattern(name: PatternName): Tileable {
  const [r, g, b, a] = INK[name];
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) data.set([r, g, b, a * inkAt(name, x, y)], (y * SIZE + x) * 4);
  }
  return { width: SIZE, height: SIZE, data };
}
