import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import type { NormReach } from '../../data/contract/norm.ts';
import type { CoverTree } from './cover.ts';
import { kmBetween } from './plan/distance.ts';

type Spot = readonly [number, number] | null;

/** Longer than this no degree of latitude is, kilometres. */
const KM_PER_DEGREE = 110.5;

/** How far somebody comes along a straight line. */
export function kmOfReach({ minutes, speedKmh, detour }: NormReach): number {
  return (minutes / 60) * (speedKmh / detour);
}

/**
 * Distinct officers from whom each area is no further than `km`, by row. An area down from `level` is measured by itself;
 * one above it has those who reach any of its parts of the level. null: the area has no place.
 * @param at by row of the tree, where an area is
 * @param from of each officer, where one lives and serves
 */
export function reachedBy(
  tree: CoverTree,
  level: Level,
  {
    at,
    from,
    km,
  }: { readonly at: readonly Spot[]; readonly from: readonly (readonly Spot[])[]; readonly km: number },
): (number | null)[] {
  const isAbove = tree.level.map((own) => isFiner(level, own));
  const reached = tree.id.map((_, row): number | null => (isAbove[row] || at[row] ? 0 : null));
  const seen = new Int32Array(tree.id.length).fill(-1);
  const see = (row: number, who: number) => {
    if (seen[row] === who) return false;
    seen[row] = who;
    reached[row] = (reached[row] ?? 0) + 1;
    return true;
  };
  for (const [who, spots] of from.entries()) {
    for (const spot of spots) {
      if (spot === null) continue;
      for (const [row, place] of at.entries()) {
        if (place === null || isAbove[row] || Math.abs(place[1] - spot[1]) * KM_PER_DEGREE > km) continue;
        if (kmBetween(spot, place) > km || !see(row, who) || tree.level[row] !== level) continue;
        for (let up = tree.parent[row] ?? -1; up >= 0 && see(up, who); up = tree.parent[up] ?? -1);
      }
    }
  }
  return reached;
}
