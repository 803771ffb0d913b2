import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { gatherNeeded } from './needed-gather.ts';

/** How many new officers meet every norm that holds, by role and together. Throws as gatherNeeded. */
export async function officersNeeded(
  ctx: Context,
  scope: Scope,
  asked: RouteRequest<'officersNeeded'>,
): Promise<RouteAnswer<'officersNeeded'>> {
  const { within, roles, ...rest } = await gatherNeeded(ctx, scope, asked);
  const { id, code, name, level } = within;
  return { ...rest, within: { id, code, name, level }, rows: roles.map(({ row }) => row) };
}
