import { groupFaults, type TypeGroups, typeSums } from '../../data/catalogue/totals.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { buildRollups } from '../rollup/build.ts';
import { rolledUpRegencies } from '../rollup/query.ts';
import type { ImportEnv, Progress } from './kind.ts';
import { removeDrafts, swapBuilds } from './swap/query.ts';
import { APPLIED } from './view.ts';

interface Regrouping {
  /** keeps the groups, in the transaction that makes the figures current: neither is ever seen without the other */
  readonly store: (tx: Db) => Promise<void>;
  readonly progress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Counts types to other groups: every regency and province is rolled up again beside what holds, and all of it changes at
 * once. Waits for an import that is being applied. Throws Fault 'disclosure-refused' where the groups do not divide the
 * types of the total; what held then still holds.
 */
export async function regroup(
  ctx: Context,
  scope: Scope,
  groups: TypeGroups,
  { store, progress = () => {}, signal = new AbortController().signal }: Regrouping,
): Promise<void> {
  const [fault] = groupFaults(groups);
  if (fault) throw new Fault('disclosure-refused', { reason: 'groups', why: fault.why, what: fault.what });
  const env: ImportEnv = { ctx, scope, progress, signal };
  await ctx.db.exclusively('import', async () => {
    await removeDrafts(ctx, scope);
    const regencies = await rolledUpRegencies(ctx.db.as(scope));
    try {
      const builds = await buildRollups(env, regencies, 'all', APPLIED, typeSums(groups));
      const version = await ctx.db.write(
        scope,
        async (tx) => {
          await store(tx);
          return swapBuilds(tx, regencies, builds);
        },
        { unhurried: true },
      );
      await ctx.db.settle();
      await ctx.db.announce(version);
    } catch (reason) {
      await removeDrafts(ctx, scope);
      throw reason;
    }
  });
}
