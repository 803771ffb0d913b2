import { sql } from 'kysely';
import { arrayText } from '../../db/array-text.ts';
import type { Db } from '../../db/open.ts';
import type { Roads } from './graph.ts';

/** Writes the roads of an import, as a draft until it is applied. */
export async function insertRoads(db: Db, importId: number, roads: Roads): Promise<void> {
  const { lon, lat, from, to, metres, kmPerHour, oneWay, km } = roads;
  await sql`
    insert into road_graph (import_id, km, junctions, lon, lat, from_at, to_at, metres, km_per_hour, one_way)
    values (${importId}, ${km}, ${lon.length}, ${arrayText(lon)}::float8[], ${arrayText(lat)}::float8[],
      ${arrayText(from)}::int[], ${arrayText(to)}::int[], ${arrayText(metres)}::float4[],
      ${arrayText(kmPerHour)}::float4[], ${arrayText(oneWay.map(String))}::boolean[])`.execute(db);
}
