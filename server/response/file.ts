import type { RouteRequest } from '../../data/contract/routes.ts';
import { readGeo } from '../../data/read/geo.ts';
import { readShape } from '../../data/read/shape.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { footprintOfPolygons, type PlaceOf } from './footprint.ts';
import type { NewFootprint } from './store/query.ts';

/** A footprint has few parts; more of them are zones, which are imported. */
const MOST_PARTS = 5000;
/** Unpacked: it is read while others wait. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * All polygons of a map file as one footprint; lines and points in it are left out. Throws Fault 'incident-refused': not
 * readable, no polygon, not in degrees.
 */
export async function footprintOfFile(
  db: Db,
  { upload, name, depthM, class: severity }: Omit<RouteRequest<'loadFootprint'>, 'incident'>,
  place: PlaceOf,
): Promise<NewFootprint> {
  const answer = await readGeo(upload.bytes, { mostBytes: MOST_BYTES });
  if ('problem' in answer) throw new Fault('incident-refused', { reason: 'unreadable', file: name });
  const polygons = answer.file.features.slice(0, MOST_PARTS).flatMap((feature) => {
    const shape = readShape(feature.geometry());
    return shape.polygons ?? [];
  });
  if (polygons.length === 0) throw new Fault('incident-refused', { reason: 'no-area' });
  const isFar = polygons.some((p) =>
    p.some((ring) => ring.some(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 90)),
  );
  if (isFar) throw new Fault('incident-refused', { reason: 'unreadable', file: name });
  const depth = depthM === undefined ? null : Number(depthM);
  return footprintOfPolygons(db, polygons, { kind: 'file', depthM: depth, class: severity ?? null }, place);
}
