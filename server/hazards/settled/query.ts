import { type RawBuilder, sql } from 'kysely';
import { commonOf, onlyPolygons, shapeFromHex, unionOf } from '../../db/gis.ts';
import type { DatabaseKind, Db } from '../../db/open.ts';
import { MEASURED, type ToMeasure } from '../measure/query.ts';
import type { Boxes } from './meeting-boxes.ts';

/** Corners of a piece at the most, as of zones. */
const PIECE_CORNERS = 64;
/** About how many corners a settlement has: by them it is told how much one statement does. */
const CORNERS_A_PIECE = 10;
/** A share from which on all of an area is in a class: then all that is settled of it is. */
const WHOLE = 1 - 1e-6;

/** Writes where people live, cut small; what crosses itself is repaired. Returns how many shapes had an area. */
export async function insertSettled(db: Db, importId: number, hexes: readonly string[]): Promise<number> {
  const made = await sql<{ n: number }>`
    with given as materialized (
      select u.no, ${shapeFromHex(sql`u.hex`)} as raw from unnest(${[...hexes]}::text[]) with ordinality u (hex, no)),
    sound as materialized (
      select g.no, ${onlyPolygons(sql`case when ST_IsValid(g.raw) then g.raw else ST_MakeValid(g.raw) end`)} as geom
      from given g),
    cut as (insert into settled_piece (import_id, geom)
      select ${importId}::int, ST_Subdivide(s.geom, ${sql.lit(PIECE_CORNERS)}) from sound s where not ST_IsEmpty(s.geom))
    select count(*)::int as n from sound where not ST_IsEmpty(geom)`.execute(db);
  return made.rows[0]?.n ?? 0;
}

/** Where the pieces of a layer lie, as columns. */
export async function boxesOfPieces(
  db: Db,
  importId: number,
): Promise<Boxes & { readonly id: readonly number[] }> {
  const found = await sql<{ [K in keyof Boxes | 'id']: number[] }>`
    select coalesce(json_agg(id), '[]') as id, coalesce(json_agg(ST_XMin(geom)), '[]') as west, coalesce(json_agg(ST_YMin(geom)), '[]') as south,
      coalesce(json_agg(ST_XMax(geom)), '[]') as east, coalesce(json_agg(ST_YMax(geom)), '[]') as north
    from settled_piece where import_id = ${importId}`.execute(db);
  return found.rows[0] ?? { id: [], west: [], south: [], east: [], north: [] };
}

/**
 * Notes of pairs of pieces those that lie on one another. Only these are made one when areas are cut: to make one of all takes
 * a second for each thousand houses. Returns which of the pairs do, counted from 0.
 *
 * Not found by an `exists` beside the update: a search in a GiST index that ends at its first find, while the same statement
 * writes to that index, makes PostgreSQL forget rows that are there.
 */
export async function noteOverlaid(
  db: Db,
  pairs: readonly (readonly [number, number])[],
): Promise<readonly number[]> {
  const [one, other] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
  const found = await sql<{ which: number[] }>`
    with pair as materialized (
      select u.no::int - 1 as no, a.id as one, b.id as other
      from unnest(${one}::int[], ${other}::int[]) with ordinality u (one, other, no)
      join settled_piece a on a.id = u.one join settled_piece b on b.id = u.other
      where ST_Relate(a.geom, b.geom, '2********')),
    noted as (update settled_piece p set overlaid = true
      where p.id in (select one from pair union select other from pair) and not p.overlaid)
    select coalesce(json_agg(no), '[]') as which from pair`.execute(db);
  return found.rows[0]?.which ?? [];
}

/** Versions near a layer that it was not held against yet. */
export async function versionsToSettle(db: Db, importId: number): Promise<ToMeasure[]> {
  const found = await sql<ToMeasure>`
    with box as (select ST_SetSRID(ST_Extent(geom)::geometry, 4326) as box from settled_piece where import_id = ${importId})
    select v.id, ST_NPoints(v.geom) + ${sql.lit(CORNERS_A_PIECE)} * (select count(*) from settled_piece p
      where (p.import_id + 0) = ${importId} and p.geom && v.geom)::int as corners
    from area_version v, box
    where ${MEASURED} and v.geom && box.box
      and not exists (select 1 from settled_area s where s.import_id = ${importId} and s.version_id = v.id)
    order by v.code collate "C", v.id`.execute(db);
  return found.rows;
}

/**
 * Cuts a layer to some versions: how much of each is settled, and where. One without any is kept with nothing. A piece that
 * lies wholly inside and on no other, as most do, is taken as it is.
 */
