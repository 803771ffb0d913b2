import type { Context } from '../context.ts';
import { dataVersion } from './query.ts';
import { system } from './scope.ts';

/** Says in every process that somebody's session or rights are not what they were: what is kept of them is dropped. */
export async function announceAccess(ctx: Context): Promise<void> {
  await ctx.db.announce(await dataVersion(ctx.db.as(system('accounts'))));
}
