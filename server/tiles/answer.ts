import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { TILE_MAX_ZOOM } from '../../data/catalogue/tiles.ts';
import type { DrawnBaseMap } from '../../data/contract/base-map.ts';
import type { TileBytes } from '../../data/contract/routes.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { BASE_MAX_ZOOM, BaseMap } from './base.ts';
import { openNamed } from './base-maps.ts';
import { TileMaker } from './embedded.ts';
import { isOnGrid, type TileAddress } from './grid.ts';
import { RecentMemory } from './memory.ts';
import { encodeInDatabase, hasTileSet, readBaseMap } from './query.ts';

const compress = promisify(gzip);
/** Vector tiles are dense already: higher levels take three times as long for 2 % fewer bytes. */
const GZIP_LEVEL = 4;
/** Finished tiles kept per database, plain and zipped. */
const KEPT_TILES_BYTES = 48 * 1024 * 1024;
/** Shapes kept to make tiles of, where the database can't. */
const KEPT_SHAPES_BYTES = 96 * 1024 * 1024;
/** What an entry takes besides its bytes. */
const ENTRY_BYTES = 200;

const NOTHING: TileBytes = { plain: new Uint8Array(), gzip: new Uint8Array() };

/** Finished tiles and what they are made of, for one open database. Addresses name contents: nothing goes stale. */
interface Kept {
  readonly finished: RecentMemory<TileBytes>;
  readonly making: Map<string, Promise<TileBytes>>;
  readonly maker: TileMaker;
}

const keptFor = new WeakMap<Context['db'], Kept>();
const base = new BaseMap();

function keptOf(ctx: Context): Kept {
  let kept = keptFor.get(ctx.db);
  if (kept === undefined) {
    kept = {
      finished: new RecentMemory(KEPT_TILES_BYTES),
      making: new Map(),
      maker: new TileMaker(KEPT_SHAPES_BYTES),
    };
    keptFor.set(ctx.db, kept);
  }
  return kept;
}

/**
 * A tile of a boundary set, plain and gzipped; of no length where nothing lies in it. Throws Fault 'unknown-tile-set',
 * and 'bad-request' for an address off the grid or beyond the highest zoom.
 */
export async function areaTile(
  ctx: Context,
  scope: Scope,
  hash: string,
  address: TileAddress,
): Promise<TileBytes> {
  requireOnGrid(address, TILE_MAX_ZOOM);
  return remember(ctx, `${hash}/${address.z}/${address.x}/${address.y}`, () =>
    makeAreaTile(ctx, scope, hash, address),
  );
}

/** The same without memory: what a cold tile costs. */
export async function makeAreaTile(
  ctx: Context,
  scope: Scope,
  hash: string,
  address: TileAddress,
): Promise<TileBytes> {
  const db = ctx.db.as(scope);
  const plain =
    ctx.db.kind === 'server'
      ? await encodeInDatabase(db, hash, address)
      : await keptOf(ctx).maker.tile(db, hash, address);
  if (plain.byteLength === 0 && !(await hasTileSet(db, hash))) throw new Fault('unknown-tile-set', { hash });
  return zipped(plain);
}

/** A tile of the base map: land, seas and neighbours, or the one that the office has chosen. Throws as `areaTile` does. */
export async function baseMapTile(
  ctx: Context,
  scope: Scope,
  hash: string,
  address: TileAddress,
): Promise<TileBytes> {
  if (hash !== (await base.hash())) return chosenTile(ctx, scope, hash, address);
  requireOnGrid(address, BASE_MAX_ZOOM);
  return remember(ctx, `${hash}/${address.z}/${address.x}/${address.y}`, async () =>
    zipped(await base.tile(address)),
  );
}

async function chosenTile(
  ctx: Context,
  scope: Scope,
  hash: string,
  address: TileAddress,
): Promise<TileBytes> {
  const chosen = await readBaseMap(ctx.db.as(scope));
  if (chosen?.map.hash !== hash) throw new Fault('unknown-tile-set', { hash });
  requireOnGrid(address, chosen.map.maxZoom);
  return remember(ctx, `${hash}/${address.z}/${address.x}/${address.y}`, async () => {
    const archive = await openNamed(ctx, chosen.file, hash);
    if (!archive) throw new Fault('unknown-tile-set', { hash });
    const plain = (await archive.tile(address)) ?? NOTHING.plain;
    // A picture is as small as it gets.
    return archive.type === undefined ? zipped(plain) : { plain, gzip: NOTHING.gzip, type: archive.type };
  });
}

/** Where the base map's tiles are: its hash is cheap, its shapes are read with the first tile. */
export async function baseTileInfo(): Promise<{ hash: string; maxZoom: number }> {
  return { hash: await base.hash(), maxZoom: BASE_MAX_ZOOM };
}

/** The base map that the office has chosen, over land and sea; undefined: none. */
export async function chosenBaseMap(db: Db): Promise<DrawnBaseMap | undefined> {
  return (await readBaseMap(db))?.map;
}

/** The tile kept under this key; else makes it, once for all who ask meanwhile. */
async function remember(ctx: Context, key: string, make: () => Promise<TileBytes>): Promise<TileBytes> {
  const { finished, making } = keptOf(ctx);
  const kept = finished.get(key);
  if (kept !== undefined) return kept;
  const underWay = making.get(key);
  if (underWay !== undefined) return underWay;
  const promise = make().finally(() => making.delete(key));
  making.set(key, promise);
  const tile = await promise;
  finished.set(key, tile, tile.plain.byteLength + tile.gzip.byteLength + ENTRY_BYTES);
  return tile;
}

async function zipped(plain: Uint8Array): Promise<TileBytes> {
  return plain.byteLength === 0 ? NOTHING : { plain, gzip: await compress(plain, { level: GZIP_LEVEL }) };
}

function requireOnGrid(address: TileAddress, maxZoom: number): void {
  if (address.z > maxZoom) {
    throw new Fault('bad-request', {}, [{ path: 'z', reason: 'range', hint: { limit: `0–${maxZoom}` } }]);
  }
  if (!isOnGrid(address)) {
    const last = 2 ** address.z - 1;
    const path = address.x > last ? 'x' : 'y';
    throw new Fault('bad-request', {}, [{ path, reason: 'range', hint: { limit: `0–${last}` } }]);
  }
}
