import type { Position } from '../read/shape.ts';

/** A place on the plane of the island, kilometres east and north of its middle. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The middle of the island: open sea south of Java, where no land is. Degrees, WGS 84. */
const MIDDLE = { lon: 112.42, lat: -10.42 } as const;

const KM_A_DEGREE_NORTH = 110.61;
const KM_A_DEGREE_EAST = 111.32 * Math.cos((MIDDLE.lat * Math.PI) / 180);
/** Corners are whole millionths of a degree (a decimetre), so that two neighbours have the very same ones. */
const UNITS_A_DEGREE = 1e6;

/** Kilometres on the plane to whole millionths of a degree from the middle. */
export function toUnits(x: number, y: number): readonly [number, number] {
  return [
    Math.round((x / KM_A_DEGREE_EAST) * UNITS_A_DEGREE),
    Math.round((y / KM_A_DEGREE_NORTH) * UNITS_A_DEGREE),
  ];
}

/** Units from the middle to longitude and latitude. */
export function toDegrees(ux: number, uy: number): Position {
  return [
    Math.round(MIDDLE.lon * UNITS_A_DEGREE + ux) / UNITS_A_DEGREE,
    Math.round(MIDDLE.lat * UNITS_A_DEGREE + uy) / UNITS_A_DEGREE,
  ];
}

/** Distance of a place to the line between two others, and how far along it the nearest point lies (0 to 1). */
export function toSegment(p: Place, a: Place, b: Place): { distance: number; along: number } {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / length;
  const along = Math.min(1, Math.max(0, t));
  return { distance: Math.hypot(p.x - a.x - along * dx, p.y - a.y - along * dy), along };
}
