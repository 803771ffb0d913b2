import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import { pillarRole } from '../../../data/catalogue/psks.ts';
import type { Needed, NeededRow, UncountedReason } from '../../../data/contract/needed.ts';
import type { Norm } from '../../../data/contract/norm.ts';
import type { PlanPlace } from '../../../data/contract/plan.ts';
import type { RouteRequest } from '../../../data/contract/routes.ts';
import { requireIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { findWithin, type Within } from '../../areas/browse/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { holdsOn } from '../gather.ts';
import { loadNorms } from '../query.ts';
import { askedOf, isCovered, type PlanCase, supplyToday } from './case.ts';
import { type ReadCase, readCase, registerDay, requireFigures } from './gather.ts';
import { type AreaNeed, togetherOf } from './needed.ts';
import { frontierOf } from './recruit.ts';

/** New officers of a role, and how many of them each area needs that needs any. */
export interface NeededRole {
  readonly row: NeededRow;
  readonly places: readonly { readonly place: PlanPlace; readonly n: number }[];
}

export interface NeededRead extends Omit<Needed, 'rows' | 'within'> {
  readonly within: Within;
  readonly roles: readonly NeededRole[];
}

/** Officers: what is left of a sum of parts is off by less than this. */
const NOISE = 1e-6;

/** What a reader is refused at the level of a norm is no reason to answer nothing of the others. */
const NOT_READ: ReadonlySet<string> = new Set(['outside-scope', 'published-coarser', 'not-released']);

/**
 * How many new officers meet every norm that holds. A norm for areas is counted over areas of its own level, one for
 * figures over those of the level asked for. Throws Fault 'outside-scope' and 'unknown-area'.
 */
export async function gatherNeeded(
  ctx: Context,
  scope: Scope,
  asked: RouteRequest<'officersNeeded'>,
): Promise<NeededRead> {
  requireIn(scope, 'coverage.plan', asked.within);
  requireFigures(scope);
  const db = ctx.db.as(scope);
  const on = registerDay(asked.period, ctx.clock.today());
  const within = await findWithin(db, asked.within, on);
  if (!within) throw new Fault('unknown-area', { code: asked.within });
  const norms = (await loadNorms(db)).filter((norm) => holdsOn(norm, on));
  const roles: NeededRole[] = [];
  const uncounted: Needed['uncounted'] = [];
  const needs: AreaNeed[] = [];
  let simulated = false;
  for (const norm of norms) {
    const { role } = norm;
    const level = norm.level ?? asked.level;
    const found = closedReason(norm, within.level) ?? (await readRole(ctx, scope, { ...asked, level }, norm));
    if (typeof found === 'string') {
      uncounted.push({ role, norm, why: found });
      continue;
    }
    simulated ||= found.simulated;
    const one = countRole(found, level);
    roles.push(one);
    const { subject } = pillarRole(role);
    needs.push(...one.places.map(({ place, n }) => ({ area: place.id, subject, n })));
  }
  const persons = roles.filter(({ row }) => pillarRole(row.role).subject === 'person');
  const personsShared = persons.reduce((sum, { row }) => sum + row.shared, 0);
  const together = togetherOf(needs);
  return {
    within,
    level: asked.level,
    registerOn: on,
    roles,
    uncounted,
    ...together,
    personsShared,
    simulated,
  };
}

/** Why a norm is not counted at all; undefined: it is, unless what is read says otherwise. */
function closedReason({ rate, unit, level }: Norm, within: Level): UncountedReason | undefined {
  if (rate === null) return 'no-rate';
  if (unit === 'reach') return 'reach';
  return level !== null && isFiner(within, level) ? 'wider' : undefined;
}

async function readRole(
  ctx: Context,
  scope: Scope,
  { withoutAway = false, ...asked }: RouteRequest<'officersNeeded'>,
  { role }: Norm,
): Promise<ReadCase | UncountedReason> {
  const limits = { mostKm: null, mostNeedPerPerson: null, keepCovered: false, ownKecamatan: false };
  try {
    const one = await readCase(ctx, scope, {
      ...asked,
      role,
      limits: { ...limits, pinned: [], withoutAway },
    });
    if (one.places.length === 0) return 'no-areas';
    return one.unknownAsked === one.places.length ? 'no-figures' : one;
  } catch (reason) {
    if (!(reason instanceof Fault)) throw reason;
    if (reason.detail.reason === 'no-register') return 'no-register';
    if (NOT_READ.has(reason.code)) return 'not-read';
    throw reason;
  }
}

function countRole(
  { role, norm, rule, given, places, unknownAsked, figuresPeriod }: ReadCase,
  level: Level,
): NeededRole {
  const supply = supplyToday(given);
  const { steps, short, meetsAll } = frontierOf(given, supply);
  const perUnit = Map.groupBy(steps, ({ unit }) => unit);
  return {
    row: {
      role,
      norm,
      level,
      needed: meetsAll,
      shared: Math.ceil(lackOf(given, supply) - NOISE),
      areas: places.length,
      shortAreas: short,
      unknown: unknownAsked,
      fromDesa: rule.moves === 'ownDesa',
      figuresPeriod: norm.unit === 'figures' ? figuresPeriod : null,
    },
    places: places.flatMap((place, unit) => {
      const n = perUnit.get(unit)?.length ?? 0;
      return n > 0 ? [{ place, n }] : [];
    }),
  };
}

/** Officers that are missing in all areas, parts of them too. */
function lackOf({ units, limits }: PlanCase, supply: readonly number[]): number {
  return units.reduce((sum, unit, u) => {
    const [has, wants] = [supply[u] ?? 0, askedOf(unit, limits)];
    return isCovered(has, wants) ? sum : sum + wants - has;
  }, 0);
}
