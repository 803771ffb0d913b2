import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { insertEvent } from './query.ts';

/** What somebody changes, as the audit keeps it. */
export interface Change {
  /** 'own-indicator.made', 'naming.changed' */
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** codes of the areas it concerns; none where it concerns the whole office */
  readonly areas?: readonly string[];
}

/**
 * Changes something that answers are made from: the work, its audit event and the next data version in one transaction,
 * so that no cache keeps what was; then made safe and announced.
 */
export async function changeAudited(
  ctx: Context,
  scope: Scope,
  { action, subject, detail = {}, areas = [] }: Change,
  work: (tx: Db) => Promise<void>,
): Promise<void> {
  const version = await ctx.db.write(scope, async (tx) => {
    await work(tx);
    await insertEvent(tx, scope, { at: ctx.clock.now(), action, subject, detail, areas });
    const state = await tx
      .updateTable('data_state')
      .set((eb) => ({
        data_version: eb('data_version', '+', 1),
        words_version: eb('words_version', '+', 1),
      }))
      .returning('data_version')
      .executeTakeFirstOrThrow();
    return state.data_version;
  });
  await ctx.db.settle({ few: true });
  await ctx.db.announce(version);
}
