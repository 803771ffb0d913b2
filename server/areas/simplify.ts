import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import { TILE_DETAILS } from '../../data/catalogue/tiles.ts';
import type { MultiPolygon, Polygon, Position, Ring } from '../../data/read/shape.ts';

/** Web mercator (EPSG:3857): metres at the equator. */
const RADIUS_M = 6378137;
const HALF_WORLD_M = Math.PI * RADIUS_M;
/** Corners are rounded to decimetres, so that borders meant to be the same are the same. */
const GRID_M = 0.1;
/**
 * Units that the topology counts in, to a decimetre. It finds corners by the bits of their numbers, and whole numbers near
 * each other have most of them in common: 200,000 corners of one village took minutes.
 */
const UNITS = 1 / Math.PI;
/** A screen pixel is a 512th of a tile's width. */
const TILE_PX = 512;

/**
 * How far a simplified border may be off, in metres of web mercator: half a screen pixel at the highest zoom of
 * a detail. A corner goes when the triangle it makes with its neighbours is smaller than the square of that
 * (Visvalingam and Whyatt 1993).
 */
export function toleranceM(detail: number): number {
  const maxZoom = TILE_DETAILS[detail]?.maxZoom ?? 0;
  return (2 * HALF_WORLD_M) / 2 ** maxZoom / TILE_PX / 2;
}

/** Degrees to metres of web mercator. */
export function toMercator([lon, lat]: Position): Position {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * RADIUS_M;
  return [(lon / 180) * HALF_WORLD_M, y];
}

/**
 * Shapes simplified together, for each detail of `TILE_DETAILS`, in metres of web mercator. A border that two shapes
 * share (of the same level or of different ones) is one line here and is simplified once: no gap opens between
 * neighbours, and a kelurahan ends where its kecamatan ends. No shape vanishes: what is smaller than the tolerance
 * stays as a triangle.
 *
 * @param shapes longitude and latitude
 * @returns for each detail the shapes in the order given
 */
export function simplifyTogether(shapes: readonly MultiPolygon[]): MultiPolygon[][] {
  const projected = shapes.map(toGrid);
  const geometries = projected.map((p) => ({
    type: 'MultiPolygon' as const,
    coordinates: p as unknown as number[][][][],
  }));
  const whole = topology({ all: { type: 'GeometryCollection', geometries } as never });
  const weighted = presimplify(whole as never);
  const drawn = (whole.objects.all as unknown as { geometries: { arcs?: number[][][] }[] }).geometries;
  return TILE_DETAILS.map(({ detail }) => {
    const tolerance = (toleranceM(detail) / GRID_M) * UNITS;
    const { arcs } = simplify(weighted, tolerance * tolerance) as unknown as { arcs: Position[][] };
    return drawn.map((g, i) => {
      const kept = (g.arcs ?? []).flatMap((polygon) => drawPolygon(polygon, arcs));
      return fromGrid(kept.length > 0 ? kept : leastShape(projected[i] ?? []));
    });
  });
}

/** Projected to whole decimetres; corners that fall together are one, rings that collapse are left out. */
function toGrid(shape: MultiPolygon): MultiPolygon {
  return shape.flatMap((polygon) => {
    const rings = polygon.map((ring) => {
      const points: [number, number][] = [];
      for (const p of ring) {
        const [x, y] = toMercator(p);
        const next: [number, number] = [Math.round(x / GRID_M) * UNITS, Math.round(y / GRID_M) * UNITS];
        const last = points.at(-1);
        if (last?.[0] !== next[0] || last[1] !== next[1]) points.push(next);
      }
      return points;
    });
    const [outer, ...holes] = rings;
    return outer && outer.length >= 4 ? [[outer, ...holes.filter((h) => h.length >= 4)]] : [];
  });
}

function fromGrid(shape: MultiPolygon): MultiPolygon {
  return shape.map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]): Position => [inMetres(x), inMetres(y)])),
  );
}

function inMetres(units: number): number {
  return Math.round(units / UNITS) * GRID_M;
}

/** A polygon of simplified arcs; nothing where its outer ring has collapsed to a line. */
function drawPolygon(polygon: readonly (readonly number[])[], arcs: readonly Position[][]): Polygon[] {
  const [outer, ...holes] = polygon.map((ring) => drawRing(ring, arcs));
  return outer && outer.length >= 4 ? [[outer, ...holes.filter((h) => h.length >= 4)]] : [];
}

/** Arcs one after the other, ~i backwards; where they go out and back on the same line that spike is cut off. */
function drawRing(indexes: readonly number[], arcs: readonly Position[][]): Ring {
  const points: Position[] = [];
  for (const index of indexes) {
    const arc = arcs[index < 0 ? ~index : index] ?? [];
    const run = index < 0 ? arc.toReversed() : arc;
    for (let i = points.length > 0 ? 1 : 0; i < run.length; i += 1) push(points, run[i] as Position);
  }
  return points;
}

function push(points: Position[], p: Position): void {
  const before = points.at(-2);
  if (before && before[0] === p[0] && before[1] === p[1]) points.pop();
  else points.push(p);
}

/** The triangle that stands for a shape smaller than the tolerance: of its longest ring, the widest corners. */
function leastShape(shape: MultiPolygon): MultiPolygon {
  const ring = shape.map((p) => p[0] ?? []).reduce((a, b) => (ringArea(b) > ringArea(a) ? b : a), [] as Ring);
  const a = ring[0];
  if (!a) return [];
  const b = farthest(ring, (p) => (p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2);
  const c = farthest(ring, (p) => Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])));
  return [[[a, b, c, a]]];
}

function farthest(ring: Ring, far: (p: Position) => number): Position {
  return ring.reduce((best, p) => (far(p) > far(best) ? p : best));
}

function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const p = ring[i - 1] as Position;
    const q = ring[i] as Position;
    sum += p[0] * q[1] - q[0] * p[1];
  }
  return Math.abs(sum / 2);
}
