import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { AreaRef, BBox, BoundaryQuality, Place } from '../../../data/contract/area.ts';
import type { Db } from '../../db/open.ts';
import { buildsFor, type Reader, sourcesFor } from '../../disclosure/query.ts';
import { validOn } from '../query.ts';

/** The area asked about, as it was on a day. */
export interface Within extends AreaRef {
  /** null for a provinsi */
  readonly regencyId: number | null;
}

/** Which area had a code on a day? Undefined: none here. */
export async function findWithin(db: Db, code: string, on: string): Promise<Within | undefined> {
  const found = await sql<Within>`
    select v.area_id as id, v.code, v.name, v.level, v.regency_id as "regencyId" from area_version v
    where v.current and v.code = ${code} and ${validOn(on)}`.execute(db);
  return found.rows[0];
}

/** When an area of this code exists, if not on the day asked about. Days 'YYYY-MM-DD'; null: without end. */
export function findValidity(
  db: Db,
  code: string,
): Promise<{ from: string | null; to: string | null } | undefined> {
  return db
    .selectFrom('area_version')
    .select(['valid_from as from', 'valid_to as to'])
    .where('code', '=', code)
    .where('current', '=', true)
    .orderBy('valid_from', 'desc')
    .executeTakeFirst();
}

/**
 * Condition on a version `v`: it lies at or below an area on a day. A regency and a provinsi are known to their areas;
 * from others the tree is walked down, because after a change of areas a code need not begin with its parent's.
 */
export function liesWithin(within: Within, on: string): RawBuilder<boolean> {
  if (within.level === 'kabupaten') return sql<boolean>`v.regency_id = ${within.id}`;
  if (within.level === 'provinsi') {
    return sql<boolean>`(v.area_id = ${within.id} or v.regency_id in (
      select p.area_id from area_version p where p.current and p.level = 'kabupaten' and p.parent_id = ${within.id}))`;
  }
  return sql<boolean>`v.area_id in (
    with recursive below as (
      select ${within.id}::int as area_id
      union all
      select v.area_id from area_version v join below on v.parent_id = below.area_id
      where v.current and ${validOn(on)})
    select area_id from below)`;
}

/** The box around a version's shape, `v.geom`, to about a decimetre; null without shape. */
const BOX = sql<BBox | null>`case when v.geom is null then null else jsonb_build_array(
  round(ST_XMin(v.geom)::numeric, 6), round(ST_YMin(v.geom)::numeric, 6),
  round(ST_XMax(v.geom)::numeric, 6), round(ST_YMax(v.geom)::numeric, 6)) end`;

export interface AreaColumns {
  readonly id: number[];
  readonly code: string[];
  readonly name: string[];
  readonly parentId: (number | null)[];
  readonly parentName: (string | null)[];
  readonly quality: (BoundaryQuality | null)[];
  readonly bounds: (BBox | null)[];
  readonly labelPoint: ([number, number] | null)[];
  /** area.id of the root whose tile sets hold the area: its regency, for a provinsi itself */
  readonly rootId: number[];
}

