import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { looksAfter } from '../../access/accounts/rules.ts';
import { changeAccess } from '../../access/change.ts';
import { loadGrants } from '../../access/query.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { isManagedBy } from '../../pillars/answer.ts';
import { loadPillars } from '../../pillars/browse/query.ts';
import { linkPillar, pillarOf } from './query.ts';

/** Who an account is in the register. Throws Fault 'unknown-account'. */
export async function linkedPillar(
  ctx: Context,
  scope: Scope,
  { account }: RouteRequest<'linkedPillar'>,
): Promise<RouteAnswer<'linkedPillar'>> {
  const linked = await requireAccount(ctx, scope, account);
  return { pillar: linked === null ? null : await nameOf(ctx, scope, linked) };
}

/**
 * Says who an account is in the register: while that person is on duty in an incident, the account may tell of it. Throws
 * Fault 'unknown-account', 'unknown-pillar' for somebody whose area the asker does not manage.
 */
export async function linkAccount(
  ctx: Context,
  scope: Scope,
  { account, pillar }: RouteRequest<'linkAccount'>,
): Promise<RouteAnswer<'linkAccount'>> {
  await requireAccount(ctx, scope, account);
  if (pillar !== null) {
    const [found] = await loadPillars(ctx.db.as(scope), [pillar]);
    if (found?.subject !== 'person' || !isManagedBy(scope, found, ctx.clock.today())) {
      throw new Fault('unknown-pillar', { id: pillar });
    }
  }
  const event = { action: 'account.changed', subject: account, detail: { changed: ['pillar'], pillar } };
  await changeAccess(ctx, scope, event, (tx) => linkPillar(tx, account, pillar));
  return { pillar: pillar === null ? null : await nameOf(ctx, scope, pillar) };
}

/** The pillar that an account is linked with; an account that the asker does not look after is told apart from none by nobody. */
async function requireAccount(ctx: Context, scope: Scope, account: string): Promise<number | null> {
  const db = ctx.db.as(scope);
  const linked = await pillarOf(db, account);
  const grants = await loadGrants(db, ctx.clock.today(), [account]);
  if (linked === undefined || !looksAfter(scope, grants)) throw new Fault('unknown-account');
  return linked;
}

async function nameOf(ctx: Context, scope: Scope, pillar: number) {
  const [found] = await loadPillars(ctx.db.as(scope), [pillar]);
  return found ? { id: found.id, name: found.name } : null;
}
