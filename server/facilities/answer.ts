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

export interface Stocked {
  readonly facility: Facility;
  readonly item: ReliefItemCode;
  readonly count: number;
}

/** What lies in stock in some facilities, each item where it lies. */
export async function stockIn(
  ctx: Context,
  scope: Scope,
  facilities: readonly Facility[],
): Promise<Stocked[]> {
  const shown = new Map(facilities.map((f) => [f.id, f]));
  const rows = await loadStock(ctx.db.as(scope), [...shown.keys()]);
  return rows.flatMap(({ facility: id, item, count }) => {
    const facility = shown.get(id);
    return facility ? [{ facility, item, count }] : [];
  });
}

/** Does a facility lie in an area? */
export async function isFacilityIn(ctx: Context, scope: Scope, id: number, within: string): Promise<boolean> {
  return (await loadFacilities(ctx.db.as(scope), { ids: [id], within })).length > 0;
}
