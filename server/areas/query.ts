import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import type { Db } from '../db/open.ts';
import type { ImportView } from '../imports/view.ts';

/**
 * SQL of the area versions that hold in a view of the imports: for each area all versions of the latest import that
 * counts. Give `among`, a subquery of area ids, to bound the work. Use as `from (${heldVersions(...)}) v`.
 */
function heldVersions(view: ImportView, among: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select v.* from area_version v join (
      select distinct on (w.area_id) w.area_id, w.import_id
      from area_version w join import i on i.id = w.import_id
      where (i.state = 'applied' or i.id = ${view.including ?? -1}) and i.id <> ${view.excluding ?? -1}
        and w.area_id in (${among})
      order by w.area_id, coalesce(i.applied_seq, 2147483647) desc) held
    on held.area_id = v.area_id and held.import_id = v.import_id`;
}

/** Was a version (or tile set) valid on a day? The first day counts, the last (`valid_to`) does not. */
export function validOn(on: string, alias = 'v'): RawBuilder<boolean> {
  const from = sql.ref(`${alias}.valid_from`);
  const to = sql.ref(`${alias}.valid_to`);
  return sql<boolean>`(${from} is null or ${from} <= ${on}::date) and (${to} is null or ${on}::date < ${to})`;
}

/** Columns of equal length, sorted by code: a regency and all below it on one day. */
export interface AreaTree {
  readonly id: number[];
  /** area.id; of the regency itself its provinsi */
  readonly parentId: (number | null)[];
  readonly level: Level[];
  readonly code: string[];
  /** square metres on the ellipsoid; null where it is not known (no shape, a sketch, an outline of some children) */
  readonly areaM2: (number | null)[];
}

/** Which areas lie in a regency on a day, and in which parents, as a view of the imports says? */
export async function loadTree(
  db: Db,
  request: { regencyId: number; on: string; view: ImportView },
): Promise<AreaTree> {
  const among = sql`select area_id from area_version where regency_id = ${request.regencyId}`;
  const found = await sql<{
    area_id: number;
    parent_id: number | null;
    level: Level;
    code: string;
    area_m2: number | null;
  }>`
    select v.area_id, v.parent_id, v.level, v.code, v.area_m2
    from (${heldVersions(request.view, among)}) v
    where v.regency_id = ${request.regencyId} and ${validOn(request.on)}
    order by v.code`.execute(db);
  return {
    id: found.rows.map((r) => r.area_id),
    parentId: found.rows.map((r) => r.parent_id),
    level: found.rows.map((r) => r.level),
    code: found.rows.map((r) => r.code),
    areaM2: found.rows.map((r) => r.area_m2),
  };
}

/** A version of an area as tile sets need it. */
export interface TileVersion {
  readonly versionId: number;
  readonly areaId: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly quality: string | null;
  /** corners of its shape, 0 without */
  readonly vertices: number;
  /** a place inside, longitude and latitude; null without shape */
  readonly label: readonly [number, number] | null;
}

/** The versions that hold in a view for a root: a regency with all below it, or a provinsi alone. */
export async function tileVersions(db: Db, rootId: number, view: ImportView): Promise<TileVersion[]> {
  const among = sql`select area_id from area_version where regency_id = ${rootId} or area_id = ${rootId}`;
  const found = await sql<TileVersion>`
    select v.id as "versionId", v.area_id as "areaId", v.valid_from as "validFrom", v.valid_to as "validTo",
      v.code, v.name, v.level, v.quality, case when v.geom is null then 0 else ST_NPoints(v.geom) end as vertices,
      case when v.geom is null then null else jsonb_build_array(ST_X(v.label_point), ST_Y(v.label_point)) end as label
    from (${heldVersions(view, among)}) v
    where v.regency_id = ${rootId} or v.area_id = ${rootId}
    order by v.area_id, v.valid_from nulls first`.execute(db);
  return found.rows;
}

/** The shapes of versions as well-known binary, by version id. */
export async function readShapes(db: Db, versionIds: readonly number[]): Promise<Map<number, Uint8Array>> {
  const found = await sql<{ id: number; wkb: Uint8Array }>`
    select id, ST_AsBinary(geom, 'NDR') as wkb from area_version
    where id = any(${versionIds}::integer[]) and geom is not null`.execute(db);
  return new Map(found.rows.map((r) => [r.id, r.wkb]));
}

/** Provinces of regencies, and the other regencies with shapes in them, in a view. */
export async function neighboursOf(
  db: Db,
  regencies: readonly number[],
  view: ImportView,
): Promise<{ regencyId: number; provinceId: number }[]> {
  const all = sql`select area_id from area_version where level = 'kabupaten'`;
  const found = await sql<{ regencyId: number; provinceId: number }>`
    with held as materialized (select * from (${heldVersions(view, all)}) v where v.level = 'kabupaten')
    select distinct area_id as "regencyId", parent_id as "provinceId" from held
    where parent_id in (select parent_id from held where area_id = any(${regencies}::integer[]))
    order by 2, 1`.execute(db);
  return found.rows;
}

export interface TileSetRow {
  readonly hash: string;
  readonly rootId: number;
  readonly level: Level;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** west, south, east, north in degrees */
  readonly bounds: readonly [number, number, number, number];
  readonly areas: number;
  readonly shapes: number;
}

/** Is a set there with all its shapes? A killed import may have left one that is not whole: that is removed. */
export async function hasWholeTileSet(db: Db, hash: string, rows: number): Promise<boolean> {
  const found = await sql<{ current: boolean; rows: number }>`
    select current, (select count(*)::integer from tile_shape where set_hash = hash) as rows
    from tile_set where hash = ${hash}`.execute(db);
  const set = found.rows[0];
  if (!set) return false;
  if (set.rows === rows) return true;
  await db.deleteFrom('tile_set').where('hash', '=', hash).execute();
  return false;
}

export async function insertTileSet(db: Db, set: TileSetRow, madeAt: Date): Promise<void> {
  const [west, south, east, north] = set.bounds;
  await db
    .insertInto('tile_set')
    .values({
      hash: set.hash,
      root_id: set.rootId,
      level: set.level,
      valid_from: set.validFrom,
      valid_to: set.validTo,
      current: false,
      west,
      south,
      east,
      north,
      areas: set.areas,
      shapes: set.shapes,
      made_at: madeAt,
    })
    .execute();
}

/** A simplified shape in metres of web mercator, as hexadecimal WKB, with its label's place. */
export interface TileShapeRow {
  readonly detail: number;
  readonly version: TileVersion;
  readonly hex: string;
  readonly labelM: readonly [number, number];
}

export async function insertTileShapes(db: Db, hash: string, rows: readonly TileShapeRow[]): Promise<void> {
  const column = <T>(pick: (row: TileShapeRow) => T) => rows.map(pick);
  await sql`
    insert into tile_shape (set_hash, detail, area_id, code, name, level, quality, geom, label)
    select ${hash}, detail, area_id, code, name, level, quality,
      ST_GeomFromWKB(decode(hex, 'hex'), 3857), ST_SetSRID(ST_MakePoint(x, y), 3857)
    from unnest(${column((r) => r.detail)}::smallint[], ${column((r) => r.version.areaId)}::integer[],
      ${column((r) => r.version.code)}::text[], ${column((r) => r.version.name)}::text[],
      ${column((r) => r.version.level)}::text[], ${column((r) => r.version.quality ?? 'indikatif')}::text[],
      ${column((r) => r.hex)}::text[], ${column((r) => r.labelM[0])}::float8[],
      ${column((r) => r.labelM[1])}::float8[])
    as u (detail, area_id, code, name, level, quality, hex, x, y)`.execute(db);
}
