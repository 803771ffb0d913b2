/** Longitude and latitude in degrees (WGS 84); heights are left out. */
export type Position = readonly [number, number];
export type Ring = readonly Position[];
/** Outer ring first, then holes; rings are closed. */
export type Polygon = readonly Ring[];
export type MultiPolygon = readonly Polygon[];

/** A ring as found, before it is checked. */
type RawRing = readonly (readonly unknown[])[];

export interface ShapeProblem {
  readonly severity: 'error' | 'warning' | 'note';
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

/** Collections in collections: nobody draws deeper ones, but a file may be made to. */
const MOST_DEPTH = 20;

/** A shape that its file has, but in pieces: `broken` names a sentence of the dictionary. */
interface BrokenShape {
  readonly broken: string;
  readonly hint?: Record<string, string | number>;
}

export function brokenShape(broken: string, hint?: Record<string, string | number>): BrokenShape {
  return hint ? { broken, hint } : { broken };
}

/** A shape of more points than are read: told by their number before any of them is made. */
export function tooManyPoints(vertices: number): BrokenShape | undefined {
  return vertices > MOST_VERTICES
    ? brokenShape('too-many-vertices', { vertices, most: MOST_VERTICES })
    : undefined;
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
  const { broken, hint } = geometry as Partial<BrokenShape>;
  if (typeof broken === 'string') return nothing(broken, undefined, hint);
  const notes: ShapeProblem[] = [];
  const rings = rawPolygons(geometry) ?? ringOfLine(geometry, notes);
  if (typeof rings === 'string') return nothing(rings);
  if (rings === undefined) return nothing('not-a-polygon', typeName(geometry));
  if (rings.length === 0) return nothing('empty-geometry', typeName(geometry));
  const others = countOthers(geometry);
  if (others > 0) notes.push({ severity: 'warning', code: 'parts-not-polygons', hint: { count: others } });
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
  if (outside?.code === 'axes-put-right') {
    notes.push({ severity: 'warning', code: outside.code, value: outside.value });
    return { polygons: swapAxes(polygons), vertices, problems: distinct(notes) };
  }
  if (outside) return nothing(outside.code, outside.value, outside.hint);
  if (hasHeights(rings)) notes.push({ severity: 'note', code: 'heights-left' });
  return { polygons, vertices, problems: distinct(notes) };
}

function hasHeights(rings: readonly RawRing[][]): boolean {
  const first = rings[0]?.[0]?.[0];
  return Array.isArray(first) && first.length > 2;
}

function swapAxes(polygons: MultiPolygon): MultiPolygon {
  return polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]): Position => [y, x])));
}

/** Points and lines that stand beside the polygons of a collection. */
function countOthers(geometry: unknown, depth = 0): number {
  if (depth > MOST_DEPTH) return 1;
  const { type, geometries } = geometry as { type?: unknown; geometries?: unknown };
  if (type !== 'GeometryCollection' || !Array.isArray(geometries)) return 0;
  return geometries.reduce<number>((n, part) => {
    if (typeof part !== 'object' || part === null) return n;
    const kind = typeName(part);
    return n + (kind === 'GeometryCollection' ? countOthers(part, depth + 1) : /Polygon$/.test(kind) ? 0 : 1);
  }, 0);
}

/** A border drawn as a line may lack so much of its length between its end and its beginning. */
const GAP_SHARE = 0.05;
const METRES_A_DEGREE = 111_000;

/**
 * The border that a line draws: a track walked round an area, a path of several pieces. Its end must come back to its
 * beginning, nearly. Undefined where the shape is no line, the name of a sentence where the line does not close.
 */
function ringOfLine(geometry: unknown, notes: ShapeProblem[]): RawRing[][] | 'line-not-closed' | undefined {
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return undefined;
  if (type !== 'LineString' && type !== 'MultiLineString') return undefined;
  const lines: Position[][] = (type === 'LineString' ? [coordinates] : coordinates).map((line: unknown) =>
    Array.isArray(line) ? line.filter(isPosition) : [],
  );
  const closed = lines.filter((line) => line.length > 3 && apart(line[0], line.at(-1)) === 0);
  if (lines.length > 0 && closed.length === lines.length) {
    notes.push({ severity: 'warning', code: 'line-taken', hint: { gapM: 0 } });
    return closed.map((line) => [line]);
  }
  const points = lines.flat();
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 3 || !first || !last) return undefined;
  let length = 0;
  for (const [i, p] of points.entries()) if (i > 0) length += apart(p, points[i - 1]);
  const gap = apart(first, last);
  if (!(gap <= length * GAP_SHARE)) return 'line-not-closed';
  const isDegrees = Math.abs(first[0]) <= 360;
  const gapM = Math.round(isDegrees ? gap * METRES_A_DEGREE : gap);
  notes.push({ severity: 'warning', code: 'line-taken', hint: { gapM } });
  return [[[...points, first]]];
}

function isPosition(p: unknown): p is Position {
  return Array.isArray(p) && typeof p[0] === 'number' && typeof p[1] === 'number';
}

function apart(a: Position | undefined, b: Position | undefined): number {
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : Number.NaN;
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
function rawPolygons(geometry: unknown, depth = 0): RawRing[][] | undefined {
  if (typeof geometry !== 'object' || geometry === null || depth > MOST_DEPTH) return undefined;
  const g = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (g.type === 'GeometryCollection' && Array.isArray(g.geometries)) {
    const parts = g.geometries.flatMap((part) => rawPolygons(part, depth + 1) ?? []);
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

interface Misplaced {
  readonly code: string;
  readonly value: string;
  readonly hint?: Record<string, string | number>;
}

/** Where the numbers cannot be degrees inside Indonesia: which mistake it looks like. */
function placeProblem(polygons: MultiPolygon): Misplaced | undefined {
  let [west, east] = [Infinity, -Infinity];
  let misplaced: Position | undefined;
  let areSwapped = true;
  for (const polygon of polygons) {
    for (const p of polygon[0] ?? []) {
      west = Math.min(west, p[0]);
      east = Math.max(east, p[0]);
      if (inIndonesia(p[0], p[1])) areSwapped = false;
      else {
        misplaced ??= p;
        areSwapped &&= inIndonesia(p[1], p[0]);
      }
    }
  }
  if (!misplaced) return undefined;
  const [x, y] = misplaced;
  const value = `${x}, ${y}`;
  if (areSwapped) return { code: 'axes-put-right', value };
  if (inIndonesia(y, x)) return { code: 'axes-swapped', value };
  if (Math.abs(x) > 360 || Math.abs(y) > 360) return { code: 'coordinates-in-metres', value };
  if (east - west > 180) return { code: 'over-date-line', value };
  return { code: 'outside-indonesia', value, hint: { why: whyOutside(x, y) } };
}

function whyOutside(x: number, y: number): string {
  if (x === 0 && y === 0) return 'zero';
  if (inIndonesia(-x, y) || inIndonesia(x, -y) || inIndonesia(-x, -y)) return 'sign';
  return 'elsewhere';
}

/** Can degrees of longitude and latitude lie in Indonesia, its seas and a margin? */
export function inIndonesia(x: number, y: number): boolean {
  return x >= INDONESIA.west && x <= INDONESIA.east && y >= INDONESIA.south && y <= INDONESIA.north;
}
