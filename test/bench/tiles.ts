import pg from 'pg';
import { detailFor, TILE_EXTENT } from '../../data/catalogue/tiles.ts';
import { system } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { makeAreaTile } from '../../server/tiles/answer.ts';
import { HALF_WORLD_M, type TileAddress } from '../../server/tiles/grid.ts';
import { encodeInDatabase } from '../../server/tiles/query.ts';
import { duel } from './measure.ts';
import { type BenchRow, msText, ratioText } from './report.ts';

const scope = system('public boundaries');
const ROUNDS = 15;

interface SetRow {
  hash: string;
  level: string;
  west: number;
  south: number;
  east: number;
  north: number;
}

interface Asked extends TileAddress {
  readonly hash: string;
}

/** Cold tiles on PostGIS: ours beside a bare ST_AsMVT query over the same shapes, and over the unsimplified ones. */
export async function coldTileRows(ctx: Context, url: string): Promise<BenchRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const rw = await tileSets(client, '31.%', 'rw');
    const desa = await tileSets(client, '35.10', 'desa');
    const rows: BenchRow[] = [];
    for (const [name, asked] of [
      ['Jakarta RW, zoom 8 to 12', [8, 9, 10, 11, 12].flatMap((z) => everyTile(rw, z))],
      [
        'Jakarta RW, zoom 13 and 14',
        spread(
          [13, 14].flatMap((z) => everyTile(rw, z)),
          200,
        ),
      ],
      ['Banyuwangi desa, zoom 8 to 12', [8, 9, 10, 11, 12].flatMap((z) => everyTile(desa, z))],
    ] as const) {
      rows.push(await againstSame(ctx, client, name, asked));
    }
    rows.push(await againstUnsimplified(ctx, client, 'Jakarta RW at zoom 10', everyTile(rw, 10), 'rw'));
    rows.push(
      await againstUnsimplified(ctx, client, 'Banyuwangi desa at zoom 8', everyTile(desa, 8), 'desa'),
    );
    rows.push(await zippedToo(ctx, client, everyTile(rw, 10)));
    return rows;
  } finally {
    await client.end();
  }
}

async function againstSame(
  ctx: Context,
  client: pg.Client,
  name: string,
  near: readonly Asked[],
): Promise<BenchRow> {
  const db = ctx.db.as(scope);
  // Most squares of a box round a city are empty; what counts is a tile with something in it.
  const asked: Asked[] = [];
  for (const tile of near) {
    const { hash, ...address } = tile;
    if ((await encodeInDatabase(db, hash, address)).length > 0) asked.push(tile);
  }
  const result = await duel(
    ROUNDS,
    asked,
    ({ hash, ...address }) => encodeInDatabase(db, hash, address),
    (tile) => client.query(BARE, parameters(tile)),
  );
  return {
    what: `Cold tile on PostGIS / bare ST_AsMVT over the same simplified shapes: ${name}`,
    measured: ratioText(result.ratio),
    target: '≤ 1.3',
    met: result.ratio.median <= 1.3,
    how: `${asked.length} tiles a round, ours ${msText(result.ours)}, bare ${msText(result.theirs)}; ours has the label layer besides`,
  };
}

async function againstUnsimplified(
  ctx: Context,
  client: pg.Client,
  name: string,
  asked: readonly Asked[],
  level: string,
): Promise<BenchRow> {
  const db = ctx.db.as(scope);
  const result = await duel(
    ROUNDS,
    asked,
    ({ hash, ...address }) => encodeInDatabase(db, hash, address),
    ({ z, x, y, hash }) => client.query(UNSIMPLIFIED, [z, x, y, level, hash]),
  );
  return {
    what: `Cold tile on PostGIS / ST_AsMVT over the unsimplified shapes: ${name}`,
    measured: ratioText(result.ratio),
    target: '≤ 0.5',
    met: result.ratio.median <= 0.5,
    how: `${asked.length} tiles a round, ours ${msText(result.ours)}, unsimplified ${msText(result.theirs)}`,
  };
}

