import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireEverywhere } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { changeAudited } from '../audit/change.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { Call } from '../http/progress.ts';
import { enterSpmFigures } from '../imports/answer.ts';
import { answerSpm } from './answer.ts';
import { spmForm } from './form.ts';
import { insertService, loadServices, updateService } from './query.ts';

/** A service over the areas of a level. */
async function spm(ctx: Context, scope: Scope, request: RouteRequest<'spm'>): Promise<RouteAnswer<'spm'>> {
  return answerSpm(ctx, scope, request);
}

/** The services, the retired too. */
async function spmServices(ctx: Context, scope: Scope): Promise<RouteAnswer<'spmServices'>> {
  return { services: await loadServices(ctx.db.as(scope)) };
}

/** Adds a service beside the five. Throws Fault 'spm-refused'. */
async function makeSpmService(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'makeSpmService'>,
): Promise<RouteAnswer<'makeSpmService'>> {
  requireEverywhere(scope, 'indicators.write');
  return ctx.db.exclusively('settings', async () => {
    const taken = (await loadServices(ctx.db.as(scope))).some((s) => s.code === request.code);
    if (taken) throw new Fault('spm-refused', { reason: 'code-taken', other: request.code });
    const change = { action: 'spm-service.made', subject: request.code, detail: { name: request.name.id } };
    await changeAudited(ctx, scope, change, (tx) => insertService(tx, request));
    return findService(ctx, scope, request.code);
  });
}

/** Says a service anew, retires it or takes it up again; its figures stay. Throws Fault 'unknown-service'. */
async function changeSpmService(
  ctx: Context,
  scope: Scope,
  { service, ...said }: RouteRequest<'changeSpmService'>,
): Promise<RouteAnswer<'changeSpmService'>> {
  requireEverywhere(scope, 'indicators.write');
  return ctx.db.exclusively('settings', async () => {
    const before = await findService(ctx, scope, service);
    const change = { action: 'spm-service.changed', subject: service, detail: { before, after: said } };
    await changeAudited(ctx, scope, change, (tx) => updateService(tx, service, said));
    return findService(ctx, scope, service);
  });
}

async function findService(
  ctx: Context,
  scope: Scope,
  code: string,
): Promise<RouteAnswer<'changeSpmService'>> {
  const found = (await loadServices(ctx.db.as(scope))).find((s) => s.code === code);
  if (!found) throw new Fault('unknown-service', { service: code });
  return found;
}

/**
 * Enters figures by hand: an import of its own, undone like any other. Its report says what is wrong where it is refused.
 * Throws Fault 'unknown-service', 'spm-refused', 'outside-scope' and 'import-outside'.
 */
async function enterSpm(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'enterSpm'>,
  call: Call,
): Promise<RouteAnswer<'enterSpm'>> {
  const service = await findService(ctx, scope, request.service);
  if (service.retired) throw new Fault('spm-refused', { reason: 'retired' });
  const seen = new Set<string>();
  for (const { code, target, served } of request.rows) {
    if (seen.has(code)) throw new Fault('spm-refused', { reason: 'area-twice', area: code });
    if (served !== null && served > target)
      throw new Fault('spm-refused', { reason: 'more-served', area: code });
    seen.add(code);
  }
  return enterSpmFigures(ctx, scope, request, call);
}

/** A handler for every route of the services. */
export const spmHandlers = { spm, spmForm, spmServices, makeSpmService, changeSpmService, enterSpm };
