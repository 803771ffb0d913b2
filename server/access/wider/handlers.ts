import { WIDER_SELF_HOURS } from '../../../data/contract/account.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { type Context, hoursAfter } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { changeAccess } from '../change.ts';
import { holdsToday } from '../compose.ts';
import { holdsIn } from '../guard.ts';
import { covers } from '../principal.ts';
import { findAreas, loadGrants } from '../query.ts';
import type { Scope } from '../scope.ts';
import { endWiderRow, insertWider, listWider, type WiderRow } from './query.ts';

/** Wider rights: the own, those in the areas of whoever may give them, and all for an administrator. */
export async function widerRights(ctx: Context, scope: Scope): Promise<RouteAnswer<'widerRights'>> {
  const db = ctx.db.as(scope);
  const rows = (await listWider(db)).filter((row) => isSeen(scope, row));
  const codes = rows.flatMap((row) => row.areas);
  const known = await findAreas(db, codes, ctx.clock.today());
  return {
    wider: rows.map(({ areas, from, until, endedAt, ...row }) => ({
      ...row,
      areas: areas.map((code) => ({ code, name: known.get(code)?.name ?? code })),
      from: from.toISOString(),
      until: until.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
  };
}

/**
 * Opens the open types to a Tagana for the areas hit, for a time: by a second person, or by oneself for a day; that one
 * the administrator finds marked. Throws Fault 'wider-refused', 'unknown-account'.
 */
export async function widen(
  ctx: Context,
  scope: Scope,
  { account: other, areas, reason, hours }: RouteRequest<'widen'>,
): Promise<RouteAnswer<'widen'>> {
  const bySelf = other === undefined || other === scope.account;
  const account = other ?? scope.account;
  if (account === null) throw new Fault('signed-out');
  const db = ctx.db.as(scope);
  const today = ctx.clock.today();
  const refuse = (why: string): never => {
    throw new Fault('wider-refused', { reason: why });
  };
  const right = bySelf ? 'wider.self' : 'wider.give';
  if (!scope.rights.has(right)) refuse('not-allowed');
  if (areas.some((code) => !holdsIn(scope, right, code))) refuse('outside-scope');
  if (bySelf && hours > WIDER_SELF_HOURS) refuse('too-long');
  const grants = (await loadGrants(db, today, [account])).filter(
    (g) => g.role === 'tagana' && holdsToday(g, today),
  );
  if (grants.length === 0) refuse('not-tagana');
  // Also a second person opens no area that the Tagana does not serve.
  const served = grants.some((g) => g.area === '*') ? ('all' as const) : grants.map((g) => g.area);
  if (areas.some((code) => !covers(served, code))) refuse('outside-scope');
  if ((await findAreas(db, areas, today)).size < new Set(areas).size) refuse('area-gone');
  const now = ctx.clock.now();
  const event = {
    action: bySelf ? 'wider.taken' : 'wider.given',
    subject: account,
    areas,
    detail: { hours, reason },
  };
  await changeAccess(ctx, scope, event, (tx) =>
    insertWider(tx, {
      account_id: account,
      areas: [...new Set(areas)],
      reason,
      from_at: now,
      until_at: hoursAfter(now, hours),
      given_by: scope.who,
      by_self: bySelf,
    }),
  );
  return widerRights(ctx, scope);
}

/** Ends a wider right before its time. Throws Fault 'not-found'. */
export async function endWider(
  ctx: Context,
  scope: Scope,
  { wider: id }: RouteRequest<'endWider'>,
): Promise<RouteAnswer<'endWider'>> {
  const row = (await listWider(ctx.db.as(scope))).find((r) => r.id === id);
  if (!row || !isSeen(scope, row)) throw new Fault('not-found');
  const event = { action: 'wider.ended', subject: row.account, areas: row.areas, detail: { wider: id } };
  await changeAccess(ctx, scope, event, async (tx) => {
    if (!(await endWiderRow(tx, id, ctx.clock.now()))) throw new Fault('not-found');
  });
  return widerRights(ctx, scope);
}

function isSeen(scope: Scope, { account, areas }: WiderRow): boolean {
  return account === scope.account || areas.every((code) => holdsIn(scope, 'wider.give', code));
}