/** The areas of a level within an area on a day, columns sorted by code. */
export async function loadAreas(db: Db, within: Within, level: Level, on: string): Promise<AreaColumns> {
  const column = (name: string) => sql`coalesce(json_agg(t.${sql.ref(name)}), '[]')`;
  const found = await sql<AreaColumns>`
    select ${column('id')} as id, ${column('code')} as code, ${column('name')} as name,
      ${column('parent_id')} as "parentId", ${column('parent_name')} as "parentName",
      ${column('quality')} as quality, ${column('bounds')} as bounds, ${column('label_point')} as "labelPoint",
      ${column('root_id')} as "rootId"
    from (
      select v.area_id as id, v.code, v.name, v.parent_id, p.name as parent_name, v.quality, ${BOX} as bounds,
        case when v.label_point is null then null else jsonb_build_array(
          round(ST_X(v.label_point)::numeric, 6), round(ST_Y(v.label_point)::numeric, 6)) end as label_point,
        coalesce(v.regency_id, v.area_id) as root_id
      from area_version v
      left join area_version p on p.area_id = v.parent_id and p.current and ${validOn(on, 'p')}
      where v.current and v.level = ${level} and ${validOn(on)} and ${liesWithin(within, on)}
      order by v.code collate "C") t`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

export interface TileSetEntry {
  readonly hash: string;
  readonly rootId: number;
  readonly rootCode: string;
  readonly level: Level;
  readonly bounds: BBox | null;
}

/** The current tile sets of some roots and levels on a day. */
export async function loadTileSets(
  db: Db,
  rootIds: readonly number[],
  levels: readonly Level[],
  on: string,
): Promise<TileSetEntry[]> {
  if (rootIds.length === 0 || levels.length === 0) return [];
  const found = await sql<TileSetEntry>`
    select t.hash, t.root_id as "rootId", r.code as "rootCode", t.level,
      case when t.west is null then null else jsonb_build_array(t.west, t.south, t.east, t.north) end as bounds
    from tile_set t join area_version r on r.area_id = t.root_id and r.current and ${validOn(on, 'r')}
    where t.current and t.root_id = any(${[...rootIds]}::int[]) and t.level = any(${[...levels]}::text[])
      and ${validOn(on, 't')}
    order by r.code collate "C", t.level`.execute(db);
  return found.rows;
}

/** Regencies at or below a provinsi (or the regency an area lies in), with a shape or without. */
export async function rootsOf(db: Db, within: Within): Promise<number[]> {
  if (within.regencyId !== null) return [within.regencyId];
  const found = await sql<{ id: number }>`
    select v.area_id as id from area_version v
    where v.current and v.level = 'kabupaten' and v.parent_id = ${within.id} order by v.code`.execute(db);
  return [within.id, ...found.rows.map((r) => r.id)];
}

export interface CardRow extends AreaRef {
  readonly kind: string | null;
  readonly quality: BoundaryQuality | null;
  readonly shapeBasis: 'file' | 'children' | null;
  readonly areaM2: number | null;
  readonly bounds: BBox | null;
  readonly source: string | null;
  readonly boundaryAsOf: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** All that is known of one area on a day. */
export async function loadCard(db: Db, areaId: number, on: string): Promise<CardRow | undefined> {
  const found = await sql<CardRow>`
    select v.area_id as id, v.code, v.name, v.level, v.kind, v.quality, v.shape_basis as "shapeBasis",
      v.area_m2 as "areaM2", ${BOX} as bounds, coalesce(i.source, i.file_name) as source,
      i.as_of as "boundaryAsOf", v.valid_from as "validFrom", v.valid_to as "validTo"
    from area_version v join import i on i.id = coalesce(v.shape_import_id, v.import_id)
    where v.current and v.area_id = ${areaId} and ${validOn(on)}`.execute(db);
  return found.rows[0];
}

/** The ancestors of an area on a day, coarse to fine, without the area itself. */
export async function loadPath(db: Db, areaId: number, on: string): Promise<AreaRef[]> {
  const found = await sql<AreaRef>`
    with recursive up as (
      select v.area_id, v.parent_id, 0 as steps from area_version v
      where v.current and v.area_id = ${areaId} and ${validOn(on)}
      union all
      select v.area_id, v.parent_id, up.steps + 1 from area_version v join up on v.area_id = up.parent_id
      where v.current and ${validOn(on)})
    select v.area_id as id, v.code, v.name, v.level
    from up join area_version v on v.area_id = up.area_id and v.current and ${validOn(on)}
    where up.steps > 0 order by up.steps desc`.execute(db);
  return found.rows;
}

export interface LevelCount {
  readonly level: Level;
  readonly areas: number;
  readonly shapes: number;
}

/** How many areas, and shapes, are there of each level within an area? */
export async function countLevels(db: Db, within: Within, on: string): Promise<LevelCount[]> {
  const found = await sql<LevelCount>`
    select v.level, count(*)::int as areas, count(v.shape_basis)::int as shapes from area_version v
    where v.current and ${validOn(on)} and ${liesWithin(within, on)} group by v.level`.execute(db);
  return found.rows;
}

export interface PlaceRow {
  readonly area: AreaRef;
  readonly province: AreaRef;
  readonly bounds: BBox | null;
  readonly levels: Place['levels'];
  readonly periods: string[];
  readonly simulated: boolean;
}

/**
 * The regencies that have been set up: those with areas below them. Periods are those of whom asks: where figures are
 * read, null nowhere yet.
 */
export async function loadPlaces(db: Db, on: string, reader: Reader | null): Promise<PlaceRow[]> {
  const builds = buildsFor(reader ?? 'exact');
  const isRead = reader === null ? sql`false` : sql`b.current`;
  const found = await sql<PlaceRow>`
    with level as (
      select v.regency_id, v.level, count(*)::int as areas, count(v.shape_basis)::int as shapes
      from area_version v where v.current and v.regency_id is not null and ${validOn(on)}
      group by v.regency_id, v.level)
    select json_build_object('id', v.area_id, 'code', v.code, 'name', v.name, 'level', v.level) as area,
      json_build_object('id', p.area_id, 'code', p.code, 'name', p.name, 'level', p.level) as province,
      coalesce(${BOX}, (
        select jsonb_build_array(min(t.west), min(t.south), max(t.east), max(t.north)) from tile_set t
        where t.current and t.root_id = v.area_id having count(t.west) > 0)) as bounds,
      (select json_agg(json_build_object('level', l.level, 'areas', l.areas, 'shapes', l.shapes))
        from level l where l.regency_id = v.area_id) as levels,
      array(select b.period from ${builds} b where ${isRead} and b.root_id = v.area_id) as periods,
      exists (select 1 from ${sourcesFor(reader ?? 'exact')} s join ${builds} b on b.id = s.build_id
        join import i on i.id = s.import_id
        where ${isRead} and b.root_id = v.area_id and i.simulated) as simulated
    from area_version v
    join area_version p on p.area_id = v.parent_id and p.current and ${validOn(on, 'p')}
    where v.current and v.level = 'kabupaten' and ${validOn(on)}
      and exists (select 1 from level l where l.regency_id = v.area_id and l.level <> 'kabupaten')
    order by v.code collate "C"`.execute(db);
  return found.rows;
}
