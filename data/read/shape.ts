/** Longitude and latitude in degrees (WGS 84); heights are left out. */
export type Position = readonly [number, number];
export type Ring = readonly Position[];
/** Outer ring first, then holes; rings are closed. */
export type Polygon = readonly Ring[];
export type MultiPolygon = readonly Polygon[];

/** A ring as found, before it is checked. */
type RawRing = readonly (readonly unknown[])[];

export interface ShapeProblem {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly value?: string;
  readonly hint?: Record<string, string | number>;
}

export interface ReadShape {
  /** undefined: nothing usable, a problem of severity error says why */
  readonly polygons: MultiPolygon | undefined;
  readonly vertices: number;
  readonly problems: readonly ShapeProblem[];
}

/** Indonesia with its seas, with a margin: west, south, east, north in degrees. */
const INDONESIA = { west: 94, south: -12, east: 142, north: 7 } as const;

/** Corners a single area may have: beyond that one statement would hold up everybody else. */
const MOST_VERTICES = 400_000;

/**
 * The polygons of a GeoJSON geometry, ring by ring: open rings are closed, rings of fewer than three corners left out,
 * each with a word. Self-intersections are not looked for here: the database repairs those.
 */
export function readShape(geometry: unknown): ReadShape {
  if (geometry === null || geometry === undefined) return nothing('no-geometry');
  const rings = rawPolygons(geometry);
  if (rings === undefined) return nothing('not-a-polygon', typeName(geometry));
  if (rings.length === 0) return nothing('empty-geometry', typeName(geometry));
  const notes: ShapeProblem[] = [];
  const polygons: Polygon[] = [];
  let vertices = 0;
  for (const raw of rings) {
    const polygon: Ring[] = [];
    for (const [i, ring] of raw.entries()) {
      const read = readRing(ring);
      if (typeof read === 'string') return nothing(read);
      if (!read.closed) notes.push({ severity: 'warning', code: 'ring-closed' });
      if (read.corners < 3) {
        notes.push({ severity: 'warning', code: 'ring-too-short', hint: { points: read.corners } });
        if (i === 0) break;
        continue;
      }
      polygon.push(read.ring);
      vertices += read.ring.length;
    }
    if (polygon.length > 0) polygons.push(polygon);
  }
  if (polygons.length === 0) return nothing('polygon-too-short', undefined, notes[0]?.hint);
  if (vertices > MOST_VERTICES) {
    return nothing('too-many-vertices', undefined, { vertices, most: MOST_VERTICES });
  }
  const outside = placeProblem(polygons);
  if (outside) return nothing(outside.code, outside.value);
  return { polygons, vertices, problems: distinct(notes) };
}

function nothing(code: string, value?: string, hint?: Record<string, string | number>): ReadShape {
  const problem = { severity: 'error' as const, code };
  return {
    polygons: undefined,
    vertices: 0,
    problems: [{ ...problem, ...(value === undefined ? {} : { value }), ...(hint ? { hint } : {}) }],
  };
}

function distinct(problems: readonly ShapeProblem[]): ShapeProblem[] {
  return [...new Map(problems.map((p) => [p.code, p])).values()];
}

function typeName(geometry: unknown): string {
  const type = (geometry as { type?: unknown }).type;
  return typeof type === 'string' ? type : typeof geometry;
}

/** The rings of all polygons in a geometry; undefined where it holds none by its kind. */
function rawPolygons(geometry: unknown): RawRing[][] | undefined {
  if (typeof geometry !== 'object' || geometry === null) return undefined;
  const g = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (g.type === 'GeometryCollection' && Array.isArray(g.geometries)) {
    const parts = g.geometries.flatMap((part) => rawPolygons(part) ?? []);
    return parts.length > 0 || g.geometries.length === 0 ? parts : undefined;
  }
  if (!Array.isArray(g.coordinates)) return undefined;
  if (g.type === 'Polygon') return g.coordinates.length === 0 ? [] : [g.coordinates as RawRing[]];
  if (g.type === 'MultiPolygon')
    return (g.coordinates as RawRing[][]).filter((p) => Array.isArray(p) && p.length);
  return undefined;
}

function readRing(raw: unknown): { ring: Ring; corners: number; closed: boolean } | 'bad-coordinates' {
  if (!Array.isArray(raw)) return 'bad-coordinates';
  const ring: Position[] = [];
  for (const p of raw) {
    if (!Array.isArray(p)) return 'bad-coordinates';
    const [x, y] = p as unknown[];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      return 'bad-coordinates';
    }
    const last = ring.at(-1);
    if (last?.[0] !== x || last[1] !== y) ring.push([x, y]);
  }
  const first = ring[0];
  const last = ring.at(-1);
  const closed = first !== undefined && last !== undefined && ring.length > 1 && same(first, last);
  if (!closed && first) ring.push(first);
  const corners = new Set(ring.map((p) => `${p[0]} ${p[1]}`)).size;
  return { ring, corners, closed: closed || corners < 3 };
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Where the numbers cannot be degrees inside Indonesia: which mistake it looks like. */
function placeProblem(polygons: MultiPolygon): { code: string; value: string } | undefined {
  for (const polygon of polygons) {
    for (const p of polygon[0] ?? []) {
      if (inIndonesia(p[0], p[1])) continue;
      const value = `${p[0]}, ${p[1]}`;
      if (inIndonesia(p[1], p[0])) return { code: 'axes-swapped', value };
      if (Math.abs(p[0]) > 360 || Math.abs(p[1]) > 360) return { code: 'coordinates-in-metres', value };
      return { code: 'outside-indonesia', value };
    }
  }
  return undefined;
}

function inIndonesia(x: number, y: number): boolean {
  return x >= INDONESIA.west && x <= INDONESIA.east && y >= INDONESIA.south && y <= INDONESIA.north;
}
