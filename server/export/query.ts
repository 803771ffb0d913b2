import { sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import { validOn } from '../areas/query.ts';
import type { Db } from '../db/open.ts';
import type { Source } from './taken.ts';

export interface AreaAbove {
  readonly id: number;
  readonly parentId: number | null;
  readonly level: Level;
  readonly name: string;
}

/** The areas themselves and all they lie in on a day, each once. */
export async function loadAbove(db: Db, ids: readonly number[], on: string): Promise<AreaAbove[]> {
  const found = await sql<AreaAbove>`
    with recursive up as (
      select v.area_id, v.parent_id, v.level, v.name from area_version v
      where v.current and ${validOn(on)} and v.area_id = any(${[...ids]}::int[])
      union
      select v.area_id, v.parent_id, v.level, v.name from area_version v join up on v.area_id = up.parent_id
      where v.current and ${validOn(on)})
    select area_id as id, parent_id as "parentId", level, name from up`.execute(db);
  return found.rows;
}

/** Where the shapes of areas come from; areas without a shape tell nothing. */
export async function loadBoundarySources(db: Db, ids: readonly number[], on: string): Promise<Source[]> {
  const found = await sql<Source>`
    select distinct coalesce(i.source, i.file_name, '') as name, i.licence, i.as_of as "asOf", i.simulated
    from area_version v join import i on i.id = v.shape_import_id
    where v.current and ${validOn(on)} and v.area_id = any(${[...ids]}::int[])
    order by 1`.execute(db);
  return found.rows;
}

/** Is any of the areas, or its shape, made up? */
export async function hasSimulatedArea(db: Db, ids: readonly number[], on: string): Promise<boolean> {
  const found = await sql<{ simulated: boolean }>`
    select exists (
      select 1 from area_version v join import i on i.id in (v.import_id, v.shape_import_id)
      where i.simulated and v.current and ${validOn(on)} and v.area_id = any(${[...ids]}::int[])) as simulated`.execute(
    db,
  );
  return found.rows[0]?.simulated ?? false;
}

/** Under which licence imports came; null where it was not said. */
export async function loadLicences(
  db: Db,
  importIds: readonly number[],
): Promise<Map<number, string | null>> {
  if (importIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('import')
    .select(['id', 'licence'])
    .where('id', 'in', [...importIds])
    .execute();
  return new Map(rows.map((r) => [r.id, r.licence]));
}

/** How many corners the shapes of areas have together. */
export async function countCorners(db: Db, ids: readonly number[], on: string): Promise<Map<number, number>> {
  const found = await sql<{ id: number; corners: number }>`
    select v.area_id as id, ST_NPoints(v.geom) as corners from area_version v
    where v.current and ${validOn(on)} and v.geom is not null and v.area_id = any(${[...ids]}::int[])`.execute(
    db,
  );
  return new Map(found.rows.map((r) => [r.id, r.corners]));
}

/**
 * The shapes of areas as GeoJSON geometries, longitude and latitude, outer rings against the clock. Six digits after the
 * mark are a decimetre, finer than any source.
 */
export async function readGeometries(
  db: Db,
  ids: readonly number[],
  on: string,
): Promise<Map<number, string>> {
  const found = await sql<{ id: number; shape: string }>`
    select v.area_id as id, ST_AsGeoJSON(ST_ForcePolygonCCW(v.geom), 6) as shape from area_version v
    where v.current and ${validOn(on)} and v.geom is not null and v.area_id = any(${[...ids]}::int[])`.execute(
    db,
  );
  return new Map(found.rows.map((r) => [r.id, r.shape]));
}
