import { type RawBuilder, sql } from 'kysely';
import { levelOfCode } from '../../../data/catalogue/codes.ts';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { Box } from '../../../data/catalogue/province-boxes.ts';
import { areaM2, commonOf, onlyPolygons, shapeFromHex, unionOf } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';

/** Which shapes of a list are not valid, and why: 'Self-intersection[106.8 -6.2]'. Reads nothing stored. */
export async function findInvalid(
  db: Db,
  hexes: readonly string[],
): Promise<{ index: number; reason: string }[]> {
  const found = await sql<{ index: number; reason: string }>`
    with given as materialized (
      select (o - 1)::integer as index, ${shapeFromHex(sql`hex`)} as g
      from unnest(${hexes}::text[]) with ordinality as u (hex, o))
    select index, ST_IsValidReason(g) as reason from given where not ST_IsValid(g) order by index`.execute(
    db,
  );
  return found.rows;
}

/** A shape repaired; square metres before and after. Empty: nothing with an area is left of it. */
export interface Repair {
  readonly hex: string;
  readonly empty: boolean;
  readonly beforeM2: number;
  readonly afterM2: number;
}

/**
 * How does a shape that crosses itself look repaired? Each of its polygons is made valid by itself, then they are one
 * again: parts that overlap stay ground, where a repair of the whole would make a hole of them. One shape at a time:
 * this is the slowest thing a check asks for. Undefined: no way was found.
 */
export async function repairShape(db: Db, hex: string): Promise<Repair | undefined> {
  const repair = sql<Repair>`
    with given as materialized (select ${shapeFromHex(sql`${hex}::text`)} as g),
    part as (select ${onlyPolygons(sql`ST_MakeValid(d.geom)`)} as p from given, lateral ST_Dump(g) as d),
    repaired as materialized (
      select g, ${onlyPolygons(sql`(select ${unionOf(sql`p`)} from part where not ST_IsEmpty(p))`)} as f from given)
    select coalesce(encode(ST_AsBinary(f, 'NDR'), 'hex'), '') as hex, coalesce(ST_IsEmpty(f), true) as empty,
      ${areaM2(sql`g`)} as "beforeM2", coalesce(${areaM2(sql`f`)}, 0) as "afterM2" from repaired`;
  try {
    return (await repair.execute(db)).rows[0];
  } catch (reason) {
    if (isShapeFailure(reason)) return undefined;
    throw reason;
  }
}

/** GEOS gave up on a shape (internal_error on both databases): bad data, not a bug. */
function isShapeFailure(reason: unknown): boolean {
  return (reason as { code?: unknown }).code === 'XX000';
}

/**
 * How much of the smaller of two shapes lies in the other, 0 to 1, for each pair of a list (all of them valid).
 */
export async function overlaps(
  db: Db,
  hexes: readonly string[],
): Promise<{ a: number; b: number; share: number }[]> {
  const found = await sql<{ a: number; b: number; share: number }>`
    with given as materialized (
      select (o - 1)::integer as i, ${shapeFromHex(sql`hex`)} as g
      from unnest(${hexes}::text[]) with ordinality as u (hex, o))
    select a.i as a, b.i as b,
      coalesce(ST_Area(${commonOf(sql`a.g`, sql`b.g`)}) / nullif(least(ST_Area(a.g), ST_Area(b.g)), 0), 0) as share
    from given a join given b on a.i < b.i`.execute(db);
  return found.rows;
}

/** Several valid shapes as one. */
export async function mergeShapes(db: Db, hexes: readonly string[]): Promise<string> {
  const found = await sql<{ hex: string }>`
    select encode(ST_AsBinary(${onlyPolygons(unionOf(shapeFromHex(sql`hex`)))}, 'NDR'), 'hex') as hex
    from unnest(${hexes}::text[]) as u (hex)`.execute(db);
  return found.rows[0]?.hex ?? '';
}

/** For each shape the area of a level it lies in with at least `share` of its own area; left out where there is none. */
export async function locate(
  db: Db,
  hexes: readonly string[],
  level: Level,
  on: string,
  share: number,
): Promise<{ index: number; code: string; share: number }[]> {
  const found = await sql<{ index: number; code: string; share: number }>`
    with given as materialized (
      select (o - 1)::integer as index, ${shapeFromHex(sql`hex`)} as g
      from unnest(${hexes}::text[]) with ordinality as u (hex, o)),
    met as (
      select given.index, v.code, ST_Area(${commonOf(sql`v.geom`, sql`given.g`)}) / nullif(ST_Area(given.g), 0) as share
      from given join area_version v on v.current and v.level = ${level} and v.geom && given.g
        and (v.valid_from is null or v.valid_from <= ${on}::date) and (v.valid_to is null or ${on}::date < v.valid_to))
    select distinct on (index) index, code, share from met where share >= ${share}::float8
    order by index, share desc`.execute(db);
  return found.rows;
}

/** Of some areas, those that have a border of their own on a day, not one made from their children. */
export async function fileShapesOf(db: Db, codes: readonly string[], on: string): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const found = await sql<{ code: string }>`
    select v.code from area_version v
    where v.code = any(${codes}::text[]) and ${OWN_BORDER} and ${holdsOn(on)}`.execute(db);
  return new Set(found.rows.map((r) => r.code));
}

/** How much of a shape lies in an area, 0 to 1; how far away it is where that is too little. */
export interface InParent {
  readonly index: number;
  readonly parent: string;
  readonly name: string;
  readonly share: number;
  readonly km: number | null;
}

