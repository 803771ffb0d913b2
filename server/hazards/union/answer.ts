import { classesOf, HAZARD_CLASSES, type HazardReach } from '../../../data/catalogue/hazards.ts';
import { isFiner } from '../../../data/catalogue/levels.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { type HazardRead, livedOf } from '../open.ts';
import type { Share } from '../shares.ts';
import { measureOverlaps, type Overlap, versionsOn } from './query.ts';

/** Land that is nearly all of an area is all of it. */
const WHOLE = 1 - 1e-6;
/** Areas in one statement: on the embedded database everybody waits for it. */
const AREAS_AT_ONCE = 60;

/** Shares that were measured: what zones and an area cover together changes for no version and no set. */
const MEASURED = new Map<string, number>();
const MOST_MEASURED = 200_000;

/**
 * How much of each area lies in zones of any of the hazards that were read, 0..1 by row: what several of them cover is
 * counted once; of what is settled, where that is known. Hazards that nothing is known of somewhere say nothing there; null: nothing is known of any.
 */
export async function unionShares(
  ctx: Context,
  scope: Scope,
  read: HazardRead,
  { reach, on }: { readonly reach: HazardReach; readonly on: string },
): Promise<(number | null)[]> {
  const { tree, parent, shares } = read;
  const union: (number | null)[] = tree.id.map(() => null);
  const overlaps: (Overlap & { readonly row: number })[] = [];
  for (const [row, areaId] of tree.id.entries()) {
    const known = [...shares.values()].flatMap((rows) => toldAt(rows[row], reach));
    const positive = known.filter(({ part }) => part > 0);
    const most = Math.max(0, ...known.map(({ part }) => part));
    if (known.length === 0) continue;
    // What lies over more than one zone is only known of the shapes; a sketched area is as the one it lies in.
    const isSure = positive.length <= 1 || most >= WHOLE;
    if (isSure) union[row] = most;
    else if (positive.some(({ share }) => share.sketched)) union[row] = union[parent[row] ?? -1] ?? most;
    else {
      const layer = positive.find(({ share }) => share.settled !== null)?.share.settled?.layer ?? null;
      overlaps.push({ row, areaId, layer, sets: positive.map(({ share }) => share.set.id) });
    }
  }
  const measured = await measure(ctx, scope, overlaps, { reach, on });
  for (const { row, areaId } of overlaps) union[row] = measured.get(areaId) ?? null;
  addUpLand(read, union);
  return union;
}

function toldAt(
  share: Share | null | undefined,
  reach: HazardReach,
): { readonly share: Share; readonly part: number }[] {
  const part = share?.partial ? null : livedOf(share, reach);
  return share && part !== null ? [{ share, part }] : [];
}

async function measure(
  ctx: Context,
  scope: Scope,
  overlaps: readonly Overlap[],
  { reach, on }: { readonly reach: HazardReach; readonly on: string },
): Promise<Map<number, number>> {
  const db = ctx.db.as(scope);
  const classes = classesOf(reach).map((c) => HAZARD_CLASSES.indexOf(c));
  const versions = await versionsOn(
    db,
    overlaps.map(({ areaId }) => areaId),
    on,
  );
  const asked = overlaps.flatMap(({ areaId, sets, layer }) => {
    const version = versions.get(areaId);
    const key = `${ctx.folder.id} ${version} ${sets.join(',')} ${classes.join(',')} ${layer ?? ''}`;
    return version === undefined ? [] : [{ areaId, version, sets, layer, key }];
  });
  if (MEASURED.size > MOST_MEASURED) MEASURED.clear();
  const open = asked.filter(({ key }) => !MEASURED.has(key));
  for (let from = 0; from < open.length; from += AREAS_AT_ONCE) {
    const batch = open.slice(from, from + AREAS_AT_ONCE);
    const found = await measureOverlaps(db, batch, classes);
    for (const { key, version } of batch) MEASURED.set(key, found.get(version) ?? 0);
  }
  return new Map(asked.map(({ areaId, key }) => [areaId, MEASURED.get(key) ?? 0]));
}

/** Above the desa: the land of the parts, where all of them are known. */
function addUpLand({ tree, parent }: HazardRead, union: (number | null)[]): void {
  const sums = tree.id.map(() => ({ land: 0, within: 0, known: 0, isWhole: true }));
  for (let row = tree.id.length - 1; row >= 0; row -= 1) {
    const sum = sums[row];
    const level = tree.level[row];
    if (sum && sum.known > 0 && level && isFiner('desa', level))
      union[row] = sum.isWhole && sum.land > 0 ? sum.within / sum.land : null;
    const above = sums[parent[row] ?? -1];
    if (!above) continue;
    const [part, land] = [union[row] ?? null, tree.areaM2[row] ?? 0];
    if (part === null || land <= 0) {
      above.isWhole = false;
      continue;
    }
    above.known += 1;
    above.land += land;
    above.within += part * land;
  }
}
