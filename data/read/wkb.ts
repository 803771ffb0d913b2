import { brokenShape, tooManyPoints } from './shape.ts';

const NAMES: Readonly<Record<number, string>> = {
  1: 'Point',
  2: 'LineString',
  3: 'Polygon',
  4: 'MultiPoint',
  5: 'MultiLineString',
  6: 'MultiPolygon',
  7: 'GeometryCollection',
  8: 'CircularString',
  9: 'CompoundCurve',
  10: 'CurvePolygon',
  11: 'MultiCurve',
  12: 'MultiSurface',
  15: 'PolyhedralSurface',
  16: 'TIN',
  17: 'Triangle',
};

const MOST_DEPTH = 8;

/** The bytes end before the shape does, or say what cannot be. */
class WkbBroken extends Error {}

/** More points, or rings, than are read of one shape. */
class WkbTooLarge extends Error {
  readonly points: number;
  constructor(points: number) {
    super();
    this.points = points;
  }
}

/** A shape of a GeoPackage: its own heading, then well-known binary. */
export function readGeoPackageShape(blob: Uint8Array): unknown {
  const [g, p, , flags = 0] = blob;
  if (g !== 0x47 || p !== 0x50 || blob.byteLength < 8) return brokenShape('shape-broken');
  const envelope = [0, 32, 48, 48, 64][(flags >> 1) & 7];
  if (envelope === undefined) return brokenShape('shape-broken');
  // What says that it is empty may still hold a shape of no points: both mean the same.
  return readWkb(blob.subarray(8 + envelope));
}

/** Well-known binary as GeoJSON; heights and measures are kept behind longitude and latitude. */
function readWkb(bytes: Uint8Array): unknown {
  try {
    return new WkbReader(bytes).shape(0);
  } catch (reason) {
    if (reason instanceof WkbTooLarge) return tooManyPoints(reason.points);
    if (reason instanceof WkbBroken || reason instanceof RangeError) return brokenShape('shape-broken');
    throw reason;
  }
}

class WkbReader {
  private readonly view: DataView;
  private at = 0;
  private isLittle = true;
  private dimensions = 2;
  private made = 0;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  shape(depth: number): { type: string; coordinates?: unknown; geometries?: unknown[] } {
    if (depth > MOST_DEPTH) throw new WkbBroken();
    this.isLittle = this.view.getUint8(this.at) === 1;
    this.at += 1;
    const code = this.count();
    const kind = (code & 0x0fffffff) % 1000;
    const thousands = Math.floor((code & 0x0fffffff) / 1000);
    const hasZ = (code & 0x80000000) !== 0 || thousands === 1 || thousands === 3;
    const hasM = (code & 0x40000000) !== 0 || thousands === 2 || thousands === 3;
    if ((code & 0x20000000) !== 0) this.at += 4;
    this.dimensions = 2 + Number(hasZ) + Number(hasM);
    const type = NAMES[kind] ?? `WKB ${kind}`;
    switch (kind) {
      case 1:
        return { type, coordinates: this.point() };
      case 2:
        return { type, coordinates: this.points() };
      case 3:
        return { type, coordinates: this.list(4, () => this.points()) };
      case 4:
      case 5:
      case 6:
        return { type, coordinates: this.list(5, () => this.shape(depth + 1).coordinates) };
      case 7:
        return { type, geometries: this.list(5, () => this.shape(depth + 1)) };
      default:
        return { type };
    }
  }

  private count(): number {
    const n = this.view.getUint32(this.at, this.isLittle);
    this.at += 4;
    return n;
  }

  /** As many as are counted, if that many of at least `least` bytes each can still follow. */
  private list<T>(least: number, one: () => T): T[] {
    const n = this.count();
    if (n * least > this.view.byteLength - this.at) throw new WkbBroken();
    this.made += n;
    if (tooManyPoints(this.made)) throw new WkbTooLarge(this.made);
    const items: T[] = [];
    for (let i = 0; i < n; i += 1) items.push(one());
    return items;
  }

  private points(): number[][] {
    return this.list(8 * this.dimensions, () => this.point());
  }

  private point(): number[] {
    const point: number[] = [];
    for (let i = 0; i < this.dimensions; i += 1) {
      point.push(this.view.getFloat64(this.at, this.isLittle));
      this.at += 8;
    }
    return point;
  }
}
