import type { Tileable } from './pattern.ts';

/** Classes of hazard, the least first. */
export const ZONE_CLASSES = ['rendah', 'sedang', 'tinggi'] as const;
export type ZoneClass = (typeof ZONE_CLASSES)[number];

/** From light to dark, so that they hold without colours too. */
export const ZONE_COLOURS: Record<ZoneClass, string> = {
  rendah: '#e5b93c',
  sedang: '#d9701f',
  tinggi: '#8f1d14',
};

const INK: Record<ZoneClass, readonly [number, number, number]> = {
  rendah: [150, 110, 0],
  sedang: [150, 62, 4],
  tinggi: [110, 12, 8],
};

const SIZE = 16;

/**
 * How much ink lies on a pixel, 0 to 1. States of figures are told by slanting lines and dots; zones by upright ones:
 * low by short strokes, middle by lines, high by a grid.
 */
function inkAt(name: ZoneClass, x: number, y: number): number {
  const lying = line(y, 8);
  if (name === 'sedang') return lying;
  if (name === 'tinggi') return Math.max(lying, line(x, 8));
  // Every other stroke begins half way.
  const shift = y < SIZE / 2 ? 0 : SIZE / 2;
  return (x + shift) % SIZE < 6 ? line(y, 8) : 0;
}

function line(at: number, apart: number): number {
  const d = Math.min(at % apart, apart - (at % apart));
  return Math.max(0, Math.min(1, 1.5 - d));
}

/** The pattern of a class of hazard, transparent between its strokes. Same in map and legend. */
export function drawZonePattern(name: ZoneClass): Tileable {
  const [r, g, b] = INK[name];
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) data.set([r, g, b, 235 * inkAt(name, x, y)], (y * SIZE + x) * 4);
  }
  return { width: SIZE, height: SIZE, data };
}
