import type { RouteAnswer } from '../../data/contract/routes.ts';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';

/** Well when the database answers. Anybody may ask, so nothing here changes when something is brought in. */
export async function health(ctx: Context, version: string): Promise<RouteAnswer<'health'>> {
  await ctx.db.as(system('health')).selectFrom('data_state').select('instance').executeTakeFirstOrThrow();
  return { status: 'ok', version, database: ctx.db.kind };
}
