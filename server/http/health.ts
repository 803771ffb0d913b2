import type { RouteAnswer } from '../../data/contract/routes.ts';
import { system } from '../access/scope.ts';
import type { Context } from '../context.ts';

/** Well when the database answers; the version says which data it serves. */
export async function health(ctx: Context, version: string): Promise<RouteAnswer<'health'>> {
  const state = await ctx.db
    .as(system('health'))
    .selectFrom('data_state')
    .select('data_version')
    .executeTakeFirstOrThrow();
  return { status: 'ok', version, database: ctx.db.kind, dataVersion: state.data_version };
}
