import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { detailFor, TILE_EXTENT } from '../../data/catalogue/tiles.ts';
import { system } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { baseTileInfo } from '../../server/tiles/answer.ts';
import { baseTile, tile } from '../../server/tiles/handlers.ts';
import { eachDatabase } from '../db/harness.ts';
import { apart, areaOf, type DecodedTile, decode } from './decode.ts';
import { EMPTY_HASH, insertMosaic, MOSAIC_HASH, mosaic, tileAt } from './mosaic.ts';

const areas = mosaic();
const scope = system('public boundaries');
const GOLDEN = new URL('../fixtures/tiles/mosaic.json', import.meta.url);
/** 'postgis' writes the file anew from the manual's query on PostGIS; look at the change before it is committed. */
const REWRITE = process.env.GOLDEN;

const lake = areas[19]?.label ?? [0, 0];
const corner = areas[0]?.label ?? [0, 0];
const ADDRESSES = [
  tileAt(2, lake),
  tileAt(3, lake),
  tileAt(4, lake),
  tileAt(6, lake),
  tileAt(7, lake),
  tileAt(9, lake),
  tileAt(10, lake),
  tileAt(11, corner),
  tileAt(12, lake),
  tileAt(13, corner),
  tileAt(14, lake),
];
const nameOf = ({ z, x, y }: { z: number; x: number; y: number }) => `${z}/${x}/${y}`;

