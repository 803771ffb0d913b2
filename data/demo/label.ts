import type { MultiPolygon, Position, Ring } from '../read/shape.ts';

/** Semi-axes of the ellipsoid of WGS 84: square of the excentricity, and the equator's radius in metres. */
const E2 = 0.00669437999014;
const RADIUS_M = 6378137;

/** Square metres of a shape on the ellipsoid: on a plane on which every area is true (Lambert's cylinder, authalic). */
export function areaM2(shape: MultiPolygon): number {
  let total = 0;
  for (const polygon of shape) {
    for (const [k, ring] of polygon.entries()) total += (k === 0 ? 1 : -1) * Math.abs(ringArea(ring));
  }
  return total;
}

function ringArea(ring: Ring): number {
  let sum = 0;
  let before: Position | undefined;
  const first = ring[0];
  if (!first) return 0;
  for (const p of ring) {
    const here: Position = [p[0] - first[0], evenHeight(p[1]) - evenHeight(first[1])];
    if (before) sum += before[0] * here[1] - here[0] * before[1];
    before = here;
  }
  return ((sum / 2) * (Math.PI / 180) * RADIUS_M ** 2 * (1 - E2)) / 2;
}

/** Snyder 1987, equation 3-12: what a parallel's height is on the plane, up to the factors of `ringArea`. */
function evenHeight(lat: number): number {
  const s = Math.sin((lat * Math.PI) / 180);
  const e = Math.sqrt(E2);
  return s / (1 - E2 * s * s) - Math.log((1 - e * s) / (1 + e * s)) / (2 * e);
}

/** Corners of a ring that are looked at: more would not move a name by a hair. */
const MOST_CORNERS = 80;

/**
 * Where the name of a shape is written: a place inside, far from its rim. The largest polygon's, searched in squares that
 * are quartered where something better may lie (after Garcia-Castellanos and Lombardo 2007).
 */
export function labelPoint(shape: MultiPolygon): Position {
  const largest = shape.reduce((a, b) =>
    Math.abs(ringArea(b[0] ?? [])) > Math.abs(ringArea(a[0] ?? [])) ? b : a,
  );
  const rings = largest.map(thin);
  const outer = rings[0] ?? [];
  const box = boxOf(outer);
  const size = Math.max(box.east - box.west, box.north - box.south);
  let best: { at: Position; far: number } = {
    at: [(box.west + box.east) / 2, (box.south + box.north) / 2],
    far: -1,
  };
  let squares: { x: number; y: number; half: number; far: number }[] = [];
  const look = (x: number, y: number, half: number): void => {
    const far = inward(x, y, rings);
    squares.push({ x, y, half, far });
    if (far > best.far) best = { at: [x, y], far };
  };
  const side = Math.min(box.east - box.west, box.north - box.south) / 2;
  for (let x = box.west; x < box.east; x += side) {
    for (let y = box.south; y < box.north; y += side) look(x + side / 2, y + side / 2, side / 2);
  }
  while (squares.length > 0) {
    const hopeful = squares.filter((s) => s.far + s.half * Math.SQRT2 > best.far + size / 50);
    squares = [];
    for (const { x, y, half } of hopeful) {
      const h = half / 2;
      for (const [sx, sy] of [
        [-h, -h],
        [h, -h],
        [-h, h],
        [h, h],
      ] as const)
        look(x + sx, y + sy, h);
    }
  }
  return [Math.round(best.at[0] * 1e6) / 1e6, Math.round(best.at[1] * 1e6) / 1e6];
}

function thin(ring: Ring): Ring {
  const step = Math.ceil(ring.length / MOST_CORNERS);
  return step <= 1 ? ring : [...ring.filter((_, i) => i % step === 0), ring.at(-1) as Position];
}

function boxOf(ring: Ring) {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const [x, y] of ring) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return box;
}

/** Degrees to the nearest rim, negative outside. */
function inward(x: number, y: number, rings: readonly Ring[]): number {
  let inside = false;
  let least = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k += 1) {
      const [ax, ay] = ring[k - 1] as Position;
      const [bx, by] = ring[k] as Position;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const [dx, dy] = [bx - ax, by - ay];
      const l2 = dx * dx + dy * dy;
      const t = l2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / l2));
      const d2 = (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2;
      if (d2 < least) least = d2;
    }
  }
  return (inside ? 1 : -1) * Math.sqrt(least);
}
