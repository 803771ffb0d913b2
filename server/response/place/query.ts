import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { AreaRef } from '../../../data/contract/area.ts';
import type { Within } from '../../areas/browse/query.ts';
import { validOn } from '../../areas/query.ts';
import { arrayText } from '../../db/array-text.ts';
import { areaM2, commonOf, onlyPolygons, shapeFromHex, unionOf } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';
import { buildsFor, cellsFor, type Reader, sourcesFor } from '../../disclosure/query.ts';
import { WHOLE } from '../estimate.ts';
import { runsOf } from '../runs.ts';
import type { HitTree } from '../tree.ts';

/** Corners of a piece: small enough for the index to tell near from far, large enough to be few. */
const PIECE = 256;
/** Corners of a piece of the rim: so few that its box holds little but the rim. */
const RIM = 10;
/** A share below this is a line drawn a hair off the border. */
const LEAST_SHARE = 1e-6;

/** A footprint as it is kept: multipolygon as GeoJSON text, null where the areas it names have no shape. */
export interface MadeShape {
  readonly geojson: string | null;
  readonly areaM2: number;
  readonly wasInvalid: boolean;
  /** it touches an area of the regency */
  readonly isInside: boolean;
  /** how much of it lies in an area of the regency with a border */
  readonly insideM2: number;
}

/** How far metres reach at a latitude, as factors of a degree. */
function metres(latitude: number): { readonly x: number; readonly y: number } {
  return { x: 111_320 * Math.max(0.01, Math.cos((latitude * Math.PI) / 180)), y: 110_574 };
}

/** Polygons as they were given. */
export function ringsShape(hex: string): RawBuilder<unknown> {
  return sql`(${shapeFromHex(sql`${hex}::text`)})`;
}

/** All that lies within some metres of a point or a line, without asking for a map projection. */
export function aroundShape(
  points: readonly (readonly [number, number])[],
  radiusM: number,
): RawBuilder<unknown> {
  const middle = points.reduce((sum, [, lat]) => sum + lat, 0) / Math.max(1, points.length);
  const { x, y } = metres(middle);
  const [first] = points;
  const text =
    points.length === 1 && first
      ? `POINT(${first[0]} ${first[1]})`
      : `LINESTRING(${points.map(([lon, lat]) => `${lon} ${lat}`).join(',')})`;
  return sql`ST_SetSRID(ST_Scale(ST_Buffer(ST_Scale(ST_GeomFromText(${text}), ${x}::float8, ${y}::float8),
    ${radiusM}::float8, 16), ${1 / x}::float8, ${1 / y}::float8), 4326)`;
}

/** The areas of these numbers, as one shape; those without one are left out. */
export function areasShape(ids: readonly number[], on: string): RawBuilder<unknown> {
  return sql`(select ${unionOf(sql`v.geom`)} from area_version v where v.current and ${validOn(on)}
    and v.area_id = any(${[...ids]}::int[]) and v.geom is not null)`;
}

/** The zones of a set from a class on (1 to 3), as far as they lie in an area; of sets that are in use. */
export interface ZonesAsked {
  readonly set: number;
  readonly least: number;
  readonly areaId: number;
}

function zonePieces({ set, least, areaId }: ZonesAsked, on: string): RawBuilder<unknown> {
  return sql`hazard_piece p join hazard_set s on s.id = p.set_id join import i on i.id = s.import_id
    join area_version v on v.geom && p.geom
    where p.set_id = ${set}::int and p.class >= ${least}::int and i.state = 'applied'
      and v.current and ${validOn(on)} and v.area_id = ${areaId}::int`;
}

export function zonesShape(asked: ZonesAsked, on: string): RawBuilder<unknown> {
  return sql`(select ${unionOf(commonOf(sql`p.geom`, sql`v.geom`))} from ${zonePieces(asked, on)}
    and ST_Intersects(v.geom, p.geom))`;
}

/** Corners of the zones that are asked for; 0: there are none. */
export async function countZoneCorners(db: Db, asked: ZonesAsked, on: string): Promise<number> {
  const found = await sql<{ corners: number }>`
    select coalesce(sum(ST_NPoints(p.geom)), 0)::int as corners from ${zonePieces(asked, on)}`.execute(db);
  return found.rows[0]?.corners ?? 0;
}

