import { sql } from 'kysely';
import type { Db } from '../db/open.ts';
import type { RoadGraph } from './times.ts';

export interface RoadsLoaded {
  readonly importId: number;
  readonly km: number;
  readonly junctions: number;
  readonly simulated: boolean;
}

/** Roads of applied imports. */
export async function loadedRoads(db: Db): Promise<RoadsLoaded[]> {
  const found = await sql<RoadsLoaded>`
    select g.import_id as "importId", g.km, g.junctions, i.simulated from road_graph g
    join import i on i.id = g.import_id and i.state = 'applied' order by g.import_id`.execute(db);
  return found.rows;
}

export async function loadRoadGraph(db: Db, importId: number): Promise<RoadGraph | undefined> {
  const found = await sql<RoadGraph>`
    select to_json(lon) as lon, to_json(lat) as lat, to_json(from_at) as from, to_json(to_at) as to,
      to_json(metres) as metres, to_json(km_per_hour) as "kmPerHour", to_json(one_way) as "oneWay"
    from road_graph where import_id = ${importId}`.execute(db);
  return found.rows[0];
}
