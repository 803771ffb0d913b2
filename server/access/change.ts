import { type AuditEvent, insertEvent } from '../audit/query.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { announceAccess } from './announce.ts';
import type { Scope } from './scope.ts';

/**
 * Changes who may do what: the work and its audit event in one transaction, then heard in every process at once.
 * Figures do not change with it, so the data version stays.
 */
export async function changeAccess<T>(
  ctx: Context,
  scope: Scope,
  event: Omit<AuditEvent, 'at'>,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  const done = await ctx.db.write(scope, async (tx) => {
    const result = await work(tx);
    await insertEvent(tx, scope, { at: ctx.clock.now(), ...event });
    return result;
  });
  await announceAccess(ctx);
  return done;
}
