import { beforeAll, expect, test } from 'vitest';
import type { TileBytes } from '../../data/contract/routes.ts';
import { system } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { tile } from '../../server/tiles/handlers.ts';
import { eachDatabase } from '../db/harness.ts';
import { EMPTY_HASH, insertMosaic, MOSAIC_HASH, mosaic, tileAt } from './mosaic.ts';

const areas = mosaic();
const scope = system('public boundaries');
const middle = areas[19]?.label ?? [0, 0];

/** The same world with a database handle that counts how often it is asked for. */
function counting(ctx: Context): { ctx: Context; asked: () => number } {
  let asked = 0;
  const db: Context['db'] = {
    ...ctx.db,
    as: (who) => {
      asked += 1;
      return ctx.db.as(who);
    },
  };
  return { ctx: { ...ctx, db }, asked: () => asked };
}

eachDatabase('finished tiles are remembered', (given) => {
  beforeAll(() => insertMosaic(given.ctx(), areas));

  test('a tile that many ask for at once is made once, and later ones cost no query', async () => {
    const { ctx, asked } = counting(given.ctx());
    const request = { hash: MOSAIC_HASH, ...tileAt(11, middle) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => tile(ctx, scope, request)));
    expect(new Set<TileBytes>(answers).size).toBe(1);
    expect(asked()).toBe(1);
    await tile(ctx, scope, request);
    expect(asked()).toBe(1);
  });

  test('an empty tile is remembered too', async () => {
    const { ctx, asked } = counting(given.ctx());
    const request = { hash: EMPTY_HASH, ...tileAt(11, middle) };
    expect((await tile(ctx, scope, request)).plain).toHaveLength(0);
    const before = asked();
    await tile(ctx, scope, request);
    expect(asked()).toBe(before);
  });

  test('a tile set that was unknown is served once it is made', async () => {
    const ctx = given.ctx();
    const hash = 'b0'.repeat(16);
    const request = { hash, ...tileAt(11, middle) };
    await expect(tile(ctx, scope, request)).rejects.toMatchObject({ code: 'unknown-tile-set' });
    const db = ctx.db.as(system('import clean-up'));
    const set = await db
      .selectFrom('tile_set')
      .selectAll()
      .where('hash', '=', MOSAIC_HASH)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('tile_set')
      .values({ ...set, hash })
      .execute();
    const shapes = db
      .selectFrom('tile_shape')
      .where('set_hash', '=', MOSAIC_HASH)
      .select((eb) => [
        eb.val(hash).as('set_hash'),
        'detail',
        'area_id',
        'code',
        'name',
        'level',
        'quality',
        'geom',
        'label',
      ]);
    await db
      .insertInto('tile_shape')
      .columns(['set_hash', 'detail', 'area_id', 'code', 'name', 'level', 'quality', 'geom', 'label'])
      .expression(shapes)
      .execute();
    expect((await tile(ctx, scope, request)).plain.byteLength).toBeGreaterThan(0);
  });
});
