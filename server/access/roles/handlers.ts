import { RIGHTS } from '../../../data/catalogue/rights.ts';
import { ROLES, roleRule } from '../../../data/catalogue/roles.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { countByRole, writeRoleRights } from '../accounts/query.ts';
import { changeAccess } from '../change.ts';
import { loadRoleRights } from '../query.ts';
import type { Scope } from '../scope.ts';

/** The roles, how each reads and what it may do. */
export async function roles(ctx: Context, scope: Scope): Promise<RouteAnswer<'roles'>> {
  const db = ctx.db.as(scope);
  const [held, counts] = [await loadRoleRights(db), await countByRole(db, ctx.clock.today())];
  return {
    roles: ROLES.map(({ code, family, reads, coarsest, finest, series, may, always }) => ({
      code,
      family,
      reads,
      coarsest,
      finest,
      series: typeof series === 'string' ? null : [...series],
      rights: RIGHTS.filter((right) => may.includes(right) && held.get(code)?.includes(right)),
      switchable: RIGHTS.filter((right) => may.includes(right) && !always.includes(right)),
      accounts: counts.get(code) ?? 0,
    })),
  };
}

/**
 * Switches the rights of a role. How it reads is no right and is not switched: a role of the published table never reads
 * exact figures. Throws Fault 'role-refused'.
 */
export async function changeRole(
  ctx: Context,
  scope: Scope,
  { role, rights }: RouteRequest<'changeRole'>,
): Promise<RouteAnswer<'changeRole'>> {
  const { may, always } = roleRule(role);
  if (always.some((right) => !rights.includes(right))) throw new Fault('role-refused', { reason: 'locked' });
  if (rights.some((right) => !may.includes(right))) {
    throw new Fault('role-refused', { reason: 'not-for-role' });
  }
  const chosen = RIGHTS.filter((right) => rights.includes(right));
  const before = (await loadRoleRights(ctx.db.as(scope))).get(role) ?? [];
  const event = { action: 'role.changed', subject: role, detail: { before, after: chosen } };
  await changeAccess(ctx, scope, event, (tx) => writeRoleRights(tx, role, chosen));
  return roles(ctx, scope);
}
