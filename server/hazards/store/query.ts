import { sql } from 'kysely';
import {
  type ContextKind,
  HAZARD_CLASSES,
  type HazardClass,
  type HazardCode,
  type HazardQuality,
  type OutsideZones,
} from '../../../data/catalogue/hazards.ts';
import { arrayText } from '../../db/array-text.ts';
import { areaM2, onlyPolygons, restOf, shapeFromHex, unionOf } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';
import { dropSettled } from '../settled/query.ts';

export interface NewSet {
  readonly hazard: HazardCode;
  readonly name: string;
  readonly year: number | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly quality: HazardQuality;
  readonly outside: OutsideZones;
}

/** Writes the head of a draft set; returns its id. */
export async function insertSet(db: Db, importId: number, set: NewSet): Promise<number> {
  const { hazard, name, year, quality, outside, from, until } = set;
  const row = await db
    .insertInto('hazard_set')
    .values({ import_id: importId, hazard, name, year, quality, outside, from_day: from, until_day: until })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface NewZone {
  readonly class: HazardClass;
  readonly label: string;
  /** MultiPolygon, hexadecimal WKB in longitude and latitude */
  readonly hex: string;
}

/** Writes zones, each repaired where it crosses itself; what is left without an area is not written. Returns how many are. */
export async function insertZones(db: Db, setId: number, zones: readonly NewZone[]): Promise<number> {
  const classes = arrayText(zones.map((z) => HAZARD_CLASSES.indexOf(z.class)));
  const made = await sql`
    with given as materialized (
      select u.class, u.label, ${shapeFromHex(sql`u.hex`)} as raw
      from unnest(${classes}::int[], ${zones.map((z) => z.label)}::text[], ${zones.map((z) => z.hex)}::text[]) u (class, label, hex)),
    sound as materialized (
      select g.class, g.label, ${onlyPolygons(sql`case when ST_IsValid(g.raw) then g.raw else ST_MakeValid(g.raw) end`)} as geom
      from given g)
    insert into hazard_zone (set_id, class, label, area_m2, geom)
    select ${setId}::int, s.class, s.label, ${areaM2(sql`s.geom`)}, s.geom from sound s where not ST_IsEmpty(s.geom)`.execute(
    db,
  );
  return Number(made.numAffectedRows ?? 0);
}

/** Corners of a piece at the most: small ones cost few more rows, and each pair of an area and a piece much less. */
const PIECE_CORNERS = 32;

/** Zones of a set by id, with how many corners each has. */
export async function zonesOf(db: Db, setId: number): Promise<{ id: number; corners: number }[]> {
  const found = await sql<{ id: number; corners: number }>`
    select id, ST_NPoints(geom) as corners from hazard_zone where set_id = ${setId} order by id`.execute(db);
  return found.rows;
}

/** Cuts zones small: what is measured meets few corners at a time. */
export async function cutPieces(db: Db, zoneIds: readonly number[]): Promise<void> {
  await sql`
    insert into hazard_piece (set_id, zone_id, class, geom)
    select z.set_id, z.id, z.class, ST_Subdivide(z.geom, ${sql.lit(PIECE_CORNERS)})
    from hazard_zone z where z.id = any(${[...zoneIds]}::int[])`.execute(db);
}

/** Of two zones on the same ground the higher class counts, of one class the first. */
const COMES_FIRST = sql`(q.class > p.class or (q.class = p.class and q.zone_id < p.zone_id))`;

/** Pieces that lie on ground which another one, that comes first, has too. */
export async function piecesOverlaid(db: Db, setId: number): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select p.id from hazard_piece p
    where p.set_id = ${setId} and exists (
      select 1 from hazard_piece q where q.set_id + 0 = p.set_id and ${COMES_FIRST} and q.geom && p.geom
        and ST_Relate(q.geom, p.geom, '2********'))
    order by p.id`.execute(db);
  return found.rows.map((r) => r.id);
}

/** Takes from pieces what others that come first have of them. */
export async function takeOverlaid(db: Db, ids: readonly number[]): Promise<void> {
  await sql`
    with rest as materialized (
      select p.id, p.set_id, p.zone_id, p.class, ${restOf(
        sql`p.geom`,
        sql`(select ${unionOf(sql`q.geom`)} from hazard_piece q
          where q.set_id + 0 = p.set_id and ${COMES_FIRST} and q.geom && p.geom)`,
      )} as geom
      from hazard_piece p where p.id = any(${[...ids]}::int[])),
    gone as (delete from hazard_piece p using rest r where p.id = r.id)
    insert into hazard_piece (set_id, zone_id, class, geom)
    select r.set_id, r.zone_id, r.class, d.geom
    from rest r, lateral ST_Dump(${onlyPolygons(sql`r.geom`)}) d where not ST_IsEmpty(d.geom)`.execute(db);
}

/** Corners in the picture of a set at the most: a browser draws them again with every movement. */
const MOST_CORNERS = 60_000;
const DEGREE_STEPS = [0, 0.00005, 0.0001, 0.0002, 0.0004, 0.0008, 0.0016, 0.0032];

export interface Drawn {
  readonly class: HazardClass;
  readonly label: string;
  /** GeoJSON geometry */
  readonly geometry: string;
}

/** The zones of a set as they are drawn: one shape a class and label, with as few corners as a browser can draw. */
export async function drawZones(db: Db, setId: number): Promise<Drawn[]> {
  const total = (await zonesOf(db, setId)).reduce((n, z) => n + z.corners, 0);
  for (const step of DEGREE_STEPS) {
    // Lines of a raster lose most of their corners at the first step already.
    if (step === 0 && total > MOST_CORNERS) continue;
    const isLast = step === DEGREE_STEPS.at(-1);
    const found = await sql<{ class: number; label: string; geometry: string; corners: number }>`
      select t.class, t.label, ST_AsGeoJSON(t.geom, 5) as geometry, ST_NPoints(t.geom) as corners
      from (select z.class, z.label, ${onlyPolygons(sql`ST_Collect(${step === 0 ? sql`z.geom` : sql`ST_Simplify(z.geom, ${sql.lit(step)}, true)`})`)} as geom
        from hazard_zone z where z.set_id = ${setId} group by z.class, z.label) t
      order by t.class, t.label`.execute(db);
    const corners = found.rows.reduce((n, r) => n + r.corners, 0);
    if (corners <= MOST_CORNERS || isLast) {
      return found.rows.map(({ class: at, label, geometry }) => ({
        class: HAZARD_CLASSES[at] ?? 'tidak',
        label,
        geometry,
      }));
    }
  }
  return [];
}

/** Keeps how a set is drawn, and the box around it. */
export async function keepDrawing(db: Db, setId: number, hash: string, shapes: string): Promise<void> {
  await sql`
    update hazard_set s set hash = ${hash}, shapes = ${shapes}, west = ST_XMin(b.box), south = ST_YMin(b.box),
      east = ST_XMax(b.box), north = ST_YMax(b.box)
    from (select ST_Extent(geom) as box from hazard_zone where set_id = ${setId}) b where s.id = ${setId}`.execute(
    db,
  );
}

export interface NewStatement {
  readonly areaId: number;
  readonly class: HazardClass;
}

export async function insertStatements(db: Db, setId: number, rows: readonly NewStatement[]): Promise<void> {
  const classes = arrayText(rows.map((r) => HAZARD_CLASSES.indexOf(r.class)));
  await sql`
    insert into hazard_statement (set_id, area_id, class)
    select ${setId}::int, u.* from unnest(${arrayText(rows.map((r) => r.areaId))}::int[], ${classes}::int[]) u`.execute(
    db,
  );
}

export interface NewEvent {
  readonly no: number;
  readonly areaId: number;
  readonly hazard: HazardCode;
  readonly year: number;
  readonly on: string | null;
  readonly count: number;
}

export async function insertEvents(db: Db, importId: number, events: readonly NewEvent[]): Promise<void> {
  const column = (name: keyof NewEvent) => arrayText(events.map((e) => e[name]));
  await sql`
    insert into hazard_event (import_id, no, area_id, hazard, year, on_day, count)
    select ${importId}::int, u.* from unnest(${column('no')}::int[], ${column('areaId')}::int[], ${column('hazard')}::text[],
      ${column('year')}::int[], ${column('on')}::date[], ${column('count')}::int[]) u`.execute(db);
}

export interface NewContext {
  readonly name: string;
  readonly features: number;
  /** west, south, east, north */
  readonly box: readonly [number, number, number, number];
  readonly hash: string;
  readonly shapes: string;
  readonly kind: ContextKind;
  readonly year: number | null;
}

export async function insertContext(db: Db, importId: number, layer: NewContext): Promise<void> {
  const { name, features, hash, shapes, kind, year, box } = layer;
  const [west, south, east, north] = box;
  const row = { import_id: importId, name, features, hash, shapes, kind, year, west, south, east, north };
  await db.insertInto('context_layer').values(row).execute();
}

/** What imports of hazards, of events and of context layers write to. */
export const HAZARD_TABLES = [
  'import',
  'hazard_set',
  'hazard_zone',
  'hazard_piece',
  'hazard_statement',
  'hazard_event',
  'context_layer',
  'exposure',
  'settled_piece',
  'settled_area',
  'settled_part',
  'settled_exposure',
] as const;

/** Takes away what drafts wrote. */
export async function removeHazardDrafts(db: Db, imports: readonly number[]): Promise<void> {
  const ids = [...imports];
  await db.deleteFrom('hazard_set').where('import_id', 'in', ids).execute();
  await db.deleteFrom('hazard_event').where('import_id', 'in', ids).execute();
  for (const id of ids) await dropSettled(db, id);
  await db.deleteFrom('context_layer').where('import_id', 'in', ids).execute();
}
