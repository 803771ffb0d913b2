import type { FacilityDraft } from '../../data/contract/facility.ts';
import { FACILITY_KINDS } from '../../data/contract/facility.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { insertEvent } from '../audit/query.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { nameCodes } from '../pillars/browse/query.ts';
import { showFacility } from './sight.ts';
import { moveStock, stock, stockMinutes, stockMovements } from './stock/handlers.ts';
import { type HeldFacility, insertFacilities, loadFacilities, type WholeFacility } from './store/query.ts';

/** Facilities by area, kind and name. Where they are is known to everybody who signs in. */
async function facilities(
  ctx: Context,
  scope: Scope,
  { within, kind, search, on: said, ended }: RouteRequest<'facilities'>,
): Promise<RouteAnswer<'facilities'>> {
  const on = said ?? ctx.clock.today();
  const filter = { within, kind, search, on: ended === 'with' ? undefined : on };
  const shown = (await loadFacilities(ctx.db.as(scope), filter)).map((held) => showFacility(scope, held, on));
  const shelters = shown.filter((f) => f.kind === 'titik-pengungsian' && f.inUse);
  return {
    on,
    byKind: FACILITY_KINDS.map((of) => ({ kind: of, n: shown.filter((f) => f.kind === of).length })).filter(
      ({ n }) => n > 0,
    ),
    capacity: {
      persons: shelters.reduce((sum, f) => sum + (f.capacity ?? 0), 0),
      unknown: shelters.filter((f) => f.capacity === null).length,
    },
    facilities: shown,
  };
}

/** One facility. Throws Fault 'unknown-facility'. */
async function facility(
  ctx: Context,
  scope: Scope,
  { id }: RouteRequest<'facility'>,
): Promise<RouteAnswer<'facility'>> {
  return showFacility(scope, await requireFacility(ctx, scope, id), ctx.clock.today());
}

/** Enters a facility. Throws Fault 'facility-refused', 'outside-scope'. */
async function addFacility(
  ctx: Context,
  scope: Scope,
  draft: RouteRequest<'addFacility'>,
): Promise<RouteAnswer<'addFacility'>> {
  const whole = await wholeOf(ctx, scope, draft, undefined);
  const id = await write(ctx, scope, whole, draft.area, 'facility.made');
  return facility(ctx, scope, { id });
}

/** Writes a facility anew. Throws Fault 'unknown-facility', 'facility-changed', 'facility-refused', 'outside-scope'. */
async function changeFacility(
  ctx: Context,
  scope: Scope,
  { id, version, facility: draft }: RouteRequest<'changeFacility'>,
): Promise<RouteAnswer<'changeFacility'>> {
  const before = await requireManaged(ctx, scope, id);
  if (before.version !== version) throw new Fault('facility-changed', { id });
  const whole = await wholeOf(ctx, scope, draft, before);
  await write(ctx, scope, whole, draft.area, 'facility.changed', version);
  return facility(ctx, scope, { id });
}

/** The phone number of the contact; that it was read is on record. Throws Fault 'unknown-facility', 'outside-scope'. */
async function facilityPhone(
  ctx: Context,
  scope: Scope,
  { id }: RouteRequest<'facilityPhone'>,
): Promise<RouteAnswer<'facilityPhone'>> {
  const { phone: sealed, code } = await requireManaged(ctx, scope, id);
  if (sealed === null) throw new Fault('unknown-facility', { id });
  const phone = ctx.keys.open('register', sealed);
  await insertEvent(ctx.db.as(scope), scope, {
    at: ctx.clock.now(),
    action: 'view.phone',
    subject: `facility ${id}`,
    areas: [code],
  });
  return { phone };
}

async function write(
  ctx: Context,
  scope: Scope,
  whole: WholeFacility,
  area: string,
  action: string,
  basedOn?: number,
): Promise<number> {
  const at = ctx.clock.now();
  return ctx.db.write(scope, async (tx) => {
    if (whole.id !== null) {
      // Two who edit at once: the second finds the version gone when its turn comes.
      const held = await tx
        .selectFrom('facility_version')
        .select('id')
        .where('facility_id', '=', whole.id)
        .where('current', '=', true)
        .forUpdate()
        .executeTakeFirst();
      if (held?.id !== basedOn) throw new Fault('facility-changed', { id: whole.id });
    }
    const [id] = await insertFacilities(tx, [whole], { importId: null, who: scope.who, at });
    if (id === undefined) throw new Error('a facility without a number');
    await insertEvent(tx, scope, { at, action, subject: `facility ${id}`, areas: [area] });
    return id;
  });
}

async function wholeOf(
  ctx: Context,
  scope: Scope,
  draft: FacilityDraft,
  before: HeldFacility | undefined,
): Promise<WholeFacility> {
  requireIn(scope, 'facilities.manage', draft.area);
  const { kind, name, at, capacity, toilets, waterPoints, packsPerMeal, contactName, from, until } = draft;
  if (from !== null && until !== null && until < from)
    throw new Fault('facility-refused', { reason: 'reversed', from, until });
  const area = (await nameCodes(ctx.db.as(scope), [draft.area])).get(draft.area);
  if (!area) throw new Fault('facility-refused', { reason: 'area', area: draft.area });
  const { contactPhone } = draft;
  const phone =
    contactPhone === undefined
      ? (before?.phone ?? null)
      : contactPhone === null
        ? null
        : ctx.keys.seal('register', contactPhone);
  return {
    id: before?.id ?? null,
    kind,
    name,
    areaId: area.id,
    at,
    capacity,
    toilets,
    waterPoints,
    packsPerMeal,
    contactName,
    phone,
    from,
    until,
  };
}

async function requireFacility(ctx: Context, scope: Scope, id: number): Promise<HeldFacility> {
  const [held] = await loadFacilities(ctx.db.as(scope), { ids: [id] });
  if (!held) throw new Fault('unknown-facility', { id });
  return held;
}

async function requireManaged(ctx: Context, scope: Scope, id: number): Promise<HeldFacility> {
  const held = await requireFacility(ctx, scope, id);
  requireIn(scope, 'facilities.manage', held.code);
  return held;
}

/** A handler for every route of facilities and stock. */
export const facilityHandlers = {
  facilities,
  facility,
  addFacility,
  changeFacility,
  facilityPhone,
  stock,
  stockMovements,
  moveStock,
  stockMinutes,
};
