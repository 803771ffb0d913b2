import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

export interface DecodedFeature {
  readonly id: number | undefined;
  readonly type: number;
  readonly properties: Record<string, string | number | boolean>;
  /** rings (or one list of points), tile units */
  readonly rings: [number, number][][];
}

export type DecodedTile = Record<string, { version: number; extent: number; features: DecodedFeature[] }>;

/** The layers of a tile with their features in the order of their ids. */
export function decode(bytes: Uint8Array): DecodedTile {
  const tile: DecodedTile = {};
  if (bytes.byteLength === 0) return tile;
  for (const [name, layer] of Object.entries(new VectorTile(new PbfReader(bytes)).layers)) {
    const features = Array.from({ length: layer.length }, (_, i): DecodedFeature => {
      const feature = layer.feature(i);
      const rings = feature.loadGeometry().map((ring) => ring.map(({ x, y }): [number, number] => [x, y]));
      return { id: feature.id, type: feature.type, properties: { ...feature.properties }, rings };
    });
    features.sort((a, b) => (a.id ?? 0) - (b.id ?? 0));
    tile[name] = { version: layer.version, extent: layer.extent, features };
  }
  return tile;
}

type Rings = readonly (readonly [number, number][])[];

/** Signed area over all rings in square tile units: outer rings count above 0, holes below. */
export function areaOf(rings: Rings): number {
  let sum = 0;
  for (const ring of rings) {
    let before = ring.at(-1) ?? [0, 0];
    for (const point of ring) {
      sum += (before[0] * point[1] - point[0] * before[1]) / 2;
      before = point;
    }
  }
  return sum;
}

/** How far the outlines are apart where the tile is seen (0..extent): the farthest vertex of either from the other. */
export function apart(a: Rings, b: Rings, extent: number): number {
  return Math.max(farthest(a, b, extent), farthest(b, a, extent));
}

function farthest(from: Rings, to: Rings, extent: number): number {
  let most = 0;
  for (const [x, y] of from.flat()) {
    if (x < 0 || y < 0 || x > extent || y > extent) continue;
    let least = Number.POSITIVE_INFINITY;
    for (const ring of to) {
      ring.forEach((end, i) => {
        const start = ring[i - 1] ?? ring.at(-1) ?? end;
        least = Math.min(least, distanceToSegment(x, y, start, end));
      });
    }
    most = Math.max(most, least);
  }
  return most;
}

function distanceToSegment(
  x: number,
  y: number,
  a: readonly [number, number],
  b: readonly [number, number],
): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / squared));
  return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}
