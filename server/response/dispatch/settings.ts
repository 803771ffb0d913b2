import type { TravelSettings } from '../../../data/contract/duty.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { requireEverywhere } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { loadedRoads } from '../../roads/query.ts';
import { keepTravelSettings, loadTravelSettings } from './query.ts';

/**
 * Assumptions, until the office sets its own: roads are 1.4 times as long as the crow flies, 30 km/h in towns and villages,
 * a quarter of an hour to get ready. One hour is the minister's rule for Tagana.
 */
const BEGINS: TravelSettings = { detour: 1.4, kmPerHour: 30, readyMinutes: 15, inTimeMinutes: 60 };

/** How times to a scene are made. */
export async function travelNow(
  ctx: Context,
  scope: Scope,
): Promise<{ readonly settings: TravelSettings; readonly ownOffice: boolean }> {
  const own = await loadTravelSettings(ctx.db.as(scope));
  return { settings: own ?? BEGINS, ownOffice: own !== undefined };
}

export async function travelSettings(ctx: Context, scope: Scope): Promise<RouteAnswer<'travelSettings'>> {
  const { settings, ownOffice } = await travelNow(ctx, scope);
  const roads = await loadedRoads(ctx.db.as(scope));
  return {
    ...settings,
    ownOffice,
    roads:
      roads.length === 0
        ? null
        : {
            km: Math.round(roads.reduce((sum, r) => sum + r.km, 0) * 10) / 10,
            junctions: roads.reduce((sum, r) => sum + r.junctions, 0),
            imports: roads.map((r) => r.importId),
            simulated: roads.some((r) => r.simulated),
          },
  };
}

/** Sets how times are made, for the whole office. Throws Fault 'outside-scope'. */
export async function saveTravelSettings(
  ctx: Context,
  scope: Scope,
  set: RouteRequest<'saveTravelSettings'>,
): Promise<RouteAnswer<'saveTravelSettings'>> {
  requireEverywhere(scope, 'incidents.manage');
  const at = ctx.clock.now();
  await ctx.db.write(scope, async (tx) => {
    await keepTravelSettings(tx, set, scope.who, at);
    await insertEvent(tx, scope, { at, action: 'travel.changed', subject: null, detail: { ...set } });
  });
  return travelSettings(ctx, scope);
}
