import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { areaTile, baseMapTile } from './answer.ts';

export async function tile(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'tile'>,
): Promise<RouteAnswer<'tile'>> {
  return areaTile(ctx, scope, request.hash, request);
}

export async function baseTile(
  ctx: Context,
  _scope: Scope,
  request: RouteRequest<'baseTile'>,
): Promise<RouteAnswer<'baseTile'>> {
  return baseMapTile(ctx, request.hash, request);
}