eachDatabase('a tile of a boundary set', (given) => {
  const get = async (address: { z: number; x: number; y: number }, hash = MOSAIC_HASH) =>
    tile(given.ctx(), scope, { hash, ...address });
  const decoded = async (address: { z: number; x: number; y: number }) => decode((await get(address)).plain);

  beforeAll(async () => {
    await insertMosaic(given.ctx(), areas);
    if (REWRITE === 'postgis' && given.kind === 'server') {
      const tiles: Record<string, DecodedTile> = {};
      for (const address of ADDRESSES) {
        const area = decode(await manualTile(given.ctx(), address));
        tiles[nameOf(address)] = { ...area, ...pick(await decoded(address), 'label') };
      }
      writeFileSync(GOLDEN, `${JSON.stringify(tiles)}\n`);
    }
  });

  describe('is the golden one', () => {
    let golden: Record<string, DecodedTile> = {};
    beforeAll(() => {
      golden = JSON.parse(readFileSync(GOLDEN, 'utf8'));
    });

    test.each(ADDRESSES.map((a) => [nameOf(a), a] as const))('%s', async (name, address) => {
      const found = await decoded(address);
      const wanted = golden[name] ?? {};
      expect(Object.keys(found)).toEqual(Object.keys(wanted));
      for (const layer of Object.keys(wanted)) {
        const mine = found[layer]?.features ?? [];
        const theirs = wanted[layer]?.features ?? [];
        expect(mine.map((f) => f.id)).toEqual(theirs.map((f) => f.id));
        mine.forEach((feature, i) => {
          const same = theirs[i];
          if (!same) return;
          expect(feature.properties).toEqual(same.properties);
          expect(feature.type).toBe(same.type);
          expect(apart(feature.rings, same.rings, TILE_EXTENT), `${feature.id}`).toBeLessThanOrEqual(2);
        });
      }
    });
  });

  test('carries the area id as an integer, and code, name, level and quality; never a figure', async () => {
    const { area, label } = await decoded(tileAt(11, lake));
    expect(area?.version).toBe(2);
    expect(area?.extent).toBe(4096);
    for (const feature of area?.features ?? []) {
      const source = areas.find((a) => a.id === feature.id);
      if (!source) throw new Error(`no area has the id ${feature.id}`);
      const { code, name, quality } = source;
      expect(feature.properties).toEqual({ code, name, level: 'rw', quality });
    }
    for (const feature of label?.features ?? []) {
      expect(Object.keys(feature.properties).sort()).toEqual(['level', 'name', 'size']);
    }
  });

  test('winds outer rings one way and holes the other, and closes every ring', async () => {
    for (const address of ADDRESSES) {
      for (const { rings, id } of (await decoded(address)).area?.features ?? []) {
        expect(areaOf(rings.slice(0, 1)), `first ring of ${id}`).toBeGreaterThan(0);
        for (const ring of rings) {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring.at(-1)).toEqual(ring[0]);
        }
      }
    }
  });

  test('keeps the lake a hole and the island in it a part of another area', async () => {
    const { area } = await decoded(tileAt(12, lake));
    const holder = area?.features.find((f) => f.id === areas[19]?.id);
    const islander = area?.features.find((f) => f.id === areas[0]?.id);
    expect(holder?.rings.map((ring) => Math.sign(areaOf([ring])))).toEqual([1, -1]);
    expect(islander?.rings.map((ring) => Math.sign(areaOf([ring])))).toContain(1);
  });

  test('opens no gap and no overlap between neighbours', async () => {
    const { area } = await decoded(tileAt(13, areas[28]?.label ?? [0, 0]));
    const features = area?.features ?? [];
    expect(features.length).toBeGreaterThan(2);
    const whole = (TILE_EXTENT + 128) ** 2;
    const covered = features.reduce((sum, f) => sum + areaOf(f.rings), 0);
    expect(Math.abs(covered - whole) / whole).toBeLessThan(0.0005);
  });

  test('has every label once, in the tile its point lies in', async () => {
    for (const z of [12, 14]) {
      const seen = new Map<number, number>();
      const addresses = new Map(areas.map((a) => tileAt(z, a.label)).map((a) => [nameOf(a), a]));
      for (const address of [...addresses.values()]) {
        for (const dx of [-1, 0, 1]) {
          addresses.set(nameOf({ ...address, x: address.x + dx }), { ...address, x: address.x + dx });
        }
      }
      for (const address of addresses.values()) {
        for (const { id = 0 } of (await decoded(address)).label?.features ?? []) {
          seen.set(id, (seen.get(id) ?? 0) + 1);
        }
      }
      expect(new Set(seen.values())).toEqual(new Set([1]));
      // At zoom 12 the smallest is not yet wide enough for its name.
      expect(seen.size).toBe(z === 14 ? areas.length : areas.length - 1);
    }
  });

  test('is the same bytes whether asked for plain or zipped, and when asked again', async () => {
    const address = tileAt(10, lake);
    const first = await get(address);
    expect(Buffer.compare(gunzipSync(first.gzip), first.plain)).toBe(0);
    expect(await get(address)).toBe(first);
  });

  test('is empty where nothing lies, also for a set without any shape', async () => {
    expect((await get({ z: 14, x: 0, y: 0 })).plain).toHaveLength(0);
    expect((await get(tileAt(10, lake), EMPTY_HASH)).plain).toHaveLength(0);
  });

  test('of an unknown set is a fault', async () => {
    const unknown = 'f0'.repeat(16);
    await expect(get(tileAt(10, lake), unknown)).rejects.toMatchObject({ code: 'unknown-tile-set' });
  });

  test('off the grid or beyond the highest zoom is a bad request that says what is allowed', async () => {
    await expect(get({ z: 3, x: 8, y: 0 })).rejects.toMatchObject({
      code: 'bad-request',
      fields: [{ path: 'x', reason: 'range', hint: { limit: '0–7' } }],
    });
    await expect(get({ z: 3, x: 0, y: 8 })).rejects.toMatchObject({ fields: [{ path: 'y' }] });
    await expect(get({ z: 15, x: 0, y: 0 })).rejects.toMatchObject({
      fields: [{ path: 'z', reason: 'range', hint: { limit: '0–14' } }],
    });
  });

  test('of the base map is served by its hash alone', async () => {
    const { hash, maxZoom } = await baseTileInfo();
    const found = await baseTile(given.ctx(), scope, { hash, z: 4, x: 13, y: 8 });
    expect(Object.keys(decode(found.plain))).toContain('land');
    const wrong = { hash: MOSAIC_HASH, z: 4, x: 13, y: 8 };
    await expect(baseTile(given.ctx(), scope, wrong)).rejects.toMatchObject({ code: 'unknown-tile-set' });
    const deep = { hash, z: maxZoom + 1, x: 0, y: 0 };
    await expect(baseTile(given.ctx(), scope, deep)).rejects.toMatchObject({ code: 'bad-request' });
  });
});

/** The area layer as the manual of PostGIS makes it, without any of our short cuts. */
async function manualTile(
  ctx: Context,
  { z, x, y }: { z: number; x: number; y: number },
): Promise<Uint8Array> {
  const found = await sql<{ tile: Uint8Array }>`
    select ST_AsMVT(t, 'area', 4096, 'geom', 'area_id') as tile from (
      select area_id, code, name, level, quality,
        ST_AsMVTGeom(geom, ST_TileEnvelope(${z}, ${x}, ${y}), 4096, 64) as geom
      from tile_shape where set_hash = ${MOSAIC_HASH} and detail = ${detailFor(z)}
        and geom && ST_TileEnvelope(${z}, ${x}, ${y}, margin => 64.0 / 4096)) t`.execute(ctx.db.as(scope));
  return found.rows[0]?.tile ?? new Uint8Array();
}

function pick(tile: DecodedTile, layer: string): DecodedTile {
  const found = tile[layer];
  return found ? { [layer]: found } : {};
}
