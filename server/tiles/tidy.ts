export type TileRing = [number, number][];

/**
 * The rings of one feature after rounding to the tile grid, made fit for the vector tile format: points that fell on
 * their neighbour are left out, rings that fell to a line or a point are dropped, and the first ring is an outer one.
 * Empty when nothing is left: the feature is too small to be seen at this zoom.
 */
export function tidyRings(rings: readonly TileRing[]): TileRing[] {
  const kept: TileRing[] = [];
  for (const ring of rings) {
    const points = withoutRepeats(ring);
    const doubleArea = points.length < 4 ? 0 : doubleAreaOf(points);
    if (doubleArea === 0) continue;
    // geojson-vt winds rings before it rounds: a sliver may turn over, and a hole can't come first.
    if (kept.length === 0 && doubleArea < 0) points.reverse();
    kept.push(points);
  }
  return kept;
}

function withoutRepeats(ring: TileRing): TileRing {
  const points: TileRing = [];
  let last: [number, number] | undefined;
  for (const point of ring) {
    if (last !== undefined && last[0] === point[0] && last[1] === point[1]) continue;
    points.push(point);
    last = point;
  }
  return points;
}

/** Twice the signed area in tile units; above 0 for an outer ring (y grows to the south). */
export function doubleAreaOf(ring: TileRing): number {
  let sum = 0;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before !== undefined) sum += before[0] * point[1] - point[0] * before[1];
    before = point;
  }
  return sum;
}