/** Land of `made` in desa/kelurahan of a regency; of one without any that is drawn, in the regency itself. */
function insideM2(within: Within, on: string): RawBuilder<number> {
  const inLevel = (level: string) => sql`(
    select sum(${areaM2(sql`ST_Intersection(v.geom, p.geom)`)})
    from (select ST_Subdivide(made.geom, ${sql.lit(PIECE)}) as geom) p
    join area_version v on v.geom && p.geom and ST_Intersects(v.geom, p.geom)
    where v.current and ${validOn(on)} and v.level = ${level}
      and (v.regency_id = ${within.regencyId ?? within.id}::int or v.area_id = ${within.id}::int))`;
  return sql<number>`coalesce(case when geom is null or ST_IsEmpty(geom) then 0 end, ${inLevel('desa')},
    ${inLevel('kecamatan')}, ${inLevel('kabupaten')}, 0)`;
}

/** Makes a footprint fit to be kept: valid, polygons only. Null: nothing is left of it. */
export async function makeShape(
  db: Db,
  given: RawBuilder<unknown>,
  { within, on }: { readonly within: Within; readonly on: string },
): Promise<MadeShape> {
  const found = await sql<MadeShape>`
    with raw as materialized (select d.geom from ST_Dump(${given}) d),
    made as materialized (select ${onlyPolygons(unionOf(sql`ST_MakeValid(geom)`))} as geom,
      coalesce(bool_or(not ST_IsValid(geom)), false) as bad from raw)
    select case when geom is null or ST_IsEmpty(geom) then null else ST_AsGeoJSON(geom, 7) end as geojson,
      coalesce(case when ST_IsEmpty(geom) then 0 else ${areaM2(sql`geom`)} end, 0) as "areaM2",
      bad as "wasInvalid",
      exists (select 1 from area_version v where v.current and ${validOn(on)} and v.geom && made.geom
        and (v.regency_id = ${within.regencyId ?? within.id}::int or v.area_id = ${within.id}::int)
        and ST_Intersects(v.geom, made.geom)) as "isInside",
      ${insideM2(within, on)} as "insideM2"
    from made`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('a shape without a row');
  return row;
}

/** What overlays are made of: a footprint that is kept or one that is tried. */
export function keptFootprints(incidentId: number): RawBuilder<unknown> {
  return sql`(select ${unionOf(sql`f.geom`)} as geom from footprint f
    where f.incident_id = ${incidentId}::int and f.withdrawn_at is null and f.geom is not null and f.kind <> 'areas')`;
}

export function triedFootprint(geojson: string): RawBuilder<unknown> {
  return sql`(select ST_SetSRID(ST_GeomFromGeoJSON(${geojson}::text), 4326) as geom)`;
}

export interface Overlay {
  readonly id: number[];
  /** 0 to 1 */
  readonly share: number[];
}

/**
 * Which areas does a footprint touch, and with how much of each? Measured on the finest areas with a real shape: below
 * one whose cells are not all drawn, or are sketched, nothing is measured. Of most a look is enough: what no piece of the
 * rim comes near lies inside as a whole or not at all, and one corner of its box says which. Of the others only those that
 * the rim crosses are cut. Each by its own shape, for parts do not always lie in what they are parts of. The regency is read
 * once and without its shapes: those are fetched of the areas near the rim alone.
 * @param footprint a subquery with one column `geom`
 */
