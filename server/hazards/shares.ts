import { isFiner } from '../../data/catalogue/levels.ts';
import type { HazardTree, Said } from './query.ts';

/** How much of what is settled of an area lies in zones of one hazard, 0..1 by class. */
interface SettledShare {
  readonly low: number;
  readonly medium: number;
  readonly high: number;
  /** the layer of settlements that says it */
  readonly layer: number;
  /** how much of the area is settled, 0..1 */
  readonly part: number;
}

/** How much of an area lies in zones of one hazard, 0..1 by class. */
export interface Share {
  readonly low: number;
  readonly medium: number;
  readonly high: number;
  readonly set: Said['set'];
  /** of what is settled of it; null: by its land, for nobody said where in it people live */
  readonly settled: SettledShare | null;
  /** the class is of the whole area, from a table or a list */
  readonly stated: boolean;
  /** measured on the area that it lies in, for it is sketched or has no border itself */
  readonly sketched: boolean;
  /** of some of its parts nothing is known */
  readonly partial: boolean;
}

/** Rows of the parents in a tree; -1: none here. */
export function parentRows({ id, parentId }: Pick<HazardTree, 'id' | 'parentId'>): number[] {
  const at = new Map(id.map((area, row) => [area, row]));
  return parentId.map((parent) => (parent === null ? -1 : (at.get(parent) ?? -1)));
}

/**
 * The share of each area of a tree in the zones of one hazard, by row; null: no set says anything of it. Of several sets
 * the first that says something counts. Below a desa that has only a class nothing is known; a sketched area is as the one
 * that it lies in. Above the desa shares are added up by land.
 *
 * @param said of one hazard, the set that counts most first
 */
export function shareOut(
  tree: HazardTree,
  parent: readonly number[],
  said: readonly Said[],
): (Share | null)[] {
  const at = new Map(tree.id.map((area, row) => [area, row]));
  const shares: (Share | null)[] = tree.id.map(() => null);
  for (const { set, stated, areaId, low, medium, high, settled } of said) {
    const lived = new Map(settled?.areaId.map((area, i) => [area, i]));
    for (const [i, area] of areaId.entries()) {
      const row = at.get(area);
      if (row === undefined || shares[row]) continue;
      shares[row] = {
        low: low[i] ?? 0,
        medium: medium[i] ?? 0,
        high: high[i] ?? 0,
        settled: settledAt(settled, lived.get(area)),
        set,
        stated,
        sketched: false,
        partial: false,
      };
    }
  }
  for (const [row, level] of tree.level.entries()) {
    if (shares[row] || !tree.unmeasured[row] || !isFiner(level, 'desa')) continue;
    const above = shares[parent[row] ?? -1];
    if (above && !above.stated) shares[row] = { ...above, sketched: true };
  }
  addUpLand(tree, parent, shares);
  return shares;
}

function settledAt(settled: Said['settled'], i: number | undefined): SettledShare | null {
  if (settled === null || i === undefined) return null;
  const at = (column: 'low' | 'medium' | 'high' | 'part' | 'layer') => settled[column][i] ?? 0;
  return { low: at('low'), medium: at('medium'), high: at('high'), part: at('part'), layer: at('layer') };
}

interface Land {
  land: number;
  low: number;
  medium: number;
  high: number;
  /** the first part of which something is known */
  first: Share | null;
  isWhole: boolean;
  /** the settled land of the parts, as long as it is known of each */
  settled: { land: number; low: number; medium: number; high: number; layer: number } | null;
}

/** Shares of areas that were not measured themselves, by the land of those in them. */
function addUpLand(tree: HazardTree, parent: readonly number[], shares: (Share | null)[]): void {
  const sums = tree.id.map(
    (): Land => ({
      ...{ land: 0, low: 0, medium: 0, high: 0, first: null, isWhole: true },
      settled: { land: 0, low: 0, medium: 0, high: 0, layer: 0 },
    }),
  );
  for (let row = tree.id.length - 1; row >= 0; row -= 1) {
    const sum = sums[row];
    const level = tree.level[row];
    if (sum?.first && !shares[row] && level && isFiner('desa', level)) {
      const { land, low, medium, high, first, isWhole } = sum;
      const of = { low: low / land, medium: medium / land, high: high / land };
      const settled = isWhole ? settledOf(sum) : null;
      shares[row] = { ...first, ...of, settled, sketched: false, partial: !isWhole };
    }
    const share = shares[row] ?? null;
    const above = sums[parent[row] ?? -1];
    if (!above) continue;
    const land = tree.areaM2[row] ?? 0;
    if (!share || share.partial || land <= 0) above.isWhole = false;
    if (!share || land <= 0) continue;
    above.first ??= share;
    above.land += land;
    above.low += share.low * land;
    above.medium += share.medium * land;
    above.high += share.high * land;
    if (share.settled === null || above.settled === null) {
      above.settled = null;
      continue;
    }
    const lived = share.settled.part * land;
    above.settled.land += lived;
    above.settled.low += share.settled.low * lived;
    above.settled.medium += share.settled.medium * lived;
    above.settled.high += share.settled.high * lived;
    above.settled.layer = share.settled.layer;
  }
}

/** Of an area that was not measured itself: what is settled of its parts together. */
function settledOf({ settled, land }: Land): SettledShare | null {
  if (settled === null || settled.land <= 0) return null;
  const { low, medium, high, layer, land: lived } = settled;
  return {
    low: low / lived,
    medium: medium / lived,
    high: high / lived,
    layer,
    part: Math.min(1, lived / land),
  };
}
