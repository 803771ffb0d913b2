import { isDeepStrictEqual } from 'node:util';
import type { NormDraft } from '../../data/contract/norm.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireEverywhere } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { changeAudited } from '../audit/change.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { loadRegistry } from '../own/answer.ts';
import { whyNormRefused } from './check-norm.ts';
import { figureOfNorm } from './figures.ts';
import { answerCoverage } from './gaps.ts';
import { answerPair } from './pair.ts';
import { deleteNorm, insertNorm, loadNorms, updateNorm } from './query.ts';

/** Who is served by a role, and where too few serve. */
async function coverage(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'coverage'>,
): Promise<RouteAnswer<'coverage'>> {
  return answerCoverage(ctx, scope, request);
}

/** Need held against coverage. */
async function bivariate(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'bivariate'>,
): Promise<RouteAnswer<'bivariate'>> {
  return answerPair(ctx, scope, request);
}

/** All norms, also those that are not in use. */
async function norms(ctx: Context, scope: Scope): Promise<RouteAnswer<'norms'>> {
  return { norms: await loadNorms(ctx.db.as(scope)) };
}

/** Makes a norm. Throws Fault 'norm-refused' with the reason. */
async function makeNorm(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'makeNorm'>,
): Promise<RouteAnswer<'makeNorm'>> {
  requireEverywhere(scope, 'norms.manage');
  return ctx.db.exclusively('settings', async () => {
    await refuse(ctx, scope, request);
    let id = 0;
    const change = { action: 'norm.made', subject: request.role, detail: { norm: request } };
    await changeAudited(ctx, scope, change, async (tx) => {
      id = await insertNorm(tx, request, scope.who);
    });
    return findNorm(ctx, scope, id);
  });
}

/** Says a norm anew. Throws Fault 'unknown-norm', 'norm-refused' and 'register-changed'. */
async function changeNorm(
  ctx: Context,
  scope: Scope,
  { norm: id, basedOn, ...said }: RouteRequest<'changeNorm'>,
): Promise<RouteAnswer<'changeNorm'>> {
  requireEverywhere(scope, 'norms.manage');
  return ctx.db.exclusively('settings', async () => {
    const before = await findNorm(ctx, scope, id);
    if (basedOn && !isDeepStrictEqual({ ...basedOn, id }, before))
      throw new Fault('register-changed', { id });
    await refuse(ctx, scope, said, id);
    const change = { action: 'norm.changed', subject: said.role, detail: { before, after: said } };
    await changeAudited(ctx, scope, change, (tx) => updateNorm(tx, id, said));
    return findNorm(ctx, scope, id);
  });
}

/** Removes a norm; the audit keeps what it said. Throws Fault 'unknown-norm'. */
async function removeNorm(
  ctx: Context,
  scope: Scope,
  { norm: id }: RouteRequest<'removeNorm'>,
): Promise<RouteAnswer<'removeNorm'>> {
  requireEverywhere(scope, 'norms.manage');
  return ctx.db.exclusively('settings', async () => {
    const before = await findNorm(ctx, scope, id);
    const change = { action: 'norm.removed', subject: before.role, detail: { before } };
    await changeAudited(ctx, scope, change, (tx) => deleteNorm(tx, id));
    return norms(ctx, scope);
  });
}

async function findNorm(ctx: Context, scope: Scope, id: number): Promise<RouteAnswer<'makeNorm'>> {
  const found = (await loadNorms(ctx.db.as(scope))).find((n) => n.id === id);
  if (!found) throw new Fault('unknown-norm', { id });
  return found;
}

async function refuse(ctx: Context, scope: Scope, said: NormDraft, id?: number): Promise<void> {
  const db = ctx.db.as(scope);
  const [all, registry] = await Promise.all([loadNorms(db), loadRegistry(db)]);
  const isCounted = (series: string) => {
    const figure = figureOfNorm(registry, series);
    if (figure === undefined) return false;
    const { family } = figure.entry;
    if (family === 'cover' || family === 'spm') return false;
    // Who lives in zones is counted; land and hazards are not. Of single types nobody is told to the norms.
    return (
      family !== 'hazard' ||
      (figure.zones !== undefined && registry.indicators.some((i) => i.series === series))
    );
  };
  const reason = whyNormRefused(said, all, isCounted, id);
  if (reason) throw new Fault('norm-refused', { reason });
}

/** A handler for every route of coverage but those of plans. */
export const coverageHandlers = { coverage, bivariate, norms, makeNorm, changeNorm, removeNorm };
