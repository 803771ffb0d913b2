import { PILLAR_ROLES } from '../../../data/catalogue/psks.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { holdsIn, requireEverywhere, requireIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { findWithin } from '../../areas/browse/query.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Call } from '../../http/progress.ts';
import { decideMove } from './decide.ts';
import { ruleOf } from './gather.ts';
import { planLetter } from './letter-answer.ts';
import { makePlanOf } from './make.ts';
import { officersNeeded } from './needed-answer.ts';
import { officersNeededFile } from './needed-file.ts';
import { deletePlan, insertPlan, loadMoveRules, loadPlans, saveRule } from './query.ts';
import { recruitAnswer } from './recruit-answer.ts';
import { headOf, mayRead, othersDay, requirePlan, showContradiction, showPlan } from './show.ts';

/** Plans of an area that the asker may read. Throws Fault 'outside-scope'. */
async function plans(
  ctx: Context,
  scope: Scope,
  { within: code }: RouteRequest<'plans'>,
): Promise<RouteAnswer<'plans'>> {
  requireIn(scope, 'coverage.plan', code);
  const db = ctx.db.as(scope);
  const within = await findWithin(db, code, ctx.clock.today());
  if (!within) throw new Fault('unknown-area', { code });
  const found: RouteAnswer<'plans'>['plans'] = [];
  for (const row of await loadPlans(db, within.id)) {
    if (await mayRead(ctx, scope, row, within)) found.push(await headOf(ctx, scope, row, within));
  }
  return { plans: found };
}

async function plan(ctx: Context, scope: Scope, request: RouteRequest<'plan'>): Promise<RouteAnswer<'plan'>> {
  return showPlan(ctx, scope, request.plan);
}

/** Makes and keeps a plan; one whose limits contradict each other is told and not kept. Throws as makePlanOf. */
async function makePlan(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'makePlan'>,
  call: Call,
): Promise<RouteAnswer<'makePlan'>> {
  const areas = [request.within, ...request.areas];
  for (const code of areas) requireIn(scope, 'coverage.plan', code);
  const { contradictions, ...made } = await makePlanOf(ctx, scope, request, call);
  if (contradictions.length > 0) {
    return showContradiction(ctx, scope, { ...made, contradictions }, contradictions);
  }
  call.signal.throwIfAborted();
  const madeAt = ctx.clock.now();
  const id = await ctx.db.write(scope, async (tx) => {
    const no = await insertPlan(tx, {
      ...made,
      madeAt,
      madeBy: scope.who,
      othersAt: othersDay(made, ctx.clock.today()),
    });
    await insertEvent(tx, scope, {
      at: madeAt,
      action: 'plan.made',
      subject: `plan ${no}`,
      areas,
      detail: { roles: made.roles, moves: made.moves.length },
    });
    return no;
  });
  await ctx.db.settle({ few: true });
  return showPlan(ctx, scope, id);
}

/** Throws a plan away. Throws Fault 'unknown-plan', and 'plan-refused' where something of it is accepted or handed in. */
async function dropPlan(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'dropPlan'>,
): Promise<RouteAnswer<'dropPlan'>> {
  const { row, within } = await requirePlan(ctx, scope, request.plan);
  if (row.accepted + row.submitted > 0) throw new Fault('plan-refused', { reason: 'accepted', role: '' });
  await ctx.db.write(scope, async (tx) => {
    await deletePlan(tx, row.id);
    const at = ctx.clock.now();
    await insertEvent(tx, scope, {
      at,
      action: 'plan.dropped',
      subject: `plan ${row.id}`,
      areas: [within.code],
    });
  });
  return plans(ctx, scope, { within: within.code });
}

/**
 * Notes what is decided of one move, which may change the register. Throws as decideMove, and Fault 'outside-scope' for who does not
 * manage the register there.
 */
async function movePlanned(
  ctx: Context,
  scope: Scope,
  { plan: id, move: no, ...asked }: RouteRequest<'movePlanned'>,
): Promise<RouteAnswer<'movePlanned'>> {
  const { row, within, areas } = await requirePlan(ctx, scope, id);
  if (!areas.every(({ code }) => holdsIn(scope, 'pillars.manage', code))) throw new Fault('outside-scope');
  await ctx.db.exclusively('plan', () => decideMove(ctx, scope, { plan: row.id, within, no, asked }));
  return showPlan(ctx, scope, row.id);
}

async function recruit(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'recruit'>,
): Promise<RouteAnswer<'recruit'>> {
  return recruitAnswer(ctx, scope, request);
}

/** Who may move the officers of each role. */
async function moveRules(ctx: Context, scope: Scope): Promise<RouteAnswer<'moveRules'>> {
  const own = await loadMoveRules(ctx.db.as(scope));
  return { rules: PILLAR_ROLES.map(({ code }) => ruleOf(own, code)) };
}

/** Says who may move the officers of a role. */
async function saveMoveRule(
  ctx: Context,
  scope: Scope,
  rule: RouteRequest<'saveMoveRule'>,
): Promise<RouteAnswer<'saveMoveRule'>> {
  requireEverywhere(scope, 'norms.manage');
  await ctx.db.write(scope, async (tx) => {
    await saveRule(tx, rule);
    await insertEvent(tx, scope, {
      at: ctx.clock.now(),
      action: 'plan.rule',
      subject: rule.role,
      areas: [],
      detail: { moves: rule.moves, decidedBy: rule.decidedBy },
    });
  });
  return moveRules(ctx, scope);
}

/** A handler for every route of plans. */
export const planHandlers = {
  plans,
  plan,
  makePlan,
  dropPlan,
  movePlanned,
  planLetter,
  recruit,
  officersNeeded,
  officersNeededFile,
  moveRules,
  saveMoveRule,
};
