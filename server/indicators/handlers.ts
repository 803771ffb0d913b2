import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { readsSeries, touchesArea } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { loadRegistry } from '../own/answer.ts';
import { answerValues } from './answer.ts';
import { newestFirst } from './periods.ts';
import { answerProfile } from './profile/answer.ts';
import { loadAvailable } from './query.ts';

const SEXES = ['A', 'L', 'P', 'T'] as const;

/** The registry, and which of it has figures within an area (its regency, where it is finer), by period. */
export async function indicators(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'indicators'>,
): Promise<RouteAnswer<'indicators'>> {
  const db = ctx.db.as(scope);
  const within =
    request.within === undefined ? null : await findWithin(db, request.within, ctx.clock.today());
  if (within === undefined) throw new Fault('unknown-area', { code: request.within ?? '' });
  if (within && !touchesArea(scope, within.code)) throw new Fault('outside-scope');
  const [found, registry] = await Promise.all([loadAvailable(db, within), loadRegistry(db)]);
  const entries = new Map(
    registry.indicators.flatMap((i) => registry.find(i.id)?.entry ?? []).map((e) => [e.slug, e]),
  );
  const isSeen = (slug: string) => {
    const entry = entries.get(slug);
    return entry !== undefined && readsSeries(scope, entry);
  };
  const available = found
    .map(({ period, series, sexes }) => ({
      period,
      series: series.flatMap((s) => registry.slugOf(s) ?? []).filter(isSeen),
      sexes: SEXES.filter((s) => sexes.some((told) => told.includes(s))),
    }))
    .sort((a, b) => newestFirst(a.period, b.period));
  return { indicators: registry.indicators.filter((i) => isSeen(i.series)), available, published: null };
}

/** One area in depth: trend, composition, population, comparison and sources. */
export async function profile(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'profile'>,
): Promise<RouteAnswer<'profile'>> {
  return answerProfile(ctx, scope, request);
}

/** One indicator over the areas of a level within an area, with its legend. */
export async function values(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'values'>,
): Promise<RouteAnswer<'values'>> {
  return answerValues(ctx, scope, request);
}