export function overlayQuery(footprint: RawBuilder<unknown>, root: Within, on: string) {
  // is_real: a sketch has no size, neither has an outline of some of its parts. Boxes are those that `&&` compares.
  return sql<Overlay>`
    with whole as materialized (select geom from ${footprint} f where geom is not null),
    piece as materialized (select ST_Subdivide(geom, ${sql.lit(PIECE)}) as geom from whole),
    rim as materialized (select ST_Subdivide(ST_Boundary(geom), ${sql.lit(RIM)}) as geom from whole),
    area as materialized (
      select v.id, v.area_id, v.parent_id, v.level = 'rt' as is_rt,
        (v.geom is not null and v.area_m2 is not null) as is_real,
        v.geom && w.geom and v.area_m2 > 0 as is_near, ST_XMin(box2d(v.geom)) as x, ST_YMin(box2d(v.geom)) as y
      from whole w cross join area_version v
      where v.current and ${validOn(on)} and v.regency_id = ${root.id}::int),
    drawn as (select parent_id from area where parent_id is not null group by parent_id having bool_and(is_real)),
    near as materialized (
      select a.id, a.area_id, a.x, a.y, a.id in (
        select v.id from rim r join area_version v on v.geom && r.geom where v.current) as is_edge
      from area a where a.is_near and a.is_real and (a.is_rt or a.area_id not in (select parent_id from drawn))),
    edge as materialized (
      select n.area_id, v.geom, ST_Covers(w.geom, v.geom) as is_inside
      from whole w cross join near n join area_version v on v.id = n.id where n.is_edge),
    hit as (
      select n.area_id, 1::float8 as share from whole w cross join near n
      where not n.is_edge and ST_Covers(w.geom, ST_SetSRID(ST_MakePoint(n.x, n.y), 4326))
      union all
      select e.area_id, 1 from edge e where e.is_inside
      union all
      select e.area_id, sum(ST_Area(ST_Intersection(e.geom, p.geom))) / nullif(max(ST_Area(e.geom)), 0)
      from edge e join piece p on p.geom && e.geom and ST_Intersects(p.geom, e.geom)
      where not e.is_inside group by e.area_id)
    select coalesce(json_agg(h.area_id), '[]') as id, coalesce(json_agg(h.share), '[]') as share
    from (select area_id, least(1, share) as share from hit where share > ${sql.lit(LEAST_SHARE)} order by area_id) h`;
}

export async function loadOverlay(
  db: Db,
  footprint: RawBuilder<unknown>,
  root: Within,
  on: string,
): Promise<Overlay> {
  return (await overlayQuery(footprint, root, on).execute(db)).rows[0] ?? { id: [], share: [] };
}

const LEVELS = sql`array['provinsi','kabupaten','kecamatan','desa','dusun','rw','rt']`;

/** The desa (or what is finer without one) of some areas with all that lies in them, and their ancestors to the regency. */
export async function loadHitTree(
  db: Db,
  ids: readonly number[],
  root: Within,
  on: string,
): Promise<HitTree> {
  const among = sql`v.area_id in (
    with recursive up as (
      select v.area_id, v.parent_id, v.level from area_version v
      where v.current and ${validOn(on)} and v.area_id = any(${arrayText(ids)}::int[])
      union
      select v.area_id, v.parent_id, v.level from area_version v join up on v.area_id = up.parent_id
      where v.current and ${validOn(on)} and v.level <> 'provinsi'),
    down as (
      select v.area_id from unnest(${arrayText(ids)}::int[]) v (area_id)
      union
      select up.area_id from up where up.level = 'desa'
      union
      select v.area_id from area_version v join down on v.parent_id = down.area_id
      where v.current and ${validOn(on)})
    select area_id from up union select area_id from down)`;
  return loadTree(db, among, root, on);
}

/** All of a regency. */
export async function loadWholeTree(db: Db, root: Within, on: string): Promise<HitTree> {
  return loadTree(db, sql`true`, root, on);
}

