import { sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { BoundaryQuality } from '../../../data/contract/area.ts';
import { anyPoint, areaM2, labelPoint, onlyPolygons, shapeFromHex, unionOf } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';
import type { GroundChange, Shape, Version } from './forest.ts';

interface HeldRow {
  id: number;
  area_id: number;
  valid_from: string | null;
  valid_to: string | null;
  code: string;
  parent_id: number | null;
  level: Level;
  name: string;
  kind: string | null;
  quality: BoundaryQuality | null;
  decree: string | null;
  shape_basis: 'file' | 'children' | null;
  area_m2: number | null;
  shape_on: string | null;
  sketched: boolean;
}

/** All versions that hold now: of the provinces, of the regencies in them, and of everything in the regencies named. */
export async function loadHeld(
  db: Db,
  regencies: readonly string[],
  provinces: readonly string[],
): Promise<(Version & { key: number })[]> {
  const found = await sql<HeldRow>`
    with province as (select area_id from area_version
      where current and level = 'provinsi' and code = any(${provinces}::text[])),
    regency as (select area_id from area_version
      where current and level = 'kabupaten' and code = any(${regencies}::text[]))
    select v.id, area_id, valid_from, valid_to, code, parent_id, level, name, v.kind, quality, decree, shape_basis, area_m2,
      coalesce(i.as_of, i.made_at::date) as shape_on, coalesce(i.kind = 'sketch', false) as sketched
    from area_version v left join import i on i.id = v.shape_import_id
    where current and (area_id in (select area_id from province)
      or (level = 'kabupaten' and parent_id in (select area_id from province))
      or regency_id in (select area_id from regency))
    order by code, area_id, valid_from nulls first`.execute(db);
  return found.rows.map((r) => ({
    key: r.area_id,
    id: r.id,
    validFrom: r.valid_from,
    validTo: r.valid_to,
    code: r.code,
    parent: r.parent_id,
    level: r.level,
    name: r.name,
    kind: r.kind,
    quality: r.quality,
    decree: r.decree,
    shape: heldShape(r),
  }));
}

/** Splits and mergers that applied imports tell of areas of some regencies. */
export async function loadGround(db: Db, regencies: readonly string[]): Promise<GroundChange[]> {
  const found = await sql<GroundChange>`
    select distinct s.from_area as "from", s.to_area as "to", s.kind, s.on_date as date
    from succession s join import i on i.id = s.import_id and i.state = 'applied'
    join area_version v on v.area_id = s.to_area and v.current
    join area_version r on r.area_id = v.regency_id and r.current and r.code = any(${regencies}::text[])
    where s.from_area is not null and s.kind in ('pecah', 'gabung')
    order by 4, 1, 2`.execute(db);
  return found.rows;
}

function heldShape(r: HeldRow): Shape {
  if (r.shape_basis === null) return { from: 'none' };
  const partial = r.shape_basis === 'children' && r.area_m2 === null && r.quality !== 'sketsa';
  const { sketched } = r;
  return { from: 'held', version: r.id, basis: r.shape_basis, partial, sketched, on: r.shape_on ?? '' };
}

/** Makes rows for new areas; returns their ids. */
export async function newAreas(db: Db, importId: number, count: number): Promise<number[]> {
  const made = await sql<{ id: number }>`
    insert into area (import_id) select ${importId}::integer from generate_series(1, ${count}::integer)
    returning id`.execute(db);
  return made.rows.map((r) => r.id);
}

/** A version ready to be written: keys are area ids. */
export interface VersionRow {
  readonly areaId: number;
  readonly parentId: number | null;
  readonly regencyId: number | null;
  readonly version: Version;
  /** the shape of a version that is drawn from its children, as hexadecimal WKB */
  readonly outline?: string;
}

const COLUMNS = sql`area_id, valid_from, valid_to, code, parent_id, regency_id, level, name, kind, quality, decree,
  import_id, shape_basis, shape_import_id, geom, label_point, area_m2`;

/**
 * Writes versions without shape, with a copied one, one of the file or one drawn from their children, in one statement.
 * Returns their ids in the order given; undefined of an outline that is no valid shape: it is not written, unless any is.
 */
export async function insertVersions(
  db: Db,
  importId: number,
  rows: readonly VersionRow[],
  { quickLabels, anyShape = false }: { readonly quickLabels: boolean; readonly anyShape?: boolean },
): Promise<(number | undefined)[]> {
  const column = <T>(pick: (row: VersionRow) => T) => rows.map(pick);
  const g = onlyPolygons(shapeFromHex(sql`hex`));
  const made = await sql<{ id: number; area_id: number; valid_from: string | null }>`
    with given as materialized (
      select * from unnest(
        ${column((r) => r.areaId)}::integer[], ${column((r) => r.version.validFrom)}::date[],
        ${column((r) => r.version.validTo)}::date[], ${column((r) => r.version.code)}::text[],
        ${column((r) => r.parentId)}::integer[], ${column((r) => r.regencyId)}::integer[],
        ${column((r) => r.version.level)}::text[], ${column((r) => r.version.name)}::text[],
        ${column((r) => r.version.kind)}::text[], ${column((r) => r.version.quality)}::text[],
        ${column((r) => r.version.decree)}::text[],
        ${column((r) => (r.version.shape.from === 'held' ? r.version.shape.version : null))}::integer[],
        ${column((r) => r.outline ?? ('hex' in r.version.shape ? r.version.shape.hex : null))}::text[],
        ${column((r) => r.version.shape.from === 'drawn' || r.outline !== undefined)}::boolean[],
        ${column((r) => r.version.shape.from === 'children' && r.version.shape.partial)}::boolean[],
        ${column((r) => r.outline !== undefined)}::boolean[])
      as u (area_id, valid_from, valid_to, code, parent_id, regency_id, level, name, kind, quality, decree, held, hex, drawn,
        partial, outline)),
    brought as materialized (select area_id, valid_from, ${g} as geom from given where hex is not null)
    insert into area_version (${COLUMNS})
    select u.area_id, u.valid_from, u.valid_to, u.code, u.parent_id, u.regency_id, u.level, u.name, u.kind, u.quality,
      u.decree, ${importId}::integer,
      case when u.hex is null then h.shape_basis when u.drawn then 'children' else 'file' end,
      case when u.hex is not null then ${importId}::integer else h.shape_import_id end,
      coalesce(b.geom, h.geom),
      case when u.hex is not null then ${quickLabels ? anyPoint(sql`b.geom`) : labelPoint(sql`b.geom`)} else h.label_point end,
      case when u.quality = 'sketsa' or u.partial then null when u.hex is not null then ${areaM2(sql`b.geom`)} else h.area_m2 end
    from given u left join area_version h on h.id = u.held
    left join brought b on b.area_id = u.area_id and b.valid_from is not distinct from u.valid_from
    where ${anyShape}::boolean or not u.outline or ST_IsValid(b.geom)
    returning id, area_id, valid_from`.execute(db);
  const ids = new Map(made.rows.map((r) => [`${r.area_id} ${r.valid_from ?? ''}`, r.id]));
  return rows.map((r) => ids.get(`${r.areaId} ${r.version.validFrom ?? ''}`));
}

/** Corners of stored shapes, by version id, in the order given. */
export async function cornersOf(
  db: Db,
  versionIds: readonly number[],
): Promise<{ id: number; corners: number }[]> {
  const found = await sql<{ id: number; corners: number }>`
    select u.id, ST_NPoints(v.geom) as corners
    from unnest(${versionIds}::integer[]) with ordinality as u (id, o) join area_version v on v.id = u.id
    where v.geom is not null order by o`.execute(db);
  return found.rows;
}

/** The union of stored shapes and of shapes given, as hexadecimal WKB, with its corners. */
export async function joinShapes(
  db: Db,
  versionIds: readonly number[],
  hexes: readonly string[],
): Promise<{ hex: string; corners: number }> {
  const found = await sql<{ hex: string; corners: number }>`
    with part as (
      select geom from area_version where id = any(${versionIds}::integer[])
      union all select ${shapeFromHex(sql`hex`)} from unnest(${hexes}::text[]) as u (hex)),
    whole as materialized (select ${onlyPolygons(unionOf(sql`geom`))} as geom from part)
    select encode(ST_AsBinary(geom, 'NDR'), 'hex') as hex, ST_NPoints(geom) as corners from whole`.execute(
    db,
  );
  const row = found.rows[0];
  if (!row) throw new Error('a union without a row');
  return row;
}

/**
 * Polygons that overlap or cross themselves as one shape. `changed`: which share of the ground they have more or less than
 * it.
 */
export async function joinPolygons(db: Db, hex: string): Promise<{ hex: string; changed: number }> {
  const found = await sql<{ hex: string; changed: number }>`
    with given as materialized (select ${shapeFromHex(sql`${hex}::text`)} as g),
    part as (select case when ST_IsValid(d.geom) then d.geom else ST_MakeValid(d.geom) end as p
      from given, lateral ST_Dump(g) as d),
    joined as materialized (
      select g, ${onlyPolygons(sql`(select ${unionOf(sql`p`)} from part)`)} as whole from given)
    select encode(ST_AsBinary(whole, 'NDR'), 'hex') as hex,
      coalesce(abs(1 - ST_Area(whole) / nullif(ST_Area(g), 0)), 1) as changed
    from joined`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('polygons without a row');
  return row;
}
