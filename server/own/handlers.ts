import { ownSeries } from '../../data/catalogue/own.ts';
import type { OwnDefinition, OwnIndicator } from '../../data/contract/own-indicator.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireEverywhere } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { changeAudited } from '../audit/change.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { whyRefused } from './check.ts';
import { insertOwn, loadOwn, loadOwnUse, updateOwn } from './query.ts';

/** The office's own indicators, the retired too, with what there is of each. */
export async function ownIndicators(ctx: Context, scope: Scope): Promise<RouteAnswer<'ownIndicators'>> {
  return { indicators: await describeAll(ctx, scope) };
}

/** Makes an indicator. Throws Fault 'own-refused' with the reason. */
export async function makeOwnIndicator(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'makeOwnIndicator'>,
): Promise<RouteAnswer<'makeOwnIndicator'>> {
  requireEverywhere(scope, 'indicators.write');
  const draft = { ...request, rates: [...new Set(request.rates)] };
  return ctx.db.exclusively('settings', async () => {
    refuseWhere({ ...draft, retired: false }, await loadOwn(ctx.db.as(scope)), true);
    const change = { action: 'own-indicator.made', subject: draft.code, detail: { name: draft.name.id } };
    await changeAudited(ctx, scope, change, (tx) => insertOwn(tx, draft, ctx.clock.now()));
    return describe(ctx, scope, draft.code);
  });
}

/**
 * Says everything of an indicator anew but its code and what a figure of it is; retires it, or takes it up again. Its
 * figures stay whatever is said. Throws Fault 'unknown-indicator' and 'own-refused'.
 */
export async function changeOwnIndicator(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'changeOwnIndicator'>,
): Promise<RouteAnswer<'changeOwnIndicator'>> {
  requireEverywhere(scope, 'indicators.write');
  const { code, ...said } = request;
  return ctx.db.exclusively('settings', async () => {
    const all = await loadOwn(ctx.db.as(scope));
    const before = all.find((o) => o.code === code);
    if (!before) throw new Fault('unknown-indicator', { indicator: code });
    const after = { ...before, ...said, rates: [...new Set(said.rates)] };
    refuseWhere(after, all, false);
    const action =
      after.retired === before.retired
        ? 'own-indicator.changed'
        : after.retired
          ? 'own-indicator.retired'
          : 'own-indicator.taken-up';
    const change = { action, subject: code, detail: { before, after } };
    await changeAudited(ctx, scope, change, (tx) => updateOwn(tx, code, after, ctx.clock.now()));
    return describe(ctx, scope, code);
  });
}

function refuseWhere(said: OwnDefinition, all: readonly OwnDefinition[], isNew: boolean): void {
  const refusal = whyRefused(said, all, isNew);
  if (refusal) throw new Fault('own-refused', { code: said.code, ...refusal });
}

async function describeAll(ctx: Context, scope: Scope): Promise<OwnIndicator[]> {
  const db = ctx.db.as(scope);
  const [own, uses] = await Promise.all([loadOwn(db), loadOwnUse(db)]);
  return own.map((o) => {
    const use = uses.find((u) => u.series === ownSeries(o));
    return { ...o, figures: use?.figures ?? 0, periods: use?.periods ?? [] };
  });
}

async function describe(ctx: Context, scope: Scope, code: string): Promise<OwnIndicator> {
  const found = (await describeAll(ctx, scope)).find((o) => o.code === code);
  if (!found) throw new Error(`the indicator ${code} was kept and is not there`);
  return found;
}
