import { readGeo } from '../../data/read/geo.ts';
import { type MultiPolygon, readShape } from '../../data/read/shape.ts';

/** A footprint has few parts; more of them are zones, which are imported. */
const MOST_PARTS = 5000;
/** Unpacked. */
const MOST_BYTES = 64 * 1024 * 1024;

export type FilePolygons =
  | { readonly polygons: MultiPolygon }
  | { readonly problem: 'unreadable' | 'no-area' };

/** All polygons of a map file; lines and points in it are left out. */
export async function polygonsOfFile(bytes: Uint8Array): Promise<FilePolygons> {
  const answer = await readGeo(bytes, { mostBytes: MOST_BYTES });
  if ('problem' in answer) return { problem: 'unreadable' };
  const polygons = answer.file.features.slice(0, MOST_PARTS).flatMap((feature) => {
    const shape = readShape(feature.geometry());
    return shape.polygons ?? [];
  });
  if (polygons.length === 0) return { problem: 'no-area' };
  const isFar = polygons.some((p) =>
    p.some((ring) => ring.some(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 90)),
  );
  return isFar ? { problem: 'unreadable' } : { polygons };
}
