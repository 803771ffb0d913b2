import { sql } from 'kysely';
import { detailFor, TILE_BUFFER, TILE_EXTENT } from '../../data/catalogue/tiles.ts';
import type { Db } from '../db/open.ts';
import { readWkb } from '../db/wkb.ts';
import type { TileArea } from './encode.ts';
import { boxOf, boxWithMargin, leastLabelledM, type TileAddress } from './grid.ts';
import { unitShapeOf } from './unit-shape.ts';

/** Is there a tile set of this hash, superseded or not? */
export async function hasTileSet(db: Db, hash: string): Promise<boolean> {
  const row = await db.selectFrom('tile_set').select('hash').where('hash', '=', hash).executeTakeFirst();
  return row !== undefined;
}

/**
 * The vector tile (layers `area`, `label`) that PostGIS encodes, in one statement. Undefined: no such tile set; no
 * length: nothing lies in the tile. Every row is read once: the label layer is made of the rows of the area layer, for
 * a label lies in its area.
 */
export async function encodeInDatabase(
  db: Db,
  hash: string,
  address: TileAddress,
): Promise<Uint8Array | undefined> {
  const box = boxOf(address);
  const wide = boxWithMargin(address);
  const bounds = sql`ST_MakeEnvelope(${box.west}, ${box.south}, ${box.east}, ${box.north}, 3857)`;
  const margin = sql`ST_MakeEnvelope(${wide.west}, ${wide.south}, ${wide.east}, ${wide.north}, 3857)`;
  const found = await sql<{ known: boolean; area: Uint8Array | null; label: Uint8Array | null }>`
    with hit as materialized (
      select area_id, code, name, level, quality, geom, label from tile_shape
      where set_hash = ${hash} and detail = ${detailFor(address.z)} and geom && ${margin}),
    area as (
      select area_id, code, name, level, quality,
        ST_AsMVTGeom(geom, ${bounds}, ${sql.lit(TILE_EXTENT)}, ${sql.lit(TILE_BUFFER)}) as geom from hit),
    label as (
      select area_id, name, level, round(sqrt(ST_Area(geom)))::integer as size,
        ST_AsMVTGeom(label, ${bounds}, ${sql.lit(TILE_EXTENT)}, 0) as geom
      from hit
      where ST_X(label) >= ${box.west} and ST_X(label) < ${box.east}
        and ST_Y(label) > ${box.south} and ST_Y(label) <= ${box.north}
        and round(sqrt(ST_Area(geom))) >= ${leastLabelledM(address.z)})
    select exists (select 1 from tile_set where hash = ${hash}) as known,
      (select ST_AsMVT(a, 'area', ${sql.lit(TILE_EXTENT)}, 'geom', 'area_id') from area a where geom is not null) as area,
      (select ST_AsMVT(l, 'label', ${sql.lit(TILE_EXTENT)}, 'geom', 'area_id') from label l) as label`.execute(
    db,
  );
  const row = found.rows[0];
  if (row === undefined || !row.known) return undefined;
  // A tile is a sequence of layers: two tiles one after the other are one with the layers of both.
  return Buffer.concat([row.area, row.label].filter((part) => part !== null));
}

/** Rows a statement reads at most: a few tens of milliseconds on the embedded database, which serves one at a time. */
const ROWS_A_SLICE = 1000;

/** The areas of a tile set in one detail, with their shapes, in short slices. Empty: no such set, or none with a shape. */
export async function readTileAreas(db: Db, hash: string, detail: number): Promise<TileArea[]> {
  const areas: TileArea[] = [];
  for (let after = -1; ; ) {
    const slice = await db
      .selectFrom('tile_shape')
      .select(['area_id as id', 'code', 'name', 'level', 'quality'])
      .select([
        sql<number>`round(sqrt(ST_Area(geom)))::integer`.as('sizeM'),
        sql<number>`ST_X(label)`.as('labelX'),
        sql<number>`ST_Y(label)`.as('labelY'),
        sql<Uint8Array>`ST_AsBinary(geom)`.as('wkb'),
      ])
      .where('set_hash', '=', hash)
      .where('detail', '=', detail)
      .where('area_id', '>', after)
      .orderBy('area_id')
      .limit(ROWS_A_SLICE)
      .execute();
    for (const { wkb, ...area } of slice) areas.push({ ...area, shape: unitShapeOf(readWkb(wkb)) });
    const last = slice.at(-1);
    if (last === undefined || slice.length < ROWS_A_SLICE) return areas;
    after = last.id;
  }
}