/** How do shapes lie in the area each is compared with? Kilometres are measured where less than `far` lies inside. */
export async function inParents(
  db: Db,
  pairs: readonly { readonly hex: string; readonly parent: string }[],
  on: string,
  far: number,
): Promise<InParent[]> {
  const found = await sql<InParent>`
    with given as materialized (
      select (o - 1)::integer as index, parent, ${shapeFromHex(sql`hex`)} as g
      from unnest(${pairs.map((p) => p.hex)}::text[], ${pairs.map((p) => p.parent)}::text[])
        with ordinality as u (hex, parent, o)),
    met as materialized (
      select given.index, given.g, v.geom, v.code as parent, v.name,
        case when not v.geom && given.g then 0 when ST_Covers(v.geom, given.g) then 1
          else coalesce(ST_Area(${commonOf(sql`v.geom`, sql`given.g`)}) / nullif(ST_Area(given.g), 0), 0) end as share
      from given join area_version v on v.code = given.parent and ${OWN_BORDER} and ${holdsOn(on)})
    select distinct on (index) index, parent, name, share::float8 as share,
      case when share < ${far}::float8 then ST_Distance(geom::geography, ST_Centroid(g)::geography) / 1000 end as km
    from met order by index, share desc`.execute(db);
  return found.rows;
}

/** Is there any border of some levels that a file with these codes does not replace? */
export async function anyOtherBorder(
  db: Db,
  levels: readonly string[],
  replaced: readonly string[],
  on: string,
): Promise<boolean> {
  const found = await sql<{ there: boolean }>`
    select exists (select 1 from area_version v where v.level = any(${levels}::text[]) and ${OWN_BORDER} and ${holdsOn(on)}
      and v.code not in (select unnest(${replaced}::text[]))) as there`.execute(db);
  return found.rows[0]?.there ?? false;
}

/** For each shape the area of its level that has the same ground by a border which no row of the file replaces. */
export async function coveredBy(
  db: Db,
  rows: readonly { readonly hex: string; readonly code: string }[],
  replaced: readonly string[],
  on: string,
  share: number,
): Promise<{ index: number; code: string; name: string; share: number }[]> {
  const found = await sql<{ index: number; code: string; name: string; share: number }>`
    with given as materialized (
      select (o - 1)::integer as index, level, ${shapeFromHex(sql`hex`)} as g
      from unnest(${rows.map((r) => r.hex)}::text[], ${rows.map((r) => levelOfCode(r.code) ?? '')}::text[])
        with ordinality as u (hex, level, o)),
    met as (
      select given.index, v.code, v.name,
        ST_Area(${commonOf(sql`v.geom`, sql`given.g`)}) / nullif(ST_Area(given.g), 0) as share
      from given join area_version v on v.level = given.level and v.geom && given.g and ${OWN_BORDER}
        and ${holdsOn(on)} and v.code not in (select unnest(${replaced}::text[])))
    select distinct on (index) index, code, name, share from met where share > ${share}::float8
    order by index, share desc`.execute(db);
  return found.rows;
}

/** Where the areas with a border of their own are in some regencies: the centres of their boxes. */
export async function centresIn(
  db: Db,
  regencies: readonly string[],
  on: string,
): Promise<{ code: string; regency: string; centre: [number, number] }[]> {
  if (regencies.length === 0) return [];
  const found = await sql<{ code: string; regency: string; x: number; y: number }>`
    select v.code, left(v.code, 5) as regency, (ST_XMin(v.geom) + ST_XMax(v.geom)) / 2 as x,
      (ST_YMin(v.geom) + ST_YMax(v.geom)) / 2 as y
    from area_version v
    where left(v.code, 5) = any(${regencies}::text[]) and ${OWN_BORDER} and ${holdsOn(on)}`.execute(db);
  return found.rows.map(({ code, regency, x, y }) => ({ code, regency, centre: [x, y] }));
}

/** Where regencies lie: the boxes of their own borders, or of the areas in them that have one. Those without are left out. */
export async function boxesOf(db: Db, regencies: readonly string[], on: string): Promise<Box[]> {
  const found = await sql<{ west: number; south: number; east: number; north: number }>`
    select min(ST_XMin(v.geom)) as west, min(ST_YMin(v.geom)) as south, max(ST_XMax(v.geom)) as east,
      max(ST_YMax(v.geom)) as north
    from area_version v
    where left(v.code, 5) = any(${regencies}::text[]) and ${OWN_BORDER} and ${holdsOn(on)}
    group by left(v.code, 5) order by left(v.code, 5)`.execute(db);
  return found.rows.map((b): Box => [b.west, b.south, b.east, b.north]);
}

/** Which borders of earlier imports give way to those of a file: how many, of which imports. */
export async function replacedBy(
  db: Db,
  codes: readonly string[],
  on: string,
): Promise<{ count: number; imports: number[] }> {
  const found = await sql<{ count: number; import: number }>`
    select count(*)::integer as count, v.shape_import_id as import from area_version v
    where v.code = any(${codes}::text[]) and v.shape_basis = 'file' and ${holdsOn(on)}
    group by v.shape_import_id order by v.shape_import_id`.execute(db);
  const count = found.rows.reduce((n, r) => n + r.count, 0);
  return { count, imports: found.rows.map((r) => r.import) };
}

/** A sketch says nothing of where an area really lies, and a border made from children nothing that they do not say. */
const OWN_BORDER = sql`v.shape_basis = 'file' and v.quality <> 'sketsa'`;

function holdsOn(on: string): RawBuilder<unknown> {
  return sql`v.current and (v.valid_from is null or v.valid_from <= ${on}::date)
    and (v.valid_to is null or ${on}::date < v.valid_to)`;
}
