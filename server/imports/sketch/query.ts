import { sql } from 'kysely';
import { onlyPolygons, restOf, unionOf } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';

/**
 * What of the ground of a version is left without the ground of others, as well-known binary; null where that is nothing.
 * Borders of two sources never agree: what is thinner than `thinM` metres on the average is no ground but their quarrel.
 */
export async function groundWithout(
  db: Db,
  versionId: number,
  others: readonly number[],
  thinM: number,
): Promise<Uint8Array | null> {
  const found = await sql<{ wkb: Uint8Array | null }>`
    with taken as materialized (
      select ${unionOf(sql`geom`)} as geom from area_version where id = any(${others}::integer[])),
    part as (
      select (ST_Dump(${onlyPolygons(restOf(sql`v.geom`, sql`t.geom`))})).geom as geom
      from area_version v, taken t where v.id = ${versionId}::integer)
    select ST_AsBinary(ST_Collect(geom), 'NDR') as wkb from part
    where 2 * ST_Area(geom::geography) > ${thinM}::float8 * ST_Perimeter(geom::geography)`.execute(db);
  return found.rows[0]?.wkb ?? null;
}
