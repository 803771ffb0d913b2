import { CompiledQuery, sql } from 'kysely';
import { z } from 'zod';
import { detailFor, TILE_BUFFER, TILE_EXTENT } from '../../data/catalogue/tiles.ts';
import { drawnBaseMap } from '../../data/contract/base-map.ts';
import type { Db } from '../db/open.ts';
import { readWkb } from '../db/wkb.ts';
import type { TileArea } from './encode.ts';
import { boxOf, boxWithMargin, leastLabelledM, type TileAddress } from './grid.ts';
import { unitShapeOf } from './unit-shape.ts';

const BASE_MAP = 'base-map';
const chosenBaseMap = z.object({ file: z.string(), name: z.string(), map: drawnBaseMap });
type ChosenBaseMap = z.infer<typeof chosenBaseMap>;

/** The base map that the office has chosen; null: land and sea alone. */
export async function readBaseMap(db: Db): Promise<ChosenBaseMap | null> {
  const row = await db
    .selectFrom('office_setting')
    .select('value')
    .where('key', '=', BASE_MAP)
    .executeTakeFirst();
  return chosenBaseMap.safeParse(row?.value).data ?? null;
}

export async function writeBaseMap(tx: Db, chosen: ChosenBaseMap | null, at: Date): Promise<void> {
  if (chosen === null) {
    await tx.deleteFrom('office_setting').where('key', '=', BASE_MAP).execute();
    return;
  }
  const value = JSON.stringify(chosen);
  await tx
    .insertInto('office_setting')
    .values({ key: BASE_MAP, value, changed_at: at })
    .onConflict((c) => c.column('key').doUpdateSet({ value, changed_at: at }))
    .execute();
}

/** Is there a tile set of this hash, superseded or not? */
export async function hasTileSet(db: Db, hash: string): Promise<boolean> {
  const row = await db.selectFrom('tile_set').select('hash').where('hash', '=', hash).executeTakeFirst();
  return row !== undefined;
}

/**
 * Every row is read once: the label layer is made of the rows of the area layer, for a label lies in its area. A polygon
 * that lies whole in the tile needs no cutting: it is only moved to the tile's grid, which takes a third of the time of
 * ST_AsMVTGeom (that cuts and mends every shape). `materialized` keeps PostgreSQL from doing either twice, once to see
 * that something is left. $1 set, $2 detail, $3-$6 the tile with its margin, $7-$10 the tile (west, south, east, north
 * in metres), $11 least labelled width, $12-$15 scale and offset from metres to tile units. Of functions with short forms
 * the long one is called: PostgreSQL would write it out each time.
 */
const ENCODE = `
  with hit as materialized (
    select area_id, code, name, level, quality, geom, label from tile_shape
    where set_hash = $1 and detail = $2 and geom && ST_MakeEnvelope($3, $4, $5, $6, 3857)),
  area as materialized (
    select area_id, code, name, level, quality,
      case when geom @ ST_MakeEnvelope($7, $8, $9, $10, 3857) and ST_NumGeometries(geom) = 1
        then ST_Reverse(ST_ForcePolygonCW(ST_SnapToGrid(
          ST_Affine(geom, $12, 0, 0, 0, $13, 0, 0, 0, 1, $14, $15, 0), 0, 0, 1, 1)))
        else ST_AsMVTGeom(geom, ST_MakeEnvelope($7, $8, $9, $10, 3857), ${TILE_EXTENT}, ${TILE_BUFFER})
      end as geom
    from hit),
  label as (
    select area_id, name, level, round(sqrt(ST_Area(geom)))::integer as size,
      ST_AsMVTGeom(label, ST_MakeEnvelope($7, $8, $9, $10, 3857), ${TILE_EXTENT}, 0) as geom
    from hit
    where ST_X(label) >= $7 and ST_X(label) < $9 and ST_Y(label) > $8 and ST_Y(label) <= $10
      and round(sqrt(ST_Area(geom))) >= $11)
  select
    (select ST_AsMVT(a, 'area', ${TILE_EXTENT}, 'geom', 'area_id') from area a where ST_Area(geom) > 0) as area,
    (select ST_AsMVT(l, 'label', ${TILE_EXTENT}, 'geom', 'area_id') from label l) as label`;

/**
 * The vector tile (layers `area`, `label`) that PostGIS encodes, in one statement; of no length where nothing lies in it.
 * The text is fixed and only its parameters change: to build it anew would take as long as a small tile.
 */
export async function encodeInDatabase(db: Db, hash: string, address: TileAddress): Promise<Uint8Array> {
  const wide = boxWithMargin(address);
  const box = boxOf(address);
  const scale = TILE_EXTENT / (box.east - box.west);
  const found = await db.executeQuery<{ area: Uint8Array | null; label: Uint8Array | null }>(
    CompiledQuery.raw(ENCODE, [
      hash,
      detailFor(address.z),
      ...[wide.west, wide.south, wide.east, wide.north],
      ...[box.west, box.south, box.east, box.north],
      leastLabelledM(address.z),
      ...[scale, -scale, -box.west * scale, box.north * scale],
    ]),
  );
  const { area, label } = found.rows[0] ?? { area: null, label: null };
  // A tile is a sequence of layers: two tiles one after the other are one with the layers of both.
  return Buffer.concat([area, label].filter((part) => part !== null));
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