export async function settleVersions(db: Db, importId: number, versions: readonly number[]): Promise<void> {
  await sql`
    with v as materialized (
      select a.id, ST_SetSRID(a.geom, 4326) as geom, ST_Area(a.geom) as area from area_version a
      where a.id = any(${[...versions]}::int[]) and ST_Area(a.geom) > 0),
    c as materialized (
      select v.id, near.overlaid, near.is_inside,
        case when near.is_inside then near.geom else ${commonOf(sql`v.geom`, sql`near.geom`)} end as geom
      from v cross join lateral (
        select p.overlaid, p.geom, ST_Covers(v.geom, p.geom) as is_inside from settled_piece p
        where (p.import_id + 0) = ${importId} and p.geom && v.geom and ST_Intersects(v.geom, p.geom) offset 0) near),
    whole as materialized (
      select c.id, true as is_piece, ST_Area(c.geom) as area, c.geom from c where c.is_inside and not c.overlaid
      union all
      select m.id, false, ST_Area(m.geom), m.geom from (
        select c.id, ${onlyPolygons(sql`c.geom`)} as geom from c where not c.is_inside and not c.overlaid
        union all
        select c.id, ${onlyPolygons(unionOf(sql`c.geom`))} from c where c.overlaid group by c.id) m),
    areas as (insert into settled_area (version_id, import_id, degrees2, part)
      select v.id, ${importId}::int, coalesce(sum(w.area), 0), least(1, coalesce(sum(w.area), 0) / v.area)
      from v left join whole w on w.id = v.id group by v.id, v.area on conflict do nothing)
    insert into settled_part (version_id, import_id, geom)
    select w.id, ${importId}::int, w.geom from whole w where w.is_piece and w.area > 0
    union all
    select w.id, ${importId}::int, ST_Subdivide(w.geom, ${sql.lit(PIECE_CORNERS)}) from whole w where not w.is_piece and w.area > 0`.execute(
    db,
  );
}

/** Versions of which a set says a share and a layer says where people live, and that were not brought together yet. */
export async function versionsToExpose(db: Db, setId: number, importId: number): Promise<ToMeasure[]> {
  const found = await sql<ToMeasure>`
    select e.version_id as id, (select count(*) from settled_part p
      where p.version_id = e.version_id and p.import_id = ${importId})::int * ${sql.lit(CORNERS_A_PIECE)} as corners
    from exposure e join settled_area s on s.version_id = e.version_id and s.import_id = ${importId} and s.degrees2 > 0
    where e.set_id = ${setId} and not exists (select 1 from settled_exposure x
      where x.set_id = e.set_id and x.version_id = e.version_id and x.import_id = ${importId})
    order by e.version_id`.execute(db);
  return found.rows;
}

/** What a piece of a zone has of a settled part, in square degrees. */
function covered(kind: DatabaseKind): RawBuilder<unknown> {
  const common =
    kind === 'embedded' ? commonOf(sql`s.geom`, sql`p.geom`) : sql`ST_Intersection(s.geom, p.geom)`;
  return sql`case when ST_Covers(p.geom, s.geom) then ST_Area(s.geom) else ST_Area(${common}) end`;
}

/** The share of what is settled of some versions that lies in zones of a set, by class. */
export async function exposeSettled(
  db: Db,
  kind: DatabaseKind,
  { setId, importId }: { readonly setId: number; readonly importId: number },
  versions: readonly number[],
): Promise<void> {
  const share = (which: number, own: string) => sql`case when t.is_plain then t.${sql.ref(own)}
    else least(1, coalesce(sum(c.covered) filter (where c.class = ${sql.lit(which)}), 0) / t.degrees2) end::real`;
  await sql`
    with t as materialized (
      select e.version_id, s.degrees2, s.part, e.low, e.medium, e.high,
        (greatest(e.low, e.medium, e.high) >= ${WHOLE}::float8 or e.low + e.medium + e.high = 0) as is_plain
      from exposure e join settled_area s on s.version_id = e.version_id and s.import_id = ${importId} and s.degrees2 > 0
      where e.set_id = ${setId} and e.version_id = any(${[...versions]}::int[])),
    c as materialized (
      select s.version_id, near.class, near.covered from t
      join settled_part s on s.version_id = t.version_id and s.import_id = ${importId}
      cross join lateral (
        select p.class, ${covered(kind)} as covered from hazard_piece p
        where (p.set_id + 0) = ${setId} and p.geom && s.geom and ST_Intersects(s.geom, p.geom) offset 0) near
      where not t.is_plain)
    insert into settled_exposure (set_id, version_id, import_id, low, medium, high, part)
    select ${setId}::int, t.version_id, ${importId}::int, ${share(1, 'low')}, ${share(2, 'medium')}, ${share(3, 'high')}, t.part::real
    from t left join c on c.version_id = t.version_id
    group by t.version_id, t.degrees2, t.part, t.low, t.medium, t.high, t.is_plain
    on conflict do nothing`.execute(db);
}

/** Applied layers of settlements. */
export async function settledLayers(db: Db): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select c.import_id as id from context_layer c join import i on i.id = c.import_id and i.state = 'applied'
    where c.kind = 'permukiman' order by c.import_id`.execute(db);
  return found.rows.map((r) => r.id);
}

/** A layer of settlements as it is told. */
export interface SettledLayer {
  readonly id: number;
  readonly name: string;
  readonly source: string | null;
  readonly year: number | null;
  readonly simulated: boolean;
}

export async function describeSettled(db: Db, layers: readonly number[]): Promise<SettledLayer[]> {
  if (layers.length === 0) return [];
  const found = await sql<SettledLayer>`
    select c.import_id as id, c.name, i.source, coalesce(c.year, extract(year from i.as_of)::int) as year, i.simulated
    from context_layer c join import i on i.id = c.import_id
    where c.import_id = any(${[...layers]}::int[]) order by c.import_id`.execute(db);
  return found.rows;
}

/** What was made of a layer that is taken back: shares are of the whole area again. */
export async function dropSettled(db: Db, importId: number): Promise<void> {
  for (const table of ['settled_exposure', 'settled_area', 'settled_part', 'settled_piece'] as const) {
    await db.deleteFrom(table).where('import_id', '=', importId).execute();
  }
}
