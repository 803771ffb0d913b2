import { HALF_WORLD_M } from './grid.ts';

/**
 * A shape ready to be cut into tiles: polygons of rings of [x, y] in the unit square of web mercator (0,0 is the north
 * west corner of the world, 1,1 the south east), and the box around them in the same unit.
 */
export interface UnitShape {
  readonly polygons: [number, number][][][];
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly vertices: number;
}

const POLYGON = 3;
const MULTI_POLYGON = 6;

/** Reads a Polygon or MultiPolygon of EPSG:3857 from OGC well-known binary. Throws RangeError for anything else. */
export function readUnitShape(wkb: Uint8Array): UnitShape {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  const box = {
    minX: Number.POSITIVE_INFINITY,
    minY: Number.POSITIVE_INFINITY,
    maxX: Number.NEGATIVE_INFINITY,
    maxY: Number.NEGATIVE_INFINITY,
  };
  const polygons: [number, number][][][] = [];
  let at = 0;
  let vertices = 0;

  const header = (): { type: number; little: boolean } => {
    const little = view.getUint8(at) === 1;
    const type = view.getUint32(at + 1, little);
    at += 5;
    return { type, little };
  };
  const count = (little: boolean): number => {
    const n = view.getUint32(at, little);
    at += 4;
    return n;
  };
  const ring = (little: boolean): [number, number][] => {
    const n = count(little);
    const points: [number, number][] = new Array(n);
    for (let i = 0; i < n; i++) {
      const x = view.getFloat64(at, little) / (2 * HALF_WORLD_M) + 0.5;
      const y = 0.5 - view.getFloat64(at + 8, little) / (2 * HALF_WORLD_M);
      at += 16;
      if (x < box.minX) box.minX = x;
      if (x > box.maxX) box.maxX = x;
      if (y < box.minY) box.minY = y;
      if (y > box.maxY) box.maxY = y;
      points[i] = [x, y];
    }
    vertices += n;
    return points;
  };
  const polygon = (little: boolean): void => {
    const rings = count(little);
    if (rings > 0) polygons.push(Array.from({ length: rings }, () => ring(little)));
  };

  const { type, little } = header();
  if (type === POLYGON) polygon(little);
  else if (type === MULTI_POLYGON) {
    for (let left = count(little); left > 0; left--) {
      const part = header();
      if (part.type !== POLYGON) throw new RangeError(`not a polygon: geometry type ${part.type}`);
      polygon(part.little);
    }
  } else throw new RangeError(`not a polygon: geometry type ${type}`);
  return { polygons, ...box, vertices };
}
