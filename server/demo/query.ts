import { sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
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

/** A real area that simulated figures may be put on. */
export interface RealArea {
  readonly id: number;
  readonly code: string;
  readonly level: Level;
  readonly kind: string | null;
  readonly regencyId: number;
  /** degrees; null without shape */
  readonly at: readonly [number, number] | null;
  readonly areaM2: number | null;
}

/** The areas of an area on a day, desa and finer. */
export async function realAreas(db: Db, code: string, on: string): Promise<RealArea[]> {
  const found = await sql<RealArea>`
    select v.area_id as id, v.code, v.level, v.kind, v.regency_id as "regencyId", v.area_m2 as "areaM2",
      case when v.label_point is null then null
        else json_build_array(ST_X(v.label_point), ST_Y(v.label_point)) end as at
    from area_version v
    where v.current and v.level in ('desa', 'dusun', 'rw', 'rt') and (v.code = ${code} or v.code like ${`${code}.%`})
      and (v.valid_from is null or v.valid_from <= ${on}::date) and (v.valid_to is null or ${on}::date < v.valid_to)
    order by v.code collate "C"`.execute(db);
  return found.rows;
}

/** Applied imports with real figures of need in some areas. */
export async function realNeedImports(db: Db, areas: readonly number[]): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select distinct i.id from import i join observation o on o.import_id = i.id
    where i.state = 'applied' and not i.simulated and o.area_id = any(${[...areas]}::int[]) order by 1`.execute(
    db,
  );
  return found.rows.map((r) => r.id);
}

/** Codes of desa by how much of their land lies in zones of floods, most first. */
export async function floodedDesa(db: Db): Promise<string[]> {
  const found = await sql<{ code: string }>`
    select v.code from exposure e
    join hazard_set s on s.id = e.set_id and s.hazard = 'banjir'
    join area_version v on v.id = e.version_id and v.current and v.level = 'desa'
    order by e.high + e.medium desc, v.code`.execute(db);
  return found.rows.map((r) => r.code);
}
