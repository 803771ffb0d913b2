import type { MultiPolygon, Polygon, Ring } from '../../data/read/shape.ts';

/** So many corners still answer in time: on the embedded database nothing ends a repair that takes too long. */
export const MANY_CORNERS = 10_000;
const STEPS_M = [5, 15, 50, 150];
const METRES_A_DEGREE = 111_320;

/** How many corners does a shape have? */
export function countCorners(polygons: MultiPolygon): number {
  return polygons.reduce((sum, polygon) => sum + polygon.reduce((all, ring) => all + ring.length, 0), 0);
}

/**
 * A shape of fewer corners, each at least some metres from the one before; the least metres that make it light enough.
 * Undefined: it stays too heavy.
 */
export function thin(polygons: MultiPolygon): MultiPolygon | undefined {
  for (const step of STEPS_M) {
    const made = polygons
      .map((polygon) => thinPolygon(polygon, step))
      .filter((polygon) => polygon.length > 0);
    if (countCorners(made) <= MANY_CORNERS) return made;
  }
  return undefined;
}

/** Without holes that are gone; empty where the outline is. */
function thinPolygon([outline, ...holes]: Polygon, step: number): Polygon {
  const outer = outline && thinRing(outline, step);
  if (!outer) return [];
  return [outer, ...holes.map((hole) => thinRing(hole, step)).filter((ring) => ring !== undefined)];
}

function thinRing(ring: Ring, step: number): Ring | undefined {
  const least = step / METRES_A_DEGREE;
  const kept: [number, number][] = [];
  for (const [x, y] of ring) {
    const last = kept.at(-1);
    if (last && Math.hypot(x - last[0], y - last[1]) < least) continue;
    kept.push([x, y]);
  }
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last) return undefined;
  if (first[0] !== last[0] || first[1] !== last[1]) kept.push(first);
  return kept.length < 4 ? undefined : kept;
}
