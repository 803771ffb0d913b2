import { HAZARD_CODES } from '../../data/catalogue/hazards.ts';
import type { ManyHazards } from '../../data/contract/hazard.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireEverywhere, touchesArea } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin, type Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { Call } from '../http/progress.ts';
import { enterDrawing, enterTicks } from '../imports/answer.ts';
import { answerExposure, refOf } from './facts.ts';
import { hazardsAt } from './figures/answer.ts';
import { openHazards, reachOf } from './open.ts';
import { answerHazardPair } from './pair.ts';
import { loadContext, loadEvents, loadPresent, loadSets, loadShapes } from './query.ts';

/** Sets of zones and the layers under the map. */
async function hazards(ctx: Context, scope: Scope): Promise<RouteAnswer<'hazards'>> {
  const db = ctx.db.as(scope);
  const [sets, context, present] = await Promise.all([loadSets(db), loadContext(db), loadPresent(db)]);
  return { sets, context, present };
}

/** Shapes by their hash. Throws Fault 'not-found' for a hash that nothing applied has. */
async function hazardShapes(
  ctx: Context,
  scope: Scope,
  { hash }: RouteRequest<'hazardShapes'>,
): Promise<RouteAnswer<'hazardShapes'>> {
  const found = await loadShapes(ctx.db.as(scope), hash);
  if (found === undefined) throw new Fault('not-found');
  return JSON.parse(found);
}

/** Who lives in the zones of a hazard. */
async function exposure(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'exposure'>,
): Promise<RouteAnswer<'exposure'>> {
  return answerExposure(ctx, scope, request);
}

/** All hazards over each area. Throws Fault 'unknown-area' and 'outside-scope'. */
async function manyHazards(
  ctx: Context,
  scope: Scope,
  { within: code, level, period }: RouteRequest<'manyHazards'>,
): Promise<RouteAnswer<'manyHazards'>> {
  const db = ctx.db.as(scope);
  const on = lastDay(period);
  const within = await requireTouched(ctx, scope, code, on);
  const present = await loadPresent(db);
  const read = await openHazards(db, { within, level, on, hazards: present });
  const percent = (share: number) => Math.round(share * 1000) / 10;
  const shares = [...read.shares.values()].flatMap((of) => read.rows.flatMap((row) => of[row] ?? []));
  return {
    hazards: present,
    sets: [...new Set(shares.map(({ set }) => set.id))],
    areas: read.rows.map((row): ManyHazards['areas'][number] => {
      const { here, n, known } = hazardsAt(read.shares, row);
      const worst = here.toSorted(
        (a, b) =>
          b.share.high - a.share.high ||
          (reachOf(b.share, 'sedang-ke-atas') ?? 0) - (reachOf(a.share, 'sedang-ke-atas') ?? 0) ||
          HAZARD_CODES.indexOf(a.hazard) - HAZARD_CODES.indexOf(b.hazard),
      )[0];
      return {
        ...refOf(read, row),
        n,
        known,
        worst: worst?.hazard ?? null,
        waiting: [...read.waiting.values()].some((rows) => rows.has(row)),
        by: present.map((hazard) => {
          const share = read.shares.get(hazard)?.[row];
          if (!share) return null;
          const { low, medium, high } = share;
          return { rendah: percent(low), sedang: percent(medium), tinggi: percent(high) };
        }),
      };
    }),
  };
}

/** Need held against the share of land in zones. */
async function hazardPair(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'hazardPair'>,
): Promise<RouteAnswer<'hazardPair'>> {
  return answerHazardPair(ctx, scope, request);
}

/** What happened before within an area. Throws Fault 'unknown-area' and 'outside-scope'. */
async function hazardEvents(
  ctx: Context,
  scope: Scope,
  { within: code }: RouteRequest<'hazardEvents'>,
): Promise<RouteAnswer<'hazardEvents'>> {
  const on = ctx.clock.today();
  const within = await requireTouched(ctx, scope, code, on);
  const events = await loadEvents(ctx.db.as(scope), within, on);
  const years = [...Map.groupBy(events, (e) => `${e.hazard} ${e.year}`).values()].flatMap((list) => {
    const [first] = list;
    if (!first) return [];
    return [{ hazard: first.hazard, year: first.year, count: list.reduce((n, e) => n + e.count, 0) }];
  });
  return { events, years: years.sort((a, b) => b.year - a.year || a.hazard.localeCompare(b.hazard)) };
}

async function requireTouched(ctx: Context, scope: Scope, code: string, on: string): Promise<Within> {
  const within = await findWithin(ctx.db.as(scope), code, on);
  if (!within) throw new Fault('unknown-area', { code });
  if (!touchesArea(scope, within.code)) throw new Fault('outside-scope');
  return within;
}

/** Keeps areas with a class that were ticked on a list. */
async function tickHazard(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'tickHazard'>,
  { progress, signal }: Call,
): Promise<RouteAnswer<'tickHazard'>> {
  return enterTicks(ctx, scope, request, { progress, signal });
}

/** Keeps zones that were drawn on the map. */
async function drawHazard(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'drawHazard'>,
  { progress, signal }: Call,
): Promise<RouteAnswer<'drawHazard'>> {
  requireEverywhere(scope, 'hazards.manage');
  return enterDrawing(ctx, scope, request, { progress, signal });
}

export const hazardHandlers = {
  hazards,
  hazardShapes,
  exposure,
  manyHazards,
  hazardPair,
  hazardEvents,
  tickHazard,
  drawHazard,
};
