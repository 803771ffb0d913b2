import { TOTAL_SERIES } from '../../../data/catalogue/needs.ts';
import { lastDay } from '../../../data/contract/period.ts';
import type { Plan, PlanContradiction, PlanHead, PlanMove, PlanPlace } from '../../../data/contract/plan.ts';
import { holdsIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import type { Within } from '../../areas/browse/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { loadRegistry } from '../../own/answer.ts';
import { readsOf, ruleOf } from './gather.ts';
import { isOutdated, letterOf, stateOf } from './move-state.ts';
import {
  findArea,
  findPlan,
  loadMoveRules,
  loadMoves,
  loadNames,
  loadPlanPlaces,
  type MoveRow,
  type PlanRow,
} from './query.ts';
import type { MadePlan, PlanResult } from './store.ts';

/** A plan that the asker may read, as it is kept. Throws Fault 'unknown-plan', 'outside-scope'. */
export async function requirePlan(
  ctx: Context,
  scope: Scope,
  id: number,
): Promise<{ row: PlanRow; within: Within; areas: Within[] }> {
  const db = ctx.db.as(scope);
  const row = await findPlan(db, id);
  const within = row && (await findArea(db, row.withinId));
  if (!row || !within) throw new Fault('unknown-plan', { id });
  if (!(await mayRead(ctx, scope, row, within))) throw new Fault('outside-scope');
  return { row, within, areas: [within, ...(await areasOf(ctx, scope, row))] };
}

/** What is planned with the first area. */
async function areasOf(ctx: Context, scope: Scope, { result }: Pick<PlanRow, 'result'>): Promise<Within[]> {
  const found: Within[] = [];
  for (const id of (result as PlanResult).areas ?? []) {
    const area = await findArea(ctx.db.as(scope), id);
    if (area) found.push(area);
  }
  return found;
}

/** Is it a plan of the asker's areas, made of figures that they may read just so? */
export async function mayRead(ctx: Context, scope: Scope, row: PlanRow, within: Within): Promise<boolean> {
  const codes = [within, ...(await areasOf(ctx, scope, row))].map((area) => area.code);
  if (!codes.every((code) => holdsIn(scope, 'coverage.plan', code))) return false;
  const { reads, outcomes } = row.result as PlanResult;
  if (reads === 'published') return true;
  const registry = await loadRegistry(ctx.db.as(scope));
  const series = [TOTAL_SERIES, ...outcomes.map((outcome) => outcome.norm.series)];
  return codes.every((code) => readsOf(scope, registry, { code, level: row.level, series }) === 'exact');
}

export async function headOf(
  ctx: Context,
  scope: Scope,
  row: Omit<PlanRow, 'result'> & { readonly result: unknown },
  within: Within,
): Promise<PlanHead> {
  const result = row.result as PlanResult;
  const { id, madeBy, level, period, roles, limits, moves, accepted, submitted, refused } = row;
  return {
    id,
    madeAt: row.madeAt.toISOString(),
    madeBy,
    within: refOf(within),
    level,
    period,
    roles,
    limits,
    state: result.state,
    gap: result.gap,
    areas: (await areasOf(ctx, scope, row)).map(refOf),
    outcomes: [...result.outcomes],
    moves,
    accepted,
    submitted,
    refused,
  };
}

/** Who else serves an area is counted as of the day of the plan's register, and after it of today. */
export function othersDay({ period, result }: Pick<PlanRow, 'period' | 'result'>, today: string): string {
  const on = (result as PlanResult).registerOn ?? lastDay(period);
  return on > today ? on : today;
}

/** Who serves is named to those who read the register in every area that is planned. */
function readsNames(scope: Scope, areas: readonly Within[]): boolean {
  return areas.every(({ code }) => holdsIn(scope, 'pillars.read', code));
}

/** A plan with all that is told of it. */
export async function showPlan(ctx: Context, scope: Scope, id: number): Promise<Plan> {
  const { row, within, areas } = await requirePlan(ctx, scope, id);
  const result = row.result as PlanResult;
  const head = await headOf(ctx, scope, row, within);
  const named = readsNames(scope, areas);
  const moves = await showMoves(ctx, scope, row, named);
  return { ...head, ...(await restOf(ctx, scope, result, named)), moves, contradictions: [] };
}

/** A plan that contradicts itself: told, not kept. */
export async function showContradiction(
  ctx: Context,
  scope: Scope,
  made: MadePlan,
  contradictions: readonly PlanContradiction[],
): Promise<Plan> {
  const within = await findArea(ctx.db.as(scope), made.withinId);
  if (!within) throw new Fault('unknown-area', {});
  const row: PlanRow = {
    ...made,
    id: 0,
    roles: [...made.roles],
    madeAt: ctx.clock.now(),
    madeBy: scope.who,
    moves: 0,
    accepted: 0,
    submitted: 0,
    refused: 0,
  };
  const head = await headOf(ctx, scope, row, within);
  const areas = [within, ...(await areasOf(ctx, scope, { result: made.result }))];
  const rest = await restOf(ctx, scope, made.result, readsNames(scope, areas));
  return { ...head, id: null, ...rest, moves: [], contradictions: [...contradictions] };
}

async function restOf(
  ctx: Context,
  scope: Scope,
  { took, notMoved, unknownNeed, simulated, ...result }: PlanResult,
  named: boolean,
) {
  const who = named ? notMoved.map((one) => one.who) : [];
  const names = await loadNames(ctx.db.as(scope), who);
  return {
    took,
    notMoved: notMoved.map(({ who, role, why }) => ({
      person: { id: who, name: names.get(who) ?? null },
      role,
      why,
    })),
    unknownNeed,
    simulated,
    registerOn: result.registerOn ?? null,
    needPeriod: result.needPeriod ?? null,
  };
}

async function showMoves(ctx: Context, scope: Scope, row: PlanRow, named: boolean): Promise<PlanMove[]> {
  const db = ctx.db.as(scope);
  const on = (row.result as PlanResult).registerOn ?? lastDay(row.period);
  const today = ctx.clock.today();
  const asked = { on: today, othersAt: othersDay(row, today) };
  const [rows, rules] = [await loadMoves(db, row.id, asked), await loadMoveRules(db)];
  const ids = new Set(rows.flatMap(({ fromId, toId, homeId }) => [toId, fromId ?? [], homeId ?? []].flat()));
  const places = new Map((await loadPlanPlaces(db, [...ids], on)).map((place) => [place.id, place]));
  return rows.map((move): PlanMove => {
    const [rule, state] = [ruleOf(rules, move.role), stateOf(move)];
    return {
      no: move.no,
      person: { id: move.who, name: named ? move.name : null },
      role: move.role,
      letter: letterOf(move, rules),
      decidedBy: rule.decidedBy,
      home: named ? homeRef(places.get(move.homeId ?? -1)) : null,
      from: move.fromId === null ? null : placeOf(places, move.fromId),
      to: placeOf(places, move.toId),
      kmBefore: move.kmBefore,
      kmAfter: move.kmAfter,
      reason: move.reason,
      withoutCoverBefore: move.withoutBefore,
      withoutCoverAfter: move.withoutAfter,
      state,
      importId: move.importId,
      outdated: isOutdated(move),
      submittedOn: move.submittedOn,
      refused: move.refusedOn === null ? null : { on: move.refusedOn, note: move.refusedNote },
      decree: decreeOf(move),
      filled: filledOf(move),
    };
  });
}

/** What was approved is told as long as it holds. */
function decreeOf({ importId, decree, decreeFrom }: MoveRow): PlanMove['decree'] {
  return importId === null || decree === null || decreeFrom === null
    ? null
    : { number: decree, from: decreeFrom };
}

/** Others have come to serve the area since the plan was made: whoever decides now should know. */
function filledOf(move: MoveRow): PlanMove['filled'] {
  const { others: before, othersNow: now } = move;
  return before === null || now <= before || stateOf(move) === 'accepted' ? null : { before, now };
}

/** Of others than those who manage a person home is told no finer than the desa/kelurahan: here to nobody. */
function homeRef(place: PlanPlace | undefined) {
  if (!place || ['dusun', 'rw', 'rt'].includes(place.level)) return null;
  return refOf(place);
}

function placeOf(places: ReadonlyMap<number, PlanPlace>, id: number): PlanPlace {
  return places.get(id) ?? { id, code: '00', name: '', level: 'desa', at: null, parentName: null };
}

function refOf({ id, code, name, level }: PlanHead['within']) {
  return { id, code, name, level };
}
