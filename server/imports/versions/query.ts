import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import { commonOf, shapeFromHex } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';

/** Ground of a shape given that an area has by a border of its own, and the day that border shows ('': nobody said). */
interface HeldGround {
  readonly index: number;
  readonly code: string;
  /** shares of the shape given and of the area's, 0 to 1 */
  readonly ofGiven: number;
  readonly ofHeld: number;
  readonly shapeOn: string;
}

/** Which of some areas have a border of their own that holds on a day, and what day does it show ('': nobody said)? */
export async function bordersHeld(
  db: Db,
  codes: readonly string[],
  on: string,
): Promise<Map<string, string>> {
  const found = await sql<{ code: string; shapeOn: string }>`
    select v.code, coalesce(i.as_of::text, '') as "shapeOn"
    from area_version v join import i on i.id = v.shape_import_id
    where v.code = any (${codes}::text[]) and ${heldOn(on)}`.execute(db);
  return new Map(found.rows.map((r) => [r.code, r.shapeOn]));
}

/** Borders brought by a file, as they hold on a day; `v` is a row of area_version. */
function heldOn(on: string): RawBuilder<boolean> {
  return sql`(v.current and v.shape_basis = 'file' and v.quality <> 'sketsa'
    and (v.valid_from is null or v.valid_from <= ${on}::date) and (v.valid_to is null or ${on}::date < v.valid_to))`;
}

/** Which areas of a level have ground of some shapes, by a border of their own that holds on a day? */
export async function groundHeld(
  db: Db,
  hexes: readonly string[],
  level: Level,
  on: string,
): Promise<HeldGround[]> {
  const found = await sql<HeldGround>`
    with given as materialized (
      select (o - 1)::integer as index, ${shapeFromHex(sql`hex`)} as g
      from unnest(${hexes}::text[]) with ordinality as u (hex, o)),
    met as materialized (
      select given.index, v.code, coalesce(i.as_of::text, '') as "shapeOn",
        ST_Area(given.g) as a, ST_Area(v.geom) as b, ST_Area(${commonOf(sql`v.geom`, sql`given.g`)}) as c
      from given join area_version v on v.level = ${level} and v.geom && given.g and ${heldOn(on)}
      join import i on i.id = v.shape_import_id)
    select index, code, "shapeOn", coalesce(c / nullif(a, 0), 0)::float8 as "ofGiven",
      coalesce(c / nullif(b, 0), 0)::float8 as "ofHeld"
    from met where c > 0.001 * least(a, b) order by index, code`.execute(db);
  return found.rows;
}
