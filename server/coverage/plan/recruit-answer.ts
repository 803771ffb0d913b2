import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { requireIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { supplyToday } from './case.ts';
import { readCase } from './gather.ts';
import { frontierOf } from './recruit.ts';

/** Steps that are told: a frontier that goes on after them is flat. */
const MOST_STEPS = 2000;

/** How many people are covered with each new officer of a role, and where the next one serves. Throws as readCase. */
export async function recruitAnswer(
  ctx: Context,
  scope: Scope,
  { within, period, level, role, mostNeedPerPerson, withoutAway }: RouteRequest<'recruit'>,
): Promise<RouteAnswer<'recruit'>> {
  requireIn(scope, 'coverage.plan', within);
  const limits = {
    mostKm: null,
    mostNeedPerPerson: mostNeedPerPerson ?? null,
    keepCovered: false,
    ownKecamatan: false,
    pinned: [],
    withoutAway: withoutAway ?? false,
  };
  const one = await readCase(ctx, scope, { within, period, level, role, limits });
  const found = frontierOf(one.given, supplyToday(one.given));
  const { id, code, name } = one.within;
  return {
    role,
    norm: one.norm,
    within: { id, code, name, level: one.within.level },
    withoutCover: toTenth(found.without),
    shortAreas: found.short,
    steps: found.steps.slice(0, MOST_STEPS).map(({ unit, gain, without, meets }, i) => {
      const { at, parentName, ...area } = one.places[unit] ?? missing(unit);
      return { n: i + 1, area, parentName, gain: toTenth(gain), withoutCover: toTenth(without), meets };
    }),
    meetsAll: found.meetsAll,
    coversAll: found.coversAll,
    fromDesa: one.rule.moves === 'ownDesa',
    registerOn: one.on,
    needPeriod: one.needPeriod,
    unknownNeed: one.unknownNeed,
    simulated: one.simulated,
  };
}

function missing(unit: number): never {
  throw new Error(`no area of unit ${unit}`);
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
