import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireEverywhere } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { changeAudited } from '../audit/change.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { areaTile, baseMapTile } from './answer.ts';
import { folderOf, listArchives } from './base-maps.ts';
import { readBaseMap, writeBaseMap } from './query.ts';

export async function tile(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'tile'>,
): Promise<RouteAnswer<'tile'>> {
  return areaTile(ctx, scope, request.hash, request);
}

export async function baseTile(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'baseTile'>,
): Promise<RouteAnswer<'baseTile'>> {
  return baseMapTile(ctx, scope, request.hash, request);
}

/** Files of base maps, each looked through, and which one is drawn. */
export async function baseMaps(ctx: Context, scope: Scope): Promise<RouteAnswer<'baseMaps'>> {
  const [files, chosen] = await Promise.all([listArchives(ctx), readBaseMap(ctx.db.as(scope))]);
  const found = files.find(({ file }) => file === chosen?.file);
  const state = !found ? 'missing' : found.map?.hash === chosen?.map.hash ? 'drawn' : 'changed';
  const { file, name, map } = chosen ?? {};
  return {
    folder: folderOf(ctx),
    files,
    chosen:
      file === undefined ? null : { file, name: name ?? file, attribution: map?.attribution ?? '', state },
  };
}

/** Draws another base map under every map, or none. Throws Fault 'bad-request' for a file that is none, or no good. */
export async function chooseBaseMap(
  ctx: Context,
  scope: Scope,
  { file, name, attribution }: RouteRequest<'chooseBaseMap'>,
): Promise<RouteAnswer<'chooseBaseMap'>> {
  requireEverywhere(scope, 'office.write');
  const found = file === null ? undefined : (await listArchives(ctx)).find((one) => one.file === file);
  const map = found?.map ?? null;
  if (file !== null && !map)
    throw new Fault('bad-request', {}, [{ path: 'file', reason: 'unknown', hint: {} }]);
  const chosen =
    file === null || !map
      ? null
      : {
          file,
          name: name || found?.name || file,
          map: { ...map, attribution: attribution || map.attribution },
        };
  const detail = { file, name: chosen?.name ?? null };
  await changeAudited(ctx, scope, { action: 'base-map.chosen', subject: 'base-map', detail }, (tx) =>
    writeBaseMap(tx, chosen, ctx.clock.now()),
  );
  return baseMaps(ctx, scope);
}