async function zippedToo(ctx: Context, client: pg.Client, asked: readonly Asked[]): Promise<BenchRow> {
  const result = await duel(
    ROUNDS,
    asked,
    ({ hash, ...address }) => makeAreaTile(ctx, scope, hash, address),
    (tile) => client.query(BARE, parameters(tile)),
  );
  return {
    what: 'The same with gzip on our side only: Jakarta RW at zoom 10',
    measured: ratioText(result.ratio),
    target: '–',
    met: null,
    how: `ours ${msText(result.ours)}, bare ${msText(result.theirs)}`,
  };
}

/** What a plain tile server asks, as the manual of PostGIS shows it. */
const BARE = `
  select ST_AsMVT(t, 'area', ${TILE_EXTENT}, 'geom', 'area_id') as tile from (
    select area_id, code, name, level, quality,
      ST_AsMVTGeom(geom, ST_TileEnvelope($1, $2, $3), ${TILE_EXTENT}, 64) as geom
    from tile_shape
    where set_hash = $4 and detail = $5 and geom && ST_TileEnvelope($1, $2, $3, margin => 64.0 / ${TILE_EXTENT})) t`;

function parameters({ z, x, y, hash }: Asked): unknown[] {
  return [z, x, y, hash, detailFor(z)];
}

/** The same tile from the shapes as they were imported: degrees on the ellipsoid, every vertex. */
const UNSIMPLIFIED = `
  select ST_AsMVT(t, 'area', ${TILE_EXTENT}, 'geom', 'area_id') as tile from (
    select area_id, code, name, level, quality,
      ST_AsMVTGeom(ST_Transform(geom, 3857), ST_TileEnvelope($1, $2, $3), ${TILE_EXTENT}, 64) as geom
    from area_version
    where current and level = $4 and regency_id = (select root_id from tile_set where hash = $5)
      and geom && ST_Transform(ST_TileEnvelope($1, $2, $3, margin => 64.0 / ${TILE_EXTENT}), 4326)) t`;

async function tileSets(client: pg.Client, rootCode: string, level: string): Promise<SetRow[]> {
  const found = await client.query<SetRow>(
    `select t.hash, t.level, t.west, t.south, t.east, t.north from tile_set t
     join area_version v on v.area_id = t.root_id and v.current and v.valid_to is null and v.level = 'kabupaten'
     where t.current and t.shapes > 0 and t.level = $2 and v.code like $1 order by v.code`,
    [rootCode, level],
  );
  if (found.rows.length === 0) throw new Error(`no tile set of ${level} in ${rootCode}`);
  return found.rows;
}

/** The tile sets of the regencies whose code is like this. */
export async function tileSetsOf(url: string, rootCode: string, level: string): Promise<SetRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await tileSets(client, rootCode, level);
  } finally {
    await client.end();
  }
}

/** Every tile of a zoom that touches the boxes of the sets. */
export function everyTile(sets: readonly SetRow[], z: number): Asked[] {
  const side = 2 ** z;
  const column = (degrees: number) => Math.floor(((degrees + 180) / 360) * side);
  const line = (degrees: number) => {
    const y = Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) * (HALF_WORLD_M / Math.PI);
    return Math.floor(((HALF_WORLD_M - y) / (2 * HALF_WORLD_M)) * side);
  };
  return sets.flatMap(({ hash, west, south, east, north }) => {
    const tiles: Asked[] = [];
    for (let x = column(west); x <= column(east); x++) {
      for (let y = line(north); y <= line(south); y++) tiles.push({ hash, z, x, y });
    }
    return tiles;
  });
}

/** At most n of a list, evenly from all of it. */
function spread<T>(list: readonly T[], n: number): T[] {
  const step = Math.max(1, list.length / n);
  return Array.from({ length: Math.min(n, list.length) }, (_, i) => list[Math.floor(i * step)]).filter(
    (item) => item !== undefined,
  );
}
