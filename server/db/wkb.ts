import type { MultiPolygon, Polygon, Ring } from '../../data/read/shape.ts';

/**
 * Polygons as well-known binary in hexadecimal, the form in which shapes are given to SQL (`decode(x, 'hex')`): exact, and
 * half the work of GeoJSON for the database.
 */
export function writeHexWkb(polygons: MultiPolygon): string {
  let bytes = 9;
  for (const polygon of polygons) {
    bytes += 9;
    for (const ring of polygon) bytes += 4 + ring.length * 16;
  }
  const out = Buffer.allocUnsafe(bytes);
  let at = head(out, 0, 6, polygons.length);
  for (const polygon of polygons) {
    at = head(out, at, 3, polygon.length);
    for (const ring of polygon) {
      at = out.writeUInt32LE(ring.length, at);
      for (const [x, y] of ring) {
        at = out.writeDoubleLE(x, at);
        at = out.writeDoubleLE(y, at);
      }
    }
  }
  return out.toString('hex');
}

function head(out: Buffer, at: number, type: number, parts: number): number {
  return out.writeUInt32LE(parts, out.writeUInt32LE(type, out.writeUInt8(1, at)));
}

/** Polygons of a polygon or multipolygon in two-dimensional little-endian well-known binary, as the database gives it. */
export function readWkb(bytes: Uint8Array): MultiPolygon {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const count = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const type = (): number => {
    at += 1;
    return count();
  };
  const polygon = (): Polygon => {
    const rings: Ring[] = [];
    for (let n = count(); n > 0; n -= 1) {
      const ring: [number, number][] = [];
      for (let m = count(); m > 0; m -= 1) {
        ring.push([view.getFloat64(at, true), view.getFloat64(at + 8, true)]);
        at += 16;
      }
      rings.push(ring);
    }
    return rings;
  };
  if (type() === 3) return [polygon()];
  const polygons: Polygon[] = [];
  for (let n = count(); n > 0; n -= 1) {
    type();
    polygons.push(polygon());
  }
  return polygons;
}