/** Areas of a regency of which something holds, and the regency if it does of it: parents before their children. */
async function loadTree(db: Db, holds: RawBuilder<unknown>, root: Within, on: string): Promise<HitTree> {
  const column = (name: string) => sql`coalesce(json_agg(t.${sql.ref(name)}), '[]')`;
  const found = await sql<HitTree>`
    select ${column('area_id')} as id, ${column('parent_id')} as "parentId", ${column('level')} as level,
      ${column('code')} as code, ${column('name')} as name, ${column('area_m2')} as "areaM2",
      ${column('sketched')} as "isSketched"
    from (select v.area_id, v.parent_id, v.level, v.code, v.name, v.area_m2, v.sketched
      from (select v.area_id, v.parent_id, v.level, v.code, v.name, v.area_m2,
          (v.geom is null or v.area_m2 is null) as sketched
        from area_version v
        where v.current and ${validOn(on)} and (v.regency_id = ${root.id}::int or v.area_id = ${root.id}::int)
          and ${holds} offset 0) v
      order by array_position(${LEVELS}, v.level), v.code collate "C") t`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

/** How many finest areas lie in each of some areas; one without any is its own. */
export async function countFinest(db: Db, ids: readonly number[], on: string): Promise<Map<number, number>> {
  const found = await sql<{ id: number; n: number }>`
    with recursive down as (
      select u.id as root, u.id as area_id from unnest(${[...ids]}::int[]) u (id)
      union all
      select d.root, v.area_id from area_version v join down d on v.parent_id = d.area_id
      where v.current and ${validOn(on)})
    select d.root as id, count(*)::int as n from down d
    where not exists (select 1 from area_version v where v.current and ${validOn(on)} and v.parent_id = d.area_id)
    group by d.root`.execute(db);
  return new Map(found.rows.map(({ id, n }) => [id, n]));
}

export interface SeriesBuild {
  readonly build: number;
  readonly period: string;
  readonly series: string[];
  readonly simulated: boolean;
}

/** Which builds (or parts of a release) hold which series of a regency? */
export async function loadSeriesBuilds(
  db: Db,
  reader: Reader,
  rootId: number,
  sourcesOf: RawBuilder<unknown>,
): Promise<SeriesBuild[]> {
  const found = await sql<SeriesBuild>`
    select b.id as build, b.period, array_agg(distinct s.series) as series, bool_or(i.simulated) as simulated
    from ${buildsFor(reader)} b join ${sourcesOf} s on s.build_id = b.id join import i on i.id = s.import_id
    where b.current and b.root_id = ${rootId}::int group by b.id, b.period`.execute(db);
  return found.rows;
}

type SeriesOfBuild = { readonly build: number; readonly series: string };

/** Recorded counts of a series by area: columns. */
export interface AreaCounts {
  readonly series: string;
  readonly area: number[];
  /** null: hidden */
  readonly count: (number | null)[];
  /** areas whose figure is that of some of their parts */
  readonly partial: number[];
}

/**
 * Counts of everybody of some series in some areas, of one build each.
 * @param levels those of the areas: by them the index finds the few rows asked for among all of a series
 */
export function countsQuery(
  reader: Reader,
  of: readonly SeriesOfBuild[],
  areas: readonly number[],
  levels: readonly string[],
) {
  return sql<AreaCounts>`
    select c.series, json_agg(c.area_id) as area, json_agg(c.count) as count,
      coalesce(json_agg(c.area_id) filter (where c.basis = 'partial'), '[]') as partial
    from ${cellsAt(reader, of, levels)}
    where c.area_id = any(${arrayText(areas)}::int[]) group by c.series`;
}

/** Cells `c` of everybody of some series at some levels. */
function cellsAt(reader: Reader, of: readonly SeriesOfBuild[], levels: readonly string[]) {
  return sql`unnest(${of.map((o) => o.build)}::int[], ${of.map((o) => o.series)}::text[]) w (build, series)
    cross join unnest(${[...new Set(levels)]}::text[]) l (level)
    join ${cellsFor(reader)} c on c.build_id = w.build and c.series = w.series and c.sex = 'A' and c.measure = 'tercatat'
      and c.level = l.level`;
}

export async function loadCounts(
  db: Db,
  reader: Reader,
  of: readonly SeriesOfBuild[],
  areas: readonly number[],
  levels: readonly string[],
): Promise<AreaCounts[]> {
  if (of.length === 0 || areas.length === 0) return [];
  return (await countsQuery(reader, of, areas, levels).execute(db)).rows;
}

/** Exact counts of a series over areas of a level, added up. */
export interface LevelSum {
  readonly series: string;
  readonly level: string;
  /** of how many areas it is known */
  readonly known: number;
  readonly all: number;
}

export async function loadSums(
  db: Db,
  of: readonly SeriesOfBuild[],
  areas: readonly number[],
  levels: readonly string[],
): Promise<LevelSum[]> {
  if (of.length === 0 || areas.length === 0) return [];
  const found = await sql<LevelSum>`
    select c.series, c.level, count(c.count)::int as known, sum(c.count)::float8 as all
    from ${cellsAt('exact', of, levels)}
    where c.area_id = any(${arrayText(areas)}::int[]) group by c.series, c.level
    order by c.series, c.level`.execute(db);
  return found.rows;
}

/** Sums of a series over parts of an area, weighted by how much of each is hit. */
export interface WeightedSum {
  /** the area that the parts are of */
  readonly of: number;
  readonly series: string;
  readonly parts: number;
  readonly all: number;
  readonly low: number;
  readonly best: number;
  readonly high: number;
}

/**
 * Exact counts of many parts added up in the database: a series by its area. Parts of an area mostly stand side by side in
 * the index: it is read in runs, for else it reads all of a series, or looks up every part by itself.
 */
export async function loadWeighted(
  db: Db,
  of: readonly SeriesOfBuild[],
  parts: {
    readonly id: readonly number[];
    readonly of: readonly number[];
    readonly level: readonly string[];
    readonly share: readonly number[];
    /** of those who live there */
    readonly lived: readonly number[];
  },
): Promise<WeightedSum[]> {
  if (of.length === 0 || parts.id.length === 0) return [];
  const runs = [...new Set(parts.level)].flatMap((level) =>
    runsOf(parts.id.filter((_, i) => parts.level[i] === level)).map((run) => ({ level, ...run })),
  );
  const found = await sql<WeightedSum>`
    select p.of_id as "of", c.series, count(*)::int as parts, sum(c.count)::float8 as all,
      sum(case when p.share >= ${WHOLE}::float8 then c.count else 0 end)::float8 as low, sum(c.count * p.lived)::float8 as best,
      sum(case when p.share > 0 then c.count else 0 end)::float8 as high
    from unnest(${of.map((o) => o.build)}::int[], ${of.map((o) => o.series)}::text[]) w (build, series)
    cross join unnest(${runs.map((r) => r.level)}::text[], ${arrayText(runs.map((r) => r.from))}::int[],
      ${arrayText(runs.map((r) => r.to))}::int[]) r (level, "from", "to")
    cross join lateral (select c.series, c.level, c.area_id, c.count from rollup c
      where c.build_id = w.build and c.series = w.series and c.measure = 'tercatat' and c.sex = 'A'
        and c.level = r.level and c.area_id between r."from" and r."to" offset 0) c
    join unnest(${arrayText(parts.id)}::int[], ${arrayText(parts.of)}::int[], ${arrayText(parts.level)}::text[],
      ${arrayText(parts.share)}::float8[], ${arrayText(parts.lived)}::float8[]) p (id, of_id, level, share, lived)
      on c.level = p.level and c.area_id = p.id
    group by p.of_id, c.series`.execute(db);
  return found.rows;
}

/** What an area tells of the ages of its people: a period, and the latest import of it that the reader may read. */
export interface AgesTold {
  readonly area: number;
  readonly period: string;
  readonly import: number;
}

export async function loadAgesTold(db: Db, reader: Reader, areas: readonly number[]): Promise<AgesTold[]> {
  if (areas.length === 0) return [];
  const isRead =
    reader === 'exact'
      ? sql`true`
      : sql`p.import_id in (select s.import_id from ${sourcesFor(reader)} s
          join release_holds h on h.part_id = s.build_id and h.release_id = ${reader.id})`;
  const found = await sql<AgesTold>`
    select distinct on (t.area_id, t.period) t.area_id as area, t.period, t.import_id as import
    from (select p.area_id, p.period, p.import_id from population p
        where p.area_id = any(${arrayText(areas)}::int[]) and p.age_band <> '*' and p.persons is not null and ${isRead}
        group by p.area_id, p.period, p.import_id) t
      join import i on i.id = t.import_id and i.state = 'applied'
    order by t.area_id, t.period, i.applied_seq desc`.execute(db);
  return found.rows;
}

/** Persons by age group of what areas tell, added up. women: null where of some of them it is not told. */
export async function loadAgesOf(
  db: Db,
  told: readonly AgesTold[],
): Promise<{ band: string; persons: number; women: number | null }[]> {
  if (told.length === 0) return [];
  const found = await sql<{ band: string; persons: number; women: number | null }>`
    with one as (
      select p.area_id, p.age_band as band, coalesce(sum(p.persons) filter (where p.sex = 'T'), sum(p.persons)) as persons,
        sum(p.persons) filter (where p.sex = 'P') as women
      from unnest(${arrayText(told.map((t) => t.area))}::int[], ${arrayText(told.map((t) => t.period))}::text[],
        ${arrayText(told.map((t) => t.import))}::int[]) w (area, period, import)
      cross join lateral (select p.area_id, p.age_band, p.sex, p.persons from population p where p.import_id = w.import
        and p.area_id = w.area and p.period = w.period and p.age_band <> '*' and p.persons is not null offset 0) p
      group by p.area_id, p.age_band)
    select band, sum(persons)::int as persons,
      case when bool_and(women is not null) then sum(women)::int end as women
    from one group by band order by band collate "C"`.execute(db);
  return found.rows;
}

/** Areas of a regency by code on a day. */
export async function loadByCode(
  db: Db,
  codes: readonly string[],
  root: Within,
  on: string,
): Promise<{ id: number; code: string; level: Level }[]> {
  const found = await sql<{ id: number; code: string; level: Level }>`
    select v.area_id as id, v.code, v.level from area_version v
    where v.current and ${validOn(on)} and v.code = any(${[...codes]}::text[])
      and (v.regency_id = ${root.id}::int or v.area_id = ${root.id}::int)`.execute(db);
  return found.rows;
}

/** The desa/kelurahan that a place on the map lies in, on a day; undefined: none with a border. */
export async function findDesaAt(
  db: Db,
  [lon, lat]: readonly [number, number],
  on: string,
): Promise<AreaRef | undefined> {
  const point = sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`;
  const found = await sql<AreaRef>`
    select v.area_id as id, v.code, v.name, v.level from area_version v
    where v.current and ${validOn(on)} and v.level = 'desa' and v.geom && ${point} and ST_Intersects(v.geom, ${point})
    order by v.code collate "C" limit 1`.execute(db);
  return found.rows[0];
}

/** Where the middle of the footprints lies; without them that of the area. Longitude and latitude. */
export async function loadScene(
  db: Db,
  incidentId: number,
  placeId: number,
  on: string,
): Promise<readonly [number, number] | null> {
  const found = await sql<{ at: [number, number] | null }>`
    with whole as (select ${unionOf(sql`f.geom`)} as geom from footprint f
      where f.incident_id = ${incidentId}::int and f.withdrawn_at is null and f.geom is not null),
    middle as (select ST_PointOnSurface(geom) as at from whole where geom is not null and not ST_IsEmpty(geom)
      union all select v.label_point from area_version v where v.current and ${validOn(on)} and v.area_id = ${placeId}::int)
    select jsonb_build_array(round(ST_X(at)::numeric, 6), round(ST_Y(at)::numeric, 6)) as at
    from middle where at is not null limit 1`.execute(db);
  return found.rows[0]?.at ?? null;
}

/** How large the footprints that count are together, in square metres: where they lie on one another once. */
export async function loadFootprintArea(db: Db, incidentId: number): Promise<number> {
  const found = await sql<{ m2: number | null }>`
    with whole as (select ${unionOf(sql`f.geom`)} as geom from footprint f
      where f.incident_id = ${incidentId}::int and f.withdrawn_at is null and f.geom is not null)
    select ${areaM2(sql`geom`)} as m2 from whole where geom is not null and not ST_IsEmpty(geom)`.execute(db);
  return found.rows[0]?.m2 ?? 0;
}

/** Of some places those that lie inside the footprints. */
export async function loadHitPlaces(
  db: Db,
  incidentId: number,
  places: readonly { readonly id: number; readonly at: readonly [number, number] }[],
): Promise<number[]> {
  if (places.length === 0) return [];
  const found = await sql<{ id: number }>`
    select distinct p.id from unnest(${places.map((p) => p.id)}::int[], ${places.map((p) => p.at[0])}::float8[],
      ${places.map((p) => p.at[1])}::float8[]) as p (id, lon, lat)
    join footprint f on f.incident_id = ${incidentId}::int and f.withdrawn_at is null and f.geom is not null
      and ST_Intersects(f.geom, ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326))`.execute(db);
  return found.rows.map((r) => r.id);
}

export interface HeadRow {
  readonly areaId: number;
  readonly no: number;
  readonly kind: string;
  readonly name: string;
  readonly hasPhone: boolean;
}

/** Heads of RT, RW, dusun and desa of some areas who hold office on a day. */
export async function loadHeads(db: Db, areas: readonly number[], on: string): Promise<HeadRow[]> {
  if (areas.length === 0) return [];
  const found = await sql<HeadRow>`
    select l.area_id as "areaId", c.no, c.kind, c.name, c.phone is not null as "hasPhone"
    from contact_list l join area_contact c on c.list_id = l.id
    where l.current and l.area_id = any(${arrayText(areas)}::int[]) and (c.until_day is null or c.until_day >= ${on}::date)
      and c.kind in ('ketua-rt', 'ketua-rw', 'kepala-dusun', 'kepala-desa')
    order by l.area_id, c.no limit 5000`.execute(db);
  return found.rows;
}
