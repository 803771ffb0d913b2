import type { SeriesEntry } from '../../data/catalogue/indicators.ts';
import type { PublishedShape, PublishedState } from '../../data/contract/disclosure.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { readsExactly, readsOnlyPublished, readsPublished, touchesArea } from '../access/guard.ts';
import type { ReleaseView, Shape } from '../access/release-view.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { lastTakenUp } from '../coverage/query.ts';
import { loadShape } from '../disclosure/query.ts';
import { Fault } from '../fault.ts';
import { loadRegistry } from '../own/answer.ts';
import { answerValues } from './answer.ts';
import { newestFirst } from './periods.ts';
import { answerProfile } from './profile/answer.ts';
import { type Available, loadAvailable } from './query.ts';

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
  const { release } = scope;
  const [registry, shape, exact, released] = await Promise.all([
    loadRegistry(db),
    loadShape(db, release),
    readsOnlyPublished(scope) ? [] : loadAvailable(db, 'exact', within),
    release === null ? [] : loadAvailable(db, release, within),
  ]);
  const entries = new Map(
    registry.indicators.flatMap((i) => registry.find(i.id)?.entry ?? []).map((e) => [e.slug, e]),
  );
  const seenBy = (reads: typeof readsExactly) => (slug: string) => {
    const entry = entries.get(slug);
    // Those who live in zones are read as the series that they are of.
    return entry !== undefined && reads(scope, readAs(entry));
  };
  const [isExact, isPublished] = [seenBy(readsExactly), seenBy(readsPublished)];
  const slugs = (series: readonly string[]) => series.flatMap((s) => registry.slugOf(s) ?? []);
  const officers = await officersIn(ctx, scope, [...entries.values()], [...exact, ...released]);
  const figures = [
    ...exact.map((found) => ({ ...found, series: slugs(found.series).filter(isExact) })),
    ...released.map((found) => ({ ...found, series: slugs(found.series).filter(isPublished) })),
  ];
  const zones = hazardsIn([...entries.values()], [...officers, ...figures]);
  const available = joinPeriods([...officers, ...zones, ...figures]);
  return {
    indicators: registry.indicators.filter((i) => isExact(i.series) || isPublished(i.series)),
    available,
    published: release && describePublished(release, [...entries.values()]),
    shape: describeShape(shape, [...entries.values()]),
  };
}

/** The series whose figures an indicator is made of. */
function readAs(entry: SeriesEntry): SeriesEntry {
  const of = entry.exposed?.of;
  return of === undefined || of === 'land' || of === 'many' ? entry : of;
}

/** Zones can be told of at every time; those who live in them where there are figures of their series. */
function hazardsIn(entries: readonly SeriesEntry[], found: readonly Available[]): Available[] {
  const zones = entries.filter((e) => e.family === 'hazard');
  return found.map(({ period, series, sexes }) => ({
    period,
    series: zones.filter((e) => readAs(e) === e || series.includes(readAs(e).slug)).map((e) => e.slug),
    sexes,
  }));
}

/**
 * Officers can be told of every period that has figures, and of this year where somebody took up a role since, or where
 * there are no figures at all.
 */
async function officersIn(
  ctx: Context,
  scope: Scope,
  entries: readonly SeriesEntry[],
  found: readonly Available[],
): Promise<Available[]> {
  const series = entries
    .filter((e) => e.family === 'cover' && (readsExactly(scope, e) || readsPublished(scope, e)))
    .map((e) => e.slug);
  if (series.length === 0) return [];
  const periods = [...new Set(found.map(({ period }) => period))];
  const last = periods.map(lastDay).sort().at(-1);
  const taken = await lastTakenUp(ctx.db.as(scope));
  const isSince = last === undefined || (taken !== null && taken > last);
  const thisYear = ctx.clock.today().slice(0, 4);
  if (isSince && !periods.includes(thisYear)) periods.push(thisYear);
  return periods.map((period) => ({ period, series, sexes: ['A'] }));
}

/** What is read exactly and what is published, together: each period once, newest first. */
function joinPeriods(found: readonly Available[]): RouteAnswer<'indicators'>['available'] {
  const byPeriod = Map.groupBy(
    found.filter(({ series }) => series.length > 0),
    ({ period }) => period,
  );
  return [...byPeriod]
    .map(([period, list]) => ({
      period,
      series: [...new Set(list.flatMap((l) => l.series))],
      sexes: SEXES.filter((s) => list.some(({ sexes }) => sexes.some((told) => told.includes(s)))),
    }))
    .sort((a, b) => newestFirst(a.period, b.period));
}

function describePublished(release: ReleaseView, entries: readonly SeriesEntry[]): PublishedState {
  const finest = entries.flatMap((entry) => {
    const level = release.finestOf(entry);
    return level === null ? [] : [[entry.slug, level] as const];
  });
  return {
    release: { id: release.id, madeAt: release.madeAt },
    finest: Object.fromEntries(finest),
    sexes: release.sexes,
    served: release.served,
    k: release.k,
  };
}

function describeShape({ finestOf, sexes, served }: Shape, entries: readonly SeriesEntry[]): PublishedShape {
  const finest = Object.fromEntries(entries.map((entry) => [entry.slug, finestOf(entry)]));
  return { finest, sexes, served };
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
