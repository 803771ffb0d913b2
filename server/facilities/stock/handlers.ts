import { reliefItem } from '../../../data/catalogue/relief-items.ts';
import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { StockMovement } from '../../../data/contract/stock.ts';
import { daysAfter } from '../../../data/read/day.ts';
import { holdsIn, requireIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { loadFacilities, loadStock } from '../store/query.ts';
import { keepMovement } from './keep.ts';
import { printMinutes } from './minutes-answer.ts';
import { hasIncident, loadSlips, type SlipRow } from './query.ts';

/** What lies in stock where, by item. Known to everybody who signs in: who needs it asks there. */
export async function stock(
  ctx: Context,
  scope: Scope,
  { within, facility }: RouteRequest<'stock'>,
): Promise<RouteAnswer<'stock'>> {
  const db = ctx.db.as(scope);
  const held = await loadFacilities(db, { within, ids: facility === undefined ? undefined : [facility] });
  const by = new Map(held.map((f) => [f.id, f]));
  const rows = await loadStock(db, [...by.keys()]);
  const items = [...Map.groupBy(rows, (row) => row.item)].map(([item, of]) => ({
    item,
    count: of.reduce((sum, { count }) => sum + count, 0),
    decree: reliefItem(item).decree,
    at: of.flatMap(({ facility: id, count }) => {
      const f = by.get(id);
      if (!f) return [];
      const area = { id: f.areaId, code: f.code, name: f.areaName, level: f.level };
      return [
        { facility: id, name: f.name, area, count, managed: holdsIn(scope, 'facilities.manage', f.code) },
      ];
    }),
  }));
  const last = rows.reduce<Date | null>((a, { changedAt }) => (a && a > changedAt ? a : changedAt), null);
  return { items, asOf: last?.toISOString() ?? null, simulated: held.some((f) => f.simulated) };
}

/** Movements of stock, the latest first. */
export async function stockMovements(
  ctx: Context,
  scope: Scope,
  { from, most, ...filter }: RouteRequest<'stockMovements'>,
): Promise<RouteAnswer<'stockMovements'>> {
  const rows = await loadSlips(ctx.db.as(scope), filter, { from, most });
  return { total: rows[0]?.total ?? 0, movements: rows.map((row) => show(scope, row)) };
}

/** Keeps a movement. Throws Fault 'unknown-facility', 'outside-scope', 'stock-refused', 'stock-short'. */
export async function moveStock(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'moveStock'>,
): Promise<RouteAnswer<'moveStock'>> {
  const db = ctx.db.as(scope);
  const wanted = [request.facility, ...(request.to === null ? [] : [request.to])];
  const held = new Map((await loadFacilities(db, { ids: wanted })).map((f) => [f.id, f]));
  const missing = wanted.find((id) => !held.has(id));
  if (missing !== undefined) throw new Fault('unknown-facility', { id: missing });
  // What is moved away is the giver's to move; it arrives wherever it is sent.
  requireIn(scope, 'facilities.manage', held.get(request.facility)?.code ?? '');
  // Days are those of the office, whose clock is ahead of UTC.
  if (request.on > daysAfter(ctx.clock.today(), 1)) throw new Fault('stock-refused', { reason: 'future' });
  if (request.incident !== null && !(await hasIncident(db, request.incident))) {
    throw new Fault('stock-refused', { reason: 'incident', incident: request.incident });
  }
  const at = ctx.clock.now();
  const areas = [...held.values()].map((f) => f.code);
  const id = await ctx.db.write(scope, (tx) =>
    keepMovement(tx, scope, { ...request, importId: null, who: scope.who, at }, areas),
  );
  return show(scope, await requireSlip(ctx, scope, id));
}

/** The berita acara of a movement. Throws Fault 'unknown-movement', 'outside-scope'. */
export async function stockMinutes(
  ctx: Context,
  scope: Scope,
  { movement, lang }: RouteRequest<'stockMinutes'>,
): Promise<RouteAnswer<'stockMinutes'>> {
  const slip = await requireSlip(ctx, scope, movement);
  requireIn(scope, 'facilities.manage', slip.code);
  return printMinutes(ctx, scope, slip, lang);
}

async function requireSlip(ctx: Context, scope: Scope, id: number): Promise<SlipRow> {
  const [slip] = await loadSlips(ctx.db.as(scope), { id }, { from: 0, most: 1 });
  if (!slip) throw new Fault('unknown-movement', { id });
  return slip;
}

/** What moved is known to everybody; who gave, received and entered it, and what was noted, to who manages the store. */
function show(
  scope: Scope,
  { facilityId, facilityName, toId, toName, madeAt, total: _, code, ...rest }: SlipRow,
): StockMovement {
  const untold = { giver: null, receiver: null, receiverRole: null, note: null, madeBy: '' };
  return {
    ...rest,
    ...(holdsIn(scope, 'facilities.manage', code) ? {} : untold),
    items: [...rest.items],
    facility: { id: facilityId, name: facilityName },
    to: toId === null ? null : { id: toId, name: toName ?? '' },
    madeAt: madeAt.toISOString(),
  };
}
