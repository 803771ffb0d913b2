import type { PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { AreaRef } from '../../../data/contract/area.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { holdsIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { coverWithout } from '../../coverage/answer.ts';
import { Fault } from '../../fault.ts';
import { isManagedBy } from '../../pillars/answer.ts';
import { type HeldPillar, loadPillars } from '../../pillars/browse/query.ts';
import { roadsTowards } from '../../roads/answer.ts';
import { type Scene, sceneOf } from '../scene.ts';
import { requireOwnIncident } from '../show.ts';
import { loadDuties, loadReady } from './query.ts';
import { type Arrival, type Ranking, rankComers, toldMinutes, toldWhy } from './rank.ts';
import { travelNow } from './settings.ts';

/**
 * Who can come, by time, and what stays covered at home. Homes are told no finer than the desa/kelurahan; times are made of
 * what the register knows. Throws Fault 'unknown-incident', 'outside-scope', 'duty-refused' where the scene is unknown.
 */
export async function whoComes(
  ctx: Context,
  scope: Scope,
  { incident, role, most }: RouteRequest<'whoComes'>,
): Promise<RouteAnswer<'whoComes'>> {
  await requireOwnIncident(ctx, scope, incident);
  const scene = await sceneOf(ctx, scope, incident);
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const { settings, ownOffice } = await travelNow(ctx, scope);
  const { ranking, hasRoads } = await rankFor(ctx, scope, scene, role);
  const duties = await loadDuties(db, incident);
  const away = new Set(duties.filter((d) => d.relievedAt === null && d.role === role).map((d) => d.pillar));
  const home = await coverWithout(ctx, scope, { within: scene.within.code, role, away });
  const shown = ranking.arrivals.slice(0, most);
  const pillars = new Map(
    (
      await loadPillars(
        db,
        [...shown, ...ranking.leftOut].map(({ who }) => who),
      )
    ).map((p) => [p.id, p]),
  );
  return {
    incident,
    role,
    comers: shown.flatMap((arrival) => {
      const pillar = pillars.get(arrival.who);
      if (!pillar) return [];
      const desa = pillar.homeDesa?.id ?? [...(home.servedBy.get(pillar.id) ?? [])][0];
      const isCounted = desa !== undefined && (home.servedBy.get(pillar.id)?.has(desa) ?? false);
      return [
        {
          pillar: pillar.id,
          name: pillar.name,
          role,
          home: homeOf(pillar),
          availability: pillar.availability,
          time: timeOf(arrival, settings.inTimeMinutes),
          staysAtHome: desa === undefined ? 0 : Math.max(0, (home.left.get(desa) ?? 0) - (isCounted ? 1 : 0)),
          hasPhone: pillar.phone !== null,
          managed: isManagedBy(scope, pillar, on),
        },
      ];
    }),
    all: ranking.arrivals.length,
    inTime: ranking.arrivals.filter((a) => a.minutes <= settings.inTimeMinutes).length,
    leftOut: ranking.leftOut.flatMap(({ who, why }) => {
      const pillar = pillars.get(who);
      if (!pillar) return [];
      const home = homeOf(pillar);
      const readsHome = home !== null && holdsIn(scope, 'pillars.read', home.code);
      return [{ pillar: who, name: pillar.name, home, why: toldWhy(why, readsHome) }];
    }),
    atHome: [...home.areas],
    basis: {
      roads: hasRoads,
      detour: settings.detour,
      kmPerHour: settings.kmPerHour,
      readyMinutes: settings.readyMinutes,
      inTimeMinutes: settings.inTimeMinutes,
      mark: ownOffice ? 'contoh praktik' : 'asumsi',
    },
  };
}

/** Everybody of a role with the time to a scene. Throws Fault 'duty-refused' where the scene is unknown. */
export async function rankFor(
  ctx: Context,
  scope: Scope,
  scene: Scene,
  role: PillarRoleCode,
): Promise<{ readonly ranking: Ranking; readonly hasRoads: boolean }> {
  if (scene.at === null) throw new Fault('duty-refused', { reason: 'place' });
  const { settings } = await travelNow(ctx, scope);
  const ready = await loadReady(ctx.db.as(scope), {
    role,
    on: ctx.clock.today(),
    incident: scene.id,
    province: scene.within.code.slice(0, 2),
  });
  const roads = await roadsTowards(ctx, scope, scene.at);
  const ranking = rankComers({
    candidates: ready.map(({ who, availability, onDuty, byHand, code, level, quality, at }) => ({
      who,
      code,
      level,
      isSketch: quality === 'sketsa' || quality === null,
      at,
      isAway: availability === 'away',
      isOnDuty: onDuty,
      byHand,
    })),
    scene: scene.at,
    hit: scene.hit,
    settings,
    byRoad: roads ?? (() => null),
  });
  return { ranking, hasRoads: roads !== null };
}

export function homeOf({ homeDesa }: HeldPillar): AreaRef | null {
  if (homeDesa === null) return null;
  const { id, code, name, level } = homeDesa;
  return { id, code, name, level };
}

function timeOf({ minutes, basis, km }: Arrival, inTimeMinutes: number) {
  return {
    minutes: toldMinutes(minutes, basis),
    basis,
    km: km === null ? null : Math.round(km),
    inTime: minutes <= inTimeMinutes,
  };
}
