import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';

/** Which data folder is open, and what is under way. Answered also while none is. */
export async function folder(ctx: Context): Promise<RouteAnswer<'folder'>> {
  if (ctx.folders) return ctx.folders.state();
  const { kind, id } = ctx.folder;
  return { open: kind, id, chosen: kind, switching: null, failed: null, demoReady: false };
}

/** Opens the demo or the office's own folder. Throws Fault 'forbidden' where this process has one folder only. */
export async function openFolder(
  ctx: Context,
  _scope: Scope,
  request: RouteRequest<'openFolder'>,
): Promise<RouteAnswer<'openFolder'>> {
  if (!ctx.folders) throw new Fault('forbidden');
  return ctx.folders.open(request.open, request.remake);
}
