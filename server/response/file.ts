import type { RouteRequest } from '../../data/contract/routes.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { readPolygons } from './file-apart.ts';
import { footprintOfPolygons, type PlaceOf } from './footprint.ts';
import type { NewFootprint } from './store/query.ts';

/**
 * All polygons of a map file as one footprint; lines and points in it are left out. Throws Fault 'incident-refused': not
 * readable, no polygon, not in degrees.
 */
export async function footprintOfFile(
  db: Db,
  { upload, name, depthM, displacedRate, class: severity }: Omit<RouteRequest<'loadFootprint'>, 'incident'>,
  place: PlaceOf,
): Promise<NewFootprint> {
  const read = await readPolygons(upload.bytes);
  if ('problem' in read) throw new Fault('incident-refused', { reason: read.problem, file: name });
  const depth = depthM === undefined ? null : Number(depthM);
  return footprintOfPolygons(
    db,
    read.polygons,
    {
      kind: 'file',
      depthM: depth,
      class: severity ?? null,
      displacedRate: displacedRate === undefined ? null : Number(displacedRate),
    },
    place,
  );
}
