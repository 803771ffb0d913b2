import { MOST_FEATURES } from './geo-file.ts';
import { brokenShape, tooManyPoints } from './shape.ts';

const HEADING = 100;
const FILE_CODE = 9994;

/** Kinds of shapes by number, without those with heights (+10) and measures (+20). */
const KINDS: Readonly<Record<number, string>> = {
  0: 'null',
  1: 'Point',
  3: 'line',
  5: 'polygon',
  8: 'MultiPoint',
};

interface ShpFile {
  /** 'polygon', 'line', 'Point' ...; what is not known by its number */
  readonly kind: string;
  /** how many shapes there are up to where the file ends or breaks off */
  readonly count: number;
  /** fewer bytes than the heading says, or a record that cannot be */
  readonly isCut: boolean;
  /** GeoJSON of one shape, the first is 0; null where there is none */
  geometry(index: number): unknown;
}

/** The kind of shapes that a .shp of these first bytes holds; undefined where it is no .shp. */
export function kindOfShp(head: Uint8Array): string | undefined {
  if (head.byteLength < HEADING) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getInt32(0) === FILE_CODE ? kindOf(view.getInt32(32, true)) : undefined;
}

function kindOf(type: number): string {
  return KINDS[type > 10 && type < 30 ? type % 10 : type] ?? String(type);
}

/**
 * The shapes of a Shapefile (.shp; ESRI white paper, July 1998), each made on demand: only where they begin is kept. The
 * index (.shx) is not needed. Undefined where the bytes are no .shp.
 */
export function readShp(bytes: Uint8Array): ShpFile | undefined {
  const kind = kindOfShp(bytes.subarray(0, HEADING));
  if (kind === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts: number[] = [];
  const declared = view.getInt32(24) * 2;
  const end = Math.min(bytes.byteLength, declared > HEADING ? declared : bytes.byteLength);
  let at = HEADING;
  // One more than may be is enough to know that there are too many.
  while (at + 12 <= end && starts.length <= MOST_FEATURES) {
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > end) break;
    starts.push(at);
    at += 8 + length;
  }
  return {
    kind,
    count: starts.length,
    isCut: (at < end && starts.length <= MOST_FEATURES) || bytes.byteLength < declared,
    geometry: (index) => {
      const start = starts[index];
      if (start === undefined) return null;
      const length = view.getInt32(start + 4) * 2;
      return readRecord(new DataView(bytes.buffer, bytes.byteOffset + start + 8, length));
    },
  };
}

function readRecord(view: DataView): unknown {
  const kind = kindOf(view.getInt32(0, true));
  if (kind === 'null') return null;
  if (kind === 'Point' && view.byteLength >= 20) {
    return { type: 'Point', coordinates: [view.getFloat64(4, true), view.getFloat64(12, true)] };
  }
  if (kind !== 'polygon' && kind !== 'line') return { type: kind };
  const many = view.byteLength < 44 ? undefined : tooManyPoints(view.getInt32(40, true));
  if (many) return many;
  const rings = readRings(view);
  if (!rings) return brokenShape('shape-broken');
  if (kind === 'line') return { type: 'MultiLineString', coordinates: rings };
  const polygons = groupRings(rings);
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons };
}

type Ring = [number, number][];

/** Heights and measures stand behind the points and are not looked at. */
function readRings(view: DataView): Ring[] | undefined {
  if (view.byteLength < 44) return undefined;
  const parts = view.getInt32(36, true);
  const points = view.getInt32(40, true);
  const from = 44 + parts * 4;
  if (parts < 0 || points < 0 || from + points * 16 > view.byteLength) return undefined;
  const rings: Ring[] = [];
  for (let part = 0; part < parts; part += 1) {
    const first = view.getInt32(44 + part * 4, true);
    const next = part + 1 < parts ? view.getInt32(48 + part * 4, true) : points;
    if (first < 0 || next < first || next > points) return undefined;
    const ring: Ring = [];
    for (let i = first; i < next; i += 1) {
      ring.push([view.getFloat64(from + i * 16, true), view.getFloat64(from + i * 16 + 8, true)]);
    }
    rings.push(ring);
  }
  return rings;
}

/**
 * Rings as polygons: those drawn clockwise are outer, the others holes of the smallest outer ring round them. Where no
 * ring runs clockwise, or a hole lies in none, it is ground: better drawn twice than lost, and the check of shapes
 * tells it.
 */
function groupRings(rings: readonly Ring[]): Ring[][] {
  if (rings.length === 1) return [[...rings]];
  const drawn = rings.map((ring) => ({ ring, area: signedArea(ring), box: boxOf(ring) }));
  const outer = drawn.filter((r) => r.area <= 0);
  if (outer.length === 0) return rings.map((ring) => [ring]);
  const polygons = outer
    .toSorted((a, b) => Math.abs(a.area) - Math.abs(b.area))
    .map((r) => ({ ...r, rings: [r.ring] }));
  const lost: Ring[][] = [];
  for (const hole of drawn) {
    if (hole.area <= 0) continue;
    const round = polygons.find((p) => holds(p.box, hole.box) && isRound(p.ring, hole.ring));
    if (round) round.rings.push(hole.ring);
    else lost.push([hole.ring]);
  }
  const order = new Map(rings.map((ring, i) => [ring, i] as const));
  const inOrder = polygons.toSorted((a, b) => (order.get(a.ring) ?? 0) - (order.get(b.ring) ?? 0));
  return [...inOrder.map((p) => p.rings), ...lost];
}

/** Negative where a ring runs clockwise. From the first corner on, for digits are lost in metres from the equator. */
function signedArea(ring: Ring): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

function holds(outer: Box, inner: Box): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/** Does a ring lie round another? By the middles of its first edges: a corner may lie on both. */
function isRound(outer: Ring, inner: Ring): boolean {
  let votes = 0;
  for (let i = 0; i + 1 < Math.min(inner.length, 6); i += 1) {
    const [ax = 0, ay = 0] = inner[i] ?? [];
    const [bx = 0, by = 0] = inner[i + 1] ?? [];
    votes += contains(outer, (ax + bx) / 2, (ay + by) / 2) ? 1 : -1;
  }
  return votes > 0;
}

function contains(ring: Ring, x: number, y: number): boolean {
  let isInside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[j] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  }
  return isInside;
}
