import { type RawBuilder, sql } from 'kysely';
import { areaM2, commonOf, onlyPolygons, restOf, shapeFromHex, unionOf } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';

/** Ground that does not fit, with the length of its rim in metres and a place inside it. */
export interface Piece {
  readonly m2: number;
  readonly rimM: number;
  readonly lon: number;
  readonly lat: number;
  readonly hex: string;
}

interface SharedPiece extends Piece {
  readonly a: number;
  readonly b: number;
}

/** Smaller pieces are what rounding leaves. */
const LEAST_M2 = 1;

function measured(g: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${areaM2(g)} as m2, ST_Perimeter((${g})::geography) as "rimM",
    ST_X(ST_PointOnSurface(${g})) as lon, ST_Y(ST_PointOnSurface(${g})) as lat,
    encode(ST_AsBinary(${g}, 'NDR'), 'hex') as hex`;
}

/** The ground that pairs of some shapes have in common, a piece for each pair that has any. Reads nothing stored. */
export async function sharedGround(
  db: Db,
  hexes: readonly string[],
  pairs: readonly (readonly [number, number])[],
): Promise<SharedPiece[]> {
  const found = await sql<SharedPiece>`
    with given as materialized (
      select (o - 1)::integer as i, ${shapeFromHex(sql`hex`)} as g
      from unnest(${hexes}::text[]) with ordinality as u (hex, o)),
    met as materialized (
      select p.a, p.b, ${onlyPolygons(commonOf(sql`one.g`, sql`other.g`))} as g
      from unnest(${pairs.map((p) => p[0])}::integer[], ${pairs.map((p) => p[1])}::integer[]) as p (a, b)
      join given one on one.i = p.a join given other on other.i = p.b
      where one.g && other.g),
    piece as (select a, b, ${measured(sql`g`)} from met where not ST_IsEmpty(g))
    select * from piece where m2 >= ${LEAST_M2} order by a, b`.execute(db);
  return found.rows;
}

/** The holes of a shape, each a piece of its own, without the islands in it. */
export async function holesOf(db: Db, hex: string): Promise<Piece[]> {
  const islands = sql`(select ${unionOf(sql`p.g`)} from part p where p.g && ring.g and ST_CoveredBy(p.g, ring.g))`;
  const found = await sql<Piece>`
    with part as materialized (select (ST_Dump(${shapeFromHex(sql`${hex}::text`)})).geom as g),
    ring as materialized (
      select r.geom as g from part, lateral ST_DumpRings(part.g) as r where r.path[1] > 0),
    hole as materialized (
      select ${onlyPolygons(sql`coalesce(${restOf(sql`ring.g`, islands)}, ring.g)`)} as g from ring),
    piece as (select ${measured(sql`g`)} from hole where not ST_IsEmpty(g))
    select * from piece where m2 >= ${LEAST_M2} order by m2 desc`.execute(db);
  return found.rows;
}

interface OutsidePiece extends Piece {
  readonly index: number;
  readonly parent: string;
  readonly name: string;
}

/** What of shapes lies outside the area each is compared with, where that has a border of its own on a day. */
export async function groundOutside(
  db: Db,
  rows: readonly { readonly hex: string; readonly parent: string }[],
  on: string,
): Promise<OutsidePiece[]> {
  const found = await sql<OutsidePiece>`
    with given as materialized (
      select (o - 1)::integer as index, parent, ${shapeFromHex(sql`hex`)} as g
      from unnest(${rows.map((r) => r.hex)}::text[], ${rows.map((r) => r.parent)}::text[])
        with ordinality as u (hex, parent, o)),
    met as materialized (
      select given.index, v.code as parent, v.name, ${onlyPolygons(restOf(sql`given.g`, sql`v.geom`))} as g
      from given join area_version v on v.code = given.parent and ${ownBorder(on)}
      where not ST_Covers(v.geom, given.g)),
    piece as (select index, parent, name, ${measured(sql`g`)} from met where not ST_IsEmpty(g))
    select * from piece where m2 >= ${LEAST_M2} order by index`.execute(db);
  return found.rows;
}

/** What of an area with a border of its own a shape leaves bare: undefined where it is nothing, or there is no border. */
export async function bareGround(
  db: Db,
  parent: string,
  hex: string,
  on: string,
): Promise<(Piece & { readonly name: string }) | undefined> {
  const found = await sql<Piece & { name: string }>`
    with rest as materialized (
      select v.name, ${onlyPolygons(restOf(sql`v.geom`, shapeFromHex(sql`${hex}::text`)))} as g
      from area_version v where v.code = ${parent} and ${ownBorder(on)}),
    piece as (select name, ${measured(sql`g`)} from rest where not ST_IsEmpty(g))
    select * from piece where m2 >= ${LEAST_M2} limit 1`.execute(db);
  return found.rows[0];
}

function ownBorder(on: string): RawBuilder<unknown> {
  return sql`v.current and v.shape_basis = 'file' and v.quality <> 'sketsa'
    and (v.valid_from is null or v.valid_from <= ${on}::date)
    and (v.valid_to is null or ${on}::date < v.valid_to)`;
}
