import { ATTENTION_GROUPS } from '../../data/catalogue/pas.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireEverywhere } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { changeAudited } from '../audit/change.ts';
import type { Context } from '../context.ts';
import { loadAttentionGroups, loadNaming, writeNaming } from './query.ts';

/** The words the office uses, and the grouping of the types of need into the 12 PAS. */
export async function naming(ctx: Context, scope: Scope): Promise<RouteAnswer<'naming'>> {
  const db = ctx.db.as(scope);
  const [kept, attention] = await Promise.all([loadNaming(db), loadAttentionGroups(db)]);
  const grouping = attention ?? ATTENTION_GROUPS.map((group) => ({ ...group, types: [...group.types] }));
  return { ...kept, attention: grouping };
}

/** Chooses other words. What is empty for a regency is again what is usual there. */
export async function changeNaming(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'changeNaming'>,
): Promise<RouteAnswer<'changeNaming'>> {
  requireEverywhere(scope, 'naming.write');
  const levels = Object.fromEntries(
    Object.entries(request.levels).filter(([, words]) => Object.keys(words).length > 0),
  );
  const said = { need: request.need, levels };
  const change = { action: 'naming.changed', subject: 'naming', detail: said };
  await changeAudited(ctx, scope, change, (tx) => writeNaming(tx, said, ctx.clock.now()));
  return naming(ctx, scope);
}
