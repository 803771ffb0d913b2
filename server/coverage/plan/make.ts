import type { PlanBody, PlanContradiction, RoleOutcome } from '../../../data/contract/plan.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import type { Call } from '../../http/progress.ts';
import { evaluate } from './evaluate.ts';
import { type ReadCase, readCase } from './gather.ts';
import { farOf } from './places.ts';
import { loadNames, type NewMove } from './query.ts';
import { solveApart } from './solve-apart.ts';
import type { SolveAnswer } from './solver-worker.ts';
import type { MadePlan, PlanResult } from './store.ts';

/** A list of those who stay that is longer than this is counted, not told. */
const MOST_NOT_MOVED = 500;
/** A shape is where its name stands; posts and places beyond this are not a plan that anybody reads. */
const MOST_PLACES = 12_000_000;
/** A solver begins with less than this only to say that it found nothing. */
const LEAST_SECONDS = 0.2;

/**
 * Makes a plan: reads each role, solves it in a thread, and tells what comes of it; keeps nothing. Throws the faults of
 * readCase, and 'plan-refused': nothing known of people in need, too many places, or (reason 'busy') while another plan is solved, by this process or by another on the same database.
 */
export async function makePlanOf(ctx: Context, scope: Scope, body: PlanBody, call: Call): Promise<MadePlan> {
  const cases: ReadCase[] = [];
  for (const role of new Set(body.roles)) {
    const one = await readCase(ctx, scope, { ...body, role });
    if (one.posts.length * one.places.length > MOST_PLACES)
      throw new Fault('plan-refused', { reason: 'too-large', role });
    cases.push(one);
  }
  if (cases.every(({ given }) => given.units.every((unit) => unit.need === 0))) {
    throw new Fault('plan-refused', { reason: 'no-need', role: body.roles[0] ?? '' });
  }
  const answers = await oneAtATime(ctx, () => solveAll(cases, body.seconds, call));
  const solved = cases.flatMap((one, i) => {
    const answer = answers[i];
    return answer?.found ? [{ one, answer }] : [];
  });
  const contradictions: PlanContradiction[] = [];
  for (const [i, one] of cases.entries()) {
    const answer = answers[i];
    if (answer && !answer.found) contradictions.push(await contradictionOf(ctx, scope, one, answer.conflict));
  }
  const [first] = cases;
  if (!first) throw new Error('a plan for no role');
  const made = solved.map(({ one, answer }) => outcomeOf(one, answer));
  const sum = (of: (outcome: RoleOutcome) => number) => toTenth(made.reduce((n, m) => n + of(m.outcome), 0));
  const gaps = solved.map(({ answer }) => gapOf(answer.without));
  const isProven = solved.every(({ answer }) => answer.without.proven && answer.moves.proven);
  const isImpossible = contradictions.length > 0;
  const result: PlanResult = {
    state: isImpossible ? 'contradiction' : isProven ? 'optimal' : 'gap',
    gap: isImpossible ? null : Math.max(0, ...gaps),
    withoutCoverBefore: sum((o) => o.withoutCoverBefore),
    withoutCoverAfter: sum((o) => o.withoutCoverAfter),
    addedKm: sum((o) => o.addedKm),
    took: toTenth(solved.reduce((n, { answer }) => n + answer.seconds, 0)),
    outcomes: made.map((m) => m.outcome),
    notMoved: made.flatMap((m) => m.notMoved).slice(0, MOST_NOT_MOVED),
    unknownNeed: Math.max(...cases.map((one) => one.unknownNeed)),
    registerOn: first.on,
    needPeriod: first.needPeriod,
    areas: first.areas.map((area) => area.id),
    simulated: cases.some((one) => one.simulated),
    reads: cases.every((one) => one.reads === 'exact') ? 'exact' : 'published',
  };
  const { level, period, limits } = body;
  const roles = cases.map((one) => one.role);
  const moves = isImpossible ? [] : made.flatMap((m) => m.moves);
  return { withinId: first.within.id, level, period, roles, limits, result, moves, contradictions };
}

/**
 * One solver takes a core and up to a gigabyte; another would take them from those who only look. What a killed process was
 * solving holds nobody up.
 */
