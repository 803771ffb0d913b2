import { sql } from 'kysely';
import { onlyPolygons, shapeFromHex } from '../db/gis.ts';
import type { Db } from '../db/open.ts';
import type { ReadyArea } from './generated.ts';

/** A simulated area with the ids that it and those above it have got. */
export interface PlacedArea extends ReadyArea {
  readonly areaId: number;
  readonly parentId: number | null;
  readonly regencyId: number | null;
}

/**
 * Writes draft versions of areas that were measured when they were made: the database has nothing to compute. All are
 * agreed borders (kesepakatan), so that things can be measured on them, and valid since ever.
 */
export async function insertAreas(db: Db, importId: number, areas: readonly PlacedArea[]): Promise<void> {
  const column = <T>(pick: (area: PlacedArea) => T) => areas.map(pick);
  await sql`
    insert into area_version (area_id, code, parent_id, regency_id, level, name, kind, quality, shape_basis, geom,
      label_point, area_m2, import_id, shape_import_id)
    select area_id, code, parent_id, regency_id, level, name, kind, 'kesepakatan', 'file',
      ${onlyPolygons(shapeFromHex(sql`hex`))}, ST_SetSRID(ST_MakePoint(x, y), 4326), m2, ${importId}::integer,
      ${importId}::integer
    from unnest(${column((a) => a.areaId)}::integer[], ${column((a) => a.code)}::text[],
      ${column((a) => a.parentId)}::integer[], ${column((a) => a.regencyId)}::integer[],
      ${column((a) => a.level)}::text[], ${column((a) => a.name)}::text[], ${column((a) => a.kind)}::text[],
      ${column((a) => a.hex)}::text[], ${column((a) => a.label[0])}::float8[], ${column((a) => a.label[1])}::float8[],
      ${column((a) => a.areaM2)}::float8[])
    as u (area_id, code, parent_id, regency_id, level, name, kind, hex, x, y, m2)`.execute(db);
}

/** Of some codes the area that each is now. */
export async function areaIds(db: Db, codes: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ code: string; area_id: number }>`
    select code, area_id from area_version where current and code = any(${[...codes]}::text[])`.execute(db);
  return new Map(found.rows.map((r) => [r.code, r.area_id]));
}
