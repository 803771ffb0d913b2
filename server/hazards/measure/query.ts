import { type RawBuilder, sql } from 'kysely';
import type { HazardCode } from '../../../data/catalogue/hazards.ts';
import { liesWithin, type Within } from '../../areas/browse/query.ts';
import { validOn } from '../../areas/query.ts';
import { commonOf } from '../../db/gis.ts';
import type { DatabaseKind, Db } from '../../db/open.ts';

/**
 * Condition on a version `v`: it is measured on. Those of the desa and below, and above it what has nothing drawn in it.
 * On a sketch nothing is measured: the real area that it lies in stands for it.
 */
export const MEASURED = sql<boolean>`v.current and v.geom is not null and v.quality is distinct from 'sketsa'
  and (v.level in ('desa', 'dusun', 'rw', 'rt') or not exists (
    select 1 from area_version c where c.current and c.parent_id = v.area_id and c.geom is not null
      and c.quality is distinct from 'sketsa'))`;

/** The set of a piece, found by where the piece lies: as it is just written, the database thinks that a set is small. */
const OF_SET = sql`(p.set_id + 0)`;

/** A version of an area that is to be measured, with how many corners it has. */
export interface ToMeasure {
  readonly id: number;
  readonly corners: number;
}

/**
 * Versions that a set says something of and that are not measured yet: those that its zones may touch, and where it
 * says that places outside are not prone all others of the regencies that the zones lie in.
 */
export async function versionsToMeasure(db: Db, setId: number): Promise<ToMeasure[]> {
  const found = await sql<ToMeasure>`
    with s as (select id, outside, ST_MakeEnvelope(west, south, east, north, 4326) as box
      from hazard_set where id = ${setId} and west is not null),
    maybe as (select distinct v.regency_id from area_version v, s where ${MEASURED} and v.geom && s.box),
    near as (select m.regency_id from maybe m, s where exists (
      select 1 from area_version v join hazard_piece p on ${OF_SET} = s.id and p.geom && v.geom
      where v.regency_id = m.regency_id and ${MEASURED} and ST_Intersects(p.geom, v.geom)))
    select v.id, ST_NPoints(v.geom) as corners from area_version v, s
    where ${MEASURED}
      and case when s.outside = 'tidak-rawan' then v.regency_id in (select regency_id from near) else v.geom && s.box end
      and not exists (select 1 from exposure e where e.set_id = s.id and e.version_id = v.id)
    order by v.code collate "C", v.id`.execute(db);
  return found.rows;
}

/**
 * Square degrees that a piece covers of an area: as a share of the area's own they are as good as square metres. A server
 * finds crossings of free coordinates by itself where they are hard to find; the embedded database needs the grid.
 */
function covered(kind: DatabaseKind): RawBuilder<unknown> {
  const common =
    kind === 'embedded' ? commonOf(sql`v.geom`, sql`p.geom`) : sql`ST_Intersection(v.geom, p.geom)`;
  return sql`case when ST_Covers(v.geom, p.geom) then ST_Area(p.geom) else ST_Area(${common}) end`;
}

function shareOf(which: number): RawBuilder<unknown> {
  return sql`least(1, coalesce(sum(c.covered) filter (where c.class = ${sql.lit(which)}), 0) / v.area)::real`;
}

/**
 * Measures versions on a set: the share of each that lies in zones of a class. One that no zone touches is kept as free
 * where the set says so of places outside, and not kept where it does not.
 *
 * Written so that each area is unpacked once (ST_SetSRID copies it) and then meets the pieces near it one after the other:
 * the other way round, which the planner takes when its statistics are old, every pair unpacks the area anew.
 */
export async function measureVersions(
  db: Db,
  kind: DatabaseKind,
  setId: number,
  versions: readonly number[],
): Promise<void> {
  await sql`
    with v as materialized (
      select a.id, ST_SetSRID(a.geom, 4326) as geom, ST_Area(a.geom) as area from area_version a
      where a.id = any(${[...versions]}::int[]) and ST_Area(a.geom) > 0),
    c as materialized (
      select v.id, near.class, near.covered from v cross join lateral (
        select p.class, ${covered(kind)} as covered from hazard_piece p
        where ${OF_SET} = ${setId} and p.geom && v.geom and ST_Intersects(v.geom, p.geom) offset 0) near)
    insert into exposure (set_id, version_id, low, medium, high)
    select ${setId}::int, v.id, ${shareOf(1)}, ${shareOf(2)}, ${shareOf(3)}
    from v left join c on c.id = v.id
    group by v.id, v.area
    having sum(c.covered) > 0 or (select outside = 'tidak-rawan' from hazard_set where id = ${setId})
    on conflict do nothing`.execute(db);
}

/** Applied sets with shapes. */
export async function setsWithShapes(db: Db): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select s.id from hazard_set s join import i on i.id = s.import_id and i.state = 'applied'
    where s.west is not null order by s.id`.execute(db);
  return found.rows.map((r) => r.id);
}

/** Is there an applied set with shapes, or a layer of settlements: anything that areas are measured on? */
export async function hasSets(db: Db): Promise<boolean> {
  const found = await sql<{ has: boolean }>`
    select exists (select 1 from hazard_set s join import i on i.id = s.import_id and i.state = 'applied'
      where s.west is not null) or exists (
        select 1 from context_layer c join import i on i.id = c.import_id and i.state = 'applied'
        where c.kind = 'permukiman') as has`.execute(db);
  return found.rows[0]?.has ?? false;
}

/**
 * Notes that borders wait to be measured: those of an import that was just applied, or all that are in use again since one
 * was taken back.
 */
export async function noteWaiting(db: Db, importId: number): Promise<void> {
  await sql`
    update data_state set waiting_since = least(waiting_since,
      coalesce((select applied_seq from import where id = ${importId} and state = 'applied'), 0))`.execute(
    db,
  );
}

/** Areas of a hazard that were drawn anew and are not measured on its zones yet; columns. */
export interface Waiting {
  readonly hazard: HazardCode[];
  readonly areaId: number[];
}

/** Which areas within one wait to be measured on the zones of some hazards? Nothing is looked through while none does. */
export async function loadWaiting(
  db: Db,
  hazards: readonly HazardCode[],
  root: Within,
  on: string,
): Promise<Waiting> {
  const found = await sql<Waiting>`
    select coalesce(json_agg(w.hazard), '[]') as hazard, coalesce(json_agg(w.area_id), '[]') as "areaId"
    from (select distinct s.hazard, v.area_id
      from (select waiting_since from data_state where waiting_since is not null offset 0) d
      join area_version v on ${MEASURED} and ${validOn(on)} and ${liesWithin(root, on)}
      join import b on b.id = v.import_id and b.applied_seq >= d.waiting_since
      join hazard_set s on s.west is not null and s.hazard = any(${[...hazards]}::text[])
        and v.geom && ST_MakeEnvelope(s.west, s.south, s.east, s.north, 4326)
      join import i on i.id = s.import_id and i.state = 'applied'
      where not exists (select 1 from exposure e where e.set_id = s.id and e.version_id = v.id)) w`.execute(
    db,
  );
  return found.rows[0] ?? { hazard: [], areaId: [] };
}

/** What was made of the zones of an import that is taken back: the zones themselves stay as history. */
export async function dropMeasured(db: Db, importId: number): Promise<void> {
  const sets = sql`(select id from hazard_set where import_id = ${importId})`;
  await sql`delete from exposure where set_id in ${sets}`.execute(db);
  await sql`delete from hazard_piece where set_id in ${sets}`.execute(db);
}
