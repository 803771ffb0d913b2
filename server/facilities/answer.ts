import type { ReliefItemCode } from '../../data/catalogue/relief-items.ts';
import type { Facility, FacilityKind } from '../../data/contract/facility.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { showFacility } from './sight.ts';
import { loadFacilities, loadStock } from './store/query.ts';

/** Facilities of some kinds in an area that are in use today, by name. */
export async function facilitiesIn(
  ctx: Context,
  scope: Scope,
  { within, kinds }: { readonly within: string; readonly kinds: readonly FacilityKind[] },
): Promise<Facility[]> {
  const on = ctx.clock.today();
  const held = await loadFacilities(ctx.db.as(scope), { within, on });
  return held.filter((f) => kinds.includes(f.kind)).map((f) => showFacility(scope, f, on));
}

/** What lies in stock in all facilities of an area, by item. An item that is not there is not in stock anywhere. */
export async function stockIn(
  ctx: Context,
  scope: Scope,
  within: string,
): Promise<ReadonlyMap<ReliefItemCode, number>> {
  const db = ctx.db.as(scope);
  const held = await loadFacilities(db, { within, on: ctx.clock.today() });
  const rows = await loadStock(
    db,
    held.map((f) => f.id),
  );
  const by = new Map<ReliefItemCode, number>();
  for (const { item, count } of rows) by.set(item, (by.get(item) ?? 0) + count);
  return by;
}

/** Does a facility lie in an area? */
export async function isFacilityIn(ctx: Context, scope: Scope, id: number, within: string): Promise<boolean> {
  return (await loadFacilities(ctx.db.as(scope), { ids: [id], within })).length > 0;
}
