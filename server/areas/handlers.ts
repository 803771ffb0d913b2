import { LEVELS, type Level } from '../../data/catalogue/levels.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { knowsReleasesOnly } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { loadContext } from '../hazards/query.ts';
import { baseTileInfo, chosenBaseMap } from '../tiles/answer.ts';
import {
  countLevels,
  findValidity,
  findWithin,
  loadAreas,
  loadCard,
  loadPath,
  loadPlaces,
  loadTileSets,
  rootsOf,
  type Within,
} from './browse/query.ts';
import { composeAreaTable, outlineLevels } from './browse/table.ts';
import { searchAreas } from './search/answer.ts';

const MOST_MATCHES = 20;

/** The areas of one level within an area, with the tile sets that draw them. Throws Fault 'unknown-area'. */
export async function areas(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'areas'>,
): Promise<RouteAnswer<'areas'>> {
  const db = ctx.db.as(scope);
  const on = request.on ?? ctx.clock.today();
  const within = await areaAsked(db, request.within, on);
  const [columns, roots] = await Promise.all([loadAreas(db, within, request.level, on), rootsOf(db, within)]);
  const levels = [...outlineLevels(within, request.level), request.level];
  const sets = await loadTileSets(db, roots, levels, on);
  return composeAreaTable(within, request.level, on, columns, sets);
}

/** One area with its ancestors and what lies below it. Throws Fault 'unknown-area'. */
export async function area(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'area'>,
): Promise<RouteAnswer<'area'>> {
  const db = ctx.db.as(scope);
  const on = request.on ?? ctx.clock.today();
  const within = await areaAsked(db, request.code, on);
  const [card, path, levels] = await Promise.all([
    loadCard(db, within.id, on),
    loadPath(db, within.id, on),
    countLevels(db, within, on),
  ]);
  if (!card) throw new Fault('unknown-area', { code: request.code });
  return {
    area: { id: card.id, code: card.code, name: card.name, level: card.level },
    kind: card.kind,
    on,
    path,
    below: coarseToFine(levels.filter((l) => l.level !== card.level)),
    bounds: card.bounds,
    quality: card.quality,
    shapeFromChildren: card.shapeBasis === 'children',
    areaKm2: card.areaM2 === null ? null : card.areaM2 / 1e6,
    source: card.source,
    boundaryAsOf: card.boundaryAsOf,
    validFrom: card.validFrom,
    validTo: card.validTo,
  };
}

/** The areas that a text means, best first: a name, a code, RT and RW numbers. */
export async function search(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'search'>,
): Promise<RouteAnswer<'search'>> {
  const on = request.on ?? ctx.clock.today();
  const found = await searchAreas(ctx.db.as(scope), request.q, on, MOST_MATCHES);
  return { matches: found.map(({ path, ...found }) => ({ area: found, path })) };
}

/** The regencies and cities set up here, with the periods that whoever asks is told of. */
export async function places(ctx: Context, scope: Scope): Promise<RouteAnswer<'places'>> {
  const [found, baseTiles, chosen, layers] = await Promise.all([
    loadPlaces(ctx.db.as(scope), ctx.clock.today(), knowsReleasesOnly(scope) ? scope.release : 'exact'),
    baseTileInfo(),
    chosenBaseMap(ctx.db.as(scope)),
    loadContext(ctx.db.as(scope)),
  ]);
  return {
    places: found.map((p) => ({
      ...p,
      levels: coarseToFine(p.levels),
      periods: [...p.periods].sort().reverse(),
    })),
    baseTiles: {
      ...baseTiles,
      ...(chosen ? { chosen } : {}),
      ...(layers.length > 0 ? { context: layers.map(({ hash, name }) => ({ hash, name })) } : {}),
    },
  };
}

async function areaAsked(db: Db, code: string, on: string): Promise<Within> {
  const within = await findWithin(db, code, on);
  if (within) return within;
  const validity = await findValidity(db, code);
  if (validity?.from && on < validity.from) throw new Fault('unknown-area', { code, since: validity.from });
  throw new Fault('unknown-area', validity?.to ? { code, until: validity.to } : { code });
}

function coarseToFine<L extends { level: Level }>(levels: readonly L[]): L[] {
  return [...levels].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}
