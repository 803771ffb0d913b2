import { type RawBuilder, sql } from 'kysely';
import { validOn } from '../../areas/query.ts';
import type { Db } from '../../db/open.ts';

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** Where footprints lie; where there are none the areas given. null: nothing of it has a shape. */
export async function loadBox(
  db: Db,
  incident: number,
  areas: readonly number[],
  on: string,
): Promise<Box | null> {
  const found = await sql<{ box: Box | null }>`
    with drawn as (select ST_Extent(geom) as e from footprint where incident_id = ${incident} and withdrawn_at is null),
    told as (
      select ST_Extent(v.geom) as e from area_version v
      where v.current and ${validOn(on)} and v.area_id = any(${[...areas]}::int[])),
    whole as (select coalesce(d.e, t.e) as e from drawn d, told t)
    select case when e is null then null
      else json_build_array(ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)) end as box from whole`.execute(
    db,
  );
  return found.rows[0]?.box ?? null;
}

/** A picture of a part of the earth: so many units for a degree, from its upper left corner. */
export interface Picture {
  readonly box: Box;
  readonly width: number;
  readonly height: number;
}

export interface LineArea {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly quality: string | null;
  readonly source: string | null;
  readonly d: string;
  readonly label: readonly [number, number] | null;
}

/** Corners nearer than this to a line are left out, in units of the picture. */
const FINE = 0.35;
const MOST_AREAS = 600;

/** Path data of a shape in a picture, cut at its edges. */
function pathIn(shape: RawBuilder<unknown>, { box, width, height }: Picture): RawBuilder<string> {
  const [west, south, east, north] = box;
  const kx = width / (east - west);
  const ky = height / (north - south);
  // A little beyond the edges: a line along the edge of the picture is no border.
  const [dx, dy] = [(east - west) * 0.02, (north - south) * 0.02];
  const cut = sql`ST_ClipByBox2D(${shape}, ST_MakeEnvelope(${west - dx}::float8, ${south - dy}::float8, ${east + dx}::float8, ${north + dy}::float8, 4326)::box2d)`;
  const moved = sql`ST_Affine(${cut}, ${kx}::float8, 0, 0, ${ky}::float8, ${-west * kx}::float8, ${-north * ky}::float8)`;
  return sql<string>`coalesce(ST_AsSVG(ST_SimplifyPreserveTopology(${moved}, ${FINE}::float8), 1, 1), '')`;
}

/** Areas of a level that reach into a picture, and those given whatever their level, as lines. */
export async function loadLines(
  db: Db,
  picture: Picture,
  level: string,
  hit: readonly number[],
  on: string,
): Promise<LineArea[]> {
  const [west, south, east, north] = picture.box;
  const found = await sql<LineArea>`
    select v.area_id as id, v.code, v.name, v.level, v.quality, i.source, ${pathIn(sql`v.geom`, picture)} as d,
      case when v.label_point is null then null
        else json_build_array(ST_X(v.label_point), ST_Y(v.label_point)) end as label
    from area_version v left join import i on i.id = v.shape_import_id
    where v.current and ${validOn(on)} and v.geom is not null
      and v.geom && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)
      and (v.level = ${level} or v.area_id = any(${[...hit]}::int[]))
    order by v.level = ${level} desc, v.code limit ${MOST_AREAS}`.execute(db);
  return found.rows.filter((row) => row.d !== '');
}

/** Footprints that count, as lines. */
export async function loadFootprintLines(db: Db, incident: number, picture: Picture): Promise<string[]> {
  const found = await sql<{ d: string }>`
    select ${pathIn(sql`geom`, picture)} as d from footprint
    where incident_id = ${incident} and withdrawn_at is null order by id`.execute(db);
  return found.rows.map(({ d }) => d).filter((d) => d !== '');
}

/** How many areas of a level reach into a box. */
export async function countIn(
  db: Db,
  [west, south, east, north]: Box,
  level: string,
  on: string,
): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from area_version v
    where v.current and ${validOn(on)} and v.level = ${level}
      and v.geom && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}