async function oneAtATime<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  let isBegun = false;
  try {
    return await ctx.db.exclusively(
      'solve',
      () => {
        isBegun = true;
        return work();
      },
      { ifFree: true },
    );
  } catch (reason) {
    const isBusy = !isBegun && reason instanceof Fault && reason.code === 'busy';
    throw isBusy ? new Fault('plan-refused', { reason: 'busy', role: '' }) : reason;
  }
}

async function solveAll(cases: readonly ReadCase[], seconds: number, call: Call): Promise<SolveAnswer[]> {
  const answers: SolveAnswer[] = [];
  const end = performance.now() + seconds * 1000;
  for (const [i, { given, role }] of cases.entries()) {
    const told = (stage: string, share: number) =>
      call.progress(cases.length > 1 ? `${stage} ${role}` : stage, (i + share) / cases.length);
    // What a role leaves of its time is for those after it; late ones are told what is known at once.
    const left = Math.max(Math.min(LEAST_SECONDS, seconds), (end - performance.now()) / 1000);
    answers.push(await solveApart({ given, seconds: left / (cases.length - i) }, call.signal, told));
  }
  return answers;
}

/** What a solved role comes to: counted from the assignment, not taken from the solver. */
function outcomeOf(one: ReadCase, answer: Extract<SolveAnswer, { found: true }>) {
  const { given, role, norm, posts, fixed } = one;
  const today = evaluate(
    given,
    given.posts.map((post) => post.from),
  );
  const then = evaluate(given, answer.places);
  const moves = answer.ordered.map(({ post, to, reason, before, after }): NewMove => {
    const of = posts[post];
    const [unit, place, own] = [given.units[to], one.places[to], given.posts[post]];
    if (!of || !unit || !place || !own) throw new Error(`a move of no post: ${post} to ${to}`);
    const from = own.from === null ? undefined : given.units[own.from];
    return {
      who: of.who,
      role,
      roleNo: of.roleNo,
      fromId: of.fromId,
      toId: place.id,
      kmBefore: from ? toTenthOr(farOf(own, from)) : null,
      kmAfter: toTenthOr(farOf(own, unit)),
      areas: of.areasWith(place.id),
      reason,
      withoutBefore: toTenth(before),
      withoutAfter: toTenth(after),
    };
  });
  const stays = new Map(fixed.map(({ who, why }) => [who, why]));
  const moved = new Set(moves.map((m) => m.who));
  for (const [p, why] of answer.stays.entries()) {
    const who = posts[p]?.who;
    if (why !== null && who !== undefined && !moved.has(who)) stays.set(who, why);
  }
  const reasons = [...Map.groupBy(stays.values(), (why) => why)];
  const outcome: RoleOutcome = {
    role,
    norm,
    officers: moved.size + stays.size,
    moves: moves.length,
    withoutCoverBefore: toTenth(today.without),
    withoutCoverAfter: toTenth(then.without),
    withoutCoverBound: toTenth(Math.max(0, Math.min(then.without, answer.without.bound))),
    areas: given.units.length,
    coveredBefore: today.covered,
    coveredAfter: then.covered,
    addedKm: toTenth(then.addedKm),
    notMoved: reasons.map(([why, all]) => ({ why, n: all.length })),
  };
  return { outcome, moves, notMoved: [...stays].map(([who, why]) => ({ who, role, why })) };
}

async function contradictionOf(
  ctx: Context,
  scope: Scope,
  { role, places, posts }: ReadCase,
  conflict: Extract<SolveAnswer, { found: false }>['conflict'],
): Promise<PlanContradiction> {
  const who = conflict.posts.flatMap((p) => posts[p]?.who ?? []).slice(0, 5);
  const names = await loadNames(ctx.db.as(scope), who);
  return {
    role,
    limits: [...conflict.limits],
    areas: conflict.units.slice(0, 5).map((u) => places[u]?.name ?? ''),
    persons: who.map((id) => ({ id, name: names.get(id) ?? null })),
  };
}

/** How far from proven, as a part of what is left without cover. */
function gapOf({ value, bound, proven }: { value: number; bound: number; proven: boolean }): number {
  if (proven || value <= 0) return 0;
  return Math.min(1, Math.max(0, (value - Math.max(0, bound)) / value));
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function toTenthOr(value: number | null): number | null {
  return value === null ? null : toTenth(value);
}
